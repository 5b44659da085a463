//! What whoever runs the server does besides serving: backups, putting one back, and looking why something does not work.

mod backup;
mod doctor;

pub use self::{
    backup::{BackupError, back_up, restore},
    doctor::{Finding, Mark, examine},
};
