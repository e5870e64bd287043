//! Snapshots of views: markup, ARIA and texts as they are rendered.

mod common;

use std::rc::Rc;

use bindwright_catalog::{RequestKind, catalog};
use bindwright_report::{Explanation, ExplanationPage, Report, SourceReference, Verdict, VerdictLevel};
use bindwright_texts::Locale;
use bindwright_web::components::artefacts::Artefacts;
use bindwright_web::components::inspection::{Inspection, Outcome};
use bindwright_web::main_area::MainArea;
use bindwright_web::pages::messages::MessageList;
use bindwright_web::platform::intake::Receipt;
use bindwright_web::state::step::Step;
use bindwright_web::view::explanation::explanations;
use bindwright_web::view::export::{FileActions, exported, on_clipboard};
use bindwright_web::view::finding::RuleLinks;
use bindwright_web::view::meter::environment_size;
use common::{composed, empty_wizard, export, render, report, with_one_service, wizard, wizard_of};
use yew::{Callback, html};

const ENGLISH: Locale = Locale::ENGLISH;

#[test]
fn start_page_between_header_and_footer() {
    insta::assert_snapshot!(render(ENGLISH, html! { <MainArea clear={Callback::noop()} /> }));
}

#[test]
fn wizard_with_nothing_answered() {
    insta::assert_snapshot!(with_one_service(&empty_wizard(ENGLISH, RequestKind::Binding)));
}

#[test]
fn wizard_steps() {
    for step in Step::ALL {
        let html = with_one_service(&wizard(ENGLISH, RequestKind::ServiceKey, *step));
        insta::assert_snapshot!(step.button_id(), html);
    }
}

/// The services that a person meets in the step of the parameters look like themselves.
#[test]
fn forms_of_services() {
    let forms = [
        ("xsuaa", "provided", &["id=\"instance-settings\"", "oauth2-configuration.credential-types"][..]),
        ("identity", "managed", &["data-parameter=\"app-identifier\""]),
        ("it-rt", "provided", &["data-parameter=\"X.509\"", "Always sent:", "id=\"instance-settings\""]),
        ("credstore", "mtls", &["The choice is made on the service instance", "authentication"]),
        ("cloud-logging", "managed", &["data-parameter=\"certValidityDays\""]),
    ];
    for (id, mode, shown) in forms {
        let service = catalog().service(id).unwrap();
        let html = wizard_of(ENGLISH, service, service.mode(mode), Step::Parameters);
        for part in shown {
            assert!(html.contains(part), "{id}: {part} is missing in {html}");
        }
    }
}

#[test]
fn a_service_without_documentation_says_so_and_offers_the_rule() {
    let service = catalog().service("malware-scanner").unwrap();
    let html = wizard_of(ENGLISH, service, None, Step::Credentials);
    assert!(html.contains("Public sources name no way"), "{html}");
    assert!(html.contains("id=\"try-general-rule\""), "{html}");
    assert!(html.contains("To go on:"), "{html}");
}

#[test]
fn artefacts_in_groups() {
    insta::assert_snapshot!(render(ENGLISH, html! { <Artefacts composed={Rc::new(composed())} /> }));
}

#[test]
fn room_in_the_environment() {
    let size = composed().environment_size.unwrap();
    insta::assert_snapshot!(render(ENGLISH, environment_size(ENGLISH, &size)));
}

#[test]
fn report_with_everything() {
    let receipt = Receipt { name: None, bytes: 1_234, lines: Some(40) };
    let inspection = Inspection::Done(vec![receipt], Rc::new(report().into()));
    insta::assert_snapshot!(render(ENGLISH, html! { <Outcome locale={ENGLISH} {inspection} /> }));
}

#[test]
fn report_of_what_cannot_be_read() {
    let full = report();
    let mut input = full.inputs[0].clone();
    input.kind = "unknown".into();
    let verdict = Verdict { level: VerdictLevel::Error, text: "Nothing was recognised".into() };
    let empty = Report {
        inputs: vec![input],
        verdict,
        repairs: Vec::new(),
        diagnostics: Vec::new(),
        identities: Vec::new(),
        certificates: Vec::new(),
        chains: Vec::new(),
        private_keys: Vec::new(),
        public_keys: Vec::new(),
        keystores: Vec::new(),
        requests: Vec::new(),
        locked: Vec::new(),
        explanations: Vec::new(),
        tokens: Vec::new(),
        xfcc: Vec::new(),
        parameters: Vec::new(),
        ..full
    };
    let inspection = Inspection::Done(Vec::new(), Rc::new(empty.into()));
    insta::assert_snapshot!(render(ENGLISH, html! { <Outcome locale={ENGLISH} {inspection} /> }));
}

#[test]
fn a_password_is_asked_for_where_one_helps() {
    let show = |inspection| {
        let on_password = Callback::noop();
        render(ENGLISH, html! { <Outcome locale={ENGLISH} {inspection} {on_password} /> })
    };
    let form = |inspection| {
        let html = show(inspection);
        let (_, form) = html.split_once("<form").expect("a form");
        form.split_once("</form>").expect("its end").0.to_owned()
    };
    let answer = Rc::new(report().into());
    insta::assert_snapshot!("password_asked", form(Inspection::Done(Vec::new(), Rc::clone(&answer))));
    insta::assert_snapshot!("password_tried", form(Inspection::Opening(Vec::new(), Rc::clone(&answer))));
    insta::assert_snapshot!(
        "password_refused",
        form(Inspection::StillLocked(Vec::new(), Rc::clone(&answer)))
    );
    let mut hopeless = report();
    hopeless.locked.retain(|found| !found.wants_password);
    assert!(!show(Inspection::Done(Vec::new(), Rc::new(hopeless.into()))).contains("id=\"password\""));
}

#[test]
fn files_for_other_systems() {
    let mut export = export();
    let actions = || FileActions {
        copied: Some((0, on_clipboard(ENGLISH, "key.pem", Callback::noop()))),
        ..FileActions::default()
    };
    insta::assert_snapshot!(render(ENGLISH, exported(ENGLISH, &export, RuleLinks::Here, &actions())));
    export.files.clear();
    let nothing = render(ENGLISH, exported(ENGLISH, &export, RuleLinks::Here, &actions()));
    assert!(nothing.contains("No private key") && !nothing.contains("<h3"), "{nothing}");
}

#[test]
fn messages_with_their_causes() {
    let page = ExplanationPage {
        code: "explanation/no-start-line".into(),
        title: "The file is no PEM".into(),
        patterns: vec!["no start line".into(), "PEM_read_bio".into()],
        cause: "It holds something else.".into(),
        confirm: "Look at its first line.".into(),
        remedy: "Convert it.".into(),
        findings: vec!["pem/damaged-block".into()],
        sources: Vec::new(),
    };
    insta::assert_snapshot!(render(ENGLISH, html! { <MessageList locale={ENGLISH} pages={vec![page]} /> }));
}

#[test]
fn an_error_message_is_explained() {
    let explanation = Explanation {
        code: "explanation/tls-handshake-failed".into(),
        pattern: "TLS handshake failed".into(),
        input: Some(0),
        title: "The TLS handshake failed".into(),
        cause: "The certificate has expired.".into(),
        confirm: "Look at its end.".into(),
        shown: vec!["certificate \"a\u{202e}b\" expired 3 days ago".into()],
        remedy: "Create a new service key.".into(),
        sources: vec![SourceReference {
            title: "A page".into(),
            url: Some("https://example.com/".into()),
            changed: None,
            read: Some("2026-11-20".into()),
        }],
    };
    insta::assert_snapshot!(render(ENGLISH, explanations(ENGLISH, &[explanation], RuleLinks::Here)));
}

#[test]
fn hostile_names_are_escaped_and_isolated() {
    let html = render(
        ENGLISH,
        html! {
            <Outcome locale={ENGLISH} inspection={Inspection::Done(Vec::new(), Rc::new(report().into()))} />
        },
    );
    assert!(!html.contains('\u{202e}'), "a bidirectional override reached the page");
    assert!(!html.contains("<img"), "markup of a pasted name reached the page");
    assert!(html.contains("\\u{202e}"), "the override is not shown as an escape");
}

#[test]
fn findings_name_their_file_among_several() {
    let mut report = report();
    report.inputs.truncate(1);
    report.inputs[0].name = Some("first\u{202e}.json".to_owned());
    report.diagnostics.truncate(1);
    report.diagnostics[0].input = Some(0);
    let count = |report: Report| {
        let html = render(
            ENGLISH,
            html! { <Outcome locale={ENGLISH} inspection={Inspection::Done(Vec::new(), Rc::new(report.into()))} /> },
        );
        let meta = html.split("bw-finding__meta").nth(1).expect("a finding").to_owned();
        meta.split("</li>").next().expect("its end").matches("first\\u{202e}.json").count()
    };
    assert_eq!(count(report.clone()), 0);
    report.inputs.push(report.inputs[0].clone());
    assert_eq!(count(report), 1);
}
