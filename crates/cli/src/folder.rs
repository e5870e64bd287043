//! Writing files into a folder: what is secret for the owner alone, each file as a whole, nothing over what is there.

use std::fs::{self, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};

use crate::failure::Failure;
use crate::files::reason;

/// A folder that is written into.
pub(crate) struct Folder(PathBuf);

/// A file that is to be written.
pub(crate) struct NewFile<'a> {
    pub(crate) name: &'a str,
    pub(crate) bytes: &'a [u8],
    pub(crate) is_secret: bool,
}

impl Folder {
    pub(crate) fn new(path: &str) -> Self {
        Self(PathBuf::from(path))
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        if name.is_empty() { self.0.clone() } else { self.0.join(name) }
    }

    /// Writes all files, or none where one of them is there already and may not be replaced.
    ///
    /// Returns whether the folder is the owner's alone.
    pub(crate) fn write(&self, files: &[NewFile<'_>], replaces: bool) -> Result<bool, Failure> {
        let there = files.iter().filter(|file| self.path(file.name).symlink_metadata().is_ok());
        let there: Vec<&str> = there.map(|file| file.name).collect();
        if !replaces && !there.is_empty() {
            return Err(Failure::FilesExist { files: there.join(", ") });
        }
        create(&self.0).map_err(|error| failure(&self.0, &error))?;
        for file in files {
            let path = self.path(file.name);
            self.write_one(file, &path, replaces).map_err(|error| failure(&path, &error))?;
        }
        Ok(is_private(&self.0))
    }

    /// Writes beside the file and puts it in its place when it is whole.
    fn write_one(&self, file: &NewFile<'_>, path: &Path, replaces: bool) -> io::Result<()> {
        let beside = self.path(&format!(".{}.{}.part", file.name, std::process::id()));
        let written = write_new(&beside, file).and_then(|()| {
            // A link fails where something is in its place by now, which a new name for a file does not.
            if replaces { fs::rename(&beside, path) } else { fs::hard_link(&beside, path) }
        });
        let removed = fs::remove_file(&beside);
        written.and(if replaces { Ok(()) } else { removed })
    }
}

#[cfg(unix)]
fn write_new(path: &Path, file: &NewFile<'_>) -> io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt as _;
    let mode = if file.is_secret { 0o600 } else { 0o644 };
    let mut opened = OpenOptions::new().write(true).create_new(true).mode(mode).open(path)?;
    opened.write_all(file.bytes)?;
    opened.sync_all()
}

#[cfg(not(unix))]
fn write_new(path: &Path, file: &NewFile<'_>) -> io::Result<()> {
    let mut opened = OpenOptions::new().write(true).create_new(true).open(path)?;
    opened.write_all(file.bytes)?;
    opened.sync_all()
}

#[cfg(unix)]
fn create(folder: &Path) -> io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    fs::DirBuilder::new().recursive(true).mode(0o700).create(folder)
}

#[cfg(not(unix))]
fn create(folder: &Path) -> io::Result<()> {
    fs::create_dir_all(folder)
}

/// Says whether nobody but the owner gets in; elsewhere than on Unix the folder above decides.
#[cfg(unix)]
fn is_private(folder: &Path) -> bool {
    use std::os::unix::fs::PermissionsExt as _;
    fs::metadata(folder).is_ok_and(|facts| facts.permissions().mode() & 0o077 == 0)
}

#[cfg(not(unix))]
fn is_private(_: &Path) -> bool {
    true
}

fn failure(path: &Path, error: &io::Error) -> Failure {
    Failure::NotWritten { file: path.display().to_string(), reason: reason(error) }
}
