//! The browser's entry point: words, shell and screen find each other here, and nowhere else. On
//! the host it is empty, so that `cargo test` builds.

#[cfg(target_family = "wasm")]
mod second_half;

#[cfg(target_family = "wasm")]
use {
    our_say::{browser, ui},
    std::{cell::Cell, rc::Rc},
};

#[cfg(target_family = "wasm")]
fn main() {
    browser::watch_for_crash();
    wasm_bindgen_futures::spawn_local(start());
}

#[cfg(target_family = "wasm")]
async fn start() {
    // Every page but a first question needs both halves: they start side by side.
    let early = async {
        if browser::is_at_a_first_question() {
            None
        } else {
            rest().await
        }
    };
    let (words, early) = browser::both(browser::words(), early).await;
    let Some(words) = words else {
        return browser::crashed();
    };
    let (words, early) = (Rc::new(words), Cell::new(early));
    let screen = ui::Screen::new();
    let more = Rc::clone(&words);
    let bring = move || -> browser::Coming<'static, _> {
        let (words, early) = (Rc::clone(&more), early.take());
        Box::pin(async move {
            let (half, more) = match early {
                Some(here) => here,
                None => rest().await?,
            };
            words.complete(more).ok()?;
            screen.complete(half.draw);
            Some(half.make)
        })
    };
    let show = move |view| screen.show(view);
    let shell = browser::Shell::start(Rc::clone(&words), show, Box::new(bring));
    screen.mount(words, move |event| shell.dispatch(event));
}

/// The second half of the app, with its words.
#[cfg(target_family = "wasm")]
async fn rest() -> Option<(second_half::SecondHalf, Vec<String>)> {
    let (half, words) = browser::both(second_half::bring(), browser::more_words()).await;
    Some((half.ok()?, words?))
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
