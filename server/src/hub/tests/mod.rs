mod alive;
mod panic;
mod size;
mod trouble;
mod way;
mod world;
