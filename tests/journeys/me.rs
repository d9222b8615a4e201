//! About me: the one page by the young person and those who know them best.

use crate::sight::stays_out;
use crate::{
    files::{mums, name},
    next_round::{begins_the_next, of, sends},
    phone::{Phone, Tab, id},
};
use our_say::{
    app::{
        event::{Event, RoundEvent},
        exchange::event::{Exchanged, MeEvent},
        route::{RoundPage, Route},
        view::{Page, TaskState},
    },
    domain::{
        answer::{HowTaken, Part, Sharing},
        change::{BookPart, Field, Value},
        ids::VoiceId,
        profile::{Colour, Picture},
        question::{Audience, Level},
        voice::VoicePart,
    },
};

/// A young person's page about themselves, in a book with a parent.
pub fn sams() -> (Phone, Tab, VoiceId) {
    let (phone, mut tab) = mums();
    phone.waits(60 * 60 * 1000);
    let young = tab.voice(Audience::YoungPerson);
    let book = tab.book();
    tab.edits(
        book,
        young,
        Field::Book(BookPart::Name),
        Value::Text("Sam".into()),
    );
    tab.goes_to(&Route::Me(book, young));
    (phone, tab, young)
}

pub fn writes(tab: &mut Tab, question: &str, words: &str) {
    let card = tab.me_card(question);
    let field = card.at.part(Part::Words);
    tab.edits(
        card.at.at.book,
        card.at.at.voice,
        field,
        Value::Text(words.into()),
    );
}

pub fn chooses(tab: &mut Tab, sharing: Sharing) {
    let me = tab.me();
    tell(tab, MeEvent::Seen(me.id, me.speaker.voice, sharing));
}

pub fn tell(tab: &mut Tab, event: MeEvent) {
    tab.sends(Event::Exchanged(Box::new(Exchanged::Me(event))));
}

/// The words on the one page: of the young person, noticed, and of others.
fn on_the_page(tab: &mut Tab) -> [Vec<String>; 3] {
    of(tab, RoundPage::Profile);
    let boxes = tab.profile().boxes;
    let words = |said: &[our_say::app::view::Said]| -> Vec<String> {
        said.iter().map(|said| said.words.clone()).collect()
    };
    let all = |of: fn(&our_say::app::view::ProfileBox) -> &Vec<_>| {
        boxes.iter().flat_map(|found| words(of(found))).collect()
    };
    [all(|b| &b.own), all(|b| &b.noticed), all(|b| &b.others)]
}

#[test]
fn what_a_young_person_writes_is_for_them_alone_until_they_choose() {
    let (_, mut tab, young) = sams();
    assert_eq!(tab.me().cards.len(), 11);
    assert_eq!(tab.me().seen, None, "they are asked");
    writes(&mut tab, "me-likes", "Trains.");
    writes(&mut tab, "me-worries", "The noise.");
    assert_eq!(tab.me_card("me-likes").said.sharing, Sharing::Me);
    assert!(on_the_page(&mut tab)[0].is_empty());
    let book = tab.book();
    tab.goes_to(&Route::Me(book, young));
    chooses(&mut tab, Sharing::Meeting);
    assert_eq!(tab.me().seen, Some(Sharing::Meeting));
    // What is written after that follows the choice, and no question does.
    writes(&mut tab, "me-hopes", "To drive one.");
    assert_eq!(tab.me_card("me-hopes").said.sharing, Sharing::Meeting);
    assert_eq!(
        on_the_page(&mut tab)[0],
        ["Trains.", "The noise.", "To drive one."]
    );
    tab.goes_to(&Route::Question(book, young, id("y3")));
    assert!(
        tab.question().asks_sharing,
        "of the questions they are asked apart"
    );
    tab.types(Part::Words, "Too fast.");
    assert_eq!(tab.question().sharing, Sharing::Me);
}

#[test]
fn an_answer_that_was_kept_closer_by_hand_is_not_opened_with_the_page() {
    let (_, mut tab, young) = sams();
    writes(&mut tab, "me-likes", "Trains.");
    writes(&mut tab, "me-worries", "The noise.");
    chooses(&mut tab, Sharing::Meeting);
    let card = tab.me_card("me-worries");
    tab.edits(
        card.at.at.book,
        young,
        card.at.part(Part::Sharing),
        Value::Sharing(Sharing::Me),
    );
    assert!(tab.me().mixed);
    chooses(&mut tab, Sharing::Meeting);
    assert_eq!(tab.me_card("me-worries").said.sharing, Sharing::Me);
    assert_eq!(on_the_page(&mut tab)[0], ["Trains."]);
    assert_eq!(stays_out(&tab.profile().seen), 1, "said as a count");
    // The other way round all of it closes.
    let book = tab.book();
    tab.goes_to(&Route::Me(book, young));
    chooses(&mut tab, Sharing::Me);
    assert_eq!(tab.me().seen, Some(Sharing::Me));
    assert!(on_the_page(&mut tab)[0].is_empty());
}

#[test]
fn those_who_know_them_best_write_theirs_and_see_only_what_is_for_everyone() {
    let (_, mut tab, young) = sams();
    writes(&mut tab, "me-likes", "Trains.");
    writes(&mut tab, "me-worries", "Only mine.");
    let book = tab.book();
    let likes = tab.me_card("me-likes").at.part(Part::Sharing);
    tab.edits(book, young, likes, Value::Sharing(Sharing::Meeting));
    let parent = tab.voice(Audience::Parent);
    tab.goes_to(&Route::Me(book, parent));
    assert!(!tab.me().own);
    assert!(tab.me_card("me-likes").ask[0].contains("Sam"));
    let seen = |tab: &Tab, of| {
        tab.me_card(of)
            .others
            .iter()
            .map(|s| s.words.clone())
            .collect()
    };
    let likes: Vec<String> = seen(&tab, "me-likes");
    let worries: Vec<String> = seen(&tab, "me-worries");
    assert_eq!(likes, ["Trains."]);
    assert_eq!(worries, [""; 0], "what is theirs alone is shown to nobody");
    writes(&mut tab, "me-likes", "He can name every engine.");
    let [own, _, others] = on_the_page(&mut tab);
    assert_eq!(
        (own, others),
        (
            vec!["Trains.".to_owned()],
            vec!["He can name every engine.".to_owned()],
        )
    );
    tab.goes_to(&Route::Pack(book));
    assert!(
        tab.pack().me.is_some(),
        "the page for the meeting leads to it"
    );
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().me, TaskState::Started);
}

#[test]
fn what_somebody_noticed_never_stands_among_the_young_persons_own_words() {
    let (_, mut tab, young) = sams();
    writes(&mut tab, "me-good-day", "He hums when he paints.");
    let book = tab.book();
    tell(&mut tab, MeEvent::Taken(book, young, HowTaken::Observed));
    tell(&mut tab, MeEvent::TakenBy(book, young, "Ms Lee".into()));
    chooses(&mut tab, Sharing::Meeting);
    let said = tab.me_card("me-good-day").said;
    assert_eq!(
        (said.how, said.taken_by.as_str()),
        (Some(HowTaken::Observed), "Ms Lee")
    );
    let [own, noticed, _] = on_the_page(&mut tab);
    assert_eq!((own.len(), noticed.len()), (0, 1));
    // Nor in the file for the meeting.
    tab.goes_to(&Route::Question(book, young, id("y3")));
    tab.types(Part::Words, "He looks out of the window.");
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    assert_eq!(
        tab.question().answer.how,
        Some(HowTaken::Observed),
        "said once a sitting"
    );
    tab.goes_to(&Route::Pack(book));
    let html = tab.html();
    assert!(html.contains("What Ms Lee noticed"), "{html}");
}

#[test]
fn the_page_has_a_colour_and_a_picture_and_is_printed_as_it_stands() {
    let (_, mut tab, young) = sams();
    writes(&mut tab, "me-helps", "A quiet place.");
    chooses(&mut tab, Sharing::Meeting);
    of(&mut tab, RoundPage::Profile);
    let book = tab.book();
    assert_eq!(tab.profile().name, "Sam");
    for (part, value) in [
        (BookPart::Colour, Value::Colour(Colour::Purple)),
        (BookPart::Picture, Value::Picture(Picture::Owl)),
    ] {
        tab.edits(book, young, Field::Book(part), value);
    }
    let profile = tab.profile();
    assert_eq!(profile.colour, Some(Colour::Purple));
    assert_eq!(profile.picture, Some(Picture::Owl));
    assert!(profile.ready.0 && tab.prints());
    // What was printed is history: new words stand beside it there.
    let (_, sitting, _) = tab.kept(book);
    assert!(sitting.open.is_empty());
    tab.goes_to(&Route::Me(book, young));
    writes(&mut tab, "me-helps", "A quiet place and headphones.");
    let kept = tab.kept_text(book);
    assert!(
        kept.contains("\"A quiet place.\""),
        "the printed words stay in the history"
    );
}

#[test]
fn in_the_next_round_about_me_comes_along_for_those_who_could_see_it() {
    let (_, mut tab, young) = sams();
    writes(&mut tab, "me-likes", "Trains.");
    chooses(&mut tab, Sharing::Meeting);
    let card = tab.me_card("me-worries");
    writes(&mut tab, "me-worries", "Only mine.");
    let book = tab.book();
    tab.edits(
        book,
        young,
        card.at.part(Part::Sharing),
        Value::Sharing(Sharing::Me),
    );
    let (old, new) = begins_the_next(&mut tab);
    assert!(tab.again().is_bare, "it can be taken back");
    assert_eq!(on_the_page(&mut tab)[0], ["Trains."]);
    tab.goes_to(&Route::Me(book, young));
    assert_eq!(tab.me_card("me-worries").said.words, "Only mine.");
    assert_eq!(tab.me_card("me-worries").said.sharing, Sharing::Me);
    writes(&mut tab, "me-likes", "Trains and trams.");
    // The old page stays as it was.
    tab.goes_to(&Route::Round(book, Some(old), RoundPage::Profile));
    assert_eq!(tab.profile().boxes[0].own[0].words, "Trains.");
    tab.goes_to(&Route::Me(book, young));
    writes(&mut tab, "me-likes", "Trains.");
    sends(&mut tab, RoundEvent::TakenBack(book, new));
    tab.goes_to(&Route::Me(book, young));
    assert_eq!(tab.me_card("me-likes").at.round, old, "and was taken back");
}

#[test]
fn an_answer_is_erased_from_the_page_for_good() {
    let (_, mut tab, _) = sams();
    writes(&mut tab, "me-bad-day", "When he shouted.");
    chooses(&mut tab, Sharing::Meeting);
    let card = tab.me_card("me-bad-day");
    assert!(card.can_erase);
    tab.sends(Event::Erased(card.at.at.clone()));
    assert!(!tab.me_card("me-bad-day").can_erase);
    let book = tab.book();
    assert!(!tab.kept_text(book).contains("When he shouted."));
    assert!(on_the_page(&mut tab)[0].is_empty());
}

#[test]
fn in_easy_read_the_page_asks_in_short_sentences() {
    let (_, mut tab, young) = sams();
    let plain = tab.me_card("me-worries").ask;
    let book = tab.book();
    let field = Field::Voice(young, VoicePart::Level);
    tab.edits(book, young, field, Value::Level(Level::EasyRead));
    let easy = tab.me_card("me-worries").ask;
    assert_ne!(plain, easy);
    assert_eq!(easy.len(), 2);
}

#[test]
fn without_a_signal_on_the_first_visit_the_page_says_so_and_comes_later() {
    let (phone, mut tab) = mums();
    let young = tab.voice(Audience::YoungPerson);
    let path = Route::Me(tab.book(), young).to_string();
    drop(tab);
    let mut other = phone.opens_slowly(&path);
    other.online = false;
    other.waits_for_storage();
    assert!(matches!(other.page(), Page::Problem(_) | Page::Waiting));
}

#[test]
fn of_somebody_with_a_name_the_page_is_called_by_it() {
    let (_, mut tab, _) = sams();
    name(&mut tab, Audience::Parent, "Mum");
    let others = tab.me().others;
    assert_eq!(others.len(), 1);
    assert_eq!(others[0].0.name, "Mum");
}
