//! QR codes as one path.

use std::fmt::Write;

use fast_qr::{ECL, QRBuilder};

use super::outgoing::QrView;

/// Light modules around a code, so that a camera finds it.
const QUIET: usize = 4;

/// A QR code of `text`, with medium error correction: a beamer is sharp but people stand in its light.
/// Text beyond what a code holds (about 2,300 bytes) gives an empty code.
pub fn draw(text: &str) -> QrView {
    let Ok(code) = QRBuilder::new(text).ecl(ECL::M).build() else {
        return QrView { size: 0, path: String::new() };
    };
    let mut path = String::new();
    for y in 0..code.size {
        let mut x = 0;
        while x < code.size {
            let dark = (x..code.size).take_while(|&x| code[y][x].value()).count();
            if dark > 0 {
                // Writing to a string cannot fail.
                let _ = write!(path, "M{} {}h{dark}v1h-{dark}z", x + QUIET, y + QUIET);
            }
            x += dark.max(1);
        }
    }
    QrView { size: (code.size + 2 * QUIET) as u32, path }
}

/// A QR code for a terminal, two modules a character.
pub fn print(text: &str) -> String {
    QRBuilder::new(text).ecl(ECL::L).build().map(|code| code.to_str()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_a_quiet_zone_and_three_finders() {
        let code = draw("http://192.168.1.20:7345/K7M4PQ");
        assert!(code.size >= 21 + 8);
        assert!(code.path.starts_with("M4 4h7v1h-7z"), "{}", &code.path[..20]);
    }

    #[test]
    fn a_text_that_no_code_holds_gives_an_empty_one() {
        assert_eq!(draw(&"x".repeat(5_000)).size, 0);
    }
}
