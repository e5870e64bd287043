//! What is set on the instance: what the mode demands, and what a person answered over it.

use bindwright_report::Diagnostic;
use serde_json::{Map, Value};

use super::check;
use super::secret::{cleaned, without_private_key};
use crate::findings::Findings;
use crate::json::path;
use crate::model::Service;
use crate::request::BindingRequest;

/// Returns the settings of the instance of a request; empty where nothing has to be set.
pub(super) fn parameters(
    request: &BindingRequest,
    service: &Service,
    findings: &mut Findings,
) -> Map<String, Value> {
    let mut inner = Map::new();
    let settings = service.instance.as_ref();
    let wrapper = settings.and_then(|settings| settings.wrapper.as_deref());
    for parameter in settings.iter().flat_map(|settings| &settings.parameters) {
        let Some(value) = request.instance_values.get(&parameter.name) else { continue };
        let place = path::pointer(wrapper.into_iter().chain(parameter.segments()));
        if without_private_key(value, &place, findings) {
            // A place points into the parameters of the binding; here it would mislead.
            let mut found = Findings::new(findings.locale);
            check::value(parameter, value, request, service, &mut found);
            let placeless =
                found.into_sorted().into_iter().map(|finding| Diagnostic { pointer: None, ..finding });
            findings.extend(placeless.collect());
            path::insert(&mut inner, &parameter.segments(), value.clone());
        }
    }
    let mut outer = Map::new();
    match wrapper {
        Some(wrapper) if !inner.is_empty() => {
            outer.insert(wrapper.to_owned(), Value::Object(inner));
        }
        Some(_) => {}
        None => outer = inner,
    }
    // What was answered stands; what the mode demands fills up, and is not said where it gives way.
    let mut given_way = Vec::new();
    path::merge(&mut outer, cleaned(&request.instance_extra, findings), "", &mut given_way);
    let demanded = service.mode(&request.mode).and_then(|mode| service.instance_parameters(mode));
    if let Some(demanded) = demanded {
        path::merge(&mut outer, demanded.clone(), "", &mut given_way);
    }
    outer
}
