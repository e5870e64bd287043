//! From what was pasted to the files that other systems read: one module per format, one line in [`registry::FORMATS`].
//!
//! [`identity`] says whom files can be made for, a format makes its bytes, and [`proof`] reads them back with the reader
//! that everything pasted goes through: what does not hold what it should is never handed out.

mod findings;
mod formats;
mod identity;
mod names;
mod options;
mod proof;
mod registry;
#[cfg(test)]
mod tests;
mod token;

pub(crate) use findings::CODES;
pub use options::{ExportOptions, PROFILES, Profile, RANDOM_BYTES, Randomness};
pub use registry::export_format_ids;

use bindwright_pki::Password;
use bindwright_report::{Export, ExportIdentity, ExportedFile};
use bindwright_texts::Locale;
use zeroize::Zeroizing;

use crate::inspection::AuthorizationServer;
use crate::{Input, Options, inspect, texts};
use findings::{ALIAS_TOO_LONG, EMPTY_PASSWORD, NOT_A_SUBDOMAIN, Refusals, SEVERAL_IDENTITIES};
use identity::Identity;
use registry::{Context, FORMATS, Format, Made};

/// The most characters of an alias.
const ALIAS: usize = 255;

/// What an export made.
pub struct Exported {
    /// The files and what is to be said about them, without secrets.
    pub description: Export,
    /// The bytes of the files, in the same order.
    pub contents: Vec<Content>,
    /// The password of keystores, where none was given and one of the files needs it.
    pub generated_password: Option<Password>,
}

/// The bytes of a file, wiped when dropped.
pub struct Content(pub Zeroizing<Vec<u8>>);

/// Makes the files of a profile for the one that the inputs identify.
///
/// Nothing of an input becomes a file name; what cannot be made is a finding that says why.
pub fn export(inputs: Vec<Input>, options: &Options, wanted: &ExportOptions) -> Exported {
    let inspection = inspect::read(inputs, options);
    let identities = identity::all(&inspection);
    let mut refusals = Refusals::new(options.locale);
    let mut exported = Exported {
        description: Export {
            files: Vec::new(),
            diagnostics: Vec::new(),
            identities: identities.iter().map(Identity::describe).collect(),
        },
        contents: Vec::new(),
        generated_password: None,
    };
    if identities.is_empty() && !inspection.locked.is_empty() {
        refusals.locked();
    } else if let Some(identity) = chosen(&identities, wanted, &mut refusals)
        && is_usable(identity, wanted, &mut refusals)
    {
        refusals.note_key(identity, &inspection);
        let given = wanted.password.as_ref().map(|password| Password::from(password.secret_text()));
        let context = Context {
            identity,
            wanted,
            locale: options.locale,
            alias: wanted.alias.as_deref().unwrap_or(&identity.stem),
            password: given.unwrap_or_else(|| wanted.randomness.password()),
        };
        exported.make(&context, options, &mut refusals);
        if wanted.password.is_none() && exported.description.files.iter().any(is_protected) {
            exported.generated_password = Some(context.password);
        }
    }
    exported.description.diagnostics = refusals.finish(!exported.contents.is_empty());
    exported
}

impl Exported {
    fn make(&mut self, context: &Context<'_>, options: &Options, refusals: &mut Refusals) {
        for format in FORMATS.iter().filter(|format| format.is_wanted(context.wanted)) {
            if !refusals.allow(format.needs, context.identity) {
                continue;
            }
            for made in (format.make)(context) {
                if proof::holds(&made, context, options) {
                    self.description.files.push(facts(format, &made, context.locale));
                    self.contents.push(Content(made.bytes));
                } else {
                    refusals.not_read_back(&made.name);
                }
            }
        }
    }
}

/// Returns whom files are made for: who was chosen, the only one, or the only one with a certificate or key.
fn chosen<'a, 'b>(
    identities: &'a [Identity<'b>],
    wanted: &ExportOptions,
    refusals: &mut Refusals,
) -> Option<&'a Identity<'b>> {
    if let Some(index) = wanted.identity {
        return refusals.or_nothing(identities.get(index));
    }
    let mut with_material = identities.iter().filter(|identity| identity.has_material());
    match (with_material.next(), with_material.next(), identities) {
        (Some(only), None, _) | (None, None, [only]) => Some(only),
        (None, None, []) => refusals.or_nothing(None),
        _ => {
            let labels = identities.iter().enumerate();
            let names: Vec<String> =
                labels.map(|(index, identity)| format!("{}: {}", index + 1, identity.label)).collect();
            let message = texts::export_several_identities_message(identities.len() as i64, names.join("; "));
            refusals.refuse(SEVERAL_IDENTITIES, &message, &texts::export_several_identities_help());
            None
        }
    }
}

fn is_usable(identity: &Identity<'_>, wanted: &ExportOptions, refusals: &mut Refusals) -> bool {
    if wanted.password.as_ref().is_some_and(|password| password.secret_text().is_empty()) {
        let message = texts::export_empty_password_message();
        refusals.refuse(EMPTY_PASSWORD, &message, &texts::export_empty_password_help());
        return false;
    }
    let tenant = wanted.tenant.as_deref();
    let is_subdomain_wanted =
        identity.credentials.is_some_and(|found| found.server == AuthorizationServer::Xsuaa);
    if is_subdomain_wanted && tenant.is_some_and(|tenant| !token::is_subdomain(tenant)) {
        let message = texts::export_not_a_subdomain_message(tenant.unwrap_or_default());
        refusals.refuse(NOT_A_SUBDOMAIN, &message, &texts::export_not_a_subdomain_help());
        return false;
    }
    let length = wanted.alias.as_deref().map_or(0, |alias| alias.chars().count());
    if length > ALIAS {
        let message = texts::export_alias_too_long_message(length as i64, ALIAS as i64);
        refusals.refuse(ALIAS_TOO_LONG, &message, &texts::export_alias_too_long_help());
    }
    length <= ALIAS
}

fn is_protected(file: &ExportedFile) -> bool {
    FORMATS.iter().any(|format| format.id == file.id && format.uses_password)
}

fn facts(format: &Format, made: &Made, locale: Locale) -> ExportedFile {
    let summary = texts::lookup(&format!("data.export.{}", format.id));
    ExportedFile {
        id: format.id.to_owned(),
        profile: format.profile.name().to_owned(),
        name: made.name.clone(),
        media_type: made.media_type.to_owned(),
        is_text: std::str::from_utf8(&made.bytes).is_ok() && !made.media_type.ends_with("octet-stream"),
        carries_secret: made.carries_secret,
        summary: summary.map(|text| text.text(locale)).unwrap_or_default(),
    }
}

impl Identity<'_> {
    fn describe(&self) -> ExportIdentity {
        ExportIdentity {
            name: self.label.clone(),
            service: self.credentials.and_then(|found| found.service).map(str::to_owned),
            has_certificate: !self.certificates.is_empty(),
            has_private_key: self.key.is_some(),
        }
    }
}

impl std::fmt::Debug for Content {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "Content({} bytes [elided])", self.0.len())
    }
}
