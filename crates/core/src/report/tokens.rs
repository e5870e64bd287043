use bindwright_pki::UnixTime;
use bindwright_report::{ForwardedCertificate, ShownField, SignatureStatus, TokenField, TokenReport};
use bindwright_texts::{Locale, Message};

use crate::inspection::{Inspection, Located};
use crate::texts;
use crate::token::{self, Form, Key, TIMES, Token, Verdict, Why};
use crate::xfcc::Forwarded;

/// Describes every token in the order of the input.
pub(super) fn describe_all(inspection: &Inspection, locale: Locale) -> Vec<TokenReport> {
    inspection.tokens.iter().map(|found| describe(inspection, found, locale)).collect()
}

fn describe(inspection: &Inspection, found: &Located<Token>, locale: Locale) -> TokenReport {
    let token = &found.value;
    let (public_key, certificate) = match token.verdict {
        Verdict::Verified(key) | Verdict::Failed(key) => match key {
            Key::Public(index) => (Some(index as u32), None),
            Key::Certificate(index) => (None, Some(index as u32)),
        },
        Verdict::NotChecked(_) => (None, None),
    };
    let content = token.content.as_ref();
    let fields = |fields: &[ShownField]| fields.iter().map(|shown| field(shown, locale)).collect();
    TokenReport {
        form: token.form.name().to_owned(),
        header: fields(&token.header),
        claims: fields(&token.claims),
        signature: match token.verdict {
            Verdict::Verified(_) => SignatureStatus::Verified,
            Verdict::Failed(_) => SignatureStatus::Failed,
            Verdict::NotChecked(_) => SignatureStatus::NotChecked,
        },
        signature_reason: reason(token.verdict).text(locale),
        public_key,
        certificate,
        bound_certificate: content
            .and_then(|claims| inspection.certificate_of(claims.thumbprint.as_deref()?))
            .map(|index| index as u32),
        expires_at: content.and_then(|claims| claims.expires.time()).map(UnixTime::to_rfc3339),
        input: found.place.input.map(|index| index as u32),
        pointer: found.place.pointer.clone(),
    }
}

/// Adds the time and the meaning to a field.
fn field(shown: &ShownField, locale: Locale) -> TokenField {
    let name = shown.pointer.trim_start_matches('/');
    let is_time = TIMES.contains(&name);
    let time = shown.value.as_deref().filter(|_| is_time).and_then(token::time_of);
    let meaning = texts::lookup(&["data.claim.", name].concat());
    TokenField {
        pointer: shown.pointer.clone(),
        kind: shown.kind.clone(),
        length: shown.length,
        value: shown.value.clone(),
        time: time.map(UnixTime::to_rfc3339),
        meaning: meaning.map(|meaning| meaning.text(locale)),
    }
}

/// Says in a few words what became of a signature.
fn reason(verdict: Verdict) -> Message {
    match verdict {
        Verdict::Verified(Key::Public(_)) | Verdict::Failed(Key::Public(_)) => texts::token_reason_key(),
        Verdict::Verified(_) | Verdict::Failed(_) => texts::token_reason_certificate(),
        Verdict::NotChecked(why) => match why {
            Why::NoKey => texts::token_reason_no_key(),
            Why::NoKeyOfThisId => texts::token_reason_no_key_of_this_id(),
            Why::KeyDoesNotFit => texts::token_reason_key_does_not_fit(),
            Why::SharedSecret => texts::token_reason_shared_secret(),
            Why::NotSigned => texts::token_reason_not_signed(),
            Why::UnknownAlgorithm => texts::token_reason_unknown_algorithm(),
            Why::Encrypted => texts::token_reason_encrypted(),
            Why::CriticalParameters => texts::token_reason_critical_parameters(),
            Why::NotBase64 => texts::token_reason_not_base64(),
            Why::OutOfBounds => texts::token_reason_out_of_bounds(),
        },
    }
}

/// Returns what is to be said where tokens are all there is.
pub(super) fn sentence(
    inspection: &Inspection,
    date: impl Fn(UnixTime) -> String,
    left: impl Fn(UnixTime) -> String,
) -> Option<Message> {
    let tokens = inspection.tokens.iter().map(|found| &found.value);
    let first = tokens.clone().next()?;
    let ends = tokens.filter_map(|token| token.content.as_ref()?.expires.time()).min();
    let end = ends.filter(|end| end.seconds() > inspection.now.seconds());
    Some(match (inspection.tokens.len(), end) {
        (1, Some(end)) => texts::verdict_token_until(date(end), left(end)),
        (several, Some(end)) => texts::verdict_tokens_until(several as i64, date(end), left(end)),
        (1, None) if first.form == Form::Encrypted => texts::verdict_token_encrypted(),
        (_, None) => texts::verdict_token_no_expiry(),
    })
}

/// Describes what a proxy says about a client.
pub(super) fn forwarded(found: &Located<Forwarded>) -> ForwardedCertificate {
    let forwarded = &found.value;
    ForwardedCertificate {
        form: forwarded.form.to_owned(),
        by: forwarded.by.clone(),
        hash: forwarded.hash.clone(),
        subject: forwarded.subject.clone(),
        uris: forwarded.uris.clone(),
        dns_names: forwarded.dns_names.clone(),
        certificate: forwarded.certificate.map(|index| index as u32),
        chain: forwarded.chain.iter().map(|index| *index as u32).collect(),
        input: found.place.input.map(|index| index as u32),
    }
}
