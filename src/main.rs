//! The browser's entry point: words, shell and screen find each other here, and nowhere else. On
//! the host it is empty, so that `cargo test` builds.

#[cfg(target_family = "wasm")]
mod second_half;

#[cfg(target_family = "wasm")]
use {
    futures_util::future::join,
    our_say::{browser, ui},
    std::rc::Rc,
};

#[cfg(target_family = "wasm")]
fn main() {
    wasm_bindgen_futures::spawn_local(start());
}

#[cfg(target_family = "wasm")]
async fn start() {
    // What the page cannot be drawn without starts beside its words, and the shell waits for all of it, since it
    // could draw nothing but calm before. That is the page as it is already, so nothing is said of a late part
    // before its fetch has failed, after a minute of silence at most.
    let early = async {
        match browser::wants() {
            browser::Wants::Nothing => (None, None),
            browser::Wants::Store => (second_half::bring_store().await.ok(), None),
            browser::Wants::Whole => (None, rest().await),
        }
    };
    let (words, (store, early)) = join(browser::words(), early).await;
    let Some(words) = words else {
        return browser::crashed();
    };
    let words = Rc::new(words);
    let screen = ui::Screen::new();
    let more = Rc::clone(&words);
    let put_in_store = move |kept: second_half::Kept| {
        screen.keep(kept.draw);
        kept.make
    };
    let put_in = move |(half, words): (second_half::SecondHalf, Vec<String>)| {
        more.complete(words).ok()?;
        screen.complete(half.draw);
        Some(half.make)
    };
    let here = browser::Parts {
        store: store.map(put_in_store),
        rest: early.and_then(&put_in),
    };
    let put_in = Rc::new(put_in);
    let bring = browser::Parts::<browser::Bring<_>, browser::Bring<_>> {
        store: Box::new(move || {
            Box::pin(async move { second_half::bring_store().await.ok().map(put_in_store) })
        }),
        rest: Box::new(move || {
            let put_in = Rc::clone(&put_in);
            Box::pin(async move { put_in(rest().await?) })
        }),
    };
    let show = move |view| screen.show(view);
    let shell = browser::Shell::start(Rc::clone(&words), show, here, bring);
    // The browser looks for what is kept while the page is drawn.
    shell.asked().await;
    screen.mount(words, move |event| shell.dispatch(event));
}

/// The second half of the app, with its words.
#[cfg(target_family = "wasm")]
async fn rest() -> Option<(second_half::SecondHalf, Vec<String>)> {
    let (half, words) = join(second_half::bring_rest(), browser::more_words()).await;
    Some((half.ok()?, words?))
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
