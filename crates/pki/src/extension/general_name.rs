use std::net::{Ipv4Addr, Ipv6Addr};

use crate::asn1::{self, Element, Fields, Result};
use crate::name::lenient;
use crate::{DistinguishedName, encoding};

/// Reads `GeneralNames`, the elements of a sequence (RFC 5280 section 4.2.1.6).
pub(super) fn list(fields: Fields<'_>) -> Result<Vec<String>> {
    fields.map(|name| one(&name?)).collect()
}

/// Writes one `GeneralName` with its kind in front.
pub(super) fn one(name: &Element<'_>) -> Result<String> {
    with_address(name, address)
}

/// Writes the base of a `GeneralSubtree`, where an address is a network (RFC 5280 section 4.2.1.10).
pub(super) fn subtree_base(name: &Element<'_>) -> Result<String> {
    with_address(name, network)
}

fn with_address(name: &Element<'_>, address: fn(&[u8]) -> Option<String>) -> Result<String> {
    Ok(match name.identifier {
        0x81 => format!("email:{}", lenient(name.content)),
        0x82 => format!("DNS:{}", lenient(name.content)),
        0x86 => format!("URI:{}", lenient(name.content)),
        0x87 => format!("IP:{}", address(name.content).ok_or_else(|| name.malformed())?),
        0x88 => format!("RID:{}", name.oid()?),
        0xa0 => other_name(name)?,
        // A choice is tagged explicitly (X.680 section 31.2.7).
        0xa4 => format!("DirName:{}", DistinguishedName::decode(&name.fields()?.read_last()?)?.rfc4514()),
        0xa3 => format!("x400Address:{}", encoding::hex(name.whole)),
        0xa5 => format!("ediPartyName:{}", encoding::hex(name.whole)),
        _ => return Err(name.malformed()),
    })
}

fn other_name(name: &Element<'_>) -> Result<String> {
    let mut fields = name.fields()?;
    let oid = fields.expect(asn1::OID)?.oid()?;
    let value = fields.read_last()?.require(asn1::context_constructed(0))?;
    value.fields()?.read_last()?;
    Ok(format!("otherName:{oid}:{}", encoding::hex(value.content)))
}

/// Writes an address as RFC 5952 asks for.
fn address(bytes: &[u8]) -> Option<String> {
    if let Ok(address) = <[u8; 4]>::try_from(bytes) {
        return Some(Ipv4Addr::from(address).to_string());
    }
    <[u8; 16]>::try_from(bytes).ok().map(|address| Ipv6Addr::from(address).to_string())
}

/// Writes an address and its mask, as a prefix length where the mask is one (RFC 4632 section 3.1).
fn network(bytes: &[u8]) -> Option<String> {
    let (base, mask) = bytes.split_at_checked(bytes.len() / 2)?;
    let ones: u32 = mask.iter().map(|byte| byte.count_ones()).sum();
    let leading = encoding::bit_length(&mask.iter().map(|byte| !byte).collect::<Vec<_>>());
    let is_prefix = ones + leading == u32::try_from(mask.len()).ok()? * 8;
    let mask = if is_prefix { ones.to_string() } else { address(mask)? };
    Some(format!("{}/{mask}", address(base)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(bytes: &[u8], read: fn(&Element<'_>) -> Result<String>) -> Option<String> {
        read(&Fields::new(bytes).unwrap().read().unwrap()).ok()
    }

    #[test]
    fn every_kind_has_its_prefix() {
        for (bytes, text) in [
            (&b"\x82\x03a.b"[..], Some("DNS:a.b")),
            (b"\x81\x03a@b", Some("email:a@b")),
            (b"\x86\x03a:b", Some("URI:a:b")),
            (b"\x87\x04\x7f\0\0\x01", Some("IP:127.0.0.1")),
            (b"\x87\x10\x20\x01\x0d\xb8\0\0\0\0\0\0\0\0\0\0\0\x01", Some("IP:2001:db8::1")),
            (b"\x87\x03\0\0\0", None),
            (b"\x88\x02\x2a\x03", Some("RID:1.2.3")),
            (b"\xa0\x09\x06\x02\x2a\x03\xa0\x03\x0c\x01x", Some("otherName:1.2.3:0c0178")),
            (b"\xa4\x02\x30\x00", Some("DirName:")),
            (b"\x04\x00", None),
        ] {
            assert_eq!(read(bytes, one).as_deref(), text, "{bytes:x?}");
        }
    }

    #[test]
    fn networks_have_a_prefix_length_or_a_mask() {
        for (bytes, text) in [
            (&b"\x87\x08\x0a\0\0\0\xff\0\0\0"[..], Some("IP:10.0.0.0/8")),
            (b"\x87\x08\0\0\0\0\0\0\0\0", Some("IP:0.0.0.0/0")),
            (b"\x87\x08\x0a\0\0\0\xff\0\xff\0", Some("IP:10.0.0.0/255.0.255.0")),
            (b"\x87\x04\x0a\0\0\0", None),
        ] {
            assert_eq!(read(bytes, subtree_base).as_deref(), text, "{bytes:x?}");
        }
    }
}
