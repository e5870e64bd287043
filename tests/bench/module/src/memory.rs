use std::cell::RefCell;

thread_local! {
    static OUTPUT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes room for an input, which belongs to the caller.
#[unsafe(no_mangle)]
pub extern "C" fn allocate(length: usize) -> *mut u8 {
    Box::leak(vec![0u8; length].into_boxed_slice()).as_mut_ptr()
}

/// Gives the room of an input back.
///
/// # Safety
/// The address and length are those of one call of [`allocate`].
#[unsafe(no_mangle)]
pub unsafe extern "C" fn release(address: *mut u8, length: usize) {
    // SAFETY: as the caller promises.
    drop(unsafe { Box::from_raw(std::ptr::slice_from_raw_parts_mut(address, length)) });
}

/// Returns where the output of the last call stands.
#[unsafe(no_mangle)]
pub extern "C" fn output() -> *const u8 {
    OUTPUT.with_borrow(|output| output.as_ptr())
}

/// Returns an input.
///
/// # Safety
/// The address and length are those of one call of [`allocate`].
pub unsafe fn input<'a>(address: *const u8, length: usize) -> &'a [u8] {
    // SAFETY: as the caller promises.
    unsafe { std::slice::from_raw_parts(address, length) }
}

/// Leaves the output of a call, and returns its length.
pub fn leave(output: Vec<u8>) -> usize {
    let length = output.len();
    OUTPUT.set(output);
    length
}

/// Makes a function of bytes an export of this name.
#[macro_export]
macro_rules! export {
    ($name:ident, $function:expr) => {
        /// # Safety
        /// The address and length are those of one call of `allocate`.
        #[unsafe(no_mangle)]
        pub unsafe extern "C" fn $name(address: *const u8, length: usize) -> usize {
            // SAFETY: as the caller promises.
            let input = unsafe { $crate::memory::input(address, length) };
            $crate::memory::leave($function(input))
        }
    };
}
