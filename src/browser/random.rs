//! Randomness: the only place that asks for it.

/// Fills `bytes` with random bytes from the browser.
///
/// A browser whose random source fails gets no key and no id: the page says that something went
/// wrong, since anything weaker would break every promise that the app makes.
pub fn fill(bytes: &mut [u8]) {
    assert!(
        getrandom::fill(bytes).is_ok(),
        "the browser has no randomness"
    );
}

/// 128 random bits.
pub fn id() -> u128 {
    let mut bytes = [0; 16];
    fill(&mut bytes);
    u128::from_be_bytes(bytes)
}
