//! What has to be known of one half: read, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use wasmparser::{
    CustomSectionReader, Element, ElementItems, ElementKind, Export, ExternalKind, FuncType,
    FunctionBody, KnownCustom, Name, Operator, Parser, Payload, RefType, Result, TableType,
    TypeRef,
};

/// An import that is a function.
pub(super) struct Import<'a> {
    pub module: &'a str,
    pub name: &'a str,
    pub kind: u32,
}

/// What has to be known of a module.
#[derive(Default)]
pub(super) struct Half<'a> {
    pub kinds: Vec<FuncType>,
    pub imports: Vec<Import<'a>>,
    pub tables: Vec<TableType>,
    /// The types of the functions that are no imports.
    pub functions: Vec<u32>,
    pub bodies: Vec<FunctionBody<'a>>,
    pub exports: Vec<Export<'a>>,
    pub start: Option<u32>,
    /// Which function has which number in the table.
    pub table: BTreeMap<u32, u32>,
    pub names: BTreeMap<u32, &'a str>,
}

impl<'a> Half<'a> {
    pub fn read(wasm: &'a [u8]) -> Result<Self> {
        let mut half = Self::default();
        for payload in Parser::new(0).parse_all(wasm) {
            half.take(payload?)?;
        }
        Ok(half)
    }

    fn take(&mut self, payload: Payload<'a>) -> Result<()> {
        match payload {
            Payload::TypeSection(section) => {
                for kind in section.into_iter_err_on_gc_types() {
                    self.kinds.push(kind?);
                }
            }
            Payload::ImportSection(section) => {
                for import in section.into_imports() {
                    let import = import?;
                    match import.ty {
                        TypeRef::Func(kind) => self.imports.push(Import {
                            module: import.module,
                            name: import.name,
                            kind,
                        }),
                        TypeRef::Table(table) => self.tables.push(table),
                        _ => {}
                    }
                }
            }
            Payload::TableSection(section) => {
                for table in section {
                    self.tables.push(table?.ty);
                }
            }
            Payload::FunctionSection(section) => {
                for kind in section {
                    self.functions.push(kind?);
                }
            }
            Payload::ExportSection(section) => {
                for export in section {
                    self.exports.push(export?);
                }
            }
            Payload::StartSection { func, .. } => self.start = Some(func),
            Payload::ElementSection(section) => {
                for element in section {
                    self.table.extend(slots(&element?)?);
                }
            }
            Payload::CodeSectionEntry(body) => self.bodies.push(body),
            Payload::CustomSection(section) => self.take_names(&section)?,
            _ => {}
        }
        Ok(())
    }

    fn take_names(&mut self, section: &CustomSectionReader<'a>) -> Result<()> {
        if let KnownCustom::Name(names) = section.as_known() {
            for part in names {
                if let Name::Function(names) = part? {
                    for name in names {
                        let name = name?;
                        self.names.insert(name.index, name.name);
                    }
                }
            }
        }
        Ok(())
    }

    /// The place of a function among those that are no imports.
    pub fn own(&self, function: u32) -> Option<usize> {
        (function as usize).checked_sub(self.imports.len())
    }

    /// Which of the tables holds what the browser gave.
    pub fn references(&self) -> Option<u32> {
        let found = self
            .tables
            .iter()
            .position(|table| table.element_type == RefType::EXTERNREF);
        u32::try_from(found?).ok()
    }

    /// The functions that a function names.
    pub fn calls(&self, function: u32) -> Result<Vec<u32>> {
        let mut calls = Vec::new();
        let Some(body) = self.own(function).and_then(|own| self.bodies.get(own)) else {
            return Ok(calls);
        };
        for operator in body.get_operators_reader()? {
            match operator? {
                Operator::Call { function_index }
                | Operator::ReturnCall { function_index }
                | Operator::RefFunc { function_index } => calls.push(function_index),
                _ => {}
            }
        }
        Ok(calls)
    }

    /// These functions and all that they call, and so on.
    pub fn reach(&self, from: impl IntoIterator<Item = u32>) -> Result<BTreeSet<u32>> {
        let mut waiting: Vec<u32> = from.into_iter().collect();
        let mut reached = BTreeSet::new();
        while let Some(function) = waiting.pop() {
            if reached.insert(function) {
                waiting.extend(self.calls(function)?);
            }
        }
        Ok(reached)
    }

    pub fn exported(&self, kind: ExternalKind, index: u32) -> Option<&'a str> {
        let mut exports = self.exports.iter();
        let found = exports.find(|export| export.kind == kind && export.index == index);
        found.map(|export| export.name)
    }
}

/// The functions of a list, each with its number in the table.
pub(super) fn slots(element: &Element) -> Result<Vec<(u32, u32)>> {
    let (Some(first), ElementItems::Functions(functions)) = (start(element)?, &element.items)
    else {
        return Ok(Vec::new());
    };
    (first..)
        .zip(functions.clone())
        .map(|(slot, function)| Ok((slot, function?)))
        .collect()
}

/// Where in the table of functions a list begins.
fn start(element: &Element) -> Result<Option<u32>> {
    let ElementKind::Active {
        table_index: None | Some(0),
        offset_expr,
    } = &element.kind
    else {
        return Ok(None);
    };
    let first = offset_expr.get_operators_reader().read()?;
    Ok(match first {
        Operator::I32Const { value } => Some(value.cast_unsigned()),
        _ => None,
    })
}
