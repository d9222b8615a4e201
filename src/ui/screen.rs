//! The root: one view signal, one page at a time.

use super::{
    components::{el, live, nothing},
    frame,
    kit::Ui,
    pages,
};
use crate::{
    app::{
        event::{Event, QuestionAt},
        route::{RoundPage, SortPage, VisitPage},
        view::{Page, View, VisitNow},
    },
    domain::{
        device::{TextSize, Theme},
        ids::{BookId, RoundId, VoiceId},
        lock::Locked,
        question::Level,
    },
    i18n::{Key, Words},
};
use leptos::{mount, prelude::*, wasm_bindgen::JsCast, web_sys};
use std::{rc::Rc, time::Duration};

/// How long the first page stands before what is below the screen follows: a frame or two on a slow
/// phone, so that one can begin at once.
const SETTLE: Duration = Duration::from_millis(50);

/// Draws what belongs to the second half of the app: its pages, and its places on the question page.
pub type DrawRest = fn(Ui, RwSignal<Option<View>>, Shown, Place) -> AnyView;

/// Draws the page that comes with the store.
pub type DrawKept = fn(Ui, RwSignal<Option<View>>, Shown) -> AnyView;

/// What is to be drawn by the second half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// The whole page.
    Page,
    /// A young person's question page, at its top.
    Top,
    /// The question page, above the answer.
    BeforeAnswer,
    /// The question page, right below the words.
    AfterWords,
    /// The question page, below the answer.
    AfterAnswer,
    /// The corner of every page: help, and the way to leave fast.
    Corner,
}

/// Where the views come in.
#[derive(Clone, Copy)]
pub struct Screen {
    view: RwSignal<Option<View>>,
    kept: StoredValue<Option<DrawKept>>,
    rest: StoredValue<Option<DrawRest>>,
    whole: RwSignal<bool>,
}

/// Which page is shown. While it stays the same the page stays mounted and only its data change,
/// so that no field loses its cursor.
#[derive(Clone, PartialEq)]
pub enum Shown {
    /// Nothing yet.
    Waiting,
    /// A page that there is one of.
    One(&'static str),
    /// A page of one book.
    In(&'static str, BookId),
    /// A page of a visit, and whether that is to come, goes on or is over.
    Visit(BookId, VisitPage, u8),
    /// A page of one voice.
    Of(&'static str, VoiceId),
    /// A page of cards to sort.
    Sort(VoiceId, SortPage),
    /// A page of one round.
    Round(RoundPage, RoundId),
    /// A question.
    Question(Box<QuestionAt>),
    /// A question that is not put in plain words.
    Put(Level, Box<QuestionAt>),
}

/// The name of the page, as `data-page` has it, with whose it is.
fn shown(page: &Page) -> Shown {
    match page {
        Page::Waiting => Shown::Waiting,
        Page::Start(_) => Shown::One("start"),
        Page::Books(_) => Shown::One("books"),
        Page::Book(view) => Shown::In("book", view.id),
        Page::About(view) => Shown::In("about", view.at.book),
        Page::Views(view) => Shown::Of("views", view.speaker.voice),
        Page::Question(view) => {
            let at = Box::new(view.at.at.clone());
            match view.more.level() {
                Level::Plain => Shown::Question(at),
                level => Shown::Put(level, at),
            }
        }
        Page::Check(view) => Shown::Of("check", view.speaker.voice),
        Page::Matters(view) => Shown::Of("matters", view.speaker.voice),
        Page::Sort(view) => Shown::Sort(view.speaker.voice, view.page.clone()),
        Page::Me(view) => Shown::Of("me", view.speaker.voice),
        Page::Private(view) => Shown::Of("private", view.speaker.voice),
        Page::Pack(view) => Shown::In("pack", view.id),
        Page::Share(view) => Shown::In("share", view.id),
        Page::Remove(view) => Shown::In("remove", view.book),
        Page::Round(view) => {
            let (page, at) = view.at();
            Shown::Round(page, at.round)
        }
        Page::Visit(view) => {
            let state = match view.now {
                VisitNow::None(_) => 0,
                VisitNow::Here(_) => 1,
                VisitNow::Over(_) => 2,
            };
            Shown::Visit(view.book, view.page, state)
        }
        Page::Turn(view) => Shown::Of("turn", view.voice),
        Page::Unlock(view) => match view.on {
            Locked::Book(book) => Shown::In("unlock", book),
            Locked::Whole => Shown::One("unlock"),
        },
        Page::Lock(view) => match view.on {
            Locked::Book(book) => Shown::In("lock", book),
            Locked::Whole => Shown::One("lock"),
        },
        Page::Left => Shown::One("left"),
        Page::Import(_) => Shown::One("import"),
        Page::Settings(_) => Shown::One("settings"),
        Page::Help(_) => Shown::One("help"),
        Page::Organisations => Shown::One("organisations"),
        Page::Problem(_) => Shown::One("problem"),
    }
}

/// Whether this is the page of that key.
pub fn is_shown(page: &Page, key: &Shown) -> bool {
    match (page, key) {
        // Until the page is drawn anew for another level, what it shows is still so.
        (Page::Question(view), Shown::Question(at) | Shown::Put(_, at)) => view.at.at == **at,
        (page, key) => shown(page) == *key,
    }
}

impl Screen {
    /// A screen that shows nothing yet.
    pub fn new() -> Self {
        Self {
            view: RwSignal::new(None),
            kept: StoredValue::new(None),
            rest: StoredValue::new(None),
            whole: RwSignal::new(false),
        }
    }

    /// Shows a view. Of the pages of the second half only once it is here: see [`Self::complete`].
    pub fn show(self, view: View) {
        self.view.set(Some(view));
    }

    /// The store is here, and with it the start page.
    pub fn keep(self, kept: DrawKept) {
        self.kept.set_value(Some(kept));
    }

    /// The second half of the app is here: from now on every page can be drawn.
    pub fn complete(self, rest: DrawRest) {
        self.rest.set_value(Some(rest));
        self.whole.set(true);
    }

    /// Puts the screen into the page, in place of the words that the HTML itself has.
    pub fn mount(self, words: Rc<Words>, send: impl Fn(Event) + 'static) {
        let ui = Ui::new(words, Rc::new(send), self.whole, self.rest);
        let place = document().get_element_by_id("app");
        let Some(place) = place.and_then(|place| place.dyn_into::<web_sys::HtmlElement>().ok())
        else {
            return;
        };
        mount::mount_to(place, move || root(ui, self)).forget();
    }
}

impl Default for Screen {
    fn default() -> Self {
        Self::new()
    }
}

fn root(ui: Ui, screen: Screen) -> AnyView {
    let Screen {
        view, kept, rest, ..
    } = screen;
    let key =
        Memo::new(move |_| view.with(|v| v.as_ref().map_or(Shown::Waiting, |v| shown(&v.page))));
    settings(view);
    arrival(ui, view, key);
    // Typing is noticed here for every field, before the core hears of it.
    let on_input = move |event: web_sys::Event| {
        let field = event
            .target()
            .and_then(|t| t.dyn_into::<web_sys::Element>().ok());
        if field.is_some_and(|f| f.class_list().contains("os-field__input")) {
            ui.typing.set(true);
        }
    };
    // A page of another key is another page: nothing of the old one is kept. What a page reads
    // while it is first drawn is no reason to draw it again.
    let page = live(move || {
        let key = key.get();
        untrack(|| match (&key, rest.get_value(), kept.get_value()) {
            (Shown::Waiting | Shown::Question(_), ..) => pages::first(ui, view, key),
            (_, Some(rest), _) => rest(ui, view, key, Place::Page),
            (Shown::One("start"), None, Some(kept)) => kept(ui, view, key),
            (_, None, _) => pages::first(ui, view, key),
        })
    });
    let corner = live(move || {
        let key = key.get();
        let whole = ui.whole.get();
        untrack(|| match rest.get_value() {
            Some(rest) if whole => rest(ui, view, key, Place::Corner),
            _ => nothing(),
        })
    });
    // Until the corner is here, its room is kept (`style/components/page.css`).
    let bare = live(move || {
        let is_start = key.with(|key| *key == Shown::One("start"));
        (!ui.whole.get()).then(|| if is_start { "start" } else { "other" }.to_owned())
    });
    let page = el("div", "os-frame")
        .live_attr("data-bare", bare)
        .child(corner)
        .child(page);
    el("div", "")
        .on("input", on_input)
        .child(frame::notices(ui, view))
        .child(page)
        .done()
}

/// Text size and theme, as attributes of `html`.
fn settings(view: RwSignal<Option<View>>) {
    Effect::new(move || {
        let chosen = view
            .with(|v| v.as_ref().map(|v| v.frame.settings))
            .unwrap_or_default();
        let text = match chosen.text_size {
            TextSize::Normal => None,
            TextSize::Large => Some("large"),
            TextSize::Largest => Some("largest"),
        };
        let theme = match chosen.theme {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        };
        set_root("data-text", text);
        set_root("data-theme", theme);
    });
}

/// What happens when another page is there: its title, and the focus on its heading, so that those
/// who listen hear where they are. The first page takes no focus: the browser has just read it.
fn arrival(ui: Ui, view: RwSignal<Option<View>>, key: Memo<Shown>) {
    Effect::new(move |first: Option<bool>| {
        let first = first.unwrap_or(true);
        let shown = key.get();
        if shown == Shown::Waiting {
            return first;
        }
        document().set_title(&title(ui, view));
        if first {
            // The words in the HTML made way for the app; from here on the page answers taps.
            if let Some(words) = document().get_element_by_id("shell") {
                words.remove();
            }
            set_root("data-ready", Some(""));
            set_timeout(move || ui.settled.set(true), SETTLE);
        } else {
            focus_heading();
            // Under heavy load the focus was seen on the body after this, why is not known: nobody is left without.
            request_animation_frame(|| {
                let at = document().active_element();
                if at.is_none_or(|at| at.tag_name() == "BODY") {
                    focus_heading();
                }
            });
        }
        false
    });
}

fn focus_heading() {
    let heading = document().query_selector("#app h1").ok().flatten();
    if let Some(heading) = heading.and_then(|h| h.dyn_into::<web_sys::HtmlElement>().ok()) {
        let _ = heading.focus();
    }
}

/// The title of the page. Never with a name in it: titles end up in the browser's history.
fn title(ui: Ui, view: RwSignal<Option<View>>) -> String {
    // Where somebody left fast, not even that of the app.
    if view.with_untracked(|view| matches!(view, Some(view) if view.page == Page::Left)) {
        return ui.t(Key::LeftTitle);
    }
    let key = view.with_untracked(|view| match view.as_ref().map(|view| &view.page) {
        None | Some(Page::Waiting | Page::Start(_)) => None,
        Some(Page::Question(view)) => {
            let values = [
                ("number", view.number.to_string()),
                ("total", view.total.to_string()),
            ];
            let values = values
                .each_ref()
                .map(|(name, value)| (*name, value.as_str()));
            Some(ui.with(Key::QuestionTitle, &values))
        }
        Some(Page::Books(_)) => Some(ui.t(Key::BooksTitle)),
        Some(Page::Book(_)) => Some(ui.t(Key::HomeTitle)),
        Some(Page::About(_)) => Some(ui.t(Key::AboutTitle)),
        Some(Page::Views(_)) => Some(ui.t(Key::QuestionAll)),
        Some(Page::Check(_)) => Some(ui.t(Key::CheckTitle)),
        Some(Page::Matters(_)) => Some(ui.t(Key::MattersTitle)),
        Some(Page::Sort(_)) => Some(ui.t(Key::SortPage)),
        Some(Page::Me(_)) => Some(ui.t(Key::MeTitle)),
        Some(Page::Private(_)) => Some(ui.t(Key::PrivateMine)),
        Some(Page::Pack(_)) => Some(ui.t(Key::PackHeading)),
        Some(Page::Share(_)) => Some(ui.t(Key::ShareTitle)),
        Some(Page::Remove(_)) => Some(ui.t(Key::RemoveTitle)),
        Some(Page::Round(view)) => Some(ui.t(round_page(view.at().0))),
        Some(Page::Visit(_)) => Some(ui.t(Key::VisitTitle)),
        Some(Page::Turn(_)) => Some(ui.t(Key::TurnTitle)),
        Some(Page::Unlock(_)) => Some(ui.t(Key::UnlockTitle)),
        Some(Page::Lock(_)) => Some(ui.t(Key::LockTitle)),
        Some(Page::Left) => Some(ui.t(Key::LeftTitle)),
        Some(Page::Import(_)) => Some(ui.t(Key::ImportTitle)),
        Some(Page::Settings(_)) => Some(ui.t(Key::SettingsTitle)),
        Some(Page::Help(_)) => Some(ui.t(Key::HelpTitle)),
        Some(Page::Organisations) => Some(ui.t(Key::OrgsTitle)),
        Some(Page::Problem(_)) => Some(ui.t(Key::ProblemTitle)),
    });
    match key {
        Some(page) => ui.with(Key::AppTitle, &[("page", &page)]),
        None => ui.t(Key::AppName),
    }
}

/// The title of a page of a round.
const fn round_page(page: RoundPage) -> Key {
    match page {
        RoundPage::Meeting => Key::MeetTitle,
        RoundPage::Plan => Key::PlanTitle,
        RoundPage::Dates => Key::DatesTitle,
        RoundPage::After => Key::AfterTitle,
        RoundPage::Again => Key::AgainTitle,
        RoundPage::Said => Key::SaidTitle,
        RoundPage::History => Key::HistoryTitle,
        RoundPage::Profile => Key::ProfileTitle,
    }
}

fn set_root(name: &str, value: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    let _ = match value {
        Some(value) => root.set_attribute(name, value),
        None => root.remove_attribute(name),
    };
}
