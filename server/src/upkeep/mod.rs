//! What whoever runs the server does besides serving: backups, putting one back, and looking why something does not work.

mod backup;
mod beside;
mod doctor;

pub use self::{
    backup::{BackupError, Held, back_up, restore},
    beside::Beside,
    doctor::{Finding, Mark, examine},
};
