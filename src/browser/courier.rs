//! Carries share files: has them sealed and opened, hands them out, and reads what was picked. Fetches the
//! law, and hands out calendar files. Of the second half of the app; called by [`super::clerk`].

use super::{aloud, clock, fetch, files, page, sealing};
use crate::{
    app::exchange::event::{
        ExchangeEffect, Exchanged, FilesIn, LawFile, MadeFile, OpenTrouble, Opened, Strength,
        YoungFiles,
    },
    crypto::{self, ShareError, task::TaskError},
    document::ics,
    domain::{attachment::ContentHash, keeping::Phrase},
    sync::{ShareFile, example},
};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::HtmlInputElement;

/// The control in which a file is picked.
const PICKED: &str = "file";
/// Where `sw.js` puts a file that another app has handed over.
const HANDED_OVER: &str = "our-say-handed-over";
const WAITING: &str = "/.handed-over";

type Answer = super::Coming<'static, Option<Exchanged>>;

/// Puts these attachments into a file; returns it, and says what is in it.
pub type PutIn =
    Box<dyn FnOnce(ShareFile, Vec<ContentHash>) -> super::Coming<'static, (ShareFile, FilesIn)>>;

/// What is under way, and what was made.
#[derive(Default)]
pub struct Courier {
    stop: RefCell<sealing::Stop>,
    made: RefCell<Option<String>>,
}

impl Courier {
    /// Does it. What is only allowed inside a tap is begun before this returns.
    pub fn does(self: Rc<Self>, effect: ExchangeEffect, put_in: PutIn) -> Answer {
        match effect {
            ExchangeEffect::MakePhrase => Box::pin(async {
                let made = sealing::make_phrase().await.ok()?;
                let words = made.tidy().to_owned();
                Some(Exchanged::PhraseMade(Phrase::new(words)))
            }),
            ExchangeEffect::Weigh(phrase) => {
                let strength = weigh(&phrase);
                Box::pin(async move { Some(Exchanged::Weighed(strength)) })
            }
            ExchangeEffect::Seal {
                number,
                file,
                files,
                phrase,
            } => {
                let stop = self.begin();
                Box::pin(async move {
                    let (file, within) = put_in(file, files).await;
                    let made = self.seal(&file, within, &phrase, &stop).await;
                    Some(Exchanged::Sealed(number, made))
                })
            }
            ExchangeEffect::Give(number) => {
                let given = self.made.borrow().as_deref().map(files::give_sealed);
                Box::pin(async move { Some(Exchanged::Given(number, given?.await)) })
            }
            ExchangeEffect::CopySealed(number) => {
                let copied = page::copy(self.made.borrow().as_deref().unwrap_or_default());
                Box::pin(async move { Some(Exchanged::SealedCopied(number, copied.await)) })
            }
            ExchangeEffect::Open(number, pasted, phrase) => {
                let stop = self.begin();
                Box::pin(async move {
                    let opened = open(&pasted, &phrase, &stop).await;
                    Some(Exchanged::FileOpened(number, opened))
                })
            }
            ExchangeEffect::OpenExample(number) => Box::pin(async move {
                let words = fetch::example().await.ok_or(OpenTrouble::NoFile);
                let (_, today, _) = clock::now();
                let opened = words.and_then(|words| {
                    Ok(Opened {
                        file: Box::new(example(&words, today)?),
                        was_handed_over: false,
                    })
                });
                Some(Exchanged::FileOpened(number, opened))
            }),
            ExchangeEffect::LookForFile => Box::pin(async {
                let waits = handed_over().await.is_some();
                Some(Exchanged::HandedOver(waits))
            }),
            ExchangeEffect::ForgetFile => Box::pin(async {
                forget_handed_over().await;
                None
            }),
            ExchangeEffect::Stop => {
                self.begin();
                self.made.take();
                Box::pin(async { None })
            }
            ExchangeEffect::FetchLaw => Box::pin(async {
                let law = fetch::law().await;
                let law = law.map(|law| -> Rc<dyn LawFile> { Rc::new(law) });
                Some(Exchanged::LawFetched(law))
            }),
            ExchangeEffect::FetchYoung => Box::pin(async {
                let young = fetch::young().await;
                let young = young.map(|young| -> Rc<dyn YoungFiles> { Rc::new(young) });
                Some(Exchanged::YoungFetched(young))
            }),
            ExchangeEffect::LookForVoice => {
                Box::pin(async { Some(Exchanged::VoiceFound(aloud::look_for_voices().await)) })
            }
            ExchangeEffect::Say {
                number,
                text,
                slow,
                online,
            } => {
                let said = aloud::say(&text, slow, online);
                Box::pin(async move { Some(Exchanged::Said(number, said.await)) })
            }
            ExchangeEffect::Hush => {
                aloud::hush();
                Box::pin(async { None })
            }
            // Not its trade: the clerk does these itself.
            ExchangeEffect::Made(_)
            | ExchangeEffect::Private(_)
            | ExchangeEffect::Lock(_)
            | ExchangeEffect::ListFiles(..) => Box::pin(async { None }),
            ExchangeEffect::GiveCalendar(days) => {
                let (now, ..) = clock::now();
                let given = ics::of_days(&days, now)
                    .as_deref()
                    .map(files::give_calendar);
                Box::pin(async move { Some(Exchanged::CalendarGiven(given?.await)) })
            }
        }
    }

    /// Ends what is under way; what begins now can be ended by what is returned.
    fn begin(&self) -> sealing::Stop {
        let stop = sealing::Stop::new();
        self.stop.replace(stop.clone()).stop();
        stop
    }

    /// Seals a file, opens it again, and compares: only then it was made.
    async fn seal(
        &self,
        file: &ShareFile,
        within: FilesIn,
        phrase: &Phrase,
        stop: &sealing::Stop,
    ) -> Result<MadeFile, OpenTrouble> {
        self.made.take();
        let passphrase = sealing::read_passphrase(phrase.words()).ok_or(OpenTrouble::WrongWords)?;
        let sealed = {
            // Gone again before the file is opened: it may be large.
            let json = file.write().map_err(OpenTrouble::from)?;
            let sealed = sealing::seal(&passphrase, json.as_bytes(), stop).await;
            sealed.map_err(trouble)?
        };
        let opened = sealing::open(&passphrase, sealed.as_bytes(), stop).await;
        let again = ShareFile::read(&opened.map_err(trouble)?).map_err(OpenTrouble::from)?;
        if again != *file {
            return Err(OpenTrouble::Damaged);
        }
        let made = MadeFile {
            bytes: sealed.len(),
            changes: again.changes.len(),
            files: within,
        };
        self.made.replace(Some(sealed));
        Ok(made)
    }
}

/// Opens the pasted text, or else the file that was picked, or else the one that was handed over.
async fn open(pasted: &str, phrase: &Phrase, stop: &sealing::Stop) -> Result<Opened, OpenTrouble> {
    let (picked, pasted) = (picked(), pasted.trim());
    let handed_over = match picked {
        None if pasted.is_empty() => handed_over().await,
        _ => None,
    };
    let was_handed_over = handed_over.is_some();
    let file = picked.or(handed_over).filter(|_| pasted.is_empty());
    if file.is_none() && pasted.is_empty() {
        return Err(OpenTrouble::NoFile);
    }
    let passphrase = sealing::read_passphrase(phrase.words()).ok_or(OpenTrouble::WrongWords)?;
    let opened = match file {
        Some(file) => sealing::open_file(&passphrase, &file, stop).await,
        None => sealing::open(&passphrase, pasted.as_bytes(), stop).await,
    };
    let file = ShareFile::read(&opened.map_err(trouble)?).map_err(OpenTrouble::from)?;
    Ok(Opened {
        file: Box::new(file),
        was_handed_over,
    })
}

fn picked() -> Option<web_sys::Blob> {
    let document = web_sys::window()?.document()?;
    let input = document.get_element_by_id(PICKED)?;
    let input = input.dyn_into::<HtmlInputElement>().ok()?;
    input.files()?.get(0).map(web_sys::Blob::from)
}

/// A file that another app of the phone has handed over: it waits where `sw.js` has put it.
async fn handed_over() -> Option<web_sys::Blob> {
    let caches = web_sys::window()?.caches().ok()?;
    let cache = JsFuture::from(caches.open(HANDED_OVER)).await.ok()?;
    let cache: web_sys::Cache = cache.dyn_into().ok()?;
    let found = JsFuture::from(cache.match_with_str(WAITING)).await.ok()?;
    let found: web_sys::Response = found.dyn_into().ok()?;
    let blob = JsFuture::from(found.blob().ok()?).await.ok()?;
    blob.dyn_into().ok()
}

/// It is taken in, or not wanted: it need wait no longer.
async fn forget_handed_over() {
    if let Some(caches) = web_sys::window().and_then(|window| window.caches().ok()) {
        let _ = JsFuture::from(caches.delete(HANDED_OVER)).await;
    }
}

fn weigh(phrase: &Phrase) -> Strength {
    match crypto::strength(phrase.words()) {
        crypto::Strength::TooShort => Strength::TooShort,
        crypto::Strength::Weak => Strength::Weak,
        crypto::Strength::Fair => Strength::Fair,
        crypto::Strength::Strong => Strength::Strong,
    }
}

fn trouble(error: TaskError) -> OpenTrouble {
    match error {
        TaskError::Share(error) => match error {
            ShareError::NotAShareFile => OpenTrouble::Foreign,
            ShareError::CutShort => OpenTrouble::Cut,
            ShareError::Damaged | ShareError::NotSealed => OpenTrouble::Damaged,
            ShareError::WrongPassphrase => OpenTrouble::WrongWords,
            ShareError::KeyFile => OpenTrouble::ForAKey,
            ShareError::TooMuchWork { .. } => OpenTrouble::TooMuchWork,
            ShareError::TooLarge { .. } | ShareError::UnpacksToTooMuch => OpenTrouble::TooLong,
            ShareError::SomethingElse => OpenTrouble::OtherContent,
        },
        TaskError::Unreadable => OpenTrouble::NoFile,
        TaskError::NotStarted | TaskError::Died | TaskError::Stopped => OpenTrouble::Worker,
    }
}
