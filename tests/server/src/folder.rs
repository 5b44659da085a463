//! A data folder, looked into from outside.

use std::{fs, path::Path};

use rusqlite::Connection;
use serde_json::Value;

/// The first moment that is taken for a time and not for another number: September 2020, in milliseconds.
const TIMES_FROM: u64 = 1_600_000_000_000;

/// Whether these bytes stand in any file of a folder.
///
/// # Panics
/// When the folder cannot be read.
pub fn holds(folder: &Path, needle: &[u8]) -> bool {
    let entries = fs::read_dir(folder).expect("a folder").map(|entry| entry.expect("it can be read").path());
    entries.into_iter().any(|path| {
        if path.is_dir() {
            return holds(&path, needle);
        }
        // SQLite may take a file of its own away meanwhile.
        let bytes = fs::read(path).unwrap_or_default();
        bytes.windows(needle.len()).any(|window| window == needle)
    })
}

/// Lets time pass for all rooms of a folder that no server has open, by moving every moment in its records back.
///
/// # Panics
/// When the journal cannot be read or written.
pub fn age(folder: &Path, millis: u64) {
    let mut file = Connection::open(folder.join("peil.db")).expect("a journal");
    let change = file.transaction().expect("nobody has it open");
    let records: Vec<(i64, String)> = {
        let mut select = change.prepare("SELECT place, body FROM record").expect("records");
        let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).expect("rows");
        rows.collect::<Result<_, _>>().expect("each can be read")
    };
    for (place, body) in records {
        let mut record: Value = serde_json::from_str(&body).expect("a record is JSON");
        shift(&mut record, millis);
        let update = "UPDATE record SET body = ? WHERE place = ?";
        change.execute(update, (record.to_string(), place)).expect("it is written");
    }
    change.commit().expect("it is written");
}

fn shift(value: &mut Value, millis: u64) {
    match value {
        Value::Number(number) => {
            if let Some(time) = number.as_u64().filter(|number| *number >= TIMES_FROM) {
                *value = (time - millis).into();
            }
        }
        Value::Array(values) => values.iter_mut().for_each(|value| shift(value, millis)),
        Value::Object(fields) => fields.values_mut().for_each(|value| shift(value, millis)),
        _ => {}
    }
}
