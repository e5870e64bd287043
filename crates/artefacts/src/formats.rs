//! The registry of artefact formats.

use bindwright_catalog::{BindingRequest, Certainty, Service};
use bindwright_report::Artefact;
use bindwright_texts::Locale;
use serde_json::Value;

use crate::declarative::has_members;
use crate::{
    btp, cf, cockpit, instance, kubernetes, manifest, migration, mta, parameters, rotation, terraform,
};

/// What a format is made from.
pub(crate) struct Context<'a> {
    pub(crate) request: &'a BindingRequest,
    pub(crate) service: &'a Service,
    pub(crate) parameters: &'a Value,
    /// What is set on the instance; an empty object where nothing is.
    pub(crate) instance_parameters: &'a Value,
    pub(crate) locale: Locale,
}

/// One format: its stable name, and how to make it; nothing comes out where it does not apply.
struct Format {
    id: &'static str,
    make: fn(&Context<'_>) -> Vec<Artefact>,
}

/// All formats in documented order.
static FORMATS: &[Format] = &[
    Format { id: parameters::ID, make: parameters::make },
    Format { id: parameters::MINIFIED_ID, make: parameters::make_minified },
    Format { id: instance::ID, make: instance::make },
    Format { id: cockpit::ID, make: cockpit::make },
    Format { id: cf::ID, make: cf::make },
    Format { id: cf::V7_ID, make: cf::make_v7 },
    Format { id: btp::ID, make: btp::make },
    Format { id: rotation::ID, make: rotation::make },
    Format { id: rotation::REBIND_ID, make: rotation::make_rebind },
    Format { id: rotation::SCRIPT_ID, make: rotation::make_script },
    Format { id: rotation::PIPELINE_ID, make: rotation::make_pipeline },
    Format { id: manifest::ID, make: manifest::make },
    Format { id: mta::ID, make: mta::make },
    Format { id: mta::RENEWAL_ID, make: mta::make_renewal },
    Format { id: kubernetes::ID, make: kubernetes::make },
    Format { id: terraform::ID, make: terraform::make },
    Format { id: migration::ID, make: migration::make },
];

/// Iterates over the stable names of all formats, in documented order.
pub fn artefact_ids() -> impl Iterator<Item = &'static str> {
    FORMATS.iter().map(|format| format.id)
}

/// Makes every format that applies. Without a mode there is nothing to ask for; where the JSON of a mode is not
/// documented, the cockpit's own form is the only way that is.
pub(crate) fn all(context: &Context<'_>) -> Vec<Artefact> {
    let Some(mode) = context.service.mode(&context.request.mode) else { return Vec::new() };
    let is_documented = mode.certainty != Certainty::NotDocumented || has_members(context.parameters);
    let applies = |format: &&Format| is_documented || format.id == cockpit::ID;
    FORMATS.iter().filter(applies).flat_map(|format| (format.make)(context)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::compose;

    fn artefacts(service: &str, mode: &str) -> Vec<Artefact> {
        let (service, mode) = (service.to_owned(), mode.to_owned());
        let request = BindingRequest { service, mode, ..BindingRequest::default() };
        compose(&request, Locale::ENGLISH).artefacts
    }

    fn ids(service: &str, mode: &str) -> Vec<String> {
        artefacts(service, mode).into_iter().map(|artefact| artefact.id).collect()
    }

    #[test]
    fn what_is_not_documented_is_not_written() {
        assert_eq!(ids("it-rt", "secret"), ["cockpit"]);
        let form = artefacts("it-rt", "secret").remove(0);
        assert!(form.steps.iter().any(|step| step.contains("ClientId/Secret")), "{}", form.text);
        assert_eq!(ids("objectstore", ""), Vec::<String>::new());
        assert!(ids("it-rt", "managed").len() > 5);
    }
}
