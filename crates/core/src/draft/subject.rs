use bindwright_report::Subject;

/// A field of a subject: its name in JSON, its type, and how many characters it takes at most.
pub(super) struct Field {
    pub(super) name: &'static str,
    pub(super) oid: &'static str,
    pub(super) short: &'static str,
    /// Upper bounds of RFC 5280 appendix A.1.
    pub(super) most: usize,
    pub(super) value: fn(&Subject) -> &str,
}

/// Every field, from the country down to the common name, as names are written in files (RFC 5280 section 4.1.2.4).
pub(super) static FIELDS: &[Field] = &[
    Field { name: "country", oid: "2.5.4.6", short: "C", most: 2, value: |subject| &subject.country },
    Field { name: "state", oid: "2.5.4.8", short: "ST", most: 128, value: |subject| &subject.state },
    Field { name: "locality", oid: "2.5.4.7", short: "L", most: 128, value: |subject| &subject.locality },
    Field {
        name: "organization",
        oid: "2.5.4.10",
        short: "O",
        most: 64,
        value: |subject| &subject.organization,
    },
    Field {
        name: "organizational_unit",
        oid: "2.5.4.11",
        short: "OU",
        most: 64,
        value: |subject| &subject.organizational_unit,
    },
    Field {
        name: "common_name",
        oid: "2.5.4.3",
        short: "CN",
        most: 64,
        value: |subject| &subject.common_name,
    },
];

/// Returns each field that is filled as a relative name of its own.
pub(super) fn relative_names(subject: &Subject) -> Vec<Vec<(String, String)>> {
    let pairs = FIELDS.iter().map(|field| (field.oid, (field.value)(subject).trim()));
    let filled = pairs.filter(|(_, value)| !value.is_empty());
    filled.map(|(oid, value)| vec![(oid.to_owned(), value.to_owned())]).collect()
}
