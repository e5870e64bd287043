//! Header and footer of every page.

use bindwright_catalog::{RequestKind, catalog};
use bindwright_texts::{Locale, Message};
use yew::{Callback, Event, Html, html};

use crate::pages::about::{VERSION, build};
use crate::platform::field::selected;
use crate::platform::theme::Theme;
use crate::route::Route;
use crate::texts;
use crate::view::icon::{Icon, icon};
use crate::view::text::{day, term};

/// Draws the header bar.
pub fn header(
    locale: Locale,
    shown: &Route,
    theme: Option<Theme>,
    choose: Callback<Option<Theme>>,
    clear: &Callback<()>,
) -> Html {
    let clear = clear.clone();
    let skip = |event: yew::MouseEvent| {
        event.prevent_default();
        crate::platform::focus::by_id("main");
    };
    html! {
        <header class="bw-shell bw-no-print" data-group="header" tabindex="-1">
            <a class="bw-skip" href="#main" onclick={skip}>{texts::shell_skip().text(locale)}</a>
            <a class="bw-shell__brand" href={Route::Start.href()} aria-label={texts::shell_home().text(locale)}>
                <span class="bw-shell__logo">{icon(Icon::Key)}</span>
                <span translate="no">{texts::shell_product().text(locale)}</span>
            </a>
            <nav class="bw-shell__nav" aria-label={texts::shell_navigation().text(locale)}>
                <ul>{for pages().into_iter().map(|(route, title)| entry(locale, shown, &route, &title))}</ul>
            </nav>
            <div class="bw-shell__actions">
                {theme_switch(locale, theme, choose)}
                <button type="button" class="fd-button bw-button" id="clear-everything" onclick={move |_| clear.emit(())}>
                    {icon(Icon::Clear)}<span>{texts::shell_clear().text(locale)}</span>
                </button>
            </div>
        </header>
    }
}

/// Draws the footer, and the toast above it: all that is shown stands inside a landmark.
pub fn footer(locale: Locale, toast: Option<&str>) -> Html {
    html! {
        <footer class="bw-footer" data-group="footer" tabindex="-1">
            <span>{texts::shell_version().text(locale)}{" "}{term(VERSION)}</span>
            <span>{texts::shell_build().text(locale)}{" "}{term(build())}</span>
            {facts(locale)}
            <span>{texts::shell_local().text(locale)}</span>
            {for toast.map(|text| html! { <div class="bw-toast" id="toast">{text.to_owned()}</div> })}
        </footer>
    }
}

/// Says up to when public sources were read, as soon as the catalogue is there.
fn facts(locale: Locale) -> Html {
    let date = &catalog().facts_as_of;
    if date.is_empty() {
        return Html::default();
    }
    html! { <span>{texts::shell_facts().text(locale)}{" "}{day(locale, date)}</span> }
}

/// Returns the heading of a page, as the navigation names it.
pub fn page_name(shown: &Route) -> Message {
    match shown {
        Route::Create(RequestKind::Binding) | Route::CreateFor(RequestKind::Binding, _) => {
            texts::nav_binding()
        }
        Route::Create(RequestKind::ServiceKey) | Route::CreateFor(RequestKind::ServiceKey, _) => {
            texts::nav_service_key()
        }
        Route::Inspect => texts::nav_inspect(),
        Route::Reference | Route::Mtls | Route::Messages(_) | Route::Service(_) | Route::Rule(_) => {
            texts::nav_reference()
        }
        Route::About => texts::nav_about(),
        Route::Start | Route::Unknown(_) => texts::nav_start(),
    }
}

/// Returns the title of the tab; never anything from the address or from what was pasted.
pub fn page_title(shown: &Route) -> Message {
    match shown {
        Route::Start => texts::title_start(),
        Route::Create(RequestKind::Binding) | Route::CreateFor(RequestKind::Binding, _) => {
            texts::title_binding()
        }
        Route::Create(RequestKind::ServiceKey) | Route::CreateFor(RequestKind::ServiceKey, _) => {
            texts::title_service_key()
        }
        Route::Inspect => texts::title_inspect(),
        Route::Reference | Route::Mtls | Route::Messages(_) | Route::Service(_) | Route::Rule(_) => {
            texts::title_reference()
        }
        Route::About => texts::title_about(),
        Route::Unknown(_) => texts::title_missing(),
    }
}

fn pages() -> [(Route, Message); 6] {
    [
        (Route::Start, texts::nav_start()),
        (Route::Create(RequestKind::Binding), texts::nav_binding()),
        (Route::Create(RequestKind::ServiceKey), texts::nav_service_key()),
        (Route::Inspect, texts::nav_inspect()),
        (Route::Reference, texts::nav_reference()),
        (Route::About, texts::nav_about()),
    ]
}

fn entry(locale: Locale, shown: &Route, route: &Route, title: &Message) -> Html {
    let is_here = shown == route
        || (shown.flavour().is_some() && shown.flavour() == route.flavour())
        || (*route == Route::Reference && shown.is_reference());
    html! {
        <li>
            <a class="bw-shell__link" href={route.href()} aria-current={is_here.then_some("page")}>{title.text(locale)}</a>
        </li>
    }
}

fn theme_switch(locale: Locale, theme: Option<Theme>, choose: Callback<Option<Theme>>) -> Html {
    let onchange = Callback::from(move |event: Event| choose.emit(Theme::from_id(&selected(&event))));
    let option = |id: &'static str, message: Message, is_chosen: bool| {
        html! { <option value={id} selected={is_chosen}>{message.text(locale)}</option> }
    };
    html! {
        <select class="fd-input bw-select bw-shell__theme" id="theme" aria-label={texts::theme_label().text(locale)} {onchange}>
            {option("auto", texts::theme_auto(), theme.is_none())}
            {for Theme::ALL.iter().map(|each| option(each.id(), theme_name(*each), theme == Some(*each)))}
        </select>
    }
}

fn theme_name(theme: Theme) -> Message {
    match theme {
        Theme::Morning => texts::theme_morning(),
        Theme::Evening => texts::theme_evening(),
        Theme::ContrastWhite => texts::theme_contrast_white(),
        Theme::ContrastBlack => texts::theme_contrast_black(),
    }
}
