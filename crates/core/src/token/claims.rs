use bindwright_catalog::json::{Content, Node};
use bindwright_pki::UnixTime;

use crate::inspect::public_text;

/// Entries of an audience that are kept.
const AUDIENCES: usize = 100;

/// What rules look at (RFC 7519 section 4.1, RFC 8705 section 3.1, and what XSUAA and Identity add).
pub(crate) struct Claims {
    pub(crate) expires: Moment,
    pub(crate) not_before: Moment,
    pub(crate) issued_at: Moment,
    pub(crate) client_id: Option<String>,
    pub(crate) audience: Vec<String>,
    /// Tenant that the token is for: `zid` of XSUAA, `app_tid` or `zone_uuid` of Identity.
    pub(crate) zone: Option<String>,
    /// `cnf.x5t#S256`: the certificate that the token is bound to.
    pub(crate) thumbprint: Option<String>,
    pub(crate) is_of_client: bool,
}

/// A claim that holds a time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Moment {
    Absent,
    At(UnixTime),
    /// Something else than a number of seconds since 1970 (RFC 7519 section 2).
    NoTime,
}

impl Moment {
    /// Returns the time, where it is one.
    pub(crate) fn time(self) -> Option<UnixTime> {
        match self {
            Self::At(time) => Some(time),
            _ => None,
        }
    }
}

/// Names whose values are times.
pub(crate) const TIMES: [&str; 4] = ["exp", "nbf", "iat", "auth_time"];

/// Seconds of the year 9999, behind which no calendar goes.
const LAST_SECOND: f64 = 253_402_300_799.0;

impl Claims {
    pub(super) fn read(text: &str, claims: &Node) -> Self {
        let first = |names: &[&str]| names.iter().find_map(|name| value(claims, name));
        Self {
            expires: moment(text, claims.member("exp")),
            not_before: moment(text, claims.member("nbf")),
            issued_at: moment(text, claims.member("iat")),
            client_id: first(&["cid", "client_id", "azp"]),
            audience: audience(claims),
            zone: first(&["zid", "app_tid", "zone_uuid"]),
            thumbprint: claims.member("cnf").and_then(|cnf| value(cnf, "x5t#S256")),
            is_of_client: claims.member_text("grant_type") == Some("client_credentials"),
        }
    }
}

/// Returns a text that may stand in a message.
fn value(node: &Node, name: &str) -> Option<String> {
    node.member_text(name).and_then(public_text)
}

/// A text or a list of texts (RFC 7519 section 4.1.3).
fn audience(claims: &Node) -> Vec<String> {
    let Some(node) = claims.member("aud") else { return Vec::new() };
    let entries = match &node.value {
        Content::List(entries) => entries.as_slice(),
        _ => std::slice::from_ref(node),
    };
    entries.iter().filter_map(Node::text).filter_map(public_text).take(AUDIENCES).collect()
}

fn moment(text: &str, node: Option<&Node>) -> Moment {
    let Some(node) = node else { return Moment::Absent };
    let written = text.get(node.span.clone()).filter(|_| matches!(node.value, Content::Number));
    written.and_then(time_of).map_or(Moment::NoTime, Moment::At)
}

/// Reads a number of seconds as JSON writes it; fractions are dropped.
pub(crate) fn time_of(number: &str) -> Option<UnixTime> {
    let seconds: f64 = number.parse().ok()?;
    (0.0..=LAST_SECOND).contains(&seconds).then(|| UnixTime::from_seconds(seconds as i64))
}

#[cfg(test)]
mod tests {
    use bindwright_catalog::json;

    use super::*;

    fn exp(text: &str) -> Moment {
        let text = format!("{{\"exp\":{text}}}");
        Claims::read(&text, &json::read(&text, 0, 8).ok().unwrap().0).expires
    }

    #[test]
    fn times_are_numbers_of_seconds() {
        assert_eq!(exp("1.300819380e+09"), Moment::At(UnixTime::from_seconds(1_300_819_380)));
        assert_eq!(exp("0"), Moment::At(UnixTime::from_seconds(0)));
        for other in ["{}", "\"1300819380\"", "-1", "1e300", "null"] {
            assert_eq!(exp(other), Moment::NoTime, "{other}");
        }
    }

    #[test]
    fn one_audience_or_several() {
        let audience = |text: &str| Claims::read(text, &json::read(text, 0, 8).ok().unwrap().0).audience;
        assert_eq!(audience(r#"{"aud":"a"}"#), ["a"]);
        assert_eq!(audience(r#"{"aud":["a",1,"b"]}"#), ["a", "b"]);
        assert!(audience(r#"{"aud":7}"#).is_empty());
    }
}
