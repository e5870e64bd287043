//! The theme: `<html data-theme>`, by system until the person chooses. Nothing is stored.

use yew::{UseStateHandle, hook, use_effect_with, use_state_eq};

use super::{Listener, root, window};

const DARK: &str = "(prefers-color-scheme: dark)";
const CONTRAST: &str = "(prefers-contrast: more)";

/// A theme of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Theme {
    /// Morning Horizon, light.
    Morning,
    /// Evening Horizon, dark.
    Evening,
    /// High Contrast White.
    ContrastWhite,
    /// High Contrast Black.
    ContrastBlack,
}

impl Theme {
    /// All themes in the order in which they are offered.
    pub const ALL: &[Self] = &[Self::Morning, Self::Evening, Self::ContrastWhite, Self::ContrastBlack];

    /// Returns the value of `data-theme`.
    pub fn id(self) -> &'static str {
        match self {
            Self::Morning => "morning",
            Self::Evening => "evening",
            Self::ContrastWhite => "hcw",
            Self::ContrastBlack => "hcb",
        }
    }

    /// Returns the theme with an id.
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|theme| theme.id() == id)
    }
}

/// Returns the theme that the system asks for.
pub fn system() -> Theme {
    match (matches(CONTRAST), matches(DARK)) {
        (false, false) => Theme::Morning,
        (false, true) => Theme::Evening,
        (true, false) => Theme::ContrastWhite,
        (true, true) => Theme::ContrastBlack,
    }
}

/// Shows a theme at once; its rules are loaded already, so this needs no request.
pub fn apply(theme: Theme) {
    if let Some(root) = root() {
        let _ = root.set_attribute("data-theme", theme.id());
    }
}

/// Keeps the page in the chosen theme, or with the system's where none is chosen, and returns the theme shown.
#[hook]
pub fn use_theme(choice: Option<Theme>) -> Theme {
    let system_theme: UseStateHandle<Theme> = use_state_eq(system);
    let setter = system_theme.setter();
    use_effect_with((), move |()| {
        let listeners: Vec<Listener> = [DARK, CONTRAST]
            .into_iter()
            .filter_map(media)
            .map(|list| {
                let setter = setter.clone();
                Listener::new(&list, "change", move |_| setter.set(system()))
            })
            .collect();
        move || drop(listeners)
    });
    let theme = choice.unwrap_or(*system_theme);
    use_effect_with(theme, |theme| apply(*theme));
    theme
}

fn media(query: &str) -> Option<web_sys::MediaQueryList> {
    window()?.match_media(query).ok().flatten()
}

fn matches(query: &str) -> bool {
    media(query).is_some_and(|list| list.matches())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_names_one_theme() {
        for theme in Theme::ALL {
            assert_eq!(Theme::from_id(theme.id()), Some(*theme));
        }
        assert_eq!(Theme::from_id("night"), None);
    }
}
