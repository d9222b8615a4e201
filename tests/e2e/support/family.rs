//! What the people in the stories say, and how they go through the questions.

use super::{Phone, Result};
use serde_json::json;

/// How many questions each set has.
pub const QUESTIONS: usize = 14;

/// Letters that no word of the app begins with, so that a search finds only what a person wrote.
const NUMBERS: [&str; QUESTIONS] = [
    "un", "du", "tri", "kvar", "kvin", "ses", "sep", "ok", "naux", "dek", "dekun", "dekdu",
    "dektri", "dekkvar",
];

/// A word that stands nowhere else: whose, for which question (from 1), in which field.
pub fn word(who: &str, question: usize, field: &str) -> String {
    format!("{who}zq{}x{field}", NUMBERS[question - 1])
}

/// Everything that [`answer`] writes for one voice.
pub fn every_word(who: &str) -> Vec<String> {
    let fields = ["words", "better", "ask"];
    (1..=QUESTIONS)
        .flat_map(|question| fields.map(|field| word(who, question, field)))
        .collect()
}

impl Phone {
    /// Waits until this question (from 1) is shown.
    pub async fn question(&self, number: usize) -> Result<()> {
        let words = format!("Question {number} of {QUESTIONS}");
        let script =
            "return document.querySelector('#os-progress')?.textContent.endsWith(arguments[0])";
        self.until(&words, script, vec![json!(words)])
            .await
            .map(drop)
    }

    /// Answers the question on the screen in all three fields and waits until that is saved.
    pub async fn answer(&self, who: &str, number: usize) -> Result<()> {
        self.question(number).await?;
        self.type_into("#words", &word(who, number, "words"))
            .await?;
        self.paste_into("#better", &word(who, number, "better"))
            .await?;
        self.paste_into("#ask", &word(who, number, "ask")).await?;
        self.saved().await
    }

    /// Goes on to the next page.
    pub async fn go_on(&self) -> Result<()> {
        self.tap("#continue").await
    }

    /// The page of the book, found by the addresses that the person has been given.
    pub async fn book_address(&self) -> Result<String> {
        let address = self.address().await?;
        let parts: Vec<&str> = address.split('/').take(3).collect();
        Ok(parts.join("/"))
    }
}
