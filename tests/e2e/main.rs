//! Whole stories in a real browser (to come).
fn main() {}
