use serde::{Deserialize, Serialize};

/// The name that a certificate is asked for; fields that are left out or empty stay away.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "codegen", derive(ts_rs::TS))]
#[serde(default, deny_unknown_fields)]
pub struct Subject {
    /// CN, the only one that has to be there.
    pub common_name: String,
    /// OU.
    pub organizational_unit: String,
    /// O.
    pub organization: String,
    /// L.
    pub locality: String,
    /// ST.
    pub state: String,
    /// C, two letters (ISO 3166).
    pub country: String,
}
