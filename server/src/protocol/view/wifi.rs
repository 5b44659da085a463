//! The Wi-Fi of the hall on the wall: in words, and as the code that phones join by.

use peil_room::wifi::Wifi;

use crate::protocol::{qr, stage::WifiView};

/// What the projector shows while the Wi-Fi lies over it.
pub fn wifi(wifi: &Wifi) -> WifiView {
    let Wifi { name, password } = wifi;
    WifiView { name: name.clone(), password: password.clone(), qr: qr::draw(&payload(wifi)) }
}

/// What the code says, in the form that cameras know (ZXing, "Wi-Fi Network config").
fn payload(Wifi { name, password }: &Wifi) -> String {
    if password.is_empty() {
        return format!("WIFI:T:nopass;S:{};;", escaped(name));
    }
    format!("WIFI:T:WPA;S:{};P:{};;", escaped(name), escaped(password))
}

/// With a backslash before each sign that has a meaning of its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for sign in text.chars() {
        if matches!(sign, '\\' | ';' | ',' | ':' | '"') {
            escaped.push('\\');
        }
        escaped.push(sign);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(name: &str, password: &str) -> String {
        payload(&Wifi { name: name.into(), password: password.into() })
    }

    #[test]
    fn a_network_is_written_as_cameras_read_it() {
        assert_eq!(said("Gasten", "welkom-op-school"), "WIFI:T:WPA;S:Gasten;P:welkom-op-school;;");
        assert_eq!(said("Open huis", ""), "WIFI:T:nopass;S:Open huis;;");
    }

    #[test]
    fn signs_with_a_meaning_are_escaped() {
        assert_eq!(said(r#"a;b,c:d"e\f"#, r";;P:\\"), r#"WIFI:T:WPA;S:a\;b\,c\:d\"e\\f;P:\;\;P\:\\\\;;"#);
        assert_eq!(said("café 👩‍🏫", "één sleutel"), "WIFI:T:WPA;S:café 👩‍🏫;P:één sleutel;;");
    }
}
