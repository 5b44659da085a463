//! The wire: the only place that knows JSON shapes and TypeScript.
//!
//! Messages are tagged by `type`. Unknown fields of incoming messages are refused; clients ignore unknown fields.
//! `client-web/src/lib/protocol.gen.ts` is generated from these types and kept true by a test.

pub mod api;
pub mod asking;
pub mod compare;
pub mod decks;
pub mod incoming;
pub mod mending;
pub mod outgoing;
pub mod qr;
pub mod question;
pub mod replay;
pub mod report;
pub mod slide;
pub mod split;
pub mod stage;
pub mod tally;
#[cfg(test)]
mod typescript;
pub mod view;

/// The WebSocket subprotocol of this version of the wire.
pub const SUBPROTOCOL: &str = "peil.v1";
