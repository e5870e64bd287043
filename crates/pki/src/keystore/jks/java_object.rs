//! Passes over a serialized Java object, whose length nothing says (Java Object Serialization Specification, section
//! 6.4). JCEKS holds secret keys so, between entries that can be read.

use super::input::Input;
use super::{Result, malformed};

/// Objects in objects, and classes above classes.
const DEPTH: usize = 24;

/// Number of the first handle.
const FIRST_HANDLE: u32 = 0x7e_0000;

/// Leaves the input behind the object, which is not read.
pub(super) fn pass_over(input: &mut Input<'_>) -> Result<()> {
    if input.take(4)? != [0xac, 0xed, 0, 5] {
        return Err(malformed());
    }
    Stream { input, handles: Vec::new() }.content(DEPTH)
}

struct Stream<'a, 'b> {
    input: &'a mut Input<'b>,
    /// What may be referred to later: classes; everything else only counts.
    handles: Vec<Option<Class>>,
}

#[derive(Clone)]
struct Class {
    /// Letter of the type of an array's elements.
    element: Option<u8>,
    flags: u8,
    /// Letters of the fields' types.
    fields: Vec<u8>,
    parent: Option<usize>,
}

impl Stream<'_, '_> {
    fn content(&mut self, depth: usize) -> Result<()> {
        let tag = self.byte()?;
        self.tagged(tag, depth)
    }

    fn tagged(&mut self, tag: u8, depth: usize) -> Result<()> {
        let depth = depth.checked_sub(1).ok_or_else(malformed)?;
        match tag {
            // Nothing, and a reference to what was there before.
            0x70 => Ok(()),
            0x71 => self.input.take(4).map(drop),
            0x72 => self.class(depth).map(drop),
            0x73 => {
                let class = self.class_or_reference(depth)?.ok_or_else(malformed)?;
                self.handles.push(None);
                self.object(class, depth)
            }
            0x74 => {
                self.handles.push(None);
                self.name().map(drop)
            }
            0x75 => self.array(depth),
            0x77 => {
                let length = self.byte()?;
                self.input.take(length.into()).map(drop)
            }
            _ => Err(malformed()),
        }
    }

    fn array(&mut self, depth: usize) -> Result<()> {
        let class = self.class_or_reference(depth)?.ok_or_else(malformed)?;
        self.handles.push(None);
        let element = self.known(class)?.element.ok_or_else(malformed)?;
        for _ in 0..self.input.number()? {
            self.value(element, depth)?;
        }
        Ok(())
    }

    /// Passes over the fields of an object, those of the topmost class first.
    fn object(&mut self, class: usize, depth: usize) -> Result<()> {
        let depth = depth.checked_sub(1).ok_or_else(malformed)?;
        let class = self.known(class)?.clone();
        if let Some(parent) = class.parent {
            self.object(parent, depth)?;
        }
        // Serializable, with or without something written by the class itself; no other kind occurs.
        if class.flags & 0x02 == 0 {
            return Err(malformed());
        }
        for field in class.fields {
            self.value(field, depth)?;
        }
        if class.flags & 0x01 == 0 { Ok(()) } else { self.annotations(depth) }
    }

    fn value(&mut self, letter: u8, depth: usize) -> Result<()> {
        let length = match letter {
            b'B' | b'Z' => 1,
            b'C' | b'S' => 2,
            b'F' | b'I' => 4,
            b'D' | b'J' => 8,
            b'L' | b'[' => return self.content(depth),
            _ => return Err(malformed()),
        };
        self.input.take(length).map(drop)
    }

    fn class_or_reference(&mut self, depth: usize) -> Result<Option<usize>> {
        let depth = depth.checked_sub(1).ok_or_else(malformed)?;
        match self.byte()? {
            0x70 => Ok(None),
            0x71 => {
                let handle = self.input.number()?.checked_sub(FIRST_HANDLE).ok_or_else(malformed)?;
                Ok(Some(handle as usize))
            }
            0x72 => self.class(depth).map(Some),
            _ => Err(malformed()),
        }
    }

    /// Reads the description of a class and returns its handle.
    fn class(&mut self, depth: usize) -> Result<usize> {
        let element = match self.name()? {
            [b'[', element, ..] => Some(*element),
            _ => None,
        };
        self.input.take(8)?;
        let handle = self.handles.len();
        self.handles.push(None);
        let flags = self.byte()?;
        let count = self.input.take(2)?.iter().fold(0, |count, byte| count << 8 | usize::from(*byte));
        let mut fields = Vec::new();
        for _ in 0..count {
            let letter = self.byte()?;
            self.name()?;
            if matches!(letter, b'L' | b'[') {
                self.content(depth)?;
            }
            fields.push(letter);
        }
        self.annotations(depth)?;
        let parent = self.class_or_reference(depth)?;
        // Only a class that is described already can be above: no circles.
        if parent.is_some_and(|parent| self.known(parent).is_err()) {
            return Err(malformed());
        }
        if let Some(slot) = self.handles.get_mut(handle) {
            *slot = Some(Class { element, flags, fields, parent });
        }
        Ok(handle)
    }

    /// Passes over what a class wrote by itself, up to its end mark.
    fn annotations(&mut self, depth: usize) -> Result<()> {
        loop {
            match self.byte()? {
                0x78 => return Ok(()),
                tag => self.tagged(tag, depth)?,
            }
        }
    }

    fn known(&self, handle: usize) -> Result<&Class> {
        self.handles.get(handle).and_then(Option::as_ref).ok_or_else(malformed)
    }

    fn name(&mut self) -> Result<&[u8]> {
        let length = self.input.take(2)?.iter().fold(0, |length, byte| length << 8 | usize::from(*byte));
        self.input.take(length)
    }

    fn byte(&mut self) -> Result<u8> {
        self.input.take(1)?.first().copied().ok_or_else(malformed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_sealed_key_is_passed_over() {
        // As `SealedObject` is written: a class with a parent, an array of bytes twice, a text, a reference to it.
        let object = b"\xac\xed\0\x05\x73\x72\0\x01A12345678\x02\0\0\x78\x72\0\x01B12345678\x02\0\x03\
            [\0\x01p\x74\0\x02[B[\0\x01q\x71\0\x7e\0\x02L\0\x01r\x74\0\x01S\x78\x70\
            \x75\x72\0\x02[B12345678\x02\0\0\x78\x70\0\0\0\x03abc\x75\x71\0\x7e\0\x05\0\0\0\x02de\x74\0\x01x";
        let bytes = [&object[..], b"next"].concat();
        let mut input = Input { bytes: &bytes };
        pass_over(&mut input).unwrap();
        assert_eq!(input.bytes, b"next");
        for end in 0..object.len() {
            assert!(pass_over(&mut Input { bytes: &object[..end] }).is_err(), "{end}");
        }
    }

    proptest! {
        #[test]
        fn any_bytes_are_passed_over_without_panic(bytes in prop::collection::vec(prop_oneof![
            Just(0u8), Just(1), Just(2), Just(b'['), 0x70u8..0x7b, any::<u8>()
        ], 0..200)) {
            let _ = pass_over(&mut Input { bytes: &[&[0xac, 0xed, 0, 5], &bytes[..]].concat() });
        }
    }
}
