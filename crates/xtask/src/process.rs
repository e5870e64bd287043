use std::io::{BufRead as _, BufReader, Write as _};
use std::process::{Command, ExitStatus, Stdio};

use crate::failure::Failure;

/// Runs a command whose output goes straight to the terminal, after showing it.
///
/// # Errors
/// Where it cannot be started or ends with another code than zero.
pub(crate) fn run(command: &mut Command) -> Result<(), Failure> {
    show(command);
    let status = command.status().map_err(|error| not_started(command, &error))?;
    succeeded(command, status)
}

/// Runs a command and returns what it wrote to stdout; its stderr is shown only when it fails.
///
/// # Errors
/// Where it cannot be started, ends with another code than zero, or writes something that is not UTF-8.
pub(crate) fn output(command: &mut Command) -> Result<String, Failure> {
    let output = command.output().map_err(|error| not_started(command, &error))?;
    if !output.status.success() {
        eprint!("{}", String::from_utf8_lossy(&output.stderr));
    }
    succeeded(command, output.status)?;
    String::from_utf8(output.stdout)
        .map_err(|_| Failure::new(format!("`{}` wrote something that is not UTF-8", line(command))))
}

/// Runs a command, shows its stdout as it comes and returns it together with how the command ended.
///
/// # Errors
/// Where it cannot be started or its output cannot be read.
pub(crate) fn watch(command: &mut Command) -> Result<(String, ExitStatus), Failure> {
    show(command);
    let mut child = command.stdout(Stdio::piped()).spawn().map_err(|error| not_started(command, &error))?;
    let mut text = String::new();
    if let Some(stdout) = child.stdout.take() {
        let mut reader = BufReader::new(stdout);
        let mut bytes = Vec::new();
        while reader.read_until(b'\n', &mut bytes).map_err(|error| not_started(command, &error))? > 0 {
            let piece = String::from_utf8_lossy(&bytes);
            print!("{piece}");
            let _ = std::io::stdout().flush();
            text.push_str(&piece);
            bytes.clear();
        }
    }
    let status = child.wait().map_err(|error| not_started(command, &error))?;
    Ok((text, status))
}

/// Returns the command as a person would type it.
pub(crate) fn line(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program());
    let mut line = program.file_stem().unwrap_or(program.as_os_str()).to_string_lossy().into_owned();
    for argument in command.get_args() {
        line.push(' ');
        line.push_str(&argument.to_string_lossy());
    }
    line
}

fn show(command: &Command) {
    // What was printed so far comes before what the child prints.
    let _ = std::io::stdout().flush();
    eprintln!("  > {}", line(command));
}

fn succeeded(command: &Command, status: ExitStatus) -> Result<(), Failure> {
    if status.success() {
        return Ok(());
    }
    Err(Failure::new(format!("`{}` failed: {status}", line(command))))
}

fn not_started(command: &Command, error: &std::io::Error) -> Failure {
    Failure::new(format!("`{}` cannot be run: {error}", line(command)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_command_reads_as_typed() {
        let mut command = Command::new("/opt/bin/cargo");
        assert_eq!(line(command.args(["test", "--locked"])), "cargo test --locked");
    }

    #[test]
    fn a_missing_program_is_named() {
        let failure = output(&mut Command::new("no-such-program-here")).unwrap_err();
        assert!(failure.to_string().contains("no-such-program-here"));
    }
}
