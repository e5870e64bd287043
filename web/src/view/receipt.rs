//! What was received: shown in place of the content.

use bindwright_texts::Locale;
use yew::{Html, html};

use super::icon::{Icon, icon};
use super::text::pasted;
use crate::platform::intake::Receipt;
use crate::{format, texts};

/// Lists what was received: name, lines, size.
pub fn receipts(locale: Locale, receipts: &[Receipt]) -> Html {
    html! {
        <ul class="bw-receipts" aria-label={texts::receipt_title().text(locale)}>
            {for receipts.iter().map(|receipt| one(locale, receipt))}
        </ul>
    }
}

fn one(locale: Locale, receipt: &Receipt) -> Html {
    let name = match &receipt.name {
        Some(name) => pasted(name),
        None => html! { {texts::receipt_text().text(locale)} },
    };
    html! {
        <li class="bw-receipt">
            {icon(Icon::Check)}
            <span>{name}</span>
            if let Some(lines) = receipt.lines {
                <span class="bw-iso">{texts::receipt_lines(i64::from(lines)).text(locale)}</span>
            }
            <span class="bw-iso">{format::bytes(locale, receipt.bytes)}</span>
        </li>
    }
}
