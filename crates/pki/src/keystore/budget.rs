use super::KeystoreError;

/// The rounds of key derivation that may still be computed for one file.
pub(super) struct Budget {
    left: u64,
    limit: u64,
}

impl Budget {
    pub(super) fn new(limit: u64) -> Self {
        Self { left: limit, limit }
    }

    /// Takes rounds off before they are computed.
    pub(super) fn spend(&mut self, iterations: u64) -> Result<(), KeystoreError> {
        let left = self.left.checked_sub(iterations);
        self.left = left.ok_or(KeystoreError::TooManyIterations { iterations, limit: self.limit })?;
        Ok(())
    }
}
