//! Raw deflate with a preset dictionary: the bytes that zlib makes of `deflateSetDictionary`, and takes.
//!
//! Both directions are total. Unpacking takes memory in proportion to what it yields, and stops at the
//! limit.

use miniz_oxide::DataFormat;
use miniz_oxide::deflate::CompressionLevel;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, compress_to_output};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::core::inflate_flags::TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
use miniz_oxide::inflate::core::{DecompressorOxide, decompress};

/// Why bytes weren't unpacked.
#[derive(Debug, PartialEq)]
pub(super) enum Refused {
    /// They are nothing that was ever packed, or not all of it, or more.
    Damaged,
    /// They unfold to more than the limit.
    TooLarge,
}

/// What is made room for first.
const ROOM: usize = 16 << 10;

/// Packs bytes.
pub(super) fn pack(bytes: &[u8], dictionary: &[u8]) -> Vec<u8> {
    let level = CompressionLevel::UberCompression;
    let mut compressor = CompressorOxide::with_format_and_level(DataFormat::Raw, level);
    // The window then holds the dictionary, and what follows starts at a whole byte.
    compress_to_output(&mut compressor, dictionary, TDEFLFlush::Sync, |_| true);
    let mut packed = Vec::new();
    compress_to_output(&mut compressor, bytes, TDEFLFlush::Finish, |piece| {
        packed.extend_from_slice(piece);
        true
    });
    packed
}

/// Unpacks bytes to at most `limit` of them.
pub(super) fn unpack(packed: &[u8], dictionary: &[u8], limit: usize) -> Result<Vec<u8>, Refused> {
    let most = dictionary.len() + limit;
    let mut out = dictionary.to_vec();
    let mut end = out.len();
    let mut rest = packed;
    let mut decompressor = DecompressorOxide::new();
    loop {
        let room = (out.len() * 2).max(ROOM).min(most);
        out.resize(room, 0);
        let flags = TINFL_FLAG_USING_NON_WRAPPING_OUTPUT_BUF;
        let (status, read, written) = decompress(&mut decompressor, rest, &mut out, end, flags);
        rest = rest.get(read..).unwrap_or_default();
        end += written;
        match status {
            TINFLStatus::Done if rest.is_empty() => break,
            TINFLStatus::HasMoreOutput if out.len() < most => {}
            TINFLStatus::HasMoreOutput => return Err(Refused::TooLarge),
            _ => return Err(Refused::Damaged),
        }
    }
    out.truncate(end);
    out.drain(..dictionary.len());
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_packed_comes_back_up_to_the_limit() {
        for dictionary in ["", "a dictionary of words"] {
            for length in [0, 1, 100, ROOM - 1, ROOM, ROOM + 1, ROOM * 9] {
                let text: Vec<u8> = b"words of a "
                    .iter()
                    .copied()
                    .cycle()
                    .take(length)
                    .collect();
                let packed = pack(&text, dictionary.as_bytes());
                let unpack = |limit| unpack(&packed, dictionary.as_bytes(), limit);
                assert_eq!(unpack(usize::MAX >> 1), Ok(text.clone()));
                assert_eq!(unpack(length), Ok(text.clone()));
                if length > 0 {
                    assert_eq!(unpack(length - 1), Err(Refused::TooLarge));
                }
            }
        }
    }

    #[test]
    fn the_dictionary_saves_its_words() {
        let text = b"{\"version\":1,\"policies\":[]}";
        assert!(pack(text, text).len() < 8);
        assert!(pack(text, b"").len() > 20);
    }

    #[test]
    fn what_is_cut_off_or_goes_on_is_damaged() {
        let packed = pack(b"some words", b"words");
        let short = packed.get(..packed.len() - 1).unwrap_or_default();
        let long = [packed.as_slice(), &[0]].concat();
        for bytes in [short, &long, &[]] {
            assert_eq!(unpack(bytes, b"words", 99), Err(Refused::Damaged));
        }
    }
}
