//! What PEM blocks look like after they were copied.

mod damaged_block;
mod strict_readers_refuse;
mod unknown_block;

pub(crate) use damaged_block::DamagedBlock;
pub(crate) use strict_readers_refuse::StrictReadersRefuse;
pub(crate) use unknown_block::UnknownBlock;
