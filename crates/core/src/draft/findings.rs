//! What is wrong with a subject.

use bindwright_report::{Diagnostic, Subject};
use bindwright_texts::{Locale, Message, visible};

use super::subject::{FIELDS, Field};
use crate::code::{Code, Findings, codes};
use crate::place::Place;
use crate::texts;

codes! {
    NO_COMMON_NAME = "subject/no-common-name", Error, [RFC_5280];
    TOO_LONG = "subject/too-long", Error, [RFC_5280];
    CHARACTERS = "subject/characters", Error, [RFC_5280];
    COUNTRY = "subject/country", Error, [RFC_5280];
}

pub(super) fn of_subject(subject: &Subject, locale: Locale) -> Vec<Diagnostic> {
    let mut findings = Findings::new(locale);
    for field in FIELDS {
        let value = (field.value)(subject).trim();
        if let Some((code, message, help)) = fault(field, value) {
            let place = Place { pointer: Some(format!("/{}", field.name)), ..Place::default() };
            findings.add(code, &place, &message, help.text(locale));
        }
    }
    findings.into_sorted()
}

fn fault(field: &Field, value: &str) -> Option<(Code, Message, Message)> {
    if value.is_empty() {
        let is_missing = field.name == "common_name";
        return is_missing.then(|| {
            (NO_COMMON_NAME, texts::subject_no_common_name_message(), texts::subject_no_common_name_help())
        });
    }
    if visible(value) != value {
        let message = texts::subject_characters_message(field.short, visible(value));
        return Some((CHARACTERS, message, texts::subject_characters_help()));
    }
    if field.name == "country" {
        let is_code = value.len() == 2 && value.bytes().all(|byte| byte.is_ascii_uppercase());
        return (!is_code)
            .then(|| (COUNTRY, texts::subject_country_message(value), texts::subject_country_help()));
    }
    let count = value.chars().count();
    (count > field.most).then(|| {
        let message = texts::subject_too_long_message(field.short, count as i64, field.most as i64);
        (TOO_LONG, message, texts::subject_too_long_help())
    })
}
