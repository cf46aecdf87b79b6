//! From which addresses the request's own document is allowed: networks, and a line on which they lie.

use super::cell::title;
use super::networks::{Networks, list};
use super::seen::Chart;
use crate::app::Dispatch;
use crate::map;
use crate::text::{Words, id};
use crate::view::terms;
use iam::ip::Family;
use iam::ip::set::Set;
use iam::language::Sentence;
use session::access::ZoneKind;
use session::answer::Decision;
use std::net::IpAddr;
use yew::prelude::*;

/// What is told.
#[derive(Properties, PartialEq)]
pub struct RangesProps {
    /// The page's words.
    pub words: Words,
    /// Asks for changes.
    pub dispatch: Dispatch,
    /// The map.
    pub chart: Chart,
    /// The request's own address, to be marked on the line.
    pub address: Option<IpAddr>,
}

/// The lists and the lines.
#[component]
pub fn Ranges(props: &RangesProps) -> Html {
    let (words, chart) = (props.words, &props.chart);
    let own = chart.own.and_then(|own| chart.rows.get(own));
    let heading = match own {
        Some(row) => words.fill(&Sentence::new("map-allowed").with("document", title(row))),
        None => words.say("map-allowed-here"),
    };
    let (internet, vpc) = (&chart.allowed.internet, &chart.allowed.vpc);
    let open = |family: Family| open(chart, family);
    let networks = |endpoint: bool, family: Family| {
        let of = if endpoint { vpc } else { internet };
        let (ranges, count) = match family {
            Family::V4 => (&of.ipv4, &of.ipv4_count),
            Family::V6 => (&of.ipv6, &of.ipv6_count),
        };
        let shown = Networks {
            family,
            endpoint,
            ranges: ranges.clone(),
            count: count.clone(),
            open: if endpoint {
                Set::default()
            } else {
                open(family)
            },
            address: props.address.filter(|_| !endpoint),
        };
        list(words, &props.dispatch, shown)
    };
    let (class, sign, name) = terms::decision(chart.allowed.vpc_endpoint);
    let private = vpc.ipv4_count != "0" || vpc.ipv6_count != "0";
    let uniform =
        |texts: &[String]| texts.is_empty() || texts.iter().all(|one| one.ends_with("/0"));
    let private = private && !(uniform(&vpc.ipv4) && uniform(&vpc.ipv6));
    html! {
        <section class="allowed" aria-labelledby="allowed-heading" data-testid="allowed">
            <h3 id="allowed-heading">{ heading }</h3>
            { networks(false, Family::V4) }
            { networks(false, Family::V6) }
            <p class="way">
                <strong>{ words.say("zone-endpoint") }</strong>{ " " }
                <span class={classes!("sign", class)} aria-hidden="true">{ sign }</span>{ " " }{ words.say(name) }
            </p>
            if private {
                { networks(true, Family::V4) }
                { networks(true, Family::V6) }
            }
            <Columns {words} chart={chart.clone()} />
        </section>
    }
}

/// The public addresses from which the verdict hangs on what is unknown.
fn open(chart: &Chart, family: Family) -> Set {
    let own = chart.own.and_then(|own| chart.rows.get(own));
    let cells = own.map_or(&[][..], |row| &row.cells);
    let zones = chart.zones.iter().zip(cells);
    let open = zones
        .filter(|(zone, cell)| **cell == Decision::Depends && zone.kind != ZoneKind::VpcEndpoint);
    let sets = open.filter_map(|(zone, _)| map::set(&zone.addresses.as_ref()?.ranges));
    let sets = sets.filter(|(of, _)| *of == family);
    sets.fold(Set::default(), |all, (_, set)| all.union(&set))
}

/// What is told of the columns.
#[derive(Properties, PartialEq)]
struct ColumnsProps {
    words: Words,
    chart: Chart,
}

/// All networks of those columns that aren't called by them.
#[component]
fn Columns(props: &ColumnsProps) -> Html {
    let words = props.words;
    let zones = &props.chart.zones;
    let long = zones.iter().filter_map(|zone| {
        let addresses = zone.addresses.as_ref()?;
        (addresses.ranges.len() > 2).then(|| (map::name(words, zone, zones), addresses))
    });
    let long: Vec<_> = long.collect();
    html! {
        if !long.is_empty() {
            <details class="columns-told" data-testid="columns">
                <summary>{ words.say(id("map-columns")) }</summary>
                <dl>
                    { for long.into_iter().map(|(name, addresses)| html! {
                        <>
                            <dt>{ name }{ " " }<span class="hint">{ map::count(words, &addresses.count) }</span></dt>
                            <dd><code>{ addresses.ranges.join(" ") }</code></dd>
                        </>
                    }) }
                </dl>
            </details>
        }
    }
}
