//! The server over a real socket.

use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use super::*;
use crate::{headers, paths};

/// A folder of files, with one beside it that must stay unseen.
fn site(name: &str) -> PathBuf {
    let base = std::env::temp_dir().join(format!("our-say-serve-{name}-{}", std::process::id()));
    paths::remove_folder(&base).unwrap();
    let dist = base.join("dist");
    paths::write(&base.join("secret.txt"), "secret").unwrap();
    paths::write(&dist.join("index.html"), "<p>page</p>").unwrap();
    paths::write(
        &dist.join("i18n/en/first.json"),
        "{\"a\":\"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\"}",
    )
    .unwrap();
    paths::write(&dist.join("app-0123456789abcdef_bg.wasm"), "\0asm").unwrap();
    dist
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect(server.address).unwrap();
    stream
        .set_read_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    stream
}

fn ask(server: &Server, path: &str, more: &str) -> String {
    let mut stream = connect(server);
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: test\r\nConnection: close\r\n{more}\r\n"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    String::from_utf8_lossy(&answer).into_owned()
}

#[test]
fn files_come_with_the_production_headers() {
    let server = Server::start(&site("headers"), 0).unwrap();
    let page = ask(&server, "/", "");
    assert!(page.starts_with("HTTP/1.1 200"), "{page}");
    assert!(
        page.contains(&format!("content-security-policy: {}", headers::policy())),
        "{page}"
    );
    assert!(
        page.contains("x-content-type-options: nosniff")
            && page.contains("cache-control: no-cache")
    );
    let wasm = ask(&server, "/app-0123456789abcdef_bg.wasm", "");
    assert!(wasm.contains("content-type: application/wasm") && wasm.contains("immutable"));
}

#[test]
fn addresses_of_the_app_show_the_page_and_missing_files_do_not() {
    let server = Server::start(&site("routes"), 0).unwrap();
    let page = ask(&server, "/begin/parent?x=1", "Accept: text/html,*/*\r\n");
    assert!(page.starts_with("HTTP/1.1 200") && page.ends_with("<p>page</p>"));
    assert!(ask(&server, "/missing.json", "Accept: */*\r\n").starts_with("HTTP/1.1 404"));
    assert!(!ask(&server, "/../secret.txt", "").contains("\r\n\r\nsecret"));
    assert!(!ask(&server, "/%2e%2e/secret.txt", "").contains("\r\n\r\nsecret"));
}

#[test]
fn text_is_compressed_for_those_who_accept_it_and_not_sent_twice() {
    let server = Server::start(&site("brotli"), 0).unwrap();
    let small = ask(
        &server,
        "/i18n/en/first.json",
        "Accept-Encoding: gzip, br\r\n",
    );
    assert!(small.contains("content-encoding: br"));
    assert!(!ask(&server, "/i18n/en/first.json", "").contains("content-encoding"));
    let tag = small
        .split("etag: ")
        .nth(1)
        .and_then(|rest| rest.lines().next())
        .unwrap();
    let again = ask(
        &server,
        "/i18n/en/first.json",
        &format!("If-None-Match: {tag}\r\n"),
    );
    assert!(again.starts_with("HTTP/1.1 304"), "{again}");
}

#[test]
fn requests_are_counted() {
    let server = Server::start(&site("count"), 0).unwrap();
    ask(&server, "/?a", "");
    ask(&server, "/", "");
    assert_eq!(server.count("/"), 2);
    assert_eq!(
        server
            .requests()
            .get(&("http://test".to_owned(), "/".to_owned())),
        Some(&2)
    );
    server.forget_requests();
    assert_eq!(server.count("/"), 0);
}

#[test]
fn stop_closes_what_is_open_and_the_port_is_free_again() {
    let folder = site("stop");
    let server = Server::start(&folder, 0).unwrap();
    let port = server.port();
    let mut kept = connect(&server);
    write!(kept, "GET / HTTP/1.1\r\nHost: test\r\n\r\n").unwrap();
    let mut first = [0; 12];
    kept.read_exact(&mut first).unwrap();
    let start = Instant::now();
    server.stop();
    let mut rest = Vec::new();
    // The answer's rest and then the end, or a reset; never a wait.
    let _ = kept.read_to_end(&mut rest);
    assert!(start.elapsed() < Duration::from_secs(1));
    assert!(TcpStream::connect(("127.0.0.1", port)).is_err());
    let again = Server::start(&folder, port).unwrap();
    assert!(ask(&again, "/", "").starts_with("HTTP/1.1 200"));
}
