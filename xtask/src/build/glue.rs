//! Parts the glue of Wasm and browser: what comes later of the Wasm brings its own, with the store.
//!
//! `wasm-bindgen` writes one script with a function for every import. What the second half alone imports (`late`
//! says what) becomes a script of its own, which leaves a function behind for `public/boot.js`. The helpers stand
//! in both, and the bundler takes out of each what it does not call.

use std::collections::BTreeSet;

use super::late::FIRST;
use crate::problem::{Problem, Result};

/// The first line of the imports, and the one after them.
const IMPORTS: &str = "\n    const import0 = {\n";
const AFTER: &str = "\n    };\n";
/// How far an import is indented.
const INDENT: &str = "        ";
/// Where the imports are given away: those of the Wasm, and those of the link between the halves.
const LINK: &str = "        \"./__wasm_split.js\": import1,\n";
const LINK_IMPORT: &str = "import * as import1 from \"./__wasm_split.js\"\n";
/// From here on it is about ways to load the Wasm, and we have one of our own.
const LOADING: &str = "async function __wbg_load(";
/// What the second half's glue leaves behind.
pub const LEFT: &str = "ourSayGlue";

/// Starts the first half: `boot.js` has compiled it. The link asks for what it exports by the other name.
const START: &str = "
export const initSync = () => wasm;
export default async module => {
    const instance = await WebAssembly.instantiate(module, __wbg_get_imports());
    __wbg_finalize_init(instance, module);
};
";

/// The glue of each half.
pub struct Parted {
    /// A module, which starts the first half.
    pub first: String,
    /// A script, which leaves behind what gives the second half its imports.
    pub rest: String,
}

/// Parts the glue that `wasm-bindgen` wrote; the imports of these names are those of the second half.
pub fn part(glue: &str, later: &BTreeSet<String>) -> Result<Parted> {
    let odd = |what: &str| Problem::new(format!("the glue of wasm-bindgen has no {what}"));
    let (before, from) = glue.split_once(IMPORTS).ok_or_else(|| odd("imports"))?;
    let (imports, after) = from
        .split_once(AFTER)
        .ok_or_else(|| odd("end of its imports"))?;
    let (helpers, _) = after.split_once(LOADING).ok_or_else(|| odd("loading"))?;
    for line in [LINK, LINK_IMPORT] {
        if glue.matches(line).count() != 1 {
            return Err(odd("link between the halves"));
        }
    }
    let (mut first, mut rest) = (String::new(), String::new());
    let mut missing = later.clone();
    for import in each(imports) {
        let name = import.trim_start().split(':').next().unwrap_or_default();
        let goes = missing.remove(name);
        if goes { &mut rest } else { &mut first }.push_str(import);
    }
    if let Some(name) = missing.first() {
        return Err(odd(name));
    }
    let with = |imports: &str| [before, IMPORTS, imports, AFTER, helpers].concat();
    let left = format!(
        "window.{LEFT} = exports => {{ wasm = exports; \
         return {{ {FIRST}: exports, ...__wbg_get_imports() }}; }};\n"
    );
    Ok(Parted {
        first: with(&first) + START,
        rest: with(&rest).replace(LINK, "").replace(LINK_IMPORT, "") + &left,
    })
}

/// Each import with all its lines: the last is indented as the first, and closes it.
fn each(imports: &str) -> impl Iterator<Item = &str> {
    let mut rest = imports;
    std::iter::from_fn(move || {
        let mut end = 0;
        for line in rest.split_inclusive('\n') {
            end += line.len();
            let inside = line.strip_prefix(INDENT).unwrap_or_default();
            let opens = inside.trim_end().ends_with('{');
            if !inside.starts_with(' ') && !opens {
                break;
            }
        }
        let (import, after) = rest.split_at(end);
        rest = after;
        (!import.is_empty()).then_some(import)
    })
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;

    const GLUE: &str = "\
import * as import1 from \"./__wasm_split.js\"

function __wbg_get_imports() {
    const import0 = {
        __proto__: null,
        __wbg_a_1: function(arg0) {
            const b = {
                b: 1,
            };
        },
        __wbg_b_2: function() { return handleError(function (arg0) {
            arg0.b();
        }, arguments); },
        __wbg_c_3: function(arg0) {
            arg0.c();
        },
    };
    return {
        __proto__: null,
        \"./our-say_bg.js\": import0,
        \"./__wasm_split.js\": import1,
    };
}

function handleError(f, args) {
}

let wasm;
async function __wbg_load(module, imports) {
}
export { initSync, __wbg_init as default };
";

    #[test]
    fn each_half_has_its_imports_and_the_helpers() {
        let later = ["__wbg_b_2".to_owned()].into();
        let parted = part(GLUE, &later).unwrap();
        let has =
            |text: &str| ["__wbg_a_1", "arg0.b();", "__wbg_c_3"].map(|name| text.contains(name));
        assert_eq!(has(&parted.first), [true, false, true]);
        assert_eq!(has(&parted.rest), [false, true, false]);
        for text in [&parted.first, &parted.rest] {
            assert!(text.contains("function handleError"), "{text}");
            assert!(!text.contains("__wbg_load"), "{text}");
        }
        assert!(parted.first.contains("import1") && !parted.rest.contains("import1"));
    }

    #[test]
    fn an_import_that_is_nowhere_is_missed() {
        assert!(part(GLUE, &["__wbg_d_4".to_owned()].into()).is_err());
        assert!(part("", &BTreeSet::new()).is_err());
    }
}
