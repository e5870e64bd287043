//! Forms whose answers are one value.

use yew::{Callback, UseStateHandle};

/// Takes what was typed or chosen into a copy of the form, which replaces it.
pub(super) fn changing<F: Clone + 'static, T: 'static>(
    form: &UseStateHandle<F>,
    put: impl Fn(&mut F, T) + 'static,
) -> Callback<T> {
    let form = form.clone();
    Callback::from(move |entered| {
        let mut next = (*form).clone();
        put(&mut next, entered);
        form.set(next);
    })
}
