//! The address of a page, behind the `#`. It never holds anything pasted.

use bindwright_catalog::RequestKind;

/// A page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Route {
    /// What Bindwright does, and three ways in.
    Start,
    /// The wizard, in one of the cockpit's two flavours.
    Create(RequestKind),
    /// The wizard with a service of the catalogue chosen, by its id.
    CreateFor(RequestKind, String),
    /// Paste or drop anything.
    Inspect,
    /// The services and the rules.
    Reference,
    /// The flow of mutual TLS, drawn.
    Mtls,
    /// The error messages that are explained; one of them by its code, where one is meant.
    Messages(Option<String>),
    /// One service of the catalogue, by its id.
    Service(String),
    /// One rule, by its code.
    Rule(String),
    /// Version, licences, privacy.
    About,
    /// An address that leads nowhere.
    Unknown(String),
}

const BINDING: &str = "create/binding";
const SERVICE_KEY: &str = "create/service-key";
const MESSAGES: &str = "reference/messages";
const SERVICE: &str = "reference/service/";
const RULE: &str = "reference/rule/";

impl Route {
    /// Reads the fragment of an address, with or without its `#`.
    pub fn parse(fragment: &str) -> Self {
        let path = fragment.trim_start_matches('#').trim_start_matches('/').trim_end_matches('/');
        match path {
            "" => Self::Start,
            BINDING => Self::Create(RequestKind::Binding),
            SERVICE_KEY => Self::Create(RequestKind::ServiceKey),
            "inspect" => Self::Inspect,
            "reference" => Self::Reference,
            "reference/mtls" => Self::Mtls,
            MESSAGES => Self::Messages(None),
            "about" => Self::About,
            _ => Self::parse_entry(path),
        }
    }

    /// Writes the fragment, `#/inspect`.
    pub fn href(&self) -> String {
        ["#", &self.path()].concat()
    }

    /// Writes what stands behind the `#`, `/inspect`.
    pub fn path(&self) -> String {
        let (folder, name) = match self {
            Self::Start => ("", ""),
            Self::Create(RequestKind::Binding) => (BINDING, ""),
            Self::Create(RequestKind::ServiceKey) => (SERVICE_KEY, ""),
            Self::CreateFor(kind, id) => {
                return [&Self::Create(*kind).path(), "/", id].concat();
            }
            Self::Messages(Some(code)) => return [&Self::Messages(None).path(), "/", code].concat(),
            Self::Inspect => ("inspect", ""),
            Self::Reference => ("reference", ""),
            Self::Messages(None) => (MESSAGES, ""),
            Self::Mtls => ("reference/mtls", ""),
            Self::Service(id) => (SERVICE, id.as_str()),
            Self::Rule(code) => (RULE, code.as_str()),
            Self::About => ("about", ""),
            Self::Unknown(path) => ("", path.as_str()),
        };
        ["/", folder, name].concat()
    }

    /// Says whether the page is part of the reference.
    pub fn is_reference(&self) -> bool {
        matches!(self, Self::Reference | Self::Mtls | Self::Messages(_) | Self::Service(_) | Self::Rule(_))
    }

    /// Says whether the page shows services of the catalogue.
    pub fn needs_catalog(&self) -> bool {
        matches!(
            self,
            Self::Create(_) | Self::CreateFor(..) | Self::Reference | Self::Mtls | Self::Service(_)
        )
    }

    /// Returns the flavour where this is the wizard.
    pub fn flavour(&self) -> Option<RequestKind> {
        match self {
            Self::Create(kind) | Self::CreateFor(kind, _) => Some(*kind),
            _ => None,
        }
    }

    fn parse_entry(path: &str) -> Self {
        let after = |start| path.strip_prefix(start).and_then(|rest| rest.strip_prefix('/'));
        for (start, kind) in [(BINDING, RequestKind::Binding), (SERVICE_KEY, RequestKind::ServiceKey)] {
            if let Some(id) = after(start) {
                return Self::CreateFor(kind, id.to_owned());
            }
        }
        if let Some(code) = after(MESSAGES) {
            Self::Messages(Some(code.to_owned()))
        } else if let Some(id) = path.strip_prefix(SERVICE) {
            Self::Service(id.to_owned())
        } else if let Some(code) = path.strip_prefix(RULE) {
            Self::Rule(code.to_owned())
        } else {
            Self::Unknown(path.to_owned())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_what_it_writes() {
        let routes = [
            Route::Start,
            Route::Create(RequestKind::Binding),
            Route::Create(RequestKind::ServiceKey),
            Route::CreateFor(RequestKind::Binding, "sdm".into()),
            Route::CreateFor(RequestKind::ServiceKey, "xsuaa".into()),
            Route::Inspect,
            Route::Reference,
            Route::Mtls,
            Route::Messages(None),
            Route::Messages(Some("explanation/no-start-line".into())),
            Route::Service("sdm".into()),
            Route::Rule("certificate/expired".into()),
            Route::About,
            Route::Unknown("nowhere".into()),
        ];
        for route in routes {
            assert_eq!(Route::parse(&route.href()), route);
        }
    }

    #[test]
    fn takes_an_empty_fragment_as_the_start_page() {
        for fragment in ["", "#", "#/"] {
            assert_eq!(Route::parse(fragment), Route::Start);
        }
    }
}
