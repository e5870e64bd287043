//! How distances in time, sizes and keys are written for people; dates are `platform::format`'s.

use bindwright_texts::Locale;

use crate::texts;

/// Seconds in a day.
pub const DAY: i64 = 86_400;

/// Returns the seconds since 1970 of an RFC 3339 time in UTC, `2026-11-27T15:00:00Z`.
pub fn seconds(time: &str) -> Option<i64> {
    let number = |from: usize, to: usize| time.get(from..to)?.parse::<i64>().ok();
    let (year, month, day) = (number(0, 4)?, number(5, 7)?, number(8, 10)?);
    let clock = number(11, 13)? * 3600 + number(14, 16)? * 60 + number(17, 19)?;
    Some(days_since_1970(year, month, day) * DAY + clock)
}

/// Says how far a time lies from now: *6 days left*, *3 days ago*.
pub fn distance(locale: Locale, now: &str, time: &str) -> Option<String> {
    let difference = seconds(time)? - seconds(now)?;
    let message = match (difference >= 0, difference.abs() / DAY) {
        (true, 0) => texts::format_hours_left(difference / 3600),
        (false, 0) => texts::format_hours_ago(-difference / 3600),
        (true, days) => texts::format_days_left(days),
        (false, days) => texts::format_days_ago(days),
    };
    Some(message.text(locale))
}

/// Writes a size: *512 bytes*, *3.4 kB*, *5.0 MB* (decimal units).
pub fn bytes(locale: Locale, count: u64) -> String {
    let message = match count {
        0..1_000 => texts::format_bytes(i64::try_from(count).unwrap_or_default()),
        1_000..1_000_000 => texts::format_kilobytes(tenths(count, 1_000)),
        _ => texts::format_megabytes(tenths(count, 1_000_000)),
    };
    message.text(locale)
}

/// Describes a key: *RSA, 2048 bits*, *EC, P-256*.
pub fn key(locale: Locale, algorithm: &str, bits: Option<u32>, curve: Option<&str>) -> String {
    match (curve, bits) {
        (Some(curve), _) => texts::format_key_curve(algorithm, curve_name(curve)).text(locale),
        (None, Some(bits)) => texts::format_key_bits(algorithm, bits.to_string()).text(locale),
        (None, None) => algorithm.to_owned(),
    }
}

/// Groups hexadecimal digits by two, as browsers and OpenSSL print thumbprints: `ab:cd:ef`.
pub fn colons(hex: &str) -> String {
    let mut output = String::with_capacity(hex.len() * 3 / 2);
    for (index, digit) in hex.chars().enumerate() {
        if index > 0 && index % 2 == 0 {
            output.push(':');
        }
        output.push(digit);
    }
    output
}

/// Returns the common name of an RFC 4514 name without its escapes, or the whole name where it has none.
pub fn common_name(name: &str) -> String {
    let start = match name.find("CN=") {
        Some(at) if at == 0 || name[..at].ends_with([',', '+']) => at + 3,
        _ => return name.to_owned(),
    };
    let mut value = String::new();
    let mut letters = name[start..].chars();
    while let Some(letter) = letters.next() {
        match letter {
            ',' | '+' => break,
            '\\' => value.extend(letters.next()),
            _ => value.push(letter),
        }
    }
    value
}

/// Shortens text to so many characters, with an ellipsis.
pub fn shortened(text: &str, characters: usize) -> String {
    match text.char_indices().nth(characters) {
        Some(_) => text.chars().take(characters.saturating_sub(1)).chain(['…']).collect(),
        None => text.to_owned(),
    }
}

fn tenths(count: u64, unit: u64) -> String {
    let tenths = (count * 10 + unit / 2) / unit;
    [(tenths / 10).to_string(), (tenths % 10).to_string()].join(".")
}

fn curve_name(curve: &str) -> &str {
    match curve {
        "secp256r1" => "P-256",
        "secp384r1" => "P-384",
        "secp521r1" => "P-521",
        "secp224r1" => "P-224",
        other => other,
    }
}

/// Days from 1970-01-01 in the proleptic Gregorian calendar; years are counted from March, so that the leap day
/// comes last.
fn days_since_1970(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let (era, year_of_era) = (year.div_euclid(400), year.rem_euclid(400));
    let day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
    era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_seconds() {
        assert_eq!(seconds("1970-01-01T00:00:00Z"), Some(0));
        assert_eq!(seconds("2000-02-29T12:00:00Z"), Some(951_825_600));
        assert_eq!(seconds("2026-11-20T12:00:00Z"), Some(1_795_176_000));
        assert_eq!(seconds("soon"), None);
    }

    #[test]
    fn tells_distances() {
        let told = |time| distance(Locale::ENGLISH, "2026-11-20T12:00:00Z", time).unwrap();
        assert_eq!(told("2026-11-27T12:00:00Z"), "7 days left");
        assert_eq!(told("2026-11-20T13:30:00Z"), "1 hour left");
        assert_eq!(told("2026-11-19T11:00:00Z"), "1 day ago");
    }

    #[test]
    fn writes_sizes() {
        assert_eq!(bytes(Locale::ENGLISH, 1), "1 byte");
        assert_eq!(bytes(Locale::ENGLISH, 3_449), "3.4 kB");
        assert_eq!(bytes(Locale::ENGLISH, 5_000_000), "5.0 MB");
    }

    #[test]
    fn finds_the_common_name() {
        assert_eq!(common_name("CN=a\\,b,O=c"), "a,b");
        assert_eq!(common_name("O=c,CN=leaf"), "leaf");
        assert_eq!(common_name("O=XCN=c"), "O=XCN=c");
    }

    #[test]
    fn shortens() {
        assert_eq!(shortened("abcdef", 4), "abc…");
        assert_eq!(shortened("äöü", 3), "äöü");
    }
}
