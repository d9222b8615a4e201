//! Two phones said different things in one answer: both are shown, and a person chooses.

use crate::phone::{Phone, Tab, id};
use our_say::{
    app::{
        event::Event,
        exchange::event::{Exchanged, ForWhom},
        route::Route,
        view::{Says, Versions},
    },
    domain::{
        answer::{Feeling, Instead, Part},
        change::{Change, Field, Value},
        device::DeviceKind,
        ids::{BookId, ChangeId, DeviceId, VoiceId},
        question::Audience,
        time::Timestamp,
    },
};

const IPHONE: DeviceId = DeviceId::from_bits(77);
/// 20 November 2026, in the evening.
const FRIDAY: Timestamp = Timestamp::from_millis(1_795_201_200_000);

/// A change that was written on the father's iPhone, beside all that is here.
fn on_the_iphone(id: u128, by: VoiceId, field: Field, value: Value) -> Change {
    Change {
        id: ChangeId::from_bits(id),
        tick: 1,
        at: FRIDAY,
        by,
        on: Some(IPHONE),
        replaces: Vec::new(),
        field,
        value,
    }
}

/// The mother wrote on this phone, and the father on his; his file has come in.
struct Family {
    tab: Tab,
    book: BookId,
    mum: VoiceId,
}

fn family(mums: &[(Part, Value)], dads: &[(Part, Value)]) -> Family {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, "She reads every night.");
    for (part, value) in mums {
        tab.says(*part, value.clone());
    }
    let (at, book, mum) = (tab.question().at, tab.book(), tab.voice(Audience::Parent));
    let device = Field::Device(IPHONE);
    let kind = Value::Device(DeviceKind::Iphone);
    let mut changes = vec![on_the_iphone(500, mum, device, kind)];
    for (n, (part, value)) in (501..).zip(dads) {
        changes.push(on_the_iphone(n, mum, at.part(*part), value.clone()));
    }
    let path = tab.address.clone();
    let tab = tab.takes_in(&path, changes);
    Family { tab, book, mum }
}

fn text(text: &str) -> Value {
    Value::Text(text.into())
}

/// The versions of this part, if it stands in several.
fn versions(tab: &Tab, part: Part) -> Option<Versions> {
    let more = tab.question().more;
    let mut all = more.versions.iter();
    all.find(|found| found.part == part).cloned()
}

fn says(found: &Versions) -> Vec<Says> {
    found
        .all
        .iter()
        .map(|version| version.says.clone())
        .collect()
}

#[test]
fn both_versions_stand_on_the_page_with_who_wrote_them_where_and_when() {
    let family = family(&[], &[(Part::Words, text("He never reads."))]);
    let found = versions(&family.tab, Part::Words).unwrap();
    let [dads, mums] = &found.all[..] else {
        panic!("{found:?}");
    };
    assert_eq!(dads.says, Says::Text("He never reads.".into()));
    assert_eq!(mums.says, Says::Text("She reads every night.".into()));
    assert_eq!(dads.by.voice, family.mum);
    assert_eq!((dads.device, dads.here), (Some(DeviceKind::Iphone), false));
    assert_eq!(
        (mums.device, mums.here),
        (Some(DeviceKind::AndroidPhone), true)
    );
    assert_eq!(dads.day.to_string(), "2026-11-20");
    // The box below has both already, the older first.
    let words = family.tab.question().answer.words;
    assert_eq!(words, "He never reads.\n\nShe reads every night.");
    assert_eq!(found.together, Some(words));
}

#[test]
fn who_keeps_one_version_sees_it_alone_and_the_other_stays_in_the_history() {
    let mut family = family(&[], &[(Part::Words, text("He never reads."))]);
    let kept = versions(&family.tab, Part::Words).unwrap().all[0]
        .says
        .value();
    family.tab.says(Part::Words, kept);
    assert_eq!(versions(&family.tab, Part::Words), None);
    let path = family.tab.address.clone();
    let tab = family.tab.closes_and_comes_back(&path);
    assert_eq!(tab.question().answer.words, "He never reads.");
    assert!(
        tab.kept_text(family.book)
            .contains("She reads every night.")
    );
}

#[test]
fn who_keeps_both_together_can_go_on_writing_in_them() {
    let mut family = family(&[], &[(Part::Words, text("He never reads."))]);
    let together = versions(&family.tab, Part::Words)
        .unwrap()
        .together
        .unwrap();
    family.tab.types(Part::Words, &together);
    assert_eq!(versions(&family.tab, Part::Words), None);
    assert_eq!(family.tab.question().answer.words, together);
    family
        .tab
        .types(Part::Words, "She reads every night, he says never.");
    assert_eq!(versions(&family.tab, Part::Words), None);
}

#[test]
fn every_part_of_what_was_said_can_stand_in_two_versions() {
    let mums = [
        (Part::Better, text("More books.")),
        (Part::Ask, text("Who reads with her?")),
        (Part::Feeling, Value::Feeling(Feeling::Well)),
        (Part::Instead, Value::Instead(Instead::InPerson)),
        (Part::Matters, Value::Flag(true)),
    ];
    let dads = [
        (Part::Better, text("Fewer books.")),
        (Part::Ask, text("Why so many?")),
        (Part::Feeling, Value::Feeling(Feeling::NotWell)),
        (Part::Instead, Value::Instead(Instead::DontKnow)),
        (Part::Matters, Value::Flag(false)),
    ];
    let mut family = family(&mums, &dads);
    let tab = &mut family.tab;
    let found = tab.question().more.versions.clone();
    let parts: Vec<Part> = found.iter().map(|found| found.part).collect();
    let all = [
        Part::Feeling,
        Part::Better,
        Part::Ask,
        Part::Matters,
        Part::Instead,
    ];
    assert_eq!(parts, all);
    let together: Vec<bool> = found.iter().map(|found| found.together.is_some()).collect();
    assert_eq!(
        together,
        [false, true, true, false, false],
        "only texts can be joined"
    );
    let feelings = [Feeling::NotWell, Feeling::Well].map(Says::Feeling);
    assert_eq!(says(&found[0]), feelings);

    // To choose the words is to choose nothing else.
    tab.types(Part::Words, "She reads most nights.");
    assert_eq!(tab.question().more.versions.len(), 5);
    for part in [Part::Feeling, Part::Better, Part::Ask, Part::Instead] {
        let kept = versions(tab, part).unwrap().all[1].says.value();
        tab.says(part, kept);
        assert_eq!(versions(tab, part), None);
    }
    let at = tab.question().at.at;
    tab.sends(Event::Picked(at, true));
    let page = tab.question();
    assert_eq!(page.more.versions, []);
    assert_eq!(page.answer.feeling, Some(Feeling::Well));
    assert_eq!(page.answer.instead, Some(Instead::InPerson));
    assert!(page.answer.matters);
}

#[test]
fn the_list_the_check_and_the_home_say_that_there_are_two_versions_and_lead_there() {
    let family = family(&[], &[(Part::Words, text("He never reads."))]);
    let Family { mut tab, book, mum } = family;
    let route = Route::Question(book, mum, id("p1"));

    tab.goes_to(&Route::Book(book));
    let twice = tab.home().twice;
    let routes: Vec<&Route> = twice.iter().map(|found| &found.route).collect();
    assert_eq!(routes, [&route]);
    tab.goes_to(&Route::Views(book, mum));
    let counts: Vec<usize> = tab
        .list()
        .groups
        .iter()
        .flat_map(|group| &group.rows)
        .map(|row| row.state.versions)
        .collect();
    assert_eq!(counts.iter().filter(|count| **count == 2).count(), 1);
    tab.goes_to(&Route::Check(book, mum));
    assert_eq!(tab.check().twice, 1);
    let said: Vec<_> = tab
        .check()
        .groups
        .into_iter()
        .flat_map(|(_, said)| said)
        .collect();
    let (found, leads) = said.iter().find(|(said, _)| said.versions == 2).unwrap();
    assert_eq!((&found.heading.question, leads), (&id("p1"), &route));

    tab.goes_to(&route);
    let kept = versions(&tab, Part::Words).unwrap().all[1].says.value();
    tab.says(Part::Words, kept);
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.home().twice, []);
    tab.goes_to(&Route::Check(book, mum));
    assert_eq!(tab.check().twice, 0);
}

#[test]
fn the_page_for_the_meeting_has_both_versions_and_says_so() {
    let mums = [(Part::Feeling, Value::Feeling(Feeling::Well))];
    let dads = [
        (Part::Words, text("He never reads.")),
        (Part::Feeling, Value::Feeling(Feeling::NotWell)),
    ];
    let Family { mut tab, book, .. } = family(&mums, &dads);
    tab.goes_to(&Route::Pack(book));
    let html = tab.html();
    for words in [
        "He never reads.",
        "She reads every night.",
        "Going well",
        "Not going well",
        "more than one version",
    ] {
        assert_eq!(html.matches(words).count(), 1, "{words}");
    }
}

#[test]
fn two_phones_end_with_the_same_answer_once_one_of_them_has_joined_it() {
    let mut mum = Phone::new().opens("/begin/parent");
    mum.types(Part::Words, "I like art.");
    let question = Route::parse(&mum.address);
    let takes = |tab: &mut Tab, file: &_| {
        tab.opens_a_file(file);
        tab.exchanges(Exchanged::Accept);
        tab.goes_to(&question);
    };
    let mut dad = Phone::of_somebody_else(2).opens("/");
    takes(&mut dad, &mum.makes_a_file(ForWhom::Me));
    // Both take it down anew, apart from each other.
    dad.types(Part::Words, "I like maths.");
    mum.goes_to(&question);
    mum.types(Part::Words, "I like art, and Mrs Ali.");
    takes(&mut mum, &dad.makes_a_file(ForWhom::Me));
    let found = versions(&mum, Part::Words).unwrap();
    let here: Vec<bool> = found.all.iter().map(|version| version.here).collect();
    assert_eq!(here.iter().filter(|here| **here).count(), 1);
    let together = found.together.unwrap();
    mum.types(Part::Words, &together);
    takes(&mut dad, &mum.makes_a_file(ForWhom::Me));
    assert_eq!(versions(&dad, Part::Words), None);
    assert_eq!(dad.question().answer.words, together);
}
