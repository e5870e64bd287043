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
        Icon::Copy => "M5 1.5h8.5V11H12V3H5zM2.5 4.5H11v10H2.500zM4 6v7h5.500V6z",
        Icon::Download => {
            "M7.2 1.500h1.600v7L11.500 6l1 1.100L8 11.400 3.500 7.100l1-1.100 2.700 2.500zM2 13h12v1.500H2z"
        }
        Icon::Upload => {
            "M8 1.500l4.500 4.300-1 1.100L8.800 4.400v7H7.200v-7L4.500 6.900l-1-1.100zM2 13h12v1.500H2z"
        }
        Icon::Lock => {
            "M8 1a3.500 3.500 0 0 0-3.500 3.500V7H3v8h10V7h-1.500V4.500A3.500 3.500 0 0 0 8 1M6 4.500a2 2 0 1 1 4 0V7H6z"
        }
        Icon::Check => "M6.300 12.500 2 8.200l1.100-1.100 3.200 3.200 6.600-6.600L14 4.800z",
        Icon::Edit => {
            "M11.500 1.500 14.500 4.500 5.500 13.500 1.500 14.500 2.500 10.500zM3.700 11.200l-.400 1.500 1.500-.400zM11.500 3.600 5 10.100l.900.900 6.500-6.500z"
        }
        Icon::Clear => {
            "M12.700 4.400 11.600 3.300 8 6.900 4.400 3.300 3.300 4.400 6.900 8l-3.600 3.600 1.100 1.100L8 9.100l3.600 3.600 1.100-1.100L9.100 8z"
        }
        Icon::Open => {
            "M3 3h4.500v1.500h-3v7h7v-3H13V13H3zm6-1h5v5h-1.500V4.600L8.600 8.500 7.500 7.400l3.900-3.900H9z"
        }
        Icon::Shield => {
            "M8 1 2.500 3v4.500c0 3.400 2.300 6.300 5.500 7.500 3.200-1.200 5.500-4.100 5.500-7.500V3zm-.900 9.800L4.400 8.100l1.100-1.100 1.600 1.600 3.400-3.400 1.100 1.100z"
        }
    }
}
