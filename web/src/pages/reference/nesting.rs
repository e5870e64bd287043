//! Where the parameters of a service sit: the first thing that goes wrong, and silently.

use bindwright_catalog::{ModeKind, Parameter, Service};
use bindwright_texts::Locale;
use yew::{Html, html};

use crate::texts;
use crate::view::text::term;

/// The places that parameters sit in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Nesting<'a> {
    /// `credential-type` stands at the top level.
    TopLevel,
    /// `credential-type` stands inside this key.
    Wrapped(&'a str),
    /// The service has words of its own, maybe inside a key.
    OwnWords(Option<&'a str>),
    /// The choice is made on the instance.
    Instance,
    /// Public sources do not say.
    NotDocumented,
}

impl<'a> Nesting<'a> {
    /// Returns where the parameters of a service sit.
    pub fn of(service: &'a Service) -> Self {
        let mut parameters = service.modes.iter().flat_map(|mode| &mode.parameters).peekable();
        let is_of_instance = service.modes.iter().all(|mode| mode.kind == ModeKind::Instance);
        if is_of_instance && !service.modes.is_empty() {
            return Self::Instance;
        }
        if parameters.peek().is_none() {
            return Self::NotDocumented;
        }
        let is_usual = parameters.any(|parameter| parameter.short_name() == "credential-type");
        match (service.wrapper.as_deref(), is_usual) {
            (Some(wrapper), true) => Self::Wrapped(wrapper),
            (None, true) => Self::TopLevel,
            (wrapper, false) => Self::OwnWords(wrapper),
        }
    }

    /// Says it in a few words.
    pub fn told(self, locale: Locale) -> Html {
        let message = match self {
            Self::TopLevel => texts::nesting_top_level(),
            Self::Wrapped(_) => texts::nesting_wrapped(),
            Self::OwnWords(Some(_)) => texts::nesting_own_wrapped(),
            Self::OwnWords(None) => texts::nesting_own(),
            Self::Instance => texts::nesting_instance(),
            Self::NotDocumented => texts::nesting_not_documented(),
        };
        let wrapper = match self {
            Self::Wrapped(wrapper) | Self::OwnWords(Some(wrapper)) => Some(wrapper),
            _ => None,
        };
        html! {
            <>
                {message.text(locale)}
                if let Some(wrapper) = wrapper { {" "}{term(wrapper)} }
            </>
        }
    }
}

/// Returns every parameter of a service, those of the instance last.
pub fn parameters(service: &Service) -> impl Iterator<Item = &Parameter> {
    let instance = service.instance.iter().flat_map(|instance| &instance.parameters);
    service.modes.iter().flat_map(|mode| &mode.parameters).chain(instance)
}
