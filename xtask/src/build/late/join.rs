//! Makes one module of two that `wasm-split` cut: what the later parts share, and the little that is left of one.
//!
//! Both have the same types, share memory and table by their places, and call each other through the table alone, so
//! one can simply follow the other.

use wasm_encoder::reencode::{Reencode, utils};
use wasm_encoder::{CodeSection, ElementSection, FunctionSection};
use wasmparser::{FunctionBody, Parser, Payload};

use super::change::{Done, add_runs, lacks, written};
use super::half::Half;
use crate::problem::{Context, Problem, Result};

/// The module with what is in the other.
pub fn join(wasm: &[u8], other: &[u8]) -> Result<Vec<u8>> {
    let (into, from) = (Half::read(wasm), Half::read(other));
    let into = into.context("reading what is shared")?;
    let from = from.context("reading what joins it")?;
    let odd = |what| Err(Problem::new(format!("two parts cannot become one: {what}")));
    if into.kinds != from.kinds {
        return odd("their types differ");
    }
    if !(into.imports.is_empty() && from.imports.is_empty() && from.exports.is_empty()) {
        return odd("they call each other, or the browser, by name");
    }
    if has_data(other).context("reading what joins it")? {
        return odd("the second has data");
    }
    let before = u32::try_from(into.functions.len()).unwrap_or(u32::MAX);
    written(&mut Joined { from, before }, wasm).context("joining two parts")
}

/// Whether a module brings bytes for the memory.
fn has_data(wasm: &[u8]) -> wasmparser::Result<bool> {
    for payload in Parser::new(0).parse_all(wasm) {
        if let Payload::DataSection(section) = payload? {
            for data in section {
                if !data?.data.is_empty() {
                    return Ok(true);
                }
            }
        }
    }
    Ok(false)
}

struct Joined<'a> {
    from: Half<'a>,
    /// How many functions come before those that join.
    before: u32,
}

impl Reencode for Joined<'_> {
    type Error = Problem;

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Done {
        utils::parse_function_section(self, functions, section)?;
        for kind in &self.from.functions {
            functions.function(*kind);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        section: wasmparser::ElementSectionReader<'_>,
    ) -> Done {
        utils::parse_element_section(self, elements, section)?;
        let table = self.from.table.iter();
        let slots: Vec<(u32, u32)> = table
            .map(|(slot, function)| (*slot, function + self.before))
            .collect();
        add_runs(elements, &slots);
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Done {
        utils::parse_code_section(self, code, section)?;
        let bodies: Vec<FunctionBody> = self.from.bodies.clone();
        for body in bodies {
            Following(self.before).parse_function_body(code, body)?;
        }
        Ok(())
    }
}

/// The code of what joins.
struct Following(u32);

impl Reencode for Following {
    type Error = Problem;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        Ok(function + self.0)
    }

    fn global_index(&mut self, _global: u32) -> Done<u32> {
        Err(lacks("what joins uses a global"))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use wasmparser::Validator;

    const SHARED: &str = r#"(module
        (type $one (func (result i32)))
        (import "__wasm_split" "__indirect_function_table" (table $functions 9 funcref))
        (import "__wasm_split" "memory" (memory 1))
        (func $a (result i32) (call $b))
        (func $b (result i32) (i32.const 5))
        (elem (i32.const 2) func $b $a)
        (data (i32.const 16) "bytes"))"#;
    const LITTLE: &str = r#"(module
        (type $one (func (result i32)))
        (import "__wasm_split" "__indirect_function_table" (table $functions 9 funcref))
        (func $c (result i32) (call $d))
        (func $d (result i32) (call_indirect $functions (type $one) (i32.const 3)))
        (elem (i32.const 7) func $c)
        DATA)"#;

    fn joined(shared: &str, little: &str) -> Result<Vec<u8>> {
        let parsed = |text: &str| wat::parse_str(text).unwrap();
        join(&parsed(shared), &parsed(little))
    }

    #[test]
    fn what_joins_is_found_under_its_number_and_calls_its_own() {
        let made = joined(SHARED, &LITTLE.replace("DATA", "")).unwrap();
        Validator::new().validate_all(&made).unwrap();
        let made = Half::read(&made).unwrap();
        let table: Vec<(u32, u32)> = made.table.into_iter().collect();
        assert_eq!(table, [(2, 1), (3, 0), (7, 2)]);
    }

    #[test]
    fn parts_that_do_not_fit_are_refused() {
        let little = LITTLE.replace("DATA", "");
        let data = LITTLE.replace("DATA", "(memory 1) (data (i32.const 0) \"x\")");
        assert!(joined(SHARED, &data).is_err());
        let other = little
            .replace("result i32", "result i64")
            .replace("i32.const 3", "i32.const 4");
        assert!(joined(SHARED, &other).is_err());
        let named = little.replace("(elem", "(export \"c\" (func $c)) (elem");
        assert!(joined(SHARED, &named).is_err());
        assert!(join(b"no Wasm", b"nor this").is_err());
    }

    #[test]
    fn what_joins_is_whole() {
        let made = joined(SHARED, &LITTLE.replace("DATA", "")).unwrap();
        let made = Half::read(&made).unwrap();
        // The first of the two calls the second, which is the last function now.
        assert_eq!(made.calls(2).unwrap(), [3]);
        assert_eq!(made.functions.len(), 4);
    }
}
