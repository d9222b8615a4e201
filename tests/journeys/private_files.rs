//! Private answers and the files that come: what one may hold, what it would do, and what is left when it is
//! taken out again.

use crate::phone::{Phone, Tab, block_on, id};
use our_say::{
    app::{
        event::QuestionAt,
        exchange::{
            event::{Exchanged, ForWhom, OpenTrouble},
            private::event::{PinTrouble, PrivateEvent},
        },
        route::Route,
        view::{Brings, ImportView, LostWhat, Page, PinState, PrivateView},
    },
    crypto::{
        DataKey, Nonce, Passphrase, make_key,
        wrap::{Cost, Stretch, wrap},
    },
    domain::{
        answer::Part,
        change::Field,
        keeping::Phrase,
        private::{Pad, Pin},
        voice::VoicePart,
    },
    perform::private::{make_pin, try_pin},
    sync::file::MAX_KEY,
};
use std::cell::Cell;

const SECRET: &str = "I cry in the toilets at lunch.";
const COST: Cost = Cost {
    memory: 8,
    passes: 1,
};

fn words(pin: &str) -> Phrase {
    Phrase::new(pin.to_owned())
}

fn private(tab: &mut Tab, event: PrivateEvent) {
    tab.exchanges(Exchanged::Private(event));
}

/// On the page of the PIN.
fn page(tab: &mut Tab, at: &QuestionAt) -> PrivateView {
    tab.goes_to(&Route::Private(at.book, at.voice));
    match tab.page() {
        Page::Private(view) => *view,
        other => panic!("not the page of a PIN: {other:?}"),
    }
}

fn chooses(tab: &mut Tab, at: &QuestionAt, pin: &str) {
    let chosen = PrivateEvent::Choose(at.book, at.voice, Pad::Numbers, words(pin));
    private(tab, chosen);
}

fn taps(tab: &mut Tab, at: &QuestionAt, pin: &str) -> PinState {
    let _ = page(tab, at);
    private(
        tab,
        PrivateEvent::Try(at.book, at.voice, Pad::Numbers, words(pin)),
    );
    page(tab, at).state
}

fn goes_back(tab: &mut Tab, at: &QuestionAt) {
    tab.goes_to(&Route::Question(at.book, at.voice, at.question.clone()));
}

/// What this voice reads there with its PIN.
fn reads(tab: &mut Tab, at: &QuestionAt, pin: &str) -> String {
    let _ = taps(tab, at, pin);
    goes_back(tab, at);
    tab.question().answer.words
}

/// A young person has said something that lies open.
fn open() -> (Tab, QuestionAt) {
    let mut tab = Phone::new().opens("/begin/young-person");
    tab.types(Part::Words, SECRET);
    tab.types(Part::Better, "Somebody sits with me.");
    let at = tab.question().at.at;
    (tab, at)
}

fn hides(tab: &mut Tab, at: &QuestionAt) {
    goes_back(tab, at);
    private(tab, PrivateEvent::Hide(at.clone()));
    chooses(tab, at, "4831");
}

fn with_secret() -> (Tab, QuestionAt) {
    let (mut tab, at) = open();
    hides(&mut tab, &at);
    assert!(tab.question().more.private.unwrap().under);
    (tab, at)
}

/// Another phone of theirs, with what these files hold.
fn another(files: &[&(String, Phrase)]) -> Tab {
    let mut tab = Phone::of_somebody_else(5).opens("/");
    for file in files {
        tab.opens_a_file(file);
        tab.exchanges(Exchanged::Accept);
    }
    tab
}

fn brings(tab: &Tab) -> Brings {
    let found = tab.found();
    assert_eq!(found.refused, None);
    found.brings.unwrap()
}

/// The file, with something else in it.
fn spoiled(
    file: &(String, Phrase),
    spoil: impl FnOnce(&mut serde_json::Value),
) -> (String, Phrase) {
    let (head, json) = file.0.split_once('\n').unwrap();
    let mut json = serde_json::from_str(json).unwrap();
    spoil(&mut json);
    ([head, &json.to_string()].join("\n"), file.1.clone())
}

/// A change that nobody can open takes the place of every answer in the file.
fn hiding(json: &mut serde_json::Value, voice: &serde_json::Value) {
    let all = json["changes"].as_array_mut().unwrap();
    let answers = all.iter().filter(|c| c["field"].get("answer").is_some());
    let ids: Vec<_> = answers.map(|change| change["id"].clone()).collect();
    assert!(!ids.is_empty());
    all.push(serde_json::json!({
        "id": "00000000000000000000000000000001", "tick": 99, "at": 0, "by": voice, "replaces": ids,
        "field": {"private": [voice, "00000000000000000000000000000002"]},
        "value": {"sealed": {"bytes": "AAAA"}}
    }));
}

#[test]
fn a_file_for_others_with_something_private_in_it_is_refused() {
    let mut mum = Phone::new().opens("/begin/parent");
    mum.types(Part::Words, "He needs a quiet room.");
    let at = mum.question().at.at;
    let file = mum.makes_a_file(ForWhom::Others);
    let voice = serde_json::json!(at.voice);
    let evil = spoiled(&file, |json| hiding(json, &voice));
    mum.opens_a_file(&evil);
    let Page::Import(ImportView::Asking { trouble, .. }) = mum.page() else {
        panic!("{:?}", mum.page());
    };
    assert_eq!(trouble, Some(OpenTrouble::Rules));
    mum.exchanges(Exchanged::Accept);
    goes_back(&mut mum, &at);
    assert_eq!(mum.question().answer.words, "He needs a quiet room.");
}

#[test]
fn nothing_private_of_one_voice_takes_the_place_of_what_another_said() {
    let mut mum = Phone::new().opens("/begin/parent");
    mum.types(Part::Words, "He needs a quiet room.");
    let at = mum.question().at.at;
    let file = mum.makes_a_file(ForWhom::Me);
    let all = mum.kept(at.book).0;
    let mut voices = all.iter().filter_map(|change| match change.field {
        Field::Voice(voice, VoicePart::Role) if voice != at.voice => Some(voice),
        _ => None,
    });
    let young = serde_json::json!(voices.next().unwrap());
    let evil = spoiled(&file, |json| hiding(json, &young));
    mum.opens_a_file(&evil);
    let Page::Import(ImportView::Asking { trouble, .. }) = mum.page() else {
        panic!("{:?}", mum.page());
    };
    assert_eq!(trouble, Some(OpenTrouble::Rules));
}

#[test]
fn what_would_go_under_a_pin_is_named_before_it_does() {
    let (mut one, at) = open();
    let first = one.makes_a_file(ForWhom::Me);
    hides(&mut one, &at);
    let second = one.makes_a_file(ForWhom::Me);
    let mut two = another(&[&first]);
    goes_back(&mut two, &at);
    assert_eq!(two.question().answer.words, SECRET);
    two.opens_a_file(&second);
    let said = brings(&two);
    assert_eq!((said.under.len(), said.changed.len()), (1, 0));
    assert_eq!(said.under[0].speaker.voice, at.voice);
    two.exchanges(Exchanged::Accept);
    assert_eq!(reads(&mut two, &at, "4831"), SECRET);

    // And so is what comes out again, or is said to be there no more.
    private(&mut two, PrivateEvent::Show(at.clone()));
    let third = two.makes_a_file(ForWhom::Me);
    one.opens_a_file(&third);
    let said = brings(&one);
    assert_eq!(said.out.len(), 1);
    assert_eq!((said.out[0].0.voice, said.out[0].1), (at.voice, 1));
    one.exchanges(Exchanged::Accept);
    goes_back(&mut one, &at);
    assert_eq!(one.question().answer.words, SECRET);
}

#[test]
fn what_goes_on_under_the_pin_elsewhere_is_not_said_to_be_out() {
    let (mut one, at) = with_secret();
    let mut two = another(&[&one.makes_a_file(ForWhom::Me)]);
    assert_eq!(reads(&mut two, &at, "4831"), SECRET);
    two.types(Part::Words, "Better now.");
    one.opens_a_file(&two.makes_a_file(ForWhom::Me));
    let said = brings(&one);
    assert!(said.out.is_empty() && said.under.is_empty() && !said.nothing);
}

#[test]
fn taking_a_file_out_leaves_the_pin_to_what_was_written_under_it_since() {
    let (mut one, at) = with_secret();
    let shared = one.makes_a_file(ForWhom::Others);
    let backup = one.makes_a_file(ForWhom::Me);
    let mut two = another(&[&shared, &backup]);
    let _ = taps(&mut two, &at, "4831");
    let other = QuestionAt {
        question: id("y3"),
        ..at
    };
    goes_back(&mut two, &other);
    private(&mut two, PrivateEvent::Hide(other.clone()));
    two.types(Part::Words, "On my tablet.");
    two.goes_to(&Route::Book(other.book));
    two.exchanges(Exchanged::Undo(other.book));
    assert_eq!(page(&mut two, &other).count, 1);
    assert_eq!(reads(&mut two, &other, "4831"), "On my tablet.");
}

#[test]
fn taking_a_file_out_brings_the_pin_back_that_it_took_the_place_of() {
    let (mut one, at) = with_secret();
    let backup = one.makes_a_file(ForWhom::Me);
    let evil = spoiled(&backup, |json| {
        let all = json["changes"].as_array_mut().unwrap();
        let pin = all.iter().find(|c| c["value"].get("pin").is_some());
        let mut pin = pin.unwrap().clone();
        pin["replaces"] = serde_json::json!([pin["id"]]);
        pin["id"] = serde_json::json!("00000000000000000000000000000001");
        pin["value"]["pin"]["keys"] = serde_json::json!(["AAAA"]);
        all.push(pin);
    });
    one.opens_a_file(&evil);
    one.exchanges(Exchanged::Accept);
    assert!(matches!(taps(&mut one, &at, "4831"), PinState::Shut(_)));
    one.goes_to(&Route::Book(at.book));
    one.exchanges(Exchanged::Undo(at.book));
    assert_eq!(reads(&mut one, &at, "4831"), SECRET);
    let again = another(&[&one.makes_a_file(ForWhom::Me)]);
    assert!(again.holds(at.book), "and it can go out again");
}

#[test]
fn who_refuses_that_a_private_answer_is_erased_keeps_all_of_it_and_its_pin() {
    let (mut one, at) = with_secret();
    let mut two = another(&[&one.makes_a_file(ForWhom::Me)]);
    let _ = page(&mut one, &at);
    private(&mut one, PrivateEvent::Forgotten(at.book, at.voice));
    two.opens_a_file(&one.makes_a_file(ForWhom::Me));
    let lost = brings(&two).erased;
    assert_eq!(lost.len(), 1, "{lost:?}");
    assert_eq!(lost[0].what, LostWhat::Private(1));
    assert_eq!(lost[0].speaker.as_ref().unwrap().voice, at.voice);
    two.exchanges(Exchanged::KeepWords(lost[0].id, true));
    two.exchanges(Exchanged::Accept);
    assert_eq!(reads(&mut two, &at, "4831"), SECRET);
    assert_eq!(two.question().answer.better, "Somebody sits with me.");
    let kept = two.kept(at.book).0;
    let mut sealed = kept.iter().filter(|change| change.is_sealed());
    assert!(
        sealed.all(|change| change.at.millis() == 0 && change.on.is_none()),
        "when it was written stands within it alone"
    );
}

#[test]
fn who_lets_a_private_answer_go_loses_it_and_its_pin() {
    let (mut one, at) = with_secret();
    let mut two = another(&[&one.makes_a_file(ForWhom::Me)]);
    let _ = page(&mut one, &at);
    private(&mut one, PrivateEvent::Forgotten(at.book, at.voice));
    two.opens_a_file(&one.makes_a_file(ForWhom::Me));
    two.exchanges(Exchanged::Accept);
    assert_eq!(page(&mut two, &at).state, PinState::None);
    let mut kept = two.kept(at.book).0.into_iter();
    assert!(!kept.any(|change| change.is_sealed()));
}

/// A PIN that opens one key, stretched with this salt.
fn pin(salt: u8, cost: Cost) -> Pin {
    let mut filled = salt;
    let mut draw = |bytes: &mut [u8]| {
        bytes.fill(filled);
        filled = filled.wrapping_add(1);
    };
    let taps = words("4831");
    let made = make_pin(
        Pad::Numbers,
        &taps,
        Vec::new(),
        cost,
        &mut draw,
        async |secret, how| how.stretch(secret).ok(),
    );
    block_on(made).unwrap().pin
}

/// Keys that no PIN opens, each stretched in its own way.
fn junk(from: u8, count: u8) -> Vec<String> {
    use base64::{Engine as _, engine::general_purpose::STANDARD as BASE64};
    let one = |salt: u8| {
        let (key, how) = (make_key([1; DataKey::LEN]), Stretch::new(COST, [salt; 16]));
        let wrapped = wrap(&key, &how, Nonce::from_bytes([salt; Nonce::LEN]), &key);
        BASE64.encode(wrapped.unwrap())
    };
    (from..from + count).map(one).collect()
}

/// How many keys each of these opens, and how often the PIN was stretched for it.
fn tries(
    pins: &[Pin],
    stretch: impl Fn(&Passphrase, &Stretch) -> Option<DataKey>,
) -> (Result<Vec<usize>, PinTrouble>, usize) {
    let count = Cell::new(0);
    let taps = words("4831");
    let found = try_pin(Pad::Numbers, &taps, pins, async |secret, how| {
        count.set(count.get() + 1);
        stretch(secret, how)
    });
    let found = block_on(found).map(|all| all.iter().map(Vec::len).collect());
    (found, count.get())
}

#[test]
fn however_many_keys_a_file_brings_a_try_is_only_so_much_work_and_the_true_pin_opens() {
    let stretch = |secret: &Passphrase, how: &Stretch| how.stretch(secret).ok();
    let pad = Pad::Numbers;
    let spoiled = |n: u8| Pin {
        pad,
        keys: junk(n * 20, 19),
    };
    let mut pins: Vec<Pin> = (1..8).map(spoiled).collect();
    pins.push(pin(250, COST));
    assert_eq!(pins[7].keys[0].len(), MAX_KEY, "as long as a key is");
    let (found, work) = tries(&pins, stretch);
    assert_eq!(found.unwrap(), [0, 0, 0, 0, 0, 0, 0, 1]);
    assert_eq!(work, 8);
    // What was stretched once is not stretched again.
    let same = pins[7].keys[0].clone();
    let many = Pin {
        pad,
        keys: vec![same; 40],
    };
    let (found, work) = tries(&[many.clone(), many], stretch);
    assert_eq!((found.unwrap(), work), (vec![1, 1], 1));
    let crowd = vec![pins[0].clone(); 500];
    let (found, work) = tries(&crowd, stretch);
    assert_eq!((found.unwrap().len(), work), (500, 8));
}

#[test]
fn one_that_cannot_be_stretched_keeps_no_other_from_being_tried() {
    let heavy = Cost {
        memory: 16,
        passes: 1,
    };
    let fails =
        |secret: &Passphrase, how: &Stretch| how.stretch(secret).ok().filter(|_| !is_heavy(how));
    let (first, second) = (pin(1, heavy), pin(9, COST));
    let (found, _) = tries(&[first.clone(), second], fails);
    assert_eq!(found.unwrap(), [0, 1]);
    let (found, _) = tries(&[first], fails);
    assert_eq!(found, Err(PinTrouble::Worker), "nothing opened");
}

fn is_heavy(how: &Stretch) -> bool {
    *how == Stretch::new(
        Cost {
            memory: 16,
            passes: 1,
        },
        [1; 16],
    )
}
