//! What a person makes without writing: sound and drawings, as numbers. Knows nothing of the domain nor of the
//! browser: samples and strokes go in, bytes and marks come out.
//!
//! | file | what it holds |
//! |---|---|
//! | [`voice`] | a voice note as it is recorded: down-sampled while it comes, bounded in length |
//! | [`wav`] | samples as a file that every browser plays |
//! | [`strokes`] | a drawing: pen, rubber, undo |
//! | [`looks`] | what a file looks like that was picked as a photo |

pub mod looks;
pub mod strokes;
pub mod voice;
pub mod wav;
