//! The organiser key: kept in the data folder, so that a restart prints the same link.

use std::{fs, io, io::Write, path::Path};

use thiserror::Error;

use crate::secret::Secret;

const FILE: &str = "organiser-key";

/// Why there is no organiser key.
#[derive(Debug, Error)]
pub enum KeyError {
    /// The key that was given is none.
    #[error("PEIL_ORGANISER_KEY is not 32 hexadecimal digits. Leave it out, and Peil draws one.")]
    Given,
    /// The file holds no key.
    #[error("{0} does not hold an organiser key. Delete the file, and Peil draws a new one.")]
    Damaged(String),
    /// The file cannot be read or written.
    #[error("The organiser key cannot be kept in {0}: {1}. Choose a folder that you may write with --data FOLDER.")]
    File(String, io::Error),
}

/// The given key, or the one in `folder`, drawn at the first start.
///
/// # Errors
/// When the given key or the kept file is not a key, or the file cannot be read or written.
pub fn organiser_key(given: Option<&str>, folder: &Path) -> Result<Secret, KeyError> {
    if let Some(given) = given {
        return Secret::parse(given).ok_or(KeyError::Given);
    }
    let path = folder.join(FILE);
    let name = path.display().to_string();
    match fs::read_to_string(&path) {
        Ok(kept) => Secret::parse(&kept).ok_or(KeyError::Damaged(name)),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            let key = Secret::draw();
            write_private(&path, &format!("{}\n", key.expose())).map_err(|error| KeyError::File(name, error))?;
            Ok(key)
        }
        Err(error) => Err(KeyError::File(name, error)),
    }
}

fn write_private(path: &Path, content: &str) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(content.as_bytes())?;
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_restart_finds_the_same_key_in_a_file_for_its_owner_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = organiser_key(None, folder.path()).expect("drawn");
        let second = organiser_key(None, folder.path()).expect("kept");
        assert!(first.is(&second));
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = fs::metadata(folder.path().join(FILE)).expect("kept").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[test]
    fn a_damaged_file_and_a_bad_given_key_say_what_to_do() {
        let folder = tempfile::tempdir().expect("a folder");
        fs::write(folder.path().join(FILE), "nonsense").expect("written");
        assert!(matches!(organiser_key(None, folder.path()), Err(KeyError::Damaged(_))));
        assert!(matches!(organiser_key(Some("short"), folder.path()), Err(KeyError::Given)));
    }
}
