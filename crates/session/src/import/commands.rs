//! Where the commands of the AWS CLI stand in a text: behind prompts, assignments and other programs,
//! among what they printed.
//!
//! Each line is looked at once; a command that is found takes its continuation lines with it.

use crate::import::shell::{self, Dialect, Unclosed, Word};

/// The longest value of a variable that is kept, in bytes.
const LONGEST: usize = 256;

/// One command: what stands behind the word `aws`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Command {
    /// Where it begins in the text, in bytes.
    pub at: usize,
    /// Its words.
    pub words: Vec<Word>,
    /// What the shell hands to it.
    pub environment: Environment,
}

/// The variables that the AWS CLI reads
/// (<https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-envvars.html>).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Environment {
    pub profile: Option<String>,
    pub region: Option<String>,
    pub default_region: Option<String>,
}

/// All that was found in a text.
#[derive(Debug, Default)]
pub(crate) struct Commands {
    /// Those of the services that Session Manager's calls belong to.
    pub found: Vec<Command>,
    /// The first one of another service.
    pub other: Option<String>,
}

/// Finds all commands of a text.
pub(crate) fn find(text: &str) -> Result<Commands, Unclosed> {
    let mut commands = Commands::default();
    let mut kept = Environment::default();
    let (mut at, mut end, mut continued) = (0, 0, None);
    while at < text.len() {
        if at >= end {
            let rest = text.get(at..).unwrap_or_default();
            end = at + rest.find('\n').map_or(rest.len(), |at| at + 1);
            continued = continuation(text.get(at..end).unwrap_or_default());
        }
        let line = text.get(at..end).unwrap_or_default();
        let mut environment = kept.clone();
        let start = start(line);
        let before = start.as_ref().map_or(line, |start| start.before);
        assignments(before, &mut environment, &mut kept);
        let Some(start) = start else {
            at = end;
            continue;
        };
        at += start.behind;
        let behind = line.get(start.behind..).unwrap_or_default();
        if !is_wanted(behind) {
            commands.other.get_or_insert_with(|| {
                let words = behind.split_whitespace().take(2);
                words.fold("aws".to_string(), |name, word| name + " " + word)
            });
            continue;
        }
        continued = prompt(start.before).or(continued);
        let dialect = continued.unwrap_or(Dialect::Posix);
        let (words, length) = read(text.get(at..).unwrap_or_default(), start.quote, dialect)?;
        commands.found.push(Command {
            at,
            words,
            environment,
        });
        at += length;
    }
    Ok(commands)
}

/// The words of a command, and the bytes they take.
fn read(text: &str, quote: Option<char>, dialect: Dialect) -> Result<(Vec<Word>, usize), Unclosed> {
    let Some(quote) = quote else {
        let line = shell::line(text, dialect)?;
        return Ok((line.words, line.length));
    };
    // The command is one word of another one, such as of `sh -c "aws …"`.
    let (inner, length) = quoted(text, quote).ok_or(Unclosed(quote))?;
    let line = shell::line(&inner, dialect)?;
    Ok((line.words, length))
}

/// What stands before a closing quote, and the bytes up to behind it.
fn quoted(text: &str, quote: char) -> Option<(String, usize)> {
    let mut inner = String::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        match c {
            c if c == quote => return Some((inner, at + c.len_utf8())),
            '\\' if quote == '"' => match chars.peek() {
                Some((_, next @ ('"' | '\\'))) => {
                    inner.push(*next);
                    chars.next();
                }
                _ => inner.push(c),
            },
            c => inner.push(c),
        }
    }
    None
}

/// Where a command begins in a line.
struct Start<'a> {
    /// What stands before the word `aws`: a prompt, assignments, another program.
    before: &'a str,
    /// The first byte behind the word.
    behind: usize,
    /// The quote that the word follows.
    quote: Option<char>,
}

fn start(line: &str) -> Option<Start<'_>> {
    let mut at = 0;
    for piece in line.split_inclusive(char::is_whitespace) {
        let (here, word) = (at, piece.trim_end());
        at += piece.len();
        let end = here + word.len();
        let word = word.trim_end_matches(['"', '\'']);
        let breaks = ['"', '\'', '(', '=', '>', '`', ';', '&', '|', '$'];
        let name_at = word.rfind(breaks).map_or(0, |at| at + 1);
        let name = word.get(name_at..)?;
        let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
        if ["aws", "aws.exe", "aws.cmd"].contains(&name.to_ascii_lowercase().as_str()) {
            let quote = word.get(..name_at).and_then(|before| before.chars().last());
            let whole = here + word.len() < end;
            return Some(Start {
                before: line.get(..here + name_at)?,
                behind: end,
                quote: quote.filter(|c| !whole && ['"', '\''].contains(c)),
            });
        }
    }
    None
}

/// Whether the words behind `aws` are of a service that matters, options aside.
fn is_wanted(text: &str) -> bool {
    let word = text.split_whitespace().next().unwrap_or_default();
    matches!(word, "ssm" | "ecs" | "\\" | "^" | "`") || word.starts_with("--")
}

/// The shell, by its prompt.
fn prompt(before: &str) -> Option<Dialect> {
    let prompt = before.trim_start();
    let in_powershell = ["$env:", "$Env:"]
        .iter()
        .any(|start| prompt.contains(start));
    if prompt.starts_with("PS ") || prompt.starts_with("PS>") || in_powershell {
        return Some(Dialect::PowerShell);
    }
    let drive = prompt.chars().nth(1) == Some(':') && prompt.contains(":\\");
    drive.then_some(Dialect::Cmd)
}

/// The shell, by how it continues a line.
fn continuation(line: &str) -> Option<Dialect> {
    let line = line.trim_end();
    let power = line.ends_with(" `").then_some(Dialect::PowerShell);
    power.or(line.ends_with(" ^").then_some(Dialect::Cmd))
}

/// Reads the assignments in a piece of a line: those that last, and those for one command.
fn assignments(line: &str, environment: &mut Environment, kept: &mut Environment) {
    let mut lasting = false;
    let line = line.replace(" = ", "=");
    for word in line.split_whitespace() {
        let word = word.trim_start_matches('"');
        let in_powershell = word
            .get(..5)
            .filter(|start| start.eq_ignore_ascii_case("$env:"));
        let name = word
            .get(in_powershell.map_or(0, str::len)..)
            .unwrap_or_default();
        let Some((name, value)) = name.split_once('=') else {
            lasting = ["export", "set"].contains(&word);
            continue;
        };
        let value = value.trim_matches(['"', '\'', ';', '&']).to_string();
        environment.set(name, &value);
        if lasting || in_powershell.is_some() {
            kept.set(name, &value);
        }
    }
}

impl Environment {
    fn set(&mut self, name: &str, value: &str) {
        let member = match name.to_ascii_uppercase().as_str() {
            "AWS_PROFILE" | "AWS_DEFAULT_PROFILE" => &mut self.profile,
            "AWS_REGION" => &mut self.region,
            "AWS_DEFAULT_REGION" => &mut self.default_region,
            _ => return,
        };
        // No name is longer, and what lasts is handed on from line to line.
        *member = (1..=LONGEST)
            .contains(&value.len())
            .then(|| value.to_string());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, Option<String>, Option<String>)> {
        let commands = find(text).unwrap().found.into_iter();
        let line = |command: Command| {
            let words: Vec<_> = command
                .words
                .iter()
                .map(|word| word.text.as_str())
                .collect();
            let Environment {
                profile, region, ..
            } = command.environment;
            (words.join(" "), profile, region)
        };
        commands.map(line).collect()
    }

    #[test]
    fn a_command_is_found_behind_whatever_stands_before_it() {
        for text in [
            "aws ssm x",
            "$ aws ssm x",
            "alice@host:~/dir$ aws ssm x",
            "[cloudshell-user@ip-10-0-0-1 ~]$ aws ssm x",
            "alice@mac ~ % aws ssm x",
            "PS C:\\Users\\a b> aws.exe ssm x",
            "C:\\Users\\a>aws ssm x",
            "& \"C:\\Program Files\\Amazon\\AWSCLIV2\\aws.exe\" ssm x",
            "& \"C:\\aws.exe\" ssm x",
            "sudo -E /usr/local/bin/aws ssm x",
            "aws-vault exec prod -- aws ssm x",
            "sh -c 'aws ssm x' y",
            "sh -c \"aws ssm x\" y",
            "OUT=$(aws ssm x) y",
            "run `aws ssm x` and",
            "don't worry\nnothing\n  aws ssm x\nbye",
        ] {
            assert_eq!(found(text), [("ssm x".to_string(), None, None)], "{text}");
        }
        for text in ["aws-vault ssm x", "the aws cli", "aws s3 ls", "paws ssm x"] {
            assert_eq!(found(text), [], "{text}");
        }
        let quoted = find("sh -c \"aws ssm \\\"a b\\\" '\\\\'\" y")
            .unwrap()
            .found;
        let words: Vec<_> = quoted[0].words.iter().map(|word| &word.text).collect();
        assert_eq!(words, ["ssm", "a b", "\\"]);
    }

    #[test]
    fn each_command_has_its_place_and_the_next_one_is_found() {
        let text = "$ aws ssm a \\\n  b\nout\n$ aws ecs c; aws ssm d\n";
        let commands = find(text).unwrap();
        let places: Vec<_> = commands
            .found
            .iter()
            .map(|c| text.get(c.at..c.at + 6).unwrap())
            .collect();
        assert_eq!(places, [" ssm a", " ecs c", " ssm d"]);
        assert_eq!(commands.other, None);
        let other = find("$ aws s3 ls x\n$ aws sts get\n").unwrap().other;
        assert_eq!(other.as_deref(), Some("aws s3 ls"));
    }

    #[test]
    fn the_environment_lasts_as_in_the_shell() {
        let one = |p: &str, r: &str| {
            let text = |t: &str| (!t.is_empty()).then(|| t.to_string());
            ("ssm x".to_string(), text(p), text(r))
        };
        for (text, expected) in [
            (
                "AWS_PROFILE=a AWS_REGION='b' aws ssm x\naws ssm x",
                vec![one("a", "b"), one("", "")],
            ),
            (
                "export AWS_PROFILE=a\naws ssm x\naws ssm x",
                vec![one("a", ""), one("a", "")],
            ),
            ("set \"AWS_REGION=b\" && aws ssm x", vec![one("", "b")]),
            (
                "PS> $Env:AWS_PROFILE = \"a\"; aws ssm x\naws ssm x",
                vec![one("a", ""), one("a", "")],
            ),
            ("echo set\nAWS_PROFILE=a\naws ssm x", vec![one("", "")]),
            ("AWS_PROFILE= OTHER=b aws ssm x", vec![one("", "")]),
        ] {
            assert_eq!(found(text), expected, "{text}");
        }
    }

    #[test]
    fn the_shell_is_known_by_its_prompt_or_its_continuation() {
        for (line, expected) in [
            ("$ ", None),
            ("a:b$ ", None),
            ("PS C:\\> ", Some(Dialect::PowerShell)),
            ("PS> ", Some(Dialect::PowerShell)),
            ("$env:A='b'; ", Some(Dialect::PowerShell)),
            ("C:\\Users>", Some(Dialect::Cmd)),
        ] {
            assert_eq!(prompt(line), expected, "{line}");
        }
        for (line, expected) in [
            ("aws ssm x \\\n", None),
            ("aws ssm x `\n", Some(Dialect::PowerShell)),
            ("aws ssm x ^ \r\n", Some(Dialect::Cmd)),
            ("aws ssm `x`", None),
        ] {
            assert_eq!(continuation(line), expected, "{line}");
        }
    }
}
