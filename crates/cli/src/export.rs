//! `bindwright export`: writes files for other systems into a folder.

use bindwright_core::{
    ExportOptions, Exported, Options, PROFILES, Password, Profile, RANDOM_BYTES, Randomness, export,
};
use bindwright_texts::{Locale, Message};
use clap::ArgMatches;

use crate::compose::shell;
use crate::failure::Failure;
use crate::folder::{Folder, NewFile};
use crate::inspect::{fails, moment, passwords, read_all};
use crate::page::Page;
use crate::{Answer, people, texts};

/// The file with a password that was made up.
const PASSWORD_FILE: &str = "keystore-password.txt";

pub(crate) fn run(matches: &ArgMatches, locale: Locale) -> Result<Answer, Failure> {
    let mut options = Options::new(moment(matches.get_one::<String>("now"))?, locale);
    options.passwords = passwords(matches)?;
    let wanted = wanted(matches, options.passwords.first())?;
    let names = matches.get_many::<String>("files").map(Iterator::collect).unwrap_or_default();
    let inputs = read_all(names, options.bounds.formats.input_bytes)?;
    let exported = export(inputs, &options, &wanted);
    if exported.contents.is_empty() {
        return Err(Failure::Findings(exported.description.diagnostics));
    }
    let files = files(&exported);
    let folder = Folder::new(matches.get_one::<String>("to").map(String::as_str).unwrap_or_default());
    let is_private = folder.write(&files, matches.get_flag("force"))?;
    let gravest = exported.description.diagnostics.iter().map(|found| found.severity).max();
    Ok(Answer {
        output: list(&files, &folder, &exported, locale),
        remarks: remarks(&exported, is_private, &folder, locale),
        code: u8::from(fails(gravest, matches)),
    })
}

/// Iterates over the names of the profiles.
pub(crate) fn profile_names() -> impl Iterator<Item = &'static str> {
    PROFILES.iter().map(|profile| profile.name())
}

fn wanted(matches: &ArgMatches, password: Option<&Password>) -> Result<ExportOptions, Failure> {
    let profile = matches.get_one::<String>("profile").and_then(|name| Profile::from_name(name));
    let mut bytes = [0; RANDOM_BYTES];
    getrandom::fill(&mut bytes).map_err(|_| Failure::NoRandomness)?;
    let mut wanted = ExportOptions::new(profile.unwrap_or(Profile::Pem), Randomness::new(bytes));
    wanted.formats = matches.get_many::<String>("only").into_iter().flatten().cloned().collect();
    wanted.identity = matches.get_one::<u32>("identity").map(|number| *number as usize - 1);
    wanted.shell = shell(matches.get_one::<String>("shell").map(String::as_str));
    wanted.tenant = matches.get_one::<String>("tenant").cloned();
    wanted.alias = matches.get_one::<String>("alias").cloned();
    wanted.password = password.map(|password| Password::from(password.secret_text()));
    Ok(wanted)
}

fn files(exported: &Exported) -> Vec<NewFile<'_>> {
    let described = exported.description.files.iter().zip(&exported.contents);
    let mut files: Vec<NewFile<'_>> = described
        .map(|(file, content)| NewFile {
            name: &file.name,
            bytes: &content.0,
            is_secret: file.carries_secret,
        })
        .collect();
    let generated = exported.generated_password.as_ref();
    files.extend(generated.map(|password| NewFile {
        name: PASSWORD_FILE,
        bytes: password.secret_text().as_bytes(),
        is_secret: true,
    }));
    files
}

/// Lists what was written, each file with what it is for.
fn list(files: &[NewFile<'_>], folder: &Folder, exported: &Exported, locale: Locale) -> String {
    let mut page = Page::new(locale);
    let summaries = exported.description.files.iter().map(|file| file.summary.clone());
    let of_password = texts::export_password_file().text(locale);
    for (file, summary) in files.iter().zip(summaries.chain([of_password])) {
        let path = folder.path(file.name).display().to_string();
        let line: Message =
            if file.is_secret { texts::export_secret_file(path) } else { texts::export_file(path) };
        page.line(0, &line);
        page.paragraph(4, &summary);
    }
    page.finish()
}

fn remarks(exported: &Exported, is_private: bool, folder: &Folder, locale: Locale) -> String {
    let mut text = people::findings(&exported.description.diagnostics, locale);
    if !is_private {
        let remark = texts::export_folder_not_private(folder.path("").display().to_string());
        text.push_str(&(texts::failure(remark.text(locale)).text(locale) + "\n"));
    }
    text
}
