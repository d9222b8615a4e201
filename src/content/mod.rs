//! (stub)
use crate::domain::question::{Audience, Question, Setting};
#[derive(Clone, Debug, PartialEq)]
pub struct Help;
#[derive(Clone, Debug, PartialEq)]
pub struct Wording(pub String);
pub struct Naming {
    pub child: Option<String>,
    pub setting: Setting,
}
impl Wording {
    pub fn render(&self, n: &Naming) -> String {
        self.0
            .replace("{child}", n.child.as_deref().unwrap_or("your child"))
    }
}
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionWords {
    pub ask: Wording,
    pub short: Wording,
    pub why: Option<Wording>,
    pub think: Vec<Wording>,
    pub say: Option<Wording>,
}
#[derive(Clone, Debug, PartialEq)]
pub struct SetQuestion {
    pub question: Question,
    pub symbol: String,
    pub words: QuestionWords,
}
#[derive(Clone, Debug, PartialEq)]
pub struct QuestionSet {
    pub audience: Audience,
    pub questions: Vec<SetQuestion>,
}
