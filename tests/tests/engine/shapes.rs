//! Every shape that credentials come in: what each of them is recognised as, in one reviewed list.

use crate::support::{judge, list, options, read};
use bindwright_core::{Input, inspect};
use bindwright_report::{Identity, Report};
use bindwright_texts::Locale;

#[test]
fn every_shape_is_recognised() {
    let shapes = list("shapes");
    let lines: Vec<String> = shapes.iter().map(|shape| described(shape, &judge(shape))).collect();
    insta::with_settings!({ prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("shapes", lines.join("\n"));
    });
}

#[test]
fn the_files_of_a_folder_are_one_binding() {
    let names =
        ["certificate", "clientid", "certurl", "key", "credential-type", "label", "plan", "instance_name"];
    let input = |name: &&str| Input {
        name: Some(format!("bindings/my-binding/{name}")),
        bytes: read(&format!("shapes/folder/{name}")).into(),
    };
    let report = inspect(names.iter().map(input).collect(), &options(Locale::ENGLISH));
    let [identity] = &report.identities[..] else { panic!("{} identities", report.identities.len()) };
    assert_eq!(identity.key_matches, Some(true));
    assert_eq!(identity.plan.as_deref(), Some("application"));
    assert_eq!(identity.name.as_deref(), Some("my-xsuaa"));
    assert!(report.inputs.iter().all(|input| input.kind == "binding-file"));
    assert_eq!(report.private_keys[0].input, Some(3), "the place is that of the file");
    assert!(report.diagnostics.is_empty(), "{:?}", report.diagnostics);
}

#[test]
fn wrappers_change_nothing_about_the_credentials() {
    let plain = judge("shapes/cf-6.txt").identities.remove(0);
    for shape in [
        "cf-8-warnings.txt",
        "cf-details.json",
        "btp.json",
        "btp.txt",
        "terraform-output.json",
        "secret-flat.yaml",
        "secret-flat.json",
        "secret-key.yaml",
        "secret-root-key.json",
        "secret-data.json",
        "folder.zip",
        "key.zip",
        "fragment.txt",
        "comments.json",
        "missing-comma.json",
        "smart-quotes.txt",
        "line-breaks.json",
        "not-closed.json",
    ] {
        let report = judge(&format!("shapes/{shape}"));
        let [identity] = &report.identities[..] else {
            panic!("{shape}: {} identities, {}", report.identities.len(), report.verdict.text)
        };
        assert_eq!(identity.client_id, plain.client_id, "{shape}");
        assert_eq!(identity.token_url, plain.token_url, "{shape}");
        assert_eq!(identity.service, plain.service, "{shape}");
        assert_eq!(identity.key_matches, Some(true), "{shape}");
    }
}

/// Writes what was recognised, in a few lines.
fn described(shape: &str, report: &Report) -> String {
    let kinds: Vec<&str> = report.inputs.iter().map(|input| input.kind.as_str()).collect();
    let codes: Vec<&str> = report.diagnostics.iter().map(|found| found.code.as_str()).collect();
    let mut repairs: Vec<&str> = report.repairs.iter().map(|repair| repair.code.as_str()).collect();
    repairs.dedup();
    let mut text = format!("{shape}\n  {}\n", kinds.join(" "));
    for identity in &report.identities {
        text.push_str(&identity_line(identity));
    }
    for parameters in &report.parameters {
        text.push_str(&format!("  parameters {:?} {:?}\n", parameters.mode, parameters.values));
    }
    for (what, list) in [("found", codes), ("repaired", repairs)] {
        if !list.is_empty() {
            text.push_str(&format!("  {what}: {}\n", list.join(" ")));
        }
    }
    text
}

fn identity_line(identity: &Identity) -> String {
    let text = |value: &Option<String>| value.clone().unwrap_or_else(|| "-".into());
    let from = |url: &Option<String>, field: &Option<String>| match (url, field) {
        (Some(url), Some(field)) => format!("{url} ({field})"),
        _ => "-".into(),
    };
    format!(
        "  at {:?}: {} {} {} | {} | secret {} | {} certificates, key {:?} | until {} agree {:?}\n    certificate {}\n    secret {}\n",
        text(&identity.pointer),
        text(&identity.service),
        text(&identity.plan),
        text(&identity.name),
        [&identity.client_id, &identity.credential_type].map(text).join(" "),
        identity.has_client_secret,
        identity.certificates.len(),
        identity.key_matches,
        text(&identity.expires_at),
        identity.expiries_agree,
        from(&identity.certificate_token_url, &identity.certificate_token_url_derived_from),
        from(&identity.secret_token_url, &identity.secret_token_url_derived_from),
    )
}
