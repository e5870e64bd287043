//! Modal dialogs: the browser keeps the focus inside, closes on Esc and makes the page behind inert.

use web_sys::HtmlDialogElement;
use yew::NodeRef;

/// Opens a `<dialog>` over the page.
pub fn open(dialog: &NodeRef) {
    if let Some(dialog) = dialog.cast::<HtmlDialogElement>().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
}
