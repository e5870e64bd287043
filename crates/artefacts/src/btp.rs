//! btp CLI commands, for bindings that do not live in Cloud Foundry.

use bindwright_catalog::Environment;
use bindwright_report::Artefact;
use bindwright_texts::Message;

use crate::declarative::API_CREDENTIAL;
use crate::formats::Context;
use crate::parameters::FILE_NAME;
use crate::shell::{Commands, Line, Word, command, given, own};
use crate::source::{Page, references};
use crate::{instance, texts};

pub(crate) const ID: &str = "btp";

const BTP: &str = "btp";
const FILE_STEM: &str = "btp-commands";

pub(crate) fn make(context: &Context<'_>) -> Vec<Artefact> {
    commands(context).map(|commands| commands.artefacts(context.locale)).unwrap_or_default()
}

fn commands(context: &Context<'_>) -> Option<Commands> {
    if context.service.id == API_CREDENTIAL {
        return Some(api_credential());
    }
    (context.request.environment != Environment::CloudFoundry).then(|| binding(context))
}

fn binding(context: &Context<'_>) -> Commands {
    let subaccount = || [Word::Own("--subaccount"), placeholder(context, &texts::placeholder_subaccount())];
    let names = [Word::Own("--instance-name"), context.instance(), Word::Own("--name"), name(context)];
    let create = own(["create", "services/binding"]).chain(subaccount()).chain(names);
    let id = placeholder(context, &texts::placeholder_binding_id());
    let get = own(["get", "services/binding"]).chain([id]).chain(subaccount());
    let mut lines = vec![Line::Comment(texts::cf_save_parameters(FILE_NAME))];
    if context.sets_instance() {
        lines.push(Line::Comment(texts::btp_update_instance(instance::file_name(context))));
    }
    lines.extend([
        command(BTP, create.chain(own(["--parameters", FILE_NAME]))),
        Line::Comment(texts::btp_find_id()),
        Line::Comment(texts::cf_read_key()),
        command(BTP, get),
    ]);
    Commands {
        id: ID,
        file_stem: FILE_STEM,
        title: texts::btp_title(),
        group: texts::group_btp(),
        summary: texts::btp_summary(),
        lines,
        sources: references(&[Page::BtpCreateBinding, Page::BtpGetBinding]),
    }
}

fn api_credential() -> Commands {
    Commands {
        id: ID,
        file_stem: FILE_STEM,
        title: texts::btp_api_credential_title(),
        group: texts::group_btp(),
        summary: texts::btp_api_credential_summary(),
        lines: vec![
            Line::Comment(texts::btp_api_credential_options()),
            command(BTP, own(["create", "security/api-credential"])),
        ],
        sources: references(&[Page::TerraformApiCredential]),
    }
}

fn name(context: &Context<'_>) -> Word {
    let name = given(&context.request.key_name).map(|name| Word::Given(name.to_owned()));
    name.unwrap_or_else(|| placeholder(context, &texts::placeholder_binding()))
}

fn placeholder(context: &Context<'_>, text: &Message) -> Word {
    Word::Given(text.text(context.locale))
}
