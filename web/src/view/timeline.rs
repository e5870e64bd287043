//! The time axis of the chain: days and decades on one line.
//!
//! A leaf lives for days and its root for decades, so the axis is logarithmic around today: as far as a day is
//! from today, so far is a year from a month.

use bindwright_texts::Message;

use crate::format::DAY;
use crate::texts;

/// Places times on a line from 0 to 1.
pub struct Axis {
    now: i64,
    first: f64,
    last: f64,
}

/// A distance in seconds, and its label behind or ahead of today.
type Step = (i64, fn(bool) -> Message);

/// A mark on the axis.
pub struct Tick {
    /// From 0 to 1.
    pub at: f64,
    /// What stands there: *+30 d*.
    pub label: Message,
}

impl Axis {
    /// Makes an axis that shows all times, and a month to both sides of now at least.
    pub fn new(now: i64, times: impl Iterator<Item = i64>) -> Self {
        let month = 30 * DAY;
        let (first, last) =
            times.fold((now - month, now + month), |(first, last), time| (first.min(time), last.max(time)));
        Self { now, first: stretched(first - now), last: stretched(last - now) }
    }

    /// Returns the place of a time, from 0 to 1.
    pub fn place(&self, time: i64) -> f64 {
        let place = (stretched(time - self.now) - self.first) / (self.last - self.first);
        place.clamp(0.0, 1.0)
    }

    /// Returns the marks that lie on the axis, far enough from one another to be read.
    pub fn ticks(&self) -> Vec<Tick> {
        let steps: [Step; 4] = [
            (DAY, |ahead| if ahead { texts::axis_day_ahead() } else { texts::axis_day_ago() }),
            (30 * DAY, |ahead| if ahead { texts::axis_month_ahead() } else { texts::axis_month_ago() }),
            (365 * DAY, |ahead| if ahead { texts::axis_year_ahead() } else { texts::axis_year_ago() }),
            (3652 * DAY, |ahead| if ahead { texts::axis_decade_ahead() } else { texts::axis_decade_ago() }),
        ];
        let mut ticks = Vec::new();
        for (distance, label) in steps {
            for (sign, ahead) in [(-1, false), (1, true)] {
                let position = stretched(sign * distance);
                if position > self.first && position < self.last {
                    ticks.push(Tick { at: self.place(self.now + sign * distance), label: label(ahead) });
                }
            }
        }
        ticks
    }
}

/// Keeps the sign and takes the logarithm of the distance; a day is the unit, so that nothing blows up near today.
fn stretched(distance: i64) -> f64 {
    let days = distance as f64 / DAY as f64;
    days.signum() * (1.0 + days.abs()).ln()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_the_order_of_times() {
        let times = [-8000, -40, -3, 0, 4, 90, 7000].map(|days| days * DAY);
        let axis = Axis::new(0, times.into_iter());
        let places = times.map(|time| axis.place(time));
        assert!(places.is_sorted(), "{places:?}");
        assert_eq!((places[0], places[6]), (0.0, 1.0));
    }

    #[test]
    fn marks_only_what_is_shown() {
        let week = Axis::new(0, [-3 * DAY, 4 * DAY].into_iter());
        let labels: Vec<_> = week.ticks().iter().map(|tick| tick.label.key()).collect();
        assert_eq!(labels, ["axis/day-ago", "axis/day-ahead"]);
    }
}
