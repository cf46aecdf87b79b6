//! A tree → JSON without white space.

use super::{Node, Value};

/// A text as a JSON string.
pub fn quoted(text: &str) -> String {
    let mut json = String::with_capacity(text.len() + 2);
    quote(&mut json, text);
    json
}

/// A value as JSON; what couldn't be read is `null`.
pub fn compact(node: Node<'_>) -> String {
    let mut json = String::new();
    write(&mut json, node);
    json
}

fn write(json: &mut String, node: Node<'_>) {
    match node.value {
        Value::Null | Value::Missing => json.push_str("null"),
        Value::Bool(true) => json.push_str("true"),
        Value::Bool(false) => json.push_str("false"),
        Value::Number(number) => json.push_str(number),
        Value::String(text) => quote(json, text),
        Value::Array(values) => {
            json.push('[');
            for (index, value) in values.enumerate() {
                if index > 0 {
                    json.push(',');
                }
                write(json, value);
            }
            json.push(']');
        }
        Value::Object(members) => {
            json.push('{');
            for (index, member) in members.enumerate() {
                if index > 0 {
                    json.push(',');
                }
                quote(json, member.name);
                json.push(':');
                write(json, member.value);
            }
            json.push('}');
        }
    }
}

fn quote(json: &mut String, text: &str) {
    json.push('"');
    for c in text.chars() {
        let escape = match c {
            '"' | '\\' => c,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            ..' ' => {
                json.push_str("\\u00");
                for digit in [u32::from(c) >> 4, u32::from(c) & 15] {
                    json.push(char::from_digit(digit, 16).unwrap_or_default());
                }
                continue;
            }
            _ => {
                json.push(c);
                continue;
            }
        };
        json.push('\\');
        json.push(escape);
    }
    json.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::whole;

    #[test]
    fn what_is_written_is_read_again() {
        for json in [
            r#"{"a":[null,true,false,-1.5e3],"b":{},"":"\u001f\u0000\n\r\t\b\f\"\\/日😀"}"#,
            "[]",
            "[[1,2],{\"a\":\"b\",\"c\":0}]",
        ] {
            let tree = whole(json).unwrap();
            assert_eq!(tree.root().map(compact).as_deref(), Some(json));
        }
    }
}
