//! The life of the worker: start, answers, crash, end.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::{Rc, Weak};

use futures_channel::oneshot;
use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{Event, MessageEvent};

use super::EngineError;
use super::call::field;
use crate::platform::{Listener, window};

/// The name under which boot.js leaves the engine.
const BOOT: &str = "bindwright";

/// What all handles of one engine share.
#[derive(Default)]
pub(super) struct Shared {
    files: Option<Files>,
    /// Messages for a worker whose files are still on their way.
    waiting: Option<Vec<JsValue>>,
    worker: Option<Running>,
    /// Counts the workers; an answer of an earlier one is dropped.
    generation: u32,
    /// Is called once, with nothing when the first worker is ready or with a code when it failed.
    started: Option<Function>,
    pub(super) next_id: u32,
    pub(super) pending: HashMap<u32, oneshot::Sender<Result<JsValue, EngineError>>>,
}

impl Shared {
    /// Sends a message to the worker, as soon as there is one.
    pub(super) fn post(&mut self, message: JsValue) -> Result<(), EngineError> {
        match (&self.worker, &mut self.waiting) {
            (Some(running), _) => running.worker.post_message(&message).map_err(|_| EngineError::NotStarted),
            (None, Some(waiting)) => {
                waiting.push(message);
                Ok(())
            }
            (None, None) => Err(EngineError::NotStarted),
        }
    }
}

/// What every worker is started from; it stays here, so that a fresh one needs no request.
struct Files {
    /// The compiled `WebAssembly.Module` of the engine.
    module: JsValue,
    /// The Blob URL of the worker script.
    address: String,
}

impl Files {
    fn read(files: &JsValue) -> Option<Self> {
        let address = field(files, "address").as_string()?;
        Some(Self { module: field(files, "module"), address })
    }
}

/// A worker and its listeners.
pub(super) struct Running {
    worker: web_sys::Worker,
    ready: bool,
    _listeners: [Listener; 3],
}

impl Drop for Running {
    fn drop(&mut self) {
        self.worker.terminate();
    }
}

/// Takes what boot.js left in the global object, so that nothing else finds it there, and starts the first worker
/// once its files have arrived.
pub(super) fn start_from_boot(shared: &Rc<RefCell<Shared>>) {
    let Some(window) = window() else { return };
    let boot = field(&window, BOOT);
    let _ = Reflect::delete_property(&window, &BOOT.into());
    let Ok(arrival) = field(&boot, "engine").dyn_into::<Promise>() else { return };
    {
        let mut shared = shared.borrow_mut();
        shared.started = field(&boot, "started").dyn_into().ok();
        shared.waiting = Some(Vec::new());
    }
    let shared = Rc::clone(shared);
    spawn_local(async move {
        let Ok(files) = JsFuture::from(arrival).await else { return };
        shared.borrow_mut().files = Files::read(&files);
        start(&shared);
        let waiting = shared.borrow_mut().waiting.take();
        for message in waiting.unwrap_or_default() {
            // A worker that did not start has failed every pending call already.
            let _ = shared.borrow_mut().post(message);
        }
    });
}

/// Starts a worker, where the files for it are there.
pub(super) fn start(shared: &Rc<RefCell<Shared>>) {
    let generation = {
        let mut shared = shared.borrow_mut();
        shared.generation = shared.generation.wrapping_add(1);
        shared.generation
    };
    let worker = match &shared.borrow().files {
        Some(files) => worker_of(files),
        None => return,
    };
    let Some(worker) = worker else { return on_crash(shared) };
    let listeners = listeners(shared, &worker, generation);
    shared.borrow_mut().worker = Some(Running { worker, ready: false, _listeners: listeners });
}

/// Creates a worker and sends it the module; messages are queued until its script runs.
fn worker_of(files: &Files) -> Option<web_sys::Worker> {
    let worker = web_sys::Worker::new(&files.address).ok()?;
    worker.post_message(&files.module).ok()?;
    Some(worker)
}

fn listeners(shared: &Rc<RefCell<Shared>>, worker: &web_sys::Worker, generation: u32) -> [Listener; 3] {
    let listen = |event, handler: fn(&Rc<RefCell<Shared>>, &Event)| {
        let shared = Rc::downgrade(shared);
        Listener::active(worker, event, move |event| {
            if let Some(shared) = of_generation(&shared, generation) {
                handler(&shared, event);
            }
        })
    };
    let on_error = |shared: &_, event: &Event| {
        // The text of the error stays out of the console: it may quote the payload.
        event.prevent_default();
        on_crash(shared);
    };
    [
        listen("message", on_message),
        listen("error", on_error),
        listen("messageerror", |shared, _event| on_crash(shared)),
    ]
}

/// Ends the worker and answers every pending call with an error.
pub(super) fn stop(shared: &Rc<RefCell<Shared>>, reason: &EngineError) {
    let (worker, pending) = {
        let mut shared = shared.borrow_mut();
        if let Some(waiting) = &mut shared.waiting {
            waiting.clear();
        }
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
    let Some(id) = field(&data, "id").as_f64() else {
        return on_start_message(shared, &field(&data, "started"));
    };
    let error = field(&data, "error").as_string();
    if error.as_deref() == Some("crashed") {
        return on_crash(shared);
    }
    let answer = error.map_or(Ok(data), |code| Err(EngineError::Refused { code }));
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
    let started = shared.borrow_mut().started.take();
    if let Some(started) = started {
        let failure = failure.map_or(JsValue::UNDEFINED, JsValue::from);
        let _ = started.call1(&JsValue::UNDEFINED, &failure);
    }
}
