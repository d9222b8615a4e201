//! One request, one answer.

use std::convert::Infallible;
use std::sync::{Arc, Mutex, PoisonError};

use http_body_util::Full;
use hyper::body::{Bytes, Incoming};
use hyper::header::{self, HeaderName};
use hyper::{HeaderMap, Method, Request, Response, StatusCode};

use super::Requests;
use super::files::{Content, Files};
use crate::headers;

type Answer = Response<Full<Bytes>>;

/// Counts a request.
pub fn note(seen: &Mutex<Requests>, request: &Request<Incoming>) {
    let origin = format!("http://{}", text(request.headers(), &header::HOST));
    let path = request.uri().path().to_owned();
    let mut seen = seen.lock().unwrap_or_else(PoisonError::into_inner);
    *seen.entry((origin, path)).or_default() += 1;
}

/// Answers a request.
pub async fn to(request: Request<Incoming>, files: Arc<Files>) -> Result<Answer, Infallible> {
    let (parts, _) = request.into_parts();
    let head = parts.method == Method::HEAD;
    if !head && parts.method != Method::GET {
        return Ok(refusal(StatusCode::METHOD_NOT_ALLOWED));
    }
    let path = parts.uri.path().to_owned();
    let page_wanted = is_navigation(&parts.headers);
    // Reading and compressing block, so they do not run between other connections' packets.
    let found = tokio::task::spawn_blocking(move || {
        files
            .find(&path)
            .or_else(|| page_wanted.then(|| files.find("/")).flatten())
    })
    .await;
    Ok(match found {
        Ok(Some(content)) => file(&content, &parts.headers, head),
        Ok(None) => refusal(StatusCode::NOT_FOUND),
        Err(_) => refusal(StatusCode::INTERNAL_SERVER_ERROR),
    })
}

/// Whether a person opens an address, rather than the page fetching a file.
fn is_navigation(request: &HeaderMap) -> bool {
    text(request, &header::ACCEPT).contains("text/html")
}

fn file(content: &Content, request: &HeaderMap, head: bool) -> Answer {
    let mut answer = Response::new(Full::default());
    for (name, value) in headers::for_file(&content.name) {
        put(&mut answer, name, &value);
    }
    if let Some(links) = &content.early {
        put(&mut answer, "link", links);
    }
    put(&mut answer, "etag", &content.tag);
    put(&mut answer, "vary", "accept-encoding");
    if text(request, &header::IF_NONE_MATCH).contains(&content.tag) {
        *answer.status_mut() = StatusCode::NOT_MODIFIED;
        return answer;
    }
    let body = match &content.brotli {
        Some(small)
            if text(request, &header::ACCEPT_ENCODING)
                .split(',')
                .any(|word| word.trim() == "br") =>
        {
            put(&mut answer, "content-encoding", "br");
            small
        }
        _ => &content.plain,
    };
    put(&mut answer, "content-length", &body.len().to_string());
    if !head {
        *answer.body_mut() = Full::new(Bytes::copy_from_slice(body));
    }
    answer
}

fn refusal(status: StatusCode) -> Answer {
    let mut answer = Response::new(Full::new(Bytes::from(status.to_string())));
    *answer.status_mut() = status;
    for (name, value) in headers::for_all() {
        put(&mut answer, name, &value);
    }
    put(&mut answer, "content-type", "text/plain; charset=utf-8");
    put(&mut answer, "cache-control", "no-store");
    answer
}

fn put(answer: &mut Answer, name: &str, value: &str) {
    // Our own names and values are plain ASCII; one that is not would be a mistake that tests show.
    if let (Ok(name), Ok(value)) = (HeaderName::from_bytes(name.as_bytes()), value.parse()) {
        answer.headers_mut().insert(name, value);
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &HeaderName) -> &'a str {
    headers
        .get(name)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default()
}
