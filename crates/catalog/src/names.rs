use bindwright_report::Diagnostic;
use bindwright_texts::Locale;

use crate::request::Environment;

/// What a name belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A service instance.
    Instance,
    /// A service key.
    ServiceKey,
    /// A binding that has a name of its own.
    Binding,
    /// An application.
    Application,
}

/// Checks a name against the rules that are documented.
pub fn check_name(kind: NameKind, name: &str, environment: Environment, locale: Locale) -> Vec<Diagnostic> {
    let _ = (kind, name, environment, locale);
    Vec::new()
}

/// Returns what is documented about such names, in a sentence for the field.
pub fn name_rule(kind: NameKind, environment: Environment, locale: Locale) -> String {
    let _ = (kind, environment, locale);
    String::new()
}
