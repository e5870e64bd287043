use super::*;

#[test]
fn time_grows_with_the_text_and_not_with_its_square() {
    // Each would take minutes where one step looked at all of the text again.
    let many = |piece: &str, count: usize| format!("{{{}}}", piece.repeat(count));
    for text in [
        many("a: 'b' // c\n", 20_000),
        many("\"x509_\": {\"keylength\": \"1\",},", 5_000),
        format!("a:\n{}", "  - b: |\n      c\n".repeat(14_000)),
        format!("{{\"a\": \"{}\"}}", "\\<\n".repeat(50_000)),
        format!("{{{0}{0}}}", (0..10_000).map(|number| format!("\"n{number}\": 1,")).collect::<String>()),
        "[".repeat(100_000),
        "{\"a\":".repeat(60),
        format!("\"{{{}}}\"", "\\\"a\\\": 1, ".repeat(20_000)),
    ] {
        let service = catalog().service("xsuaa").unwrap();
        let import = crate::import::import(&text, service, Locale::ENGLISH);
        assert!(import.readable || !import.diagnostics.is_empty(), "{} bytes", text.len());
        assert!(import.diagnostics.len() < 20_100, "{}", import.diagnostics.len());
    }
}

#[test]
fn a_long_text_of_one_fault_is_judged_in_seconds() {
    // Each took minutes, or gigabytes, before there were bounds.
    let texts = [
        format!("{{{}}}", vec![r#""x509":1"#; 20_000].join(",")),
        "a:\n".repeat(60_000),
        format!("{{\"{}\":{{{}}}}}", "x".repeat(100_000), numbered(10_000)),
        format!(r#"{{"certificate":"{}"}}"#, "-----BEGIN CERTIFICATE-----".repeat(9_000)),
    ];
    for text in texts {
        let found = linted("xsuaa", &text);
        assert!(!found.diagnostics.is_empty());
        assert!(found.diagnostics.len() < 2_000, "{}", found.diagnostics.len());
    }
}

fn numbered(count: usize) -> String {
    (0..count).map(|number| format!("\"{number}\":1")).collect::<Vec<_>>().join(",")
}

#[test]
fn a_text_longer_than_any_parameters_is_refused() {
    let found = linted("xsuaa", &format!("{{\"a\":\"{}\"}}", "x".repeat(256 * 1024)));
    assert_eq!(codes(&found), ["parameters/not-json"]);
    assert!(found.diagnostics[0].message.contains("256 KiB"), "{}", found.diagnostics[0].message);
}
