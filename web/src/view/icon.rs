//! Icons of our own, drawn on a grid of 16; they are decoration, the text beside them says the same.

use yew::{Html, html};

/// A picture beside a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Icon {
    /// A cross in a circle.
    Error,
    /// A triangle.
    Critical,
    /// A tick in a circle.
    Success,
    /// An i in a circle.
    Information,
    /// A key.
    Key,
    /// Links of a chain.
    Link,
    /// A magnifier.
    Search,
    /// Two sheets.
    Copy,
    /// An arrow down to a line.
    Download,
    /// An arrow up from a line.
    Upload,
    /// A closed lock.
    Lock,
    /// A tick.
    Check,
    /// A pencil.
    Edit,
    /// A cross.
    Clear,
    /// A sheet with an arrow out of it.
    Open,
    /// A shield with a tick.
    Shield,
}

/// Draws an icon in the colour of the text around it.
pub fn icon(icon: Icon) -> Html {
    html! {
        <svg class="bw-icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
            <path d={outline(icon)} />
        </svg>
    }
}

const fn outline(icon: Icon) -> &'static str {
    match icon {
        Icon::Error => {
            "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m3.2 9.1-1.1 1.1L8 9.1l-2.1 2.1-1.1-1.1L6.9 8 4.8 5.9l1.1-1.1L8 6.9l2.1-2.1 1.1 1.1L9.1 8z"
        }
        Icon::Critical => {
            "M8 1 .7 14.5h14.6zm.8 4.8-.2 4.4H7.4l-.2-4.4zM8 13a.9.9 0 1 1 0-1.8.9.9 0 0 1 0 1.8"
        }
        Icon::Success => "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m-.9 10.3L3.9 8.1 5 7l2.1 2.1L11 5.2l1.1 1.1z",
        Icon::Information => {
            "M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1m.8 10.8H7.2V7h1.6zM8 5.8a.9.9 0 1 1 0-1.8.9.9 0 0 1 0 1.8"
        }
        Icon::Key => {
            "M10.5 1.5a4 4 0 0 0-3.8 5.3L1.5 12v2.5H4V13h1.5v-1.5H7l1.2-1.2a4 4 0 1 0 2.3-8.8m1 4.2a1.2 1.2 0 1 1 0-2.4 1.2 1.2 0 0 1 0 2.4"
        }
        Icon::Link => {
            "M6.6 9.4a.8.8 0 0 1 0-1.1l1.7-1.7a.8.8 0 0 1 1.1 1.1L7.7 9.4a.8.8 0 0 1-1.1 0M7 11l-1.7 1.7a1.5 1.5 0 0 1-2-2.1L5 8.9 3.9 7.8 2.2 9.5a3 3 0 0 0 4.3 4.3l1.7-1.7zm7-7a3 3 0 0 0-4.3-1.6L7.8 3.9 8.9 5l1.7-1.7a1.5 1.5 0 0 1 2.1 2L11 7l1.1 1.1 1.7-1.7A3 3 0 0 0 14 4"
        }
        Icon::Search => {
            "M7 1.5a5.5 5.5 0 1 0 3.3 9.9l3.2 3.1 1-1-3.1-3.2A5.5 5.5 0 0 0 7 1.5M7 3a4 4 0 1 1 0 8 4 4 0 0 1 0-8"
        }
        Icon::Copy => "M5 1.5h8.5V11H12V3H5zM2.5 4.5H11v10H2.5zM4 6v7h5.5V6z",
        Icon::Download => "M7.2 1.5h1.6v7L11.5 6l1 1.1L8 11.4 3.5 7.1l1-1.1 2.7 2.5zM2 13h12v1.5H2z",
        Icon::Upload => "M8 1.5l4.5 4.3-1 1.1L8.8 4.4v7H7.2v-7L4.5 6.9l-1-1.1zM2 13h12v1.5H2z",
        Icon::Lock => {
            "M8 1a3.5 3.5 0 0 0-3.5 3.5V7H3v8h10V7h-1.5V4.5A3.5 3.5 0 0 0 8 1M6 4.5a2 2 0 1 1 4 0V7H6z"
        }
        Icon::Check => "M6.3 12.5 2 8.2l1.1-1.1 3.2 3.2 6.6-6.6L14 4.8z",
        Icon::Edit => {
            "M11.5 1.5 14.5 4.5 5.5 13.5 1.5 14.5 2.5 10.5zM3.7 11.2l-.4 1.5 1.5-.4zM11.5 3.6 5 10.1l.9.9 6.5-6.5z"
        }
        Icon::Clear => {
            "M12.7 4.4 11.6 3.3 8 6.9 4.4 3.3 3.3 4.4 6.9 8l-3.6 3.6 1.1 1.1L8 9.1l3.6 3.6 1.1-1.1L9.1 8z"
        }
        Icon::Open => "M3 3h4.5v1.5h-3v7h7v-3H13V13H3zm6-1h5v5h-1.5V4.6L8.6 8.5 7.5 7.4l3.9-3.9H9z",
        Icon::Shield => {
            "M8 1 2.5 3v4.5c0 3.4 2.3 6.3 5.5 7.5 3.2-1.2 5.5-4.1 5.5-7.5V3zm-.9 9.8L4.4 8.1l1.1-1.1 1.6 1.6 3.4-3.4 1.1 1.1z"
        }
    }
}
