//! The deck format, kept to its word.

mod any;
mod builtin;
mod document;
mod mistakes;
mod single;
mod spots;
mod text;
