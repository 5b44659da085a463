//! Files of a room in which every kind of question was asked, read by other programs than those that wrote them.

mod compare;
mod files;
mod workbook;
mod world;
