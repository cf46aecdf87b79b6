//! Reports, and the other forms in which a scenario is copied, as they look; and whatever a scenario
//! holds, its report keeps its structure and loses nothing.

#![expect(
    clippy::unwrap_used,
    clippy::panic,
    reason = "a test fails by panicking"
)]

use expect_test::expect_file;
use iam::language::Language::{self, English, Japanese};
use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use serde_json::{Value, json};
use session::export::{command, report, simulate};
use session::scenario::Scenario;

/// The report as the page copies it.
fn copied(scenario: &Scenario, link: Option<&str>, language: Language) -> String {
    let answer = session::evaluate(scenario, language);
    report(scenario, &answer, link, language)
}

/// The same without what changes with every release.
fn lasting(scenario: &Scenario, link: Option<&str>, language: Language) -> String {
    let versions = [env!("CARGO_PKG_VERSION"), iam::data::READ_ON];
    let text = copied(scenario, link, language);
    versions.iter().fold(text, |text, version| {
        assert!(text.contains(version), "without {version}: {text}");
        text.replace(version, "…")
    })
}

/// What goes into a terminal: the command, then the simulator's calls.
fn terminal(scenario: &Scenario) -> String {
    let command = command(scenario).into_iter();
    let all: Vec<_> = command.chain(simulate(scenario, English)).collect();
    all.join("\n\n") + "\n"
}

/// A case of the corpus.
fn case(file: &str, name: &str) -> Scenario {
    let cases = tests::cases(&tests::corpus().join(file)).unwrap();
    let mut cases = cases.into_iter();
    let case = cases.find(|case| case.name == name);
    case.unwrap_or_else(|| panic!("no case `{name}`")).scenario
}

/// A role whose policies of several kinds read a key that the scenario doesn't tell.
fn role() -> Scenario {
    let allow = |action: &str, condition: &str| {
        format!(
            r#"{{ "Version": "2012-10-17", "Statement": {{ "Sid": "Sessions", "Effect": "Allow",
  "Action": "{action}", "Resource": "*", "Condition": {{ {condition} }} }} }}"#
        )
    };
    let organization = r#""StringEquals": { "aws:PrincipalOrgID": "o-1" }, "Bool": { "aws:SecureTransport": "true" }"#;
    let office = r#""IpAddress": { "aws:SourceIp": "203.0.113.0/24" }"#;
    let scenario = json!({
        "version": 1,
        "policies": [
            { "name": "grant", "text": allow("ssm:StartSession", organization) },
            { "name": "limits", "text": allow("ssm:*", office), "kind": "boundary",
              "arn": "arn:aws:iam::111122223333:policy/limits" },
            { "name": "guardrail", "text": allow("*", office), "kind": "scp", "level": 1 },
            { "name": "", "text": allow("*", office), "enabled": false },
        ],
        "caller": { "type": "role", "arn": "arn:aws:sts::111122223333:assumed-role/Ops/alice",
            "roleArn": "arn:aws:iam::111122223333:role/team/Ops" },
        "request": { "type": "session", "target": "mi-0123456789abcdef0",
            "document": "AWS-StartPortForwardingSession", "account": "111122223333",
            "region": "ap-northeast-1" },
        "network": { "path": "internet", "sourceIp": "198.51.100.7" },
        "context": { "aws:MultiFactorAuthPresent": "true", "aws:TokenIssueTime": null,
            "aws:TagKeys": ["a", "b"], "aws:PrincipalOrgID": { "unknown": true } },
    });
    serde_json::from_value(scenario).unwrap()
}

/// A policy that IAM refuses, and a target that makes no sense.
fn broken() -> Scenario {
    let text = "{ \"Version\": \"2012-10-17\",\n  \"Statement\": { \"Effect\": \"Maybe\" } }";
    let scenario = json!({
        "version": 1,
        "policies": [{ "name": "grant", "text": text }],
        "request": { "type": "session", "target": "web|1", "account": "111122223333",
            "region": "eu-west-1" },
        "network": { "path": "internet" },
    });
    serde_json::from_value(scenario).unwrap()
}

/// An address that nobody knows.
fn open() -> Scenario {
    let grant = r#"{ "Version": "2012-10-17", "Statement": { "Effect": "Allow", "Action": "ssm:*",
  "Resource": "*", "Condition": { "IpAddress": { "aws:SourceIp": "203.0.113.0/24" } } } }"#;
    let scenario = json!({
        "version": 1,
        "policies": [{ "name": "grant", "text": grant }],
        "request": { "type": "api", "action": "ssm:GetParameter",
            "resource": "arn:aws:ssm:eu-west-1:111122223333:parameter/a",
            "resourceAccount": "111122223333" },
        "network": { "path": "internet" },
    });
    serde_json::from_value(scenario).unwrap()
}

#[test]
fn each_form_looks_as_written_down() {
    let denied = case(
        "seeds.json",
        "S1.5 base grant + Deny form, shell, 198.51.100.7",
    );
    let forwarding = case(
        "seeds.json",
        "S2.2 allow + D1, port forwarding to a remote host, 203.0.113.9",
    );
    let endpoint = case("seeds.json", "S1.1 base grant, shell, VPC endpoint");
    let task = case("session.json", "ExecuteCommand, denied on the task");
    let link = Some("https://example.com/#s=1.abc");
    for (scenario, link, expected) in [
        (&denied, link, expect_file!["../export/s1.5.md"]),
        (&forwarding, None, expect_file!["../export/s2.2.md"]),
        (&role(), None, expect_file!["../export/role.md"]),
        (&endpoint, None, expect_file!["../export/endpoint.md"]),
        (&task, None, expect_file!["../export/task.md"]),
        (&broken(), None, expect_file!["../export/broken.md"]),
        (&open(), None, expect_file!["../export/open.md"]),
    ] {
        expected.assert_eq(&lasting(scenario, link, English));
    }
    expect_file!["../export/s1.5.ja.md"].assert_eq(&lasting(&denied, link, Japanese));
    expect_file!["../export/role.ja.md"].assert_eq(&lasting(&role(), None, Japanese));
    for (scenario, expected) in [
        (&denied, expect_file!["../export/s1.5.sh"]),
        (&forwarding, expect_file!["../export/s2.2.sh"]),
        (&role(), expect_file!["../export/role.sh"]),
        (&endpoint, expect_file!["../export/endpoint.sh"]),
        (&task, expect_file!["../export/task.sh"]),
    ] {
        expected.assert_eq(&terminal(scenario));
    }
}

/// What a reader of Markdown sees of a report.
#[derive(Debug, Default)]
struct Seen {
    /// Headings by level, and everything else by what it is, in order.
    blocks: Vec<String>,
    /// All that is to be read, each block in a line.
    text: String,
    /// The blocks of code with their language.
    fences: Vec<(String, String)>,
    /// The cells of tables, row by row.
    rows: Vec<Vec<String>>,
    links: Vec<String>,
}

fn see(markdown: &str) -> Seen {
    let options = Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH;
    let mut seen = Seen::default();
    let mut fence = false;
    for event in Parser::new_ext(markdown, options) {
        match event {
            Event::Start(tag) => {
                let name = match &tag {
                    Tag::Heading { level, .. } => format!("{level}"),
                    Tag::Paragraph => "paragraph".to_string(),
                    Tag::List(None) => "list".to_string(),
                    Tag::Item => "item".to_string(),
                    Tag::Table(_) => "table".to_string(),
                    Tag::CodeBlock(CodeBlockKind::Fenced(language)) => {
                        seen.fences.push((language.to_string(), String::new()));
                        fence = true;
                        "fence".to_string()
                    }
                    Tag::TableHead | Tag::TableRow => {
                        seen.rows.push(Vec::new());
                        continue;
                    }
                    Tag::TableCell => {
                        seen.rows.last_mut().unwrap().push(String::new());
                        continue;
                    }
                    Tag::Link { dest_url, .. } => {
                        seen.links.push(dest_url.to_string());
                        continue;
                    }
                    other => panic!("{other:?} in a report:\n{markdown}"),
                };
                seen.blocks.push(name);
                seen.text.push('\n');
            }
            Event::End(TagEnd::CodeBlock) => fence = false,
            Event::End(_) => {}
            Event::Text(text) if fence => seen.fences.last_mut().unwrap().1.push_str(&text),
            Event::Text(text) | Event::Code(text) => {
                if let Some(cell) = seen.rows.last_mut().and_then(|row| row.last_mut()) {
                    cell.push_str(&text);
                }
                seen.text.push_str(&text);
            }
            other => panic!("{other:?} in a report:\n{markdown}"),
        }
    }
    seen
}

/// A text as reports show it.
fn shown(text: &str) -> String {
    let each = text.chars().map(|c| match c.is_control() {
        true => c.escape_default().to_string(),
        false => c.to_string(),
    });
    each.collect()
}

const HOSTILE: &[&str] = &[
    "plain",
    "a`b",
    "```",
    "a\n```\n# b",
    "`````json",
    "a|b",
    r"a\|b",
    r"a\",
    "<script>alert(1)</script>",
    "<!-- a",
    "&lt;&amp;",
    "**a** _b_ ~~c~~",
    "[a](b) ![c](d)",
    "[a]: b",
    "a\r\n\r\n---\r\n| x | y |\n|---|---|\n",
    "\n- a\n1. b\n> c",
    "# a",
    "1. a",
    "    code",
    "~~~",
    "$a$ `$b$`",
    "$`\\`$",
    "`a` `",
    " ` ",
    "許可`、|",
];

/// A scenario that holds a text wherever one may stand.
fn hostile(text: &str) -> Scenario {
    let quoted = json!(text);
    let condition = json!({ "StringEquals": {
        "aws:PrincipalTag/x": text, "aws:userid": [text, "x"],
    } });
    let statement = |effect: &str| {
        json!({
            "Sid": "x", "Effect": effect, "Action": "ssm:*", "Resource": "*", "Condition": condition,
        })
    };
    // IAM stores no letters beyond U+00FF, except in this way.
    let policy = |effect: &str| {
        let policy = json!({ "Version": "2012-10-17", "Statement": [statement(effect)] });
        let escaped = |c: char| match c {
            ' '..='~' => c.to_string(),
            c => format!("\\u{:04x}", u32::from(c)),
        };
        policy.to_string().chars().map(escaped).collect::<String>()
    };
    let id = text.replace([':', ' ', '*'], "");
    let scenario = json!({
        "version": 1,
        "policies": [
            { "name": text, "text": policy("Allow") },
            { "name": text, "text": policy("Deny"), "kind": "scp", "arn": text },
            { "name": "", "text": text, "enabled": false },
            { "name": text, "text": format!("{{ {quoted}: {quoted} }}"), "enabled": false },
        ],
        "caller": { "arn": format!("arn:aws:iam::111122223333:user/{text}"), "userId": text,
            "tags": { "x": text } },
        "request": { "type": "session", "action": "ssm:TerminateSession", "sessionId": id,
            "account": "111122223333", "region": "eu-west-1" },
        "network": { "path": "vpcEndpoint", "vpce": text, "vpc": text },
        "context": { "aws:userid": text, "aws:TagKeys": [text, "x"] },
    });
    serde_json::from_value(scenario).unwrap()
}

#[test]
fn whatever_a_scenario_holds_its_report_keeps_its_structure() {
    let mut expected = None;
    for text in HOSTILE {
        let scenario = hostile(text);
        let answer = session::evaluate(&scenario, English);
        assert_eq!(answer.input_errors, [], "{text:?}");
        assert!(answer.decision.is_some(), "{text:?}");
        let report = report(
            &scenario,
            &answer,
            Some(&format!("https://x/#{text}")),
            English,
        );
        let seen = see(&report);

        // The policies whose texts change have findings, which the last lists count.
        let findings = session::lint::findings(&scenario, English).len();
        let mut blocks = seen.blocks.clone();
        let items = blocks.iter().filter(|block| *block == "item").count();
        blocks.retain(|block| block != "item");
        let structure = (blocks, items - findings, seen.rows.len());
        assert_eq!(
            *expected.get_or_insert(structure.clone()),
            structure,
            "{report}"
        );

        for row in &seen.rows {
            assert_eq!(row.len(), 2, "{report}");
        }
        let cells: Vec<&str> = seen.rows.iter().map(|row| row[1].as_str()).collect();
        let Value::Object(members) = json!(scenario) else {
            panic!("no object");
        };
        for value in [
            members["caller"]["arn"].as_str().unwrap(),
            members["request"]["sessionId"].as_str().unwrap(),
            text,
        ] {
            // Blanks at the ends of a cell aren't shown unless they are code.
            let wanted = shown(value);
            let found = cells.iter().any(|cell| cell.trim() == wanted.trim());
            assert!(found, "{wanted} is not among {cells:?}");
        }
        // The summary, every sentence of a deciding statement, and the names.
        for part in answer.checks.iter().flat_map(|check| &check.trace) {
            for part in part.parts.iter().filter(|_| part.decisive) {
                let wanted = shown(&part.text);
                let foreign = text.contains('`');
                let wanted = if foreign {
                    wanted
                } else {
                    wanted.replace('`', "")
                };
                let (_, wanted) = wanted.split_at(1);
                assert!(seen.text.contains(wanted), "{wanted} is not in {report}");
            }
        }
        // It begins with the name of the policy that denies.
        assert!(
            answer.summary.starts_with(text.trim()),
            "{}",
            answer.summary
        );
        let title = format!("Denied: {}", shown(&answer.summary));
        assert!(seen.text.contains(&title), "{title} is not in {report}");

        let fences = seen.fences.iter();
        let policies: Vec<&str> = fences
            .clone()
            .filter(|(language, _)| language == "json")
            .map(|(_, text)| text.as_str())
            .collect();
        let texts = scenario.policies.iter().map(|policy| {
            // Markdown has one kind of line break.
            let text = policy.text.replace("\r\n", "\n");
            if text.ends_with('\n') {
                text
            } else {
                text + "\n"
            }
        });
        assert_eq!(policies, texts.collect::<Vec<_>>(), "{report}");
        let messages: Vec<String> = fences
            .filter(|(language, _)| language.is_empty())
            .map(|(_, text)| text.trim_end().to_string())
            .collect();
        let printed = answer
            .messages
            .iter()
            .map(|text| text.replace("\r\n", "\n"));
        let printed: Vec<_> = printed.map(|text| text.trim_end().to_string()).collect();
        assert_eq!(messages, printed, "{report}");
        assert!(
            seen.links.iter().all(|link| link.starts_with("https://")),
            "{report}"
        );
    }
}

#[test]
fn every_case_of_the_corpus_has_a_report_in_both_languages() {
    let mut count = 0;
    for file in tests::files(&tests::corpus()).unwrap() {
        for case in tests::cases(&file).unwrap() {
            let [english, japanese] =
                [English, Japanese].map(|language| see(&copied(&case.scenario, None, language)));
            assert_eq!(english.blocks, japanese.blocks, "{}", case.name);
            assert_eq!(english.fences, japanese.fences, "{}", case.name);
            assert!(!english.text.contains("report-"), "{}", case.name);
            let policies = english
                .fences
                .iter()
                .filter(|(language, _)| language == "json");
            assert_eq!(
                policies.count(),
                case.scenario.policies.len(),
                "{}",
                case.name
            );
            count += 1;
        }
    }
    assert!(count > 500, "{count} reports");
}
