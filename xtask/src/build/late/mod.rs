//! Moves into the second half of the Wasm what only that half asks of the browser.
//!
//! `wasm-bindgen` sees the first half alone, so `wasm-split` leaves every import there, with a function in
//! the table ("… `local_shim`") through which the second half calls it. A first visit would fetch some hundred
//! imports, and their glue, for recordings, drawings and the store. Here such a function goes to the second
//! half with all that only it calls, under the same number in the table, so that nobody else has to know.

mod change;
mod half;

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::ExternalKind;

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
