use std::ops::Range;

use bindwright_pki::{Span, pem};
use zeroize::Zeroizing;

use super::collector::Collector;
use crate::inspection::{Bundle, Located, ProblemKind};
use crate::place::{Place, Source};
use crate::xfcc::{self, Element, Forwarded};

impl Collector<'_> {
    /// Reads the headers `X-Forwarded-Client-Cert` in a stretch of text, and returns the text without them, where there are any.
    pub(crate) fn forwarded_in(
        &mut self,
        source: &Source<'_>,
        range: Range<usize>,
    ) -> Option<Zeroizing<String>> {
        let text = &source.text[range.clone()];
        let headers = xfcc::headers_in(text);
        for (_, value) in &headers {
            let place = source.place(Span::new(range.start + value.start, range.start + value.end));
            self.forwarded(&text[value.clone()], &place);
        }
        let lines: Vec<Range<usize>> = headers.into_iter().map(|(line, _)| line).collect();
        (!lines.is_empty()).then(|| xfcc::without(text, &lines))
    }

    /// Reads the value of one header.
    pub(crate) fn forwarded(&mut self, value: &str, place: &Place) {
        if let Some(elements) = xfcc::elements(value) {
            return elements.iter().for_each(|element| self.element(element, place));
        }
        let certificates = self.certificates_of(value, place);
        let Some(first) = certificates.first() else {
            return self.problem(ProblemKind::UnreadableForwarded, place.clone());
        };
        let value = Forwarded {
            form: "certificate",
            certificate: Some(*first),
            chain: certificates.clone(),
            ..Forwarded::default()
        };
        self.forwarded.push(Located { value, place: place.clone() });
    }

    fn element(&mut self, element: &Element, place: &Place) {
        let mut read = Forwarded::of_element(element);
        for (key, value) in element.iter().filter(|(key, _)| ["Cert", "Chain"].contains(key)) {
            let certificates = self.certificates_of(value, place);
            if certificates.is_empty() {
                self.problem(ProblemKind::UnreadableForwarded, place.clone());
            }
            read.certificate = read.certificate.or_else(|| certificates.first().copied());
            if *key == "Chain" {
                read.chain = certificates;
            }
        }
        self.forwarded.push(Located { value: read, place: place.clone() });
    }

    /// Reads PEM, percent-encoded or not, or its base64 alone; that it is encoded is no repair here.
    fn certificates_of(&mut self, text: &str, place: &Place) -> Vec<usize> {
        let mut bundle = Bundle::default();
        let (blocks, _) = pem::scan(text, &self.options.bounds.formats);
        for block in blocks.iter().filter(|block| block.label().ends_with("CERTIFICATE")) {
            self.block(block, place.clone(), &mut bundle);
        }
        bundle.certificates
    }
}
