//! `cargo xtask <task>`: reads the command line and calls the library.

use std::process::ExitCode;

use xtask::problem::{Problem, Result};
use xtask::{bench, build, check, fuzz, paths, serve, setup, suite};

const HELP: &str = "\
cargo xtask <task>

  setup            find or install every tool (safe to run again)
  build            production build into dist/
  serve [port]     build, then serve dist/ with the production headers (8080)
  check            format, lints on host and wasm, docs, text rules
  test             every test: host, browser, end to end, byte budget
  test --fast      tests on the host only
  bench            measurements on the production build, in phone-sized Chromium;
                   --peers DIR  measures built pages of others beside it,
                   --built DIR  takes a finished build instead of building;
                   --merge      measures the merge of two long books alone
  fuzz [seconds]   share files that nobody would make, led by coverage (60)
  size             the byte budget alone
  pictures         take the README's pictures anew
";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let done = if build::split::is_called_as_bindgen(std::env::args().next().as_deref()) {
        build::split::as_wasm_bindgen(&arguments)
    } else {
        run(&words)
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nerror: {problem}");
            ExitCode::FAILURE
        }
    }
}

fn run(words: &[&str]) -> Result<()> {
    match words {
        ["setup"] => setup::everything().map(drop),
        ["build"] => build::production().map(drop),
        ["serve"] => serve_until_stopped(8080),
        ["serve", port] => match port.parse() {
            Ok(port) => serve_until_stopped(port),
            Err(_) => Err(Problem::new(format!("`{port}` is not a port number"))),
        },
        ["check"] => check::everything(),
        ["test"] => suite::everything(),
        ["test", "--fast"] => suite::fast(),
        ["bench", rest @ ..] => bench::everything(&bench::Plan::read(rest)?),
        // What `bench` calls when it was built without the means to drive a browser.
        #[cfg(feature = "driver")]
        ["timings"] => bench::timings::merge(),
        #[cfg(feature = "driver")]
        ["timings", dist, "--only", part] => bench::timings::only(part, dist.as_ref()),
        #[cfg(feature = "driver")]
        ["timings", dist, rest @ ..] => {
            bench::timings::everything(dist.as_ref(), rest.first().map(std::path::Path::new))
        }
        #[cfg(feature = "driver")]
        ["pictures", dist] => bench::pictures::take(dist.as_ref()),
        ["pictures"] => bench::pictures(),
        ["fuzz"] => fuzz::run(60),
        ["fuzz", seconds] => match seconds.parse() {
            Ok(seconds) => fuzz::run(seconds),
            Err(_) => Err(Problem::new(format!("`{seconds}` is no number of seconds"))),
        },
        ["size"] => bench::size::check(&paths::dist()),
        [] | ["help" | "--help" | "-h"] => {
            print!("{HELP}");
            Ok(())
        }
        _ => Err(Problem::new(format!(
            "unknown task `{}`\n\n{HELP}",
            words.join(" ")
        ))),
    }
}

fn serve_until_stopped(port: u16) -> Result<()> {
    let dist = build::production()?;
    let server = serve::Server::start(&dist, port)?;
    println!(
        "Serving {} at {} (Ctrl+C stops it)",
        dist.display(),
        server.url()
    );
    loop {
        std::thread::park();
    }
}
