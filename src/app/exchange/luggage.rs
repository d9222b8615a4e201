//! What becomes of the attachments of a book when it is saved: those that came with a file are put, those
//! that nothing names any more are deleted, with the very changes that they belong to.

use crate::{
    app::{
        effect::{Effect, Files, Luggage, StoreEffect},
        model::OpenBook,
    },
    domain::{
        attachment::{Attachment, ContentHash, named, unnamed},
        book::Book,
    },
};
use std::{collections::BTreeSet, rc::Rc};

impl Luggage for Files {
    fn files(&self) -> &Files {
        self
    }

    fn again(&self, book: &Book) -> Rc<dyn Luggage> {
        Rc::new(Self::default().then(self.put.clone(), self.delete.clone(), book))
    }
}

impl Files {
    /// The same, and what came later. What the book names by now is put, and what it does not is deleted,
    /// whatever was to be done with it before.
    fn then(mut self, put: Vec<Rc<Attachment>>, delete: Vec<ContentHash>, book: &Book) -> Self {
        let names = named(book.changes());
        self.put.extend(put);
        self.put.retain(|file| names.contains(&file.hash));
        self.delete.extend(delete);
        self.delete.retain(|hash| !names.contains(hash));
        self
    }
}

/// With the next save of this book `came` is kept, as far as a change names it, and of what `were_named`
/// until now that which no change names any more is deleted.
pub(in crate::app) fn carry(
    open: &mut OpenBook,
    came: Vec<Rc<Attachment>>,
    were_named: BTreeSet<ContentHash>,
) {
    let gone = unnamed(were_named, open.book.changes());
    if came.is_empty() && gone.is_empty() {
        return;
    }
    let before = open.files.as_ref().map(|files| files.files().clone());
    let files = before.unwrap_or_default();
    open.files = Some(Rc::new(files.then(came, gone, &open.book)));
}

/// Of the saves of a book that edits brought about, one, of the book as it is now.
pub(super) fn saved_as_now(open: &OpenBook, mut effects: Vec<Effect>) -> Vec<Effect> {
    let saves = |effect: &Effect| matches!(effect, Effect::Store(StoreEffect::Save(save)) if save.book == open.id);
    if let Some(place) = effects.iter().position(saves) {
        effects.retain(|effect| !saves(effect));
        let save = StoreEffect::Save(Box::new(open.save()));
        effects.insert(place, Effect::Store(save));
    }
    effects
}

/// Attachments that are in memory alone: on their way to the store, or refused by it.
pub(in crate::app) fn in_memory(open: &OpenBook) -> &[Rc<Attachment>] {
    open.files.as_ref().map_or(&[], |files| &files.files().put)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{
        change::{Change, Field, Value},
        ids::{ChangeId, VoiceId},
        time::Timestamp,
    };

    fn file(bytes: &[u8]) -> Rc<Attachment> {
        Rc::new(Attachment::new("audio/flac", bytes.to_vec()))
    }

    fn book(named: &[&Attachment]) -> Book {
        let song = |(n, file): (u128, &&Attachment)| Change {
            id: ChangeId::from_bits(n),
            tick: 1,
            at: Timestamp::from_millis(0),
            by: VoiceId::from_bits(1),
            on: None,
            replaces: Vec::new(),
            field: Field::Book(crate::domain::change::BookPart::Name),
            value: unknown(&format!(r#"{{"sound":"{}"}}"#, file.hash)),
        };
        Book::from_changes((1..).zip(named).map(song))
    }

    fn unknown(json: &str) -> Value {
        serde_json::from_str(json).unwrap_or(Value::Cleared)
    }

    #[test]
    fn what_came_and_was_erased_before_it_was_saved_is_never_put() {
        let a = file(b"a");
        let came = Files::default().then(vec![Rc::clone(&a)], Vec::new(), &book(&[&a]));
        assert_eq!((came.put.len(), came.delete.len()), (1, 0));
        let erased = came.then(Vec::new(), vec![a.hash], &book(&[]));
        assert_eq!((erased.put.len(), &erased.delete[..]), (0, &[a.hash][..]));
    }

    #[test]
    fn what_was_erased_and_comes_again_with_new_words_is_put() {
        let a = file(b"a");
        let erased = Files::default().then(Vec::new(), vec![a.hash], &book(&[]));
        let again = erased.then(vec![Rc::clone(&a)], Vec::new(), &book(&[&a]));
        assert_eq!((again.put.len(), again.delete.len()), (1, 0));
    }

    #[test]
    fn what_no_change_names_is_not_kept() {
        let (a, b) = (file(b"a"), file(b"b"));
        let came = vec![Rc::clone(&a), Rc::clone(&b)];
        let kept = Files::default().then(came, Vec::new(), &book(&[&b]));
        assert_eq!(kept.put, [b]);
    }

    #[test]
    fn what_another_tab_named_meanwhile_is_not_deleted() {
        let (a, b) = (file(b"a"), file(b"b"));
        let waits = Files::default().then(vec![Rc::clone(&a)], vec![b.hash], &book(&[&a]));
        let again = waits.again(&book(&[&b]));
        assert_eq!(*again.files(), Files::default());
    }
}
