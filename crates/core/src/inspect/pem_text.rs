use bindwright_pki::{Span, pem};

use super::collector::Collector;
use crate::inspection::{Bundle, InputKind, Located, ProblemKind, RepairKind};
use crate::place::{Place, Source};

impl Collector<'_> {
    /// Reads every PEM block of a text and says what kind of input it makes.
    pub(crate) fn pem(&mut self, source: &Source<'_>) -> InputKind {
        let place = source.place(Span::new(0, source.text.len()));
        let requests = self.requests.len();
        let bundle = self.pem_blocks(source.text, place, |span| source.place(span));
        let requests = self.requests.len() - requests;
        let kind = match (bundle.certificates.len(), bundle.private_keys.len(), requests) {
            (1, 0, 0) => InputKind::Certificate,
            (0, 1, 0) => InputKind::PrivateKey,
            (0, 0, 1) => InputKind::CertificateRequest,
            _ => InputKind::Pem,
        };
        self.bundles.push(bundle);
        kind
    }

    /// Reads the PEM blocks of a text that should have been JSON: it does not hide them, and that its texts are quoted
    /// and escaped is no repair.
    pub(crate) fn pem_in_broken_json(&mut self, source: &Source<'_>) -> InputKind {
        let before = self.repairs.len();
        self.pem(source);
        let is_json = |kind: &RepairKind| {
            matches!(kind, RepairKind::Pem(pem::ProblemKind::EscapedNewlines | pem::ProblemKind::Quoted))
        };
        let mut repairs = self.repairs.split_off(before);
        repairs.retain(|found| !is_json(&found.value));
        self.repairs.append(&mut repairs);
        InputKind::Json
    }

    /// Reads the PEM blocks of a JSON value; all of them stand at the value's place.
    pub(crate) fn pem_value(&mut self, text: &str, place: &Place, offset: usize) {
        let bundle = self.pem_blocks(text, place.clone(), |_| place.clone());
        self.bundles.push(Bundle { offset, ..bundle });
    }

    fn pem_blocks(&mut self, text: &str, whole: Place, place: impl Fn(Span) -> Place) -> Bundle {
        let (blocks, problems) = pem::scan(text, &self.options.bounds.formats);
        let mut bundle = Bundle { place: whole, ..Bundle::default() };
        for problem in problems {
            self.pem_problem(problem.kind, place(problem.span));
        }
        for block in &blocks {
            self.block(block, place(block.span()), &mut bundle);
        }
        bundle
    }

    fn pem_problem(&mut self, kind: pem::ProblemKind, place: Place) {
        match kind {
            _ if kind.is_repair() => {
                let value = RepairKind::Pem(kind);
                // One entry for each place: a chain inside JSON needs the same repair in every block.
                let known = self.repairs.iter().rev().take_while(|known| known.place == place);
                if !known.into_iter().any(|known| known.value == value) {
                    self.repairs.push(Located { value, place });
                }
            }
            pem::ProblemKind::TooManyBlocks { bound } => {
                self.problem(ProblemKind::TooManyBlocks { bound }, place);
            }
            pem::ProblemKind::TooLong { bound } => {
                self.problem(ProblemKind::TooLarge { bytes: bound, bound }, place);
            }
            _ => self.problem(ProblemKind::DamagedBlock(kind), place),
        }
    }
}
