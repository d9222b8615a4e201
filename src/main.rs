//! The browser's entry point: words, shell and screen find each other here, and nowhere else. On
//! the host it is empty, so that `cargo test` builds.

#[cfg(target_family = "wasm")]
mod second_half;

#[cfg(target_family = "wasm")]
fn main() {
    use our_say::{browser, ui};
    use std::rc::Rc;

    browser::watch_for_crash();
    if !browser::is_at_a_first_question() {
        // Every other page needs both halves: they start side by side.
        wasm_bindgen_futures::spawn_local(async {
            let _ = second_half::bring().await;
        });
    }
    wasm_bindgen_futures::spawn_local(async {
        let Some(words) = browser::words().await else {
            return browser::crashed();
        };
        let words = Rc::new(words);
        let screen = ui::Screen::new();
        let more = words.clone();
        let bring = move || -> browser::Coming<'static, _> {
            let words = more.clone();
            Box::pin(async move {
                let half = second_half::bring();
                let (rest, more) = browser::both(half, browser::more_words(&words)).await;
                let (rest, ()) = (rest.ok()?, more?);
                screen.complete(rest.draw);
                Some(rest.make)
            })
        };
        let show = move |view| screen.show(view);
        let shell = browser::Shell::start(words.clone(), show, Box::new(bring));
        screen.mount(words, move |event| shell.dispatch(event));
    });
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
