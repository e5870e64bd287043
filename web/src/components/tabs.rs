//! Tabs: one stop for the Tab key, arrows move between them.

use yew::{AttrValue, Callback, Html, KeyboardEvent, Properties, component, html};

use crate::platform::focus;

/// Tabs, and the one that is open.
#[derive(Clone, PartialEq, Properties)]
pub struct TabsProperties {
    /// Begins the ids of tabs and panel.
    pub id: AttrValue,
    /// Accessible name of the group.
    pub label: AttrValue,
    /// Ids and titles.
    pub tabs: Vec<(AttrValue, AttrValue)>,
    /// Index of the open one.
    pub selected: usize,
    /// Opens a tab.
    pub on_select: Callback<usize>,
    /// What the open tab shows.
    pub panel: Html,
}

/// A row of tabs above a panel.
#[component]
pub fn Tabs(properties: &TabsProperties) -> Html {
    let TabsProperties { id, label, tabs, selected, on_select, panel } = properties;
    let tab_id = |index: usize| [id.as_str(), "-", tabs.get(index).map_or("", |(id, _)| id)].concat();
    let panel_id = [id.as_str(), "-panel"].concat();
    let onkeydown = {
        let (ids, on_select): (Vec<_>, _) = ((0..tabs.len()).map(tab_id).collect(), on_select.clone());
        let current = *selected;
        Callback::from(move |event: KeyboardEvent| {
            if let Some(target) = moved(&event.key(), current, ids.len()) {
                event.prevent_default();
                on_select.emit(target);
                focus::by_id(&ids[target]);
            }
        })
    };
    let tab = |(index, (_, title)): (usize, &(AttrValue, AttrValue))| {
        let is_selected = index == *selected;
        let on_select = on_select.clone();
        html! {
            <button type="button" role="tab" class="bw-tab" id={tab_id(index)} aria-selected={is_selected.to_string()}
                aria-controls={panel_id.clone()} tabindex={if is_selected { "0" } else { "-1" }}
                onclick={move |_| on_select.emit(index)}>
                <bdi class="bw-tab__text">{title.clone()}</bdi>
            </button>
        }
    };
    html! {
        <div class="bw-tabs">
            <div class="bw-tabs__list" role="tablist" aria-label={label.clone()} {onkeydown}>
                {for tabs.iter().enumerate().map(tab)}
            </div>
            <div class="bw-tabs__panel" role="tabpanel" id={panel_id.clone()} aria-labelledby={tab_id(*selected)}>
                {panel.clone()}
            </div>
        </div>
    }
}

/// Returns where a key leads in a row of so many entries, wrapping around; nothing for other keys.
///
/// Up and down mean the same as left and right, so that it serves a mirrored page and a column as well.
pub fn moved(key: &str, current: usize, count: usize) -> Option<usize> {
    match key {
        "ArrowRight" | "ArrowDown" => Some((current + 1) % count),
        "ArrowLeft" | "ArrowUp" => Some((current + count - 1) % count),
        "Home" => Some(0),
        "End" => Some(count - 1),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::moved;

    #[test]
    fn arrows_wrap_around() {
        assert_eq!(moved("ArrowRight", 2, 3), Some(0));
        assert_eq!(moved("ArrowLeft", 0, 3), Some(2));
        assert_eq!(moved("Home", 2, 3), Some(0));
        assert_eq!(moved("End", 0, 3), Some(2));
        assert_eq!(moved("a", 0, 3), None);
    }
}
