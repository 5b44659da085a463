mod alive;
mod panic;
mod trouble;
mod world;
