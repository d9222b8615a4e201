//! What must never be seen, whatever the story: read out of the browser's own logs.

use serde_json::Value;

/// Runs before every page: a violation becomes a line in the log that outlives the page.
pub const SCRIPT: &str = "addEventListener('securitypolicyviolation', e => console.error(\
     'VIOLATION ' + [e.violatedDirective, e.blockedURI, e.sourceFile, e.lineNumber, e.sample].join(' ')))";

/// Complaints in entries of the browser's log.
pub fn in_console(entries: &[Value], excused: &[String]) -> Vec<String> {
    let bad = |entry: &&Value| entry["level"] == "SEVERE";
    let words = |entry: &Value| entry["message"].as_str().unwrap_or_default().to_owned();
    let all = entries.iter().filter(bad).map(words);
    all.filter(|words| !excused.iter().any(|excuse| words.contains(excuse)))
        .map(|words| format!("console: {words}"))
        .collect()
}

/// Complaints in entries of the network's log: other origins, refusals, blocked requests.
pub fn in_network(entries: &[Value], origin: &str, excused: &[String]) -> Vec<String> {
    entries
        .iter()
        .filter_map(|entry| entry["message"].as_str())
        .filter_map(|message| serde_json::from_str::<Value>(message).ok())
        .filter_map(|mut message| complaint(&message["message"].take(), origin))
        .filter(|words| !excused.iter().any(|excuse| words.contains(excuse)))
        .collect()
}

fn complaint(event: &Value, origin: &str) -> Option<String> {
    let parameters = &event["params"];
    match event["method"].as_str()? {
        "Network.requestWillBeSent" => {
            let url = parameters["request"]["url"].as_str()?;
            let inside = url.starts_with(&format!("{origin}/"));
            // The last three are the browser's own pages, such as the one that it begins with.
            let nowhere = [
                "data:",
                "blob:",
                "about:",
                "chrome:",
                "chrome-error:",
                "chrome-untrusted:",
            ]
            .iter()
            .any(|start| url.starts_with(start));
            (!inside && !nowhere).then(|| format!("network: another origin: {url}"))
        }
        "Network.responseReceived" => {
            let status = parameters["response"]["status"].as_u64()?;
            let url = &parameters["response"]["url"];
            (status >= 400).then(|| format!("network: {status} for {url}"))
        }
        "Network.loadingFailed" => {
            let why = parameters["blockedReason"].as_str()?;
            Some(format!("network: blocked ({why})"))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn entry(method: &str, params: &Value) -> Value {
        json!({ "message": json!({ "message": { "method": method, "params": params } }).to_string() })
    }

    #[test]
    fn the_watch_sees_other_origins_refusals_and_violations() {
        let own = entry(
            "Network.requestWillBeSent",
            &json!({ "request": { "url": "http://a:1/x" } }),
        );
        let other = entry(
            "Network.requestWillBeSent",
            &json!({ "request": { "url": "http://a:12/x" } }),
        );
        let refused = entry(
            "Network.responseReceived",
            &json!({ "response": { "status": 404, "url": "x" } }),
        );
        let blocked = entry("Network.loadingFailed", &json!({ "blockedReason": "csp" }));
        assert!(in_network(&[own], "http://a:1", &[]).is_empty());
        assert_eq!(
            in_network(&[other, refused, blocked], "http://a:1", &[]).len(),
            3
        );
        let said = json!({ "level": "SEVERE", "message": "VIOLATION script-src inline" });
        assert_eq!(in_console(std::slice::from_ref(&said), &[]).len(), 1);
        assert!(in_console(&[said], &["script-src".to_owned()]).is_empty());
    }
}
