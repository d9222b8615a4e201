//! What a voice said.

use super::{
    el::{El, IntoPart, el},
    face::{Face, face},
};

/// Whose colour a bubble wears. The name always stands above, so colour never speaks alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Voice {
    /// A parent or carer, or another relative.
    Parent,
    /// The child or young person.
    Young,
    /// A worker, an advocate, the school.
    Other,
    /// What somebody noticed of the one that the words are about.
    Noticed,
}

impl Voice {
    const fn class(self) -> &'static str {
        match self {
            Self::Parent => "os-said os-said--parent",
            Self::Young => "os-said os-said--young",
            Self::Other => "os-said os-said--other",
            Self::Noticed => "os-said os-said--other os-said--noticed",
        }
    }

    /// The class that brings this voice's colours, and no more.
    pub const fn colours(self) -> &'static str {
        match self {
            Self::Parent => "os-voice--parent",
            Self::Young => "os-voice--young",
            Self::Other | Self::Noticed => "os-voice--other",
        }
    }
}

/// A speech bubble under the name of who spoke and how it is going.
pub fn said(name: String, voice: Voice, feeling: impl IntoPart, inside: impl IntoPart) -> El {
    let who = el("figcaption", "os-said__who")
        .child(el("span", "os-said__name").attr("dir", "auto").text(name))
        .child(feeling);
    el("figure", voice.class())
        .child(who)
        .child(el("div", "os-said__bubble").child(inside))
}

/// A feeling as a label: its face, its words, its colour.
pub fn feeling_pill(feeling: Face, label: String) -> El {
    el("span", "")
        .attr("class", format!("os-pill {}", feeling.class()))
        .child(face(feeling))
        .text(label)
}
