//! Tells the page the names that the build made, and checks the finished page against the policy, before
//! a browser has to refuse it.

use crate::headers;
use crate::problem::{Problem, Result};

/// Refuses a page whose `meta` policy differs from ours, or that holds inline script or style.
pub fn check(html: &str) -> Result<()> {
    let policy = headers::policy_for_meta();
    if !html.contains(&policy) {
        return Err(Problem::new(format!(
            "public/index.html must state the policy:\n\
             <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">"
        )));
    }
    for tag in tags(html) {
        let name: String = tag
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        let inline_script = name.eq_ignore_ascii_case("script") && !tag.contains(" src=");
        let inline_style = name.eq_ignore_ascii_case("style") || has_attribute(tag, "style");
        if inline_script || inline_style || has_handler(tag) {
            return Err(Problem::new(format!(
                "public/index.html: inline script or style in <{tag}>"
            )));
        }
    }
    Ok(())
}

/// Tells `boot.js` the name of a file of which the page itself knows nothing, as `data-…` of its script.
pub fn tell(html: &str, what: &str, file: &str) -> Result<String> {
    let (before, after) = html
        .split_once(" data-wasm=")
        .ok_or_else(|| Problem::new("the page names no Wasm"))?;
    Ok(format!("{before} data-{what}=/{file} data-wasm={after}"))
}

/// What stands between `<` and `>` of every start tag.
fn tags(html: &str) -> impl Iterator<Item = &str> {
    html.split('<')
        .skip(1)
        .filter(|piece| piece.starts_with(|first: char| first.is_ascii_alphabetic()))
        .map(|piece| piece.split('>').next().unwrap_or(piece))
}

fn has_attribute(tag: &str, name: &str) -> bool {
    attributes(tag).any(|attribute| attribute.eq_ignore_ascii_case(name))
}

fn has_handler(tag: &str) -> bool {
    attributes(tag)
        .any(|attribute| attribute.len() > 2 && attribute[..2].eq_ignore_ascii_case("on"))
}

/// The words before each `=`; good enough for a page that we write ourselves.
fn attributes(tag: &str) -> impl Iterator<Item = &str> {
    tag.split('=')
        .filter_map(|before| before.split_ascii_whitespace().next_back())
        .filter(|word| word.is_ascii())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(body: &str) -> String {
        format!("<meta content=\"{}\">{body}", headers::policy_for_meta())
    }

    #[test]
    fn the_script_is_told_names_one_beside_the_other() {
        let page = tell("<script src=/boot.js data-wasm=/a.wasm>", "rest", "b.wasm")
            .and_then(|page| tell(&page, "worker", "c.js"));
        assert_eq!(
            page.ok().as_deref(),
            Some("<script src=/boot.js data-rest=/b.wasm data-worker=/c.js data-wasm=/a.wasm>")
        );
        assert!(tell("<p>", "rest", "b.wasm").is_err());
    }

    #[test]
    fn a_page_with_files_only_passes() {
        let body = "<script type=\"module\" src=\"/boot.js\"></script><p class=\"one\">1 < 2</p>";
        assert!(check(&page(body)).is_ok());
    }

    #[test]
    fn inline_parts_and_another_policy_are_refused() {
        for body in [
            "<script>1</script>",
            "<style>a{}</style>",
            "<p style=\"a\">",
            "<p onclick=\"a()\">",
        ] {
            assert!(check(&page(body)).is_err(), "{body}");
        }
        assert!(check("<meta content=\"default-src *\">").is_err());
    }
}
