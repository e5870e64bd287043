//! Lines of text for people: indented, wrapped, and with nothing invisible in them.

use bindwright_report::{Severity, SourceReference};
use bindwright_texts::{Locale, Message, visible};

use crate::texts;

/// Columns of a line.
pub(crate) const WIDTH: usize = 100;

/// Text that grows line by line.
pub(crate) struct Page {
    locale: Locale,
    colour: bool,
    text: String,
}

impl Page {
    pub(crate) fn new(locale: Locale) -> Self {
        Self { locale, colour: false, text: String::new() }
    }

    /// Makes the page one for a terminal that shows colours.
    pub(crate) fn coloured(self, colour: bool) -> Self {
        Self { colour, ..self }
    }

    /// Adds a blank line and a heading.
    pub(crate) fn heading(&mut self, message: &Message) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        self.line(0, message);
    }

    /// Adds a text from the tables on one line.
    pub(crate) fn line(&mut self, indent: usize, message: &Message) {
        self.plain(indent, &message.text(self.locale));
    }

    /// Adds a text in which the word for a severity has its colour (ECMA-48, SGR).
    pub(crate) fn painted(&mut self, indent: usize, message: &Message, word: &str, severity: Severity) {
        let start = self.text.len();
        self.line(indent, message);
        let place = self.text[start..].find(word).map(|at| start + at..start + at + word.len());
        if let Some(place) = place.filter(|_| self.colour) {
            let colour = match severity {
                Severity::Error => 31,
                Severity::Warning => 33,
                Severity::Info => 36,
            };
            self.text.replace_range(place, &format!("\u{1b}[{colour}m{word}\u{1b}[0m"));
        }
    }

    /// Adds a label and a value in two columns.
    pub(crate) fn field(&mut self, indent: usize, label: &Message, value: &str) {
        let label = label.text(self.locale);
        self.plain(indent, &format!("{label:<18} {value}"));
    }

    /// Adds one line, with every invisible character shown.
    pub(crate) fn plain(&mut self, indent: usize, text: &str) {
        self.text.push_str(&" ".repeat(indent));
        self.text.push_str(visible(text).trim_end());
        self.text.push('\n');
    }

    /// Adds a text that is broken between words.
    pub(crate) fn paragraph(&mut self, indent: usize, text: &str) {
        let mut line = String::new();
        for word in text.split(' ') {
            let length = indent + line.chars().count() + 1 + word.chars().count();
            if !line.is_empty() && length > WIDTH {
                self.plain(indent, &line);
                line.clear();
            }
            if !line.is_empty() {
                line.push(' ');
            }
            line.push_str(word);
        }
        self.plain(indent, &line);
    }

    pub(crate) fn finish(self) -> String {
        self.text
    }
}

/// Returns a source as one line: title, date, address.
pub(crate) fn source_line(source: &SourceReference, locale: Locale) -> String {
    let date = match (&source.changed, &source.read) {
        (Some(changed), _) => texts::source_changed(&source.title, changed),
        (None, Some(read)) => texts::source_read(&source.title, read),
        (None, None) => texts::source_undated(&source.title),
    };
    match &source.url {
        Some(url) => format!("{} {url}", date.text(locale)),
        None => date.text(locale),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_between_words_and_shows_what_hides() {
        let mut page = Page::new(Locale::ENGLISH);
        page.paragraph(2, &"word ".repeat(30));
        page.plain(0, "a\u{202e}\n\u{1b}[31m");
        let text = page.finish();
        assert!(text.lines().all(|line| line.chars().count() <= WIDTH));
        assert_eq!(text.lines().last(), Some("a\\u{202e}\\n\\u{1b}[31m"));
    }

    #[test]
    fn only_the_word_for_a_severity_is_coloured_and_only_on_request() {
        let line = texts::report_finding("error", "an error \u{1b}[31m", "a/b");
        let said = |colour| {
            let mut page = Page::new(Locale::ENGLISH).coloured(colour);
            page.painted(2, &line, "error", Severity::Error);
            page.finish()
        };
        assert_eq!(said(true), "  \u{1b}[31merror\u{1b}[0m: an error \\u{1b}[31m [a/b]\n");
        assert_eq!(said(false), "  error: an error \\u{1b}[31m [a/b]\n");
    }
}
