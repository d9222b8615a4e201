//! Share files in the stories: made, handed out, opened. The sealing is a story of its own, told by
//! `tests/share.rs`.

use crate::phone::Tab;
use our_say::{
    app::{
        event::Event,
        exchange::{
            event::{
                ExchangeEffect, Exchanged, ForWhom, Handed, LawFile, MadeFile, OpenTrouble, Opened,
                Strength, Voices, YoungFiles,
            },
            removing::RemoveEvent,
        },
        route::Route,
    },
    content::{parse_law, parse_young},
    document::ics::of_days,
    domain::{keeping::Phrase, time::Day},
    sync::{ShareFile, example},
};
use std::rc::Rc;

impl Tab {
    /// Share files, without the sealing: that is a story of its own, told by tests/share.rs. A "sealed"
    /// file is its words, then its JSON.
    #[allow(
        clippy::too_many_lines,
        reason = "one arm for each thing that is asked"
    )]
    pub fn carries(&mut self, effect: ExchangeEffect) -> Option<Exchanged> {
        match effect {
            ExchangeEffect::MakePhrase => {
                let words = format!("five words number {}", self.dice.roll());
                Some(Exchanged::PhraseMade(Phrase::new(words)))
            }
            ExchangeEffect::Weigh(phrase) => Some(Exchanged::Weighed(match phrase.words().len() {
                0..8 => Strength::TooShort,
                _ => Strength::Strong,
            })),
            ExchangeEffect::Seal {
                number,
                mut file,
                files,
                phrase,
            } => {
                let within = self.puts_in(&mut file, &files);
                let json = file.write().unwrap();
                let made = MadeFile {
                    bytes: json.len(),
                    changes: file.changes.len(),
                    files: within,
                };
                self.sealed = Some(format!("{}\n{json}", phrase.words()));
                Some(Exchanged::Sealed(number, Ok(made)))
            }
            ExchangeEffect::Give(number) => {
                if self.handed == Handed::Out {
                    self.given.extend(self.sealed.clone());
                }
                Some(Exchanged::Given(number, self.handed))
            }
            ExchangeEffect::CopySealed(number) => Some(Exchanged::SealedCopied(number, true)),
            ExchangeEffect::Open(number, pasted, phrase) => {
                let was_handed_over = pasted.is_empty() && self.waiting.is_some();
                let pasted = if was_handed_over {
                    self.waiting.clone().unwrap()
                } else {
                    pasted
                };
                let read = || {
                    let (words, json) = pasted.split_once('\n').ok_or(OpenTrouble::Foreign)?;
                    if words != phrase.words() {
                        return Err(OpenTrouble::WrongWords);
                    }
                    let file = ShareFile::read(json.as_bytes())?;
                    Ok(Opened {
                        file: Box::new(file),
                        was_handed_over,
                    })
                };
                Some(Exchanged::FileOpened(number, read()))
            }
            ExchangeEffect::OpenExample(number) => {
                let words = include_str!("../../src/content/example/en.json");
                let today = Day::from_ymd_opt(2026, 11, 23).unwrap();
                let file = example(words, today).unwrap();
                let opened = Opened {
                    file: Box::new(file),
                    was_handed_over: false,
                };
                Some(Exchanged::FileOpened(number, Ok(opened)))
            }
            ExchangeEffect::LookForFile => Some(Exchanged::HandedOver(self.waiting.is_some())),
            ExchangeEffect::ForgetFile => {
                self.waiting = None;
                None
            }
            ExchangeEffect::Stop => {
                self.sealed = None;
                None
            }
            ExchangeEffect::FetchLaw => {
                self.laws += 1;
                let law = parse_law(include_str!("../../src/content/law/en.json")).unwrap();
                let law: Option<Rc<dyn LawFile>> = self.online.then(|| Rc::new(law) as Rc<_>);
                Some(Exchanged::LawFetched(law))
            }
            ExchangeEffect::FetchYoung => {
                let young = parse_young(
                    include_str!("../../src/content/young/easy.en.json"),
                    include_str!("../../src/content/young/decks.en.json"),
                    include_str!("../../src/content/young/me.en.json"),
                );
                let young = young.unwrap();
                let young: Option<Rc<dyn YoungFiles>> =
                    self.online.then(|| Rc::new(young) as Rc<_>);
                Some(Exchanged::YoungFetched(young))
            }
            ExchangeEffect::LookForVoice | ExchangeEffect::Say { .. } | ExchangeEffect::Hush => {
                self.speaks_up(effect)
            }
            ExchangeEffect::Made(effect) => self.shows(effect).map(Exchanged::Made),
            ExchangeEffect::Lock(effect) => {
                let event = self.locks_up(*effect)?;
                Some(Exchanged::Lock(Box::new(event)))
            }
            ExchangeEffect::Private(effect) => self.unlocks(effect).map(Exchanged::Private),
            ExchangeEffect::ListFiles(number, book) => {
                let files = self.lists_files(book);
                Some(Exchanged::Remove(RemoveEvent::Listed(number, files)))
            }
            ExchangeEffect::GiveCalendar(days) => {
                if self.handed == Handed::Out {
                    self.given.extend(of_days(&days, self.phone.time()));
                }
                Some(Exchanged::CalendarGiven(self.handed))
            }
        }
    }

    /// A device without a voice, unless the story says otherwise.
    fn speaks_up(&mut self, effect: ExchangeEffect) -> Option<Exchanged> {
        match effect {
            ExchangeEffect::Say {
                number,
                text,
                slow,
                online,
            } => {
                self.over_network += usize::from(online);
                self.speaks.push((number, text, slow));
            }
            ExchangeEffect::Hush => self.speaks.clear(),
            _ => return Some(Exchanged::VoiceFound(Voices::None)),
        }
        None
    }

    /// Something happens on the pages of share files.
    pub fn exchanges(&mut self, event: Exchanged) {
        self.sends(Event::Exchanged(Box::new(event)));
    }

    /// Makes a share file of the book; returns it, with the words that open it.
    pub fn makes_a_file(&mut self, whom: ForWhom) -> (String, Phrase) {
        let book = self.book();
        self.goes_to(&Route::Share(book));
        self.exchanges(Exchanged::ChoseWhom(whom));
        let phrase = self.share().phrase.unwrap();
        self.exchanges(Exchanged::Make);
        self.exchanges(Exchanged::Give);
        (self.given.pop().unwrap(), Phrase::new(phrase))
    }

    /// Opens a share file.
    pub fn opens_a_file(&mut self, (file, phrase): &(String, Phrase)) {
        self.goes_to(&Route::Import);
        self.exchanges(Exchanged::Again);
        self.exchanges(Exchanged::Open {
            pasted: file.clone(),
            phrase: phrase.clone(),
        });
    }
}
