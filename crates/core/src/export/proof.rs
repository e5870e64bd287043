//! Reads files back with the reader that everything pasted goes through.

use bindwright_pki::{Certificate, Password, PrivateKey, PrivateKeyFormat};

use super::registry::{Context, Made};
use crate::{Input, Inspection, Options, inspect};

/// Says whether a file holds what it should, and nothing else.
pub(super) fn holds(made: &Made, context: &Context<'_>, options: &Options) -> bool {
    let input = Input { name: Some(made.name.clone()), bytes: made.bytes.clone() };
    let passwords = vec![Password::from(context.password.secret_text())];
    let found =
        inspect::read(vec![input], &Options { passwords, ..Options::new(options.now, options.locale) });
    let wanted = &context.identity.certificates[made.holds.certificates.clone()];
    let is_quiet = found.locked.is_empty() && (found.problems.is_empty() || is_plain_text(made));
    is_quiet
        && has_certificates(&found, wanted)
        && has_key(&found, context.identity.key.filter(|_| made.holds.key))
        && (!made.holds.alias || has_alias(&found, context.alias))
}

/// Says whether a file is nothing that is read, such as a script.
fn is_plain_text(made: &Made) -> bool {
    made.holds.certificates.is_empty() && !made.holds.key
}

fn has_certificates(found: &Inspection, wanted: &[Certificate]) -> bool {
    let given = found.distinct_certificates().map(|(_, found)| found.value.der());
    given.eq(wanted.iter().map(Certificate::der))
}

fn has_key(found: &Inspection, wanted: Option<&PrivateKey>) -> bool {
    let Some(wanted) = wanted.map(|key| key.to_der(PrivateKeyFormat::Pkcs8)) else {
        return found.private_keys.is_empty();
    };
    let mut keys = found.private_keys.iter().map(|found| found.value.to_der(PrivateKeyFormat::Pkcs8));
    !found.private_keys.is_empty() && wanted.is_ok() && keys.all(|key| key == wanted)
}

fn has_alias(found: &Inspection, alias: &str) -> bool {
    let mut entries = found.keystores.iter().flat_map(|found| &found.value.entries);
    entries.any(|entry| entry.private_key.is_some() && entry.alias.as_deref() == Some(alias))
}
