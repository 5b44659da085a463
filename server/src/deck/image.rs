//! How a deck names its images: `images/` and a name, so that a deck and its folder `images` can be looked at in any editor.

use peil_room::id::ImageName;

/// What stands before the name.
const FOLDER: &str = "images/";
/// Hexadecimal digits of a name: 128 bits, which nobody guesses who does not have the image.
pub const DIGITS: usize = 32;
/// How names end, and what kind of content that is.
pub const KINDS: [(&str, &str); 3] = [("webp", "image/webp"), ("jpg", "image/jpeg"), ("png", "image/png")];

/// The path of an image as a deck writes it.
pub fn path(name: &ImageName) -> String {
    format!("{FOLDER}{name}")
}

/// The image of a path.
pub fn named(path: &str) -> Option<ImageName> {
    name(path.strip_prefix(FOLDER)?)
}

/// The image of a name; of nothing that leads out of a folder.
pub fn name(written: &str) -> Option<ImageName> {
    let (digits, ending) = written.split_once('.')?;
    let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
    let good = digits.len() == DIGITS && digits.bytes().all(hex) && kind_of(ending).is_some();
    good.then(|| written.into())
}

/// The kind of content of an image.
pub fn kind(name: &ImageName) -> Option<&'static str> {
    kind_of(name.as_str().split_once('.')?.1)
}

fn kind_of(ending: &str) -> Option<&'static str> {
    KINDS.iter().find(|(known, _)| *known == ending).map(|(_, kind)| *kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_name_of_an_image_is_one() {
        let name = format!("{}.webp", "0a".repeat(16));
        assert_eq!(named(&path(&name.as_str().into())), Some(name.as_str().into()));
        for wrong in ["", "images/", "images/../key", "images/foto.jpg", "images/0a.webp"] {
            assert_eq!(named(wrong), None, "{wrong}");
        }
        assert_eq!(named(&format!("images/{}.svg", "0a".repeat(16))), None);
        assert_eq!(named(&format!("images/{}.webp", "0A".repeat(16))), None);
    }
}
