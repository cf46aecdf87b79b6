//! The hosts that `%h` of a `ProxyCommand` stands for: from SSH configuration and `ssh` commands.
//!
//! Follows <https://man.openbsd.org/ssh_config>: of each parameter the first value counts, over all
//! blocks that match the name. How AWS sets SSH up:
//! <https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-getting-started-enable-ssh-connections.html>.

use crate::import::shell::{self, Dialect};
use iam::pattern::Glob;

/// The most blocks of a configuration, patterns of names and hosts that are looked at.
const MOST: usize = 64;

/// The longest name of a host, in bytes.
const LONGEST: usize = 255;

/// What a text says of hosts.
#[derive(Debug, Default)]
pub(crate) struct Hosts {
    blocks: Vec<Block>,
    /// The hosts of `ssh` commands, in their order.
    called: Vec<Call>,
}

#[derive(Debug)]
struct Block {
    at: usize,
    patterns: Vec<Pattern>,
    host_name: Option<String>,
    /// What `%h` stands for in it.
    hosts: Vec<String>,
}

#[derive(Debug)]
struct Pattern {
    text: String,
    glob: Glob,
    negated: bool,
}

#[derive(Debug)]
struct Call {
    at: usize,
    end: usize,
    host: String,
}

/// The programs that connect through `ProxyCommand`.
const PROGRAMS: [&str; 3] = ["ssh", "scp", "sftp"];

/// The options of `ssh` that take a value.
const WITH_VALUE: &str = "BbcDEeFIiJLlmOopQRSWw";

/// Reads all blocks and commands of a text.
pub(crate) fn read(text: &str) -> Hosts {
    let mut hosts = Hosts::default();
    let mut at = 0;
    let mut readable = true;
    for line in text.split_inclusive('\n') {
        hosts.parameter(line.trim(), at);
        if readable && let Some(behind) = program(line) {
            let from = at + behind;
            match shell::line(text.get(from..).unwrap_or_default(), Dialect::Posix) {
                Ok(command) => {
                    let words = command.words.iter().map(|word| word.text.as_str());
                    if let Some(host) = destination(words)
                        && hosts.called.len() < MOST
                    {
                        let end = from + command.length;
                        hosts.called.push(Call { at, end, host });
                    }
                }
                // A quote that isn't closed takes the rest of the text.
                Err(_) => readable = false,
            }
        }
        at += line.len();
    }
    let all: Vec<_> = hosts.blocks.iter().map(|block| hosts.of(block)).collect();
    for (block, resolved) in hosts.blocks.iter_mut().zip(all) {
        block.hosts = resolved;
    }
    hosts
}

/// Where the words behind `ssh` begin, where a line calls it.
fn program(line: &str) -> Option<usize> {
    let mut at = 0;
    for piece in line.split_inclusive(char::is_whitespace) {
        at += piece.len();
        let word = piece.trim_end();
        let name = word.rsplit(['/', '\\', '>']).next().unwrap_or_default();
        let name = name.strip_suffix(".exe").unwrap_or(name);
        if PROGRAMS.contains(&name) {
            return Some(at);
        }
        // Only a prompt, an assignment or `sudo` stands before a command.
        let before = word.ends_with(['$', '%', '#', '>', '~', ']'])
            || word.contains(['=', '@'])
            || word == "sudo"
            || word == "PS"
            || word.is_empty();
        if !before {
            return None;
        }
    }
    None
}

/// The host among the words behind `ssh`.
fn destination<'a>(words: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut words = words;
    while let Some(word) = words.next() {
        match word.strip_prefix('-') {
            None => {
                // `scp` copies between a host's file and one of this computer.
                let host = word.rsplit('@').next()?.split(':').next()?;
                let fits = !host.is_empty() && host.len() <= LONGEST;
                let file = word.contains(['/', '\\']) && !word.contains([':', '@']);
                if fits && !file {
                    return Some(host.to_string());
                }
            }
            Some(options) => {
                let mut letters = options.chars();
                let valued = letters.find(|letter| WITH_VALUE.contains(*letter));
                if valued.is_some() && letters.as_str().is_empty() {
                    words.next();
                }
            }
        }
    }
    None
}

impl Hosts {
    /// A line of a configuration.
    fn parameter(&mut self, line: &str, at: usize) {
        let space = |c: char| c.is_whitespace() || c == '=';
        let Some((name, value)) = line.split_once(space) else {
            return;
        };
        let value = value.trim_start_matches(space);
        let unquoted = value.trim_matches('"').to_string();
        if name.eq_ignore_ascii_case("host") && self.blocks.len() < MOST {
            let room = MOST
                - self
                    .blocks
                    .iter()
                    .map(|block| block.patterns.len())
                    .sum::<usize>();
            let names = value.split_whitespace().map(|name| name.trim_matches('"'));
            let short = names.filter(|name| name.len() <= LONGEST).take(room);
            self.blocks.push(Block {
                at,
                patterns: short.map(Pattern::new).collect(),
                host_name: None,
                hosts: Vec::new(),
            });
        } else if name.eq_ignore_ascii_case("hostname")
            && unquoted.len() <= LONGEST
            && let Some(block) = self.blocks.last_mut()
        {
            block.host_name.get_or_insert(unquoted);
        }
    }

    /// The hosts of the `ssh` commands.
    pub fn called(&self) -> impl Iterator<Item = &str> {
        self.called.iter().map(|call| call.host.as_str())
    }

    /// What `%h` may stand for in a command at this place; nothing where no host is named.
    pub fn at(&self, at: usize) -> Vec<String> {
        let around = |call: &&Call| (call.at..call.end).contains(&at);
        if let Some(call) = self.called.iter().find(around) {
            return vec![self.resolved(&call.host)];
        }
        match self.blocks.iter().rev().find(|block| block.at <= at) {
            Some(block) => block.hosts.clone(),
            None => self.called().map(|name| self.resolved(name)).collect(),
        }
    }

    /// The hosts of a block: those that are called, or those it names, or those it matches.
    fn of(&self, block: &Block) -> Vec<String> {
        let mut names: Vec<&str> = self.called().filter(|name| block.matches(name)).collect();
        if names.is_empty() {
            names.extend(block.concrete());
        }
        if names.is_empty() {
            let all = self.blocks.iter().flat_map(Block::concrete);
            names.extend(all.filter(|name| block.matches(name)));
        }
        if names.is_empty() {
            let own = block.host_name.iter().filter(|name| !name.contains('%'));
            return own.cloned().collect();
        }
        names.into_iter().map(|name| self.resolved(name)).collect()
    }

    /// The `HostName` of a name, or the name itself.
    fn resolved(&self, name: &str) -> String {
        let named = self.blocks.iter().filter(|block| block.matches(name));
        let mut host_names = named.filter_map(|block| block.host_name.as_ref());
        let found = host_names.next().map(|host| host.replace("%h", name));
        found.unwrap_or_else(|| name.to_string())
    }
}

impl Block {
    fn concrete(&self) -> impl Iterator<Item = &str> {
        let named = self.patterns.iter().filter(|pattern| !pattern.negated);
        let names = named.map(|pattern| pattern.text.as_str());
        names.filter(|name| !name.contains(['*', '?']))
    }

    fn matches(&self, name: &str) -> bool {
        let hit = |negated| {
            let mut patterns = self.patterns.iter().filter(move |p| p.negated == negated);
            patterns.any(|pattern| pattern.glob.matches(name))
        };
        !hit(true) && hit(false)
    }
}

impl Pattern {
    fn new(text: &str) -> Pattern {
        let (text, negated) = match text.strip_prefix('!') {
            Some(text) => (text, true),
            None => (text, false),
        };
        Pattern {
            text: text.to_string(),
            glob: Glob::flat(text),
            negated,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_of_an_ssh_command_is_its_first_word() {
        for (line, expected) in [
            ("ssh ec2-user@i-1", Some("i-1")),
            ("$ ssh -i key.pem -p22 -NL 1:a:2 i-1 ls", Some("i-1")),
            ("a@b:~$ /usr/bin/ssh.exe -v i-1", Some("i-1")),
            ("sudo A=b scp -r /tmp/x ec2-user@i-1:/tmp", Some("i-1")),
            ("C:\\>sftp i-1", Some("i-1")),
            ("ssh -o 'A b' -J jump user@i-1", Some("i-1")),
            ("to ssh into", None),
            ("ssh_exchange: x", None),
            ("ssh -v", None),
            ("ssh 'x", None),
        ] {
            let hosts = read(line);
            assert_eq!(hosts.called().next(), expected, "{line}");
        }
    }

    const CONFIG: &str = "Host web db\n  User a\nHost web\n HostName i-1\n\
        Host *.x !a.x\n HostName=\"i-%h\"\n ProxyCommand P\nHost *\n ProxyCommand Q\n";

    fn at(text: &str, place: &str) -> Vec<String> {
        read(text).at(text.find(place).unwrap())
    }

    #[test]
    fn names_are_resolved_over_all_blocks() {
        assert_eq!(at(CONFIG, "P"), Vec::<String>::new());
        assert_eq!(at(CONFIG, "Q"), ["i-1", "db", "i-1"]);
        let called = format!("{CONFIG}\n$ ssh b.x\n$ ssh a.x");
        assert_eq!(at(&called, "P"), ["i-b.x"]);
        assert_eq!(at(&called, "Q"), ["i-b.x", "a.x"]);
        assert_eq!(at("Host i-*\nHostName i-9\nP", "P"), ["i-9"]);
        assert_eq!(at("Host i-*\nHostName %h\nP", "P"), Vec::<String>::new());
        assert_eq!(at("P\nssh a@i-1", "P"), ["i-1"]);
        assert_eq!(at("P\nHost a", "P"), Vec::<String>::new());
    }

    #[test]
    fn a_command_inside_an_ssh_command_has_its_host() {
        let text = "ssh -o ProxyCommand='P' a@i-1\nssh -o ProxyCommand='Q' a@i-2\n";
        assert_eq!(at(text, "P"), ["i-1"]);
        assert_eq!(at(text, "Q"), ["i-2"]);
    }

    #[test]
    fn what_is_looked_at_has_a_limit() {
        let many: String = (0..99).map(|i| format!("Host h{i}\nssh c{i}\n")).collect();
        let hosts = read(&many);
        assert_eq!((hosts.blocks.len(), hosts.called.len()), (MOST, MOST));
        let names = "n ".repeat(99);
        assert_eq!(at(&format!("Host {names}\nP"), "P").len(), MOST);
    }
}
