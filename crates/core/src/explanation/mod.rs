//! Error messages: told by what stands in them, and explained with what was given beside them.
//!
//! A message may hold secrets, so nothing of it is quoted but the pattern that it was told by.

mod dictionary;

use bindwright_report::{Explanation, ExplanationPage, SourceReference};
use bindwright_texts::Locale;

use crate::check::{Findings, Source};
use crate::inspection::{Inspection, Located};
use crate::texts;
use dictionary::ENTRIES;

/// Bytes of a text that are searched.
const SEARCHED: usize = 256 * 1024;
/// Explanations of one text.
const EXPLANATIONS: usize = 8;
/// Findings that one explanation repeats.
const SHOWN: usize = 5;

/// One kind of message.
struct Entry {
    /// The stable code, `explanation/` and a name.
    code: &'static str,
    /// Ways to tell it: all texts of one group stand in the message, in any case.
    patterns: &'static [&'static [&'static str]],
    /// Codes of the findings that confirm it.
    findings: &'static [&'static str],
    /// What it rests on, the most telling source first.
    sources: &'static [Source],
}

/// A kind of message that was found in a text.
pub(crate) struct Recognised {
    entry: &'static Entry,
    /// The texts that it was told by.
    pattern: &'static [&'static str],
}

impl Recognised {
    /// Returns what the message was told by; this much of it may be shown.
    pub(crate) fn pattern(&self) -> String {
        self.pattern.join(" … ")
    }
}

/// Returns the cause of a message in a few words.
pub(crate) fn title(found: &Recognised, locale: Locale) -> String {
    page(found.entry, locale).title
}

/// Returns the messages that stand in a text, the most specific first.
pub(crate) fn recognise(text: &str) -> Vec<Recognised> {
    let text = folded(text);
    let mut found: Vec<Recognised> = ENTRIES.iter().filter_map(|entry| told(entry, &text)).collect();
    found.sort_by_key(|recognised| std::cmp::Reverse(length(recognised.pattern)));
    found.truncate(EXPLANATIONS);
    found
}

/// Explains a message with the findings about everything that was given.
pub(crate) fn describe(
    found: &Located<Recognised>,
    inspection: &Inspection,
    findings: &Findings,
    locale: Locale,
) -> Explanation {
    let ExplanationPage { code, title, cause, confirm, remedy, sources, .. } =
        page(found.value.entry, locale);
    let input = found.place.input.map(|input| input as u32);
    let shown = shown(found.value.entry, inspection, findings, locale);
    Explanation { code, pattern: found.value.pattern(), input, title, cause, confirm, shown, remedy, sources }
}

/// Returns everything that can be explained, in the order of the code.
pub fn explanation_pages(locale: Locale) -> Vec<ExplanationPage> {
    let mut pages: Vec<ExplanationPage> = ENTRIES.iter().map(|entry| page(entry, locale)).collect();
    pages.sort_by(|one, other| one.code.cmp(&other.code));
    pages
}

/// Returns the page of one code, or `None` where there is no such code.
pub fn explanation_page(code: &str, locale: Locale) -> Option<ExplanationPage> {
    ENTRIES.iter().find(|entry| entry.code == code).map(|entry| page(entry, locale))
}

fn told(entry: &'static Entry, text: &str) -> Option<Recognised> {
    let stands_there = |part: &&str| text.contains(&part.to_ascii_lowercase());
    let groups = entry.patterns.iter().filter(|group| group.iter().all(stands_there));
    groups.max_by_key(|group| length(group)).map(|pattern| Recognised { entry, pattern })
}

fn length(group: &[&str]) -> usize {
    group.iter().map(|part| part.len()).sum()
}

/// Returns the beginning of a text in small letters, with one space for each run of white space: logs break lines.
fn folded(text: &str) -> String {
    let end = (0..=text.len().min(SEARCHED)).rev().find(|end| text.is_char_boundary(*end)).unwrap_or(0);
    let mut folded = String::with_capacity(end);
    for word in text[..end].split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        folded.push_str(word);
    }
    folded.make_ascii_lowercase();
    folded
}

/// Returns what was found that confirms the cause, or that nothing was, where something was given to look at.
fn shown(entry: &Entry, inspection: &Inspection, findings: &Findings, locale: Locale) -> Vec<String> {
    let all = findings.list().iter().map(|finding| &finding.diagnostic);
    let confirming = all.filter(|diagnostic| entry.findings.contains(&diagnostic.code.as_str()));
    let shown: Vec<String> = confirming.take(SHOWN).map(|diagnostic| diagnostic.message.clone()).collect();
    let can_tell = !inspection.identities.is_empty() || !inspection.certificates.is_empty();
    if shown.is_empty() && can_tell && !entry.findings.is_empty() {
        return vec![texts::explanation_nothing().text(locale)];
    }
    shown
}

fn page(entry: &Entry, locale: Locale) -> ExplanationPage {
    let text = |part: &str| {
        let message = texts::lookup(&format!("data.{}.{part}", entry.code));
        message.map(|message| message.text(locale)).unwrap_or_default()
    };
    ExplanationPage {
        code: entry.code.to_owned(),
        title: text("title"),
        patterns: entry.patterns.iter().map(|group| group.join(" … ")).collect(),
        cause: text("cause"),
        confirm: text("confirm"),
        remedy: text("remedy"),
        findings: entry.findings.iter().map(|code| (*code).to_owned()).collect(),
        sources: entry.sources.iter().map(Source::to_reference).collect::<Vec<SourceReference>>(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::check::testing::{NOW, fixture_text, inspect_texts, options};

    fn codes(text: &str) -> Vec<&'static str> {
        recognise(text).iter().map(|found| found.entry.code).collect()
    }

    #[test]
    fn every_entry_is_told_by_each_of_its_patterns() {
        for entry in ENTRIES {
            for group in entry.patterns {
                let message = format!("2026-11-20 ERROR: {} (at line 7)", group.join("\n  ").to_uppercase());
                assert!(codes(&message).contains(&entry.code), "{message}");
            }
        }
    }

    #[test]
    fn every_entry_has_its_texts_and_sources_and_findings_that_exist() {
        for page in explanation_pages(Locale::ENGLISH) {
            for text in [&page.title, &page.cause, &page.confirm, &page.remedy] {
                assert!(text.len() > 5 && !text.contains('{'), "{}: {text}", page.code);
            }
            assert!(!page.sources.is_empty(), "{}", page.code);
            for code in &page.findings {
                assert!(crate::explain(code, Locale::ENGLISH).is_some(), "{}: {code}", page.code);
            }
        }
    }

    #[test]
    fn no_explanation_is_left_without_an_entry() {
        for key in texts::TABLES.keys().filter_map(|key| key.strip_prefix("data.explanation/")) {
            let (name, _) = key.rsplit_once('.').unwrap();
            assert!(explanation_page(&format!("explanation/{name}"), Locale::ENGLISH).is_some(), "{name}");
        }
    }

    #[test]
    fn the_most_specific_comes_first() {
        let body = r#"HTTP/1.1 401 Unauthorized {"error":"invalid_client","error_description":"Unauthorized grant type"}"#;
        let expected = ["unauthorized-grant-type", "unauthorized", "invalid-client"];
        assert_eq!(codes(body), expected.map(|name| format!("explanation/{name}")));
    }

    #[test]
    fn plain_words_and_credentials_are_no_message() {
        assert_eq!(codes("the certificate works"), [""; 0]);
        for file in ["keys/xsuaa-100-days.json", "keys/identity-100-days.json", "pem/text-around.pem"] {
            assert_eq!(codes(&fixture_text(file)), [""; 0], "{file}");
        }
    }

    #[test]
    fn what_was_given_beside_confirms_it() {
        let message = "400 Bad Request: TLS handshake failed.";
        let beside = |file: &str| inspect_texts(&[message, &fixture_text(file)], &options(NOW)).explanations;
        let [expired] = &beside("keys/xsuaa-expired.json")[..] else { panic!("one explanation") };
        assert!(expired.shown[0].contains("expired 12 days ago"), "{:?}", expired.shown);
        let [healthy] = &beside("keys/xsuaa-100-days.json")[..] else { panic!("one explanation") };
        assert!(healthy.shown[0].contains("none of the causes"), "{:?}", healthy.shown);
        let alone = inspect_texts(&[message], &options(NOW));
        assert_eq!(alone.explanations[0].shown, [""; 0]);
        assert_eq!(alone.inputs[0].kind, "error-message");
    }

    #[test]
    fn a_message_in_json_and_one_above_a_key_are_told() {
        let body =
            r#"{"error":"unauthorized","error_description":"Unsupported instance credential for s3cret"}"#;
        let report = inspect_texts(&[body], &options(NOW));
        assert_eq!(report.inputs[0].kind, "error-message");
        assert_eq!(report.explanations[0].pattern, "Unsupported instance credential");
        assert!(!serde_json::to_string(&report).unwrap().contains("s3cret"));
        let both = format!(
            "curl: (58) unable to set private key file\n{}",
            fixture_text("keys/xsuaa-wrong-key.json")
        );
        let report = inspect_texts(&[&both], &options(NOW));
        assert_eq!((report.inputs[0].kind.as_str(), report.identities.len()), ("service-key", 1));
        assert!(
            report.explanations[0].shown[0].contains("does not belong"),
            "{:?}",
            report.explanations[0].shown
        );
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let long = format!("{}SSL alert number 45", "ü".repeat(SEARCHED));
        assert_eq!(codes(&long), [""; 0]);
        assert!(folded(&long).len() <= SEARCHED);
    }
}
