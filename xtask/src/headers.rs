//! The production headers: one table for our server, for static hosts and for the page's own `meta`.
//!
//! Pure. The policy allows this origin alone, Wasm, and one Trusted Types policy (in `boot.js`).

use std::fmt::Write;

/// The Content-Security-Policy, directive by directive.
const POLICY: &[(&str, &str)] = &[
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' blob: data:"),
    ("media-src", "'self' blob:"),
    ("font-src", "'self'"),
    ("connect-src", "'self'"),
    ("worker-src", "'self'"),
    ("manifest-src", "'self'"),
    ("base-uri", "'self'"),
    ("form-action", "'none'"),
    ("frame-ancestors", "'none'"),
    ("require-trusted-types-for", "'script'"),
    ("trusted-types", "default"),
];

/// Headers that every answer carries, besides the policy.
const EVERYWHERE: &[(&str, &str)] = &[
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    (
        "Permissions-Policy",
        "camera=(), display-capture=(), geolocation=(), microphone=(self), payment=(), usb=()",
    ),
    ("Strict-Transport-Security", "max-age=31536000"),
];

/// Files that tell a static host what to do; no server hands them out.
pub const HOST_FILES: [&str; 2] = ["_headers", "_redirects"];

/// The one page.
pub const PAGE: &str = "index.html";
/// The addresses at which people arrive from outside.
const ARRIVALS: [&str; 3] = ["/", "/begin/parent", "/begin/young-person"];

/// The policy as a header.
pub fn policy() -> String {
    join(POLICY.iter())
}

/// The policy as a `meta` element may state it: `frame-ancestors` counts in headers only.
pub fn policy_for_meta() -> String {
    join(POLICY.iter().filter(|(name, _)| *name != "frame-ancestors"))
}

fn join<'a>(directives: impl Iterator<Item = &'a (&'a str, &'a str)>) -> String {
    let all: Vec<String> = directives
        .map(|(name, value)| format!("{name} {value}"))
        .collect();
    all.join("; ")
}

/// Every header of the answer with the file at `path` (relative, forward slashes).
pub fn for_file(path: &str) -> Vec<(&'static str, String)> {
    let mut headers = for_all();
    headers.push(("Content-Type", mime(path).to_owned()));
    headers.push(("Cache-Control", cache_control(path).to_owned()));
    headers
}

/// The headers that do not depend on the file.
pub fn for_all() -> Vec<(&'static str, String)> {
    let mut headers = vec![("Content-Security-Policy", policy())];
    headers.extend(
        EVERYWHERE
            .iter()
            .map(|(name, value)| (*name, (*value).to_owned())),
    );
    headers
}

/// The MIME type by the file's extension.
pub fn mime(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "webp" => "image/webp",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

/// Whether compressing this file is worth the while.
pub fn compressible(path: &str) -> bool {
    let kind = mime(path);
    kind.starts_with("text/")
        || kind.starts_with("application/") && kind != "application/octet-stream"
        || kind == "image/svg+xml"
}

/// How long a file may be kept without asking.
pub fn cache_control(path: &str) -> &'static str {
    const SLOW_TO_CHANGE: [&str; 3] = ["fonts/", "symbols/", "icons/"];
    if has_hash(path) {
        "public, max-age=31536000, immutable"
    } else if SLOW_TO_CHANGE.iter().any(|folder| path.starts_with(folder)) {
        "public, max-age=604800"
    } else {
        "no-cache"
    }
}

/// Whether the file's name holds a hash of its content, as in `app-0123456789abcdef.css`.
///
/// `sw.js` asks the same question in the same way.
pub fn has_hash(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.split('-').skip(1).any(|part| {
        let end = part.find(['.', '_']).unwrap_or(part.len());
        // Trunk writes 64 bits without leading zeros.
        (12..=16).contains(&end)
            && part[..end]
                .bytes()
                .all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

/// The `_headers` file that several static hosts understand. `early` is what to name ahead of the page.
pub fn for_hosts(files: &[String], early: Option<&str>) -> String {
    let mut text = String::from("/*\n");
    for (name, value) in for_all() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  {name}: {value}");
    }
    let mut rules: Vec<(String, &str)> = vec![("/".to_owned(), cache_control(PAGE))];
    for file in files
        .iter()
        .filter(|file| !HOST_FILES.contains(&file.as_str()))
    {
        let pattern = match file.split_once('/') {
            Some((folder, _)) if !has_hash(file) => format!("/{folder}/*"),
            _ => format!("/{file}"),
        };
        let rule = (pattern, cache_control(file));
        if !rules.contains(&rule) {
            rules.push(rule);
        }
    }
    for (pattern, value) in rules {
        let _ = writeln!(text, "{pattern}\n  Cache-Control: {value}");
    }
    if let Some(links) = early {
        for address in ARRIVALS {
            let _ = writeln!(text, "{address}\n  Link: {links}");
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_policy_allows_no_other_origin() {
        for (name, value) in POLICY {
            for source in value.split(' ') {
                let own =
                    source.starts_with('\'') || matches!(source, "blob:" | "data:" | "default");
                assert!(own, "{name} allows {source}");
            }
        }
        assert!(!policy().contains("unsafe-inline"));
        assert!(!policy().contains("'unsafe-eval'"));
    }

    #[test]
    fn only_the_header_forbids_frames() {
        assert!(policy().contains("frame-ancestors 'none'"));
        assert!(!policy_for_meta().contains("frame-ancestors"));
        assert!(policy_for_meta().contains("trusted-types default"));
    }

    #[test]
    fn names_with_a_hash_are_immutable_and_others_are_asked_for() {
        for hashed in [
            "our-say-123456789abcde.js",
            "our-say-0123456789abcdef_bg.wasm",
            "x/app-00ff00ff00ff00ff.css",
        ] {
            assert!(cache_control(hashed).contains("immutable"), "{hashed}");
        }
        for fixed in [
            "index.html",
            "sw.js",
            "boot.js",
            "manifest.webmanifest",
            "i18n/en/first.json",
            "content/sets/faq-parents.en.json",
        ] {
            assert_eq!(cache_control(fixed), "no-cache", "{fixed}");
        }
        assert!(!has_hash("fonts/atkinson-400.woff2"));
    }

    #[test]
    fn wasm_can_be_compiled_while_it_streams() {
        assert_eq!(mime("our-say-0123456789abcdef_bg.wasm"), "application/wasm");
        assert!(compressible("a.wasm") && compressible("a.json") && compressible("a.svg"));
        assert!(!compressible("a.woff2") && !compressible("a.png"));
    }

    #[test]
    fn hosts_get_one_rule_for_each_folder() {
        let files = [
            "app-0123456789abcdef.css",
            "i18n/cy.json",
            "i18n/en/first.json",
            "_headers",
        ]
        .map(String::from);
        let text = for_hosts(&files, Some("</a.css>; rel=preload"));
        assert!(text.starts_with("/*\n  Content-Security-Policy: default-src 'none';"));
        assert_eq!(
            text.matches("/i18n/*\n  Cache-Control: no-cache").count(),
            1
        );
        assert!(
            text.contains("/app-0123456789abcdef.css\n  Cache-Control: public, max-age=31536000")
        );
        assert!(!text.contains("/_headers"));
        assert!(text.contains("/begin/parent\n  Link: </a.css>; rel=preload\n"));
    }
}
