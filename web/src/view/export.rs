//! The files that were made for other systems, group by group, and what was refused.

use bindwright_report::{Export, ExportedFile};
use bindwright_texts::{Locale, Message};
use yew::{Callback, Html, MouseEvent, html};

use super::finding::{RuleLinks, findings};
use super::icon::{Icon, icon};
use super::state::ValueState;
use super::strip::strip;
use super::text::{pasted_code, shown, status, term};
use crate::texts;

/// Id of the heading above the files, which takes the focus when they are there.
pub const FILES: &str = "export-files";

/// What can be done with a file, by its index, and what was done with one.
#[derive(Clone, PartialEq, Default)]
pub struct FileActions {
    /// Hands it to the downloads.
    pub on_download: Callback<usize>,
    /// Copies its text.
    pub on_copy: Callback<usize>,
    /// The file with a secret that was copied last, and what is said about that.
    pub copied: Option<(usize, Html)>,
}

/// Shows the files by group, and above them what could not be made.
pub fn exported(locale: Locale, export: &Export, links: RuleLinks, actions: &FileActions) -> Html {
    let count = export.files.len();
    html! {
        <>
            if !export.diagnostics.is_empty() { {findings(locale, &export.diagnostics, links)} }
            if count > 0 {
                <h3 class="bw-card__subtitle" id={FILES} tabindex="-1">{texts::export_files(count as i64).text(locale)}</h3>
                {for groups(&export.files).into_iter().map(|(profile, files)| group(locale, profile, files, actions))}
            }
        </>
    }
}

/// Collects files by their profile, in the order in which profiles first appear.
fn groups(files: &[ExportedFile]) -> Vec<(&str, Vec<(usize, &ExportedFile)>)> {
    let mut groups: Vec<(&str, Vec<(usize, &ExportedFile)>)> = Vec::new();
    for (index, file) in files.iter().enumerate() {
        match groups.iter_mut().find(|(profile, _)| *profile == file.profile) {
            Some((_, members)) => members.push((index, file)),
            None => groups.push((&file.profile, vec![(index, file)])),
        }
    }
    groups
}

fn group(locale: Locale, profile: &str, files: Vec<(usize, &ExportedFile)>, actions: &FileActions) -> Html {
    let title = title(profile).map_or_else(|| term(profile), |title| html! { {title.text(locale)} });
    let lines = files.into_iter().map(|(index, file)| line(locale, index, file, actions));
    html! {
        <section class="bw-card" data-profile={profile.to_owned()}>
            <h4 class="bw-card__title">{title}</h4>
            <ul class="bw-plain bw-files">{for lines}</ul>
        </section>
    }
}

/// Returns what a set of files is called, where the page knows it.
pub fn title(profile: &str) -> Option<Message> {
    Some(match profile {
        "pack" => texts::export_group_pack(),
        "pem" => texts::export_group_pem(),
        "p12" => texts::export_group_p12(),
        "p12-legacy" => texts::export_group_p12_legacy(),
        "destination" => texts::export_group_destination(),
        "kubernetes" => texts::export_group_kubernetes(),
        "postman" => texts::export_group_postman(),
        "curl" => texts::export_group_curl(),
        "ics" => texts::export_group_ics(),
        "report" => texts::export_group_report(),
        _ => return None,
    })
}

fn line(locale: Locale, index: usize, file: &ExportedFile, actions: &FileActions) -> Html {
    let press = |callback: &Callback<usize>| callback.reform(move |_: MouseEvent| index);
    let name = shown(&file.name);
    let name = name.as_str();
    let (copy, copy_of) = if file.carries_secret {
        (texts::export_copy_secret(), texts::export_copy_secret_of(name))
    } else {
        (texts::copy_word(), texts::copy_of(name))
    };
    html! {
        <li class="bw-file" data-file={name.to_owned()}>
            <div class="bw-file__what">
                <p>
                    {pasted_code(&file.name)}
                    if file.carries_secret { {" "}{status(locale, ValueState::Critical, &texts::export_secret().text(locale))} }
                </p>
                <p class="bw-note"><bdi>{file.summary.clone()}</bdi></p>
            </div>
            <div class="bw-actions">
                <button type="button" class="fd-button bw-button" onclick={press(&actions.on_download)}
                    aria-label={texts::use_download_file(name).text(locale)}>
                    {icon(Icon::Download)}<span>{texts::use_download().text(locale)}</span>
                </button>
                if file.is_text {
                    <button type="button" class="fd-button fd-button--transparent bw-button" onclick={press(&actions.on_copy)}
                        aria-label={copy_of.text(locale)}>
                        {icon(Icon::Copy)}<span>{copy.text(locale)}</span>
                    </button>
                }
            </div>
            {for actions.copied.iter().filter(|(copied, _)| *copied == index).map(|(_, notice)| notice.clone())}
        </li>
    }
}

/// Says that a secret is on the clipboard, and offers to clear it.
pub fn on_clipboard(locale: Locale, what: &str, on_clear: Callback<MouseEvent>) -> Html {
    let more = html! {
        <>
            <p>{texts::export_clipboard_history().text(locale)}</p>
            <button type="button" class="fd-button bw-button" onclick={on_clear}>
                {icon(Icon::Clear)}<span>{texts::export_clear_clipboard().text(locale)}</span>
            </button>
        </>
    };
    strip(locale, ValueState::Critical, &texts::export_copied(what).text(locale), more)
}
