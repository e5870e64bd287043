use crate::failure::Failure;

/// What follows the name of a task on the command line.
pub(crate) struct Arguments {
    rest: Vec<String>,
}

impl Arguments {
    /// Takes the words after the task's name.
    pub(crate) fn new(rest: Vec<String>) -> Self {
        Self { rest }
    }

    /// Takes a flag such as `--open` and says whether it was there.
    pub(crate) fn flag(&mut self, name: &str) -> bool {
        let found = self.rest.iter().position(|word| word == name);
        found.map(|index| self.rest.remove(index)).is_some()
    }

    /// Takes an option with its value, `--port 8080` or `--port=8080`.
    ///
    /// # Errors
    /// Where the value is missing.
    pub(crate) fn value(&mut self, name: &str) -> Result<Option<String>, Failure> {
        let with_equals = format!("{name}=");
        let is_option = |word: &String| word == name || word.starts_with(&with_equals);
        let Some(index) = self.rest.iter().position(is_option) else { return Ok(None) };
        let word = self.rest.remove(index);
        if let Some(value) = word.strip_prefix(&with_equals) {
            return Ok(Some(value.to_owned()));
        }
        if index == self.rest.len() || self.rest[index].starts_with("--") {
            return Err(misused(&format!("{name} wants a value")));
        }
        Ok(Some(self.rest.remove(index)))
    }

    /// Takes every occurrence of an option with its value.
    ///
    /// # Errors
    /// Where a value is missing.
    pub(crate) fn values(&mut self, name: &str) -> Result<Vec<String>, Failure> {
        let mut values = Vec::new();
        while let Some(value) = self.value(name)? {
            values.push(value);
        }
        Ok(values)
    }

    /// Takes the first word that is no option.
    pub(crate) fn word(&mut self) -> Option<String> {
        let found = self.rest.iter().position(|word| !word.starts_with("--"));
        found.map(|index| self.rest.remove(index))
    }

    /// Ends the reading.
    ///
    /// # Errors
    /// Where a word is left that nothing asked for.
    pub(crate) fn finish(self) -> Result<(), Failure> {
        match self.rest.first() {
            None => Ok(()),
            Some(word) => Err(misused(&format!("`{word}` is not known here"))),
        }
    }
}

/// Creates the failure for a misused command line.
pub(crate) fn misused(what: &str) -> Failure {
    Failure::usage(format!("{what}\n help: run `cargo xtask --help`"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn arguments(words: &[&str]) -> Arguments {
        Arguments::new(words.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn reads_flags_and_values_in_any_order() {
        let mut arguments = arguments(&["--only", "format", "--quick", "--only=lint"]);
        assert!(arguments.flag("--quick"));
        assert_eq!(arguments.values("--only").unwrap(), ["format", "lint"]);
        assert!(!arguments.flag("--quick"));
        arguments.finish().unwrap();
    }

    #[test]
    fn names_a_word_that_nothing_asked_for() {
        let failure = arguments(&["--fast"]).finish().unwrap_err();
        assert!(failure.to_string().contains("`--fast`"));
    }

    #[test]
    fn takes_words_between_options() {
        let mut arguments = arguments(&["--kinds", "cert", "folder", "--quick"]);
        assert_eq!(arguments.value("--kinds").unwrap().as_deref(), Some("cert"));
        assert_eq!(arguments.word().as_deref(), Some("folder"));
        assert_eq!(arguments.word(), None);
    }

    #[test]
    fn a_missing_value_is_a_failure() {
        assert!(arguments(&["--port"]).value("--port").is_err());
        assert!(arguments(&["--port", "--open"]).value("--port").is_err());
    }
}
