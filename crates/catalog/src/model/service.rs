use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Certainty, Mode, Source, TextKey};
use bindwright_report::read_fields;

/// Everything that is known about one service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The service's name in this catalogue, and of its file.
    pub id: String,
    /// Technical name in the marketplace: what `cf marketplace` and `VCAP_SERVICES` say.
    pub offering: String,
    /// Product name.
    pub name: TextKey,
    /// What it is for, in one sentence.
    pub summary: TextKey,
    /// The key that all parameters of a binding sit in; absent where they sit at the top level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub wrapper: Option<String>,
    /// The plans that documentation names.
    pub plans: Vec<Plan>,
    /// The ways to get credentials, in the order that a form offers them.
    pub modes: Vec<Mode>,
    /// What the instance needs before it can be bound that way.
    #[serde(default)]
    pub prerequisites: Vec<Prerequisite>,
    /// What the credentials look like that come back.
    pub returned: Returned,
    /// Where tokens come from.
    pub token_endpoint: TokenEndpoint,
    /// How the cockpit calls the way to a service key and a binding.
    pub cockpit: CockpitPath,
    /// Known traps and limits of the service.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Every source that this file refers to.
    pub sources: Vec<Source>,
}

/// A service plan.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Plan {
    /// Technical name.
    pub name: String,
    /// Ids of the modes that work in it; empty for all.
    #[serde(default)]
    pub modes: Vec<String>,
    /// What it is for.
    pub summary: TextKey,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

/// What the instance needs before a mode works.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Prerequisite {
    /// Ids of the modes it concerns; empty for all.
    #[serde(default)]
    pub modes: Vec<String>,
    /// What to do and why.
    pub text: TextKey,
    /// The instance parameters that do it, where they are documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional, type = "Record<string, unknown>"))]
    pub instance_parameters: Option<Map<String, Value>>,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

/// What the credentials look like that come back: names of fields, relative to `path`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Returned {
    /// The key that the credentials sit in; empty for the top level.
    pub path: String,
    /// Field with the certificate chain.
    pub certificate: String,
    /// Field with the private key.
    pub private_key: String,
    /// Field with the OAuth client id.
    pub client_id: String,
    /// Field with the client secret.
    pub client_secret: String,
    /// Field that names the credential type.
    pub credential_type: String,
    /// Field with the end of validity; absent where the certificate itself has to be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub expires_at: Option<String>,
    /// Further fields that were seen.
    #[serde(default)]
    pub further: Vec<String>,
    /// Fields beside `path`, from the top level; nested ones with dots: `endpoints.ecmservice.url`.
    #[serde(default)]
    pub beside: Vec<String>,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

/// Where tokens come from: a field of the credentials and what is appended to it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct TokenEndpoint {
    /// The base field for client certificates: `certurl`.
    pub certificate_base: String,
    /// The base field for client secrets: `url`.
    pub secret_base: String,
    /// The path to append: `/oauth/token`.
    pub path: String,
    /// What to watch.
    pub text: TextKey,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

/// How the cockpit calls the way to a service key and to a binding.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CockpitPath {
    /// A service key in the Cloud Foundry environment.
    pub service_key: CockpitAction,
    /// A binding in the Cloud Foundry environment.
    pub binding: CockpitAction,
    /// A binding in other environments.
    pub other_environment: CockpitAction,
}

/// The labels of one way through the cockpit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct CockpitAction {
    /// The entry of the actions menu.
    pub action: String,
    /// What other pages call the same entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub other_action: Option<String>,
    /// The wizard that opens.
    pub wizard: String,
    /// Id of the source in the same file.
    pub source: String,
}

/// A trap, a limit or a peculiarity.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// The note in words.
    pub text: TextKey,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
}

impl Service {
    /// Returns the mode with this id.
    pub fn mode(&self, id: &str) -> Option<&Mode> {
        self.modes.iter().find(|mode| mode.id == id)
    }

    /// Returns the plan with this technical name.
    pub fn plan(&self, name: &str) -> Option<&Plan> {
        self.plans.iter().find(|plan| plan.name == name)
    }

    /// Returns the source that a statement refers to.
    pub fn source(&self, id: &str) -> Option<&Source> {
        self.sources.iter().find(|source| source.id == id)
    }

    /// Says whether a mode works in a plan, as far as sources say; a plan that is not named has all modes.
    pub fn offers(&self, mode: &Mode, plan: Option<&str>) -> bool {
        let Some(name) = plan else { return true };
        let by_plan =
            self.plan(name).is_none_or(|plan| plan.modes.is_empty() || plan.modes.contains(&mode.id));
        by_plan && (mode.plans.is_empty() || mode.plans.iter().any(|plan| plan == name))
    }
}

read_fields!(Service {
    id,
    offering,
    name,
    summary,
    wrapper,
    plans,
    modes,
    prerequisites,
    returned,
    token_endpoint,
    cockpit,
    notes,
    sources
});

read_fields!(Plan { name, modes, summary, certainty, source });

read_fields!(Prerequisite { modes, text, instance_parameters, certainty, source });

read_fields!(Returned {
    path,
    certificate,
    private_key,
    client_id,
    client_secret,
    credential_type,
    expires_at,
    further,
    beside,
    certainty,
    source
});

read_fields!(TokenEndpoint { certificate_base, secret_base, path, text, certainty, source });

read_fields!(CockpitPath { service_key, binding, other_environment });

read_fields!(CockpitAction { action, other_action, wizard, source });

read_fields!(Note { text, certainty, source });
