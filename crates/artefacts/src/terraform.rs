//! Terraform: a binding of the subaccount, a key or binding of a Cloud Foundry space, or a credential for the
//! interfaces of the platform.

use bindwright_catalog::{Environment, RequestKind};
use bindwright_report::Artefact;
use bindwright_texts::Message;
use serde_json::Value;

use crate::declarative::{API_CREDENTIAL, File, has_members, name};
use crate::formats::Context;
use crate::shell::given;
use crate::source::Page;
use crate::{hcl, texts};

pub(crate) const ID: &str = "terraform";
const FILE_NAME: &str = "binding.tf";

const SUBACCOUNT: &str = "btp_subaccount_service_binding";
const CLOUD_FOUNDRY: &str = "cloudfoundry_service_credential_binding";
const CREDENTIAL: &str = "btp_subaccount_api_credential";
/// What a person can answer about an API credential.
const CREDENTIAL_ARGUMENTS: [&str; 2] = ["certificate_passed", "read_only"];
/// What the resource is called within the configuration.
const NAME: &str = "binding";

/// Name and expression of each attribute.
type Attributes = Vec<(String, String)>;

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    let resource = if context.service.id == API_CREDENTIAL {
        credential(context)
    } else {
        match context.request.environment {
            Environment::CloudFoundry => cloud_foundry(context),
            Environment::Other => subaccount(context),
            Environment::Kubernetes => return Vec::new(),
        }
    };
    vec![resource.artefact(context)]
}

/// A resource, the variables it takes and the fields it gives back.
struct Resource {
    kind: &'static str,
    variables: Vec<(&'static str, Message)>,
    attributes: Attributes,
    /// Name of an output, and its expression behind the resource; all of them are sensitive.
    outputs: Vec<(&'static str, String)>,
    summary: Vec<Message>,
    page: Page,
}

impl Resource {
    fn artefact(self, context: &Context<'_>) -> Artefact {
        let mut blocks = Vec::new();
        for (variable, description) in &self.variables {
            let description = hcl::string(&description.text(context.locale));
            let attributes = [attribute("type", "string"), attribute("description", &description)];
            blocks.push(hcl::block("variable", &[variable], &attributes));
        }
        blocks.push(hcl::block("resource", &[self.kind, NAME], &self.attributes));
        for (output, value) in &self.outputs {
            let attributes = [attribute("value", value), attribute("sensitive", "true")];
            blocks.push(hcl::block("output", &[output], &attributes));
        }
        let file = File {
            id: ID,
            title: texts::terraform_title(self.kind),
            group: texts::terraform_group(),
            language: "hcl",
            name: FILE_NAME,
            summary: self.summary,
            pages: &[self.page],
        };
        file.artefact(blocks.join("\n"), context)
    }
}

fn subaccount(context: &Context<'_>) -> Resource {
    let given = name(&context.request.key_name, &texts::placeholder_binding(), context);
    let mut attributes = vec![
        variable("subaccount_id"),
        variable("service_instance_id"),
        attribute("name", &hcl::string(&given)),
    ];
    add_parameters(context, &mut attributes);
    Resource {
        kind: SUBACCOUNT,
        variables: vec![
            ("subaccount_id", texts::terraform_subaccount()),
            ("service_instance_id", texts::terraform_instance()),
        ],
        attributes,
        outputs: vec![("credentials", format!("jsondecode({SUBACCOUNT}.{NAME}.credentials)"))],
        summary: summary(),
        page: Page::TerraformBtp,
    }
}

fn cloud_foundry(context: &Context<'_>) -> Resource {
    let request = context.request;
    let mut variables = vec![("service_instance", texts::terraform_instance())];
    let mut attributes = Vec::new();
    match request.kind {
        RequestKind::ServiceKey => {
            let given = name(&request.key_name, &texts::placeholder_key(), context);
            attributes.extend([attribute("type", "\"key\""), attribute("name", &hcl::string(&given))]);
        }
        RequestKind::Binding => {
            attributes.push(attribute("type", "\"app\""));
            attributes.extend(given(&request.key_name).map(|given| attribute("name", &hcl::string(given))));
            attributes.push(variable("app"));
            variables.push(("app", texts::terraform_application()));
        }
    }
    attributes.push(variable("service_instance"));
    add_parameters(context, &mut attributes);
    Resource {
        kind: CLOUD_FOUNDRY,
        variables,
        attributes,
        outputs: vec![("credentials", format!("{CLOUD_FOUNDRY}.{NAME}.credential_binding"))],
        summary: summary(),
        page: Page::TerraformCloudFoundry,
    }
}

fn credential(context: &Context<'_>) -> Resource {
    let given = name(&context.request.key_name, &texts::placeholder_key(), context);
    let mut attributes = vec![variable("subaccount_id"), attribute("name", &hcl::string(&given))];
    for argument in CREDENTIAL_ARGUMENTS {
        let answer = context.parameters.get(argument);
        attributes.extend(answer.map(|answer| attribute(argument, &hcl::value(answer, "  "))));
    }
    let field = |name: &'static str| (name, format!("{CREDENTIAL}.{NAME}.{name}"));
    Resource {
        kind: CREDENTIAL,
        variables: vec![("subaccount_id", texts::terraform_subaccount())],
        attributes,
        outputs: ["credential_type", "client_id", "key", "token_url"].map(field).to_vec(),
        summary: vec![texts::terraform_credential(), texts::terraform_state()],
        page: Page::TerraformApiCredential,
    }
}

fn summary() -> Vec<Message> {
    vec![texts::terraform_summary(), texts::terraform_state()]
}

fn add_parameters(context: &Context<'_>, attributes: &mut Attributes) {
    let parameters: &Value = context.parameters;
    if has_members(parameters) {
        attributes.push(("parameters".to_owned(), hcl::call("jsonencode", parameters)));
    }
}

fn attribute(name: &str, expression: &str) -> (String, String) {
    (name.to_owned(), expression.to_owned())
}

fn variable(name: &str) -> (String, String) {
    attribute(name, &format!("var.{name}"))
}
