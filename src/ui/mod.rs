//! Draws views and sends events. Wasm only; decides nothing.

pub mod components;
