//! What is made without writing: where it goes, what happens while it is made, and what can go wrong.

use super::private::event::Lock;
use crate::{
    app::event::QuestionAt,
    domain::{
        answer::Part,
        attachment::{Attachment, ContentHash},
        change::Field,
        ids::{BookId, RoundId},
    },
};
use std::rc::Rc;

pub use crate::domain::made::MadeKind;

/// Where something goes that is made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MadeAt {
    /// Book, voice and question.
    pub at: QuestionAt,
    /// The round.
    pub round: RoundId,
    /// What it is.
    pub kind: MadeKind,
}

impl MadeAt {
    /// The field of a part of this answer.
    pub fn field(&self, part: Part) -> Field {
        Field::Answer(self.round, self.at.voice, self.at.question.clone(), part)
    }
}

/// Something that was made and is to be kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Made {
    /// Its bytes.
    pub file: Rc<Attachment>,
    /// How long it is, if it is a sound.
    pub seconds: Option<u16>,
    /// It ended before the person ended it.
    pub cut: Option<Cut>,
}

/// Why a recording ended by itself. What was said until then is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Cut {
    /// It is as long as one may be.
    Full,
    /// The page was hidden: a call, another app, a locked screen.
    Hidden,
    /// The microphone was taken away.
    Ended,
}

/// Where a file is picked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum PickFrom {
    /// The phone's camera.
    Camera,
    /// The files of the phone.
    Files,
}

impl PickFrom {
    /// The id of the control in which something of this kind is picked.
    pub const fn control(self, kind: MadeKind) -> &'static str {
        match (self, kind) {
            (Self::Camera, _) => "made-camera",
            (Self::Files, MadeKind::Sound) => "made-sound-file",
            (Self::Files, _) => "made-photo-file",
        }
    }
}

/// Why nothing was made. Words for each are in the language files, in pairs: what happened, what to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MadeTrouble {
    /// The phone has no microphone, or none that is free.
    NoMicrophone,
    /// The person, the browser or the phone does not allow it.
    Refused,
    /// The browser cannot record.
    CannotRecord,
    /// Nothing was to be heard in it.
    Nothing,
    /// It is no picture, or of a kind that this browser cannot show.
    NoPicture,
    /// There is not one byte in the file.
    Empty,
    /// It is a photo of a kind that iPhones make and that this browser cannot open.
    Heic,
    /// It is a document.
    Document,
    /// It is a film.
    Film,
    /// As a picture it would take more memory than a phone has, however few bytes it is.
    TooManyDots,
    /// It is no sound, or of a kind that this browser cannot play.
    NoSound,
    /// It is longer than a voice note may be.
    TooLong,
    /// There are more bytes in it than a phone can open.
    TooLarge,
}

/// Something that happened to what is made, or is to be shown.
#[derive(Clone, Debug)]
pub enum MadeEvent {
    /// Begin a voice note.
    Record(MadeAt),
    /// It is being recorded: so many seconds by now.
    Recording(u16),
    /// Enough.
    StopRecording,
    /// A file was picked in the control that is meant for it.
    Pick(MadeAt, PickFrom),
    /// What came of recording or of picking.
    Came(Result<Made, MadeTrouble>),
    /// A drawing is to be kept: its bytes as PNG. None: it is white again.
    Drawn(MadeAt, Vec<u8>),
    /// What happened was read.
    Read,
    /// A voice note is to be heard.
    Listen(ContentHash),
    /// Where the page finds it; `None` if it is not on this phone.
    Shown(ContentHash, Option<String>),
}

/// Something to be done for it outside.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MadeEffect {
    /// Ask for the microphone and begin. Only ever inside a tap.
    Record,
    /// Say when another second is over, or what came of it.
    Follow,
    /// End the recording.
    Stop,
    /// Read what was picked.
    Read(MadeKind, PickFrom),
    /// Make an attachment something that the page can show.
    Show {
        /// The book.
        book: BookId,
        /// Its name.
        hash: ContentHash,
        /// The attachment, or its sealed form, while it is in memory.
        here: Option<Rc<Attachment>>,
        /// Its sealed form, and what opens it, where it belongs to an answer under a PIN.
        sealed: Option<(ContentHash, Vec<Rc<dyn Lock>>)>,
    },
    /// These need be shown no longer.
    Hide(Vec<ContentHash>),
}
