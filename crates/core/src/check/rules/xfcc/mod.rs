//! What is wrong with a client certificate as a proxy forwards it.

mod certificate_differs;
mod hash_differs;
mod not_readable;
mod subject_differs;

pub(crate) use certificate_differs::CertificateDiffers;
pub(crate) use hash_differs::HashDiffers;
pub(crate) use not_readable::NotReadable;
pub(crate) use subject_differs::SubjectDiffers;
