//! Set-up, build, checks, tests and measurements of Our Say.
fn main() {}
