//! The deck format, kept to its word.

mod any;
mod builtin;
mod document;
mod mistakes;
mod spots;
mod text;
