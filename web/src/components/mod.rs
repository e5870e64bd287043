//! Pieces that do something: they hold a little state or talk to the browser.

pub mod answer;
pub mod artefacts;
pub mod certificate_field;
pub mod copy;
pub mod dialog;
pub mod export;
mod export_choices;
mod form;
pub mod inspection;
pub mod intake;
pub mod json_editor;
pub mod key_maker;
pub mod message_list;
pub mod parameter_field;
pub mod password_field;
pub mod quick_fixes;
pub mod rotation_fields;
pub mod select_field;
pub mod service_picker;
pub mod tabs;
pub mod text_field;
