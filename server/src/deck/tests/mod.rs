//! The deck format, kept to its word.

mod any;
mod builtin;
mod mistakes;
mod text;
