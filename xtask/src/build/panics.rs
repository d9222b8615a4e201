//! Takes out of the linked Wasm what a panic would say.
//!
//! Nobody reads it: after a panic `public/boot.js` shows the page that says that something went wrong, and what
//! was panicked about is not logged, since it may hold somebody's words. But the compiler prepares it in
//! hundreds of places, and these sentences, the names of source files and what writes them would be a tenth of
//! a first visit. Here, code that leads straight to a panic becomes the one instruction that stops the Wasm.
//!
//! This is done before `wasm-split` looks at what each function needs, so what only a panic needed is gone from
//! all parts. Everything keeps its place, so all that the linker tells `wasm-split` of places stays true.

use std::collections::BTreeSet;
use std::ops::Range;

use wasm_encoder::{CustomSection, Encode, Module, RawSection};
use wasmparser::{
    FunctionBody, KnownCustom, Name, Operator, Parser, Payload, RelocAddendKind, RelocationEntry,
    TypeRef,
};

use crate::problem::{Context, Problem, Result};

/// What every panic comes to, and what looks at its arguments before, as the compiler spells it.
const ENDS: [&str; 7] = [
    "4core9panicking9panic_fmt",
    "4core9panicking18panic_nounwind_fmt",
    "4core9panicking13assert_failed",
    "4core5slice5index16slice_index_fail",
    "4core3str16slice_error_fail",
    "3std9panicking15panic_with_hook",
    "5alloc5alloc18handle_alloc_error",
];
/// Stops the Wasm; does nothing (WebAssembly core specification, binary format, 5.4.1).
const STOP: u8 = 0x00;
const NOTHING: u8 = 0x01;
/// The section of code (5.5.3).
const CODE: u8 = 10;
/// The linker's list of the places in the code that name something.
const PLACES: &str = "reloc.CODE";

/// The module without what its panics would say.
pub fn silence(wasm: &[u8]) -> Result<Vec<u8>> {
    let module = Linked::read(wasm).context("reading the linked Wasm")?;
    let silent = module.silent().context("looking for panics")?;
    if silent.is_empty() {
        return Err(Problem::new(
            "the linked Wasm has no panics, or they have new names",
        ));
    }
    let mut out = wasm.to_vec();
    for range in &silent {
        if let Some([first, rest @ ..]) = out.get_mut(range.clone()) {
            *first = STOP;
            rest.fill(NOTHING);
        }
    }
    module.without_places(&out, &silent)
}

/// What has to be known of the module.
#[derive(Default)]
struct Linked<'a> {
    imports: u32,
    bodies: Vec<FunctionBody<'a>>,
    /// The functions that all panics come to.
    ends: BTreeSet<u32>,
    /// Where the code begins, from which its places are counted.
    code: usize,
    sections: Vec<(u8, Range<usize>)>,
    /// Which of them tells the places in the code, of which section, and the places.
    told: usize,
    of: u32,
    places: Vec<RelocationEntry>,
}

impl<'a> Linked<'a> {
    fn read(wasm: &'a [u8]) -> wasmparser::Result<Self> {
        let mut module = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            let payload = payload?;
            if let Some((id, range)) = payload.as_section() {
                if id == CODE {
                    module.code = place(range.start);
                }
                module
                    .sections
                    .push((id, place(range.start)..place(range.end)));
            }
            match payload {
                Payload::ImportSection(section) => {
                    for import in section.into_imports() {
                        module.imports += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                    }
                }
                Payload::CodeSectionEntry(body) => module.bodies.push(body),
                Payload::CustomSection(section) => match section.as_known() {
                    KnownCustom::Name(names) => module.find_ends(names)?,
                    KnownCustom::Reloc(places) if section.name() == PLACES => {
                        module.told = module.sections.len() - 1;
                        module.of = places.section_index();
                        for place in places.entries() {
                            module.places.push(place?);
                        }
                    }
                    _ => {}
                },
                _ => {}
            }
        }
        Ok(module)
    }

    fn find_ends(&mut self, names: wasmparser::NameSectionReader) -> wasmparser::Result<()> {
        for part in names {
            if let Name::Function(names) = part? {
                for name in names {
                    let name = name?;
                    if ENDS.iter().any(|end| name.name.contains(end)) {
                        self.ends.insert(name.index);
                    }
                }
            }
        }
        Ok(())
    }

    /// The stretches of code that lead straight to a panic.
    fn silent(&self) -> wasmparser::Result<Vec<Range<usize>>> {
        let mut ends = self.ends.clone();
        // A function that does nothing but panic is an end too, and may make one of those that call it.
        loop {
            let mut silent = Vec::new();
            let before = ends.len();
            for (function, body) in (self.imports..).zip(&self.bodies) {
                let found = leading_to(body, &ends)?;
                if found.whole {
                    ends.insert(function);
                }
                silent.extend(found.stretches);
            }
            if ends.len() == before {
                return Ok(silent);
            }
        }
    }

    /// The module, in which no place within these stretches names anything.
    fn without_places(&self, wasm: &[u8], silent: &[Range<usize>]) -> Result<Vec<u8>> {
        let mut out = Module::new();
        for (at, (id, range)) in self.sections.iter().enumerate() {
            let data = wasm
                .get(range.clone())
                .ok_or_else(|| Problem::new("a section reaches beyond the module"))?;
            if at == self.told {
                out.section(&CustomSection {
                    name: PLACES.into(),
                    data: self.told_without(silent).into(),
                });
            } else {
                out.section(&RawSection { id: *id, data });
            }
        }
        Ok(out.finish())
    }

    fn told_without(&self, silent: &[Range<usize>]) -> Vec<u8> {
        let is_silent = |entry: &RelocationEntry| {
            let at = self.code + place(entry.offset.into());
            let after = silent.partition_point(|range| range.end <= at);
            silent.get(after).is_some_and(|range| range.contains(&at))
        };
        let mut kept: Vec<_> = self.places.clone();
        kept.retain(|entry| !is_silent(entry));
        let mut data = Vec::new();
        self.of.encode(&mut data);
        kept.len().encode(&mut data);
        for entry in kept {
            data.push(entry.ty as u8);
            entry.offset.encode(&mut data);
            entry.index.encode(&mut data);
            if entry.ty.addend_kind() != RelocAddendKind::None {
                entry.addend.encode(&mut data);
            }
        }
        data
    }
}

/// Places in a module, which the parser counts for files of any size.
fn place(offset: u64) -> usize {
    usize::try_from(offset).unwrap_or(usize::MAX)
}

/// What of a function leads straight to a panic.
struct Leading {
    stretches: Vec<Range<usize>>,
    /// Whether its first instruction does already.
    whole: bool,
}

/// Finds calls of `ends` with all that comes before them, back to where the code branches or calls something else:
/// what it puts into memory is for the panic, or for nobody.
fn leading_to(body: &FunctionBody, ends: &BTreeSet<u32>) -> wasmparser::Result<Leading> {
    let mut stretches = Vec::new();
    let mut whole = false;
    let mut reader = body.get_operators_reader()?;
    let first = place(reader.original_position());
    let mut start = first;
    while !reader.eof() {
        let operator = reader.read()?;
        let after = place(reader.original_position());
        match operator {
            Operator::Call { function_index } if ends.contains(&function_index) => {
                whole |= start == first;
                stretches.push(start..after);
                start = after;
            }
            operator if goes_elsewhere(&operator) => start = after,
            _ => {}
        }
    }
    Ok(Leading { stretches, whole })
}

/// Whether what comes after this is not always, or not only, what follows it. What calls is among it, since it may
/// do something that lasts.
const fn goes_elsewhere(operator: &Operator) -> bool {
    matches!(
        operator,
        Operator::Block { .. }
            | Operator::Loop { .. }
            | Operator::If { .. }
            | Operator::Else
            | Operator::End
            | Operator::Br { .. }
            | Operator::BrIf { .. }
            | Operator::BrTable { .. }
            | Operator::Return
            | Operator::Unreachable
            | Operator::Call { .. }
            | Operator::CallIndirect { .. }
            | Operator::MemoryGrow { .. }
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use wasmparser::Validator;

    const MODULE: &str = r#"(module
        (import "browser" "tell" (func $tell))
        (memory 1)
        (func $_RNvNtCs0_4core9panicking9panic_fmt (param i32 i32) unreachable)
        (func $unwrap_failed (param i32)
            (i32.store (i32.const 16) (i32.const 32))
            (call $_RNvNtCs0_4core9panicking9panic_fmt (i32.const 16) (local.get 0))
            unreachable)
        (func $take (param i32) (result i32)
            (if (i32.eqz (local.get 0)) (then (call $unwrap_failed (i32.const 48)) unreachable))
            (i32.load (i32.const 80)))
        (func $tells (param i32)
            (call $tell)
            (call $_RNvNtCs0_4core9panicking9panic_fmt (i32.const 64) (local.get 0))))"#;

    /// The module, with a list of places as the linker would write it: wherever one of these numbers is named.
    fn linked(numbers: &[u8]) -> Vec<u8> {
        let mut wasm = wat::parse_str(MODULE).unwrap();
        let module = Linked::read(&wasm).unwrap();
        let code = module.sections.iter().find(|(id, _)| *id == CODE).unwrap();
        let code = &wasm[code.1.clone()];
        let named = |number: &u8| {
            // `i32.const`, and the number as LEB128.
            let text = [0x41, *number & 0x7f | u8::from(*number > 63) << 7, 0];
            let text = &text[..if *number > 63 { 3 } else { 2 }];
            code.windows(text.len())
                .position(|found| found == text)
                .unwrap()
                + 1
        };
        let mut data = vec![3];
        numbers.len().encode(&mut data);
        for place in numbers.iter().map(named) {
            // An address, of a symbol, with nothing added to it.
            data.push(4);
            place.encode(&mut data);
            data.extend([7, 0]);
        }
        let mut out = Module::new();
        for (id, range) in &module.sections {
            out.section(&RawSection {
                id: *id,
                data: &wasm[range.clone()],
            });
        }
        out.section(&CustomSection {
            name: PLACES.into(),
            data: data.into(),
        });
        wasm = out.finish();
        wasm
    }

    /// The instructions of a function, by its number.
    fn code(wasm: &[u8], function: u32) -> Vec<Operator<'_>> {
        let module = Linked::read(wasm).unwrap();
        let body = &module.bodies[(function - module.imports) as usize];
        let all = body.get_operators_reader().unwrap().into_iter();
        let all = all.map(std::result::Result::unwrap);
        all.filter(|operator| !matches!(operator, Operator::Nop))
            .collect()
    }

    #[test]
    fn code_that_leads_straight_to_a_panic_only_stops() {
        let before = linked(&[]);
        let after = silence(&before).unwrap();
        Validator::new().validate_all(&after).unwrap();
        // Whoever calls a function that does nothing but panic panics too.
        assert!(matches!(
            code(&after, 2)[..],
            [Operator::Unreachable, Operator::Unreachable, Operator::End]
        ));
        let take = code(&after, 3);
        let calls = |code: &[Operator]| code.iter().any(|o| matches!(o, Operator::Call { .. }));
        assert!(calls(&code(&before, 3)) && !calls(&take), "{take:?}");
        assert!(
            take.iter().any(|o| matches!(o, Operator::I32Load { .. })),
            "{take:?}"
        );
        // What lasts is done before.
        assert!(matches!(
            code(&after, 4)[..],
            [
                Operator::Call { function_index: 0 },
                Operator::Unreachable,
                Operator::End
            ]
        ));
    }

    #[test]
    fn nothing_moves_and_what_a_panic_named_is_named_no_more() {
        let before = linked(&[16, 48, 64, 80]);
        let after = silence(&before).unwrap();
        let [old, new] = [&before, &after].map(|wasm| Linked::read(wasm).unwrap());
        let ranges = |module: &Linked| {
            let bodies = module.bodies.iter();
            bodies.map(FunctionBody::range).collect::<Vec<_>>()
        };
        assert_eq!(ranges(&old), ranges(&new));
        // The last is what an ordinary path names.
        assert_eq!((old.places.len(), new.places.len()), (4, 1));
        assert_eq!(new.places.first(), old.places.last());
        assert_eq!(new.of, old.of);
    }

    #[test]
    fn a_module_without_panics_is_not_one_of_ours() {
        let wasm = wat::parse_str("(module (func $a))").unwrap();
        assert!(silence(&wasm).is_err());
        assert!(silence(b"no Wasm").is_err());
    }
}
