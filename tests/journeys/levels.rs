//! The same question in plain words, in easy read and in pictures: one answer underneath.

use crate::sight::stays_out;
use crate::{
    files::mums,
    phone::{Phone, Tab, id},
};
use our_say::{
    app::{
        event::{Event, QuestionAt, RoundEvent},
        exchange::event::{Exchanged, ForWhom},
        route::{RoundPage, Route},
        view::Put,
    },
    domain::{
        answer::{Feeling, HowTaken, Instead, Part, Sharing},
        card::Card,
        change::{BookPart, Field, Value},
        item::Still,
        question::{Audience, Level, Setting},
        voice::VoicePart,
    },
};

fn put(tab: &Tab) -> Put {
    let more = tab.question().more;
    more.put.clone().unwrap()
}

/// Chooses how questions are put, on the question that is open.
pub fn asks_in(tab: &mut Tab, level: Level) {
    let at = tab.question().at.at;
    let field = Field::Voice(at.voice, VoicePart::Level);
    tab.edits(at.book, at.voice, field, Value::Level(level));
    assert_eq!(put(tab).level, level);
}

/// The card with these words, of those that the question offers.
fn card(tab: &Tab, words: &str) -> Card {
    let cards = put(tab).cards;
    let found = cards.iter().find(|card| card.words == words);
    found
        .unwrap_or_else(|| panic!("no card {words}: {cards:?}"))
        .clone()
}

/// Chooses these cards, and no others.
fn chooses(tab: &mut Tab, words: &[&str]) {
    let cards: Vec<Card> = words.iter().map(|words| card(tab, words)).collect();
    let value = if cards.is_empty() {
        Value::Cleared
    } else {
        Value::Cards(cards)
    };
    tab.says(Part::Picked, value);
}

fn chosen(tab: &Tab) -> Vec<String> {
    let cards = tab.question().answer.picked;
    cards.into_iter().map(|card| card.words).collect()
}

/// A young person at the question about worries, who has said to whom it goes.
pub fn at_worries() -> (Phone, Tab) {
    let phone = Phone::new();
    let mut tab = phone.opens("/begin/young-person");
    tab.says(Part::Feeling, Value::Feeling(Feeling::Well));
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    let at = tab.question().at.at;
    tab.goes_to(&Route::Question(at.book, at.voice, id("y6")));
    (phone, tab)
}

#[test]
fn one_answer_stands_under_all_three_ways_to_ask() {
    let (phone, mut tab) = at_worries();
    assert_eq!(put(&tab).level, Level::Plain);
    tab.types(Part::Words, "I tell my dog.");

    asks_in(&mut tab, Level::EasyRead);
    let easy = put(&tab).easy;
    assert!(
        easy.iter()
            .any(|line| line.words == "Who do you talk to at school?")
    );
    assert!(easy.iter().all(|line| line.picture().is_some()));
    assert_eq!(tab.question().answer.words, "I tell my dog.");
    tab.says(Part::Feeling, Value::Feeling(Feeling::Mixed));

    asks_in(&mut tab, Level::Pictures);
    assert_eq!(put(&tab).few.words, "You are worried. Who do you talk to?");
    assert_eq!(tab.question().answer.feeling, Some(Feeling::Mixed));
    chooses(&mut tab, &["A friend", "My teacher"]);

    for level in Level::ALL {
        asks_in(&mut tab, level);
        let answer = tab.question().answer;
        assert_eq!(answer.words, "I tell my dog.");
        assert_eq!(answer.feeling, Some(Feeling::Mixed));
        assert_eq!(chosen(&tab), ["A friend", "My teacher"]);
    }

    // It holds for every question, the next time too, and for no one else.
    asks_in(&mut tab, Level::Pictures);
    tab.continues();
    assert_eq!(put(&tab).level, Level::Pictures);
    let path = tab.address.clone();
    let mut tab = tab.closes_and_comes_back(&path);
    assert_eq!(put(&tab).level, Level::Pictures);
    let voice = tab.question().at.at.voice;
    let book = tab.book();
    tab.goes_to(&Route::Views(book, voice));
    assert_eq!(tab.list().level, Some(Level::Pictures));
    let mut other = phone.opens("/begin/young-person");
    assert_eq!(put(&other).level, Level::Plain);
    other.goes_to(&Route::Begin(Audience::Parent, None));
    assert_eq!(
        other.question().more.put,
        None,
        "grown-ups are asked in plain words"
    );
}

#[test]
fn who_asks_for_pictures_before_saying_anything_finds_them_again() {
    let mut tab = Phone::new().opens("/begin/young-person");
    asks_in(&mut tab, Level::Pictures);
    let path = tab.address.clone();
    let tab = tab.closes_and_comes_back(&path);
    assert_eq!(put(&tab).level, Level::Pictures);
}

#[test]
fn at_nursery_the_cards_say_what_is_said_there() {
    let (_, mut tab) = at_worries();
    let at = tab.question().at.at;
    let field = Field::Book(BookPart::Setting);
    let nursery = Value::Setting(Setting::EarlyYears);
    tab.edits(at.book, at.voice, field, nursery);
    let words: Vec<String> = put(&tab).cards.into_iter().map(|card| card.words).collect();
    assert!(words.contains(&"A grown-up".to_owned()), "{words:?}");
    assert_eq!(put(&tab).few.words, "You are sad. Who do you go to?");
}

#[test]
fn without_a_signal_the_question_stands_in_plain_words() {
    let (_, mut tab) = at_worries();
    asks_in(&mut tab, Level::Pictures);
    let (book, question) = (tab.book(), tab.address.clone());
    let mut tab = tab.closes_and_comes_back(&Route::Book(book).to_string());
    tab.online = false;
    tab.goes_to(&Route::parse(&question));
    assert_eq!(tab.question().more.put, None);
    assert!(tab.question().heading.ask.contains("worries you"));
    // Back on the list and here again, with a signal.
    let voice = tab.question().at.at.voice;
    tab.online = true;
    tab.goes_to(&Route::Views(book, voice));
    tab.goes_to(&Route::parse(&question));
    assert_eq!(put(&tab).level, Level::Pictures);
}

#[test]
fn who_chooses_cards_and_says_nothing_else_has_pointed() {
    let (_, mut tab) = at_worries();
    asks_in(&mut tab, Level::Pictures);
    tab.says(Part::Feeling, Value::Feeling(Feeling::Well));
    assert_eq!(
        tab.question().answer.how,
        None,
        "a face may be tapped by anyone"
    );
    chooses(&mut tab, &["A friend"]);
    assert_eq!(tab.question().answer.how, Some(HowTaken::Pointed));

    // That was this answer: words in the next are no pointing.
    tab.continues();
    assert!(
        tab.question().asks_how,
        "it was not chosen for the whole sitting"
    );
    tab.types(Part::Words, "I can count.");
    assert_eq!(tab.question().answer.how, None);
    chooses(&mut tab, &["I can tell"]);
    assert_eq!(
        tab.question().answer.how,
        None,
        "the words were there before"
    );

    // What was chosen for the sitting holds.
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Signed));
    tab.continues();
    chooses(&mut tab, &["I feel fine"]);
    assert_eq!(tab.question().answer.how, Some(HowTaken::Signed));
    let path = tab.address.clone();
    let tab = tab.closes_and_comes_back(&path);
    assert_eq!(tab.question().answer.how, Some(HowTaken::Signed));
}

#[test]
fn cards_can_be_taken_away_again_and_then_nothing_was_said() {
    let (_, mut tab) = at_worries();
    chooses(&mut tab, &["A friend", "Nobody yet"]);
    chooses(&mut tab, &["Nobody yet"]);
    assert_eq!(chosen(&tab), ["Nobody yet"]);
    chooses(&mut tab, &[]);
    assert_eq!(chosen(&tab), Vec::<String>::new());
    let (book, voice) = (tab.book(), tab.question().at.at.voice);
    tab.goes_to(&Route::Views(book, voice));
    assert_eq!(tab.list().answered, 1, "the first question alone");
}

/// The cards that the page for the meeting shows, and the file of it.
fn in_the_pack(tab: &mut Tab) -> (Vec<String>, String) {
    let book = tab.book();
    tab.goes_to(&Route::Pack(book));
    let said = tab.pack().topics.into_iter().flat_map(|topic| topic.said);
    let cards = said.flat_map(|said| said.picked).map(|card| card.words);
    (cards.collect(), tab.html())
}

#[test]
fn cards_are_in_the_pack_only_if_everyone_at_the_meeting_may_see_them() {
    let (_, mut tab) = at_worries();
    chooses(&mut tab, &["A friend", "Nobody yet"]);
    let question = tab.address.clone();
    let (cards, html) = in_the_pack(&mut tab);
    assert_eq!(cards, ["A friend", "Nobody yet"]);
    assert!(html.contains("A friend · Nobody yet"));

    tab.goes_to(&Route::parse(&question));
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    let (cards, html) = in_the_pack(&mut tab);
    assert_eq!(cards, Vec::<String>::new());
    assert!(!html.contains("A friend"));
    assert_eq!(stays_out(&tab.pack().seen), 1, "and the page says so");
}

#[test]
fn who_does_not_want_to_say_keeps_what_was_said_to_themselves() {
    let (_, mut tab) = at_worries();
    tab.says(Part::Feeling, Value::Feeling(Feeling::NotWell));
    chooses(&mut tab, &["Nobody yet"]);
    assert_eq!(tab.question().sharing, Sharing::Meeting);
    tab.says(Part::Instead, Value::Instead(Instead::WontSay));
    assert_eq!(tab.question().sharing, Sharing::Me);
    assert_eq!(chosen(&tab), ["Nobody yet"], "nothing is lost");
    let question = tab.address.clone();
    let (cards, _) = in_the_pack(&mut tab);
    assert_eq!(cards, Vec::<String>::new());
    // The next answer goes where it was meant to go.
    tab.goes_to(&Route::parse(&question));
    tab.continues();
    chooses(&mut tab, &["I can tell"]);
    assert_eq!(tab.question().sharing, Sharing::Meeting);
}

#[test]
fn cards_are_shown_wherever_the_answer_is() {
    let (_, mut tab) = at_worries();
    chooses(&mut tab, &["A friend", "Nobody yet"]);
    tab.says(Part::Matters, Value::Flag(true));
    let (book, at) = (tab.book(), tab.question().at);
    let words = "A friend · Nobody yet";
    tab.goes_to(&Route::Check(book, at.at.voice));
    let groups = tab.check().groups;
    let mut said = groups
        .iter()
        .flat_map(|(_, said)| said)
        .map(|(said, _)| said);
    let here = said.find(|said| said.heading.question == id("y6")).unwrap();
    assert_eq!(here.first_words(), words);
    tab.goes_to(&Route::Matters(book, at.at.voice));
    let mut picks = tab.matters().others.into_iter().chain(tab.matters().chosen);
    assert!(picks.any(|pick| pick.words == words));
    tab.goes_to(&Route::Round(book, None, RoundPage::Meeting));
    assert!(tab.meeting().agenda.iter().any(|item| item.text == words));

    // Words that cannot be saved are offered with the cards among them.
    tab.goes_to(&Route::Question(book, at.at.voice, id("y6")));
    tab.lost(book);
    chooses(&mut tab, &["A friend"]);
    assert!(tab.offered().contains("A friend"), "{}", tab.offered());
}

#[test]
fn last_times_cards_can_still_be_true() {
    let (_, mut tab) = at_worries();
    chooses(&mut tab, &["A friend"]);
    let (book, voice) = (tab.book(), tab.question().at.at.voice);
    crate::next_round::begins_the_next(&mut tab);
    tab.goes_to(&Route::Question(book, voice, id("y6")));
    assert_eq!(chosen(&tab), Vec::<String>::new());
    let last = tab.question().more.last.clone().unwrap();
    assert_eq!(last.said.picked[0].words, "A friend");
    let at = QuestionAt {
        book,
        voice,
        question: id("y6"),
    };
    let still = RoundEvent::Still(at, Some(Still::True));
    tab.sends(Event::Rounds(Box::new(still)));
    assert_eq!(chosen(&tab), ["A friend"]);
}

#[test]
fn the_way_to_ask_and_the_cards_travel_in_a_share_file() {
    let (_, mut mum) = mums();
    let (book, young) = (mum.book(), mum.voice(Audience::YoungPerson));
    mum.goes_to(&Route::Question(book, young, id("y6")));
    asks_in(&mut mum, Level::EasyRead);
    chooses(&mut mum, &["A friend"]);
    mum.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    mum.continues();
    chooses(&mut mum, &["I can tell"]);
    mum.says(Part::Sharing, Value::Sharing(Sharing::Me));
    let file = mum.makes_a_file(ForWhom::Others);

    let mut dad = Phone::of_somebody_else(2).opens("/");
    dad.opens_a_file(&file);
    dad.exchanges(Exchanged::Accept);
    dad.goes_to(&Route::Question(book, young, id("y6")));
    assert_eq!(put(&dad).level, Level::EasyRead);
    assert_eq!(chosen(&dad), ["A friend"]);
    dad.goes_to(&Route::Question(book, young, id("y7")));
    assert_eq!(chosen(&dad), Vec::<String>::new());

    // Where two phones choose different ways, one of them is shown until somebody chooses again.
    asks_in(&mut dad, Level::Pictures);
    let file = dad.makes_a_file(ForWhom::Me);
    mum.goes_to(&Route::Question(book, young, id("y6")));
    asks_in(&mut mum, Level::Plain);
    mum.opens_a_file(&file);
    mum.exchanges(Exchanged::Accept);
    mum.goes_to(&Route::Question(book, young, id("y6")));
    assert_ne!(put(&mum).level, Level::EasyRead, "that is over on both");
    asks_in(&mut mum, Level::EasyRead);
}
