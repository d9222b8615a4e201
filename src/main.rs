//! The browser's entry point: words, shell and screen find each other here, and nowhere else. On
//! the host it is empty, so that `cargo test` builds.

#[cfg(target_family = "wasm")]
fn main() {
    use our_say::{browser, ui};
    use std::rc::Rc;

    browser::watch_for_crash();
    wasm_bindgen_futures::spawn_local(async {
        let Some(words) = browser::words().await else {
            return browser::crashed();
        };
        let words = Rc::new(words);
        let screen = ui::Screen::new();
        let shell = browser::Shell::start(words.clone(), move |view| screen.show(view));
        screen.mount(words, move |event| shell.dispatch(event));
    });
}

#[cfg(not(target_family = "wasm"))]
fn main() {}
