//! Who can see what was said: a summary of each voice, before anything is printed or sent.

use crate::{
    files::{mums, name},
    me::{sams, tell, writes},
    next_round::of,
    phone::{MINUTE, Tab, id},
};
use our_say::{
    app::{
        exchange::event::{Exchanged, ForWhom, MeEvent},
        route::{RoundPage, Route},
        view::{Goes, Seen, SeenBy},
    },
    domain::{
        answer::{Instead, Part, Sharing},
        change::Value,
        ids::VoiceId,
        question::Audience,
    },
};

/// The rows of one voice.
fn rows(seen: &[Seen], voice: VoiceId) -> Vec<(SeenBy, usize, Goes)> {
    let found = seen.iter().find(|seen| seen.speaker.voice == voice);
    let rows = found.map(|seen| seen.rows.clone()).unwrap_or_default();
    rows.into_iter()
        .map(|row| (row.by, row.count, row.goes))
        .collect()
}

/// Answers a question of the young person's for some people.
fn says_to_some(tab: &mut Tab, question: &str, words: &str, who: &str) {
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    tab.goes_to(&Route::Question(book, young, id(question)));
    tab.types(Part::Words, words);
    tab.says(Part::Sharing, Value::Sharing(Sharing::Chosen));
    tab.types(Part::SharingWho, who);
}

fn gran() -> SeenBy {
    SeenBy::Chosen(Some("Gran".into()))
}

#[test]
fn before_it_is_printed_the_page_says_who_can_see_how_much_of_each_voice() {
    let (_, mut tab) = mums();
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    let parent = tab.voice(Audience::Parent);
    says_to_some(&mut tab, "y3", "Maths is loud.", "Gran ");
    says_to_some(&mut tab, "y4", "Reading is fine.", "Gran");
    says_to_some(&mut tab, "y5", "I tie my shoes.", "");
    tab.goes_to(&Route::Pack(book));
    let seen = tab.pack().seen;
    assert_eq!(
        rows(&seen, young),
        [
            (SeenBy::Meeting, 1, Goes::In),
            // Whom they chose is not for whoever prints.
            (SeenBy::Chosen(None), 3, Goes::OffPage),
            (SeenBy::Me, 1, Goes::OffPage),
        ]
    );
    assert_eq!(rows(&seen, parent), [(SeenBy::Meeting, 1, Goes::In)]);
    let young_seen = seen.iter().find(|seen| seen.speaker.voice == young);
    assert_eq!(young_seen.unwrap().change, Route::Check(book, young));
    // What is counted there is what the page holds.
    let on_it = tab.pack().topics.into_iter().flat_map(|topic| topic.said);
    assert_eq!(on_it.count(), 2);
}

#[test]
fn of_what_is_just_theirs_the_summary_tells_a_count_and_no_question() {
    let (_, mut tab) = mums();
    let book = tab.book();
    let label = tab.question().heading.short;
    tab.goes_to(&Route::Pack(book));
    let seen = format!("{:?}", tab.pack().seen);
    assert!(!seen.contains("Only mine.") && !seen.contains("y2") && !seen.contains(&label));
    tab.goes_to(&Route::Share(book));
    tab.exchanges(Exchanged::ChoseWhom(ForWhom::Others));
    let share = tab.share();
    let all = format!("{:?} {:?}", share.seen, share.chosen);
    assert!(!all.contains("Only mine.") && !all.contains("y2") && !all.contains(&label));
}

#[test]
fn before_a_file_is_made_the_summary_says_what_goes_in_and_what_a_tick_changes() {
    let (_, mut tab) = mums();
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    says_to_some(&mut tab, "y3", "Maths is loud.", "Gran");
    tab.goes_to(&Route::Share(book));
    let all = |goes: [Goes; 3]| {
        let by = [SeenBy::Meeting, gran(), SeenBy::Me];
        by.into_iter().zip(goes).map(|(by, goes)| (by, 1, goes))
    };
    let mine = all([Goes::In, Goes::In, Goes::In]);
    assert_eq!(
        rows(&tab.share().seen, young),
        mine.collect::<Vec<_>>(),
        "a copy for me holds all of it"
    );
    tab.exchanges(Exchanged::ChoseWhom(ForWhom::Others));
    let theirs = all([Goes::In, Goes::IfTicked, Goes::OffFile]);
    assert_eq!(rows(&tab.share().seen, young), theirs.collect::<Vec<_>>());
    let at = tab.share().chosen[0].at.clone();
    tab.exchanges(Exchanged::Named(at, true));
    let ticked = all([Goes::In, Goes::In, Goes::OffFile]);
    assert_eq!(rows(&tab.share().seen, young), ticked.collect::<Vec<_>>());
}

#[test]
fn what_nobody_has_chosen_for_yet_is_told_apart_from_what_is_to_be_theirs() {
    let (phone, mut tab) = mums();
    let (book, young) = (tab.book(), tab.voice(Audience::YoungPerson));
    // A new sitting: nothing follows from what was chosen before.
    phone.waits(24 * 60 * MINUTE);
    let mut tab = tab.closes_and_comes_back(&Route::Question(book, young, id("y6")).to_string());
    tab.types(Part::Words, "The bus.");
    tab.goes_to(&Route::Question(book, young, id("y7")));
    tab.says(Part::Instead, Value::Instead(Instead::Skipped));
    tab.goes_to(&Route::Pack(book));
    let seen = tab.pack().seen;
    assert_eq!(
        rows(&seen, young),
        [
            (SeenBy::Meeting, 1, Goes::In),
            (SeenBy::Me, 2, Goes::OffPage)
        ],
        "to skip is no answer"
    );
    let unchosen: Vec<usize> = seen.iter().map(|seen| seen.unchosen).collect();
    assert_eq!(unchosen.iter().sum::<usize>(), 1);
    tab.goes_to(&Route::Check(book, young));
    assert_eq!(tab.check().unchosen, 1, "the check counts the same");
}

#[test]
fn the_page_about_the_young_person_has_the_same_summary_with_its_own_way_to_change_it() {
    let (_, mut tab, young) = sams();
    name(&mut tab, Audience::YoungPerson, "Sam");
    let book = tab.book();
    writes(&mut tab, "me-likes", "Trains.");
    writes(&mut tab, "me-worries", "The noise.");
    tell(&mut tab, MeEvent::Seen(book, young, Sharing::Chosen));
    tell(&mut tab, MeEvent::SeenBy(book, young, "Gran".into()));
    of(&mut tab, RoundPage::Profile);
    let seen = tab.profile().seen;
    assert_eq!(
        rows(&seen, young),
        [(SeenBy::Chosen(None), 2, Goes::OffPage)]
    );
    assert_eq!(seen[0].change, Route::Me(book, young));
}
