//! Brotli at its strongest, each content once: results are kept by hash between runs. And gzip, for Wasm that is
//! kept compressed on each phone.

use flate2::{Compression, write::GzEncoder};
use std::io::Write;

use super::hash;
use crate::paths;
use crate::problem::{Context, Result};

/// The ending of Wasm as gzip. Our own: some hosts say of a `.gz` that the browser is to open it.
pub const GZIPPED: &str = "wasmz";

const QUALITY: u32 = 11;
const WINDOW: u32 = 22;

/// The bytes as a host would send them.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let kept = paths::stage().join("brotli").join(hash::hex(bytes));
    if let Ok(done) = std::fs::read(&kept) {
        return Ok(done);
    }
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, QUALITY, WINDOW);
    writer.write_all(bytes).context("compressing")?;
    let done = writer.into_inner();
    // Written aside and moved, so that another process never reads half of it.
    let aside = kept.with_extension(std::process::id().to_string());
    paths::write(&aside, &done)?;
    std::fs::rename(&aside, &kept).context("keeping a compressed file")?;
    Ok(done)
}

/// The bytes as gzip, the same whenever they are made.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    let written = gzip.write_all(bytes).and_then(|()| gzip.finish());
    written.context("compressing")
}
