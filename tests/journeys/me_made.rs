//! About me without writing: by cards, by voice note, drawing and photo; and what of it stands on the one page.

use crate::{
    made::{CAT, SONG, inside, note},
    me::{chooses, sams, tell, writes},
    next_round::{begins_the_next, of},
    phone::{Phone, Tab},
};
use our_say::{
    app::{
        event::Event,
        exchange::{
            Shows,
            event::{Exchanged, ForWhom, MeEvent},
            made::{Made, MadeAt, MadeEvent, MadeKind, PickFrom},
        },
        route::{RoundPage, Route},
        view::{Offered, ProfileBox, Said},
    },
    domain::{
        answer::{HowTaken, Part, Sharing},
        attachment::Attachment,
        card::Card,
        change::{BookPart, Field, Value},
        ids::VoiceId,
        question::{Audience, Level, Setting},
        voice::VoicePart,
    },
};
use std::rc::Rc;

const DOG: &[u8] = b"\xff\xd8\xff a dog with a stick, taken from above";

fn place(tab: &Tab, question: &str, kind: MadeKind) -> MadeAt {
    let at = tab.me_card(question).at;
    MadeAt {
        at: at.at,
        round: at.round,
        kind,
    }
}

fn makes(tab: &mut Tab, event: MadeEvent) {
    tab.exchanges(Exchanged::Made(event));
}

fn says_it(tab: &mut Tab, question: &str, made: Made) {
    let at = place(tab, question, MadeKind::Sound);
    makes(tab, MadeEvent::Record(at));
    makes(tab, MadeEvent::Recording(0));
    makes(tab, MadeEvent::StopRecording);
    makes(tab, MadeEvent::Came(Ok(made)));
}

fn draws(tab: &mut Tab, question: &str, bytes: &[u8]) {
    let at = place(tab, question, MadeKind::Drawing);
    makes(tab, MadeEvent::Drawn(at, bytes.to_vec()));
}

fn photographs(tab: &mut Tab, question: &str, bytes: &[u8]) {
    let at = place(tab, question, MadeKind::Photo);
    makes(tab, MadeEvent::Pick(at, PickFrom::Files));
    let made = Made {
        file: Rc::new(Attachment::new("image/jpeg", bytes.to_vec())),
        seconds: None,
        cut: None,
    };
    makes(tab, MadeEvent::Came(Ok(made)));
}

fn in_pictures(tab: &mut Tab, young: VoiceId) {
    let field = Field::Voice(young, VoicePart::Level);
    let book = tab.book();
    tab.edits(book, young, field, Value::Level(Level::Pictures));
}

fn offered(tab: &Tab, question: &str) -> Offered {
    let offered = tab.me_card(question).offered;
    offered.unwrap()
}

/// Chooses the cards with these words.
fn picks(tab: &mut Tab, question: &str, words: &[&str]) {
    let cards = offered(tab, question).cards;
    let chosen = words.iter().map(|words| {
        let found = cards.iter().find(|card| card.words == *words);
        found.unwrap().clone()
    });
    let value = Value::Cards(chosen.collect());
    let at = tab.me_card(question).at;
    tab.edits(at.at.book, at.at.voice, at.part(Part::Picked), value);
}

fn boxes(tab: &mut Tab) -> Vec<ProfileBox> {
    of(tab, RoundPage::Profile);
    tab.profile().boxes
}

fn kinds(said: &Said) -> Vec<MadeKind> {
    said.made.iter().map(|made| made.kind).collect()
}

#[test]
fn a_voice_note_a_drawing_and_a_photo_answer_a_prompt_each_where_it_was_made() {
    let (_, mut tab, young) = sams();
    says_it(&mut tab, "me-likes", note(SONG, 12));
    draws(&mut tab, "me-helps", CAT);
    photographs(&mut tab, "me-helps", DOG);
    let made = |tab: &Tab, question| tab.me_card(question).making.all;
    assert_eq!(made(&tab, "me-likes").len(), 1);
    assert_eq!(made(&tab, "me-helps").len(), 2);
    assert!(made(&tab, "me-worries").is_empty());
    assert_eq!(tab.me_card("me-likes").said.how, Some(HowTaken::Recorded));
    assert_eq!(tab.me_card("me-helps").said.how, Some(HowTaken::Drawn));
    // Pictures are there at once, the voice note once somebody wants to hear it.
    assert!(
        made(&tab, "me-helps")
            .iter()
            .all(|m| matches!(m.shows, Shows::Here(_)))
    );
    let song = made(&tab, "me-likes")[0].file.of;
    makes(&mut tab, MadeEvent::Listen(song));
    assert_eq!(tab.heard(song).as_deref(), Some(SONG));

    let path = Route::Me(tab.book(), young).to_string();
    let mut tab = tab.closes_and_comes_back(&path);
    assert_eq!(made(&tab, "me-helps").len(), 2);
    let drawing = tab.me_card("me-helps").at.part(Part::Drawing);
    let book = tab.book();
    tab.edits(book, young, drawing, Value::Cleared);
    assert_eq!(kinds(&tab.me_card("me-helps").said), [MadeKind::Photo]);
    assert_eq!(tab.lie_there(), 2);
    assert_eq!(
        tab.me_card("me-helps").said.how,
        None,
        "a photo says no way by itself"
    );
}

#[test]
fn who_goes_away_while_it_records_has_it_on_the_prompt_that_it_was_for() {
    let (_, mut tab, young) = sams();
    let at = place(&tab, "me-likes", MadeKind::Sound);
    makes(&mut tab, MadeEvent::Record(at));
    makes(&mut tab, MadeEvent::Recording(0));
    let card = tab.me_card("me-likes");
    assert!(card.making.step.is_some() && card.making.busy);
    assert!(tab.me_card("me-helps").making.step.is_none());
    let book = tab.book();
    tab.goes_to(&Route::Book(book));
    makes(&mut tab, MadeEvent::Came(Ok(note(SONG, 5))));
    tab.goes_to(&Route::Me(book, young));
    assert_eq!(kinds(&tab.me_card("me-likes").said), [MadeKind::Sound]);
}

#[test]
fn what_was_made_stands_on_the_one_page_once_everyone_at_the_meeting_may_see_it() {
    let (_, mut tab, young) = sams();
    says_it(&mut tab, "me-likes", note(SONG, 12));
    draws(&mut tab, "me-helps", CAT);
    assert!(boxes(&mut tab).is_empty());
    assert!(
        inside(&tab.makes_a_file(ForWhom::Others))
            .attachments
            .is_empty()
    );
    let book = tab.book();
    tab.goes_to(&Route::Me(book, young));
    chooses(&mut tab, Sharing::Meeting);
    let found = boxes(&mut tab);
    let all: Vec<_> = found.iter().map(|found| kinds(&found.own[0])).collect();
    assert_eq!(all, [[MadeKind::Drawing], [MadeKind::Sound]]);
    let drawing = &found[0].own[0].made[0];
    assert!(matches!(drawing.shows, Shows::Here(_)));
    assert_eq!(tab.heard(drawing.file.of).as_deref(), Some(CAT));
    assert_eq!(found[1].own[0].made[0].shows, Shows::Unasked);
    assert_eq!(
        tab.held(),
        1,
        "a voice note comes when somebody asks for it"
    );
    assert!(tab.profile().ready.0 && tab.prints());
    let file = inside(&tab.makes_a_file(ForWhom::Others));
    assert_eq!(file.attachments.len(), 2);
}

#[test]
fn those_who_know_them_best_can_say_it_without_writing_too() {
    let (_, mut tab, young) = sams();
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    tab.goes_to(&Route::Me(book, parent));
    photographs(&mut tab, "me-good-day", DOG);
    let found = boxes(&mut tab);
    assert_eq!(kinds(&found[0].others[0]), [MadeKind::Photo]);
    tab.goes_to(&Route::Me(book, young));
    let others = tab.me_card("me-good-day").others;
    assert_eq!(kinds(&others[0]), [MadeKind::Photo]);
    assert!(matches!(others[0].made[0].shows, Shows::Here(_)));
}

#[test]
fn in_pictures_each_prompt_has_cards_and_those_chosen_stand_on_the_page_with_their_pictures() {
    let (_, mut tab, young) = sams();
    assert_eq!(
        tab.me_card("me-helps").offered,
        None,
        "in plain words there are none"
    );
    in_pictures(&mut tab, young);
    let cards = tab.me().cards;
    assert!(cards.iter().all(|card| card.offered.is_some()));
    assert_eq!(offered(&tab, "me-helps").few, "What helps you?");
    picks(&mut tab, "me-helps", &["A break", "More time"]);
    let said = tab.me_card("me-helps").said;
    assert_eq!(said.how, Some(HowTaken::Pointed), "nobody typed a word");
    assert_eq!(said.sharing, Sharing::Me);
    chooses(&mut tab, Sharing::Meeting);
    let on_the_page = boxes(&mut tab)[0].own[0].picked.clone();
    let words: Vec<_> = on_the_page.iter().map(|card| card.words.as_str()).collect();
    assert_eq!(words, ["A break", "More time"]);
    assert!(on_the_page.iter().all(|card| card.picture().is_some()));

    // They are one answer with what is written, whichever way it is asked.
    let book = tab.book();
    tab.goes_to(&Route::Me(book, young));
    writes(&mut tab, "me-helps", "And my blue cushion.");
    let field = Field::Voice(young, VoicePart::Level);
    tab.edits(book, young, field, Value::Level(Level::Plain));
    let said = tab.me_card("me-helps").said;
    assert_eq!(
        (said.picked.len(), said.words.as_str()),
        (2, "And my blue cushion.")
    );
}

#[test]
fn the_cards_are_those_of_the_place() {
    let (_, mut tab, young) = sams();
    in_pictures(&mut tab, young);
    let has = |tab: &Tab, words: &str| {
        let cards: Vec<Card> = offered(tab, "me-matters").cards;
        cards.iter().any(|card| card.words == words)
    };
    assert!(has(&tab, "My games") && !has(&tab, "My toys"));
    let setting = Value::Setting(Setting::EarlyYears);
    let book = tab.book();
    tab.edits(book, young, Field::Book(BookPart::Setting), setting);
    assert!(has(&tab, "My toys") && !has(&tab, "My games"));
}

#[test]
fn grown_ups_are_asked_in_words_whatever_the_young_person_chose() {
    let (_, mut tab, young) = sams();
    in_pictures(&mut tab, young);
    let (book, parent) = (tab.book(), tab.voice(Audience::Parent));
    tab.goes_to(&Route::Me(book, parent));
    assert_eq!(tab.me_card("me-helps").offered, None);
}

#[test]
fn in_the_next_round_cards_and_pictures_come_along_and_on_another_phone_they_are_there() {
    let (_, mut tab, young) = sams();
    in_pictures(&mut tab, young);
    picks(&mut tab, "me-likes", &["Music"]);
    draws(&mut tab, "me-likes", CAT);
    chooses(&mut tab, Sharing::Meeting);
    begins_the_next(&mut tab);
    let found = boxes(&mut tab);
    assert_eq!(found[0].own[0].picked.len(), 1);
    assert_eq!(kinds(&found[0].own[0]), [MadeKind::Drawing]);
    let file = tab.makes_a_file(ForWhom::Others);
    let book = tab.book();
    let mut other = Phone::of_somebody_else(7).opens("/");
    other.opens_a_file(&file);
    other.exchanges(Exchanged::Accept);
    other.goes_to(&Route::Round(book, None, RoundPage::Profile));
    let own = other.profile().boxes[0].own[0].clone();
    assert_eq!(own.picked[0].words, "Music");
    assert_eq!(other.heard(own.made[0].file.of).as_deref(), Some(CAT));
}

#[test]
fn what_was_noticed_is_marked_so_whether_written_or_drawn() {
    let (_, mut tab, young) = sams();
    photographs(&mut tab, "me-good-day", DOG);
    let book = tab.book();
    tell(&mut tab, MeEvent::Taken(book, young, HowTaken::Observed));
    chooses(&mut tab, Sharing::Meeting);
    let found = boxes(&mut tab);
    assert!(found[0].own.is_empty());
    assert_eq!(kinds(&found[0].noticed[0]), [MadeKind::Photo]);
}

#[test]
fn an_answer_of_pictures_is_erased_for_good_and_can_be_read_back_until_then() {
    let (_, mut tab, young) = sams();
    in_pictures(&mut tab, young);
    picks(&mut tab, "me-worries", &["The dark"]);
    draws(&mut tab, "me-worries", CAT);
    let book = tab.book();
    tab.goes_to(&Route::Check(book, young));
    let rows = tab.check().read;
    let row = rows.iter().find(|row| row.said.heading.question.is_me());
    assert_eq!(kinds(&row.unwrap().said), [MadeKind::Drawing]);
    tab.goes_to(&Route::Me(book, young));
    let card = tab.me_card("me-worries");
    assert!(card.can_erase);
    tab.sends(Event::Erased(card.at.at));
    assert!(!tab.kept_text(book).contains("The dark"));
    assert_eq!(tab.lie_there(), 0);
}
