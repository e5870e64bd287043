//! The Yew single-page wizard: steps, components, state.
