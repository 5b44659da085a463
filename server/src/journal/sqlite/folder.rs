//! The data folder: made for its owner alone, and locked against a second process.

use std::{
    fs::{self, File, OpenOptions, TryLockError},
    io,
    path::{Path, PathBuf},
};

use super::OpenError;

/// The journal of a data folder.
pub(super) fn file(folder: &Path) -> PathBuf {
    folder.join("peil.db")
}

/// Makes the folder and its files where they are not there, and locks them for as long as the returned file is open.
///
/// Files are made before SQLite sees them, so that they never have another mode than 0600; SQLite gives the files that it
/// makes beside them the same.
pub(super) fn prepare(folder: &Path) -> Result<File, OpenError> {
    let denied = |source| OpenError::NotWritable { folder: folder.into(), source };
    make_folder(folder).map_err(denied)?;
    let lock = private(&folder.join("peil.lock")).map_err(denied)?;
    match lock.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Err(OpenError::AlreadyInUse { folder: folder.into() }),
        Err(TryLockError::Error(source)) => return Err(denied(source)),
    }
    private(&file(folder)).map_err(denied)?;
    sync_folder(folder).map_err(denied)?;
    Ok(lock)
}

fn make_folder(folder: &Path) -> io::Result<()> {
    if folder.is_dir() {
        return Ok(());
    }
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)?;
    folder.parent().filter(|parent| !parent.as_os_str().is_empty()).map_or(Ok(()), sync_folder)
}

/// Opens a file that only its owner may read.
pub(super) fn private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options.open(path)?;
    #[cfg(unix)]
    {
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600))?;
        give(&file, path)?;
    }
    Ok(file)
}

/// Gives a file to the owner of its folder: what the superuser puts there is for the service that runs as somebody else.
#[cfg(unix)]
fn give(file: &File, path: &Path) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, fchown};
    let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) else { return Ok(()) };
    let (folder, is) = (folder.metadata()?, file.metadata()?);
    if folder.uid() == is.uid() {
        return Ok(());
    }
    match fchown(file, Some(folder.uid()), Some(folder.gid())) {
        // Only the superuser gives away; whoever may write here otherwise keeps it.
        Err(error) if error.kind() == io::ErrorKind::PermissionDenied => Ok(()),
        given => given,
    }
}

/// Makes the names in a folder durable; without it a file may be lost with its content synced.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
}
