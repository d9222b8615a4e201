//! Reads the text of a PDF as Chromium writes it: fonts with a table back to letters.

use super::{Context, Problem, Result};
use std::collections::BTreeMap;

/// A PDF, as far as the stories ask.
#[derive(Debug)]
pub struct Pdf {
    /// Width and height of each page, in points.
    pub pages: Vec<(f64, f64)>,
    /// All its text, without the space between the letters of a line.
    pub text: String,
}

/// Reads it.
pub fn read(bytes: &[u8]) -> Result<Pdf> {
    let objects = objects(bytes);
    let mut pages = Vec::new();
    for (head, _) in objects.values() {
        if head.contains("/Type /Page\n") || head.contains("/Type /Page/") {
            let numbers = after(head, "/MediaBox [").context_none("no size of the page")?;
            let numbers: Vec<f64> = numbers
                .split(']')
                .next()
                .unwrap_or_default()
                .split_whitespace()
                .filter_map(|number| number.parse().ok())
                .collect();
            if let [_, _, width, height] = numbers[..] {
                pages.push((width, height));
            }
        }
    }
    let mut text = String::new();
    for (_, stream) in objects.values() {
        let content = String::from_utf8_lossy(stream);
        if content.contains(" Tf") {
            shown(&content, &objects, &mut text);
        }
    }
    Ok(Pdf { pages, text })
}

type Objects = BTreeMap<usize, (String, Vec<u8>)>;

/// Each object: its dictionary as text, and its stream unpacked.
fn objects(bytes: &[u8]) -> Objects {
    let mut objects = Objects::new();
    let mut rest = bytes;
    while let Some(place) = find(rest, b" 0 obj") {
        let digits = rest[..place]
            .iter()
            .rev()
            .take_while(|b| b.is_ascii_digit());
        let count = digits.count();
        let name = String::from_utf8_lossy(&rest[place - count..place]).parse();
        rest = &rest[place + 6..];
        let end = find(rest, b"endobj").unwrap_or(rest.len());
        let head_end = find(&rest[..end], b"stream\n").unwrap_or(end);
        let head = String::from_utf8_lossy(&rest[..head_end]).into_owned();
        let mut stream = Vec::new();
        let mut over = end;
        if head_end < end {
            let body = &rest[head_end + 7..];
            let length = find(body, b"endstream").unwrap_or(body.len());
            over = head_end + 7 + length;
            stream = body[..length].to_vec();
            if head.contains("/FlateDecode") {
                stream = miniz_oxide::inflate::decompress_to_vec_zlib(&stream)
                    .unwrap_or_else(|failure| failure.output);
            }
        }
        rest = &rest[over..];
        if let Ok(name) = name {
            objects.insert(name, (head, stream));
        }
    }
    objects
}

fn find(bytes: &[u8], part: &[u8]) -> Option<usize> {
    bytes.windows(part.len()).position(|window| window == part)
}

fn after<'a>(text: &'a str, mark: &str) -> Option<&'a str> {
    text.split_once(mark).map(|(_, rest)| rest)
}

/// The letters of one stream. Chromium names a font after its object: `/F7` is object 7.
fn shown(content: &str, objects: &Objects, text: &mut String) {
    let mut letters = BTreeMap::new();
    for line in content.lines() {
        if let Some(font) = line.strip_prefix("/F").filter(|line| line.ends_with(" Tf")) {
            let name = font.split(' ').next().and_then(|name| name.parse().ok());
            letters = name.map(|name| table(name, objects)).unwrap_or_default();
        }
        for piece in line.split('<').skip(1) {
            let codes = piece.split('>').next().unwrap_or_default();
            for code in codes.as_bytes().chunks(4) {
                let code = std::str::from_utf8(code).unwrap_or_default();
                if let Some(letter) = u16::from_str_radix(code, 16)
                    .ok()
                    .and_then(|c| letters.get(&c))
                {
                    text.push_str(letter);
                }
            }
        }
    }
    text.push('\n');
}

/// From the codes of a font to letters, by its `ToUnicode`.
fn table(font: usize, objects: &Objects) -> BTreeMap<u16, String> {
    let mut table = BTreeMap::new();
    let by_name = |name: usize| objects.get(&name);
    let map = by_name(font)
        .and_then(|(head, _)| after(head, "/ToUnicode "))
        .and_then(|rest| rest.split(' ').next()?.parse().ok())
        .and_then(by_name)
        .map(|(_, stream)| String::from_utf8_lossy(stream).into_owned())
        .unwrap_or_default();
    let hex = |text: &str| u16::from_str_radix(text, 16).ok();
    for line in map.lines() {
        let parts: Vec<&str> = line
            .split(['<', '>', ' '])
            .filter(|p| !p.is_empty())
            .collect();
        let unit = |text: &str| {
            let units = text
                .as_bytes()
                .chunks(4)
                .filter_map(|c| hex(std::str::from_utf8(c).ok()?));
            String::from_utf16_lossy(&units.collect::<Vec<_>>())
        };
        match parts[..] {
            [code, letter] if line.starts_with('<') => {
                if let Some(code) = hex(code) {
                    table.insert(code, unit(letter));
                }
            }
            [first, last, letter] if line.starts_with('<') => {
                if let (Some(first), Some(last), Some(letter)) =
                    (hex(first), hex(last), hex(letter))
                {
                    for (code, letter) in (first..=last).zip(letter..) {
                        table.insert(code, String::from_utf16_lossy(&[letter]));
                    }
                }
            }
            _ => {}
        }
    }
    table
}

/// A missing part is a problem.
trait OrProblem<T> {
    fn context_none(self, what: &str) -> Result<T>;
}

impl<T> OrProblem<T> for Option<T> {
    fn context_none(self, what: &str) -> Result<T> {
        self.ok_or_else(|| Problem::new(what))
            .context("reading the PDF")
    }
}
