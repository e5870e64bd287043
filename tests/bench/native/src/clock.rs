use std::hint::black_box;
use std::time::{Duration, Instant};

use cpu_time::ThreadTime;
use serde_json::{Map, Value, json};

/// How long each candidate of a scenario may be measured.
const BUDGET: Duration = Duration::from_millis(400);

/// A run shorter than this is repeated and counts as one.
const SHORTEST: Duration = Duration::from_millis(2);

/// One way to do what a scenario asks for.
pub struct Candidate<'a> {
    name: &'static str,
    run: Box<dyn FnMut() + 'a>,
}

impl<'a> Candidate<'a> {
    pub fn new<T>(name: &'static str, mut run: impl FnMut() -> T + 'a) -> Self {
        Self { name, run: Box::new(move || drop(black_box(run()))) }
    }

    /// Takes the time of the processor: what else the machine does would hit long runs more than short ones.
    fn time(&mut self, times: u32) -> Duration {
        let start = ThreadTime::now();
        for _ in 0..times {
            (self.run)();
        }
        start.elapsed()
    }
}

/// The scenarios that were measured, in microseconds per item.
#[derive(Default)]
pub struct Results(Map<String, Value>);

impl Results {
    /// Measures candidates in turns, so that a change of the machine's speed hits all of them, and keeps the best of each.
    pub fn measure(&mut self, scenario: &str, items: u32, mut candidates: Vec<Candidate<'_>>) {
        let mut row = Map::new();
        let times: Vec<u32> = candidates.iter_mut().map(times).collect();
        let mut best = vec![Duration::MAX; candidates.len()];
        let start = Instant::now();
        let budget = BUDGET * u32::try_from(candidates.len()).unwrap_or(1);
        let mut rounds = 0;
        while rounds < 3 || start.elapsed() < budget {
            for ((candidate, times), best) in candidates.iter_mut().zip(&times).zip(&mut best) {
                *best = (*best).min(candidate.time(*times) / *times);
            }
            rounds += 1;
        }
        for (candidate, best) in candidates.iter().zip(best) {
            let microseconds = best.as_secs_f64() * 1e6 / f64::from(items);
            row.insert(candidate.name.to_owned(), json!(microseconds));
        }
        eprintln!("  {scenario}");
        self.0.insert(scenario.to_owned(), Value::Object(row));
    }

    pub fn to_json(&self) -> Value {
        Value::Object(self.0.clone())
    }
}

fn times(candidate: &mut Candidate<'_>) -> u32 {
    let mut times = 1;
    while times < 1 << 20 && candidate.time(times) < SHORTEST {
        times *= 2;
    }
    times
}
