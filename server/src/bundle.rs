//! A deck with its images as one file: a zip of its text and its folder `images`, which any other program opens as well.

use std::io::{self, Cursor, Read, Write};

use peil_room::id::ImageName;
use thiserror::Error;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter, result::ZipError, write::SimpleFileOptions};

use crate::{
    album::{ALBUM, IMAGE, ImageError, name_of},
    deck::{image, limit},
};

/// Bytes of a whole file: the text, the images, and what says where they are.
pub const BUNDLE: usize = limit::FILE + ALBUM as usize + 1_000_000;
/// Files in it: what a deck may hold three times over, for what other programs add.
const ENTRIES: usize = 1_000;
/// How a deck's text may end.
const TEXTS: [&str; 2] = [".md", ".markdown"];

/// Why a file is no deck.
#[derive(Debug, Error)]
pub enum BundleError {
    /// It is no zip file, or one that was locked or cut off.
    #[error("This is no zip file that can be read.")]
    NotRead,
    /// It has no text.
    #[error("There is no text in this file: a name that ends in .md, and Markdown inside.")]
    NoText,
    /// It has too much in it.
    #[error(
        "There is too much in this file: a deck has a text of {} bytes, and images of {ALBUM} bytes together.",
        limit::FILE
    )]
    TooLarge,
    /// An image in it is none.
    #[error("{path}: {error}")]
    Image {
        /// Its name in the file.
        path: String,
        /// What is wrong with it.
        error: ImageError,
    },
}

/// A deck's text, and the images that it names.
#[derive(PartialEq, Eq, Debug)]
pub struct Bundle {
    /// In the deck format.
    pub source: String,
    /// By the name under which the text has them.
    pub images: Vec<(ImageName, Vec<u8>)>,
}

/// Writes a deck as one file; the same deck is the same file.
///
/// # Errors
/// When an image cannot be read.
pub fn pack(
    name: &str,
    source: &str,
    images: impl IntoIterator<Item = (ImageName, io::Result<Vec<u8>>)>,
) -> io::Result<Vec<u8>> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let plain = SimpleFileOptions::default().last_modified_time(DateTime::default());
    zip.start_file(format!("{name}.md"), plain.compression_method(CompressionMethod::Deflated))?;
    zip.write_all(source.as_bytes())?;
    for (name, bytes) in images {
        // They are compressed already.
        zip.start_file(image::path(&name), plain.compression_method(CompressionMethod::Stored))?;
        zip.write_all(&bytes?)?;
    }
    Ok(zip.finish()?.into_inner())
}

/// Reads such a file, be it one that was unpacked, changed and packed again by hand: images under other names get the name of
/// what is in them, in the text too. What the text does not name is left out.
///
/// # Errors
/// When it is no such file, or holds more than a deck may.
pub fn unpack(bytes: &[u8]) -> Result<Bundle, BundleError> {
    let mut zip = ZipArchive::new(Cursor::new(bytes))?;
    if zip.len() > ENTRIES {
        return Err(BundleError::TooLarge);
    }
    let mut paths = Vec::new();
    for index in 0..zip.len() {
        let file = zip.by_index(index)?;
        // What leads out of the file is no part of it; nor is what systems put beside what somebody chose.
        let path = file.enclosed_name().and_then(|path| Some(path.to_str()?.replace('\\', "/")));
        let hidden = |path: &String| path.split('/').any(|part| part.starts_with('.') || part == "__MACOSX");
        paths.extend(path.filter(|path| file.is_file() && !hidden(path)).map(|path| (index, path)));
    }
    // A folder that was packed as a whole stands around all of it.
    let texts = paths.iter().filter(|(_, path)| TEXTS.iter().any(|ending| path.ends_with(ending)));
    let (index, path) = texts.min_by_key(|(_, path)| (path.matches('/').count(), path)).ok_or(BundleError::NoText)?;
    let base = path.rfind('/').map_or("", |end| &path[..=end]);
    let source = String::from_utf8(read(&mut zip, *index, limit::FILE)?).map_err(|_| BundleError::NoText)?;
    let source = source.strip_prefix('\u{feff}').unwrap_or(&source);

    let mut images = Vec::new();
    let mut renamed = Vec::new();
    let mut whole = 0;
    for (index, path) in &paths {
        let Some(written) = path.strip_prefix(base).filter(|path| is_image(path) && source.contains(*path)) else {
            continue;
        };
        let bytes = read(&mut zip, *index, IMAGE)?;
        whole += bytes.len() as u64;
        if whole > ALBUM {
            return Err(BundleError::TooLarge);
        }
        let name = name_of(&bytes).map_err(|error| BundleError::Image { path: path.clone(), error })?;
        let path = image::path(&name);
        if path != written {
            renamed.push((written, path));
        }
        images.push((name, bytes));
    }
    images.sort();
    images.dedup();
    Ok(Bundle { source: with_names(source, renamed), images })
}

fn is_image(path: &str) -> bool {
    let ending = path.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    matches!(ending.as_deref(), Some("webp" | "jpg" | "jpeg" | "png"))
}

/// One file, of at most so many bytes, whatever it says of itself.
fn read(zip: &mut ZipArchive<Cursor<&[u8]>>, index: usize, most: usize) -> Result<Vec<u8>, BundleError> {
    let mut bytes = Vec::new();
    let file = zip.by_index(index)?;
    file.take(most as u64 + 1).read_to_end(&mut bytes).map_err(|_| BundleError::NotRead)?;
    if bytes.len() > most { Err(BundleError::TooLarge) } else { Ok(bytes) }
}

/// The text with other names for images, each replaced where it stands and never in what was just put there.
fn with_names(source: &str, mut names: Vec<(&str, String)>) -> String {
    // The end of one name may be another.
    names.sort_by_key(|(from, _)| std::cmp::Reverse(from.len()));
    let mut text = String::with_capacity(source.len());
    let mut rest = source;
    while let Some(sign) = rest.chars().next() {
        match names.iter().find(|(from, _)| rest.starts_with(from)) {
            Some((from, to)) => {
                text.push_str(to);
                rest = &rest[from.len()..];
            }
            None => {
                text.push(sign);
                rest = &rest[sign.len_utf8()..];
            }
        }
    }
    text
}

impl From<ZipError> for BundleError {
    fn from(_: ZipError) -> Self {
        Self::NotRead
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::album::samples::png;

    fn zip_of(files: &[(&str, &[u8])]) -> Vec<u8> {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (path, bytes) in files {
            zip.start_file(*path, SimpleFileOptions::default()).expect("begun");
            zip.write_all(bytes).expect("written");
        }
        zip.finish().expect("whole").into_inner()
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(64))]

        #[test]
        fn what_is_packed_is_what_is_unpacked(before in "\\PC{0,80}", marks in prop::collection::btree_set("[a-z]{1,8}", 0..4)) {
            let mut images: Vec<_> = marks.iter().map(|mark| {
                let bytes = png(4, 3, mark);
                (name_of(&bytes).expect("an image"), bytes)
            }).collect();
            images.sort();
            let named: Vec<String> = images.iter().map(|(name, _)| format!("\n![{before}]({})\n", image::path(name))).collect();
            let source = format!("---\n{before}\n{}", named.concat());
            let source = source.trim_start_matches('\u{feff}');
            let packed = pack("klas", source, images.iter().map(|(name, bytes)| (name.clone(), Ok(bytes.clone())))).expect("packed");
            let bundle = unpack(&packed).expect("unpacked");
            prop_assert_eq!(&bundle.source, source);
            prop_assert_eq!(&bundle.images, &images);
            let again = pack("klas", &bundle.source, bundle.images.into_iter().map(|(name, bytes)| (name, Ok(bytes))));
            prop_assert_eq!(again.expect("packed"), packed);
        }

        #[test]
        fn no_damage_makes_reading_panic(at in any::<prop::sample::Index>(), by in 1_u8..) {
            let mut packed = zip_of(&[("a.md", b"![x](x.png)"), ("x.png", &png(4, 3, "x"))]);
            let at = at.index(packed.len());
            packed[at] ^= by;
            let _ = unpack(&packed);
            prop_assert!(unpack(&packed[..at]).is_err());
        }
    }

    #[test]
    fn a_folder_that_was_packed_by_hand_is_a_deck_and_its_images_get_their_names() {
        let [one, other] = [png(4, 3, "one"), png(4, 3, "other")];
        let [first, second] = [&one, &other].map(|bytes| image::path(&name_of(bytes).expect("an image")));
        let text = "![een](images/a.png)\n\n![twee](images/ba.png)\n\n![een](images/a.png)\n";
        let packed = zip_of(&[
            ("__MACOSX/avond/._avond.md", b"niets"),
            ("avond/avond.md", text.as_bytes()),
            ("avond/images/a.png", &one),
            ("avond/images/ba.png", &other),
            ("avond/images/unused.png", b"no image"),
            ("avond/more/notes.md", b"elsewhere"),
        ]);
        let bundle = unpack(&packed).expect("unpacked");
        assert_eq!(bundle.source, format!("![een]({first})\n\n![twee]({second})\n\n![een]({first})\n"));
        assert_eq!(bundle.images.len(), 2);
    }

    #[test]
    fn what_says_that_it_is_small_and_is_not_is_refused() {
        let bomb = zip_of(&[("a.md", &vec![b' '; limit::FILE + 1])]);
        assert!(bomb.len() < 10_000, "it is packed small");
        assert!(matches!(unpack(&bomb), Err(BundleError::TooLarge)));
        let image = zip_of(&[("a.md", b"x.png"), ("x.png", &vec![0; IMAGE + 1])]);
        assert!(matches!(unpack(&image), Err(BundleError::TooLarge)));
        let names: Vec<String> = (0..=ENTRIES).map(|n| format!("{n}.txt")).collect();
        let many: Vec<(&str, &[u8])> = names.iter().map(|name| (name.as_str(), &b""[..])).collect();
        assert!(matches!(unpack(&zip_of(&many)), Err(BundleError::TooLarge)));
    }

    #[test]
    fn what_is_no_deck_is_told() {
        assert!(matches!(unpack(b"no zip"), Err(BundleError::NotRead)));
        assert!(matches!(unpack(&zip_of(&[("a.txt", b"x")])), Err(BundleError::NoText)));
        assert!(matches!(unpack(&zip_of(&[("a.md", b"\xff")])), Err(BundleError::NoText)));
        assert!(matches!(unpack(&zip_of(&[("../a.md", b"x")])), Err(BundleError::NoText)), "it leads out of the file");
        let script = unpack(&zip_of(&[("a.md", b"x.png"), ("x.png", b"<svg/>")]));
        assert!(matches!(script, Err(BundleError::Image { error: ImageError::Kind, .. })));
    }
}
