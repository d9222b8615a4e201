//! Brotli at its strongest, each content once: results are kept by hash between runs.

use std::io::Write;

use super::hash;
use crate::paths;
use crate::problem::{Context, Result};

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
