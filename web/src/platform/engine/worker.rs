//! The life of the worker: start, answers, crash, end.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, MessageEvent};

use super::EngineError;
use crate::platform::{Listener, window};

/// The name under which boot.js leaves the engine.
const BOOT: &str = "bindwright";

/// What all handles of one engine share.
#[derive(Default)]
pub(super) struct Shared {
    boot: Option<Boot>,
    pub(super) worker: Option<Running>,
    /// Counts the workers; an answer of an earlier one is dropped.
    generation: u32,
    pub(super) next_id: u32,
    pub(super) pending: HashMap<u32, oneshot::Sender<Result<String, EngineError>>>,
}

impl Shared {
    /// Takes the engine from the global object, so that nothing else finds it there.
    pub(super) fn from_boot() -> Self {
        let boot = window().and_then(|window| {
            let boot = Reflect::get(&window, &BOOT.into()).ok().filter(JsValue::is_object)?;
            let _ = Reflect::delete_property(&window, &BOOT.into());
            Boot::read(&boot)
        });
        Self { boot, ..Self::default() }
    }
}

/// What boot.js hands over.
struct Boot {
    /// The compiled `WebAssembly.Module` of the engine.
    module: JsValue,
    /// The Blob URL of the worker script; it stays valid, so that a fresh worker needs no request.
    address: String,
    /// Is called once, with nothing when the first worker is ready or with a code when it failed.
    started: Option<Function>,
}

impl Boot {
    fn read(boot: &JsValue) -> Option<Self> {
        let field = |name: &str| Reflect::get(boot, &name.into()).ok();
        Some(Self {
            module: field("module")?,
            address: field("address")?.as_string()?,
            started: field("started")?.dyn_into().ok(),
        })
    }
}

/// A worker and its listeners.
pub(super) struct Running {
    worker: web_sys::Worker,
    ready: bool,
    _listeners: [Listener; 3],
}

impl Running {
    pub(super) fn post(&self, message: &JsValue) -> Result<(), JsValue> {
        self.worker.post_message(message)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Starts a worker; without an engine from the boot, calls go on answering that there is none.
pub(super) fn start(shared: &Rc<RefCell<Shared>>) {
    let mut borrowed = shared.borrow_mut();
    borrowed.generation = borrowed.generation.wrapping_add(1);
    let generation = borrowed.generation;
    let Some(boot) = &borrowed.boot else { return };
    let Ok(worker) = web_sys::Worker::new(&boot.address) else {
        drop(borrowed);
        return tell_boot(shared, Some("engine"));
    };
    let listen = |event, handler: fn(&Rc<RefCell<Shared>>, &Event)| {
        let shared = Rc::downgrade(shared);
        Listener::new(&worker, event, move |event| {
            if let Some(shared) = of_generation(&shared, generation) {
                handler(&shared, event);
            }
        })
    };
    let listeners = [
        listen("message", on_message),
        listen("error", |shared, event| {
            // The text of the error stays out of the console: it may quote the payload.
            event.prevent_default();
            on_crash(shared);
        }),
        listen("messageerror", |shared, _event| on_crash(shared)),
    ];
    let module = boot.module.clone();
    // Messages are queued until the script runs; its handler takes the module first.
    let running = Running { worker, ready: false, _listeners: listeners };
    let posted = running.post(&module).is_ok();
    borrowed.worker = posted.then_some(running);
}

/// Ends the worker and answers every pending call with an error.
pub(super) fn stop(shared: &Rc<RefCell<Shared>>, reason: &EngineError) {
    let (worker, pending) = {
        let mut shared = shared.borrow_mut();
        (shared.worker.take(), std::mem::take(&mut shared.pending))
    };
    drop(worker);
    for (_id, sender) in pending {
        let _ = sender.send(Err(reason.clone()));
    }
}

fn of_generation(shared: &Weak<RefCell<Shared>>, generation: u32) -> Option<Rc<RefCell<Shared>>> {
    let shared = shared.upgrade()?;
    let current = shared.borrow().generation;
    (current == generation).then_some(shared)
}

fn on_message(shared: &Rc<RefCell<Shared>>, event: &Event) {
    let Some(data) = event.dyn_ref::<MessageEvent>().map(MessageEvent::data) else { return };
    let field = |name: &str| Reflect::get(&data, &name.into()).unwrap_or_default();
    let Some(id) = field("id").as_f64() else { return on_start_message(shared, &field("started")) };
    let error = field("error").as_string();
    if error.as_deref() == Some("crashed") {
        return on_crash(shared);
    }
    let answer = match (field("json").as_string(), error) {
        (Some(json), _) => Ok(json),
        (None, Some(code)) => Err(EngineError::Refused { code }),
        (None, None) => Err(EngineError::UnknownAnswer),
    };
    let sender = shared.borrow_mut().pending.remove(&(id as u32));
    if let Some(sender) = sender {
        let _ = sender.send(answer);
    }
}

fn on_start_message(shared: &Rc<RefCell<Shared>>, started: &JsValue) {
    if started.as_bool() != Some(true) {
        return on_crash(shared);
    }
    if let Some(worker) = &mut shared.borrow_mut().worker {
        worker.ready = true;
    }
    tell_boot(shared, None);
}

/// Fails every pending call. A worker that once ran is replaced; one that never started would fail again.
fn on_crash(shared: &Rc<RefCell<Shared>>) {
    let was_ready = shared.borrow().worker.as_ref().is_some_and(|worker| worker.ready);
    if was_ready {
        stop(shared, &EngineError::Crashed);
        start(shared);
    } else {
        stop(shared, &EngineError::NotStarted);
        tell_boot(shared, Some("engine"));
    }
}

/// Tells boot.js once how the first worker started.
fn tell_boot(shared: &Rc<RefCell<Shared>>, failure: Option<&str>) {
    let started = shared.borrow_mut().boot.as_mut().and_then(|boot| boot.started.take());
    if let Some(started) = started {
        let failure = failure.map_or(JsValue::UNDEFINED, JsValue::from);
        let _ = started.call1(&JsValue::UNDEFINED, &failure);
    }
}
