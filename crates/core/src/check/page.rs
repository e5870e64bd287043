use bindwright_report::{RulePage, Severity, SourceReference};
use bindwright_texts::Locale;

use super::rules::certificate::EndsWithinAskedDays;
use super::{RULES, Source, source};
use crate::{certificate_parameter, compare, draft, export, texts};

/// A code that is not a rule's and has a page all the same: a repair, a finding that is asked for, or one
/// about an input as a parameter.
struct Further {
    code: &'static str,
    severity: Severity,
    sources: &'static [Source],
}

/// In the order of [`crate::inspection::RepairKind`], then of `certificate_parameter`.
const FURTHER: &[Further] = &[
    repair("input/byte-order-mark", &[source::RFC_3629]),
    repair("input/utf-16", &[source::RFC_3629]),
    repair("input/text-before-json", &[source::CF_SERVICE_KEY]),
    repair("input/text-after-json", &[source::RFC_8259]),
    repair("token/wrapped", &[source::RFC_7515]),
    repair("pem/escaped-newlines", &[source::RFC_7468]),
    repair("pem/percent-encoded", &[source::RFC_7468]),
    repair("pem/markup-encoded", &[source::RFC_7468]),
    repair("pem/carriage-returns", &[source::RFC_7468]),
    repair("pem/indented", &[source::RFC_7468]),
    repair("pem/one-line", &[source::RFC_7468]),
    repair("pem/quoted", &[source::RFC_7468]),
    repair("pem/blank-lines", &[source::RFC_7468]),
    repair("pem/stray-spaces", &[source::RFC_7468]),
    repair("pem/byte-order-mark", &[source::RFC_3629]),
    repair("pem/missing-dashes", &[source::RFC_7468]),
    repair("pem/glued-markers", &[source::RFC_7468]),
    repair("pem/missing-markers", &[source::RFC_7468]),
    repair("pem/missing-begin", &[source::RFC_7468]),
    repair("pem/missing-end", &[source::RFC_7468]),
    repair("pem/url-safe-base64", &[source::RFC_4648]),
    repair("pem/missing-padding", &[source::RFC_4648]),
    repair("pem/other", &[source::RFC_7468]),
    Further {
        code: EndsWithinAskedDays::CODE,
        severity: Severity::Warning,
        sources: &[source::RFC_5280_VALIDITY],
    },
    Further {
        code: certificate_parameter::NO_CERTIFICATE,
        severity: Severity::Error,
        sources: &[source::XSUAA_PROVIDED],
    },
    Further {
        code: certificate_parameter::PRIVATE_KEY_DROPPED,
        severity: Severity::Warning,
        sources: &[source::XSUAA_PROVIDED],
    },
    Further {
        code: certificate_parameter::OTHER_KEY,
        severity: Severity::Error,
        sources: &[source::XSUAA_PROVIDED],
    },
    Further {
        code: certificate_parameter::SEVERAL_CERTIFICATES,
        severity: Severity::Warning,
        sources: &[source::XSUAA_PROVIDED],
    },
];

const fn repair(code: &'static str, sources: &'static [Source]) -> Further {
    Further { code, severity: Severity::Info, sources }
}

/// Returns the page of a code, or `None` where there is no such code.
pub fn explain(code: &str, locale: Locale) -> Option<RulePage> {
    if let Some(rule) = RULES.iter().find(|rule| rule.code() == code) {
        return page(rule.code(), rule.severity(), rule.sources(), locale);
    }
    if let Some(further) = FURTHER.iter().find(|further| further.code == code) {
        return page(further.code, further.severity, further.sources, locale);
    }
    if let Some(own) =
        compare::CODES.iter().chain(draft::CODES).chain(export::CODES).find(|own| own.code == code)
    {
        return page(own.code, own.severity, own.sources, locale);
    }
    let composing = bindwright_catalog::code(code)?;
    Some(RulePage { sources: composing.sources(), ..page(composing.code, composing.severity, &[], locale)? })
}

/// Returns the pages of all codes: rules in documented order, then repairs, then what composing, comparing and exporting
/// find.
pub fn rule_pages(locale: Locale) -> Vec<RulePage> {
    let rules = RULES.iter().map(|rule| rule.code());
    let further = FURTHER.iter().map(|further| further.code);
    let composing = bindwright_catalog::CODES.iter().map(|composing| composing.code);
    let others = compare::CODES.iter().chain(draft::CODES).chain(export::CODES).map(|own| own.code);
    rules.chain(further).chain(composing).chain(others).filter_map(|code| explain(code, locale)).collect()
}

fn page(code: &str, severity: Severity, sources: &[Source], locale: Locale) -> Option<RulePage> {
    let text = |heading: &str| Some(texts::lookup(&format!("data.rule.{code}.{heading}"))?.text(locale));
    Some(RulePage {
        code: code.to_owned(),
        severity,
        title: text("title")?,
        meaning: text("meaning")?,
        reason: text("reason")?,
        fix: text("fix")?,
        sources: sources.iter().map(Source::to_reference).collect::<Vec<SourceReference>>(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_further_code_has_a_page() {
        for further in FURTHER {
            assert!(explain(further.code, Locale::ENGLISH).is_some(), "{} has no page", further.code);
        }
    }

    #[test]
    fn every_code_of_composing_has_a_page() {
        for composing in bindwright_catalog::CODES {
            assert!(explain(composing.code, Locale::ENGLISH).is_some(), "{} has no page", composing.code);
        }
    }

    #[test]
    fn no_page_is_left_without_a_code() {
        let codes: Vec<String> = rule_pages(Locale::ENGLISH).into_iter().map(|page| page.code).collect();
        for key in texts::TABLES.keys().filter_map(|key| key.strip_prefix("data.rule.")) {
            let code = key.rsplit_once('.').unwrap().0;
            assert!(codes.iter().any(|known| known == code), "{code} has texts and no rule");
        }
    }

    #[test]
    fn unknown_codes_have_no_page() {
        assert!(explain("certificate/unheard-of", Locale::ENGLISH).is_none());
    }
}
