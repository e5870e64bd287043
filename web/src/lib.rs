//! The Yew single-page wizard: steps, components, state.

pub mod platform;

use platform::engine::Engine;

/// Shows the wizard in the element `app` of index.html.
pub fn start(engine: Engine) {
    let Some(root) = platform::document().and_then(|document| document.get_element_by_id("app")) else {
        return;
    };
    yew::Renderer::<App>::with_root_and_props(root, AppProperties { engine }).render();
}

#[derive(Clone, PartialEq, yew::Properties)]
struct AppProperties {
    engine: Engine,
}

#[yew::component]
fn App(properties: &AppProperties) -> yew::Html {
    let seal = platform::seal::use_seal();
    let _ = &properties.engine;
    yew::html! { <main data-sealed={seal.is_sealed().to_string()}></main> }
}
