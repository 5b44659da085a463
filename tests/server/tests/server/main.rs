//! A running server, met through its sockets and pages.
#![allow(missing_docs)]

mod ballot;
mod clicker;
mod crowded;
mod decks;
mod detour;
mod door;
mod filing;
mod follow;
mod frames;
mod grace;
mod hall;
mod healing;
mod idle;
mod images;
mod input;
mod metrics;
mod origin;
mod package;
mod program;
mod remote;
mod replay;
mod report;
mod restart;
mod scores;
mod sealing;
mod secrecy;
mod shutdown;
mod split;
mod stalled;
mod table;
mod timer;
mod trouble;
mod upkeep;
mod words;
mod workshop;
