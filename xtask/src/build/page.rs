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

/// What the page needs first, as the value of a `Link` header: a browser asks for it before it has read
/// the page, and some hosts send it ahead of the page (early hints, RFC 8297).
pub fn early(html: &str) -> Option<String> {
    let links: Vec<String> = tags(html).filter_map(early_link).collect();
    (!links.is_empty()).then(|| links.join(", "))
}

fn early_link(tag: &str) -> Option<String> {
    let of = |name| value(tag, name);
    let (address, how) = match (tag.split_ascii_whitespace().next()?, of("rel")) {
        ("link", Some("stylesheet")) => (of("href")?, "preload; as=style".to_owned()),
        ("link", Some(rel @ ("preload" | "modulepreload"))) => {
            let kind = of("as").map_or_else(String::new, |kind| format!("; as={kind}"));
            (of("href")?, format!("{rel}{kind}; crossorigin"))
        }
        ("script", _) => (of("src")?, "preload; as=script".to_owned()),
        _ => return None,
    };
    Some(format!("<{address}>; rel={how}"))
}

/// The value of an attribute; none of ours holds a space.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    tag.split_ascii_whitespace().find_map(|word| {
        let value = word.strip_prefix(name)?.strip_prefix('=')?;
        Some(value.trim_matches(['"', '\'']))
    })
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
    fn what_the_page_needs_first_is_named_ahead_of_it() {
        let page = "<link rel=icon href=/i.svg><link href=\"/a.css\" rel=stylesheet>\
            <link as=fetch crossorigin href=/a.wasm rel=preload>\
            <link crossorigin href=/a.js rel=modulepreload><script src=/boot.js>";
        assert_eq!(
            early(page).as_deref(),
            Some(
                "</a.css>; rel=preload; as=style, </a.wasm>; rel=preload; as=fetch; crossorigin, \
                 </a.js>; rel=modulepreload; crossorigin, </boot.js>; rel=preload; as=script"
            )
        );
        assert_eq!(early("<p>"), None);
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
