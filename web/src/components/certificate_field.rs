//! *I bring a certificate*: the worker reads it, the public part goes into the parameters.

use std::cell::Cell;
use std::rc::Rc;

use bindwright_catalog::{CertificateRule, Parameter};
use bindwright_report::CertificateParameter;
use yew::platform::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, component, html, use_effect_with, use_memo, use_state};

use super::inspection::{Failure, reason_of_lock, told};
use super::intake::Intake;
use super::key_maker::KeyMaker;
use super::password_field::{OnPassword, PASSWORD, PasswordField};
use crate::platform::engine::{EngineContent, EngineInput, Given};
use crate::platform::intake::{Intake as Taken, IntakeError};
use crate::platform::{focus, live};
use crate::surroundings::{Surroundings, use_surroundings};
use crate::texts;
use crate::view::field::{FieldMessage, message};
use crate::view::finding::{RuleLinks, findings};
use crate::view::icon::{Icon, icon};
use crate::view::page::busy;
use crate::view::state::ValueState;
use crate::view::strip::strip;
use crate::view::table::{Row, description};
use crate::view::text::{moment, pasted};

/// The parameter, and the PEM text that it holds.
#[derive(Clone, PartialEq, Properties)]
pub struct CertificateFieldProperties {
    /// The parameter.
    pub parameter: &'static Parameter,
    /// Id of the field.
    pub id: AttrValue,
    /// The certificate as PEM; empty where there is none yet.
    pub pem: AttrValue,
    /// Takes the PEM text that the worker made.
    pub on_pem: Callback<String>,
    /// What the parameter means.
    pub hint: Html,
    /// What is said about it.
    pub messages: Vec<FieldMessage>,
}

/// How far the reading of the certificate is.
#[derive(Clone, PartialEq)]
enum Reading {
    Idle,
    Working,
    Read(Rc<CertificateParameter>),
    /// There is no certificate to be had without a password.
    Locked(Rc<CertificateParameter>),
    /// The worker tries a password.
    Opening(Rc<CertificateParameter>),
    /// A password that was tried does not give a certificate.
    StillLocked(Rc<CertificateParameter>),
    Failed(Failure),
}

/// A field for a certificate.
#[component]
pub fn CertificateField(properties: &CertificateFieldProperties) -> Html {
    let surroundings = use_surroundings();
    let reading = use_state(|| Reading::Idle);
    let asked: Asked = use_memo((), |()| Cell::new(Some(0)));
    {
        let asked = asked.clone();
        use_effect_with((), move |()| move || asked.set(None));
    }
    let CertificateFieldProperties { parameter, id, pem, on_pem, hint, messages } = properties;
    {
        // JSON that was pasted or loaded brings a certificate that nobody has read yet.
        let (surroundings, setter, known) = (surroundings.clone(), reading.setter(), (*reading).clone());
        let asked = asked.clone();
        use_effect_with(pem.clone(), move |pem| {
            if !pem.is_empty() && !is_known(&known, pem) {
                let content = EngineContent::Text(pem.to_string().into());
                let given = Given::Inputs(vec![EngineInput { name: None, content }]);
                setter.set(Reading::Working);
                read(surroundings, &asked, given, setter, Callback::noop());
            }
        });
    }
    let ask = {
        let (surroundings, setter, on_pem) = (surroundings.clone(), reading.setter(), on_pem.clone());
        let asked = asked.clone();
        Callback::from(move |given| read(surroundings.clone(), &asked, given, setter.clone(), on_pem.clone()))
    };
    let on_intake = {
        let (ask, setter) = (ask.clone(), reading.setter());
        Callback::from(move |taken: Result<Taken, IntakeError>| match taken {
            Ok(taken) => {
                setter.set(Reading::Working);
                ask.emit(Given::Inputs(taken.inputs));
            }
            Err(error) => setter.set(Reading::Failed(Failure::Intake(error))),
        })
    };
    let on_password = {
        let reading = reading.clone();
        Callback::from(move |password| {
            let (Reading::Locked(answer) | Reading::StillLocked(answer)) = &*reading else { return };
            reading.set(Reading::Opening(answer.clone()));
            ask.emit(Given::Password(password));
        })
    };
    use_effect_with((*reading).clone(), |reading| {
        if matches!(reading, Reading::Locked(_) | Reading::StillLocked(_)) {
            focus::by_id(PASSWORD);
        }
    });
    let remove = {
        let (setter, on_pem) = (reading.setter(), on_pem.clone());
        Callback::from(move |_| {
            let _ = question(&asked);
            setter.set(Reading::Idle);
            on_pem.emit(String::new());
        })
    };
    let locale = surroundings.locale;
    html! {
        <fieldset class="bw-fieldset">
            <legend class="bw-fieldset__legend">{parameter.label.text(locale)}</legend>
            if pem.is_empty() {
                <Intake id={id.clone()} label={texts::certificate_field_paste().text(locale)}
                    hint={texts::certificate_field_hint().text(locale)} {on_intake} />
            } else {
                {summary(&surroundings, &reading)}
                <div class="bw-actions">
                    {chain_switch(&surroundings, parameter, &reading, pem, on_pem)}
                    <button type="button" class="fd-button fd-button--transparent bw-button" id={id.clone()} onclick={remove}>
                        {icon(Icon::Clear)}<span>{texts::certificate_field_remove().text(locale)}</span>
                    </button>
                </div>
            }
            {outcome(&surroundings, &reading, pem.is_empty())}
            {password_field(&surroundings, &reading, on_password)}
            // Also beside a certificate: one for another key is a reason to throw the key away.
            <KeyMaker on_pem={on_pem.clone()} />
            <div>{for messages.iter().map(|entry| message(locale, entry))}</div>
            <div class="bw-field__hint">{hint.clone()}</div>
        </fieldset>
    }
}

/// The number of the last question; none once the field is gone. Only the answer to the last one counts.
type Asked = Rc<Cell<Option<u32>>>;

fn question(asked: &Asked) -> Option<u32> {
    asked.set(asked.get().map(|last| last + 1));
    asked.get()
}

fn read(
    surroundings: Surroundings,
    asked: &Asked,
    given: Given,
    setter: yew::UseStateSetter<Reading>,
    on_pem: Callback<String>,
) {
    let Some(question) = question(asked) else { return };
    let asked = asked.clone();
    spawn_local(async move {
        let is_password = matches!(given, Given::Password(_));
        let answer = surroundings.engine.certificate_parameter(given, surroundings.locale).await;
        if asked.get() != Some(question) {
            return;
        }
        let answer = match answer {
            Ok(answer) => Rc::new(answer),
            Err(error) => return setter.set(Reading::Failed(Failure::Engine(error))),
        };
        let pem = answer.pem.clone();
        let is_locked = pem.is_none() && reason_of_lock(&answer.report).is_some();
        if pem.is_none() && !is_locked {
            live::assertive(&texts::certificate_field_nothing().text(surroundings.locale));
        }
        setter.set(match (is_locked, is_password) {
            (false, _) => Reading::Read(answer),
            (true, false) => Reading::Locked(answer),
            (true, true) => Reading::StillLocked(answer),
        });
        if let Some(pem) = pem {
            on_pem.emit(pem);
        }
    });
}

/// The field for the password of what holds the certificate.
fn password_field(surroundings: &Surroundings, reading: &Reading, on_password: OnPassword) -> Html {
    let (Reading::Locked(answer) | Reading::Opening(answer) | Reading::StillLocked(answer)) = reading else {
        return Html::default();
    };
    let reason = reason_of_lock(&answer.report).filter(|_| matches!(reading, Reading::StillLocked(_)));
    let is_opening = matches!(reading, Reading::Opening(_));
    html! { <PasswordField locale={surroundings.locale} refusal={reason.map(str::to_owned)} {is_opening} {on_password} /> }
}

fn is_known(reading: &Reading, pem: &str) -> bool {
    let Reading::Read(known) = reading else { return matches!(reading, Reading::Working) };
    [&known.pem, &known.chain_pem].into_iter().flatten().any(|known| known == pem)
}

/// Shows whose certificate it is and how long it lasts.
fn summary(surroundings: &Surroundings, reading: &Reading) -> Html {
    let locale = surroundings.locale;
    let Reading::Read(read) = reading else { return Html::default() };
    let leaf = read.report.chains.first().and_then(|chain| chain.certificates.first());
    let leaf = leaf.map_or(0, |index| *index as usize);
    let Some(certificate) = read.report.certificates.get(leaf) else { return Html::default() };
    description(vec![
        Row::new(texts::certificate_field_subject().text(locale), pasted(&certificate.subject)),
        Row::new(texts::certificate_field_expiry().text(locale), moment(locale, &certificate.not_after)),
    ])
}

/// Offers the whole chain where public sources don't forbid it and the input holds one.
fn chain_switch(
    surroundings: &Surroundings,
    parameter: &Parameter,
    reading: &Reading,
    pem: &AttrValue,
    on_pem: &Callback<String>,
) -> Html {
    let Reading::Read(read) = reading else { return Html::default() };
    let (Some(leaf), Some(chain)) = (read.pem.clone(), read.chain_pem.clone()) else {
        return Html::default();
    };
    if parameter.certificates == Some(CertificateRule::LeafOnly) || leaf == chain {
        return Html::default();
    }
    let is_chain = *pem == chain;
    let on_pem = on_pem.clone();
    let other = if is_chain { leaf } else { chain };
    html! {
        <label class="bw-check">
            <input type="checkbox" checked={is_chain} onchange={move |_| on_pem.emit(other.clone())} />
            <span>{texts::certificate_field_with_chain().text(surroundings.locale)}</span>
        </label>
    }
}

fn outcome(surroundings: &Surroundings, reading: &Reading, is_empty: bool) -> Html {
    let locale = surroundings.locale;
    // The engine says it with more words, where it says it.
    let says_so = matches!(reading, Reading::Read(read)
        if read.diagnostics.iter().any(|found| found.code == "parameters/no-certificate"));
    match reading {
        Reading::Idle | Reading::Opening(_) => Html::default(),
        Reading::Working => busy(&texts::certificate_field_working().text(locale)),
        Reading::Failed(failure) => strip(locale, ValueState::Error, &told(locale, failure), Html::default()),
        Reading::Locked(read) | Reading::StillLocked(read) => {
            findings(locale, &read.diagnostics, RuleLinks::NewTab)
        }
        Reading::Read(read) => html! {
            <>
                if read.pem.is_none() && is_empty && !says_so {
                    {strip(locale, ValueState::Error, &texts::certificate_field_nothing().text(locale), Html::default())}
                }
                if !read.diagnostics.is_empty() { {findings(locale, &read.diagnostics, RuleLinks::NewTab)} }
            </>
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_that_is_gone_asks_nothing() {
        let asked: Asked = Rc::new(Cell::new(Some(0)));
        assert_eq!((question(&asked), question(&asked)), (Some(1), Some(2)));
        asked.set(None);
        assert_eq!(question(&asked), None);
    }
}
