//! The decks that a workshop can be started from: those that come with the program or were given to it, and the organiser's own,
//! which are files in the data folder.

use std::{
    collections::BTreeMap,
    fs, io,
    io::Write,
    path::{Path, PathBuf},
    sync::{Arc, PoisonError, RwLock},
    time::UNIX_EPOCH,
};

use hmac::digest::Digest;
use peil_room::{deck::Deck, id::ImageName};
use sha2::Sha256;
use thiserror::Error;

use crate::{
    album::{Album, ImageError},
    bundle::{self, Bundle, BundleError},
    deck::{self, DeckError, limit},
};

/// In the data folder.
const FOLDER: &str = "decks";
/// Decks of one's own: a list that can still be read.
const OWN: usize = 200;
/// Characters of a name.
const NAME: usize = 40;

/// A deck, whether it can be shown or still has mistakes.
#[derive(Debug)]
pub struct Kept {
    /// What a request calls it.
    pub name: String,
    /// Its text in the deck format.
    pub source: String,
    /// What the text says, or what is wrong with it.
    pub deck: Result<Deck, Vec<DeckError>>,
    /// Whether the organiser may change it.
    pub own: bool,
    /// When its text was written, in milliseconds since 1970, where it is the organiser's and the file says so.
    pub changed_at: Option<u64>,
    /// Its images.
    pub album: Album,
}

impl Kept {
    fn read(name: String, source: String, own: bool, changed_at: Option<u64>, album: Album) -> Self {
        let file = format!("{name}.md");
        let deck = deck::parse(&source, &file).and_then(|deck| {
            let missing: Vec<_> = deck.images().into_iter().filter(|name| !album.has(name)).collect();
            if missing.is_empty() { Ok(deck) } else { Err(deck::without_images(&source, &file, &missing)) }
        });
        Self { name, source, deck, own, changed_at, album }
    }

    /// The deck as one file, with the images that its text names; nothing where it names none.
    ///
    /// # Errors
    /// When an image cannot be read.
    pub fn bundle(&self) -> io::Result<Option<Vec<u8>>> {
        let names = self.album.names()?;
        let used: Vec<_> = names.iter().filter(|name| self.source.contains(name.as_str())).collect();
        if used.is_empty() {
            return Ok(None);
        }
        bundle::pack(&self.name, &self.source, used.into_iter().map(|name| (name.clone(), self.album.read(name))))
            .map(Some)
    }

    /// Names the text: another text has another version.
    pub fn version(&self) -> String {
        version_of(&self.source)
    }
}

/// When a file was written, in milliseconds since 1970; nothing where the file system does not say.
fn written_at(path: &Path) -> Option<u64> {
    let modified = fs::metadata(path).and_then(|about| about.modified()).ok()?;
    u64::try_from(modified.duration_since(UNIX_EPOCH).ok()?.as_millis()).ok()
}

/// Names a text, by what it says.
pub fn version_of(source: &str) -> String {
    let digest = Sha256::digest(source.as_bytes());
    digest.iter().take(16).map(|byte| format!("{byte:02x}")).collect()
}

/// A deck that comes with the program, or was given to it.
pub struct Fixed {
    /// What a request calls it.
    pub name: String,
    /// Its text in the deck format.
    pub source: String,
    /// The folder of its images, if it has one.
    pub images: Option<PathBuf>,
}

/// Why a deck was not kept.
#[derive(Debug, Error)]
pub enum LibraryError {
    /// No deck has that name.
    #[error("There is no such deck.")]
    Unknown,
    /// It comes with the program, or was given to it.
    #[error("This deck cannot be changed. Make a copy of it.")]
    ReadOnly,
    /// Somebody else changed it meanwhile.
    #[error("The deck was changed elsewhere meanwhile.")]
    Changed,
    /// There are too many.
    #[error("There are {OWN} decks. Delete one first.")]
    Full,
    /// It is too long.
    #[error("A deck has at most {} bytes.", limit::FILE)]
    TooLong,
    /// The file that it came as is none.
    #[error(transparent)]
    Bundle(#[from] BundleError),
    /// One of its images cannot be kept.
    #[error(transparent)]
    Image(#[from] ImageError),
    /// It cannot be written or read.
    #[error("The deck cannot be kept: {0}.")]
    File(#[from] io::Error),
}

/// All decks, in the order in which they are offered.
pub struct Library {
    folder: PathBuf,
    fixed: Vec<Arc<Kept>>,
    own: RwLock<BTreeMap<String, Arc<Kept>>>,
}

impl Library {
    /// Those that came along, and the organiser's own out of the data folder; a file there that is no text is left alone.
    ///
    /// # Errors
    /// When the folder is there and cannot be read.
    pub fn open(data: &Path, fixed: Vec<Fixed>) -> io::Result<Self> {
        let folder = data.join(FOLDER);
        let keep = |Fixed { name, source, images }| {
            let album = Album::at(images.unwrap_or_else(|| folder.join(&name)));
            Arc::new(Kept::read(name, source, false, None, album))
        };
        let fixed: Vec<_> = fixed.into_iter().map(keep).collect();
        let mut own = BTreeMap::new();
        let entries = match fs::read_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Ok(Self { folder, fixed, own: own.into() });
            }
            entries => entries?,
        };
        let mut albums = Vec::new();
        for entry in entries {
            let path = entry?.path();
            if path.is_dir() {
                albums.extend(
                    path.file_name().and_then(|name| name.to_str()).filter(|name| is_name(name)).map(String::from),
                );
                continue;
            }
            let (Some(name), Some(ending)) = (path.file_stem().and_then(|stem| stem.to_str()), path.extension()) else {
                continue;
            };
            let taken = fixed.iter().any(|kept| kept.name == name);
            if ending != "md" || taken || !is_name(name) || own.len() == OWN {
                continue;
            }
            if let Ok(source) = fs::read_to_string(&path) {
                let album = Album::at(folder.join(name));
                let kept = Kept::read(name.to_owned(), source, true, written_at(&path), album);
                own.insert(name.to_owned(), Arc::new(kept));
            }
        }
        for name in albums {
            let album = Album::at(folder.join(&name));
            match own.get(&name) {
                Some(kept) => album.tidy(|image| kept.source.contains(image.as_str()))?,
                // What a process left that ended as it made or deleted a deck.
                None if !folder.join(&name).with_extension("md").exists() => album.delete()?,
                None => {}
            }
        }
        Ok(Self { folder, fixed, own: own.into() })
    }

    /// All, the organiser's own last.
    pub fn all(&self) -> Vec<Arc<Kept>> {
        let own = self.own.read().unwrap_or_else(PoisonError::into_inner);
        self.fixed.iter().chain(own.values()).cloned().collect()
    }

    /// The deck of a name.
    pub fn find(&self, name: &str) -> Option<Arc<Kept>> {
        let own = self.own.read().unwrap_or_else(PoisonError::into_inner);
        self.fixed.iter().find(|kept| kept.name == name).or_else(|| own.get(name)).cloned()
    }

    /// Keeps a new deck, under a name drawn from its title. It may have mistakes: they are mended later. Writes a file.
    ///
    /// # Errors
    /// When it is too long, there are too many, or it cannot be written.
    pub fn add(&self, source: String) -> Result<Arc<Kept>, LibraryError> {
        self.add_with(source, |_| Ok(()))
    }

    /// Keeps a copy of a deck, whoever's it is, with its images. Writes files.
    ///
    /// # Errors
    /// As [`add`](Self::add), and when there is no such deck.
    pub fn copy(&self, name: &str) -> Result<Arc<Kept>, LibraryError> {
        let kept = self.find(name).ok_or(LibraryError::Unknown)?;
        self.add_with(kept.source.clone(), |album| {
            let names = kept.album.names()?;
            let used = names.iter().filter(|name| kept.source.contains(name.as_str()));
            Ok(kept.album.give(used, album)?)
        })
    }

    /// Keeps a deck that came as one file with its images. Writes files.
    ///
    /// # Errors
    /// As [`add`](Self::add), and when it is no such file.
    pub fn add_bundle(&self, file: &[u8]) -> Result<Arc<Kept>, LibraryError> {
        let Bundle { source, images } = bundle::unpack(file)?;
        self.add_with(source, |album| {
            for (_, bytes) in &images {
                album.keep(bytes)?;
            }
            Ok(())
        })
    }

    /// Keeps an image of a deck of one's own, and says how its text names it. Writes a file.
    ///
    /// # Errors
    /// When there is no such deck, it is not the organiser's, or the image is refused or cannot be written.
    pub fn add_image(&self, name: &str, bytes: &[u8]) -> Result<ImageName, LibraryError> {
        // As for a change: a deck that is deleted meanwhile must not leave an image.
        let own = self.own.write().unwrap_or_else(PoisonError::into_inner);
        let kept = own.get(name).ok_or_else(|| self.not_own(name))?;
        Ok(match kept.album.keep(bytes) {
            Err(ImageError::Full) => {
                kept.album.tidy(|image| kept.source.contains(image.as_str()))?;
                kept.album.keep(bytes)?
            }
            kept => kept?,
        })
    }

    fn add_with(
        &self,
        source: String,
        fill: impl FnOnce(&Album) -> Result<(), LibraryError>,
    ) -> Result<Arc<Kept>, LibraryError> {
        let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
        if own.len() >= OWN {
            return Err(LibraryError::Full);
        }
        let first = slug(title_of(&source).unwrap_or_default());
        let free = |name: &String| !own.contains_key(name) && self.fixed.iter().all(|kept| kept.name != *name);
        let numbered = (2..).map(|number| format!("{first}-{number}"));
        let name = std::iter::once(first.clone()).chain(numbered).find(free).ok_or(LibraryError::Full)?;
        let album = Album::at(self.folder.join(&name));
        let kept = fill(&album).and_then(|()| self.write(&mut own, name, source));
        if kept.is_err() {
            // Nothing half is left of it; what cannot be deleted now goes when the library is opened next.
            let _ = album.delete();
        }
        kept
    }

    /// Replaces the text of a deck, if it still is the one of that version. Writes a file.
    ///
    /// # Errors
    /// When there is no such deck, it is not the organiser's, it was changed meanwhile, is too long or cannot be written.
    pub fn change(&self, name: &str, version: &str, source: String) -> Result<Arc<Kept>, LibraryError> {
        let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
        let Some(kept) = own.get(name) else {
            return Err(self.not_own(name));
        };
        if kept.version() != version {
            return Err(LibraryError::Changed);
        }
        self.write(&mut own, name.to_owned(), source)
    }

    /// Deletes a deck of one's own and its images; rooms that were started from it have their own copy.
    ///
    /// # Errors
    /// When there is no such deck, it is not the organiser's, or the file stays.
    pub fn delete(&self, name: &str) -> Result<(), LibraryError> {
        let mut own = self.own.write().unwrap_or_else(PoisonError::into_inner);
        if !own.contains_key(name) {
            return Err(self.not_own(name));
        }
        match fs::remove_file(self.path(name)) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
        if let Some(kept) = own.remove(name) {
            kept.album.delete()?;
        }
        Ok(())
    }

    fn not_own(&self, name: &str) -> LibraryError {
        if self.fixed.iter().any(|kept| kept.name == name) { LibraryError::ReadOnly } else { LibraryError::Unknown }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.join(format!("{name}.md"))
    }

    fn write(
        &self,
        own: &mut BTreeMap<String, Arc<Kept>>,
        name: String,
        source: String,
    ) -> Result<Arc<Kept>, LibraryError> {
        if source.len() > limit::FILE {
            return Err(LibraryError::TooLong);
        }
        fs::create_dir_all(&self.folder)?;
        // Beside it first: a power cut leaves the old text or the new one, never half of either.
        let path = self.path(&name);
        let fresh = path.with_extension("new");
        let mut file = fs::File::create(&fresh)?;
        file.write_all(source.as_bytes())?;
        file.sync_all()?;
        fs::rename(&fresh, &path)?;
        let album = Album::at(self.folder.join(&name));
        let kept = Arc::new(Kept::read(name.clone(), source, true, written_at(&path), album));
        own.insert(name, Arc::clone(&kept));
        Ok(kept)
    }
}

/// The title in the head of a deck, also of one with mistakes further down.
pub fn title_of(source: &str) -> Option<&str> {
    let head = source.lines().skip(1).take_while(|line| line.trim_end() != "---");
    head.filter_map(|line| line.strip_prefix("title:"))
        .map(|title| title.trim().trim_matches('"'))
        .find(|title| !title.is_empty())
}

/// A name of small letters, digits and hyphens out of a title.
fn slug(title: &str) -> String {
    let mut name = String::new();
    for letter in title.chars().flat_map(char::to_lowercase) {
        match letter {
            'a'..='z' | '0'..='9' => name.push(letter),
            _ if !name.ends_with('-') && !name.is_empty() => name.push('-'),
            _ => {}
        }
        if name.len() == NAME - 4 {
            break;
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "deck".to_owned() } else { name.to_owned() }
}

/// Whether it may be a file's name here: no way out of the folder is spelled like that.
pub(crate) fn is_name(name: &str) -> bool {
    (1..=NAME).contains(&name.len())
        && name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{album::samples::png, deck::image};

    const DECK: &str = "---\ntitle: Wat doen we?\nlanguage: nl\n---\n\n```slide\nid: welkom\n```\n\n# Welkom\n";

    fn library(folder: &Path) -> Library {
        let fixed = Fixed { name: "fixed".into(), source: DECK.into(), images: None };
        Library::open(folder, vec![fixed]).expect("it opens")
    }

    /// A deck of which a slide is that image.
    fn deck_with(image: &ImageName) -> String {
        format!("{DECK}\n---\n\n```slide\nid: pagina\nimage: {}\n```\n\n# Pagina\n", image::path(image))
    }

    #[test]
    fn an_image_is_there_before_the_text_may_name_it() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = library(folder.path());
        let name = library.add(DECK.into()).expect("kept").name.clone();
        let version = || library.find(&name).expect("there").version();
        let unknown: ImageName = "0123456789abcdef0123456789abcdef.webp".into();
        let kept = library.change(&name, &version(), deck_with(&unknown)).expect("kept");
        let mistakes = kept.deck.as_ref().expect_err("it is not there");
        assert_eq!((mistakes[0].line, mistakes[0].column), (16, 8), "{}", mistakes[0]);
        let image = library.add_image(&name, &png(4, 3, "one")).expect("kept");
        let kept = library.change(&name, &version(), deck_with(&image)).expect("kept");
        assert!(kept.deck.is_ok());
        assert!(matches!(library.add_image("fixed", &png(4, 3, "one")), Err(LibraryError::ReadOnly)));
        assert!(matches!(library.add_image("geen", &png(4, 3, "one")), Err(LibraryError::Unknown)));
    }

    #[test]
    fn a_copy_has_the_images_that_the_text_names_and_goes_on_without_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = library(folder.path());
        let name = library.add(DECK.into()).expect("kept").name.clone();
        let [used, unused] = ["used", "unused"].map(|mark| library.add_image(&name, &png(4, 3, mark)).expect("kept"));
        let version = library.find(&name).expect("there").version();
        library.change(&name, &version, deck_with(&used)).expect("kept");
        let copy = library.copy(&name).expect("copied");
        library.delete(&name).expect("deleted");
        assert!(copy.deck.is_ok() && copy.album.has(&used) && !copy.album.has(&unused));
        assert!(library.find(&copy.name).is_some_and(|kept| kept.deck.is_ok()));
        library.delete(&copy.name).expect("deleted");
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).expect("a folder").count(), 0);
    }

    #[test]
    fn a_deck_that_goes_out_as_a_file_and_comes_back_is_the_same_deck() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = library(folder.path());
        let name = library.add(DECK.into()).expect("kept").name.clone();
        assert_eq!(library.find(&name).expect("there").bundle().expect("read"), None, "without images it is its text");
        let [used, _unused] = ["used", "unused"].map(|mark| library.add_image(&name, &png(4, 3, mark)).expect("kept"));
        let version = library.find(&name).expect("there").version();
        let kept = library.change(&name, &version, deck_with(&used)).expect("kept");
        let file = kept.bundle().expect("read").expect("a file");
        library.delete(&name).expect("deleted");
        let back = library.add_bundle(&file).expect("kept");
        assert_eq!((&back.name, &back.source), (&kept.name, &kept.source));
        assert_eq!(back.deck, kept.deck);
        assert_eq!(back.album.names().expect("read"), [used].into());
        assert_eq!(back.bundle().expect("read"), Some(file));
        assert!(matches!(library.add_bundle(b"none"), Err(LibraryError::Bundle(_))));
    }

    #[test]
    fn a_deck_that_was_half_made_leaves_no_images_after_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let stray = folder.path().join(FOLDER).join("half");
        Album::at(stray.clone()).keep(&png(4, 3, "one")).expect("kept");
        library(folder.path());
        assert!(!stray.exists());
    }

    #[test]
    fn what_was_kept_is_there_after_a_restart() {
        let folder = tempfile::tempdir().expect("a folder");
        let name = library(folder.path()).add(DECK.into()).expect("kept").name.clone();
        assert_eq!(name, "wat-doen-we");
        let again = library(folder.path()).find(&name).expect("there");
        assert_eq!(again.source, DECK);
        assert!(again.own);
        assert!(again.deck.is_ok());
    }

    #[test]
    fn two_decks_with_one_title_have_two_names() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = library(folder.path());
        let names = [(); 3].map(|()| library.add(DECK.into()).expect("kept").name.clone());
        assert_eq!(names, ["wat-doen-we", "wat-doen-we-2", "wat-doen-we-3"]);
        assert_eq!(library.all().len(), 4);
    }

    #[test]
    fn a_deck_with_mistakes_is_kept_and_says_what_is_wrong() {
        let folder = tempfile::tempdir().expect("a folder");
        let kept = library(folder.path()).add("---\ntitle: Half\n".into()).expect("kept");
        assert_eq!(kept.name, "half");
        assert!(kept.deck.as_ref().is_err_and(|mistakes| !mistakes.is_empty()));
    }

    #[test]
    fn a_change_of_what_somebody_else_changed_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = library(folder.path());
        let first = library.add(DECK.into()).expect("kept");
        let second = library.change(&first.name, &first.version(), format!("{DECK}\nmeer\n")).expect("changed");
        let late = library.change(&first.name, &first.version(), "weg".into());
        assert!(matches!(late, Err(LibraryError::Changed)));
        assert_eq!(library.find(&first.name).expect("there").source, second.source);
    }

    #[test]
    fn what_came_along_is_neither_changed_nor_deleted() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = library(folder.path());
        let version = library.find("fixed").expect("there").version();
        assert!(matches!(library.change("fixed", &version, String::new()), Err(LibraryError::ReadOnly)));
        assert!(matches!(library.delete("fixed"), Err(LibraryError::ReadOnly)));
        assert!(matches!(library.delete("../peil"), Err(LibraryError::Unknown)));
    }

    #[test]
    fn a_deleted_deck_is_gone_from_the_disk() {
        let folder = tempfile::tempdir().expect("a folder");
        let library = library(folder.path());
        let kept = library.add(DECK.into()).expect("kept");
        library.delete(&kept.name).expect("deleted");
        assert!(library.find(&kept.name).is_none());
        assert_eq!(fs::read_dir(folder.path().join(FOLDER)).expect("a folder").count(), 0);
    }

    #[test]
    fn files_with_other_names_are_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let decks = folder.path().join(FOLDER);
        fs::create_dir(&decks).expect("made");
        for name in ["Hoofdletter.md", "a b.md", "notes.txt", "fixed.md", ".md"] {
            fs::write(decks.join(name), DECK).expect("written");
        }
        assert_eq!(library(folder.path()).all().len(), 1);
    }

    #[test]
    fn any_title_makes_a_name() {
        for (title, name) in [("", "deck"), ("…", "deck"), ("Élan & moed!", "lan-moed"), ("-- a --", "a")] {
            assert_eq!(slug(title), name);
        }
        let long = slug(&"lang ".repeat(40));
        assert!(is_name(&long) && is_name(&format!("{long}-200")), "{long}");
    }
}
