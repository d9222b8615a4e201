//! What a person sees in a tab: the page, by name, or the story stops.

use crate::phone::{Dice, Tab, block_on};
use our_say::{
    app::{
        route::Route,
        view::{
            AboutView, AfterView, AgainView, BookCard, BookView, BooksView, CheckView, DatesView,
            DoneView, FoundView, Frame, Goes, HistoryView, ImportView, LawState, MattersView,
            MeCard, MeView, MeetView, PackView, Page, PlanView, Problem, ProfileView, QuestionView,
            RoundView, SaidView, Saving, Seen, ShareView, SortView, StartView, View, ViewsView,
            Worked, first, view, waiting,
        },
    },
    document::pack_html,
    domain::{
        ids::{BookId, VoiceId},
        question::Audience,
    },
    i18n::Words,
    storage::Vault,
};

pub fn english() -> Words {
    Words::from_sources(
        include_str!("../../src/i18n/locales/en/first.json"),
        include_str!("../../src/i18n/locales/en/rest.json"),
    )
    .unwrap()
}

/// How many answers do not leave the phone.
pub fn stays_out(seen: &[Seen]) -> usize {
    let rows = seen.iter().flat_map(|seen| &seen.rows);
    let stay = rows.filter(|row| row.goes != Goes::In);
    stay.map(|row| row.count).sum()
}

impl Tab {
    pub fn view(&self) -> View {
        if self.whole {
            view(&self.model)
        } else {
            first(&self.model).unwrap_or_else(|| waiting(&self.model))
        }
    }

    pub fn frame(&self) -> Frame {
        self.view().frame
    }

    pub fn page(&self) -> Page {
        self.view().page
    }

    pub fn question(&self) -> QuestionView {
        match self.page() {
            Page::Question(question) => *question,
            other => panic!("no question: {other:?}"),
        }
    }

    pub fn home(&self) -> BookView {
        match self.page() {
            Page::Book(home) => home,
            other => panic!("not the book's home: {other:?}"),
        }
    }

    pub fn list(&self) -> ViewsView {
        match self.page() {
            Page::Views(list) => list,
            other => panic!("no list of questions: {other:?}"),
        }
    }

    pub fn check(&self) -> CheckView {
        match self.page() {
            Page::Check(check) => check,
            other => panic!("no check: {other:?}"),
        }
    }

    pub fn matters(&self) -> MattersView {
        match self.page() {
            Page::Matters(matters) => matters,
            other => panic!("not what matters: {other:?}"),
        }
    }

    /// What one voice writes about the young person.
    pub fn me(&self) -> MeView {
        match self.page() {
            Page::Me(me) => *me,
            other => panic!("not about me: {other:?}"),
        }
    }

    /// One prompt of that page.
    pub fn me_card(&self, question: &str) -> MeCard {
        let mut cards = self.me().cards.into_iter();
        let found = cards.find(|card| card.said.heading.question.as_str() == question);
        found.unwrap()
    }

    /// The one page about the young person.
    pub fn profile(&self) -> ProfileView {
        match self.round() {
            RoundView::Profile(view) => view,
            other => panic!("not the one page: {other:?}"),
        }
    }

    pub fn pack(&self) -> PackView {
        match self.page() {
            Page::Pack(pack) => *pack,
            other => panic!("no pack: {other:?}"),
        }
    }

    pub fn sorting(&self) -> SortView {
        match self.page() {
            Page::Sort(view) => *view,
            other => panic!("no cards: {other:?}"),
        }
    }

    pub fn share(&self) -> ShareView {
        match self.page() {
            Page::Share(share) => *share,
            other => panic!("no share file: {other:?}"),
        }
    }

    fn round(&self) -> RoundView {
        match self.page() {
            Page::Round(view) => *view,
            other => panic!("not a page of a round: {other:?}"),
        }
    }

    pub fn meeting(&self) -> MeetView {
        match self.round() {
            RoundView::Meeting(view) => view,
            other => panic!("not the page meeting: {other:?}"),
        }
    }

    pub fn plan(&self) -> PlanView {
        match self.round() {
            RoundView::Plan(view) => view,
            other => panic!("not the page plan: {other:?}"),
        }
    }

    pub fn after(&self) -> AfterView {
        match self.round() {
            RoundView::After(view) => view,
            other => panic!("not the page after: {other:?}"),
        }
    }

    /// Then and now.
    pub fn history(&self) -> HistoryView {
        match self.round() {
            RoundView::History(view) => view,
            other => panic!("not the page history: {other:?}"),
        }
    }

    pub fn again(&self) -> AgainView {
        match self.round() {
            RoundView::Again(view) => view,
            other => panic!("not the page again: {other:?}"),
        }
    }

    pub fn said(&self) -> SaidView {
        match self.round() {
            RoundView::Said(view) => view,
            other => panic!("not the page said: {other:?}"),
        }
    }

    pub fn dates(&self) -> DatesView {
        match self.round() {
            RoundView::Dates(view) => view,
            other => panic!("not the page dates: {other:?}"),
        }
    }

    /// The page about the child and the meeting.
    pub fn about(&self) -> AboutView {
        match self.page() {
            Page::About(view) => view,
            other => panic!("not the page about: {other:?}"),
        }
    }

    /// What the page of the dates makes of what was told.
    pub fn worked(&self) -> Worked {
        match self.dates().law {
            LawState::Here(worked) => *worked,
            other => panic!("the law is not here: {other:?}"),
        }
    }

    /// The file that was opened and not yet taken in.
    pub fn import(&self) -> ImportView {
        match self.page() {
            Page::Import(view) => view,
            other => panic!("not the page import: {other:?}"),
        }
    }

    pub fn found(&self) -> FoundView {
        match self.page() {
            Page::Import(ImportView::Found(found)) => *found,
            other => panic!("no file was opened: {other:?}"),
        }
    }

    pub fn taken(&self) -> DoneView {
        match self.page() {
            Page::Import(ImportView::Done(done)) => done,
            other => panic!("no file was taken in: {other:?}"),
        }
    }

    pub fn cards(&self) -> Vec<BookCard> {
        match self.page() {
            Page::Start(StartView { books, .. }) => books,
            other => panic!("no cards: {other:?}"),
        }
    }

    /// The list of books.
    pub fn shelf(&self) -> BooksView {
        match self.page() {
            Page::Books(books) => *books,
            other => panic!("no list of books: {other:?}"),
        }
    }

    /// How many books the start page shows.
    pub fn cards_of_start(&mut self) -> usize {
        self.goes_to(&Route::Start);
        self.cards().len()
    }

    pub fn problem(&self) -> Problem {
        match self.page() {
            Page::Problem(problem) => problem,
            other => panic!("no problem: {other:?}"),
        }
    }

    pub fn saving(&self) -> Saving {
        match self.page() {
            Page::Question(question) => question.saving,
            Page::Book(home) => home.saving,
            Page::About(about) => about.saving,
            other => panic!("says nothing of saving: {other:?}"),
        }
    }

    /// The words that the page offers because they are not saved.
    pub fn offered(&self) -> String {
        self.frame().trouble.map(|t| t.words).unwrap_or_default()
    }

    /// The file for the meeting.
    pub fn html(&self) -> String {
        pack_html(&self.pack(), &english(), &|hash| {
            let held = self.shown.get(&hash)?;
            Some(format!("data:image/png;base64,{}", held.len()))
        })
    }

    /// The book of this page.
    pub fn book(&self) -> BookId {
        match self.page() {
            Page::Question(question) => question.at.at.book,
            _ => Route::parse(&self.address).book().unwrap(),
        }
    }

    /// The voice that answers the questions of this audience.
    pub fn voice(&mut self, audience: Audience) -> VoiceId {
        let (book, back) = (self.book(), Route::parse(&self.address));
        self.goes_to(&Route::Book(book));
        let voices = self.home().voices;
        self.goes_to(&back);
        let found = voices
            .iter()
            .find(|task| task.speaker.role.audience() == audience);
        found.unwrap().speaker.voice
    }

    /// All that lies in the storage in clear or sealed, as one run of bytes.
    /// All that lies in the store, opened with the keys that lie beside it: what whoever has the phone and some
    /// tools can read, attachments too.
    pub fn readable(&self, book: BookId) -> Vec<u8> {
        let mut all = self.kept_text(book).into_bytes();
        let vault = Vault::new(self.phone.store.clone(), Dice::default());
        for hash in block_on(vault.files(book)).unwrap() {
            let file = block_on(vault.file(book, hash)).unwrap();
            all.extend(file.unwrap().data);
        }
        all
    }

    pub fn raw(&self) -> Vec<u8> {
        let records = self.phone.store.raw().into_iter();
        records.flat_map(|(_, record)| record.bytes).collect()
    }
}
