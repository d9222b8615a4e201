//! Then and now: what has changed since last time, as everybody at the meeting may see it.

use crate::{
    phone::{Phone, Tab, id},
    sight::english,
};
use our_say::{
    app::{
        event::Event,
        route::{RoundPage, Route},
        view::{HistoryView, Moved, Page, Place, Problem, Strand, Told, TopicLine, When},
    },
    document::history as said,
    domain::{
        answer::{Feeling, HowTaken, Part, Sharing},
        change::{Change, Field, Value},
        ids::{BookId, ChangeId, RoundId, VoiceId},
        item::{Helped, ItemKind, ItemPart, ItemState},
        question::{Audience, Topic},
        round::RoundPart,
        time::Day,
        voice::VoicePart,
    },
    i18n,
};

pub fn day(text: &str) -> Day {
    text.parse().unwrap()
}

/// A family: the mother's phone, with a book that has one round.
pub struct Family {
    pub tab: Tab,
    pub book: BookId,
    pub mum: VoiceId,
    pub young: VoiceId,
    pub round: RoundId,
}

impl Family {
    pub fn begins() -> Self {
        let mut tab = Phone::new().opens("/begin/parent");
        tab.types(Part::Words, "She reads every night.");
        let (book, round) = (tab.book(), tab.question().at.round);
        let (mum, young) = (
            tab.voice(Audience::Parent),
            tab.voice(Audience::YoungPerson),
        );
        let mut family = Self {
            tab,
            book,
            mum,
            young,
            round,
        };
        family.names(mum, "Mum");
        family.names(young, "Amina");
        family.meets_on("2026-03-10");
        family
    }

    pub fn names(&mut self, voice: VoiceId, name: &str) {
        let field = Field::Voice(voice, VoicePart::Name);
        self.edits(field, Value::Text(name.into()));
    }

    pub fn edits(&mut self, field: Field, value: Value) {
        self.tab.edits(self.book, self.mum, field, value);
    }

    pub fn meets_on(&mut self, when: &str) {
        self.edits(
            Field::Round(self.round, RoundPart::Day),
            Value::Day(day(when)),
        );
    }

    /// The next round begins; the book is closed and opened.
    pub fn begins_again(self, number: u128, when: &str) -> Self {
        let mut family = self;
        family.round = RoundId::from_bits(number);
        let begun = Field::Round(family.round, RoundPart::Begun);
        family.edits(begun, Value::Day(day(when)));
        family.meets_on(when);
        let home = Route::Book(family.book).to_string();
        Self {
            tab: family.tab.closes_and_comes_back(&home),
            ..family
        }
    }

    pub fn says(&mut self, voice: VoiceId, question: &str, part: Part, value: Value) {
        let field = Field::Answer(self.round, voice, id(question), part);
        self.tab.edits(self.book, voice, field, value);
    }

    /// How it is going for the mother.
    pub fn mum(&mut self, question: &str, feeling: Feeling) {
        self.says(self.mum, question, Part::Feeling, Value::Feeling(feeling));
    }

    /// How it is going for the young person, for all to see.
    pub fn amina(&mut self, question: &str, feeling: Feeling) {
        let young = self.young;
        let all = Value::Sharing(Sharing::Meeting);
        self.says(young, question, Part::Sharing, all);
        self.says(young, question, Part::Feeling, Value::Feeling(feeling));
    }

    pub fn agrees(&mut self, kind: ItemKind, what: &str, state: ItemState, helped: Option<Helped>) {
        let plan = Route::Round(self.book, None, RoundPage::Plan);
        self.tab.goes_to(&plan);
        self.tab
            .sends(Event::ItemAdded(self.book, self.round, kind));
        let view = self.tab.plan();
        let all = match kind {
            ItemKind::Target => view.targets,
            _ => view.actions,
        };
        let item = all.last().unwrap().id;
        let field = |part| Field::Item(self.round, item, part);
        let (what, state, helped) = (
            (field(ItemPart::What), Value::Text(what.into())),
            (field(ItemPart::State), Value::ItemState(state)),
            helped.map(|how| (field(ItemPart::Helped), Value::Helped(how))),
        );
        for (field, value) in [Some(what), Some(state), helped].into_iter().flatten() {
            self.edits(field, value);
        }
    }

    pub fn looks(&mut self) -> HistoryView {
        self.tab
            .goes_to(&Route::Round(self.book, None, RoundPage::History));
        self.tab.history()
    }

    /// What another phone said to the same, and what it then says together.
    pub fn another_phone_said(self, question: &str, feeling: Feeling) -> Self {
        let change = Change {
            id: ChangeId::from_bits(99),
            field: Field::Answer(self.round, self.mum, id(question), Part::Feeling),
            value: Value::Feeling(feeling),
            replaces: Vec::new(),
            ..self.tab.kept(self.book).0[0].clone()
        };
        let home = Route::Book(self.book).to_string();
        Self {
            tab: self.tab.takes_in(&home, vec![change]),
            ..self
        }
    }
}

pub fn topic(view: &HistoryView, topic: Topic) -> &TopicLine {
    view.topics.iter().find(|line| line.topic == topic).unwrap()
}

pub fn strand(line: &TopicLine, voice: VoiceId) -> &Strand {
    let mut strands = line.strands.iter();
    strands.find(|s| s.speaker.voice == voice).unwrap()
}

pub fn feelings(strand: &Strand) -> Vec<Vec<Feeling>> {
    let cells = strand.cells.iter();
    let feelings = cells.map(|cell| cell.iter().map(|mark| mark.feeling).collect());
    feelings.collect()
}

/// March and November of one year, with four topics that went four ways.
pub fn two_rounds() -> Family {
    let mut family = Family::begins();
    family.mum("p3", Feeling::NotWell);
    family.mum("p4", Feeling::Well);
    family.mum("p5", Feeling::Mixed);
    family.amina("y3", Feeling::NotWell);
    family.amina("y7", Feeling::Well);
    let mut family = family.begins_again(7, "2026-11-24");
    family.mum("p3", Feeling::Well);
    family.mum("p4", Feeling::Mixed);
    family.mum("p5", Feeling::Mixed);
    family.mum("p8", Feeling::Well);
    family.amina("y3", Feeling::Mixed);
    family.amina("y7", Feeling::Mixed);
    family
}

#[test]
fn a_teacher_reads_first_what_got_better_and_what_got_harder() {
    let mut family = two_rounds();
    let view = family.looks();
    assert_eq!(view.told, Told::Compared);
    let lines: Vec<_> = said::summary(&view, &english())
        .into_iter()
        .map(|(_, line)| line)
        .collect();
    assert_eq!(
        lines,
        [
            "One topic is going better.",
            "One topic is going less well.",
            "One topic is the same.",
            "One topic is seen in two ways now. Last time: none.",
        ]
    );
    let order: Vec<_> = view.topics.iter().map(|t| (t.moved, t.topic)).collect();
    assert_eq!(
        order,
        [
            (Moved::Better, Topic::Learning),
            (Moved::Worse, Topic::Progress),
            (Moved::Same, Topic::Wellbeing),
            (Moved::Unknown, Topic::Activities),
        ]
    );
}

#[test]
fn each_meeting_is_called_by_its_month_and_the_last_one_is_now() {
    let mut family = two_rounds();
    let view = family.looks();
    let heads: Vec<_> = view.columns.iter().map(|c| (c.when, c.place)).collect();
    assert_eq!(
        heads,
        [
            (When::Month(day("2026-03-10")), Place::Before),
            (When::Month(day("2026-11-24")), Place::Now),
        ]
    );
    assert_eq!(said::when(heads[0].0, &english()), "Mar 2026");
}

#[test]
fn two_meetings_in_one_month_are_told_apart_by_their_days() {
    let mut family = two_rounds();
    family.meets_on("2026-03-24");
    let view = family.looks();
    let heads = view.columns.iter().map(|c| said::when(c.when, &english()));
    assert_eq!(heads.collect::<Vec<_>>(), ["10 Mar 2026", "24 Mar 2026"]);
}

#[test]
fn who_listens_hears_the_picture_as_one_sentence_for_each_person() {
    let mut family = two_rounds();
    let view = family.looks();
    let line = topic(&view, Topic::Learning);
    let heard = [family.mum, family.young].map(|voice| {
        let strand = strand(line, voice);
        said::strand(
            english().text(i18n::topic(line.topic)),
            strand,
            &view.columns,
            0,
            &english(),
        )
    });
    assert_eq!(
        heard,
        [
            "Learning, Mum: Not going well in Mar 2026, Going well in Nov 2026.",
            "Learning, Amina: Not going well in Mar 2026, Mixed in Nov 2026.",
        ]
    );
}

#[test]
fn where_mother_and_daughter_see_it_in_two_ways_is_shown_then_and_now() {
    let mut family = two_rounds();
    let view = family.looks();
    let learning = topic(&view, Topic::Learning);
    assert_eq!(learning.apart, [Some(false), Some(true)]);
    assert_eq!(topic(&view, Topic::Progress).apart_now(), Some(false));
    assert_eq!(topic(&view, Topic::Wellbeing).apart_now(), None);
    assert_eq!(view.apart(), [1, 0]);
}

#[test]
fn what_is_theirs_alone_is_nowhere_on_the_page_but_in_one_count() {
    let mut family = two_rounds();
    let before = family.looks();
    let young = family.young;
    for question in ["y8", "y5"] {
        let alone = Value::Sharing(Sharing::Me);
        family.says(young, question, Part::Sharing, alone);
        let feeling = Value::Feeling(Feeling::NotWell);
        family.says(young, question, Part::Feeling, feeling);
    }
    let chosen = Value::Sharing(Sharing::Chosen);
    family.says(family.mum, "p9", Part::Sharing, chosen);
    family.mum("p9", Feeling::NotWell);
    let after = family.looks();
    assert_eq!(after.left_out, 3);
    assert_eq!(
        HistoryView {
            left_out: before.left_out,
            ..after
        },
        before
    );
}

#[test]
fn two_questions_on_one_topic_stay_two_and_no_feeling_in_between_is_made_up() {
    let mut family = Family::begins();
    family.amina("y6", Feeling::NotWell);
    family.amina("y8", Feeling::Well);
    let mut family = family.begins_again(7, "2026-11-24");
    family.amina("y8", Feeling::Mixed);
    family.amina("y6", Feeling::Mixed);
    let view = family.looks();
    let line = topic(&view, Topic::Wellbeing);
    let told: Vec<_> = line.strands.iter().map(feelings).collect();
    assert_eq!(
        told,
        [
            [vec![Feeling::NotWell], vec![Feeling::Mixed]],
            [vec![Feeling::Well], vec![Feeling::Mixed]],
        ]
    );
    assert!(line.strands.iter().all(|strand| !strand.short.is_empty()));
    assert_eq!(line.moved, Moved::Both);
}

#[test]
fn what_two_phones_said_differently_is_shown_as_two_answers() {
    let family = two_rounds().another_phone_said("p3", Feeling::NotWell);
    let mut family = family;
    let view = family.looks();
    let mum = strand(topic(&view, Topic::Learning), family.mum);
    assert_eq!(mum.cells[1].len(), 2);
    assert_eq!(mum.moved, Moved::Unknown, "neither of them counts");
    let told = said::cell(mum, 1, &english());
    let both = told.contains("Going well") && told.contains("Not going well");
    assert!(told.starts_with("Two answers: ") && both, "{told}");
}

#[test]
fn what_somebody_else_noticed_does_not_pass_for_her_own_word() {
    let mut family = two_rounds();
    let young = family.young;
    let noticed = Value::HowTaken(HowTaken::Observed);
    family.says(young, "y3", Part::HowTaken, noticed);
    let view = family.looks();
    let amina = strand(topic(&view, Topic::Learning), young);
    assert!(amina.is_observed());
    assert_eq!(
        said::cell(amina, 1, &english()),
        "Mixed (noticed by someone else)"
    );
}

#[test]
fn of_one_meeting_it_says_kindly_that_there_is_nothing_to_compare() {
    let mut family = Family::begins();
    assert_eq!(family.looks().told, Told::Nothing);
    family.mum("p3", Feeling::Mixed);
    let view = family.looks();
    assert_eq!(view.told, Told::Once);
    assert_eq!(view.topics.len(), 1);
    let mut family = family.begins_again(7, "2026-11-24");
    let view = family.looks();
    assert_eq!(
        view.told,
        Told::Once,
        "a round that has only begun says nothing"
    );
    assert_eq!(
        view.columns[0].place,
        Place::Earlier,
        "nor is the old one now"
    );
    assert_eq!(view.rounds.len(), 2);
}

#[test]
fn of_eight_meetings_the_pictures_show_five_and_the_table_all() {
    let mut family = Family::begins();
    family.mum("p3", Feeling::NotWell);
    for number in 1..8 {
        let when = format!("20{}-03-10", 27 + number);
        family = family.begins_again(number, &when);
        family.mum("p3", Feeling::Mixed);
    }
    let view = family.looks();
    assert_eq!((view.columns.len(), view.first_shown()), (8, 3));
    let strand = &view.topics[0].strands[0];
    assert_eq!(strand.cells.len(), 8);
    assert_eq!(strand.cells[0][0].feeling, Feeling::NotWell);
}

#[test]
fn what_was_agreed_is_counted_meeting_by_meeting() {
    let mut family = Family::begins();
    let better = Some(Helped::Better);
    family.agrees(ItemKind::Target, "Read a page", ItemState::Partly, None);
    family.agrees(ItemKind::Target, "Ask for help", ItemState::Done, better);
    family.agrees(ItemKind::Action, "Find a ruler", ItemState::Done, None);
    family.agrees(ItemKind::Action, "Ring the nurse", ItemState::NotDone, None);
    family.agrees(ItemKind::Action, "", ItemState::Open, None);
    let mut family = family.begins_again(7, "2026-11-24");
    let view = family.looks();
    let [march, november] = &view.rounds[..] else {
        panic!("{view:?}");
    };
    let words = english();
    let of = |kind, states: &[ItemState]| said::states(kind, states, &words);
    assert_eq!(
        of(ItemKind::Target, &march.agreed.targets),
        "1 reached, 1 in part"
    );
    assert_eq!(
        of(ItemKind::Action, &march.agreed.actions),
        "1 done, 1 not done",
        "an empty row is nothing yet"
    );
    assert_eq!(said::helped(&march.agreed.helped, &words), "1 better");
    assert_eq!(
        said::line(march, &words),
        "One answer, 2 targets, 1 of 2 actions done"
    );
    assert!(november.agreed.is_empty());
    assert_eq!(said::line(november, &words), "No answers yet");
}

#[test]
fn every_meeting_leads_to_all_that_was_said_and_agreed_there() {
    let mut family = two_rounds();
    let (book, view) = (family.book, family.looks());
    let ways = view.rounds.iter().map(|line| line.at.page(RoundPage::Said));
    let first = view.rounds[0].at.round;
    assert_eq!(
        ways.collect::<Vec<_>>(),
        [
            Route::Round(book, Some(first), RoundPage::Said),
            Route::Round(book, None, RoundPage::Said),
        ]
    );
}

#[test]
fn the_books_home_leads_there_once_there_are_two_rounds() {
    let mut family = Family::begins();
    family.tab.goes_to(&Route::Book(family.book));
    assert_eq!(family.tab.home().rounds, 1);
    let family = family.begins_again(7, "2026-11-24");
    assert_eq!(family.tab.home().rounds, 2);
}

#[test]
fn without_the_questions_the_page_says_what_is_missing() {
    let mut family = two_rounds();
    let history = Route::Round(family.book, None, RoundPage::History).to_string();
    family.tab.goes_to(&Route::Start);
    let phone = family.tab.closes();
    let mut tab = phone.opens("/");
    tab.online = false;
    tab.goes_to(&Route::parse(&history));
    tab.waits_for_storage();
    assert_eq!(tab.page(), Page::Problem(Problem::NoContent));
}
