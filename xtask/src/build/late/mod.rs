//! Moves into the second half of the Wasm what only that half asks of the browser. (Where the second half is in
//! parts it is the one that always comes first: what the others ask goes through the table.)
//!
//! `wasm-bindgen` sees the first half alone, so `wasm-split` leaves every import there, with a function in
//! the table ("… `local_shim`") through which the second half calls it. A first visit would fetch some hundred
//! imports, and their glue, for recordings, drawings and the store. Here such a function goes to the second
//! half with all that only it calls, under the same number in the table, so that nobody else has to know.

mod change;
mod half;
mod join;

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::ExternalKind;

pub use self::join::join;

use self::half::{Half, Import};
use crate::problem::{Context, Problem, Result};

/// How `wasm-split` names the functions through which the second half calls imports.
const SHIM: &str = " local_shim";
/// The module from which the second half imports what it shares with the first.
pub const FIRST: &str = "first";
/// How what is shared is named, if it has no name yet.
const SHARED: &str = "late";

/// Both halves after the move.
pub struct Moved {
    /// The first half.
    pub first: Vec<u8>,
    /// The second half.
    pub rest: Vec<u8>,
    /// The names of the imports that are the second half's now.
    pub imports: BTreeSet<String>,
}

/// Moves from the first half to the second what only the second half needs.
pub fn move_imports(first: &[u8], rest: &[u8]) -> Result<Moved> {
    let from = Half::read(first).context("reading the first half")?;
    let to = Half::read(rest).context("reading the second half")?;
    let plan = Plan::make(&from).context("reading the functions")?;
    if plan.moved.is_empty() {
        return Err(Problem::new("the second half asks nothing of the browser"));
    }
    Ok(Moved {
        first: change::without(first, &from, &plan)?,
        rest: change::with(rest, &to, &from, &plan)?,
        imports: plan
            .imports(&from)
            .map(|import| import.name.to_owned())
            .collect(),
    })
}

/// What stays, but is called by what goes.
struct Shared {
    /// The name under which it is exported.
    name: String,
    /// Whether it was not, so far.
    is_new: bool,
}

/// What goes and what stays.
struct Plan {
    /// Goes: imports and functions of the first half.
    moved: BTreeSet<u32>,
    /// Stays, but is called by what goes.
    shared: BTreeMap<u32, Shared>,
}

impl Plan {
    fn make(first: &Half) -> wasmparser::Result<Self> {
        let is_shim = |function: &u32| {
            let name = first.names.get(function);
            name.is_some_and(|name| name.ends_with(SHIM))
        };
        let (shims, others): (BTreeSet<u32>, BTreeSet<u32>) =
            first.table.values().partition(|function| is_shim(function));
        let exports = first
            .exports
            .iter()
            .filter(|export| export.kind == ExternalKind::Func);
        let others = exports
            .map(|export| export.index)
            .chain(first.start)
            .chain(others);
        let kept = first.reach(others)?;
        let mut going = BTreeSet::new();
        for shim in shims.difference(&kept) {
            let asks = first.reach([*shim])?;
            if asks
                .difference(&kept)
                .any(|function| first.own(*function).is_none())
            {
                going.insert(*shim);
            }
        }
        let kept = first.reach(kept.into_iter().chain(shims.difference(&going).copied()))?;
        let moved: BTreeSet<u32> = first.reach(going)?.difference(&kept).copied().collect();
        let mut shared = BTreeMap::new();
        for function in &moved {
            for called in first.calls(*function)? {
                if kept.contains(&called) {
                    let name = first.exported(ExternalKind::Func, called);
                    let next = || format!("{SHARED}{called}");
                    shared.entry(called).or_insert_with(|| Shared {
                        name: name.map_or_else(next, str::to_owned),
                        is_new: name.is_none(),
                    });
                }
            }
        }
        Ok(Self { moved, shared })
    }

    fn imports<'a>(&self, first: &'a Half) -> impl Iterator<Item = &'a Import<'a>> {
        let imports = self.moved.iter();
        imports.filter_map(|function| first.imports.get(*function as usize))
    }

    fn own_functions<'a>(&'a self, first: &'a Half) -> impl Iterator<Item = (u32, usize)> + 'a {
        let own = self.moved.iter();
        own.filter_map(|function| Some((*function, first.own(*function)?)))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]
mod tests {
    use super::*;
    use wasmparser::Validator;

    /// A first half that asks the browser for `kept` itself, and for `late` only on behalf of the second.
    const EARLY: &str = r#"(module
        (import "./glue.js" "kept" (func $kept (param externref)))
        (import "./glue.js" "late" (func $late (param externref) (result i32)))
        (table $functions 4 4 funcref)
        (table $given 8 externref)
        (export "given" (table $given))
        (func $forget (param i32) (table.set $given (local.get 0) (ref.null extern)))
        (func (export "main") (call $kept (table.get $given (i32.const 0))) (call $forget (i32.const 0)))
        (func $"kept local_shim" (param i32) (call $kept (table.get $given (local.get 0))))
        (func $"late externref shim" (param i32) (result i32)
            (call $late (table.get $given (local.get 0)))
            (call $forget (local.get 0)))
        (func $"late local_shim" (param i32) (result i32)
            (call $"late externref shim" (local.get 0)))
        (func $other)
        (elem (i32.const 1) func $"kept local_shim" $"late local_shim" $other))"#;
    /// A second half that calls it through the table, as number two.
    const LATER: &str = r#"(module
        (type $one (func (param i32) (result i32)))
        (import "__wasm_split" "__indirect_function_table" (table $functions 4 funcref))
        (func $own (result i32) (call $asks))
        (func $asks (result i32) (call_indirect $functions (type $one) (i32.const 5) (i32.const 2)))
        (elem (i32.const 0) func $own))"#;

    fn moved(first: &str, rest: &str) -> Result<Moved> {
        let parsed = |text| wat::parse_str(text).unwrap();
        move_imports(&parsed(first), &parsed(rest))
    }

    fn names(half: &Half) -> Vec<(String, String)> {
        let name = |import: &Import| (import.module.to_owned(), import.name.to_owned());
        half.imports.iter().map(name).collect()
    }

    #[test]
    fn what_the_second_half_alone_asks_for_goes_to_it() {
        let moved = moved(EARLY, LATER).unwrap();
        for half in [&moved.first, &moved.rest] {
            Validator::new().validate_all(half).unwrap();
        }
        let first = Half::read(&moved.first).unwrap();
        let rest = Half::read(&moved.rest).unwrap();
        let pair = |module: &str, name: &str| (module.to_owned(), name.to_owned());
        assert_eq!(moved.imports, BTreeSet::from(["late".to_owned()]));
        assert_eq!(names(&first), [pair("./glue.js", "kept")]);
        // What both call stays, under a name by which the second half finds it.
        let shared = names(&rest);
        assert_eq!(shared[0], pair("./glue.js", "late"));
        assert_eq!(shared[1].0, FIRST);
        let exported = first
            .exports
            .iter()
            .any(|export| export.name == shared[1].1);
        assert!(exported && shared.len() == 2);
    }

    #[test]
    fn every_function_of_the_table_keeps_its_number() {
        let moved = moved(EARLY, LATER).unwrap();
        let first = Half::read(&moved.first).unwrap();
        let rest = Half::read(&moved.rest).unwrap();
        assert_eq!(first.table.keys().copied().collect::<Vec<_>>(), [1, 3]);
        assert_eq!(rest.table.keys().copied().collect::<Vec<_>>(), [0, 2]);
        // Behind number two is what asks for `late`, which is the first import.
        let reached = rest.reach([rest.table[&2]]).unwrap();
        assert!(reached.contains(&0) && reached.contains(&1), "{reached:?}");
        let own = rest.reach([rest.table[&0]]).unwrap();
        assert!(own.iter().all(|function| rest.own(*function).is_some()));
    }

    #[test]
    fn halves_that_do_not_fit_are_refused() {
        let without = EARLY.replace("local_shim", "of another name");
        assert!(moved(&without, LATER).is_err());
        let nameless = EARLY.replace("(export \"given\" (table $given))", "");
        assert!(moved(&nameless, LATER).is_err());
        assert!(move_imports(b"no Wasm", b"nor this").is_err());
    }
}
