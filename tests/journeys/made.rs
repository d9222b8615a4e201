//! Saying it without writing: a voice note, a drawing, a photo, from being made until it is gone.

use crate::phone::{Phone, Tab, id};
use our_say::{
    app::{
        event::{Event, StoreTrouble},
        exchange::{
            Shows, Step,
            event::{Exchanged, ForWhom},
            made::{Cut, Made, MadeAt, MadeEvent, MadeKind, MadeTrouble},
        },
        route::Route,
        view::{MadeView, Saving},
    },
    domain::{
        answer::{Feeling, HowTaken, Part, Sharing},
        attachment::Attachment,
        change::Value,
        question::Audience,
    },
    storage::memory::Fault,
    sync::ShareFile,
};
use std::rc::Rc;

pub const SONG: &[u8] = b"RIFF la la la, I like art, la la la la la la la la";
pub const CAT: &[u8] = b"\x89PNG a cat with a very long tail, in six colours";

/// A young person's first question.
fn young() -> Tab {
    Phone::new().opens("/begin/young-person")
}

pub fn note(bytes: &[u8], seconds: u16) -> Made {
    Made {
        file: Rc::new(Attachment::new("audio/wav", bytes.to_vec())),
        seconds: Some(seconds),
        cut: None,
    }
}

impl Tab {
    pub fn place(&self, kind: MadeKind) -> MadeAt {
        let at = self.question().at;
        MadeAt {
            at: at.at,
            round: at.round,
            kind,
        }
    }

    pub fn made(&mut self, event: MadeEvent) {
        self.exchanges(Exchanged::Made(event));
    }

    /// Says something into the phone.
    pub fn records(&mut self, made: Made) {
        self.made(MadeEvent::Record(self.place(MadeKind::Sound)));
        self.made(MadeEvent::Recording(0));
        self.made(MadeEvent::Recording(made.seconds.unwrap()));
        self.made(MadeEvent::StopRecording);
        self.made(MadeEvent::Came(Ok(made)));
    }

    /// Begins to say something into the phone.
    pub fn begins_to_record(&mut self) {
        self.made(MadeEvent::Record(self.place(MadeKind::Sound)));
        self.made(MadeEvent::Recording(0));
    }

    /// What was said has been read.
    pub fn hears_back(&mut self, made: Made) {
        self.made(MadeEvent::Came(Ok(made)));
    }

    pub fn draws(&mut self, bytes: &[u8]) {
        self.made(MadeEvent::Drawn(
            self.place(MadeKind::Drawing),
            bytes.to_vec(),
        ));
    }

    fn takes_away(&mut self, kind: MadeKind) {
        self.says(kind.part(), Value::Cleared);
    }

    fn what_was_made(&self) -> Vec<MadeView> {
        self.question().more.making.all.clone()
    }

    /// The attachments that lie in the store.
    pub fn lie_there(&self) -> usize {
        let records = self.phone.store.raw();
        records.iter().filter(|(_, r)| r.key.is_file()).count()
    }
}

/// What is in a share file.
pub fn inside((file, _): &(String, our_say::domain::keeping::Phrase)) -> ShareFile {
    let (_, json) = file.split_once('\n').unwrap();
    ShareFile::read(json.as_bytes()).unwrap()
}

#[test]
fn a_voice_note_is_made_and_is_there_after_a_reload() {
    let mut tab = young();
    tab.records(note(SONG, 12));
    let made = tab.what_was_made();
    assert_eq!(made.len(), 1);
    assert_eq!(
        (made[0].kind, made[0].file.seconds),
        (MadeKind::Sound, Some(12))
    );
    assert!(
        matches!(&made[0].shows, Shows::Here(_)),
        "{:?}",
        made[0].shows
    );
    assert_eq!(tab.question().saving, Saving::Saved);
    assert_eq!(tab.question().answer.how, Some(HowTaken::Recorded));
    assert_eq!(tab.lie_there(), 1);
    assert!(
        !tab.raw().windows(16).any(|some| some == &SONG[..16]),
        "it lies in clear"
    );
    let address = tab.address.clone();
    let tab = tab.closes_and_comes_back(&address);
    let again = tab.what_was_made();
    assert_eq!(again[0].file, made[0].file);
    assert_eq!(tab.heard(again[0].file.of).as_deref(), Some(SONG));
}

#[test]
fn while_it_is_recorded_the_page_says_so_and_nothing_else_can_begin() {
    let mut tab = young();
    tab.made(MadeEvent::Record(tab.place(MadeKind::Sound)));
    let making = |tab: &Tab| tab.question().more.making.clone();
    assert_eq!(making(&tab).step, Some((MadeKind::Sound, Step::Asking)));
    tab.made(MadeEvent::Recording(0));
    tab.made(MadeEvent::Recording(3));
    assert_eq!(
        making(&tab).step,
        Some((MadeKind::Sound, Step::Recording(3)))
    );
    assert!(making(&tab).busy);
    tab.made(MadeEvent::Record(tab.place(MadeKind::Sound)));
    assert_eq!(
        making(&tab).step,
        Some((MadeKind::Sound, Step::Recording(3)))
    );
    tab.made(MadeEvent::StopRecording);
    assert_eq!(making(&tab).step, Some((MadeKind::Sound, Step::Reading)));
    tab.made(MadeEvent::Came(Ok(note(SONG, 3))));
    assert!(!making(&tab).busy);
}

#[test]
fn no_microphone_is_said_and_leaves_what_was_there() {
    let mut tab = young();
    tab.types(Part::Words, "I like art");
    tab.made(MadeEvent::Record(tab.place(MadeKind::Sound)));
    tab.made(MadeEvent::Came(Err(MadeTrouble::Refused)));
    let making = tab.question().more.making.clone();
    assert_eq!(
        making.trouble,
        Some((MadeKind::Sound, MadeTrouble::Refused))
    );
    assert_eq!(tab.question().answer.words, "I like art");
    tab.made(MadeEvent::Read);
    assert_eq!(tab.question().more.making.trouble, None);
}

#[test]
fn a_call_cuts_the_recording_and_what_was_said_until_then_is_kept() {
    let mut tab = young();
    tab.made(MadeEvent::Record(tab.place(MadeKind::Sound)));
    tab.made(MadeEvent::Recording(0));
    let cut = Some(Cut::Hidden);
    tab.made(MadeEvent::Came(Ok(Made {
        cut,
        ..note(SONG, 5)
    })));
    assert_eq!(tab.question().more.making.cut, Some(Cut::Hidden));
    assert_eq!(tab.what_was_made().len(), 1);
    assert_eq!(tab.lie_there(), 1);
}

#[test]
fn who_goes_on_while_it_records_has_it_on_the_question_that_it_was_for() {
    let mut tab = young();
    tab.made(MadeEvent::Record(tab.place(MadeKind::Sound)));
    tab.made(MadeEvent::Recording(0));
    let book = tab.question().at.at.book;
    tab.continues();
    // Nothing was said yet, so the book only comes into being with the recording.
    tab.made(MadeEvent::Came(Ok(note(SONG, 5))));
    assert!(
        tab.what_was_made().is_empty(),
        "it was said to another question"
    );
    let voice = tab.question().at.at.voice;
    let (changes, ..) = tab.kept(book);
    let sound = changes.iter().filter(|c| matches!(c.value, Value::File(_)));
    assert_eq!(sound.count(), 1);
    tab.goes_to(&Route::Question(book, voice, id("y1")));
    assert_eq!(tab.what_was_made().len(), 1);
}

#[test]
fn recorded_again_the_first_one_leaves_nothing_behind() {
    let mut tab = young();
    tab.records(note(SONG, 12));
    tab.records(note(b"RIFF another song", 4));
    let made = tab.what_was_made();
    assert_eq!(made.len(), 1);
    assert_eq!(made[0].file.seconds, Some(4));
    assert_eq!(tab.lie_there(), 1);
}

#[test]
fn taken_away_its_bytes_and_its_words_are_gone() {
    let mut tab = young();
    tab.records(note(SONG, 12));
    tab.types(Part::SoundWords, "I sing about art");
    assert_eq!(tab.what_was_made()[0].words, "I sing about art");
    tab.takes_away(MadeKind::Sound);
    assert!(tab.what_was_made().is_empty());
    assert_eq!(tab.lie_there(), 0);
    let answer = tab.question().answer;
    assert_eq!((answer.sound_words.as_str(), answer.how), ("", None));
}

#[test]
fn erased_its_bytes_are_gone_from_the_store() {
    let mut tab = young();
    tab.records(note(SONG, 12));
    tab.draws(CAT);
    assert_eq!(tab.lie_there(), 2);
    // What was handed over is frozen: taking it away would leave it in the history.
    let book = tab.book();
    let question = Route::parse(&tab.address.clone());
    tab.makes_a_file(ForWhom::Me);
    assert_eq!(tab.book(), book);
    tab.goes_to(&question);
    let at = tab.question().at.at;
    tab.sends(Event::Erased(at));
    assert!(tab.what_was_made().is_empty());
    assert_eq!(tab.lie_there(), 0);
}

#[test]
fn a_drawing_rubbed_out_to_white_is_none() {
    let mut tab = young();
    tab.draws(CAT);
    assert_eq!(tab.question().answer.how, Some(HowTaken::Drawn));
    tab.draws(b"");
    assert!(tab.what_was_made().is_empty());
    assert_eq!((tab.lie_there(), tab.question().answer.how), (0, None));
}

#[test]
fn how_it_was_taken_is_for_this_answer_and_not_for_the_next() {
    let mut tab = young();
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Scribed));
    tab.records(note(SONG, 12));
    assert_eq!(
        tab.question().answer.how,
        Some(HowTaken::Scribed),
        "it was chosen"
    );
    tab.continues();
    tab.records(note(b"RIFF two", 2));
    assert_eq!(tab.question().answer.how, Some(HowTaken::Recorded));
    tab.continues();
    tab.types(Part::Words, "And these are written down");
    assert_eq!(tab.question().answer.how, Some(HowTaken::Scribed));
}

#[test]
fn a_parent_who_taps_a_face_and_speaks_has_not_typed() {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.says(Part::Feeling, Value::Feeling(Feeling::Mixed));
    assert_eq!(tab.question().answer.how, Some(HowTaken::Typed));
    tab.records(note(SONG, 12));
    assert_eq!(tab.question().answer.how, Some(HowTaken::Recorded));
    tab.continues();
    tab.types(Part::Words, "Typed, this one");
    tab.records(note(b"RIFF two", 2));
    assert_eq!(tab.question().answer.how, Some(HowTaken::Typed));
}

#[test]
fn a_backup_brings_it_to_another_phone() {
    let mut tab = young();
    tab.records(note(SONG, 12));
    let question = tab.address.clone();
    let backup = tab.makes_a_file(ForWhom::Me);
    let mut other = Phone::of_somebody_else(7).opens("/");
    other.opens_a_file(&backup);
    other.exchanges(Exchanged::Accept);
    other.goes_to(&Route::parse(&question));
    let made = other.what_was_made();
    assert_eq!(other.heard(made[0].file.of).as_deref(), Some(SONG));
}

#[test]
fn what_others_may_not_see_is_in_no_file_for_them_and_on_no_page_for_the_meeting() {
    let mut tab = young();
    tab.records(note(SONG, 12));
    tab.says(Part::Sharing, Value::Sharing(Sharing::Me));
    tab.continues();
    tab.draws(CAT);
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    let file = inside(&tab.makes_a_file(ForWhom::Others));
    let kinds: Vec<&str> = file.attachments.iter().map(|a| &*a.media_type).collect();
    assert_eq!(kinds, ["image/png"]);
    let own = inside(&tab.makes_a_file(ForWhom::Me));
    assert_eq!(own.attachments.len(), 2);
    let book = tab.book();
    tab.goes_to(&Route::Pack(book));
    let pack = tab.pack();
    let said = pack.topics.iter().flat_map(|topic| &topic.said);
    let shown: Vec<MadeView> = said.flat_map(|said| said.made.clone()).collect();
    assert_eq!(shown.len(), 1);
    assert_eq!(shown[0].kind, MadeKind::Drawing);
}

#[test]
fn the_page_that_is_handed_out_shows_the_drawing_and_says_where_the_voice_note_is() {
    let mut tab = young();
    tab.says(Part::Sharing, Value::Sharing(Sharing::Meeting));
    tab.records(note(SONG, 72));
    tab.draws(CAT);
    tab.types(Part::DrawingWords, "A <cat> with a tail");
    let book = tab.book();
    tab.goes_to(&Route::Pack(book));
    let page = tab.html();
    assert!(page.contains("src=\"data:image/png;base64,"), "{page}");
    assert!(page.contains("alt=\"A &lt;cat&gt; with a tail\""), "{page}");
    assert!(page.contains("There is a voice note, 1 min 12 sec, on the phone."));
    assert!(!page.contains("audio"));
}

#[test]
fn pictures_come_with_their_page_and_a_voice_note_when_somebody_wants_to_hear_it() {
    let mut tab = young();
    tab.records(note(SONG, 12));
    tab.draws(CAT);
    let (book, voice) = (tab.book(), tab.question().at.at.voice);
    assert_eq!(tab.held(), 2);
    tab.goes_to(&Route::Check(book, voice));
    let shown = |tab: &Tab| -> Vec<Shows> {
        let groups = tab.check().groups;
        let said = groups.iter().flat_map(|(_, all)| all);
        said.flat_map(|(said, _)| said.made.iter().map(|made| made.shows.clone()))
            .collect()
    };
    assert!(matches!(shown(&tab)[..], [Shows::Unasked, Shows::Here(_)]));
    assert_eq!(tab.held(), 1, "what is not shown is let go");
    let song = Attachment::new("audio/wav", SONG.to_vec()).hash;
    tab.made(MadeEvent::Listen(song));
    assert!(matches!(shown(&tab)[..], [Shows::Here(_), Shows::Here(_)]));
    tab.goes_to(&Route::Book(book));
    assert_eq!(tab.held(), 0);
}

#[test]
fn on_a_full_phone_it_stays_in_memory_and_is_saved_when_there_is_room() {
    let mut tab = young();
    tab.types(Part::Words, "I like art");
    tab.phone.store.set_fault(Some(Fault::Full));
    tab.records(note(SONG, 12));
    assert_eq!(tab.question().saving, Saving::Failed(StoreTrouble::Full));
    let made = tab.what_was_made();
    assert_eq!(
        tab.heard(made[0].file.of).as_deref(),
        Some(SONG),
        "it can be heard"
    );
    assert_eq!(tab.lie_there(), 0);
    assert!(tab.question().more.making.unsaved, "and that is said");
    tab.phone.store.set_fault(None);
    tab.sends(Event::Retry);
    assert_eq!(tab.question().saving, Saving::Saved);
    assert_eq!(tab.lie_there(), 1);
    assert!(!tab.question().more.making.unsaved);
}

#[test]
fn where_nothing_was_written_a_full_phone_is_still_a_phone_that_has_not_saved() {
    for makes in [(|tab| tab.records(note(SONG, 12))) as fn(&mut Tab), |tab| {
        tab.says(Part::Feeling, Value::Feeling(Feeling::Mixed));
    }] {
        for fault in [Fault::Full, Fault::RefuseFrom(0)] {
            let mut tab = young();
            tab.phone.store.set_fault(Some(fault));
            makes(&mut tab);
            let trouble = tab.frame().trouble.unwrap();
            assert!(trouble.unsaved, "it can be tried again");
            assert_eq!(trouble.words, "", "there is nothing to copy");
        }
    }
}

#[test]
fn a_book_that_cannot_be_read_has_lost_nothing_that_was_said_here() {
    let mut tab = young();
    tab.types(Part::Words, "I like art");
    let address = tab.address.clone();
    tab.phone.store.set_fault(Some(Fault::RefuseReads));
    let tab = tab.closes_and_comes_back(&address);
    assert!(!tab.frame().trouble.unwrap().unsaved);
}

#[test]
fn a_tab_that_does_not_write_makes_nothing() {
    let mut first = young();
    first.types(Part::Words, "I like art");
    let mut second = first.phone.opens(&first.address);
    second.made(MadeEvent::Record(second.place(MadeKind::Sound)));
    assert!(!second.question().more.making.busy);
}

#[test]
fn one_that_is_not_on_this_phone_is_said_to_be_missing() {
    let mut tab = young();
    tab.records(note(SONG, 12));
    let question = tab.address.clone();
    let (file, phrase) = tab.makes_a_file(ForWhom::Me);
    let (words, json) = file.split_once('\n').unwrap();
    let mut json: serde_json::Value = serde_json::from_str(json).unwrap();
    json.as_object_mut().unwrap().remove("attachments");
    let mut other = Phone::of_somebody_else(7).opens("/");
    other.opens_a_file(&(format!("{words}\n{json}"), phrase));
    other.exchanges(Exchanged::Accept);
    other.goes_to(&Route::parse(&question));
    assert_eq!(other.what_was_made()[0].shows, Shows::Missing);
    assert_eq!(other.question().audience, Audience::YoungPerson);
}

#[test]
fn recorded_and_drawn_can_be_chosen_where_there_is_a_recording_or_a_drawing() {
    let mut tab = young();
    tab.types(Part::Words, "I like art.");
    assert_eq!(
        tab.question().more.hows,
        [],
        "of words alone neither is true"
    );
    tab.records(note(SONG, 12));
    assert_eq!(tab.question().more.hows, [HowTaken::Recorded]);
    tab.draws(CAT);
    assert_eq!(
        tab.question().more.hows,
        [HowTaken::Recorded, HowTaken::Drawn]
    );
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Scribed));
    tab.says(Part::HowTaken, Value::HowTaken(HowTaken::Recorded));
    assert_eq!(tab.question().answer.how, Some(HowTaken::Recorded));
    // What was said before stays among the choices, also where the recording is gone.
    tab.takes_away(MadeKind::Sound);
    assert_eq!(tab.question().answer.how, Some(HowTaken::Recorded));
    assert_eq!(
        tab.question().more.hows,
        [HowTaken::Recorded, HowTaken::Drawn]
    );
    // A recording is of its own answer; how the others come about, the sitting knows.
    tab.continues();
    tab.types(Part::Words, "And maths.");
    assert_eq!(tab.question().answer.how, Some(HowTaken::Scribed));
}
