//! Cuts the Wasm in three, so that a first visit fetches only what the first question needs, and a question with
//! words in it no more than the store beside that.
//!
//! Trunk runs cargo, then `wasm-bindgen`. Between the two stands [`as_wasm_bindgen`]: a program of that
//! name, found first on Trunk's PATH, which takes out what panics would say ([`panics`]), lets `wasm-split` part
//! the module at each `#[wasm_split]` (see `src/second_half.rs`) and gives the first part to the real
//! `wasm-bindgen`. What the store and the rest both need `wasm-split` puts into a module of its own, with next to
//! nothing left for the store: [`finish`] makes one of the two. It moves the imports of the later parts to the store
//! ([`late`]), which always comes before the rest, with their glue ([`glue`]), shrinks all three with wasm-opt,
//! puts the later ones beside what Trunk made, joins the glue of the first and the link between them into one small
//! script, and shortens the names by which Wasm and glue know each other ([`names`]).

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::{bundle, compress, glue, hash, late, names, page, panics};
use crate::problem::{Context, Problem, Result};
use crate::setup::Tools;
use crate::{paths, process};

/// The name under which this program passes for the other.
const BINDGEN: &str = "wasm-bindgen";
/// Where the program finds what it stands before: the real one, and `wasm-split-cli`.
const REAL: &str = "OUR_SAY_WASM_BINDGEN";
const SPLIT: &str = "OUR_SAY_WASM_SPLIT";
/// The glue of the parts, as `wasm-split` names it.
const LINK: &str = "__wasm_split.js";
/// The later parts, as `wasm-split` names them, and how the name of what they share begins.
const STORE: &str = "split_store";
const REST: &str = "split_rest";
const SHARED: &str = "chunk_";
/// How the glue fetches a part and starts it.
const START: &str = "WebAssembly.instantiateStreaming(src, imports)";
/// What it does instead for a part that is within another.
const NOTHING: &str = "() => async () => ({})";
/// What it does instead: `public/boot.js` brings parts, may have begun already, and does not wait for ever.
const BRING: &str = "ourSayPart";
const START_PART: &str =
    "WebAssembly.instantiate((await src)[0], {...imports, ...(await src)[1](initSync())})";
/// What `rustc` makes use of and wasm-opt has to be told of, where nothing in the file tells it.
const FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How a module is shrunk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shrink {
    /// What made the first part smallest once compressed, of all that was tried; it also leaves fewer functions
    /// to be compiled before the first question.
    First,
    /// What makes a later part smallest as it lies on the phone; compressed it is the same.
    Later,
}

impl Shrink {
    const fn flags(self) -> [&'static str; 5] {
        let level = match self {
            Self::First => "-O3",
            Self::Later => "-Oz",
        };
        [
            "--flatten",
            "--rereloop",
            level,
            "--strip-debug",
            "--strip-producers",
        ]
    }
}

/// What the linker must leave in the module for it to be cut.
pub const LINK_FLAG: &str = "-Clink-arg=--emit-relocs";

fn folder() -> PathBuf {
    paths::stage().join("split")
}

/// Puts this program before `wasm-bindgen` on the PATH of a command.
pub fn stand_before_bindgen(tools: &Tools, command: &mut Command) -> Result<()> {
    let bin = folder().join("bin");
    let name = format!("{BINDGEN}{}", std::env::consts::EXE_SUFFIX);
    let me = std::env::current_exe().context("asking for the name of this program")?;
    paths::remove_folder(&folder())?;
    paths::write(&bin.join(&name), paths::read(&me)?)?;
    make_executable(&bin.join(&name))?;
    tools.prepend_path(command, &bin)?;
    command
        .env(REAL, tools.bindgen.join(BINDGEN))
        .env(SPLIT, tools.split.join("wasm-split-cli"));
    Ok(())
}

#[cfg(unix)]
fn make_executable(file: &Path) -> Result<()> {
    use std::os::unix::fs::PermissionsExt;
    let mode = std::fs::Permissions::from_mode(0o755);
    std::fs::set_permissions(file, mode).context(format!("making {} run", file.display()))
}

#[cfg(not(unix))]
fn make_executable(_file: &Path) -> Result<()> {
    Ok(())
}

/// Whether this program was called as `wasm-bindgen`.
pub fn is_called_as_bindgen(program: Option<&str>) -> bool {
    let stem = program.and_then(|program| Path::new(program).file_stem());
    stem.is_some_and(|stem| stem == BINDGEN)
}

/// Does what `wasm-bindgen` would, on the first part of the module.
pub fn as_wasm_bindgen(arguments: &[String]) -> Result<()> {
    let tool =
        |name| std::env::var_os(name).ok_or_else(|| Problem::new(format!("{name} is not set")));
    let mut bindgen = Command::new(tool(REAL)?);
    let (inputs, options): (Vec<_>, Vec<_>) = arguments
        .iter()
        .partition(|argument| paths::has_ending(Path::new(argument), "wasm"));
    bindgen.args(options);
    if let [input] = inputs.as_slice() {
        let name = Path::new(input).file_stem().unwrap_or_default();
        let folder = folder();
        let silent = folder.join("silent.wasm");
        paths::write(&silent, panics::silence(&paths::read(Path::new(input))?)?)?;
        process::output(
            Command::new(tool(SPLIT)?)
                .arg(&silent)
                .arg(&folder)
                .arg("--out-name")
                .arg(name),
        )?;
        bindgen
            .arg("--keep-lld-exports")
            .arg(folder.join(name).with_extension("wasm"));
    }
    print!("{}", process::output(&mut bindgen)?);
    Ok(())
}

/// Completes what Trunk made in `made`: the later parts, one small glue script, short names.
pub fn finish(tools: &Tools, made: &Path) -> Result<()> {
    process::say("Shrinking all parts and the glue (10 s)");
    let files = paths::files_below(made)?;
    let one = |ending: &str| {
        let mut found = files.iter().filter(|file| file.ends_with(ending));
        match (found.next(), found.next()) {
            (Some(file), None) => Ok(file.as_str()),
            _ => Err(Problem::new(format!(
                "Trunk made not exactly one *{ending}"
            ))),
        }
    };
    let wasm = one("_bg.wasm")?;
    let script = wasm.replace("_bg.wasm", ".js");

    let folder = folder();
    let module = |name: &str| folder.join(name).with_extension("wasm");
    let shared = shared(&folder)?;
    let store = late::join(
        &paths::read(&module(&shared))?,
        &paths::read(&module(STORE))?,
    )?;
    let moved = late::move_imports(&paths::read(&made.join(wasm))?, &store)?;
    let (main, store) = (folder.join("first.wasm"), folder.join("store.wasm"));
    paths::write(&main, moved.first)?;
    paths::write(&store, moved.rest)?;
    let mut short = names::Short::default();
    let mut small = |wasm, how| names::shorten(&shrunk(tools, wasm, how)?, &mut short);
    let main = small(&main, Shrink::First)?;
    // Plain, so that the browser keeps what it made of it: a question with words in it waits for this.
    let store = small(&store, Shrink::Later)?;
    let store_name = hashed("store", "wasm", &store);
    paths::write(&made.join(&store_name), store)?;
    // It lies on each phone, and is three times as long plain: `public/boot.js` opens it.
    let rest = compress::gzip(&small(&module(REST), Shrink::Later)?)?;
    let rest_name = hashed("rest", compress::GZIPPED, &rest);
    paths::write(&made.join(&rest_name), rest)?;

    let parted = glue::part(&paths::read_text(&made.join(&script))?, &moved.imports)?;
    let link = paths::read_text(&folder.join(LINK))?;
    let link = brought(
        &link,
        [(shared.as_str(), &store_name), (REST, &rest_name)],
        STORE,
    )?;
    let joined = bundle::glue(tools, &parted.first, &link)?;
    let glue_text = short.apply(&joined);
    let later_text = short.apply(&bundle::later_glue(tools, &parted.rest)?);
    let later_name = hashed("store", "js", later_text.as_bytes());
    paths::write(&made.join(&later_name), later_text)?;
    // Trunk's names are made of what cargo made, and much was done to it since: a file that is kept for
    // ever under its name must have one of its own.
    let main_name = hashed("our-say", "wasm", &main);
    let glue_name = hashed("our-say", "js", glue_text.as_bytes());
    for (old, new, bytes) in [
        (wasm, &main_name, main.as_slice()),
        (script.as_str(), &glue_name, glue_text.as_bytes()),
    ] {
        fs::remove_file(made.join(old)).context(format!("removing {old}"))?;
        paths::write(&made.join(new), bytes)?;
    }
    let page = made.join("index.html");
    let html = paths::read_text(&page)?;
    let html = renamed(&html, wasm, &main_name)?;
    let html = renamed(&html, &script, &glue_name)?;
    let html = page::tell(&html, "store", &store_name)?;
    let html = page::tell(&html, "rest", &rest_name)?;
    paths::write(&page, page::tell(&html, "glue", &later_name)?)
}

/// The page with the new name of a file in place of the old one, which it must have named.
fn renamed(html: &str, old: &str, new: &str) -> Result<String> {
    if html.contains(old) {
        Ok(html.replace(old, new))
    } else {
        Err(Problem::new(format!("the page does not name {old}")))
    }
}

/// The one module that `wasm-split` made of what the later parts share.
fn shared(folder: &Path) -> Result<String> {
    let files = paths::files_below(folder)?;
    let names = files.iter().filter_map(|file| file.strip_suffix(".wasm"));
    let mut found = names.filter(|name| name.starts_with(SHARED));
    match (found.next(), found.next()) {
        (Some(name), None) => Ok(name.to_owned()),
        _ => Err(Problem::new("the later parts share not exactly one module")),
    }
}

/// The glue of the parts, in which `boot.js` brings each of `parts` by the name of its file, and `within` is here
/// with another.
fn brought(link: &str, parts: [(&str, &String); 2], within: &str) -> Result<String> {
    let once = |link: String, known: &str, instead: &str| {
        if link.matches(known).count() == 1 {
            Ok(link.replace(known, instead))
        } else {
            Err(Problem::new(format!(
                "the glue of the parts does not hold `{known}` once"
            )))
        }
    };
    let fetch = |name: &str| format!("fetch(new URL(\"./{name}.wasm\", import.meta.url))");
    let whole = format!(
        "() => {{\n    const src = {};\n    src.catch(() => {{}});\n    return async (imports) => ({START});\n}}\n",
        fetch(within)
    );
    let mut link = once(link.to_owned(), &whole, NOTHING)?;
    for (name, file) in parts {
        link = once(link, &fetch(name), &format!("{BRING}(\"/{file}\")"))?;
    }
    if link.matches(START).count() != parts.len() {
        return Err(Problem::new("the glue starts parts in another way"));
    }
    Ok(link.replace(START, START_PART))
}

/// A name that holds the hash of the content.
pub fn hashed(name: &str, ending: &str, bytes: &[u8]) -> String {
    format!("{name}-{}.{ending}", &hash::hex(bytes)[..16])
}

/// The module, as small as wasm-opt makes it.
pub fn shrunk(tools: &Tools, wasm: &Path, how: Shrink) -> Result<Vec<u8>> {
    let small = folder().join("small.wasm");
    // The folder may not be there yet.
    paths::write(&small, "")?;
    let mut shrink = tools.command("wasm-opt")?;
    shrink
        .args(FEATURES)
        .args(how.flags())
        .arg("-o")
        .arg(&small)
        .arg(wasm);
    process::output(&mut shrink)?;
    paths::read(&small)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    /// The glue that `wasm-split` writes for one part.
    fn loads(name: &str) -> String {
        format!(
            "makeLoad(() => {{\n    const src = fetch(new URL(\"./{name}.wasm\", import.meta.url));\n    \
             src.catch(() => {{}});\n    return async (imports) => \
             (WebAssembly.instantiateStreaming(src, imports));\n}}\n, []);\n"
        )
    }

    #[test]
    fn each_part_is_brought_once_and_the_one_within_another_not_at_all() {
        let link = ["chunk_3", STORE, REST].map(loads).concat();
        let (store, rest) = ("store-1.wasm".to_owned(), "rest-2.wasmz".to_owned());
        let parts = [("chunk_3", &store), (REST, &rest)];
        let made = brought(&link, parts, STORE).unwrap();
        for file in [&store, &rest] {
            let asked = format!("{BRING}(\"/{file}\")");
            assert_eq!(made.matches(&asked).count(), 1, "{made}");
        }
        assert!(!made.contains("fetch(") && !made.contains(START), "{made}");
        assert!(made.contains(NOTHING));
        assert!(brought(&link, parts, "another").is_err());
        assert!(brought(&[link.as_str(), &loads("more")].concat(), parts, STORE).is_err());
    }
}
