//! The list of services: searched by name, technical name and keyword, chosen by radio button.

use bindwright_catalog::{Documentation, Service, catalog};
use bindwright_texts::Locale;
use yew::{Callback, Html, Properties, component, html, use_state_eq};

use super::text_field::TextField;
use crate::state::change::Change;
use crate::state::problem::SERVICE;
use crate::state::wizard::Action;
use crate::surroundings::use_surroundings;
use crate::texts;
use crate::view::field::{FieldMessage, message};
use crate::view::text::term;

/// Id of the entry for services that the catalogue does not list.
pub const GENERIC: &str = "generic";

/// The chosen service, and where another choice goes.
#[derive(Clone, PartialEq, Properties)]
pub struct ServicePickerProperties {
    /// The chosen service.
    pub chosen: Option<&'static Service>,
    /// What is said about the choice.
    pub messages: Vec<FieldMessage>,
    /// Takes what happens.
    pub on_action: Callback<Action>,
}

/// Search field and list of services.
#[component]
pub fn ServicePicker(properties: &ServicePickerProperties) -> Html {
    let surroundings = use_surroundings();
    let locale = surroundings.locale;
    let search = use_state_eq(String::new);
    let found = matching(locale, &search);
    let on_search = {
        let setter = search.setter();
        Callback::from(move |text| setter.set(text))
    };
    let is_disabled = !surroundings.is_sealed;
    html! {
        <div class="bw-picker">
            <TextField {locale} id="service-search" label={texts::basic_search().text(locale)} value={(*search).clone()}
                hint={result(locale, &search, found.len())} {is_disabled} on_input={on_search} on_leave={Callback::noop()} />
            <fieldset class="bw-fieldset" id={SERVICE} tabindex="-1" aria-describedby="service-messages">
                <legend class="bw-fieldset__legend">
                    {texts::basic_service().text(locale)}<span class="bw-field__required" aria-hidden="true">{"*"}</span>
                </legend>
                if !found.is_empty() {
                    <div class="bw-picker__list">{for found.iter().map(|service| row(properties, locale, service, is_disabled))}</div>
                }
                <div id="service-messages">{for properties.messages.iter().map(|entry| message(locale, entry))}</div>
            </fieldset>
            {for properties.chosen.map(|service| summary(locale, service))}
        </div>
    }
}

/// Finds the services that have every word, the well documented ones first.
fn matching(locale: Locale, search: &str) -> Vec<&'static Service> {
    let words: Vec<String> = search.split_whitespace().map(str::to_ascii_lowercase).collect();
    let fits = |service: &&Service| {
        let name = service.name.text(locale);
        let texts = [name.as_str(), service.technical_name(), &service.id];
        let mut texts = texts.into_iter().chain(service.keywords.iter().map(String::as_str));
        let all: String =
            texts.by_ref().flat_map(|text| [text, "\n"]).collect::<String>().to_ascii_lowercase();
        words.iter().all(|word| all.contains(word.as_str()))
    };
    let found: Vec<&'static Service> = catalog().services.iter().filter(fits).collect();
    let of = |level| found.iter().copied().filter(move |service| service.documentation == level);
    let levels = [Documentation::Documented, Documentation::ByReference, Documentation::NotDocumented];
    let mut found: Vec<&'static Service> = levels.into_iter().flat_map(of).collect();
    // The service that is called exactly so stands before those that only mention it.
    found.sort_by_key(|service| !service.technical_name().eq_ignore_ascii_case(search.trim()));
    found
}

/// Says how many services fit; announced, since the list is elsewhere.
fn result(locale: Locale, search: &str, count: usize) -> Html {
    let result = match (search.trim().is_empty(), count) {
        (true, _) => texts::basic_search_hint(),
        (false, 0) => {
            let generic = catalog().service(GENERIC).map(|service| service.name.text(locale));
            texts::basic_search_nothing(generic.unwrap_or_default())
        }
        (false, _) => texts::basic_search_result(count as i64),
    };
    html! { <p role="status">{result.text(locale)}</p> }
}

fn row(
    properties: &ServicePickerProperties,
    locale: Locale,
    service: &'static Service,
    is_disabled: bool,
) -> Html {
    let is_chosen = properties.chosen.is_some_and(|chosen| chosen.id == service.id);
    let on_action = properties.on_action.clone();
    let choose = move |_| on_action.emit(Action::Change(Change::Service(service.id.clone())));
    html! {
        <label class={if is_chosen { "bw-pick bw-pick--chosen" } else { "bw-pick" }} key={service.id.clone()}>
            <input type="radio" name="service" value={service.id.clone()} checked={is_chosen} disabled={is_disabled}
                onchange={choose} id={["service-", &service.id].concat()} />
            <span class="bw-pick__name">{service.name.text(locale)}</span>
            <span class="bw-pick__term">{for service.offering.as_deref().map(term)}</span>
            {documentation_badge(locale, service.documentation)}
        </label>
    }
}

/// Names how far a service is documented.
pub fn documentation_badge(locale: Locale, documentation: Documentation) -> Html {
    let (class, text) = match documentation {
        Documentation::Documented => ("bw-badge bw-badge--firm", texts::documentation_full()),
        Documentation::ByReference => ("bw-badge bw-badge--told", texts::documentation_by_reference()),
        _ => ("bw-badge bw-badge--open", texts::documentation_none()),
    };
    html! { <span {class}>{text.text(locale)}</span> }
}

/// Says what the chosen service is, also where the search hides it.
fn summary(locale: Locale, service: &Service) -> Html {
    html! {
        <p class="bw-picker__chosen" id="service-chosen">
            <strong>{service.name.text(locale)}</strong>{" "}<span>{service.summary.text(locale)}</span>
        </p>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_the_service_that_is_called_so_first() {
        let first = |search| matching(Locale::ENGLISH, search).first().map(|service| service.id.as_str());
        assert_eq!(first("xsuaa"), Some("xsuaa"));
        assert_eq!(first(" AuditLog"), Some("auditlog"));
        assert_eq!(first("destination"), Some("destination"));
    }

    #[test]
    fn finds_by_every_name_and_word() {
        let ids = |search| -> Vec<&str> {
            matching(Locale::ENGLISH, search).into_iter().map(|service| service.id.as_str()).collect()
        };
        assert_eq!(ids("document management"), ["sdm"]);
        assert_eq!(ids("SDM"), ["sdm"]);
        assert!(ids("uaa").contains(&"xsuaa"));
        assert!(ids("no such thing").is_empty());
        assert_eq!(ids("").len(), catalog().services.len());
        assert!(matching(Locale::ENGLISH, "").is_sorted_by_key(|service| service.documentation));
    }
}
