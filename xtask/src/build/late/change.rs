//! Writes both halves anew: one [`without`] what goes, one [`with`] it.

use std::collections::BTreeMap;

use wasm_encoder::reencode::{Error, Reencode, utils};
use wasm_encoder::{
    CodeSection, ConstExpr, ElementSection, Elements, EntityType, ExportKind, ExportSection,
    FunctionSection, ImportSection, Module, TableType, TypeSection,
};
use wasmparser::{CustomSectionReader, Element, FuncType, FunctionBody, Parser};

use super::half::{Half, slots};
use super::{FIRST, Plan};
use crate::problem::{Context, Problem, Result};

/// The one custom section that wasm-opt reads.
const FEATURES: &str = "target_features";

pub(super) type Done<T = ()> = std::result::Result<T, Error<Problem>>;

/// The first half without what goes.
pub(super) fn without(wasm: &[u8], first: &Half, plan: &Plan) -> Result<Vec<u8>> {
    let mut next = 0;
    let mut stay = |function: &u32| {
        let stays = !plan.moved.contains(function);
        next += u32::from(stays);
        stays.then(|| next - 1)
    };
    let all = first.imports.len() + first.functions.len();
    let stays = (0..).take(all).map(|function| stay(&function)).collect();
    written(&mut Without { first, plan, stays }, wasm).context("writing the first half")
}

/// The second half with what comes.
pub(super) fn with(wasm: &[u8], rest: &Half, first: &Half, plan: &Plan) -> Result<Vec<u8>> {
    let mut change = With::new(rest, first, plan)?;
    written(&mut change, wasm).context("writing the second half")
}

pub(super) fn written(change: &mut impl Reencode<Error = Problem>, wasm: &[u8]) -> Result<Vec<u8>> {
    let mut module = Module::new();
    change
        .parse_core_module(&mut module, Parser::new(0), wasm)
        .context("changing the module")?;
    Ok(module.finish())
}

pub(super) fn lacks(what: &str) -> Error<Problem> {
    Error::UserError(Problem::new(format!("the halves do not fit: {what}")))
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// Names and places of functions would not be right any more, and nobody reads them from here on.
fn take_custom(module: &mut Module, section: &CustomSectionReader) {
    if section.name() == FEATURES {
        module.section(&wasm_encoder::CustomSection {
            name: FEATURES.into(),
            data: section.data().into(),
        });
    }
}

struct Without<'a> {
    first: &'a Half<'a>,
    plan: &'a Plan,
    /// The new number of each function that stays.
    stays: Vec<Option<u32>>,
}

impl Reencode for Without<'_> {
    type Error = Problem;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        let stays = self.stays.get(function as usize).copied().flatten();
        stays.ok_or_else(|| lacks("what stays calls what goes"))
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Done {
        let mut function = 0;
        for import in section.into_imports() {
            let import = import?;
            if matches!(import.ty, wasmparser::TypeRef::Func(_)) {
                function += 1;
                if self.plan.moved.contains(&(function - 1)) {
                    continue;
                }
            }
            self.parse_import(imports, import)?;
        }
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Done {
        for (function, kind) in (number(self.first.imports.len())..).zip(section) {
            if !self.plan.moved.contains(&function) {
                functions.function(kind?);
            }
        }
        Ok(())
    }

    fn parse_export_section(
        &mut self,
        exports: &mut ExportSection,
        section: wasmparser::ExportSectionReader<'_>,
    ) -> Done {
        utils::parse_export_section(self, exports, section)?;
        for (function, shared) in &self.plan.shared {
            if shared.is_new {
                exports.export(
                    &shared.name,
                    ExportKind::Func,
                    self.function_index(*function)?,
                );
            }
        }
        Ok(())
    }

    fn parse_element(&mut self, elements: &mut ElementSection, element: Element<'_>) -> Done {
        let slots = slots(&element)?;
        if slots.is_empty() {
            return utils::parse_element(self, elements, element);
        }
        let mut staying = Vec::new();
        for (slot, function) in slots {
            if !self.plan.moved.contains(&function) {
                staying.push((slot, self.function_index(function)?));
            }
        }
        add_runs(elements, &staying);
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Done {
        for (function, body) in (number(self.first.imports.len())..).zip(section) {
            if !self.plan.moved.contains(&function) {
                self.parse_function_body(code, body?)?;
            }
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Done {
        take_custom(module, &section);
        Ok(())
    }
}

/// Functions for the table, as one list for each run of numbers without a gap.
pub(super) fn add_runs(elements: &mut ElementSection, slots: &[(u32, u32)]) {
    for run in slots.chunk_by(|before, after| before.0 + 1 == after.0) {
        let functions: Vec<u32> = run.iter().map(|(_, function)| *function).collect();
        if let Some((first, _)) = run.first() {
            let offset = ConstExpr::i32_const(first.cast_signed());
            elements.active(None, &offset, Elements::Functions(functions.into()));
        }
    }
}

struct With<'a> {
    rest: &'a Half<'a>,
    first: &'a Half<'a>,
    plan: &'a Plan,
    /// How many imports that are functions come.
    come: u32,
    /// What is here under which number, by its number in the first half.
    here: BTreeMap<u32, u32>,
    /// The table of what the browser gave: its type and its name there.
    references: (TableType, &'a str),
}

impl<'a> With<'a> {
    fn new(rest: &'a Half<'a>, first: &'a Half<'a>, plan: &'a Plan) -> Result<Self> {
        let found = first.references().and_then(|table| {
            let name = first.exported(wasmparser::ExternalKind::Table, table)?;
            Some((*first.tables.get(table as usize)?, name))
        });
        let (kind, name) = found.ok_or_else(|| Problem::new("the first half shares no table"))?;
        let kind = TableType::try_from(kind)
            .map_err(|_| Problem::new("the table of the first half is of another kind"))?;
        let own = number(rest.imports.len());
        let imports = plan
            .moved
            .iter()
            .filter(|function| first.own(**function).is_none());
        let imports = imports.chain(plan.shared.keys());
        let mut here: BTreeMap<u32, u32> = imports.copied().zip(own..).collect();
        let come = number(here.len());
        let functions = own + come + number(rest.functions.len());
        let moved = plan.own_functions(first).map(|(function, _)| function);
        here.extend(moved.zip(functions..));
        Ok(Self {
            rest,
            first,
            plan,
            come,
            here,
            references: (kind, name),
        })
    }

    /// The types of what comes: for each function that is imported, then for each that is not.
    fn kinds(&self) -> Done<Vec<&'a FuncType>> {
        let imports = self
            .plan
            .imports(self.first)
            .map(|import| Some(import.kind));
        let own = |function: &u32| {
            let own = self.first.own(*function)?;
            self.first.functions.get(own).copied()
        };
        let shared = self.plan.shared.keys().map(own);
        let moved = self
            .plan
            .own_functions(self.first)
            .map(|(function, _)| own(&function));
        imports
            .chain(shared)
            .chain(moved)
            .map(|kind| self.first.kinds.get(kind? as usize))
            .collect::<Option<Vec<_>>>()
            .ok_or_else(|| lacks("a function has no type"))
    }
}

impl Reencode for With<'_> {
    type Error = Problem;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        let is_own = function as usize >= self.rest.imports.len();
        Ok(function + if is_own { self.come } else { 0 })
    }

    fn parse_type_section(
        &mut self,
        types: &mut TypeSection,
        section: wasmparser::TypeSectionReader<'_>,
    ) -> Done {
        utils::parse_type_section(self, types, section)?;
        for kind in self.kinds()? {
            let kind = self.func_type(kind.clone())?;
            types.ty().func_type(&kind);
        }
        Ok(())
    }

    fn parse_import_section(
        &mut self,
        imports: &mut ImportSection,
        section: wasmparser::ImportSectionReader<'_>,
    ) -> Done {
        utils::parse_import_section(self, imports, section)?;
        let mut kinds = number(self.rest.kinds.len())..;
        let mut kind = || EntityType::Function(kinds.next().unwrap_or_default());
        for import in self.plan.imports(self.first) {
            imports.import(import.module, import.name, kind());
        }
        for shared in self.plan.shared.values() {
            imports.import(FIRST, &shared.name, kind());
        }
        let (table, name) = self.references;
        imports.import(FIRST, name, table);
        Ok(())
    }

    fn parse_function_section(
        &mut self,
        functions: &mut FunctionSection,
        section: wasmparser::FunctionSectionReader<'_>,
    ) -> Done {
        utils::parse_function_section(self, functions, section)?;
        let kinds = number(self.rest.kinds.len()) + self.come..;
        for (_, kind) in self.plan.own_functions(self.first).zip(kinds) {
            functions.function(kind);
        }
        Ok(())
    }

    fn parse_element_section(
        &mut self,
        elements: &mut ElementSection,
        section: wasmparser::ElementSectionReader<'_>,
    ) -> Done {
        utils::parse_element_section(self, elements, section)?;
        let coming = self.first.table.iter();
        let coming = coming.filter(|(_, function)| self.plan.moved.contains(function));
        let coming: Vec<(u32, u32)> = coming
            .filter_map(|(slot, function)| Some((*slot, *self.here.get(function)?)))
            .collect();
        add_runs(elements, &coming);
        Ok(())
    }

    fn parse_code_section(
        &mut self,
        code: &mut CodeSection,
        section: wasmparser::CodeSectionReader<'_>,
    ) -> Done {
        utils::parse_code_section(self, code, section)?;
        let bodies: Vec<FunctionBody> = self
            .plan
            .own_functions(self.first)
            .filter_map(|(_, own)| self.first.bodies.get(own).cloned())
            .collect();
        for body in bodies {
            Moving(self).parse_function_body(code, body)?;
        }
        Ok(())
    }

    fn parse_custom_section(
        &mut self,
        module: &mut Module,
        section: CustomSectionReader<'_>,
    ) -> Done {
        take_custom(module, &section);
        Ok(())
    }
}

/// The code of what moves, in which all numbers are those of the first half.
struct Moving<'a, 'b>(&'a With<'b>);

impl Reencode for Moving<'_, '_> {
    type Error = Problem;

    fn function_index(&mut self, function: u32) -> Done<u32> {
        let here = self.0.here.get(&function).copied();
        here.ok_or_else(|| lacks("what goes calls what is not shared"))
    }

    fn table_index(&mut self, table: u32) -> Done<u32> {
        if self.0.first.references() == Some(table) {
            Ok(number(self.0.rest.tables.len()))
        } else {
            Err(lacks("what goes uses another table"))
        }
    }

    fn type_index(&mut self, _kind: u32) -> Done<u32> {
        Err(lacks("what goes names a type"))
    }

    fn global_index(&mut self, _global: u32) -> Done<u32> {
        Err(lacks("what goes uses a global"))
    }
}
