//! The reference, the drawn flow, the comparison and quick fixes as they are rendered.

mod common;

use bindwright_catalog::{Documentation, catalog, import};
use bindwright_report::{
    COMPARISON_SCHEMA, Comparison, ComparisonRow, EnvironmentSize, Outcome, Verdict, VerdictLevel,
};
use bindwright_texts::Locale;
use bindwright_web::components::quick_fixes::QuickFixes;
use bindwright_web::pages::mtls::mtls_page;
use bindwright_web::pages::reference::ReferencePage;
use bindwright_web::pages::reference::conflicts::log;
use bindwright_web::pages::reference::nesting::Nesting;
use bindwright_web::pages::service::service_page;
use bindwright_web::route::Route;
use bindwright_web::view::comparison::comparison;
use bindwright_web::view::flow::flow;
use bindwright_web::view::lifetime::lifetime;
use common::plain::plain_words;
use common::{render, report};
use yew::{Callback, Html, NodeRef, html};

const ENGLISH: Locale = Locale::ENGLISH;

fn row(id: &str, asked: Option<&str>, returned: Option<&str>, outcome: Outcome) -> ComparisonRow {
    let owned = |text: Option<&str>| text.map(str::to_owned);
    ComparisonRow {
        id: id.into(),
        label: format!("Label of {id}"),
        asked: owned(asked),
        returned: owned(returned),
        outcome,
    }
}

fn compared() -> Comparison {
    Comparison {
        schema: COMPARISON_SCHEMA.to_owned(),
        verdict: Verdict { level: VerdictLevel::Error, text: "Not what was asked for".into() },
        rows: vec![
            row("credential-type", Some("x509"), Some("binding-secret\u{202e}"), Outcome::Different),
            row("certificate", Some("created by SAP"), None, Outcome::Different),
            row("private-key", None, None, Outcome::Unknown),
            row("service", Some("sdm"), Some("sdm"), Outcome::Same),
        ],
        diagnostics: report().diagnostics.into_iter().take(1).collect(),
        environment_size: Some(EnvironmentSize {
            bytes: 9_000,
            limit: 130_000,
            is_estimate: false,
            text: "it fits".into(),
        }),
        report: report(),
    }
}

/// Renders what a text gives to fix.
fn fixes(locale: Locale, text: &'static str) -> String {
    let service = catalog().service("sdm").expect("a service");
    let diagnostics = import(text, service, locale).diagnostics;
    render(
        locale,
        html! {
            <QuickFixes {service} plan={None::<String>} {text} {diagnostics} is_draft=true area={NodeRef::default()} on_text={Callback::noop()} />
        },
    )
}

#[test]
fn every_service_is_listed_with_its_page() {
    let html = render(ENGLISH, html! { <ReferencePage /> });
    for service in &catalog().services {
        let link = format!("href=\"{}\"", Route::Service(service.id.clone()).href());
        assert!(html.contains(&link), "{}", service.id);
    }
    assert!(html.contains(&format!("{} services", catalog().services.len())));
}

#[test]
fn every_conflict_is_in_the_log_with_both_sides_and_their_dates() {
    let html = render(ENGLISH, html! { <ReferencePage /> });
    assert_eq!(html.matches("bw-conflict\"").count(), log().len());
    assert!(log().len() > 10);
    for claim in ["says 1 to 30 days", "shows 100 days", "page changed 2024-05-17", "page changed 2023-11-01"]
    {
        assert!(html.contains(claim), "{claim}");
    }
}

#[test]
fn parameters_sit_where_the_catalogue_says() {
    let of = |id: &str| Nesting::of(catalog().service(id).expect("a service"));
    assert_eq!(of("xsuaa"), Nesting::TopLevel);
    assert_eq!(of("identity"), Nesting::TopLevel);
    assert_eq!(of("sdm"), Nesting::Wrapped("xsuaa"));
    assert_eq!(of("it-rt"), Nesting::OwnWords(None));
    assert_eq!(of("cloud-logging"), Nesting::OwnWords(Some("ingest")));
    assert_eq!(of("credstore"), Nesting::Instance);
}

#[test]
fn a_page_tells_all_that_the_catalogue_knows() {
    for service in &catalog().services {
        let html = render(ENGLISH, service_page(ENGLISH, &service.id));
        let names = service.modes.iter().flat_map(|mode| &mode.parameters).map(|parameter| &parameter.name);
        for name in names {
            assert!(html.contains(name.as_str()), "{name} of {}", service.id);
        }
        for source in &service.sources {
            let title = source.title.replace('&', "&amp;").replace('\'', "&#x27;");
            assert!(html.contains(&title), "{title} of {}", service.id);
        }
        let is_attempt = service.documentation == Documentation::NotDocumented && service.attempt.is_some();
        assert_eq!(html.contains("id=\"attempt\""), is_attempt, "{}", service.id);
    }
}

#[test]
fn json_stands_where_the_service_wants_it() {
    let html = render(ENGLISH, service_page(ENGLISH, "sdm"));
    let managed = html.split("data-mode=\"managed\"").nth(1).expect("the mode");
    let wrapper = managed.find("xsuaa\"").expect("the wrapper");
    assert!(managed.find("credential-type\"").is_some_and(|place| place > wrapper));
}

#[test]
fn pictures_of_the_flow() {
    insta::assert_snapshot!(render(ENGLISH, html! { <>{flow(ENGLISH)}{lifetime(ENGLISH)}</> }));
}

#[test]
fn comparison_of_a_key() {
    insta::assert_snapshot!(render(ENGLISH, comparison(ENGLISH, &compared())));
}

#[test]
fn what_came_back_is_isolated_and_visible() {
    let html = render(ENGLISH, comparison(ENGLISH, &compared()));
    assert!(!html.contains('\u{202e}'));
    assert!(html.contains("\\u{202e}"));
}

#[test]
fn quick_fixes_stand_beside_their_findings() {
    let html =
        fixes(ENGLISH, r#"{"xsuaa":{"credential-type":"x509","x509":{"keylength":2048,"validty":7}}}"#);
    assert!(html.matches("bw-finding__fix").count() >= 2, "{html}");
    assert!(!html.contains("json-editor-undo"), "{html}");
}

#[test]
fn nothing_is_said_outside_the_tables() {
    let check =
        |content: Html| assert_eq!(plain_words(&render(Locale::PSEUDO, content)), Vec::<String>::new());
    check(mtls_page(Locale::PSEUDO));
    check(html! { <ReferencePage /> });
    let mut compared = compared();
    compared.diagnostics.clear();
    check(comparison(Locale::PSEUDO, &compared));
    let html = fixes(Locale::PSEUDO, r#"{"xsuaa":{"credential-type":"x509","x509":{"keylength":2048}}}"#);
    assert_eq!(plain_words(&html), Vec::<String>::new());
}
