//! Exports into a folder of one test.

use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicUsize, Ordering};

use bindwright_core::{
    ExportOptions, Exported, Input, Options, Password, Profile, RANDOM_BYTES, Randomness, UnixTime, export,
};
use bindwright_tests::{NOW, fixture_folder};
use bindwright_texts::Locale;

/// The password of every keystore here.
pub(crate) const PASSWORD: &str = "throw-away";

/// A folder of one test, removed at its end.
pub(crate) struct Folder(PathBuf);

impl Folder {
    pub(crate) fn new() -> Self {
        static NEXT: AtomicUsize = AtomicUsize::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("bindwright-export-{}-{number}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        Self(folder)
    }

    pub(crate) fn path(&self, name: &str) -> String {
        self.0.join(name).to_str().unwrap().to_owned()
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) -> String {
        std::fs::write(self.0.join(name), bytes).unwrap();
        self.path(name)
    }

    pub(crate) fn names(&self) -> Vec<String> {
        let entries = std::fs::read_dir(&self.0).unwrap();
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
    }

    /// Writes every file of an export.
    pub(crate) fn write_all(&self, exported: &Exported) {
        for (file, content) in exported.description.files.iter().zip(&exported.contents) {
            self.write(&file.name, &content.0);
        }
    }

    /// Runs a program in the folder; nothing that the machine has set up for it counts.
    pub(crate) fn run(&self, program: &str, arguments: &[&str], variables: &[(&str, &str)]) -> Output {
        let mut command = Command::new(program);
        command.args(arguments).current_dir(&self.0).envs(variables.iter().copied());
        for proxy in ["http_proxy", "https_proxy", "HTTPS_PROXY", "HTTP_PROXY", "ALL_PROXY", "all_proxy"] {
            command.env_remove(proxy);
        }
        command.stdin(std::process::Stdio::null()).output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// Options of a profile with the password of these tests.
pub(crate) fn wanted(profile: Profile) -> ExportOptions {
    let mut wanted = ExportOptions::new(profile, Randomness::new([7; RANDOM_BYTES]));
    wanted.password = Some(Password::from(PASSWORD));
    wanted
}

/// Exports what is in a text.
pub(crate) fn exported(text: &str, wanted: &ExportOptions) -> Exported {
    let options = Options::new(UnixTime::from_rfc3339(NOW).unwrap(), Locale::ENGLISH);
    let input = Input { name: None, bytes: text.as_bytes().to_vec().into() };
    export(vec![input], &options, wanted)
}

pub(crate) fn fixture(name: &str) -> String {
    std::fs::read_to_string(fixture_folder().join(name)).unwrap()
}
