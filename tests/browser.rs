//! The storage in a real browser: the contract of stores on IndexedDB, and what only browsers do.
#![cfg(target_family = "wasm")]
#![allow(clippy::unwrap_used, reason = "a test may stop at the first surprise")]

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use our_say::{
    domain::{
        answer::Part,
        change::{Change, Field, Value},
        ids::{BookId, ChangeId, QuestionId, RoundId, VoiceId},
        keeping::Keeping,
        sitting::Sitting,
        time::Timestamp,
    },
    storage::{
        BookRecord, Db, Loaded, Record, RecordKey, Save, Shelf, Store, StoreError, Vault, Write,
        contract, idb::IdbStore,
    },
};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const BOOK: Db = Db::first(BookId::from_bits(1));

macro_rules! law_of_indexed_db {
    ($law:ident) => {
        #[wasm_bindgen_test]
        async fn $law() {
            let name = fresh_name();
            let (here, there) = (IdbStore::new(&name), IdbStore::new(&name));
            contract::$law(&here, &there).await;
        }
    };
}
our_say::for_each_law_of_stores!(law_of_indexed_db);

fn random(bytes: &mut [u8]) {
    getrandom::fill(bytes).unwrap();
}

fn fresh_name() -> String {
    let mut bits = [0; 8];
    random(&mut bits);
    format!("test-{:016x}", u64::from_be_bytes(bits))
}

fn book_name(prefix: &str) -> String {
    format!("{prefix}-{BOOK}")
}

/// Runs a script on the page, as a browser's own faults cannot be had otherwise.
fn script(body: &str) -> JsValue {
    Function::new_no_args(body).call0(&JsValue::NULL).unwrap()
}

/// Runs a script that gives a promise, and waits for it.
async fn wait_for(body: &str) -> JsValue {
    let promise = script(body).unchecked_into::<Promise>();
    JsFuture::from(promise).await.unwrap()
}

/// Opens a database past the store, in this version or the one that it has, and then does this.
async fn raw(name: &str, version: &str, then: &str) -> JsValue {
    wait_for(&format!(
        "return new Promise((resolve, reject) => {{
             const request = indexedDB.open('{name}', {version});
             request.onerror = () => reject(request.error);
             request.onsuccess = () => {{
                 const database = request.result;
                 const records = mode => database.transaction('records', mode)
                     .objectStore('records');
                 {then}
             }};
         }})"
    ))
    .await
}

/// What a tab of a newer app does.
async fn update(name: &str) {
    raw(name, "2", "database.close(); resolve()").await;
}

/// The names of all databases that are there.
async fn names() -> Vec<String> {
    let all = wait_for("return indexedDB.databases().then(all => all.map(one => one.name))");
    let all: Array = all.await.unchecked_into();
    all.iter().filter_map(|name| name.as_string()).collect()
}

fn sitting(bytes: &[u8]) -> Record {
    Record {
        key: RecordKey::SITTING,
        bytes: bytes.to_vec(),
    }
}

fn put(bytes: &[u8]) -> Vec<Write> {
    vec![Write::Put(sitting(bytes))]
}

fn says(id: u128, words: &str) -> Change {
    let parent = VoiceId::from_bits(7);
    let question = QuestionId::new("p4").unwrap();
    Change {
        id: ChangeId::from_bits(id),
        tick: 1,
        at: Timestamp::from_millis(1_763_000_000_000),
        on: None,
        by: parent,
        replaces: Vec::new(),
        field: Field::Answer(RoundId::from_bits(1), parent, question, Part::Words),
        value: Value::Text(words.to_owned()),
    }
}

fn saving(put: Vec<Change>) -> Save {
    Save {
        put,
        ..Save::default()
    }
}

#[wasm_bindgen_test]
async fn looking_for_a_book_leaves_no_database_behind() {
    let name = fresh_name();
    let vault = Vault::new(IdbStore::new(&name), random);
    assert_eq!(vault.shelf().await, Ok(Shelf::default()));
    let book = BookId::from_bits(1);
    assert_eq!(vault.load(book).await, Ok(Loaded::None));
    let refused = vault.begin_writing(book).await;
    assert_eq!(refused, Err(StoreError::NoSuchBook));
    assert!(names().await.iter().all(|other| !other.starts_with(&name)));
}

#[wasm_bindgen_test]
async fn a_parent_writes_closes_the_app_and_finds_it_all_again() {
    let name = fresh_name();
    let book = BookId::from_bits(1);
    let words = "She likes music \u{1f3b5} \u{627}\u{644} \u{0}\u{2028}";
    let vault = Vault::new(IdbStore::new(&name), random);
    let now = Timestamp::from_millis(5);
    let fence = vault.create(book, now).await.unwrap();
    let save = saving(vec![says(1, words), says(2, "")]);
    vault.save(book, fence, save).await.unwrap();
    drop(vault);

    let vault = Vault::new(IdbStore::new(&name), random);
    assert_eq!(vault.shelf().await.unwrap().books.len(), 1);
    let whole = Loaded::Found(BookRecord {
        changes: vec![says(1, words), says(2, "")],
        sitting: Sitting::default(),
        keeping: Keeping::default(),
        lock: None,
    });
    assert_eq!(vault.load(book).await, Ok(whole));
    vault.remove(book).await.unwrap();
    assert_eq!(vault.shelf().await.unwrap().books, []);
    assert!(!names().await.contains(&book_name(&name)));
}

#[wasm_bindgen_test]
async fn the_browser_keeps_no_word_and_no_name_in_clear() {
    let name = fresh_name();
    let book = BookId::from_bits(1);
    let vault = Vault::new(IdbStore::new(&name), random);
    let fence = vault.create(book, Timestamp::from_millis(5)).await.unwrap();
    let save = saving(vec![says(1, "Miss Okafor helps Sam")]);
    vault.save(book, fence, save).await.unwrap();

    let dump = "const keys = records('readonly').getAllKeys();
                keys.onsuccess = () => {
                    const values = records('readonly').getAll();
                    values.onsuccess = () => {
                        database.close();
                        resolve([keys.result, values.result]);
                    };
                };";
    let dumped: Array = raw(&book_name(&name), "undefined", dump)
        .await
        .unchecked_into();
    let keys: Array = dumped.get(0).unchecked_into();
    let keys: Vec<String> = keys.iter().filter_map(|key| key.as_string()).collect();
    let change = format!("change/{}", ChangeId::from_bits(1));
    assert_eq!(keys, ["!fence", &change, "sitting"]);
    let values: Array = dumped.get(1).unchecked_into();
    for value in values.iter() {
        let bytes = value.dyn_into::<Uint8Array>().unwrap().to_vec();
        for word in ["Okafor", "Sam", "helps", "words", "change"] {
            let utf16: Vec<u8> = word.encode_utf16().flat_map(u16::to_le_bytes).collect();
            let seen = |needle: &[u8]| bytes.windows(needle.len()).any(|part| part == needle);
            assert!(
                !seen(word.as_bytes()) && !seen(&utf16),
                "{word} can be read"
            );
        }
    }
}

#[wasm_bindgen_test]
async fn a_book_of_a_newer_app_is_refused_and_left_alone() {
    let name = fresh_name();
    update(&book_name(&name)).await;
    let store = IdbStore::new(&name);
    let refused = StoreError::NewerVersion;
    assert_eq!(store.read_all(BOOK).await, Err(refused.clone()));
    assert_eq!(store.take(BOOK, 1).await, Err(refused));
    let look = "database.close(); resolve(database.version)";
    let version = raw(&book_name(&name), "undefined", look).await;
    assert_eq!(version.as_f64(), Some(2.0));
}

#[wasm_bindgen_test]
async fn an_update_in_another_tab_is_not_blocked_by_this_one() {
    let name = fresh_name();
    let store = IdbStore::new(&name);
    let fence = store.take(BOOK, 1).await.unwrap();
    store.write(BOOK, fence, put(b"words")).await.unwrap();
    update(&book_name(&name)).await;
    let refused = store.write(BOOK, fence, put(b"late")).await;
    assert_eq!(refused, Err(StoreError::NewerVersion));
}

#[wasm_bindgen_test]
async fn after_the_page_slept_the_next_write_opens_the_book_again() {
    let store = IdbStore::new(&fresh_name());
    let fence = store.take(BOOK, 1).await.unwrap();
    store.close_all();
    assert_eq!(store.write(BOOK, fence, put(b"one")).await, Ok(()));
    store.close_all();
    let held = store.read(BOOK, &RecordKey::SITTING).await;
    assert_eq!(held, Ok(Some(b"one".to_vec())));
}

/// Puts another function in place of a method of the browser, for so many calls.
fn break_method(place: &str, calls: u32, body: &str) {
    script(&format!(
        "const [type, method] = '{place}'.split('.');
         const sound = window[type].prototype[method];
         let calls = {calls};
         window[type].prototype[method] = function (...args) {{
             if (--calls <= 0) window[type].prototype[method] = sound;
             {body}
         }}"
    ));
}

#[wasm_bindgen_test]
async fn a_connection_that_breaks_is_opened_again_and_the_words_are_saved() {
    for name in ["InvalidStateError", "UnknownError", "AbortError"] {
        let store = IdbStore::new(&fresh_name());
        let fence = store.take(BOOK, 1).await.unwrap();
        let body = format!("throw new DOMException('gone', '{name}')");
        break_method("IDBDatabase.transaction", 2, &body);
        assert_eq!(store.write(BOOK, fence, put(b"one")).await, Ok(()));
        let held = store.read_all(BOOK).await;
        assert_eq!(held, Ok(Some(vec![sitting(b"one")])), "{name}");
    }
}

#[wasm_bindgen_test]
async fn a_connection_that_stays_broken_is_said_to_be_lost() {
    let store = IdbStore::new(&fresh_name());
    let fence = store.take(BOOK, 1).await.unwrap();
    store.write(BOOK, fence, put(b"one")).await.unwrap();
    let body = "throw new DOMException('gone', 'InvalidStateError')";
    break_method("IDBDatabase.transaction", 3, body);
    let refused = store.write(BOOK, fence, put(b"two")).await;
    assert_eq!(refused, Err(StoreError::Lost));
    let held = store.read_all(BOOK).await;
    assert_eq!(held, Ok(Some(vec![sitting(b"one")])));
}

#[wasm_bindgen_test]
async fn a_commit_that_was_undone_is_done_again() {
    let store = IdbStore::new(&fresh_name());
    let fence = store.take(BOOK, 1).await.unwrap();
    break_method("IDBTransaction.commit", 2, "this.abort()");
    assert_eq!(store.write(BOOK, fence, put(b"one")).await, Ok(()));
    break_method("IDBTransaction.commit", 3, "this.abort()");
    let refused = store.write(BOOK, fence, put(b"two")).await;
    assert_eq!(refused, Err(StoreError::Lost));
    let held = store.read_all(BOOK).await;
    assert_eq!(held, Ok(Some(vec![sitting(b"one")])));
}

#[wasm_bindgen_test]
async fn a_full_phone_says_so_and_nothing_is_half_written() {
    let store = IdbStore::new(&fresh_name());
    let fence = store.take(BOOK, 1).await.unwrap();
    store.write(BOOK, fence, put(b"one")).await.unwrap();
    let full = "throw new DOMException('no room', 'QuotaExceededError')";
    let two = || {
        let mut writes = put(b"two");
        writes.insert(0, Write::Delete(RecordKey::SITTING));
        writes
    };
    break_method("IDBObjectStore.put", 1, full);
    let refused = store.write(BOOK, fence, two()).await;
    assert_eq!(refused, Err(StoreError::Full));
    // As an abort without a reason, on a phone that has no room. (WebKitGTK does not say.)
    if script("return 'StorageManager' in window") == true {
        let said = "return Promise.resolve({ quota: 1000, usage: 1000 })";
        break_method("StorageManager.estimate", 1, said);
        break_method("IDBTransaction.commit", 3, "this.abort()");
        let refused = store.write(BOOK, fence, two()).await;
        assert_eq!(refused, Err(StoreError::Full));
    }
    let held = store.read_all(BOOK).await;
    assert_eq!(held, Ok(Some(vec![sitting(b"one")])));
}

#[wasm_bindgen_test]
async fn a_commit_that_fails_for_want_of_room_says_so() {
    let store = IdbStore::new(&fresh_name());
    let fence = store.take(BOOK, 1).await.unwrap();
    store.write(BOOK, fence, put(b"one")).await.unwrap();
    let sound = script(
        "const type = IDBTransaction.prototype;
         const sound = Object.getOwnPropertyDescriptor(type, 'error');
         const get = () => new DOMException('no room', 'QuotaExceededError');
         Object.defineProperty(type, 'error', { configurable: true, get });
         return () => Object.defineProperty(type, 'error', sound)",
    );
    break_method("IDBTransaction.commit", 1, "this.abort()");
    let refused = store.write(BOOK, fence, put(b"two")).await;
    sound
        .unchecked_into::<Function>()
        .call0(&JsValue::NULL)
        .unwrap();
    assert_eq!(refused, Err(StoreError::Full));
    let held = store.read_all(BOOK).await;
    assert_eq!(held, Ok(Some(vec![sitting(b"one")])));
}

#[wasm_bindgen_test]
async fn a_tab_that_does_not_let_go_blocks_a_removal_only_until_it_does() {
    let name = fresh_name();
    let store = IdbStore::new(&name);
    let fence = store.take(BOOK, 1).await.unwrap();
    store.write(BOOK, fence, put(b"one")).await.unwrap();
    let stubborn = raw(&book_name(&name), "1", "resolve(database)").await;
    assert_eq!(store.remove(BOOK).await, Err(StoreError::Blocked));
    let close: Function = Reflect::get(&stubborn, &"close".into()).unwrap().into();
    close.call0(&stubborn).unwrap();
    assert_eq!(store.read_all(BOOK).await, Ok(None));
}

#[wasm_bindgen_test]
async fn a_browser_that_keeps_nothing_says_so() {
    let hide = |value: &str| {
        script(&format!(
            "const sound = Object.getOwnPropertyDescriptor(window, 'indexedDB');
             Object.defineProperty(window, 'indexedDB',
                 {{ configurable: true, get() {{ {value} }} }});
             return () => Object.defineProperty(window, 'indexedDB', sound)"
        ))
        .unchecked_into::<Function>()
    };
    for value in [
        "return undefined",
        "throw new DOMException('no', 'SecurityError')",
        "return { open() { throw new DOMException('no', 'SecurityError') } }",
    ] {
        let sound = hide(value);
        let store = IdbStore::new(&fresh_name());
        let (read, taken) = (store.read_all(BOOK).await, store.take(BOOK, 1).await);
        sound.call0(&JsValue::NULL).unwrap();
        assert_eq!(read, Err(StoreError::Unavailable), "{value}");
        assert_eq!(taken, Err(StoreError::Unavailable), "{value}");
    }
}

#[wasm_bindgen_test]
async fn what_is_not_bytes_reads_as_damage_and_not_as_nothing() {
    let name = fresh_name();
    let store = IdbStore::new(&name);
    let fence = store.take(BOOK, 1).await.unwrap();
    store.write(BOOK, fence, put(b"one")).await.unwrap();
    let spoil = "const put = records('readwrite').put('text', 'sitting');
                 put.transaction.oncomplete = () => { database.close(); resolve() }";
    raw(&book_name(&name), "1", spoil).await;
    let held = store.read_all(BOOK).await;
    assert_eq!(held, Ok(Some(vec![sitting(b"")])));
}

#[wasm_bindgen_test]
async fn a_browser_that_does_not_list_its_databases_is_understood_all_the_same() {
    let name = fresh_name();
    let sound = script(
        "const sound = IDBFactory.prototype.databases;
         IDBFactory.prototype.databases = undefined;
         return () => { IDBFactory.prototype.databases = sound }",
    );
    let store = IdbStore::new(&name);
    let nothing = store.read_all(BOOK).await;
    let fence = store.take(BOOK, 1).await.unwrap();
    store.write(BOOK, fence, put(b"one")).await.unwrap();
    let held = IdbStore::new(&name).read_all(BOOK).await;
    sound
        .unchecked_into::<Function>()
        .call0(&JsValue::NULL)
        .unwrap();
    assert_eq!(nothing, Ok(None));
    assert_eq!(held, Ok(Some(vec![sitting(b"one")])));
}
