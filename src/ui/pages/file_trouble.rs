//! Why a share file was not made or not opened, in words: for the pages `share` and `import`.

use crate::{
    app::exchange::event::OpenTrouble,
    i18n::Key,
    ui::{
        components::{El, NoticeKind, notice},
        kit::Ui,
    },
};

/// What happened, and what to do.
pub(super) fn file_trouble(ui: Ui, trouble: &OpenTrouble) -> El {
    let (what, todo) = words(trouble);
    notice(NoticeKind::Problem, ui.t(what), ui.t(todo), None::<El>)
}

const fn words(trouble: &OpenTrouble) -> (Key, Key) {
    match trouble {
        OpenTrouble::NoFile => (Key::FileNoFile, Key::FileNoFileDo),
        OpenTrouble::Foreign => (Key::FileForeign, Key::FileForeignDo),
        OpenTrouble::Cut => (Key::FileCut, Key::FileCutDo),
        OpenTrouble::Damaged => (Key::FileDamaged, Key::FileDamagedDo),
        OpenTrouble::WrongWords => (Key::FileWrongWords, Key::FileWrongWordsDo),
        OpenTrouble::ForAKey => (Key::FileForAKey, Key::FileForAKeyDo),
        OpenTrouble::TooMuchWork => (Key::FileTooMuchWork, Key::FileTooMuchWorkDo),
        OpenTrouble::TooLong => (Key::FileTooLong, Key::FileTooLongDo),
        OpenTrouble::OtherContent => (Key::FileOtherContent, Key::FileOtherContentDo),
        OpenTrouble::Newer => (Key::FileNewer, Key::FileNewerDo),
        OpenTrouble::Malformed => (Key::FileMalformed, Key::FileMalformedDo),
        OpenTrouble::TooMany => (Key::FileTooMany, Key::FileTooManyDo),
        OpenTrouble::NoBook => (Key::FileNoBook, Key::FileNoBookDo),
        OpenTrouble::Rules => (Key::FileRules, Key::FileRulesDo),
        OpenTrouble::Attachment => (Key::FileAttachment, Key::FileAttachmentDo),
        OpenTrouble::BookHere => (Key::FileBookHere, Key::FileBookHereDo),
        OpenTrouble::Worker => (Key::FileWorker, Key::FileWorkerDo),
    }
}
