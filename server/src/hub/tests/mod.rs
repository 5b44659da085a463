mod alive;
mod panic;
mod sealing;
mod size;
mod told;
mod trouble;
mod way;
mod world;
