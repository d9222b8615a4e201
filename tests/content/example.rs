//! The example book: a family that we made up, told as families tell, and a share file like any other.

use super::*;
use our_say::{
    domain::{
        answer::{Answer, HowTaken, Part, Progress, Sharing},
        book::{Book, MOST},
        change::{Field, Value as Said},
        ids::{BookId, QuestionId, RoundId},
        round::RoundPart,
        time::Day,
        voice::{Role, Voice},
    },
    sync::{FileError, ShareFile, Whom, choose, compare, example},
};

const WORDS: &str = include_str!("../../src/content/example/en.json");

/// Names that we made up, and words with a capital that are no name of a person.
const NAMES: [&str; 17] = [
    "Kit",
    "Okoro",
    "Penhallow",
    "Dunn",
    "Larkfield",
    "Miss",
    "Mrs",
    "Mr",
    "Mum",
    "Primary",
    "SENDIASS",
    "Local",
    "Offer",
    "Monday",
    "Tuesday",
    "Thursday",
    "Friday",
];

fn today() -> Day {
    "2026-11-25".parse().unwrap()
}

fn file() -> ShareFile {
    example(WORDS, today()).unwrap()
}

fn book() -> Book {
    Book::from_changes(file().changes)
}

/// Rounds in the order in which they were begun.
fn rounds(book: &Book) -> Vec<RoundId> {
    let begun = book
        .all_standing()
        .filter_map(|(field, change)| match field {
            Field::Round(round, RoundPart::Begun) => Some((change.tick, *round)),
            _ => None,
        });
    let in_order: BTreeMap<_, _> = begun.collect();
    in_order.into_values().collect()
}

/// Every answer: in which round, whose, to what.
fn answers(book: &Book) -> Vec<(usize, Voice, QuestionId, Answer)> {
    let mut all = Vec::new();
    for (turn, round) in rounds(book).into_iter().enumerate() {
        for voice in book.voices() {
            let sets = sets();
            let asked = sets.iter().flat_map(|set| &set.questions);
            let asked = asked.map(|question| question.question.id.clone());
            let about = me_file::young().me.prompts.into_iter();
            for id in asked.chain(about.map(|prompt| prompt.id)) {
                let answer = book.answer(round, voice.id, &id);
                if answer.progress() != Progress::Nothing {
                    all.push((turn, voice.clone(), id, answer));
                }
            }
        }
    }
    all
}

#[test]
fn the_example_is_a_share_file_like_any_other() {
    let file = file();
    let read = ShareFile::read(file.write().unwrap().as_bytes()).unwrap();
    assert_eq!(read, file);
    let unknown = file.changes.iter().any(|change| {
        matches!(change.field, Field::Unknown(_)) || matches!(change.value, Said::Unknown(_))
    });
    assert!(!unknown);
    let taken = compare(&Book::default(), &file).unwrap();
    assert_eq!(taken.touched.len(), file.changes.len());
    assert!(taken.differ.is_empty() && taken.erased.is_empty());
}

#[test]
fn it_is_marked_as_an_example_wherever_its_name_stands() {
    let book = book();
    assert!(book.name().ends_with("(example)"), "{}", book.name());
    let place = book.text(&Field::Book(our_say::domain::change::BookPart::Place));
    assert!(place.contains("made-up"), "{place}");
}

#[test]
fn one_meeting_lies_behind_and_one_ahead_on_every_day_of_the_year() {
    for days in 0..400 {
        let today = today().plus(days);
        let file = example(WORDS, today).unwrap();
        let book = Book::from_changes(file.changes.clone());
        let rounds = rounds(&book);
        let [before, next] = rounds.as_slice() else {
            panic!("two rounds: {rounds:?}")
        };
        assert_eq!(book.current_round(), Some(*next));
        let meeting = |round| book.round(round).day.unwrap();
        let until = meeting(*next).days_since(today);
        assert!((7..=14).contains(&until), "{until}");
        assert!((80..=140).contains(&today.days_since(meeting(*before))));
        for round in [before, next] {
            let meeting = meeting(*round);
            assert!(meeting.weekday().num_days_from_monday() < 5, "{meeting}");
            let words = file.changes.iter().filter(|change| match &change.field {
                Field::Answer(of, ..) | Field::Order(of, _) => of == round,
                _ => false,
            });
            let first_day = meeting.plus(-30).start();
            for change in words {
                assert!(change.at < meeting.start() && change.at > first_day);
            }
        }
        assert!(file.changes.iter().all(|change| change.at < file.made));
    }
}

#[test]
fn whoever_opens_it_twice_on_one_day_has_it_once_and_later_it_is_another_book() {
    assert_eq!(file(), file());
    let again = compare(&book(), &file()).unwrap();
    assert!(again.brings_nothing());
    let ids = |file: &ShareFile| -> BTreeSet<_> { file.changes.iter().map(|c| c.id).collect() };
    let other_words = WORDS.replace("dragon", "castle");
    for other in [
        example(WORDS, today().plus(1)),
        example(&other_words, today()),
    ] {
        let other = other.unwrap();
        assert_ne!(other.book, file().book);
        assert!(ids(&other).is_disjoint(&ids(&file())));
    }
    assert_ne!(file().book, BookId::from_bits(0));
}

#[test]
fn two_voices_answer_in_both_rounds_questions_that_there_are() {
    let book = book();
    let voices: Vec<_> = book
        .voices()
        .into_iter()
        .map(|v| (v.role, v.name))
        .collect();
    let expected = [
        (Role::YoungPerson, "Kit".to_owned()),
        (Role::Parent, "Mum".to_owned()),
    ];
    assert_eq!(voices, expected);
    // Every answer in the file is to a question of the set of its voice, about Kit, or to a card that there is.
    let (sets, young) = (sets(), me_file::young());
    for (_, change) in book.all_standing() {
        let Field::Answer(_, voice, question, _) = &change.field else {
            continue;
        };
        let voice = book.voices().into_iter().find(|v| v.id == *voice).unwrap();
        let set = sets
            .iter()
            .find(|set| set.audience == voice.role.audience())
            .unwrap();
        let known = set.get(question).is_some()
            || young.me.get(question).is_some()
            || young.decks.card(question).is_some();
        assert!(known, "{question}");
    }
    for (turn, role, least) in [
        (0, Role::Parent, 8),
        (0, Role::YoungPerson, 5),
        (1, Role::Parent, 12),
        (1, Role::YoungPerson, 12),
    ] {
        let found = answers(&book)
            .into_iter()
            .filter(|(t, voice, ..)| (*t, voice.role) == (turn, role));
        assert!(found.count() >= least, "{turn} {role:?}");
    }
}

#[test]
fn it_shows_every_way_to_answer() {
    let all: Vec<Answer> = answers(&book())
        .into_iter()
        .map(|(.., answer)| answer)
        .collect();
    let with = |test: &dyn Fn(&Answer) -> bool| all.iter().filter(|a| test(a)).count();
    for feeling in our_say::domain::answer::Feeling::ALL {
        assert!(with(&|a| a.feeling == Some(feeling)) > 0, "{feeling:?}");
    }
    for sharing in Sharing::ALL {
        assert!(with(&|a| a.sharing == Some(sharing)) > 0, "{sharing:?}");
    }
    for how in [
        HowTaken::Typed,
        HowTaken::Scribed,
        HowTaken::Observed,
        HowTaken::Pointed,
    ] {
        assert!(with(&|a| a.how == Some(how)) > 0, "{how:?}");
    }
    assert!(with(&|a| !a.better.is_empty()) >= 5);
    assert!(with(&|a| !a.ask.is_empty()) >= 5);
    assert!(with(&|a| a.instead.is_some()) >= 3);
}

#[test]
fn what_belongs_together_stands_together() {
    let book = book();
    for (_, voice, question, answer) in answers(&book) {
        let young = voice.role == Role::YoungPerson;
        assert_eq!(
            answer.sharing == Some(Sharing::Chosen),
            !answer.sharing_who.is_empty(),
            "{question}"
        );
        let asks_who = answer.how.is_some_and(HowTaken::asks_who);
        assert_eq!(asks_who, !answer.taken_by.is_empty(), "{question}");
        assert!(
            !young || answer.sharing.is_some(),
            "nobody chose who may see {question}"
        );
        let said = answer.progress() == Progress::Said;
        assert!(!(said && answer.instead.is_some()), "{question}");
    }
    for round in rounds(&book) {
        for voice in book.voices() {
            let order = book.order(round, voice.id);
            assert!((2..=MOST).contains(&order.len()));
            let marked = |q: &QuestionId| book.answer(round, voice.id, q).matters;
            assert!(order.iter().all(marked), "{order:?}");
            let sets = sets();
            let all = sets.iter().flat_map(|set| &set.questions);
            let count = all.filter(|q| marked(&q.question.id)).count();
            assert_eq!(count, order.len());
        }
    }
}

#[test]
fn what_kit_keeps_to_himself_is_in_no_file_for_others() {
    let contents = choose(&book(), &Whom::Others(BTreeSet::new()));
    let written = serde_json::to_string(&contents.changes).unwrap();
    assert!(!written.contains("when people shout"));
    assert!(written.contains("Drawing club"));
    let alone = contents.said.iter();
    let alone = alone.filter(|(_, sharing)| *sharing == Sharing::Me);
    assert_eq!(alone.count(), 2);
    assert!(!written.contains("no one tells me"));
}

#[test]
fn it_shows_what_kit_sorted_then_and_now_and_a_page_about_him() {
    let (book, young) = (book(), me_file::young());
    let kit = book.voices()[0].id;
    let [before, now] = rounds(&book)[..] else {
        panic!("two rounds")
    };
    let then = book.cards(before, kit);
    assert!((5..=8).contains(&then.len()), "a few: {then:?}");
    assert!((5..=10).contains(&book.cards(now, kit).len()));
    for round in [before, now] {
        for card in book.cards(round, kit) {
            let answer = book.answer(round, kit, &card);
            let (deck, words) = young.decks.card(&card).unwrap();
            assert_eq!(answer.card, words);
            assert!(deck.settings.contains(&Setting::School), "{card}");
            assert_eq!(answer.how, Some(HowTaken::Pointed));
        }
    }
    let felt = |round, card| book.answer(round, kit, card).feeling;
    let moved = then.iter().filter(|card| {
        let (then, now) = (felt(before, card), felt(now, card));
        then.is_some() && now.is_some() && then != now
    });
    assert!(moved.count() >= 2, "then and now has something to show");
    let about = |voice: &Voice| {
        let prompts = young.me.prompts.iter();
        let said = prompts.filter(|prompt| {
            let answer = book.answer(now, voice.id, &prompt.id);
            answer.progress() == Progress::Said
        });
        said.count()
    };
    let counts: Vec<usize> = book.voices().iter().map(about).collect();
    assert!(counts[0] >= 4 && counts[1] >= 1, "{counts:?}");
}

/// The texts of each voice, with the ways in which they may end; fragments go on from "Even better if".
fn texts() -> Vec<(Level, Part, String)> {
    let mut all = Vec::new();
    for (_, voice, _, answer) in answers(&book()) {
        let level = level(voice.role.audience());
        for (part, text) in [
            (Part::Words, answer.words),
            (Part::Better, answer.better),
            (Part::Ask, answer.ask),
        ] {
            if !text.is_empty() {
                all.push((level, part, text));
            }
        }
    }
    all
}

#[test]
fn everyone_can_read_the_example() {
    let mut found = Vec::new();
    for wanted in [ADULT, YOUNG] {
        let texts: Vec<String> = texts()
            .into_iter()
            .filter(|(level, ..)| *level == wanted)
            .map(|(_, part, text)| match part {
                Part::Better => format!("Even better if {text}."),
                _ => text,
            })
            .collect();
        for text in &texts {
            found.extend(sentence_complaints(text, wanted));
        }
        found.extend(complaints(&texts.join(" "), wanted));
    }
    no_complaints(found);
}

#[test]
fn it_is_written_as_we_write_and_names_nobody_whom_we_did_not_make_up() {
    let mut found = Vec::new();
    for (_, part, text) in texts() {
        found.extend(tone(&text));
        found.extend(found_phrases(&text, &JARGON));
        found.extend(other_settings("", &text, Setting::School));
        let good = match part {
            Part::Better => {
                (text.starts_with("I ") || text.starts_with(char::is_lowercase))
                    && text.ends_with(char::is_alphanumeric)
            }
            Part::Ask => text.starts_with(char::is_uppercase) && text.ends_with('?'),
            _ => text.starts_with(char::is_uppercase) && text.ends_with('.'),
        };
        if !good || text.contains("  ") {
            found.push(text);
        }
    }
    let all = book()
        .all_standing()
        .filter_map(|(_, change)| match &change.value {
            Said::Text(text) => Some(text.clone()),
            _ => None,
        })
        .collect::<Vec<_>>();
    for text in all {
        found.extend(tone(&text));
        for sentence in sentences(&text) {
            for word in words(sentence).into_iter().skip(1) {
                let word = word.trim_end_matches("’s").trim_end_matches('s');
                let known = NAMES.iter().any(|name| name.trim_end_matches('s') == word);
                if word.starts_with(char::is_uppercase) && word != "I" && !known {
                    found.push(format!("capital {word}: {text}"));
                }
            }
        }
    }
    no_complaints(found);
}

#[test]
fn words_that_are_broken_are_refused() {
    let refused = |words: &str| example(words, today()).map(drop);
    assert_eq!(
        refused(&WORDS.replace("\"schema\": 1", "\"schema\": 2")),
        Err(FileError::Newer { found: 2 })
    );
    for (old, new) in [
        ("\"y14\"", "\"Y 14\""),
        ("\"on\": \"tablet\"", "\"on\": \"watch\""),
        ("\"mum\": {", "\"dad\": {"),
        ("\"feeling\"", "\"mood\""),
        ("\"scribed\"", "\"sung\""),
    ] {
        assert!(WORDS.contains(old), "{old}");
        let broken = WORDS.replacen(old, new, 1);
        assert!(
            matches!(refused(&broken), Err(FileError::Malformed(_))),
            "{old}"
        );
    }
}

/// Not a test: prints how hard the example is to read, and how large it is.
#[test]
#[ignore = "prints figures"]
fn figures_of_the_example() {
    for wanted in [ADULT, YOUNG] {
        let texts = texts().into_iter().filter(|(level, ..)| *level == wanted);
        let texts: Vec<_> = texts.map(|(.., text)| text).collect();
        eprintln!(
            "for {}: {:.1} in {} texts",
            wanted.age,
            reading_age(&texts.join(" ")),
            texts.len()
        );
    }
    let file = file();
    eprintln!(
        "{} changes, {} bytes of words, {} as a file",
        file.changes.len(),
        WORDS.len(),
        file.write().unwrap().len()
    );
}
