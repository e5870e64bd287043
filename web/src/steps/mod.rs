//! The steps of the wizard, one file each.

use std::rc::Rc;

use bindwright_catalog::Parameters;
use yew::{Callback, Properties, UseReducerDispatcher};

use crate::state::problem::Problem;
use crate::state::step::Step;
use crate::state::wizard::{Action, Wizard};

pub mod basic;
pub mod check;
pub mod credentials;
pub mod parameters;
pub mod review;
pub mod use_it;

/// What every step needs.
#[derive(Clone, PartialEq, Properties)]
pub struct StepProperties {
    /// The answers so far.
    pub wizard: Rc<Wizard>,
    /// What they compose to.
    pub composition: Rc<Parameters>,
    /// What is to be said about them.
    pub problems: Rc<Vec<Problem>>,
    /// Takes what happens.
    pub dispatch: UseReducerDispatcher<Wizard>,
    /// Opens a step.
    pub go: Callback<Step>,
}

impl StepProperties {
    /// Returns a callback that reports an action made of what it is given.
    fn report<T: 'static>(&self, action: impl Fn(T) -> Action + 'static) -> Callback<T> {
        let dispatch = self.dispatch.clone();
        Callback::from(move |given| dispatch.dispatch(action(given)))
    }
}
