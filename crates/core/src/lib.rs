//! Reading what people paste, the check engine, and the report.
