//! Headers on every response.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, header},
    middleware::Next,
    response::Response,
};

use super::state::Web;
use crate::config::PublicUrl;

/// Kinds of content that only a page uses, and that obey its policy.
const PARTS: [&str; 3] = ["text/javascript", "text/css", "font/"];

/// Adds what keeps a page to itself: nothing inline, nothing from elsewhere, framed by nobody. Scripts and fonts, which
/// hold no secret, go without what only pages and answers need, since a phone pays for every byte.
pub async fn add(State(web): State<Web>, request: Request, next: Next) -> Response {
    let hosts = hosts(web.public_url.as_ref(), request.headers());
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    headers.insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    let kind = headers.get(header::CONTENT_TYPE).map(HeaderValue::as_bytes).unwrap_or_default();
    let part_of_a_page = PARTS.iter().any(|part| kind.starts_with(part.as_bytes()));
    if !part_of_a_page {
        let fixed = [
            (header::REFERRER_POLICY, "no-referrer"),
            (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
            (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
        ];
        for (name, value) in fixed {
            headers.insert(name, HeaderValue::from_static(value));
        }
        if let Ok(policy) = HeaderValue::from_str(&policy(&hosts)) {
            headers.entry(header::CONTENT_SECURITY_POLICY).or_insert(policy);
        }
    }
    response
}

/// The hosts under which the page may have been asked for, as far as they can stand in a policy: the one in the request,
/// which a proxy may have changed, and the public one, past which the machine itself may have asked.
fn hosts(public: Option<&PublicUrl>, headers: &HeaderMap) -> Vec<String> {
    let asked = headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default();
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    let asked = Some(asked.to_ascii_lowercase()).filter(|asked| !asked.is_empty() && asked.chars().all(plain));
    let public = public.map(|url| url.authority.clone());
    let other = public.filter(|public| Some(public) != asked.as_ref());
    asked.into_iter().chain(other).collect()
}

fn policy(hosts: &[String]) -> String {
    // 'self' does not cover the ws scheme in every browser.
    let sockets: String = hosts.iter().map(|host| format!(" ws://{host} wss://{host}")).collect();
    format!(
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; \
         connect-src 'self'{sockets}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn behind_a_public_address_the_machine_itself_may_ask_too() {
        let public = PublicUrl { scheme: "https".into(), authority: "peil.school.nl".into() };
        let asked = |host: &'static str| HeaderMap::from_iter([(header::HOST, HeaderValue::from_static(host))]);
        assert_eq!(hosts(Some(&public), &asked("localhost:7345")), ["localhost:7345", "peil.school.nl"]);
        assert_eq!(hosts(Some(&public), &asked("Peil.School.nl")), ["peil.school.nl"]);
        assert_eq!(hosts(None, &asked("*.elders.example 'unsafe-inline'")), [] as [&str; 0]);
    }

    #[test]
    fn the_policy_allows_nothing_inline_and_no_other_origin() {
        let policy = policy(&["192.168.1.20:7345".into()]);
        assert!(policy.contains("connect-src 'self' ws://192.168.1.20:7345 wss://192.168.1.20:7345;"));
        assert!(!policy.contains("unsafe") && !policy.contains('*') && !policy.contains("http"));
    }
}
