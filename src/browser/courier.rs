//! Carries share files: has them sealed and opened, hands them out, and reads what was picked. Of the
//! second half of the app; called by [`super::keeper`].

use super::{fetch, files, page, sealing};
use crate::{
    app::exchange::event::{ExchangeEffect, Exchanged, MadeFile, OpenTrouble, Strength},
    crypto::{self, ShareError, task::TaskError},
    domain::keeping::Phrase,
    sync::ShareFile,
};
use std::{cell::RefCell, rc::Rc};
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

/// The control in which a file is picked.
const PICKED: &str = "file";

type Answer = super::Coming<'static, Option<Exchanged>>;

/// What is under way, and what was made.
#[derive(Default)]
pub struct Courier {
    stop: RefCell<sealing::Stop>,
    made: RefCell<Option<String>>,
}

impl Courier {
    /// Does it. What is only allowed inside a tap is begun before this returns.
    pub fn does(self: Rc<Self>, effect: ExchangeEffect) -> Answer {
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
            ExchangeEffect::Seal(number, file, phrase) => {
                let stop = self.begin();
                Box::pin(async move {
                    let made = self.seal(&file, &phrase, &stop).await;
                    Some(Exchanged::Sealed(number, made))
                })
            }
            ExchangeEffect::Give => {
                if let Some(sealed) = &*self.made.borrow() {
                    files::give_sealed(sealed);
                }
                Box::pin(async { None })
            }
            ExchangeEffect::CopySealed => {
                let copied = page::copy(self.made.borrow().as_deref().unwrap_or_default());
                Box::pin(async move { Some(Exchanged::SealedCopied(copied.await)) })
            }
            ExchangeEffect::Open(number, pasted, phrase) => {
                let stop = self.begin();
                Box::pin(async move {
                    let opened = open(&pasted, &phrase, &stop).await;
                    Some(Exchanged::FileOpened(number, opened))
                })
            }
            ExchangeEffect::OpenExample(number) => Box::pin(async move {
                let opened = fetch::example().await.ok_or(OpenTrouble::NoFile);
                Some(Exchanged::FileOpened(number, opened.map(Box::new)))
            }),
            ExchangeEffect::Stop => {
                self.begin();
                self.made.take();
                Box::pin(async { None })
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
        phrase: &Phrase,
        stop: &sealing::Stop,
    ) -> Result<MadeFile, OpenTrouble> {
        self.made.take();
        let passphrase = sealing::read_passphrase(phrase.words()).ok_or(OpenTrouble::WrongWords)?;
        let json = file.write().map_err(OpenTrouble::from)?;
        let sealed = sealing::seal(&passphrase, json.as_bytes(), stop).await;
        let sealed = sealed.map_err(trouble)?;
        let opened = sealing::open(&passphrase, sealed.as_bytes(), stop).await;
        let again = ShareFile::read(&opened.map_err(trouble)?).map_err(OpenTrouble::from)?;
        if again != *file {
            return Err(OpenTrouble::Damaged);
        }
        let made = MadeFile {
            bytes: sealed.len(),
            changes: again.changes.len(),
        };
        self.made.replace(Some(sealed));
        Ok(made)
    }
}

/// Opens the pasted text, or else the file that was picked.
async fn open(
    pasted: &str,
    phrase: &Phrase,
    stop: &sealing::Stop,
) -> Result<Box<ShareFile>, OpenTrouble> {
    let picked = picked();
    let passphrase = sealing::read_passphrase(phrase.words());
    let opened = match (pasted.trim(), picked) {
        ("", None) => return Err(OpenTrouble::NoFile),
        (pasted, picked) => {
            let passphrase = passphrase.ok_or(OpenTrouble::WrongWords)?;
            match (pasted, picked) {
                ("", Some(file)) => sealing::open_file(&passphrase, &file, stop).await,
                _ => sealing::open(&passphrase, pasted.as_bytes(), stop).await,
            }
        }
    };
    let file = ShareFile::read(&opened.map_err(trouble)?).map_err(OpenTrouble::from)?;
    Ok(Box::new(file))
}

fn picked() -> Option<web_sys::Blob> {
    let document = web_sys::window()?.document()?;
    let input = document.get_element_by_id(PICKED)?;
    let input = input.dyn_into::<HtmlInputElement>().ok()?;
    input.files()?.get(0).map(web_sys::Blob::from)
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
