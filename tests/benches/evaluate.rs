//! How long answers take natively, and how that grows. `cargo xtask bench` runs it, and then the
//! package in Node on the scenarios that this writes to `target/bench/`.

#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    reason = "what can't be measured must not look measured"
)]

use criterion::{BenchmarkId, Criterion, Throughput};
use iam::language::Language::English;
use session::Compiled;
use session::compiled::Overrides;
use session::scenario::Scenario;
use std::hint::black_box;
use std::time::Duration;
use tests::{cases, corpus, sizes};

fn seed(name: &str) -> Scenario {
    let seeds = cases(&corpus().join("seeds.json")).unwrap();
    let found = seeds.into_iter().find(|case| case.name.starts_with(name));
    found.expect("a seed of this name").scenario
}

/// The scenarios both sides measure.
fn measured() -> [(&'static str, Scenario); 3] {
    [
        ("S1.2", seed("S1.2")),
        ("S1.5", seed("S1.5")),
        ("full", sizes::full()),
    ]
}

fn answers(criterion: &mut Criterion) {
    for (name, scenario) in measured() {
        let text = serde_json::to_string(&scenario).unwrap();
        let mut group = criterion.benchmark_group(name);
        group.bench_function("read", |b| {
            b.iter(|| session::read::scenario(black_box(&text), English).unwrap());
        });
        group.bench_function("evaluate", |b| {
            b.iter(|| session::evaluate(black_box(&scenario), English));
        });
        let answer = session::evaluate(&scenario, English);
        group.bench_function("write", |b| {
            b.iter(|| serde_json::to_string(black_box(&answer)).unwrap());
        });
        group.bench_function("compile", |b| {
            b.iter(|| Compiled::new(black_box(scenario.clone()), English).unwrap());
        });
        let compiled = Compiled::new(scenario.clone(), English).unwrap();
        let asked = Overrides {
            request: Some(scenario.request.clone()),
            network: Some(scenario.network.clone()),
            context: None,
        };
        group.bench_function("decide", |b| {
            b.iter(|| compiled.decide(black_box(&asked), English).unwrap());
        });
        group.finish();
    }
}

/// The policies that are linted: the measured ones, those of a field report with a security warning,
/// and ten full ones with much to mend or full of networks.
fn linted() -> [(&'static str, Scenario); 6] {
    let [short, long, full] = measured();
    let account = ("S2.5", seed("S2.5"));
    let networks = ("networks-2000", sizes::networks(2_000));
    let twice = ("full-twice", sizes::twice());
    [short, long, account, full, twice, networks]
}

fn lints(criterion: &mut Criterion) {
    for (name, scenario) in linted() {
        let mut group = criterion.benchmark_group(format!("lint-{name}"));
        group.bench_function("findings", |b| {
            b.iter(|| session::lint::findings(black_box(&scenario), English));
        });
        group.bench_function("fix-all", |b| {
            b.iter(|| session::lint::fix_all(black_box(&scenario)));
        });
        group.finish();
    }
}

fn growth(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("statements");
    for count in [10, 100, 1_000, 10_000] {
        let scenario = sizes::statements(count);
        group.throughput(Throughput::Elements(count as u64));
        group.bench_with_input(BenchmarkId::from_parameter(count), &scenario, |b, s| {
            b.iter(|| session::evaluate(s, English));
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("stars");
    for count in [10, 100, 1_000] {
        let scenario = sizes::stars(count);
        let compiled = Compiled::new(scenario, English).unwrap();
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| compiled.decide(&Overrides::default(), English));
        });
    }
    group.finish();
}

fn maps(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("map");
    let [short, long, full] = measured();
    let networks = ("networks", sizes::networks(2_000));
    for (name, scenario) in [short, long, full, networks] {
        group.bench_function(name, |b| {
            b.iter(|| session::access_map(black_box(&scenario), English).unwrap());
        });
    }
    group.finish();
    let mut group = criterion.benchmark_group("map-networks");
    for count in [100, 1_000, 10_000, 100_000] {
        let compiled = Compiled::new(sizes::networks(count), English).unwrap();
        group.throughput(Throughput::Elements(count as u64));
        group.bench_function(BenchmarkId::from_parameter(count), |b| {
            b.iter(|| compiled.access_map(English).unwrap());
        });
    }
    group.finish();
}

/// The policies against themselves without one statement, and against themselves.
fn comparisons(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("compare");
    for (name, scenario) in measured() {
        let less = sizes::less(&scenario.policies);
        for (what, after) in [("less", &less), ("equal", &scenario.policies)] {
            group.bench_function(BenchmarkId::new(name, what), |b| {
                b.iter(|| session::compare(black_box(&scenario), after, English).unwrap());
            });
        }
    }
    group.finish();
}

fn write() {
    let folder = corpus().join("../../target/bench");
    std::fs::create_dir_all(&folder).unwrap();
    let named = linted().map(|(name, scenario)| (name.to_string(), scenario));
    let statements =
        [10, 100, 1_000, 10_000].map(|n| (format!("statements-{n}"), sizes::statements(n)));
    let stars = [10, 100, 1_000].map(|n| (format!("stars-{n}"), sizes::stars(n)));
    let networks =
        [100, 1_000, 10_000, 100_000].map(|n| (format!("networks-{n}"), sizes::networks(n)));
    let all = named.into_iter().chain(statements).chain(stars);
    for (name, scenario) in all.chain(networks) {
        let text = serde_json::to_string(&scenario).unwrap();
        std::fs::write(folder.join(name + ".json"), text).unwrap();
    }
}

fn main() {
    write();
    let mut criterion = Criterion::default()
        .sample_size(20)
        .warm_up_time(Duration::from_millis(300))
        .measurement_time(Duration::from_secs(1))
        .configure_from_args();
    answers(&mut criterion);
    lints(&mut criterion);
    growth(&mut criterion);
    maps(&mut criterion);
    comparisons(&mut criterion);
    criterion.final_summary();
}
