use bindwright_catalog::json::MendKind;
use bindwright_pki::pem::ProblemKind;
use bindwright_report::Repair;
use bindwright_texts::{Locale, Message};

use crate::inspection::{Located, RepairKind};
use crate::texts;

/// Describes one change that was made to read an input.
pub(super) fn describe(repair: &Located<RepairKind>, locale: Locale) -> Repair {
    let message = message(&repair.value);
    Repair {
        code: message.key().to_owned(),
        message: message.text(locale),
        input: repair.place.input.map(|index| index as u32),
        span: repair.place.span,
        pointer: repair.place.pointer.clone(),
    }
}

/// Returns the text of a repair; its key is the code.
fn message(kind: &RepairKind) -> Message {
    match kind {
        RepairKind::ByteOrderMark => texts::input_byte_order_mark(),
        RepairKind::Utf16 => texts::input_utf_16(),
        RepairKind::TextBeforeJson => texts::input_text_before_json(),
        RepairKind::TextAfterJson => texts::input_text_after_json(),
        RepairKind::WrappedToken => texts::token_wrapped(),
        RepairKind::Json(kind) => json(*kind),
        RepairKind::Pem(kind) => pem(kind),
    }
}

fn json(kind: MendKind) -> Message {
    match kind {
        MendKind::Comment => texts::json_comment(),
        MendKind::ExtraComma => texts::json_extra_comma(),
        MendKind::MissingComma => texts::json_missing_comma(),
        MendKind::WrongQuotes => texts::json_wrong_quotes(),
        MendKind::MissingQuotes => texts::json_missing_quotes(),
        MendKind::WrongWord => texts::json_wrong_word(),
        MendKind::WrongSeparator => texts::json_wrong_separator(),
        MendKind::NoBraces => texts::json_no_braces(),
        MendKind::NotClosed => texts::json_not_closed(),
        MendKind::BadEscape => texts::json_bad_escape(),
        MendKind::LineBreak => texts::json_line_break(),
        MendKind::TextAround => texts::json_text_around(),
        MendKind::Yaml => texts::json_yaml(),
    }
}

fn pem(kind: &ProblemKind) -> Message {
    match kind {
        ProblemKind::EscapedNewlines => texts::pem_escaped_newlines(),
        ProblemKind::PercentEncoded => texts::pem_percent_encoded(),
        ProblemKind::MarkupEncoded => texts::pem_markup_encoded(),
        ProblemKind::CarriageReturns { .. } => texts::pem_carriage_returns(),
        ProblemKind::Indented => texts::pem_indented(),
        ProblemKind::OneLine => texts::pem_one_line(),
        ProblemKind::Quoted => texts::pem_quoted(),
        ProblemKind::BlankLines => texts::pem_blank_lines(),
        ProblemKind::StraySpaces => texts::pem_stray_spaces(),
        ProblemKind::ByteOrderMark => texts::pem_byte_order_mark(),
        ProblemKind::MissingDashes => texts::pem_missing_dashes(),
        ProblemKind::GluedMarkers => texts::pem_glued_markers(),
        ProblemKind::MissingMarkers { .. } => texts::pem_missing_markers(),
        ProblemKind::MissingBegin { .. } => texts::pem_missing_begin(),
        ProblemKind::MissingEnd { .. } => texts::pem_missing_end(),
        ProblemKind::UrlSafeBase64 => texts::pem_url_safe_base64(),
        ProblemKind::MissingPadding => texts::pem_missing_padding(),
        _ => texts::pem_other(),
    }
}
