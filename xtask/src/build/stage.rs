//! Adds to Trunk's output all that Trunk does not know, and puts the whole into `dist/`.

use std::fs;
use std::path::Path;

use super::{bundle, credits, page, precache, split, styles, symbols, words, worker};
use crate::problem::{Context, Result};
use crate::setup::Tools;
use crate::{headers, paths, process};

/// Text that every host needs which serves the page for addresses like `/begin/parent`.
const REDIRECTS: &str = "/* /index.html 200\n";

/// Makes a finished build out of Trunk's output and moves it to `dist`.
pub fn finish(tools: &Tools, trunk: &Path, dist: &Path) -> Result<()> {
    process::say("Adding words, sets, fonts, symbols, file list and headers");
    let made = paths::stage().join("dist");
    paths::remove_folder(&made)?;
    copy_folder(trunk, &made)?;
    split::finish(tools, &made)?;
    worker::finish(tools, &made)?;
    styles::finish(tools, &made)?;
    add_public(tools, &made)?;
    add_data(tools, &made)?;
    let html = paths::read_text(&made.join(headers::PAGE))?;
    page::check(&html)?;
    add_service_worker(&made)?;
    let files = paths::files_below(&made)?;
    let early = page::early(&html);
    let for_hosts = headers::for_hosts(&files, early.as_deref());
    paths::write(&made.join("_headers"), for_hosts)?;
    paths::write(&made.join("_redirects"), REDIRECTS)?;
    paths::remove_folder(dist)?;
    fs::rename(&made, dist).context(format!("moving the build to {}", dist.display()))?;
    println!("  {} files in {}", files.len(), dist.display());
    Ok(())
}

/// What stands in `public/` beside the page: the start script, the manifest, the icons.
fn add_public(tools: &Tools, made: &Path) -> Result<()> {
    let public = paths::root().join("public");
    for file in paths::files_below(&public)? {
        if file == "index.html" || file == "sw.js" {
            continue;
        }
        let from = public.join(&file);
        if paths::has_ending(&file, "js") {
            paths::write(&made.join(&file), bundle::script(tools, &from)?)?;
        } else {
            paths::write(&made.join(&file), paths::read(&from)?)?;
        }
    }
    Ok(())
}

fn add_data(tools: &Tools, made: &Path) -> Result<()> {
    let source = paths::root().join("src");
    let content = source.join("content");
    let files = words::copy_content(&content, &made.join("content"))?;
    let sets = words::build_sets(&content, &made.join("content"))?;
    let languages = words::build_languages(&source.join("i18n/locales"), &made.join("i18n"))?;
    let list = source.join("content").join(words::SYMBOL_LIST);
    let pictures = symbols::extract(&list, &tools.node_modules, &made.join("symbols"))?;
    println!(
        "  {sets} sets, {files} content files, {languages} files of words, {pictures} symbols"
    );
    let fonts = tools
        .node_modules
        .join("@fontsource/atkinson-hyperlegible-next/files");
    for weight in ["400", "700"] {
        let from = fonts.join(format!(
            "atkinson-hyperlegible-next-latin-{weight}-normal.woff2"
        ));
        paths::write(
            &made.join(format!("fonts/atkinson-{weight}.woff2")),
            paths::read(&from)?,
        )?;
    }
    paths::write(&made.join("credits.txt"), credits::text(tools)?)
}

fn add_service_worker(made: &Path) -> Result<()> {
    let script = paths::read_text(&paths::root().join("public/sw.js"))?;
    let mut files = Vec::new();
    for file in paths::files_below(made)? {
        let bytes = paths::read(&made.join(&file))?;
        files.push((file, bytes));
    }
    let filled = precache::fill(&without_remarks(&script), &files)?;
    paths::write(&made.join("sw.js"), filled)
}

/// A script without the lines that hold only a remark, and without indentation.
///
/// Our scripts have no template text over several lines, in which that would matter.
fn without_remarks(script: &str) -> String {
    script
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty() && !line.starts_with("//"))
        .flat_map(|line| [line, "\n"])
        .collect()
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    for file in paths::files_below(from)? {
        paths::write(&to.join(&file), paths::read(&from.join(&file))?)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn remarks_go_and_addresses_stay() {
        let script = "// a remark\nconst a = 'https://x'; // kept\n\n  run();\n";
        assert_eq!(
            without_remarks(script),
            "const a = 'https://x'; // kept\nrun();\n"
        );
    }
}
