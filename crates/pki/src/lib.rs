//! Formats: PEM, X.509 certificates, private keys, chains and thumbprints; pure, without a word of SAP.
