//! The words behind `aws` → which call, with which options.
//!
//! Follows <https://docs.aws.amazon.com/cli/latest/userguide/cli-usage-commandstructure.html>.

use crate::import::calls::{self, Call};
use crate::import::shell::Word;

/// One call of the AWS CLI.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Invocation {
    /// The operation.
    pub call: &'static Call,
    /// The options in their order, without their dashes.
    pub options: Vec<Given>,
}

/// One option.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Given {
    pub name: String,
    pub values: Vec<Word>,
}

/// The global options without a value
/// (<https://docs.aws.amazon.com/cli/latest/reference/#global-options>).
const FLAGS: [&str; 9] = [
    "debug",
    "no-verify-ssl",
    "no-paginate",
    "no-sign-request",
    "no-cli-pager",
    "cli-auto-prompt",
    "no-cli-auto-prompt",
    "interactive",
    "non-interactive",
];

/// Reads the words behind `aws`; `None` where they are another call.
pub(crate) fn read(words: Vec<Word>) -> Option<Invocation> {
    let mut options: Vec<Given> = Vec::new();
    let mut names: Vec<String> = Vec::new();
    for word in words {
        if let Some((name, value)) = option(&word) {
            let values = Vec::from_iter(value);
            options.push(Given { name, values });
            continue;
        }
        match options.last_mut() {
            // Behind the operation an option may have many values, before it has one at most.
            Some(last) if takes_value(last, names.len()) => last.values.push(word),
            _ => names.push(word.text),
        }
    }
    let mut names = names.iter().map(String::as_str);
    let call = calls::by_verb(names.next()?, names.next()?)?;
    Some(Invocation { call, options })
}

fn takes_value(option: &Given, names: usize) -> bool {
    !FLAGS.contains(&option.name.as_str()) && (names >= 2 || option.values.is_empty())
}

/// `--name` or `--name=value`; word processors make one long dash of the two.
fn option(word: &Word) -> Option<(String, Option<Word>)> {
    let text = word.text.strip_prefix("--");
    let text = text.or_else(|| word.text.strip_prefix(['–', '—']))?;
    let named = |name: &str| name.starts_with(|c: char| c.is_ascii_alphabetic());
    let (name, value) = match text.split_once('=') {
        Some((name, value)) => {
            let text = value.to_string();
            (name, Some(Word { text, ..*word }))
        }
        None => (text, None),
    };
    named(name).then(|| (name.to_string(), value))
}

impl Invocation {
    /// The values of an option; the last one counts where it stands there twice.
    pub fn values(&self, name: &str) -> Option<&[Word]> {
        let mut options = self.options.iter().rev();
        let option = options.find(|option| option.name == name)?;
        Some(&option.values)
    }

    /// The single value of an option.
    pub fn value(&self, name: &str) -> Option<&Word> {
        let value = self.values(name)?.first()?;
        Some(value).filter(|word| !word.text.is_empty())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(line: &str) -> Option<(&'static str, String)> {
        let words = line.split(' ').map(|text| Word {
            text: text.to_string(),
            open: false,
        });
        let invocation = read(words.collect())?;
        let options = invocation.options.iter().map(|option| {
            let values = option.values.iter().map(|word| word.text.as_str());
            format!("{}={}", option.name, values.collect::<Vec<_>>().join("+"))
        });
        let options = options.collect::<Vec<_>>().join(" ");
        Some((invocation.call.action, options))
    }

    #[test]
    fn options_stand_anywhere() {
        for (line, action, options) in [
            (
                "ssm start-session --target i-1",
                "ssm:StartSession",
                "target=i-1",
            ),
            (
                "ssm start-session --target=i-1 –reason x=y",
                "ssm:StartSession",
                "target=i-1 reason=x=y",
            ),
            (
                "--profile p ssm --region r send-command --instance-ids a b --debug",
                "ssm:SendCommand",
                "profile=p region=r instance-ids=a+b debug=",
            ),
            (
                "--debug ecs execute-command —task t --interactive x",
                "ecs:ExecuteCommand",
                "debug= task=t interactive=",
            ),
            (
                "ssm start-session --reason --5 --x=",
                "ssm:StartSession",
                "reason=--5 x=",
            ),
        ] {
            assert_eq!(of(line), Some((action, options.to_string())), "{line}");
        }
        for line in [
            "ssm",
            "ssm start-sessions",
            "ecs start-session",
            "--profile ssm start-session",
            "s3 ls",
        ] {
            assert_eq!(of(line), None, "{line}");
        }
    }

    #[test]
    fn the_last_one_of_an_option_counts() {
        let word = |text: &str| Word {
            text: text.to_string(),
            open: false,
        };
        let words = [
            "ssm",
            "start-session",
            "--target",
            "a",
            "--target",
            "b",
            "--reason=",
        ];
        let read = read(words.map(word).into()).unwrap();
        assert_eq!(read.value("target"), Some(&word("b")));
        assert_eq!(read.value("reason"), None);
        assert_eq!(read.value("region"), None);
    }
}
