use std::fmt;

const SECONDS_PER_DAY: i64 = 86_400;

/// A moment in seconds since 1970-01-01T00:00:00Z, without leap seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct UnixTime(i64);

impl UnixTime {
    /// Makes a moment from seconds since 1970-01-01T00:00:00Z; earlier ones are negative.
    pub const fn from_seconds(seconds: i64) -> Self {
        Self(seconds)
    }

    /// Returns the seconds since 1970-01-01T00:00:00Z.
    pub const fn seconds(self) -> i64 {
        self.0
    }

    /// Reads `2026-11-20T15:00:00Z`, with an optional fraction (dropped) and offset (RFC 3339 section 5.6).
    pub fn from_rfc3339(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let separators = [(4, "-"), (7, "-"), (10, "Tt "), (13, ":"), (16, ":")];
        let stands =
            |(at, allowed): (usize, &str)| bytes.get(at).is_some_and(|b| allowed.as_bytes().contains(b));
        if !separators.into_iter().all(stands) {
            return None;
        }
        let civil = Civil {
            year: digits(bytes, 0, 4)?,
            month: digits(bytes, 5, 2)?,
            day: digits(bytes, 8, 2)?,
            hour: digits(bytes, 11, 2)?,
            minute: digits(bytes, 14, 2)?,
            second: digits(bytes, 17, 2)?.min(59),
        };
        let offset = offset_seconds(without_fraction(bytes.get(19..)?)?)?;
        Some(Self(Self::from_civil(civil)?.0 - offset))
    }

    /// Writes `2026-11-20T15:00:00Z` (RFC 3339 section 5.6).
    pub fn to_rfc3339(self) -> String {
        let Civil { year, month, day, hour, minute, second } = self.to_civil();
        format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
    }

    /// Makes a moment from a date of the Gregorian calendar; `None` when there is no such date or time.
    pub(crate) fn from_civil(civil: Civil) -> Option<Self> {
        let Civil { year, month, day, hour, minute, second } = civil;
        let exists = (1..=12).contains(&month)
            && (1..=days_of_month(year, month)).contains(&day)
            && (0..24).contains(&hour)
            && (0..60).contains(&minute)
            && (0..60).contains(&second);
        let seconds = hour * 3600 + minute * 60 + second;
        exists.then(|| Self(days_from_civil(year, month, day) * SECONDS_PER_DAY + seconds))
    }

    fn to_civil(self) -> Civil {
        let (year, month, day) = civil_from_days(self.0.div_euclid(SECONDS_PER_DAY));
        let seconds = self.0.rem_euclid(SECONDS_PER_DAY);
        Civil { year, month, day, hour: seconds / 3600, minute: seconds / 60 % 60, second: seconds % 60 }
    }
}

impl fmt::Display for UnixTime {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.to_rfc3339())
    }
}

/// Date and time of day in UTC.
#[derive(Clone, Copy)]
pub(crate) struct Civil {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
    pub(crate) hour: i64,
    pub(crate) minute: i64,
    pub(crate) second: i64,
}

/// Reads `length` decimal digits at `start`.
pub(crate) fn digits(bytes: &[u8], start: usize, length: usize) -> Option<i64> {
    bytes
        .get(start..start + length)?
        .iter()
        .try_fold(0, |number, byte| byte.is_ascii_digit().then(|| number * 10 + i64::from(byte - b'0')))
}

fn without_fraction(rest: &[u8]) -> Option<&[u8]> {
    let Some(fraction) = rest.strip_prefix(b".") else { return Some(rest) };
    let length = fraction.iter().take_while(|byte| byte.is_ascii_digit()).count();
    (length > 0).then(|| &fraction[length..])
}

fn offset_seconds(rest: &[u8]) -> Option<i64> {
    let sign = match rest {
        [b'Z' | b'z'] => return Some(0),
        [b'+', _, _, b':', _, _] => 1,
        [b'-', _, _, b':', _, _] => -1,
        _ => return None,
    };
    let (hours, minutes) = (digits(rest, 1, 2)?, digits(rest, 4, 2)?);
    (hours < 24 && minutes < 60).then_some(sign * (hours * 3600 + minutes * 60))
}

fn days_of_month(year: i64, month: i64) -> i64 {
    let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if leap => 29,
        2 => 28,
        _ => 31,
    }
}

/// Counts days since 1970-01-01 in eras of 400 years that begin on the first of March.
fn days_from_civil(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

fn civil_from_days(days: i64) -> (i64, i64, i64) {
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = (shifted_month + 2) % 12 + 1;
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    (year, month, day)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn writes_what_it_read() {
        for text in
            ["1970-01-01T00:00:00Z", "2026-11-20T15:00:00Z", "2000-02-29T23:59:59Z", "1950-01-01T00:00:00Z"]
        {
            assert_eq!(UnixTime::from_rfc3339(text).unwrap().to_rfc3339(), text);
        }
        assert_eq!(UnixTime::from_rfc3339("2026-11-20T15:00:00Z").unwrap().seconds(), 1_795_186_800);
    }

    #[test]
    fn offset_and_fraction_are_taken_off() {
        let moment = UnixTime::from_rfc3339("2026-11-20T16:30:00.123+01:30").unwrap();
        assert_eq!(moment.to_rfc3339(), "2026-11-20T15:00:00Z");
    }

    #[test]
    fn dates_that_do_not_exist_are_refused() {
        for text in
            ["2026-02-29T00:00:00Z", "2026-13-01T00:00:00Z", "2026-01-01T24:00:00Z", "2026-01-01", "x", ""]
        {
            assert_eq!(UnixTime::from_rfc3339(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn any_second_of_four_digit_years_survives(seconds in -62_135_596_800i64..253_402_300_800) {
            let moment = UnixTime::from_seconds(seconds);
            prop_assert_eq!(UnixTime::from_rfc3339(&moment.to_rfc3339()), Some(moment));
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".*") {
            let _ = UnixTime::from_rfc3339(&text);
        }
    }
}
