//! What PEM blocks look like after they were copied.

mod damaged_block;
mod strict_readers_refuse;

pub(crate) use damaged_block::DamagedBlock;
pub(crate) use strict_readers_refuse::StrictReadersRefuse;
