//! Zip archives (PKWARE APPNOTE 6.3.10): their files become inputs of their own, within bounds.
//!
//! A name in an archive is a label, never a path. What is encrypted, split or larger than four gigabytes is not read.

use miniz_oxide::inflate::decompress_slice_iter_to_slice;
use zeroize::Zeroizing;

/// Most bytes that one archive unpacks to.
pub(crate) const INFLATED: usize = 64 * 1024 * 1024;
/// How many times larger than packed a file may be.
pub(crate) const RATIO: usize = 100;
/// What a file may have beyond the ratio: a kilobyte of blanks packs well.
const SLACK: usize = 64 * 1024;

/// The signature of a file in an archive, and that of an archive without files.
const BEGINNINGS: [&[u8]; 2] = [b"PK\x03\x04", b"PK\x05\x06"];

/// A file of an archive.
pub(crate) struct Entry {
    pub(crate) name: String,
    pub(crate) bytes: Zeroizing<Vec<u8>>,
}

/// Why an archive, or a file in it, was not unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Problem {
    TooLarge,
    TooManyFiles,
    Nested(String),
    /// The name of the file, or nothing where the archive itself is damaged.
    Unreadable(String),
}

/// Says whether bytes are a zip archive.
pub(crate) fn is_zip(bytes: &[u8]) -> bool {
    BEGINNINGS.iter().any(|beginning| bytes.starts_with(beginning))
}

/// Unpacks an archive: at most `files` files, and [`INFLATED`] bytes.
pub(crate) fn unpack(bytes: &[u8], files: usize) -> (Vec<Entry>, Vec<Problem>) {
    let (mut entries, mut problems) = (Vec::new(), Vec::new());
    let Some(directory) = directory(bytes) else {
        return (entries, vec![Problem::Unreadable(String::new())]);
    };
    let mut left = INFLATED;
    let mut rest = directory;
    while let Some((header, behind)) = Header::read(rest) {
        rest = behind;
        if header.is_beside() {
            continue;
        }
        if entries.len() >= files {
            problems.push(Problem::TooManyFiles);
            break;
        }
        match header.unpack(bytes, left) {
            Ok(content) if is_zip(&content) => problems.push(Problem::Nested(header.name)),
            Ok(content) => {
                left -= content.len();
                entries.push(Entry { name: header.name, bytes: content });
            }
            Err(Problem::TooLarge) => {
                problems.push(Problem::TooLarge);
                break;
            }
            Err(problem) => problems.push(problem),
        }
    }
    if !rest.is_empty() && problems.is_empty() {
        problems.push(Problem::Unreadable(String::new()));
    }
    (entries, problems)
}

/// Returns the central directory (section 4.3.16: the record at the end says where it is).
fn directory(bytes: &[u8]) -> Option<&[u8]> {
    const RECORD: usize = 22;
    let last = bytes.len().checked_sub(RECORD)?;
    let first = last.saturating_sub(usize::from(u16::MAX));
    let record = (first..=last).rev().find(|at| bytes[*at..].starts_with(b"PK\x05\x06"))?;
    let (size, offset) = (number(bytes, record + 12, 4)?, number(bytes, record + 16, 4)?);
    bytes.get(offset..offset.checked_add(size)?)
}

/// What the central directory says about a file (section 4.3.12).
struct Header {
    name: String,
    is_encrypted: bool,
    method: usize,
    checksum: usize,
    packed: usize,
    size: usize,
    /// Where its own header begins.
    offset: usize,
}

impl Header {
    fn read(directory: &[u8]) -> Option<(Self, &[u8])> {
        if !directory.starts_with(b"PK\x01\x02") {
            return None;
        }
        let field = |at, length| number(directory, at, length);
        let name_length = field(28, 2)?;
        let end = 46 + name_length;
        let name = String::from_utf8_lossy(directory.get(46..end)?);
        let header = Self {
            name: bindwright_texts::visible(&name).chars().take(300).collect(),
            is_encrypted: field(8, 2)? & 1 == 1,
            method: field(10, 2)?,
            checksum: field(16, 4)?,
            packed: field(20, 4)?,
            size: field(24, 4)?,
            offset: field(42, 4)?,
        };
        Some((header, directory.get(end + field(30, 2)? + field(32, 2)?..)?))
    }

    /// Says whether it is a folder, or what file managers put beside files.
    fn is_beside(&self) -> bool {
        let name = self.name.rsplit('/').next().unwrap_or_default();
        name.is_empty() || self.name.starts_with("__MACOSX/") || name == ".DS_Store"
    }

    fn unpack(&self, archive: &[u8], left: usize) -> Result<Zeroizing<Vec<u8>>, Problem> {
        let unreadable = || Problem::Unreadable(self.name.clone());
        if self.size > left || self.size > self.packed.saturating_mul(RATIO).saturating_add(SLACK) {
            return Err(Problem::TooLarge);
        }
        let packed = self.content(archive).filter(|_| !self.is_encrypted).ok_or_else(unreadable)?;
        // The buffer has its size at once, so that growing leaves no copy of a secret behind.
        let mut content = Zeroizing::new(vec![0; self.size]);
        match self.method {
            0 if packed.len() == self.size => content.copy_from_slice(packed),
            8 => {
                let read = decompress_slice_iter_to_slice(&mut content, [packed].into_iter(), false, true);
                if read != Ok(self.size) {
                    return Err(unreadable());
                }
            }
            _ => return Err(unreadable()),
        }
        if checksum(&content) as usize == self.checksum { Ok(content) } else { Err(unreadable()) }
    }

    /// Returns the packed bytes behind the file's own header (section 4.3.7).
    fn content<'archive>(&self, archive: &'archive [u8]) -> Option<&'archive [u8]> {
        let header = archive.get(self.offset..).filter(|header| header.starts_with(b"PK\x03\x04"))?;
        let start = 30 + number(header, 26, 2)? + number(header, 28, 2)?;
        header.get(start..start.checked_add(self.packed)?)
    }
}

/// Reads a little-endian number.
fn number(bytes: &[u8], at: usize, length: usize) -> Option<usize> {
    let digits = bytes.get(at..at.checked_add(length)?)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

/// Returns the CRC-32 of bytes (ISO 3309, as section 4.4.7 has it).
fn checksum(bytes: &[u8]) -> u32 {
    let step = |crc: u32| if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 };
    let table: [u32; 16] = std::array::from_fn(|index| (0..4).fold(index as u32, |crc, _| step(crc)));
    let half = |crc: u32| crc >> 4 ^ table[(crc & 15) as usize];
    !bytes.iter().fold(!0, |crc, byte| half(half(crc ^ u32::from(*byte))))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Writes an archive of stored files; `declared` is the size that it says.
    fn archive(files: &[(&str, &[u8])], declared: Option<u32>) -> Vec<u8> {
        let (mut bytes, mut directory) = (Vec::new(), Vec::new());
        for (name, content) in files {
            let offset = bytes.len() as u32;
            let size = content.len() as u32;
            let mut common = vec![0_u8; 10];
            common.extend(checksum(content).to_le_bytes());
            common.extend(size.to_le_bytes());
            common.extend(declared.unwrap_or(size).to_le_bytes());
            common.extend((name.len() as u16).to_le_bytes());
            common.extend([0; 2]);
            bytes.extend(b"PK\x03\x04");
            bytes.extend(&common);
            bytes.extend(name.as_bytes());
            bytes.extend(*content);
            directory.extend(b"PK\x01\x02\0\0");
            directory.extend(&common);
            directory.extend([0; 10]);
            directory.extend(offset.to_le_bytes());
            directory.extend(name.as_bytes());
        }
        let (offset, size) = (bytes.len() as u32, directory.len() as u32);
        bytes.extend(directory);
        bytes.extend(b"PK\x05\x06\0\0\0\0\0\0\0\0");
        bytes.extend(size.to_le_bytes());
        bytes.extend(offset.to_le_bytes());
        bytes.extend([0; 2]);
        bytes
    }

    fn problems(bytes: &[u8]) -> Vec<Problem> {
        unpack(bytes, 10).1
    }

    #[test]
    fn the_checksum_is_the_usual_one() {
        assert_eq!(checksum(b"123456789"), 0xcbf4_3926);
    }

    #[test]
    fn unpacks_files_and_leaves_folders_and_debris_out() {
        let bytes =
            archive(&[("a/", b""), ("a/b", b"one"), ("__MACOSX/a", b"x"), ("a/.DS_Store", b"x")], None);
        let (entries, problems) = unpack(&bytes, 10);
        assert!(problems.is_empty(), "{problems:?}");
        assert_eq!(entries.iter().map(|entry| entry.name.as_str()).collect::<Vec<_>>(), ["a/b"]);
        assert_eq!(&**entries[0].bytes, b"one");
    }

    #[test]
    fn names_are_labels_with_visible_escapes() {
        let bytes = archive(&[("../a\u{202e}\n", b"one")], None);
        assert_eq!(unpack(&bytes, 10).0[0].name, "../a\\u{202e}\\n");
    }

    #[test]
    fn bounds_hold() {
        assert_eq!(problems(&archive(&[("a", b"one")], Some(1 << 30))), [Problem::TooLarge]);
        let many: Vec<(&str, &[u8])> = vec![("a", b"x"); 11];
        assert_eq!(problems(&archive(&many, None)), [Problem::TooManyFiles]);
        let inner = archive(&[("a", b"one")], None);
        assert_eq!(problems(&archive(&[("b.zip", &inner)], None)), [Problem::Nested("b.zip".into())]);
    }

    #[test]
    fn damage_is_told() {
        let whole = archive(&[("a", b"one"), ("b", b"two")], None);
        let mut changed = whole.clone();
        changed[31] ^= 1;
        let (entries, problems) = unpack(&changed, 10);
        assert_eq!((entries.len(), problems), (1, vec![Problem::Unreadable("a".into())]));
        assert_eq!(self::problems(&whole[..whole.len() - 1]), [Problem::Unreadable(String::new())]);
        assert_eq!(self::problems(&archive(&[("a", b"one")], Some(4))), [Problem::Unreadable("a".into())]);
    }

    proptest! {
        #[test]
        fn no_bytes_make_it_panic(bytes in proptest::collection::vec(any::<u8>(), 0..200), at in 0..200_usize, value: u8) {
            unpack(&bytes, 10);
            let mut whole = archive(&[("a", b"one"), ("b", b"two")], None);
            let at = at % whole.len();
            whole[at] = value;
            unpack(&whole, 10);
        }
    }
}
