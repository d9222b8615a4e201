//! How something was going over time: one face for each time, the better the higher, joined by a line.

use super::{
    face::Face,
    said::Voice,
    shape::{Shape, line, moved, path, picture},
};
use leptos::prelude::*;

/// How high a face stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Height {
    High,
    Middle,
    Low,
}

/// The heights from above, as pixels of the picture. The file of styles says how tall that is.
const LEVELS: [Height; 3] = [Height::High, Height::Middle, Height::Low];

/// Half the size of a face.
const HALF: i32 = 13;

/// The faces of one person to one question: for each time none, one, or as many as stand in it.
pub struct Track {
    /// Who: the line has its own stroke for each kind of voice.
    pub voice: Voice,
    /// The faces, by time.
    pub faces: Vec<Vec<Face>>,
    /// The same in a sentence.
    pub says: String,
}

impl Height {
    const fn of(face: Face) -> Option<Self> {
        match face {
            Face::Well => Some(Self::High),
            Face::Mixed => Some(Self::Middle),
            Face::NotWell => Some(Self::Low),
            Face::Unsure => None,
        }
    }

    const fn pixels(self) -> i32 {
        match self {
            Self::High => 16,
            Self::Middle => 34,
            Self::Low => 52,
        }
    }
}

/// The drawing of a track.
pub fn track(shown: &Track) -> AnyView {
    let count = shown.faces.len().max(1);
    let across = |place: usize| format!("{}%", (2 * place + 1) * 50 / count);
    let levels = LEVELS.map(|height| {
        let y = height.pixels().to_string();
        line(
            "os-track__level",
            ["0".into(), y.clone()],
            ["100%".into(), y],
        )
    });
    let steps = shown.faces.windows(2).enumerate();
    let steps = steps.filter_map(|(place, pair)| {
        let [from, to] = pair else { return None };
        let y = |faces: &[Face]| match faces {
            [face] => Height::of(*face).map(Height::pixels),
            _ => None,
        };
        let from = [across(place), y(from)?.to_string()];
        let to = [across(place + 1), y(to)?.to_string()];
        Some(line("os-track__line", from, to))
    });
    let faces = shown.faces.iter().enumerate().flat_map(|(place, faces)| {
        let x = across(place);
        // Two that stand in one time stand beside each other.
        let further = i32::try_from(faces.len()).map_or(0, |count| count - 1);
        let first = -HALF * further;
        let beside = (0..).map(move |n| first + 2 * HALF * n);
        faces
            .iter()
            .zip(beside)
            .map(move |(face, aside)| mark(*face, x.clone(), aside))
    });
    picture(match shown.voice {
        Voice::Parent => "os-track os-track--parent",
        Voice::Young => "os-track os-track--young",
        Voice::Other | Voice::Noticed => "os-track os-track--other",
    })
    .attr("role", "img")
    .attr("aria-label", shown.says.clone())
    .with(levels)
    .with(steps)
    .with(faces)
    .done()
}

/// A face at its place. What is not known stands in the middle and on no line.
fn mark(face: Face, x: String, aside: i32) -> Shape {
    let y = Height::of(face).unwrap_or(Height::Middle).pixels();
    let look = match face {
        Face::Well => "M-4-4v1M4-4v1M-5 3q5 5 10 0",
        Face::Mixed => "M-4-4v1M4-4v1M-5 4h10",
        Face::NotWell => "M-4-4v1M4-4v1M-5 6q5-5 10 0",
        Face::Unsure => "M-4-4v1M4-4v1M-5 5q2.5-3 5 0t5 0",
    };
    // A ring for each: round, round, round, and broken where it is not known.
    let ring = "M-12 0a12 12 0 1 0 24 0a12 12 0 1 0-24 0z";
    let face = moved(aside, y)
        .attr("class", ["os-track__face ", face.class()].concat())
        .with([path("os-track__ring", ring), path("os-track__look", look)]);
    picture("os-track__place").attr("x", x).with([face])
}
