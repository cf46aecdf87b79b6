//! The way of the request to AWS. The address stands with the first questions.

use super::field::Form;
use super::form::{Choice, choice};
use super::group::Group;
use crate::field::Field;
use crate::text::id;
use crate::work::{Edit, Path};
use yew::prelude::*;

const PATHS: [(Path, &str, &str); 3] = [
    (Path::Internet, "internet", id("network-internet")),
    (Path::VpcEndpoint, "vpcEndpoint", id("network-endpoint")),
    (Path::None, "", id("network-none")),
];

/// The group.
pub fn network(form: Form<'_>) -> Html {
    let (words, scenario) = (form.words, &form.work.scenario);
    let path = Path::of(scenario.network.as_ref());
    let (chosen, name) = PATHS
        .iter()
        .find(|(one, ..)| *one == path)
        .map_or(("", id("network-none")), |(_, value, name)| (*value, *name));
    let ids = [Field::Vpce, Field::Vpc].map(|field| field.read(scenario));
    let said = ids.into_iter().filter(|id| !id.is_empty());
    let content: Vec<String> = std::iter::once(words.say(name)).chain(said).collect();
    let shown = Choice {
        name: "network-path",
        label: id("network-path"),
        hint: id("network-path-hint"),
        options: PATHS
            .iter()
            .map(|(_, value, name)| (*value, words.say(name)))
            .collect(),
        chosen,
    };
    let take = |value: &str| {
        let found = PATHS.iter().find(|(_, name, _)| *name == value);
        found.map(|(path, ..)| Edit::Path(*path))
    };
    html! {
        <Group
            key={form.work.born}
            {words}
            name="group-network"
            title={id("network")}
            content={content.join(" · ")}
            wrong={form.is_wrong(&[Field::Vpce, Field::Vpc])}
            special={path != Path::Internet}
        >
            <div class="form">
                { choice(words, form.dispatch, shown, Box::new(take)) }
                if path == Path::VpcEndpoint {
                    { form.field(Field::Vpce) }
                    { form.field(Field::Vpc) }
                }
            </div>
        </Group>
    }
}
