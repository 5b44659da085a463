//! The images of decks and rooms: a folder for each, and in it each image under a name drawn from what is in it.
//!
//! A room has images of its own, so that it keeps working when its deck is changed or deleted. They are linked rather than
//! copied where the file system can: forty pages of a PDF then stand on the disk once.

use std::{
    collections::BTreeSet,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    time::Duration,
};

use hmac::digest::Digest;
use imagesize::ImageType;
use peil_room::id::ImageName;
use sha2::Sha256;
use thiserror::Error;

use crate::{deck::image, journal::RoomCode};

/// Bytes in an image: six times a photograph as wide as the projector.
pub const IMAGE: usize = 2_000_000;
/// Pixels along a side: more than any projector has, and few enough for a phone to draw.
pub const SIDE: usize = 8_192;
/// Images of one deck: one for each slide that it may have.
pub const IMAGES: usize = peil_room::limit::SLIDES;
/// Bytes of the images of one deck: two hundred pages of photographs.
pub const ALBUM: u64 = 60_000_000;
/// How long an image stays of which the deck's text says nothing: its writer may undo what took it out.
const UNUSED: Duration = Duration::from_secs(24 * 60 * 60);
/// In the data folder, the folders of rooms by their code.
const ROOMS: &str = "rooms";

/// Why an image was not kept.
#[derive(Debug, Error)]
pub enum ImageError {
    /// It is something else.
    #[error("This is no image in WebP, JPEG or PNG.")]
    Kind,
    /// It has too many bytes.
    #[error("An image has at most {IMAGE} bytes.")]
    TooLarge,
    /// It has too many pixels.
    #[error("An image has at most {SIDE} pixels along a side.")]
    TooWide,
    /// The deck has too many.
    #[error("A deck has at most {IMAGES} images, of {ALBUM} bytes together.")]
    Full,
    /// It cannot be written or read.
    #[error("The image cannot be kept: {0}.")]
    File(#[from] io::Error),
}

/// The images of one deck or room; one without images has no folder.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Album(PathBuf);

impl Album {
    /// The images in a folder, which need not be there.
    pub fn at(folder: PathBuf) -> Self {
        Self(folder)
    }

    /// The images of a room.
    pub fn of_room(data: &Path, code: RoomCode) -> Self {
        Self(data.join(ROOMS).join(code.to_string()))
    }

    /// Keeps an image under the name of what is in it, on the disk for certain. One that is there already stays as it is.
    ///
    /// # Errors
    /// When it is no image that browsers draw, it is too large, there are too many, or it cannot be written.
    pub fn keep(&self, bytes: &[u8]) -> Result<ImageName, ImageError> {
        let name = name_of(bytes)?;
        if self.has(&name) {
            return Ok(name);
        }
        let (count, size) = self.size()?;
        if count >= IMAGES || size + bytes.len() as u64 > ALBUM {
            return Err(ImageError::Full);
        }
        fs::create_dir_all(&self.0)?;
        // Beside it first: what has the name of an image is the whole image.
        let fresh = self.path(&name).with_extension("new");
        let mut file = fs::File::create(&fresh)?;
        file.write_all(bytes)?;
        file.sync_all()?;
        fs::rename(&fresh, self.path(&name))?;
        self.sync()?;
        Ok(name)
    }

    /// Whether that image is here.
    pub fn has(&self, name: &ImageName) -> bool {
        self.path(name).is_file()
    }

    /// The bytes of an image.
    ///
    /// # Errors
    /// When it is not here, or cannot be read.
    pub fn read(&self, name: &ImageName) -> io::Result<Vec<u8>> {
        fs::read(self.path(name))
    }

    /// The names of its images, in order.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn names(&self) -> io::Result<BTreeSet<ImageName>> {
        let entries = match fs::read_dir(&self.0) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(BTreeSet::new()),
            entries => entries?,
        };
        let mut names = BTreeSet::new();
        for entry in entries {
            names.extend(entry?.file_name().to_str().and_then(image::name));
        }
        Ok(names)
    }

    /// Gives another album images of this one, on the disk for certain.
    ///
    /// # Errors
    /// When one is not here, or cannot be given.
    pub fn give<'a>(&self, names: impl IntoIterator<Item = &'a ImageName>, to: &Self) -> io::Result<()> {
        let mut names = names.into_iter().peekable();
        if names.peek().is_none() {
            return Ok(());
        }
        fs::create_dir_all(&to.0)?;
        for name in names.filter(|name| !to.has(name)) {
            if fs::hard_link(self.path(name), to.path(name)).is_err() {
                // Not every file system links, and none links to another.
                let fresh = to.path(name).with_extension("new");
                fs::copy(self.path(name), &fresh)?;
                fs::File::open(&fresh)?.sync_all()?;
                fs::rename(&fresh, to.path(name))?;
            }
        }
        to.sync()
    }

    /// Takes away what `used` does not name and what has lain there for a day.
    ///
    /// # Errors
    /// When it cannot be taken away.
    pub fn tidy(&self, used: impl Fn(&ImageName) -> bool) -> io::Result<()> {
        for name in self.names()?.iter().filter(|name| !used(name)) {
            let path = self.path(name);
            let age = fs::metadata(&path)?.modified()?.elapsed().unwrap_or_default();
            if age > UNUSED {
                fs::remove_file(path)?;
            }
        }
        Ok(())
    }

    /// Deletes all of it.
    ///
    /// # Errors
    /// When the folder stays.
    pub fn delete(&self) -> io::Result<()> {
        match fs::remove_dir_all(&self.0) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }

    fn path(&self, name: &ImageName) -> PathBuf {
        self.0.join(name.as_str())
    }

    /// How many images, and their bytes together.
    fn size(&self) -> io::Result<(usize, u64)> {
        let names = self.names()?;
        let sizes = names.iter().map(|name| Ok(fs::metadata(self.path(name))?.len()));
        Ok((names.len(), sizes.sum::<io::Result<u64>>()?))
    }

    /// Makes the names in the folder durable, and the folder's own.
    fn sync(&self) -> io::Result<()> {
        if cfg!(unix) {
            fs::File::open(&self.0)?.sync_all()?;
            self.0.parent().map_or(Ok(()), |parent| fs::File::open(parent)?.sync_all())?;
        }
        Ok(())
    }
}

/// Deletes the images of rooms that are no longer there: of one that was deleted as the process ended, or that a backup that
/// was put back had not.
///
/// # Errors
/// When they cannot be read or deleted.
pub fn drop_strays(data: &Path, rooms: &BTreeSet<RoomCode>) -> io::Result<()> {
    let entries = match fs::read_dir(data.join(ROOMS)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        entries => entries?,
    };
    for entry in entries {
        let entry = entry?;
        let code = entry.file_name().to_str().and_then(RoomCode::parse);
        if code.is_some_and(|code| !rooms.contains(&code)) {
            Album(entry.path()).delete()?;
        }
    }
    Ok(())
}

/// The name of an image: half of the SHA-256 of what is in it, and its kind.
///
/// # Errors
/// When it is no image that browsers draw, or it is too large.
pub fn name_of(bytes: &[u8]) -> Result<ImageName, ImageError> {
    if bytes.len() > IMAGE {
        return Err(ImageError::TooLarge);
    }
    let ending = match imagesize::image_type(bytes) {
        Ok(ImageType::Webp) => "webp",
        Ok(ImageType::Jpeg) => "jpg",
        Ok(ImageType::Png) => "png",
        _ => return Err(ImageError::Kind),
    };
    let size = imagesize::blob_size(bytes).map_err(|_| ImageError::Kind)?;
    if size.width.max(size.height) > SIDE {
        return Err(ImageError::TooWide);
    }
    let digest = Sha256::digest(bytes);
    let digits: String = digest.iter().take(image::DIGITS / 2).map(|byte| format!("{byte:02x}")).collect();
    Ok(format!("{digits}.{ending}").into())
}

#[cfg(test)]
pub mod samples {
    //! Small images.

    /// A PNG of so many pixels, of which the head alone is right: nobody here draws it.
    pub fn png(width: u32, height: u32, mark: &str) -> Vec<u8> {
        let mut png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        png.extend(width.to_be_bytes());
        png.extend(height.to_be_bytes());
        png.extend(b"\x08\x02\0\0\0");
        png.extend(mark.as_bytes());
        png
    }
}

#[cfg(test)]
mod tests {
    use super::{samples::png, *};

    fn album() -> (tempfile::TempDir, Album) {
        let folder = tempfile::tempdir().expect("a folder");
        let album = Album::at(folder.path().join("decks/klas"));
        (folder, album)
    }

    #[test]
    fn the_same_image_has_the_same_name_and_another_has_another() {
        let (_folder, album) = album();
        let one = album.keep(&png(4, 3, "one")).expect("kept");
        assert_eq!(album.keep(&png(4, 3, "one")).expect("kept"), one);
        let other = album.keep(&png(4, 3, "other")).expect("kept");
        assert_eq!(album.names().expect("read"), BTreeSet::from([one.clone(), other]));
        assert_eq!(album.read(&one).expect("there"), png(4, 3, "one"));
        assert!(image::name(one.as_str()).is_some());
    }

    #[test]
    fn what_browsers_run_or_cannot_draw_is_no_image() {
        let (_folder, album) = album();
        for bytes in [&b"<svg xmlns='http://www.w3.org/2000/svg'/>"[..], b"<html>", b"GIF89a\x01\0\x01\0", b"RIFF", b""]
        {
            assert!(matches!(album.keep(bytes), Err(ImageError::Kind)), "{}", String::from_utf8_lossy(bytes));
        }
        assert!(matches!(album.keep(&png(8_193, 3, "")), Err(ImageError::TooWide)));
        assert!(matches!(album.keep(&png(3, 3, &"x".repeat(IMAGE))), Err(ImageError::TooLarge)));
        assert!(album.names().expect("read").is_empty());
    }

    #[test]
    fn an_album_is_full_at_its_bytes() {
        let (_folder, album) = album();
        let large = |n: u64| png(3, 3, &format!("{n:02}{}", "x".repeat(IMAGE - 100)));
        let fit = ALBUM / large(0).len() as u64;
        for n in 0..fit {
            album.keep(&large(n)).expect("it fits");
        }
        assert!(matches!(album.keep(&large(fit)), Err(ImageError::Full)));
        assert!(album.keep(&large(0)).is_ok(), "one that is there costs nothing");
    }

    #[test]
    fn what_was_given_stays_when_the_giver_is_deleted() {
        let (folder, album) = album();
        let name = album.keep(&png(4, 3, "one")).expect("kept");
        let room = Album::of_room(folder.path(), RoomCode::SAMPLE);
        album.give([&name], &room).expect("given");
        album.delete().expect("deleted");
        assert_eq!(room.read(&name).expect("there"), png(4, 3, "one"));
        let gone = album.give([&name], &Album::at(folder.path().join("elsewhere")));
        assert!(gone.is_err(), "what is not there cannot be given");
    }

    #[test]
    fn rooms_that_are_gone_leave_no_images() {
        let (folder, album) = album();
        let name = album.keep(&png(4, 3, "one")).expect("kept");
        let [here, gone] = ["K7M4PQ", "K7M4PR"].map(|code| RoomCode::parse(code).expect("a code"));
        for code in [here, gone] {
            album.give([&name], &Album::of_room(folder.path(), code)).expect("given");
        }
        drop_strays(folder.path(), &BTreeSet::from([here])).expect("dropped");
        assert!(Album::of_room(folder.path(), here).has(&name));
        assert!(!folder.path().join("rooms/K7M4PR").exists());
    }

    #[test]
    fn what_the_text_left_out_a_moment_ago_can_be_undone() {
        let (_folder, album) = album();
        let [used, fresh, old] = ["used", "fresh", "old"].map(|mark| album.keep(&png(4, 3, mark)).expect("kept"));
        let day_ago = std::time::SystemTime::now() - UNUSED - Duration::from_secs(60);
        for name in [&used, &old] {
            fs::File::options()
                .write(true)
                .open(album.path(name))
                .and_then(|file| file.set_modified(day_ago))
                .expect("set");
        }
        album.tidy(|name| *name == used).expect("tidied");
        assert_eq!(album.names().expect("read"), BTreeSet::from([used, fresh]));
    }
}
