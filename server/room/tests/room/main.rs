//! The rules of `RULES.md`, each cited by the test that holds it.

mod actions;
mod answers;
mod ballots;
mod beginning;
mod cards;
mod clusters;
mod ending;
mod filing;
mod follow;
mod groups;
mod hall;
mod healing;
mod properties;
mod rules;
mod scores;
mod sealing;
mod shift;
mod split;
mod stage;
mod steps;
mod tables;
mod tallies;
mod time;
mod wording;
mod words;
mod world;
