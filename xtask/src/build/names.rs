//! Shortens the names by which the Wasm and the glue know each other, and takes out what does not run.
//!
//! `wasm-bindgen` gives almost every import and export a name with a hash, which no compression makes smaller: some
//! kilobytes of a first visit, once in the Wasm and once in the glue. Both are changed together.

use std::collections::HashMap;
use std::convert::Infallible;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{ExportSection, ImportSection, Module};
use wasmparser::{CustomSectionReader, Export, Import, ImportSectionReader, Parser};

use crate::problem::{Context, Result};

/// Names that are shortened begin so.
const LONG: [&str; 3] = ["__wb", "__externref", "wasm_bindgen__"];

/// The short name for each long one, in the order in which they came.
#[derive(Debug, Default)]
pub struct Short(HashMap<String, String>);

impl Short {
    fn name(&mut self, long: &str) -> String {
        if !LONG.iter().any(|start| long.starts_with(start)) {
            return long.to_owned();
        }
        let next = self.0.len();
        let short = self.0.entry(long.to_owned());
        short.or_insert_with(|| spelled(next)).clone()
    }

    /// The script with the long names replaced, as whole words.
    pub fn apply(&self, script: &str) -> String {
        let mut out = String::with_capacity(script.len());
        let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
        let mut rest = script;
        while let Some(start) = rest.find(is_word) {
            let (before, from) = rest.split_at(start);
            let end = from.find(|c| !is_word(c)).unwrap_or(from.len());
            let (word, after) = from.split_at(end);
            out.push_str(before);
            out.push_str(self.0.get(word).map_or(word, String::as_str));
            rest = after;
        }
        out.push_str(rest);
        out
    }
}

/// `$0`, `$1`, … `$z`, `$10`, …: names that the glue uses for nothing else.
fn spelled(number: usize) -> String {
    let mut digits = Vec::new();
    let mut rest = number;
    loop {
        digits.extend(
            u32::try_from(rest % 36)
                .ok()
                .and_then(|digit| char::from_digit(digit, 36)),
        );
        rest /= 36;
        if rest == 0 {
            break;
        }
    }
    digits.push('$');
    digits.iter().rev().collect()
}

/// The module with the names of its imports and exports shortened.
pub fn shorten(wasm: &[u8], short: &mut Short) -> Result<Vec<u8>> {
    written(&mut Shorten(short), wasm)
}

/// The module without its custom sections: what the linker leaves for `wasm-split` is larger than the
/// program.
pub fn without_custom_sections(wasm: &[u8]) -> Result<Vec<u8>> {
    written(&mut Bare, wasm)
}

fn written(change: &mut impl Reencode<Error = Infallible>, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    change
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("the Wasm that was made cannot be read")?;
    Ok(module.finish())
}

type Done = std::result::Result<(), Error<Infallible>>;

struct Shorten<'a>(&'a mut Short);

impl Reencode for Shorten<'_> {
    type Error = Infallible;

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: ImportSectionReader<'_>,
    ) -> Done {
        for import in section.into_imports() {
            let import = import?;
            let name = self.0.name(import.name);
            utils::parse_import(
                self,
                imports,
                Import {
                    name: &name,
                    ..import
                },
            )?;
        }
        Ok(())
    }

    fn parse_export(&mut self, exports: &mut ExportSection, export: Export<'_>) -> Done {
        let name = self.0.name(export.name);
        utils::parse_export(
            self,
            exports,
            Export {
                name: &name,
                ..export
            },
        )
    }
}

struct Bare;

impl Reencode for Bare {
    type Error = Infallible;

    fn parse_custom_section(&mut self, _: &mut Module, _: CustomSectionReader<'_>) -> Done {
        Ok(())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use wasm_encoder::{CustomSection, EntityType, ExportKind, TypeSection};

    /// A module with two imports, the first of which it exports.
    fn module(imports: [&str; 2], export: &str) -> Module {
        let (mut types, mut from, mut to) =
            <(TypeSection, ImportSection, ExportSection)>::default();
        types.ty().function([], []);
        for name in imports {
            from.import("./glue.js", name, EntityType::Function(0));
        }
        to.export(export, ExportKind::Func, 0);
        let mut module = Module::new();
        module.section(&types).section(&from).section(&to);
        module
    }

    #[test]
    fn wasm_and_glue_keep_knowing_each_other() {
        let mut short = Short::default();
        let long = module(
            ["__wbg_then_0123456789abcdef", "kept"],
            "wasm_bindgen__a_0123",
        );
        let made = shorten(&long.finish(), &mut short).unwrap();
        assert_eq!(made, module(["$0", "kept"], "$1").finish());
        let glue =
            "{__wbg_then_0123456789abcdef:(a)=>a,b:w.wasm_bindgen__a_0123,__wbindgen_start(){}}";
        assert_eq!(short.apply(glue), "{$0:(a)=>a,b:w.$1,__wbindgen_start(){}}");
    }

    #[test]
    fn what_does_not_run_goes() {
        let mut more = module(["a", "b"], "c");
        more.section(&CustomSection {
            name: "x".into(),
            data: [7, 7][..].into(),
        });
        let made = without_custom_sections(&more.finish()).unwrap();
        assert_eq!(made, module(["a", "b"], "c").finish());
    }

    #[test]
    fn every_number_has_a_name_of_its_own() {
        let all: std::collections::HashSet<String> = (0..2000).map(spelled).collect();
        assert_eq!(all.len(), 2000);
        assert_eq!(
            (spelled(0), spelled(35), spelled(36)),
            ("$0".into(), "$z".into(), "$10".into())
        );
    }

    #[test]
    fn a_module_that_is_cut_short_is_refused() {
        let whole = module(["__wbg_a_0123456789abcdef", "b"], "c").finish();
        assert!(shorten(&whole, &mut Short::default()).is_ok());
        assert!(shorten(&whole[..whole.len() - 1], &mut Short::default()).is_err());
        assert!(without_custom_sections(&whole[..5]).is_err());
    }
}
