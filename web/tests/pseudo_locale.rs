//! Invariant 11: in the pseudo-locale no plain English shows, on any page, step or state.

mod common;

use std::rc::Rc;

use bindwright_catalog::{RequestKind, catalog};
use bindwright_texts::Locale;
use bindwright_web::components::artefacts::Artefacts;
use bindwright_web::components::inspection::{Failure, Inspection, Outcome, told};
use bindwright_web::main_area::{MainArea, awaiting};
use bindwright_web::pages::about::AboutPage;
use bindwright_web::pages::inspect::InspectPage;
use bindwright_web::pages::messages::{MessageList, MessagesPage};
use bindwright_web::pages::not_found::not_found;
use bindwright_web::pages::reference::ReferencePage;
use bindwright_web::pages::rule::RulePage;
use bindwright_web::pages::service::service_page;
use bindwright_web::platform::engine::EngineError;
use bindwright_web::platform::intake::IntakeError;
use bindwright_web::route::Route;
use bindwright_web::state::step::Step;
use bindwright_web::surroundings::Knowledge;
use bindwright_web::view::export::{FileActions, exported, on_clipboard};
use bindwright_web::view::finding::RuleLinks;
use bindwright_web::view::meter::environment_size;
use common::plain::plain_words;
use common::{composed, empty_wizard, export, render, report, wizard, wizard_of};
use yew::{Callback, Html, html};

const PSEUDO: Locale = Locale::PSEUDO;

#[track_caller]
fn check(content: Html) {
    check_html(&render(PSEUDO, content));
}

#[track_caller]
fn check_html(html: &str) {
    assert_eq!(plain_words(html), Vec::<String>::new(), "{html}");
}

#[test]
fn header_start_page_and_footer() {
    check(html! { <MainArea clear={Callback::noop()} /> });
}

#[test]
fn pages() {
    check(html! { <InspectPage inspection={Inspection::Empty} on_intake={Callback::noop()} /> });
    check(html! { <ReferencePage /> });
    check(html! { <RulePage code="certificate/expired" /> });
    check(html! { <MessagesPage code={None} /> });
    check(html! { <MessageList locale={PSEUDO} pages={Vec::new()} /> });
    check(html! { <AboutPage /> });
    check(not_found(PSEUDO, "nowhere/at/all"));
}

#[test]
fn services() {
    for service in &catalog().services {
        check(service_page(PSEUDO, &service.id));
    }
}

#[test]
fn steps() {
    for flavour in [RequestKind::ServiceKey, RequestKind::Binding] {
        check_html(&empty_wizard(PSEUDO, flavour));
        for step in Step::ALL {
            check_html(&wizard(PSEUDO, flavour, *step));
        }
    }
}

#[test]
fn pages_before_the_catalogue_is_there() {
    for knowledge in [Knowledge::Awaited, Knowledge::Missing(EngineError::NotStarted)] {
        check(awaiting(PSEUDO, &Route::Reference, &knowledge));
        check(awaiting(PSEUDO, &Route::Create(RequestKind::Binding), &knowledge));
    }
}

#[test]
fn artefacts() {
    // The engine writes titles and summaries in the person's language; here they come from a file.
    let mut composed = composed();
    let mut size = composed.environment_size.take().unwrap();
    size.text.clear();
    for artefact in &mut composed.artefacts {
        artefact.title = format!("⟦{}⟧", artefact.title);
    }
    check(html! { <Artefacts composed={Rc::new(composed)} /> });
    check(environment_size(PSEUDO, &size));
}

#[test]
fn every_service_in_the_wizard() {
    for service in &catalog().services {
        check_html(&wizard_of(PSEUDO, service, None, Step::Credentials));
        for mode in &service.modes {
            for step in [Step::Parameters, Step::Review] {
                check_html(&wizard_of(PSEUDO, service, Some(mode), step));
            }
        }
    }
}

#[test]
fn results() {
    // The engine writes these in the person's language; here they come from a file.
    let mut report = report();
    report.diagnostics.clear();
    report.repairs.clear();
    report.verdict.text.clear();
    let report = Rc::new(report.into());
    check(
        html! { <Outcome locale={PSEUDO} inspection={Inspection::Done(Vec::new(), Rc::clone(&report))} /> },
    );
    for inspection in
        [Inspection::Opening(Vec::new(), Rc::clone(&report)), Inspection::StillLocked(Vec::new(), report)]
    {
        check(html! { <Outcome locale={PSEUDO} {inspection} on_password={Callback::noop()} /> });
    }
    check(html! { <Outcome locale={PSEUDO} inspection={Inspection::Working(Vec::new())} /> });
}

#[test]
fn files() {
    // The engine writes summaries and refusals; file names are the same in every language.
    let mut export = export();
    export.diagnostics.clear();
    for file in &mut export.files {
        file.summary.clear();
    }
    let copied = Some((0, on_clipboard(PSEUDO, "key.pem", Callback::noop())));
    check(exported(PSEUDO, &export, RuleLinks::Here, &FileActions { copied, ..FileActions::default() }));
}

#[test]
fn failures() {
    let failures = [
        Failure::Intake(IntakeError::Unreadable),
        Failure::Intake(IntakeError::TooLarge(33_554_432)),
        Failure::Engine(EngineError::Crashed),
        Failure::Engine(EngineError::Cleared),
        Failure::Engine(EngineError::NotStarted),
        Failure::Engine(EngineError::Refused { code: "unknown-method".into() }),
        Failure::Engine(EngineError::Refused { code: "input-gone".into() }),
        Failure::Engine(EngineError::UnknownAnswer),
    ];
    for failure in failures {
        check(html! { <p>{told(PSEUDO, &failure)}</p> });
    }
}
