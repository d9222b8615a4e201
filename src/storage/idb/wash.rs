//! Has Chromium write over what it still holds of databases that were deleted.
//!
//! It keeps all databases of an origin in one `LevelDB`, where what is deleted only gets a mark, and its bytes stay in
//! a file until that is merged with others: for days, if little is written. Each four megabytes that are written
//! become such a file, and four of them are merged with all that came before. So as much as that is written, of
//! bytes that do not pack, and deleted again. Firefox and WebKit keep each database in files of its own.

use super::{FENCE, StoreError};
use super::{
    RECORDS, Trouble,
    connection::{Connection, Want},
    tx::{Mode, begin, commit, put},
};

/// How much is written at a time, in bytes, and how often.
const PIECE: usize = 1 << 20;
const PIECES: u64 = 24;

pub(super) async fn wash(name: &str, draw: u64) -> Result<(), Trouble> {
    if !is_needed() {
        return Ok(());
    }
    let opened = Connection::open(name, Want::Created).await?;
    let connection = opened.ok_or(Trouble::Final(StoreError::Lost))?;
    let written = write(&connection, draw).await;
    connection.close();
    // Whatever came of it, nothing of it stays.
    Connection::delete(name).await?;
    written
}

async fn write(connection: &Connection, draw: u64) -> Result<(), Trouble> {
    let mut dice = draw | 1;
    let mut bytes = vec![0; PIECE];
    for _ in 0..PIECES {
        for eight in bytes.chunks_exact_mut(8) {
            dice ^= dice << 13;
            dice ^= dice >> 7;
            dice ^= dice << 17;
            eight.copy_from_slice(&dice.to_be_bytes());
        }
        let tx = begin(connection.database(), Mode::Write)?;
        let store = tx.object_store(RECORDS)?;
        put(&store, FENCE, &bytes)?;
        commit(tx).await?;
    }
    Ok(())
}

/// Whether this is Chromium.
fn is_needed() -> bool {
    let agent = web_sys::window().and_then(|window| window.navigator().user_agent().ok());
    agent.is_some_and(|agent| agent.contains("Chrome/"))
}
