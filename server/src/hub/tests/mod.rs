mod alive;
mod panic;
mod size;
mod told;
mod trouble;
mod way;
mod world;
