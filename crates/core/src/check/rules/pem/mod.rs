//! What PEM blocks look like after they were copied.

mod damaged_block;

pub(crate) use damaged_block::DamagedBlock;
