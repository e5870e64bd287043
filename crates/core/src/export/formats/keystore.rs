//! PKCS#12, in a profile for current readers and one for old ones.

use bindwright_pki::keystore::{Pkcs12Contents, Pkcs12Profile, write_pkcs12};

use super::{joined, whole};
use crate::export::registry::{Context, Holds, Made};

/// Rounds of each derivation, as many as keytool makes.
const ITERATIONS: u32 = 10_000;

pub(crate) fn modern(context: &Context<'_>) -> Vec<Made> {
    keystore(context, Pkcs12Profile::Modern, modern_name(context))
}

pub(crate) fn legacy(context: &Context<'_>) -> Vec<Made> {
    keystore(context, Pkcs12Profile::Legacy, format!("{}-legacy.p12", context.identity.stem))
}

/// Returns the name of the keystore for current readers, which other files refer to.
pub(crate) fn modern_name(context: &Context<'_>) -> String {
    format!("{}.p12", context.identity.stem)
}

fn keystore(context: &Context<'_>, profile: Pkcs12Profile, name: String) -> Vec<Made> {
    let Some(private_key) = context.identity.key else { return Vec::new() };
    let certificates = &context.identity.certificates;
    let contents = Pkcs12Contents { alias: context.alias, private_key, certificates };
    let randomness = context.wanted.randomness.keystore(profile);
    let Ok(bytes) = write_pkcs12(&contents, profile, &context.password, &randomness, ITERATIONS) else {
        return Vec::new();
    };
    let holds = Holds { certificates: whole(context), key: true, alias: true };
    let bytes = joined(&[bytes]);
    vec![Made { name, media_type: "application/x-pkcs12", bytes, carries_secret: true, holds }]
}
