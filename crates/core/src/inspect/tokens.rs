use std::ops::Range;

use bindwright_catalog::json::Node;
use bindwright_pki::Span;

use super::collector::Collector;
use crate::inspection::{InputKind, Located, ProblemKind, RepairKind};
use crate::place::{Place, Source};
use crate::token::{self, Fault, KeyOfSet, MOST, Pasted};

impl Collector<'_> {
    /// Reads the tokens of a stretch of text, and one that was broken into lines where it is all there is.
    pub(crate) fn tokens_in(&mut self, source: &Source<'_>, range: Range<usize>) {
        let text = &source.text[range.clone()];
        let place = |found: &Range<usize>| {
            source.place(Span::new(range.start + found.start, range.start + found.end))
        };
        let found = token::found_in(text);
        if !found.iter().any(|(_, read)| read.is_ok())
            && let Some(whole) = token::unwrapped(text)
        {
            let place = place(&(0..text.len()));
            self.repairs.push(Located { value: RepairKind::WrappedToken, place: place.clone() });
            return self.tokens_of_value(&whole, &place);
        }
        for (range, read) in found {
            self.token(read, place(&range));
        }
    }

    /// Reads the tokens of a JSON value; all of them stand at the value's place.
    pub(crate) fn tokens_of_value(&mut self, text: &str, place: &Place) {
        for (_, read) in token::found_in(text) {
            self.token(read, place.clone());
        }
    }

    fn token(&mut self, read: Result<Pasted, Fault>, place: Place) {
        match read {
            Ok(value) if self.tokens.len() < MOST => self.tokens.push(Located { value, place }),
            Ok(_) => {
                let said = |found: &Located<ProblemKind>| {
                    matches!(found.value, ProblemKind::UnreadableToken(Fault::TooMany(_)))
                };
                if !self.problems.iter().any(said) {
                    self.problem(ProblemKind::UnreadableToken(Fault::TooMany(MOST)), place);
                }
            }
            Err(fault) => self.problem(ProblemKind::UnreadableToken(fault), place),
        }
    }

    /// Reads a document that is a JWK or a set of them, or returns `None` where it is none.
    pub(crate) fn key_set(&mut self, source: &Source<'_>, document: &Node) -> Option<InputKind> {
        for key in token::keys_of(document)?.into_iter().take(self.options.bounds.formats.pem_blocks) {
            let place = source.place_of_value(&key.node.span, &key.pointer);
            if key.is_secret {
                self.problem(ProblemKind::SecretInJwk { has_public_half: key.key.is_some() }, place.clone());
            }
            match key.key {
                Some(value) => {
                    let public_key = self.public_keys.len();
                    self.public_keys.push(Located { value, place });
                    self.keys_of_sets.push(KeyOfSet { public_key, id: key.id, signs: key.signs });
                }
                None if key.is_secret => {}
                None => self.problem(ProblemKind::UnreadableJwk, place),
            }
        }
        Some(InputKind::Jwk)
    }
}
