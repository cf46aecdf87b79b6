//! Texts that are no policy but hold one, as tools print them, and texts that another language is for.
//!
//! Invariant: what is taken out is a JSON object with a `Statement`, and a text that is one itself, as
//! far as it can be read, is told of by [`crate::parse`] alone.

use crate::format::format;
use crate::json::{Node, Value, parse, quoted};

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
}

/// Where answers of the AWS CLI hold a policy: `get-policy-version`, `get-role-policy` and its
/// relatives, `get-role`, `organizations describe-policy`, and `get-bucket-policy` and its relatives
/// (<https://docs.aws.amazon.com/cli/latest/reference/>).
const ANSWERS: [&[&str]; 5] = [
    &["PolicyVersion", "Document"],
    &["PolicyDocument"],
    &["Role", "AssumeRolePolicyDocument"],
    &["Policy", "Content"],
    &["Policy"],
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
        _ => ANSWERS.iter().find_map(|path| {
            let mut names = path.iter();
            let inner = names.try_fold(root, |node, name| member(node, name))?;
            let policy = match inner.value {
                Value::String(policy) => policy,
                _ => inner.span.of(text),
            };
            hold(Form::Answer(path.join(".")), policy)
        }),
    }
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
    Some(Held { form, policy: None })
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
    Some(Held { form, policy })
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
