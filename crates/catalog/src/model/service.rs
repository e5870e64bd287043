use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::{Certainty, Example, Limit, Mode, Parameter, Source, TextKey};
use bindwright_report::{read_fields, read_words};

/// Everything that is known about one service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct Service {
    /// The service's name in this catalogue, and of its file.
    pub id: String,
    /// Technical name in the marketplace: what `cf marketplace` and `VCAP_SERVICES` say; absent where public sources do
    /// not name it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub offering: Option<String>,
    /// How far public documentation describes its client certificates.
    pub documentation: Documentation,
    /// Further words that people search it by: abbreviations, former names.
    #[serde(default)]
    pub keywords: Vec<String>,
    /// Product name.
    pub name: TextKey,
    /// What it is for, in one sentence.
    pub summary: TextKey,
    /// The key that all parameters of a binding sit in; absent where they sit at the top level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub wrapper: Option<String>,
    /// Top-level keys of the parameters that are no matter of credentials: a form takes them as further JSON.
    #[serde(default)]
    pub other_keys: Vec<String>,
    /// The plans that documentation names.
    pub plans: Vec<Plan>,
    /// The ways to get credentials, in the order that a form offers them; empty where none is documented.
    #[serde(default)]
    pub modes: Vec<Mode>,
    /// Id of the catalogue entry whose rule is worth an attempt, where no mode is documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub attempt: Option<String>,
    /// What can be set on the instance, where that concerns credentials.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub instance: Option<InstanceSettings>,
    /// What limits the name of a service key, beyond the limits of the platform.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub key_name: Option<Limit>,
    /// What the instance needs before it can be bound that way.
    #[serde(default)]
    pub prerequisites: Vec<Prerequisite>,
    /// What the credentials look like that come back; absent where that is not documented.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub returned: Option<Returned>,
    /// Where tokens come from; absent where that is not documented, or the certificate is used without a token.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub token_endpoint: Option<TokenEndpoint>,
    /// How the cockpit calls the way to a service key and a binding; absent where it is no binding at all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub cockpit: Option<CockpitPath>,
    /// Known traps and limits of the service.
    #[serde(default)]
    pub notes: Vec<Note>,
    /// Every source that this file refers to.
    pub sources: Vec<Source>,
}

/// How far public documentation describes the client certificates of a service.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Documentation {
    /// Its own pages print parameters.
    Documented,
    /// Its own pages refer to the rule of another service.
    ByReference,
    /// Public sources were searched and name no parameters.
    NotDocumented,
}

/// What can be set when an instance is created or updated: `xs-security.json`, or another JSON of the service.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(schemars::JsonSchema, ts_rs::TS))]
#[serde(deny_unknown_fields)]
pub struct InstanceSettings {
    /// What the file is usually called: `xs-security.json`, `instance.json`.
    pub file_name: String,
    /// The key that all settings sit in; absent where they sit at the top level.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub wrapper: Option<String>,
    /// What they decide, and when they can be changed.
    pub summary: TextKey,
    /// The settings in documented order.
    pub parameters: Vec<Parameter>,
    /// What the documentation prints.
    #[serde(default)]
    pub examples: Vec<Example>,
    /// How well it is founded.
    pub certainty: Certainty,
    /// Id of the source in the same file.
    pub source: String,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate: Option<String>,
    /// Field with the private key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub private_key: Option<String>,
    /// Field with the OAuth client id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub client_id: Option<String>,
    /// Field with the client secret.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub client_secret: Option<String>,
    /// Field that names the credential type.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub credential_type: Option<String>,
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
    /// What to watch about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub text: Option<TextKey>,
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub certificate_base: Option<String>,
    /// The base field for client secrets: `url`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "codegen", ts(optional))]
    pub secret_base: Option<String>,
    /// The path to append: `/oauth/token`; empty where the field holds a complete address.
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

    /// Returns the technical name in the marketplace, or the catalogue id where that is not known.
    pub fn technical_name(&self) -> &str {
        self.offering.as_deref().unwrap_or(&self.id)
    }

    /// Returns what has to be set on the instance for a mode, where sources print it.
    pub fn instance_parameters<'a>(&'a self, mode: &'a Mode) -> Option<&'a Map<String, Value>> {
        let concerns = |prerequisite: &&Prerequisite| {
            prerequisite.modes.is_empty() || prerequisite.modes.contains(&mode.id)
        };
        let of_prerequisites = || {
            self.prerequisites.iter().filter(concerns).find_map(|found| found.instance_parameters.as_ref())
        };
        mode.instance_parameters.as_ref().or_else(of_prerequisites)
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
    documentation,
    keywords,
    name,
    summary,
    wrapper,
    other_keys,
    plans,
    modes,
    attempt,
    instance,
    key_name,
    prerequisites,
    returned,
    token_endpoint,
    cockpit,
    notes,
    sources
});

read_words!(Documentation {
    "documented" => Documented,
    "by-reference" => ByReference,
} else NotDocumented);

read_fields!(InstanceSettings { file_name, wrapper, summary, parameters, examples, certainty, source });

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
    text,
    certainty,
    source
});

read_fields!(TokenEndpoint { certificate_base, secret_base, path, text, certainty, source });

read_fields!(CockpitPath { service_key, binding, other_environment });

read_fields!(CockpitAction { action, other_action, wizard, source });

read_fields!(Note { text, certainty, source });
