/// An algorithm by object identifier and by the name of the RFC that registers it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct AlgorithmName {
    /// Dotted object identifier.
    pub oid: String,
    /// Name such as `sha256WithRSAEncryption`; the object identifier where there is none.
    pub name: String,
}
