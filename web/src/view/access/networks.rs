//! The networks of one family from which a request is allowed, each to try, and all of them to copy.

use super::line::Line;
use crate::app::Dispatch;
use crate::map;
use crate::state::Action;
use crate::text::{Words, id};
use crate::view::copy::CopyButton;
use crate::work::Work;
use iam::ip::Family;
use iam::ip::set::Set;
use iam::language::Sentence;
use session::scenario::Network;
use std::net::IpAddr;
use yew::prelude::*;

/// How many are shown unless all are asked for.
const SHOWN: usize = 12;

/// Networks of one family, over one way.
#[derive(Clone, Debug, PartialEq)]
pub struct Networks {
    /// The family.
    pub family: Family,
    /// Whether they are private ones behind an endpoint.
    pub endpoint: bool,
    /// Those from which the request is allowed.
    pub ranges: Vec<String>,
    /// How many addresses that are.
    pub count: String,
    /// Addresses from which the verdict hangs on what is unknown.
    pub open: Set,
    /// The request's own address.
    pub address: Option<IpAddr>,
}

/// The public address of the work.
pub fn own(work: &Work) -> Option<IpAddr> {
    match work.scenario.network.as_ref()? {
        Network::Internet { source_ip } => source_ip.as_ref()?.parse().ok(),
        Network::VpcEndpoint { .. } => None,
    }
}

/// How many there are, in words, and the list.
pub fn list(words: Words, dispatch: &Dispatch, shown: Networks) -> Html {
    let ipv6 = shown.family == Family::V6;
    let all = shown.ranges.iter().any(|network| network.ends_with("/0"));
    let told = match (all, shown.ranges.is_empty(), ipv6) {
        (true, _, false) => words.say("map-all-ipv4"),
        (true, _, true) => words.say("map-all-ipv6"),
        (_, true, false) => words.say("map-no-ipv4"),
        (_, true, true) => words.say("map-no-ipv6"),
        _ => {
            let count = map::count(words, &shown.count);
            let of = match ipv6 {
                false => id("map-some-ipv4"),
                true => id("map-some-ipv6"),
            };
            words.fill(&Sentence::new(of).with("count", count))
        }
    };
    let name = match (shown.endpoint, ipv6) {
        (false, false) => "IPv4".to_string(),
        (false, true) => "IPv6".to_string(),
        (true, _) => {
            let family = if ipv6 { "IPv6" } else { "IPv4" };
            words.fill(&Sentence::new("map-private").with("family", family))
        }
    };
    let (listed, open) = (!shown.ranges.is_empty(), !shown.open.ranges().is_empty());
    let mixed = !shown.endpoint && !all && (listed || open);
    let key = format!("{}{}", shown.endpoint, ipv6);
    html! {
        <div class="way" {key} data-testid="way" data-family={if ipv6 { "ipv6" } else { "ipv4" }}>
            <strong>{ name }</strong>{ " " }{ told }
            if open && !shown.endpoint {
                { " · " }<span class="sign depends" aria-hidden="true">{ "?" }</span>{ " " }{ words.say("map-open-elsewhere") }
            }
            if mixed || (listed && !all) {
                <List {words} dispatch={dispatch.clone()} {shown} {mixed} />
            }
        </div>
    }
}

/// What the list shows.
#[derive(Properties, PartialEq)]
struct ListProps {
    words: Words,
    dispatch: Dispatch,
    shown: Networks,
    /// Whether there is anything to see on a line.
    mixed: bool,
}

/// The line and the networks, of which the one that is looked at is marked on it.
#[component]
fn List(props: &ListProps) -> Html {
    let (words, shown) = (props.words, &props.shown);
    let (lit, all) = (use_state(|| None::<String>), use_state(|| false));
    let most = if *all { shown.ranges.len() } else { SHOWN };
    let light = |network: Option<String>| {
        let lit = lit.clone();
        move || lit.set(network.clone())
    };
    let copied = shown.ranges.join("\n");
    html! {
        <>
            if props.mixed {
                <Line {words} networks={shown.clone()} lit={(*lit).clone()} />
            }
            <ul class="networks">
                { for shown.ranges.iter().take(most).map(|network| {
                    let ask = map::from(std::slice::from_ref(network), shown.endpoint).map(Action::Ask);
                    let [on, focus] = [(); 2].map(|()| light(Some(network.clone())));
                    let [off, blur] = [(); 2].map(|()| light(None));
                    let dispatch = props.dispatch.clone();
                    html! {
                        <li key={network.clone()} data-network={network.clone()}>
                            <button
                                type="button"
                                class="inline"
                                data-testid="network"
                                title={words.say("map-try")}
                                onclick={move |_| ask.iter().for_each(|ask| dispatch.emit(ask.clone()))}
                                onmouseenter={move |_| on()}
                                onmouseleave={move |_| off()}
                                onfocus={move |_| focus()}
                                onblur={move |_| blur()}
                            >
                                <code>{ network.clone() }</code>
                            </button>
                        </li>
                    }
                }) }
                if most < shown.ranges.len() {
                    <li>
                        <button type="button" class="quiet inline" data-testid="all-networks" onclick={move |_| all.set(true)}>
                            { words.fill(&Sentence::new("map-all-networks").with("count", shown.ranges.len())) }
                        </button>
                    </li>
                }
                if !shown.ranges.is_empty() {
                    <li><CopyButton {words} name="networks" label={id("map-copy")} text={move |()| copied.clone()} /></li>
                }
            </ul>
        </>
    }
}
