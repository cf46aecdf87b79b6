//! The documents of one kind of owner: which patterns may match some of them, and which kinds that
//! makes.

use super::super::columns::Columns;
use super::super::{Documents, Owner, with};
use super::{Kind, Universe};
use crate::documents::{DEFAULT, is_aws_owned, is_name};
use crate::place::Place;
use crate::scenario::SessionCall;
use iam::pattern::Glob;
use iam::pattern::classes::{Class, Piece, Telling, classes};
use iam::reach::Unclear;
use iam::reach::patterns::{resources, texts};
use std::collections::{BTreeMap, BTreeSet};

/// How much is done to tell documents of one kind of owner apart, and how many kinds of them are told:
/// beyond that the answer says that they aren't.
const STEPS: usize = 300_000;
const KINDS: usize = 500;

/// The letters of names and of account ids, those first that an example should have.
const NAME: &str = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.";
const DIGITS: &str = "4567890123";

/// How long a name may be, and an ARN in its place.
const LEAST: usize = 3;
const MOST: usize = 128;

/// Accounts of nobody, in AWS's examples.
const EXAMPLES: [&str; 2] = ["444455556666", "123456789012"];

/// How the names of AWS's documents begin, in any case.
const RESERVED: [&str; 3] = ["aws", "amazon", "amzn"];

pub(in crate::access) struct Sorter<'a> {
    pub owner: Owner,
    /// The ARN up to the account.
    head: String,
    place: Place<'a>,
    /// One of these documents, whatever the policies say.
    pub anyone: String,
    /// Those that a policy or a table names.
    pub named: BTreeSet<String>,
    /// What tells these documents from those of other owners, and perhaps from those with names;
    /// whether without regard to case.
    apart: Vec<(Glob, bool)>,
    /// The policies' patterns, each once, and what is told of it.
    pub patterns: Vec<(Glob, String)>,
    /// Of each pattern's literal text the patterns that have it.
    numbers: BTreeMap<String, Vec<usize>>,
    /// What reads the owner without saying which owners it tells apart.
    pub owner_read: Vec<Unclear>,
}

impl<'a> Sorter<'a> {
    pub fn new(owner: Owner, call: &'a SessionCall, columns: &Columns<'_>) -> Sorter<'a> {
        let place = Place::of(call);
        let nowhere = place.arn_of("", "ssm", "");
        let mut sorter = Sorter {
            owner,
            head: nowhere.strip_suffix(':').unwrap_or_default().to_string(),
            place,
            anyone: String::new(),
            named: BTreeSet::new(),
            apart: Vec::new(),
            patterns: Vec::new(),
            numbers: BTreeMap::new(),
            owner_read: Vec::new(),
        };
        sorter.anyone = match owner {
            Owner::Account => "Example".to_string(),
            Owner::Aws => "AWS-Example".to_string(),
            Owner::Other => {
                let other = EXAMPLES.iter().find(|account| **account != place.account);
                sorter.arn(&format!("{}:Example", other.unwrap_or(&"")))
            }
        };
        let documents = Documents::One {
            document: Some(sorter.anyone.clone()),
        };
        let policies = columns.set.attached();
        columns.of_document(&with(&columns.scenario.request, &documents), |asked| {
            for written in resources(policies, asked) {
                let attached = policies.get(written.policy);
                let text = attached.map(|attached| attached.policy.text(written.span));
                let told = sorter.told(&text.unwrap_or_default());
                sorter.add(written.glob.into_owned(), told);
            }
            if owner == Owner::Other {
                let (globs, unclear) = texts(policies, asked, "aws:resourceaccount");
                let (before, behind) = (Glob::literal(&sorter.head), Glob::flat(":document/*"));
                for glob in globs {
                    let told = format!("{}:*", glob.literals());
                    sorter.add(Glob::concat(&[&before, &glob, &behind]), told);
                }
                sorter.owner_read.extend(unclear);
            }
        });
        sorter
    }

    fn add(&mut self, glob: Glob, told: String) {
        let same = self.numbers.entry(glob.literals().to_string());
        let same = same.or_default();
        let known = |index: &usize| self.patterns.get(*index).is_some_and(|(g, _)| *g == glob);
        if !same.iter().any(known) {
            same.push(self.patterns.len());
            self.patterns.push((glob, told));
        }
    }

    /// What a pattern says of these documents: without what is the same for all of them.
    fn told(&self, pattern: &str) -> String {
        let fields = iam::arn::fields(pattern);
        let name = fields.and_then(|[.., account, resource]| {
            let name = resource.strip_prefix("document/")?;
            Some((account, name))
        });
        match name {
            Some((account, name)) if self.owner == Owner::Other && account != "*" => {
                format!("{account}:{name}")
            }
            Some((_, name)) => name.to_string(),
            None => pattern.to_string(),
        }
    }

    /// The ARN of one of these documents by its name, before which that of another account has the
    /// account and a colon.
    fn arn(&self, document: &str) -> String {
        let (account, name) = match self.owner {
            Owner::Account => (self.place.account, document),
            Owner::Aws => ("", document),
            Owner::Other => document.split_once(':').unwrap_or(("", document)),
        };
        format!("{}{account}:document/{name}", self.head)
    }

    /// Which documents there are, by what tells them apart.
    pub fn sort(mut self, known: &[&str]) -> Universe<'a> {
        self.named = self.named(known);
        let kinds = self.kinds();
        let sorter = self;
        Universe { sorter, kinds }
    }

    /// The names of these documents that stand in policies and tables. One that other accounts may
    /// have as well is no single document.
    fn named(&self, known: &[&str]) -> BTreeSet<String> {
        if self.owner == Owner::Other {
            return BTreeSet::new();
        }
        let written = self.patterns.iter().filter_map(|(glob, _)| {
            let name = single(glob)?;
            glob.matches(&self.arn(name)).then_some(name)
        });
        let all = written.chain(known.iter().copied()).chain([DEFAULT]);
        let ours = all.filter(|name| is_aws_owned(name) == (self.owner == Owner::Aws));
        ours.map(str::to_string).collect()
    }

    fn kinds(&mut self) -> Option<Vec<Kind>> {
        let aws = RESERVED.map(|name| (Glob::flat(&format!("arn:*:document/{name}*")), true));
        let own = Glob::flat(&self.place.arn("ssm", "*"));
        let own = (self.owner == Owner::Other).then_some((own, false));
        self.apart = aws.into_iter().chain(own).collect();
        let mut found = self.classes()?;
        // Where the example is a document with a row of its own, others may be like it, or none.
        let named = |class: &Class| self.named.contains(name(&class.witness));
        let alone = |class: &Class| {
            let patterns = class.matched.iter().filter_map(|index| {
                let index = index.checked_sub(self.apart.len())?;
                self.patterns.get(index)
            });
            named(class) && patterns.into_iter().any(|(glob, _)| single(glob).is_some())
        };
        found.retain(|class| !alone(class));
        if found.iter().any(named) {
            let names = self.named.iter().map(|name| self.arn(name));
            let names: Vec<_> = names.map(|arn| (Glob::literal(&arn), false)).collect();
            self.apart.extend(names);
            found = self.classes()?;
        }
        let general = |index: &usize| found.iter().all(|class| class.matched.contains(index));
        let kind = |class: &Class| {
            let patterns = class.matched.iter().filter(|index| !general(index));
            let matched = patterns.filter_map(|index| index.checked_sub(self.apart.len()));
            Kind {
                matched: matched.collect(),
                witness: self.document(&class.witness).to_string(),
                class: class.clone(),
            }
        };
        (found.len() <= KINDS).then(|| found.iter().map(kind).collect())
    }

    /// The classes of these documents.
    fn classes(&self) -> Option<Vec<Class>> {
        let telling: Vec<Telling<'_>> = self.telling().collect();
        let mut found = classes(&telling, &self.form(), STEPS)?;
        let reserved = 0..RESERVED.len();
        let excluded = RESERVED.len()..self.apart.len();
        found.retain(|class| {
            let is =
                |range: &std::ops::Range<usize>| class.matched.iter().any(|n| range.contains(n));
            is(&reserved) == (self.owner == Owner::Aws) && !is(&excluded)
        });
        Some(found)
    }

    /// All patterns: those of other documents first, then the policies'.
    fn telling(&self) -> impl Iterator<Item = Telling<'_>> {
        let patterns = self.patterns.iter().map(|(glob, _)| (glob, false));
        let apart = self.apart.iter().map(|(glob, folded)| (glob, *folded));
        apart
            .chain(patterns)
            .map(|(glob, folded)| Telling { glob, folded })
    }

    /// The form of these documents' ARNs.
    fn form(&self) -> Vec<Piece<'_>> {
        let before = ":document/";
        let account = match self.owner {
            Owner::Account => Piece::Text(self.place.account),
            Owner::Aws => Piece::Text(""),
            Owner::Other => Piece::Run {
                alphabet: DIGITS,
                least: 12,
                most: 12,
            },
        };
        let length = match self.owner {
            Owner::Account | Owner::Aws => 0,
            Owner::Other => self.head.len() + 12 + before.len(),
        };
        vec![
            Piece::Text(&self.head),
            account,
            Piece::Text(before),
            Piece::Run {
                alphabet: NAME,
                least: LEAST,
                most: MOST.saturating_sub(length),
            },
        ]
    }

    /// A document of a kind that reads well, or else the one that was found.
    pub fn example(&self, kind: &Kind) -> String {
        let told = (kind.matched.iter()).filter_map(|index| self.patterns.get(*index));
        let filled = told.map(|(_, told)| told.replace('*', "Example").replace('?', "x"));
        let plain = ["Example", "AWS-Example", "My-Document"].map(str::to_string);
        let candidates = filled.chain(plain).flat_map(|text| match self.owner {
            Owner::Other if !text.contains(':') => EXAMPLES
                .map(|account| self.arn(&format!("{account}:{text}")))
                .to_vec(),
            _ => vec![self.arn(&text)],
        });
        let mut fitting = candidates.filter(|arn| self.is_of(arn, &kind.class));
        let found = fitting.next();
        found.map_or_else(
            || kind.witness.clone(),
            |arn| self.document(&arn).to_string(),
        )
    }

    /// The kind that the document of an ARN is of.
    pub fn kind_of<'k>(&self, arn: &str, kinds: &'k [Kind]) -> Option<&'k Kind> {
        let matched = self
            .telling()
            .enumerate()
            .filter(|(_, one)| matches(*one, arn));
        let matched: Vec<usize> = matched.map(|(index, _)| index).collect();
        let mut kinds = kinds.iter().filter(|_| self.has_form(arn));
        kinds.find(|kind| kind.class.matched == matched)
    }

    /// Whether an ARN is that of a document of a class.
    fn is_of(&self, arn: &str, class: &Class) -> bool {
        let same = |(index, one)| matches(one, arn) == class.matched.contains(&index);
        self.has_form(arn) && self.telling().enumerate().all(same)
    }

    /// Whether an ARN is that of a document that has no name in a policy or a table.
    pub fn has_form(&self, arn: &str) -> bool {
        let (name, account) = (name(arn), arn.split(':').nth(4).unwrap_or_default());
        let ours = match self.owner {
            Owner::Account | Owner::Aws => self.arn(name) == arn,
            Owner::Other => {
                let digits = account.len() == 12 && account.bytes().all(|b| b.is_ascii_digit());
                digits && arn.starts_with(&self.head)
            }
        };
        ours && name.chars().all(|c| NAME.contains(c))
            && name.len() >= LEAST
            && self.document(arn).len() <= MOST
            && !self.named.contains(name)
    }

    /// How a call names a document.
    fn document<'b>(&self, arn: &'b str) -> &'b str {
        match self.owner {
            Owner::Account | Owner::Aws => name(arn),
            Owner::Other => arn,
        }
    }
}

fn matches(one: Telling<'_>, arn: &str) -> bool {
    match one.folded {
        true => one.glob.matches_ignoring_case(arn),
        false => one.glob.matches(arn),
    }
}

/// The one name that documents have that match a pattern.
fn single(glob: &Glob) -> Option<&str> {
    let (_, name) = glob.ending().rsplit_once("document/")?;
    (is_name(name) && !name.contains([':', '/'])).then_some(name)
}

/// The name in the ARN of a document.
fn name(arn: &str) -> &str {
    arn.split_once(":document/").map_or("", |(_, name)| name)
}
