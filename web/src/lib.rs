//! The Yew single-page wizard: steps, components, state.

pub mod app;
pub mod components;
pub mod format;
pub mod main_area;
pub mod pages;
pub mod platform;
pub mod route;
pub mod shell;
pub mod state;
pub mod steps;
pub mod surroundings;
#[allow(clippy::too_many_arguments)]
mod texts {
    include!(concat!(env!("OUT_DIR"), "/texts.rs"));
}
pub mod view;

use app::{App, AppProperties};
use platform::engine::Engine;

/// Shows the wizard in the element `app` of index.html.
pub fn start(engine: Engine) {
    let Some(root) = platform::document().and_then(|document| document.get_element_by_id("app")) else {
        return;
    };
    yew::Renderer::<App>::with_root_and_props(root, AppProperties { engine }).render();
}
