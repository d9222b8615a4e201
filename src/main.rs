//! The browser's entry point: mounts the app. On the host it is empty, so that `cargo test` builds.
fn main() {}
