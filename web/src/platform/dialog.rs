//! Modal dialogs: the browser keeps the focus inside, closes on Esc and makes the page behind inert.

use web_sys::HtmlDialogElement;
use yew::NodeRef;

/// Opens a `<dialog>` over the page, and returns what closes it.
///
/// Closing gives the focus back to where it was; a dialog that is only taken off the page leaves it nowhere.
pub fn open(dialog: &NodeRef) -> impl FnOnce() + use<> {
    let dialog = dialog.cast::<HtmlDialogElement>();
    if let Some(dialog) = dialog.as_ref().filter(|dialog| !dialog.open()) {
        let _ = dialog.show_modal();
    }
    move || dialog.iter().for_each(HtmlDialogElement::close)
}
