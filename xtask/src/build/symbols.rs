//! Takes the pictures that `src/content/symbols.json` names out of `OpenMoji`, one SVG file each.

use std::path::Path;

use serde_json::Value;

use crate::paths;
use crate::problem::{Context, Problem, Result};

/// Writes the named symbols into `to`; without a list there are none.
pub fn extract(list: &Path, node_modules: &Path, to: &Path) -> Result<usize> {
    if !list.exists() {
        return Ok(0);
    }
    let named: Value = parse(list)?;
    let icons = parse(&node_modules.join("@iconify-json/openmoji/icons.json"))?;
    let named = named["symbols"]
        .as_object()
        .ok_or_else(|| Problem::new(format!("{} must have an object `symbols`", list.display())))?;
    for (name, icon) in named {
        let wrong = |what: &str| Problem::new(format!("{}: {name}: {what}", list.display()));
        if !is_plain(name) {
            return Err(wrong("a name is made of a-z, 0-9 and -"));
        }
        let icon = icon
            .as_str()
            .ok_or_else(|| wrong("the OpenMoji name must be text"))?;
        let svg = svg(&icons, icon).ok_or_else(|| wrong(&format!("OpenMoji has no `{icon}`")))?;
        paths::write(&to.join(format!("{name}.svg")), svg)?;
    }
    Ok(named.len())
}

fn parse(path: &Path) -> Result<Value> {
    serde_json::from_slice(&paths::read(path)?).context(path.display())
}

fn is_plain(name: &str) -> bool {
    !name.is_empty()
        && name
            .bytes()
            .all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-'))
}

/// One icon, or the icon that it is another name for, as a file that stands alone.
fn svg(icons: &Value, name: &str) -> Option<String> {
    let real = icons["aliases"][name]["parent"].as_str().unwrap_or(name);
    let icon = &icons["icons"][real];
    let body = icon["body"].as_str()?;
    let side = |key: &str| icon[key].as_u64().or(icons[key].as_u64()).unwrap_or(72);
    Some(format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {} {}\">{body}</svg>\n",
        side("width"),
        side("height"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_icon_stands_alone_and_other_names_lead_to_it() {
        let icons: Value = serde_json::from_str(
            r#"{"icons":{"car":{"body":"<path d=\"M0 0\"/>"}},"aliases":{"auto":{"parent":"car"}},"width":72,"height":72}"#,
        )
        .unwrap();
        let car = svg(&icons, "car").unwrap();
        assert!(
            car.starts_with(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 72 72\"><path"
            )
        );
        assert_eq!(svg(&icons, "auto"), Some(car));
        assert_eq!(svg(&icons, "boat"), None);
    }

    #[test]
    fn a_name_cannot_leave_its_folder() {
        assert!(is_plain("sad-face-2"));
        assert!(!is_plain("../x") && !is_plain("") && !is_plain("Á"));
    }
}
