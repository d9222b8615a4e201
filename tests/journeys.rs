//! Whole journeys through the app, on the memory store and without a browser: what a parent and a
//! young person do on one phone, on good days and bad ones.
#![cfg(not(target_family = "wasm"))]
#![allow(
    clippy::unwrap_used,
    reason = "a story stops at the first thing that is not as it should be"
)]

#[path = "journeys/courier.rs"]
mod courier;
#[path = "journeys/phone.rs"]
mod phone;
#[path = "journeys/shown.rs"]
mod shown;
#[path = "journeys/sight.rs"]
mod sight;

#[path = "journeys/aloud.rs"]
mod aloud;
#[path = "journeys/answering.rs"]
mod answering;
#[path = "journeys/any_day.rs"]
mod any_day;
#[path = "journeys/any_two_tabs.rs"]
mod any_two_tabs;
#[path = "journeys/bad_days.rs"]
mod bad_days;
#[path = "journeys/books.rs"]
mod books;
#[path = "journeys/books_apart.rs"]
mod books_apart;
#[path = "journeys/dates.rs"]
mod dates;
#[path = "journeys/erasing.rs"]
mod erasing;
#[path = "journeys/files.rs"]
mod files;
#[path = "journeys/finding_the_way.rs"]
mod finding_the_way;
#[path = "journeys/half.rs"]
mod half;
#[path = "journeys/handing_over.rs"]
mod handing_over;
#[path = "journeys/hands.rs"]
mod hands;
#[path = "journeys/history.rs"]
mod history;
#[path = "journeys/history_of_anything.rs"]
mod history_of_anything;
#[path = "journeys/joining.rs"]
mod joining;
#[path = "journeys/last_file.rs"]
mod last_file;
#[path = "journeys/levels.rs"]
mod levels;
#[path = "journeys/locks.rs"]
mod locks;
#[path = "journeys/locks_again.rs"]
mod locks_again;
#[path = "journeys/made.rs"]
mod made;
#[path = "journeys/me.rs"]
mod me;
#[path = "journeys/me_made.rs"]
mod me_made;
#[path = "journeys/meeting.rs"]
mod meeting;
#[path = "journeys/next_round.rs"]
mod next_round;
#[path = "journeys/odd_dates.rs"]
mod odd_dates;
#[path = "journeys/own_cards.rs"]
mod own_cards;
#[path = "journeys/private.rs"]
mod private;
#[path = "journeys/private_days.rs"]
mod private_days;
#[path = "journeys/private_files.rs"]
mod private_files;
#[path = "journeys/private_pins.rs"]
mod private_pins;
#[path = "journeys/read_back.rs"]
mod read_back;
#[path = "journeys/recordings.rs"]
mod recordings;
#[path = "journeys/removing.rs"]
mod removing;
#[path = "journeys/seen.rs"]
mod seen;
#[path = "journeys/sorted.rs"]
mod sorted;
#[path = "journeys/sorted_then.rs"]
mod sorted_then;
#[path = "journeys/sorting.rs"]
mod sorting;
#[path = "journeys/still_true.rs"]
mod still_true;
#[path = "journeys/taking_in.rs"]
mod taking_in;
#[path = "journeys/things.rs"]
mod things;
#[path = "journeys/two_tabs.rs"]
mod two_tabs;
#[path = "journeys/versions.rs"]
mod versions;
#[path = "journeys/visit.rs"]
mod visit;
#[path = "journeys/visit_notes.rs"]
mod visit_notes;
#[path = "journeys/voices.rs"]
mod voices;
#[path = "journeys/words.rs"]
mod words;
