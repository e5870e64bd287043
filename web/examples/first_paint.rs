//! Prints the start page as static HTML: what a visitor sees before any module has arrived.
//!
//! `cargo xtask engine` puts it into index.html. Nothing is hydrated: the wizard replaces it when it starts, and its
//! fields stay disabled until the page is sealed.

#![allow(clippy::print_stdout)] // What it prints is its result.

use bindwright_texts::Locale;
use bindwright_web::pages::start::StartPage;
use bindwright_web::route::Route;
use bindwright_web::shell::{footer, header};
use bindwright_web::surroundings::Surroundings;
use yew::{Callback, ContextProvider, Html, LocalServerRenderer, component, html};

/// The start page as it is before the boot is over.
#[component]
fn FirstPaint() -> Html {
    let locale = Locale::ENGLISH;
    let context = Surroundings { locale, is_sealed: false, ..Surroundings::default() };
    html! {
        <ContextProvider<Surroundings> {context}>
            <div class="bw-app">
                {header(locale, &Route::Start, None, Callback::noop(), &Callback::noop())}
                <main class="bw-main" id="main"><StartPage on_intake={Callback::noop()} /></main>
                {footer(locale, None)}
            </div>
        </ContextProvider<Surroundings>>
    }
}

fn main() -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_current_thread().build()?;
    let renderer = LocalServerRenderer::<FirstPaint>::new().hydratable(false);
    println!("{}", tokio::task::LocalSet::new().block_on(&runtime, renderer.render()));
    Ok(())
}
