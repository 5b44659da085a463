//! The deck format, kept to its word.

mod builtin;
