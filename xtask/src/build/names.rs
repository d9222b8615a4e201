//! Shortens the names by which the Wasm calls the glue, and takes out what does not run.
//!
//! `wasm-bindgen` gives every import a name with a hash, which no compression makes smaller: some
//! kilobytes of a first visit, once in the Wasm and once in the glue. Both are changed together.

use std::collections::HashMap;

use crate::problem::{Problem, Result};

/// Names that are shortened begin so.
const LONG: &str = "__wb";
/// The section of imports, and the kind of import that is a function (WebAssembly core
/// specification, binary format, 5.5.5).
const IMPORTS: u8 = 2;
/// The kind of section that is for tools and not for the browser (5.5.3).
const CUSTOM: u8 = 0;

/// The short name for each long one, in the order in which they came.
#[derive(Debug, Default)]
pub struct Short(HashMap<String, String>);

impl Short {
    fn name(&mut self, long: &str) -> String {
        let next = self.0.len();
        let short = self
            .0
            .entry(long.to_owned())
            .or_insert_with(|| spelled(next));
        short.clone()
    }

    /// The script with the long names replaced, as whole words.
    pub fn apply(&self, script: &str) -> String {
        let mut out = String::with_capacity(script.len());
        let mut rest = script;
        while let Some(start) = rest.find(LONG) {
            let (before, from) = rest.split_at(start);
            out.push_str(before);
            let end = from
                .find(|c: char| !c.is_ascii_alphanumeric() && c != '_' && c != '$')
                .unwrap_or(from.len());
            let (word, after) = from.split_at(end);
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

/// The module with the names of its imports shortened.
pub fn shorten_imports(wasm: &[u8], short: &mut Short) -> Result<Vec<u8>> {
    let mut reader = Reader { bytes: wasm, at: 8 };
    let mut out = wasm.get(..8).ok_or_else(broken)?.to_vec();
    while reader.at < wasm.len() {
        let start = reader.at;
        let id = reader.byte()?;
        let size = reader.number()?;
        let body = reader.take(size)?;
        if id == IMPORTS {
            let body = shorten_section(body, short)?;
            out.push(id);
            write_number(&mut out, body.len());
            out.extend(body);
        } else {
            out.extend(&wasm[start..reader.at]);
        }
    }
    Ok(out)
}

/// The module without its custom sections: what the linker leaves for `wasm-split` is larger than the
/// program.
pub fn without_custom_sections(wasm: &[u8]) -> Result<Vec<u8>> {
    let mut reader = Reader { bytes: wasm, at: 8 };
    let mut out = wasm.get(..8).ok_or_else(broken)?.to_vec();
    while reader.at < wasm.len() {
        let start = reader.at;
        let id = reader.byte()?;
        reader.sized()?;
        if id != CUSTOM {
            out.extend(&wasm[start..reader.at]);
        }
    }
    Ok(out)
}

fn shorten_section(body: &[u8], short: &mut Short) -> Result<Vec<u8>> {
    let mut reader = Reader { bytes: body, at: 0 };
    let mut out = Vec::with_capacity(body.len());
    let count = reader.number()?;
    write_number(&mut out, count);
    for _ in 0..count {
        let module = reader.sized()?;
        write_sized(&mut out, module);
        let name = reader.sized()?;
        match std::str::from_utf8(name) {
            Ok(name) if name.starts_with(LONG) => {
                write_sized(&mut out, short.name(name).as_bytes());
            }
            _ => write_sized(&mut out, name),
        }
        let start = reader.at;
        reader.skip_description()?;
        out.extend(&body[start..reader.at]);
    }
    Ok(out)
}

fn broken() -> Problem {
    Problem::new("the Wasm that was made cannot be read")
}

struct Reader<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl<'a> Reader<'a> {
    fn byte(&mut self) -> Result<u8> {
        let byte = self.bytes.get(self.at).copied().ok_or_else(broken)?;
        self.at += 1;
        Ok(byte)
    }

    /// An unsigned number in LEB128.
    fn number(&mut self) -> Result<usize> {
        let (mut value, mut shift) = (0_usize, 0);
        loop {
            let byte = self.byte()?;
            value |= usize::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                return Ok(value);
            }
            shift += 7;
            if shift > 28 {
                return Err(broken());
            }
        }
    }

    fn take(&mut self, size: usize) -> Result<&'a [u8]> {
        let end = self.at.checked_add(size).ok_or_else(broken)?;
        let taken = self.bytes.get(self.at..end).ok_or_else(broken)?;
        self.at = end;
        Ok(taken)
    }

    fn sized(&mut self) -> Result<&'a [u8]> {
        let size = self.number()?;
        self.take(size)
    }

    /// What an import is: function, table, memory, global or tag, each with its own form.
    fn skip_description(&mut self) -> Result<()> {
        match self.byte()? {
            0 => drop(self.number()?),
            1 => {
                self.byte()?;
                self.skip_limits()?;
            }
            2 => self.skip_limits()?,
            3 => drop(self.take(2)?),
            4 => {
                self.byte()?;
                self.number()?;
            }
            _ => return Err(broken()),
        }
        Ok(())
    }

    fn skip_limits(&mut self) -> Result<()> {
        let flags = self.byte()?;
        self.number()?;
        if flags & 1 == 1 {
            self.number()?;
        }
        Ok(())
    }
}

fn write_number(out: &mut Vec<u8>, mut value: usize) {
    loop {
        let low = u8::try_from(value & 0x7f).unwrap_or_default();
        value >>= 7;
        if value == 0 {
            out.push(low);
            return;
        }
        out.push(low | 0x80);
    }
}

fn write_sized(out: &mut Vec<u8>, bytes: &[u8]) {
    write_number(out, bytes.len());
    out.extend(bytes);
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A module with one section before the imports, two imports and one section after.
    fn module(names: [&str; 2]) -> Vec<u8> {
        let mut section = vec![2];
        for name in names {
            write_sized(&mut section, b"./glue.js");
            write_sized(&mut section, name.as_bytes());
            section.extend([0, 3]);
        }
        let mut wasm = b"\0asm\x01\0\0\0".to_vec();
        wasm.extend([1, 2, 9, 9]);
        wasm.push(IMPORTS);
        write_sized(&mut wasm, &section);
        wasm.extend([10, 1, 7]);
        wasm
    }

    #[test]
    fn wasm_and_glue_keep_knowing_each_other() {
        let mut short = Short::default();
        let long = ["__wbg_then_0123456789abcdef", "kept"];
        let made = shorten_imports(&module(long), &mut short).unwrap();
        assert_eq!(made, module(["$0", "kept"]));
        let glue = "{__wbg_then_0123456789abcdef:(a)=>a,__wbindgen_start(){}}";
        assert_eq!(short.apply(glue), "{$0:(a)=>a,__wbindgen_start(){}}");
    }

    #[test]
    fn what_does_not_run_goes() {
        let plain = module(["a", "b"]);
        let mut more = plain.clone();
        more.extend([CUSTOM, 4, 1, b'x', 7, 7]);
        assert_eq!(without_custom_sections(&more).unwrap(), plain);
        assert!(without_custom_sections(&more[..more.len() - 1]).is_err());
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
        let whole = module(["__wbg_a_0123456789abcdef", "b"]);
        for cut in 9..whole.len() {
            let made = shorten_imports(&whole[..cut], &mut Short::default());
            let at_a_border = [12, whole.len() - 3].contains(&cut);
            assert_eq!(made.is_ok(), at_a_border, "{cut}");
        }
    }
}
