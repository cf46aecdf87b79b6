//! Texts that are no policy but hold one, as tools print them, and texts that another language is for.
//!
//! Invariant: what is taken out is a JSON object with a `Statement`, and a text that is one itself, as
//! far as it can be read, is told of by [`crate::parse`] alone.

use crate::format::format;
use crate::json::{Node, Value, parse, quoted};
use crate::policy::Kind;

/// What a text is instead of a policy.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Form {
    /// An answer of the AWS CLI, and where in it the policy is.
    Answer(String),
    /// A policy as a JSON string, with the quotes or without.
    Quoted,
    /// A policy in percent encoding, as IAM's API hands it out
    /// (<https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetPolicyVersion.html>).
    PercentEncoded,
    /// A policy between the fences of Markdown.
    Fenced,
    /// Statements without a policy around them.
    Statements,
    /// YAML.
    Yaml,
    /// Terraform's language.
    Terraform,
    /// The ARN of a policy.
    Arn,
}

/// A text's form, and the policy in it, laid out where it is flawless.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    /// What the text is.
    pub form: Form,
    /// The policy that can be taken out.
    pub policy: Option<String>,
    /// What the text says of it.
    pub about: About,
}

/// What an answer of the AWS CLI says of the policy in it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// Its name, or that of what it is attached to.
    pub name: Option<String>,
    /// What kind it is.
    pub kind: Option<Kind>,
    /// Its ARN.
    pub arn: Option<String>,
}

/// An answer of the AWS CLI (<https://docs.aws.amazon.com/cli/latest/reference/>).
struct Answer {
    /// Where the policy stands.
    policy: &'static [&'static str],
    /// Where a name stands.
    name: &'static [&'static str],
    /// What kind of policy it is, unless the answer says so.
    kind: Option<Kind>,
}

const ANSWERS: [Answer; 6] = [
    // `iam get-policy-version`, of an identity-based policy or a boundary.
    Answer {
        policy: &["PolicyVersion", "Document"],
        name: &[],
        kind: None,
    },
    // `iam get-role-policy` and its relatives.
    Answer {
        policy: &["PolicyDocument"],
        name: &["PolicyName"],
        kind: Some(Kind::Identity),
    },
    // `ec2 describe-vpc-endpoints`, of one endpoint.
    Answer {
        policy: &["VpcEndpoints", "PolicyDocument"],
        name: &["VpcEndpoints", "VpcEndpointId"],
        kind: Some(Kind::VpcEndpoint),
    },
    // `iam get-role`.
    Answer {
        policy: &["Role", "AssumeRolePolicyDocument"],
        name: &["Role", "RoleName"],
        kind: Some(Kind::Trust),
    },
    // `organizations describe-policy`.
    Answer {
        policy: &["Policy", "Content"],
        name: &["Policy", "PolicySummary", "Name"],
        kind: None,
    },
    // `s3api get-bucket-policy`, `kms get-key-policy` and their relatives.
    Answer {
        policy: &["Policy"],
        name: &[],
        kind: Some(Kind::Resource),
    },
];

/// What a text is, where it is no policy.
pub fn held(text: &str) -> Option<Held> {
    let text = text.trim_start_matches('\u{feff}').trim();
    let (tree, errors) = parse(text);
    match tree.root().filter(|_| errors.is_empty()) {
        Some(root) => in_json(text, root),
        None => in_other(text),
    }
}

fn in_json(text: &str, root: Node) -> Option<Held> {
    match root.value {
        Value::Object(_) if member(root, "Statement").is_some() => None,
        Value::Object(_) if is_statement(root) => Some(around(text)),
        Value::Array(mut items) => {
            let statements = items.count() > 0 && items.all(is_statement);
            statements.then(|| around(text))
        }
        Value::String(policy) => hold(Form::Quoted, policy),
        _ => ANSWERS.iter().find_map(|answer| {
            let inner = at(root, answer.policy)?;
            let policy = match inner.value {
                Value::String(policy) => policy,
                _ => inner.span.of(text),
            };
            let held = hold(Form::Answer(answer.policy.join(".")), policy)?;
            Some(Held {
                about: about(root, answer),
                ..held
            })
        }),
    }
}

fn about(root: Node, answer: &Answer) -> About {
    let text = |path: &[&str]| match at(root, path)?.value {
        Value::String(text) => Some(text.to_string()),
        _ => None,
    };
    let summary = |name| text(&["Policy", "PolicySummary", name]);
    let kind = match summary("Type").as_deref() {
        Some("SERVICE_CONTROL_POLICY") => Some(Kind::Scp),
        Some("RESOURCE_CONTROL_POLICY") => Some(Kind::Rcp),
        _ => answer.kind,
    };
    About {
        name: text(answer.name).filter(|name| !name.is_empty()),
        kind,
        arn: summary("Arn"),
    }
}

/// What stands at the end of these names, where a list has a single entry.
fn at<'t>(root: Node<'t>, path: &[&str]) -> Option<Node<'t>> {
    path.iter().try_fold(root, |node, name| {
        let found = member(node, name)?;
        match found.value {
            Value::Array(items) if items.count() == 1 => items.into_iter().next(),
            _ => Some(found),
        }
    })
}

fn in_other(text: &str) -> Option<Held> {
    if let Some(behind) = text.strip_prefix("```") {
        let (_, inside) = behind.split_once('\n')?;
        let inside = inside
            .split_once("\n```")
            .map_or(inside, |(inside, _)| inside);
        return hold(Form::Fenced, inside);
    }
    if text.starts_with("%7B") || text.starts_with("%7b") {
        return hold(Form::PercentEncoded, &percent_decoded(text)?);
    }
    if text.starts_with("{\\") {
        let quoted = format!("\"{text}\"");
        let (tree, errors) = parse(&quoted);
        return match tree.root().filter(|_| errors.is_empty())?.value {
            Value::String(policy) => hold(Form::Quoted, policy),
            _ => None,
        };
    }
    let form = written_in(text)?;
    Some(Held {
        form,
        policy: None,
        about: About::default(),
    })
}

/// The language of a text that isn't JSON, by its first line.
fn written_in(text: &str) -> Option<Form> {
    let mut lines = text.lines().map(str::trim);
    let first = lines.find(|line| !line.is_empty() && !line.starts_with('#') && *line != "---")?;
    if first.starts_with("arn:") && !first.contains(char::is_whitespace) {
        return Some(Form::Arn);
    }
    let word = |text: &str| {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
        !text.is_empty() && text.chars().all(plain)
    };
    let yaml = first.trim_start_matches("- ").split_once(':');
    if yaml.is_some_and(|(name, value)| word(name) && (value.is_empty() || value.starts_with(' ')))
    {
        return Some(Form::Yaml);
    }
    let block = ["data \"", "resource \"", "jsonencode(", "statement {"];
    let given = text.lines().find_map(|line| line.split_once(" = "));
    let given = given.is_some_and(|(name, _)| word(name.trim()));
    (given || block.iter().any(|start| first.starts_with(start))).then_some(Form::Terraform)
}

/// The form, if the text is an object with a `Statement`.
fn hold(form: Form, policy: &str) -> Option<Held> {
    let (tree, _) = parse(policy);
    member(tree.root()?, "Statement")?;
    let policy = Some(format(policy).unwrap_or_else(|| policy.to_string()));
    Some(Held {
        form,
        policy,
        about: About::default(),
    })
}

/// A policy of the current version around statements.
fn around(statements: &str) -> Held {
    let policy = format!(
        "{{\"Version\": {}, \"Statement\": {statements}}}",
        quoted("2012-10-17")
    );
    Held {
        form: Form::Statements,
        policy: format(&policy),
        about: About::default(),
    }
}

fn is_statement(node: Node) -> bool {
    let has = |name| member(node, name).is_some();
    has("Effect") && (has("Action") || has("NotAction"))
}

fn member<'t>(node: Node<'t>, name: &str) -> Option<Node<'t>> {
    let Value::Object(mut members) = node.value else {
        return None;
    };
    let found = members.find(|member| member.name == name)?;
    Some(found.value)
}

/// A text in which each `%` and two hexadecimal digits stand for a byte; `None` where one doesn't, and
/// where the bytes are no text.
fn percent_decoded(text: &str) -> Option<String> {
    let mut parts = text.split('%');
    let mut bytes = parts.next()?.as_bytes().to_vec();
    for part in parts {
        let (digits, plain) = part.split_at_checked(2)?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
        bytes.extend(plain.bytes());
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    const POLICY: &str = r#"{"Statement":[{"Sid":"\u0041","Sid":"B"}]}"#;

    fn found(text: &str) -> Option<(Form, Option<String>)> {
        held(text).map(|held| (held.form, held.policy))
    }

    #[test]
    fn a_policy_is_taken_out_of_what_tools_print() {
        let string = format!("{POLICY:?}");
        let escaped = string.trim_matches('"').to_string();
        let percent: String = POLICY.bytes().map(|byte| format!("%{byte:02X}")).collect();
        let mixed = POLICY
            .replace('{', "%7b")
            .replace('"', "%22")
            .replace('\\', "%5C");
        let answer = |path: &str| Form::Answer(path.to_string());
        for (text, form) in [
            (
                format!(r#"{{"PolicyVersion": {{"VersionId": "v1", "Document": {POLICY}}}}}"#),
                answer("PolicyVersion.Document"),
            ),
            (
                format!(r#"{{"RoleName": "a", "PolicyDocument": {POLICY}}}"#),
                answer("PolicyDocument"),
            ),
            (
                format!(r#"{{"Role": {{"AssumeRolePolicyDocument": {POLICY}}}}}"#),
                answer("Role.AssumeRolePolicyDocument"),
            ),
            (
                format!(r#"{{"Policy": {{"PolicySummary": {{}}, "Content": {string}}}}}"#),
                answer("Policy.Content"),
            ),
            (format!(r#"{{"Policy": {string}}}"#), answer("Policy")),
            (string, Form::Quoted),
            (escaped, Form::Quoted),
            (percent, Form::PercentEncoded),
            (mixed, Form::PercentEncoded),
            (format!("```json\n{POLICY}\n```\n"), Form::Fenced),
            (format!("```\n{POLICY}"), Form::Fenced),
        ] {
            assert_eq!(found(&text), Some((form, format(POLICY))), "{text}");
        }
    }

    #[test]
    fn an_answer_says_what_its_policy_is() {
        let organizations = |kind: &str| {
            format!(
                r#"{{"Policy": {{"PolicySummary": {{"Arn": "arn:o", "Name": "Perimeter", "Type": "{kind}"}},
                    "Content": {POLICY:?}}}}}"#
            )
        };
        for (text, kind, name, arn) in [
            (
                format!(r#"{{"PolicyVersion": {{"Document": {POLICY}}}}}"#),
                None,
                None,
                None,
            ),
            (
                format!(r#"{{"RoleName": "a", "PolicyName": "Ops", "PolicyDocument": {POLICY}}}"#),
                Some(Kind::Identity),
                Some("Ops"),
                None,
            ),
            (
                format!(
                    r#"{{"Role": {{"RoleName": "Ops", "AssumeRolePolicyDocument": {POLICY}}}}}"#
                ),
                Some(Kind::Trust),
                Some("Ops"),
                None,
            ),
            (
                organizations("SERVICE_CONTROL_POLICY"),
                Some(Kind::Scp),
                Some("Perimeter"),
                Some("arn:o"),
            ),
            (
                organizations("RESOURCE_CONTROL_POLICY"),
                Some(Kind::Rcp),
                Some("Perimeter"),
                Some("arn:o"),
            ),
            (
                organizations("TAG_POLICY"),
                None,
                Some("Perimeter"),
                Some("arn:o"),
            ),
            (
                format!(r#"{{"Policy": {POLICY:?}}}"#),
                Some(Kind::Resource),
                None,
                None,
            ),
            (
                format!(
                    r#"{{"VpcEndpoints": [{{"VpcEndpointId": "vpce-1", "PolicyDocument": {POLICY:?}}}]}}"#
                ),
                Some(Kind::VpcEndpoint),
                Some("vpce-1"),
                None,
            ),
        ] {
            let expected = About {
                name: name.map(str::to_string),
                kind,
                arn: arn.map(str::to_string),
            };
            assert_eq!(held(&text).map(|held| held.about), Some(expected), "{text}");
        }
        // Of several endpoints none is the one that is meant.
        let one = format!(r#"{{"PolicyDocument": {POLICY:?}}}"#);
        assert_eq!(
            held(&format!(r#"{{"VpcEndpoints": [{one}, {one}]}}"#)),
            None
        );
    }

    #[test]
    fn statements_get_a_policy_around_them() {
        let statement = r#"{"Effect":"Deny","NotAction":"a:B"}"#;
        let list = format!("[{statement}]");
        for statements in [statement, &list] {
            let policy = format!(r#"{{"Version":"2012-10-17","Statement":{statements}}}"#);
            let expected = Some((Form::Statements, format(&policy)));
            assert_eq!(found(statements), expected);
        }
    }

    #[test]
    fn other_languages_are_recognised() {
        for (text, form) in [
            ("Version: '2012-10-17'\nStatement:\n", Form::Yaml),
            ("---\n# mine\n- Effect: Allow", Form::Yaml),
            ("Statement:\n  - Effect: Allow", Form::Yaml),
            (
                "policy = jsonencode({\n  Version = \"2012-10-17\"",
                Form::Terraform,
            ),
            ("{\n  Version = \"2012-10-17\"\n}", Form::Terraform),
            (
                "data \"aws_iam_policy_document\" \"a\" {\n}",
                Form::Terraform,
            ),
            ("arn:aws:iam::aws:policy/AdministratorAccess", Form::Arn),
        ] {
            assert_eq!(found(text), Some((form, None)), "{text}");
        }
    }

    #[test]
    fn what_is_a_policy_or_nothing_known_stays() {
        for text in [
            "",
            "no JSON\r\n\t",
            POLICY,
            r#"{"Statement":1,"Policy":{"Statement":2}}"#,
            r#"{"PolicyDocument":1}"#,
            r#"{"PolicyDocument":"{}"}"#,
            r#"{"Statment":[]}"#,
            r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}"#,
            r#""text""#,
            "[]",
            "[{]",
            "1",
            "%7Bnot%2",
            "%7B%FF",
            "{\\",
            "```",
            "An error occurred (AccessDeniedException) when calling",
            "arn:aws:iam::aws:policy/A and more",
        ] {
            assert_eq!(found(text), None, "{text}");
        }
    }
}
