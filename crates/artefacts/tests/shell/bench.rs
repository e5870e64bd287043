//! A folder in which bash runs a script while stand-ins write down how they were called.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::sync::atomic::{AtomicU32, Ordering};

/// The programs that artefacts call, as functions of bash: every call is written down, NUL behind each word and an
/// SOH word behind each call.
const STAND_INS: &str = r#"
note() { printf '%s\0' "$@" $'\001' >>"$BENCH/calls"; }
cf() {
  note cf "$@"
  if [[ "$1" == "${FAILS:-}" ]]; then return 1; fi
  case "$1" in
    service-key | env) printf 'Getting key k for service instance i as u...\n\n{ "credentials": {} }\n' ;;
    *) printf 'some words\n' ;;
  esac
}
btp() { note btp "$@"; }
bindwright() {
  local file="${!#}"
  note bindwright "${@:1:$#-1}"
  stat -c %a -- "$file" >"$BENCH/mode"
  printf '%s' "$file" >"$BENCH/path"
  cat -- "$file" >"$BENCH/seen"
  if [[ "${FAILS:-}" == hang ]]; then kill -TERM $$; fi
  [[ "${FAILS:-}" != bindwright ]]
}
switcher() { note switcher "$(cat -- "$1")"; [[ "${FAILS:-}" != switcher ]]; }
"#;

/// What came of a run.
pub(crate) struct Run {
    pub(crate) status: Option<i32>,
    pub(crate) output: String,
    pub(crate) errors: String,
    pub(crate) calls: Vec<Vec<String>>,
}

impl Run {
    /// The calls without their words: what was done, in order.
    pub(crate) fn order(&self) -> Vec<String> {
        self.calls.iter().map(|call| call[..call.len().min(2)].join(" ")).collect()
    }
}

pub(crate) struct Bench {
    folder: PathBuf,
}

impl Bench {
    /// Makes a folder with `parameters.json` in it.
    pub(crate) fn new() -> Self {
        static NUMBER: AtomicU32 = AtomicU32::new(0);
        let number = NUMBER.fetch_add(1, Ordering::Relaxed);
        let name = format!("bench {}-{number}", std::process::id());
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
        fs::create_dir_all(folder.join("tmp")).unwrap();
        fs::write(folder.join("parameters.json"), "{}").unwrap();
        fs::write(folder.join("stand-ins"), STAND_INS).unwrap();
        Self { folder }
    }

    pub(crate) fn without_parameters(self) -> Self {
        fs::remove_file(self.folder.join("parameters.json")).unwrap();
        self
    }

    /// Puts a file beside the script.
    pub(crate) fn with_file(self, name: &str, text: &str) -> Self {
        fs::write(self.folder.join(name), text).unwrap();
        self
    }

    /// Runs a script; `fails` names the command of cf or the program that fails.
    pub(crate) fn run(&self, script: &str, arguments: &[&str], fails: &str) -> Run {
        let _ = fs::remove_file(self.folder.join("calls"));
        let output = self.bash(script, arguments, fails);
        let calls = fs::read_to_string(self.folder.join("calls")).unwrap_or_default();
        let mut calls: Vec<Vec<String>> = calls.split("\0\u{1}\0").map(words).collect();
        calls.pop();
        Run {
            status: output.status.code(),
            output: String::from_utf8(output.stdout).unwrap(),
            errors: String::from_utf8(output.stderr).unwrap(),
            calls,
        }
    }

    fn bash(&self, script: &str, arguments: &[&str], fails: &str) -> Output {
        fs::write(self.folder.join("script.sh"), script).unwrap();
        let mut command = Command::new("bash");
        command.arg("script.sh").args(arguments).current_dir(&self.folder).env_clear();
        let path = std::env::var("PATH").unwrap();
        let settings = [("PATH", path.as_str()), ("FAILS", fails), ("LC_ALL", "C")];
        command.envs(settings).env("BENCH", &self.folder).env("TMPDIR", self.folder.join("tmp"));
        command.env("BASH_ENV", self.folder.join("stand-ins")).output().unwrap()
    }

    /// What the check of the script saw: the mode of the file and its text.
    pub(crate) fn seen(&self) -> (String, String) {
        let read = |name: &str| fs::read_to_string(self.folder.join(name)).unwrap();
        (read("mode").trim().to_owned(), read("seen"))
    }

    /// The temporary files that a script left behind.
    pub(crate) fn left_behind(&self) -> usize {
        fs::read_dir(self.folder.join("tmp")).unwrap().count()
    }

    /// Lets bash read a script without running it.
    pub(crate) fn assert_syntax(&self, script: &str) {
        fs::write(self.folder.join("syntax.sh"), script).unwrap();
        let output =
            Command::new("bash").args(["-n", "syntax.sh"]).current_dir(&self.folder).output().unwrap();
        assert!(output.status.success(), "{}\n{script}", String::from_utf8_lossy(&output.stderr));
    }
}

impl Drop for Bench {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn words(call: &str) -> Vec<String> {
    call.split('\0').map(str::to_owned).collect()
}
