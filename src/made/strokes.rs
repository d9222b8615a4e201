//! A drawing: pen, rubber, undo. What is drawn lies on a sheet of [`SIDE`] by [`SIDE`], however large the phone
//! shows it, so that turning the phone changes nothing.
//!
//! Only the last marks can be taken back. Older ones are handed out to be painted for good ([`Drawing::dry`]), so
//! that ten thousand strokes take no more room, and no more time to undo one, than fifty.

use std::collections::VecDeque;

/// The sheet's width and height.
pub const SIDE: u16 = 1_000;
/// So many marks can be taken back.
pub const UNDO: usize = 50;
/// A stroke of more points goes on as another.
pub const MOST_POINTS: usize = 2_000;
/// Points nearer than this to the last are not needed.
const NEAR: u16 = 3;

/// A colour of the pen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Colour {
    #[default]
    Black,
    Blue,
    Red,
    Green,
    Orange,
    Purple,
}

impl Colour {
    /// All of them, in the order in which they lie in the box.
    pub const ALL: [Self; 6] = [
        Self::Black,
        Self::Blue,
        Self::Red,
        Self::Green,
        Self::Orange,
        Self::Purple,
    ];

    /// As a canvas takes it. On white paper each has a contrast of at least 3 to 1.
    pub const fn ink(self) -> &'static str {
        match self {
            Self::Black => "#1d2330",
            Self::Blue => "#1d5bd6",
            Self::Red => "#c9203a",
            Self::Green => "#1f7a3d",
            Self::Orange => "#d05f00",
            Self::Purple => "#7a35b5",
        }
    }
}

/// How thick a line is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[allow(missing_docs, reason = "the names say it")]
pub enum Width {
    Thin,
    #[default]
    Middle,
    Thick,
}

impl Width {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Thin, Self::Middle, Self::Thick];

    /// On the sheet.
    pub const fn units(self) -> u16 {
        match self {
            Self::Thin => 6,
            Self::Middle => 14,
            Self::Thick => 32,
        }
    }
}

/// What draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Tool {
    /// A pen.
    Pen(Colour, Width),
    /// The rubber: wider than the pen of the same name.
    Rubber(Width),
}

impl Default for Tool {
    fn default() -> Self {
        Self::Pen(Colour::default(), Width::default())
    }
}

impl Tool {
    /// How wide its line is on the sheet.
    pub const fn units(self) -> u16 {
        match self {
            Self::Pen(_, width) => width.units(),
            Self::Rubber(width) => width.units() * 2,
        }
    }
}

/// A place on the sheet.
pub type Point = (u16, u16);

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A line, or a dot where it is one point.
    Stroke(Tool, Vec<Point>),
    /// All was cleared. It is a mark like others, so that it can be taken back.
    Clear,
}

/// A drawing.
#[derive(Debug, Default)]
pub struct Drawing {
    marks: VecDeque<Mark>,
    /// The pen is down: the last mark is still being drawn.
    is_down: bool,
    /// Something was drawn or taken back since it was last kept.
    changed: bool,
    /// Something was drawn for good.
    dried: bool,
}

impl Drawing {
    /// One that goes on with what was drawn before.
    pub fn on_top() -> Self {
        Self {
            dried: true,
            ..Self::default()
        }
    }

    /// The pen is put down: a dot, until it moves.
    pub fn down(&mut self, tool: Tool, at: Point) {
        self.marks.push_back(Mark::Stroke(tool, vec![within(at)]));
        self.is_down = true;
        self.changed = true;
    }

    /// The pen moves. Returns the piece of line that is new, if there is one.
    pub fn along(&mut self, at: Point) -> Option<(Tool, Point, Point)> {
        let at = within(at);
        let Some(Mark::Stroke(tool, points)) = self.marks.back_mut().filter(|_| self.is_down)
        else {
            return None;
        };
        let (tool, last) = (*tool, *points.last()?);
        if last.0.abs_diff(at.0) < NEAR && last.1.abs_diff(at.1) < NEAR {
            return None;
        }
        if points.len() < MOST_POINTS {
            points.push(at);
        } else {
            self.marks.push_back(Mark::Stroke(tool, vec![last, at]));
        }
        Some((tool, last, at))
    }

    /// The pen is lifted.
    pub const fn up(&mut self) {
        self.is_down = false;
    }

    /// The last mark is taken back; the sheet is then to be drawn anew. Whether there was one.
    pub fn undo(&mut self) -> bool {
        self.is_down = false;
        let undone = self.marks.pop_back().is_some();
        self.changed |= undone;
        undone
    }

    /// All is cleared.
    pub fn clear(&mut self) {
        self.is_down = false;
        if !self.is_blank() {
            self.marks.push_back(Mark::Clear);
            self.changed = true;
        }
    }

    /// The oldest mark that can no longer be taken back: to be painted for good. Called until there is none.
    pub fn dry(&mut self) -> Option<Mark> {
        let most = UNDO + usize::from(self.is_down);
        let oldest = (self.marks.len() > most).then(|| self.marks.pop_front());
        let oldest = oldest.flatten()?;
        self.dried = oldest != Mark::Clear;
        Some(oldest)
    }

    /// The marks that can be taken back, oldest first.
    pub fn marks(&self) -> impl Iterator<Item = &Mark> {
        self.marks.iter()
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.marks.is_empty()
    }

    /// Whether the sheet is white, as far as the rubber left nothing.
    pub fn is_blank(&self) -> bool {
        let after = self.marks.iter().rev();
        let mut after = after.take_while(|mark| **mark != Mark::Clear);
        let drawn = after.any(|mark| matches!(mark, Mark::Stroke(Tool::Pen(..), _)));
        let cleared = self.marks.contains(&Mark::Clear);
        !drawn && (cleared || !self.dried)
    }

    /// Whether something has changed since this was asked last.
    pub const fn take_changed(&mut self) -> bool {
        std::mem::replace(&mut self.changed, false)
    }
}

fn within((x, y): Point) -> Point {
    (x.min(SIDE), y.min(SIDE))
}

#[cfg(test)]
mod tests {
    use super::*;

    const PEN: Tool = Tool::Pen(Colour::Red, Width::Thin);

    fn line(drawing: &mut Drawing, tool: Tool, from: u16) {
        drawing.down(tool, (from, 10));
        for n in 1..20 {
            drawing.along((from + 10 * n, 10));
        }
        drawing.up();
    }

    fn dried(drawing: &mut Drawing) -> Vec<Mark> {
        std::iter::from_fn(|| drawing.dry()).collect()
    }

    #[test]
    fn undo_takes_back_one_after_the_other_and_then_no_more() {
        let mut drawing = Drawing::default();
        assert!(drawing.is_blank() && !drawing.undo());
        line(&mut drawing, PEN, 0);
        line(&mut drawing, PEN, 50);
        assert!(drawing.undo());
        assert_eq!(drawing.marks().count(), 1);
        assert!(drawing.undo() && !drawing.undo());
        assert!(drawing.is_blank());
    }

    #[test]
    fn the_rubber_is_a_stroke_that_can_be_taken_back_and_draws_nothing() {
        let mut drawing = Drawing::default();
        line(&mut drawing, Tool::Rubber(Width::Thick), 0);
        assert!(drawing.is_blank(), "rubbing on white leaves it white");
        line(&mut drawing, PEN, 0);
        line(&mut drawing, Tool::Rubber(Width::Thick), 0);
        assert!(drawing.undo());
        assert!(!drawing.is_blank());
        assert!(Tool::Rubber(Width::Thin).units() > PEN.units());
    }

    #[test]
    fn what_was_cleared_by_mistake_comes_back() {
        let mut drawing = Drawing::default();
        line(&mut drawing, PEN, 0);
        drawing.clear();
        assert!(drawing.is_blank());
        drawing.clear();
        assert_eq!(
            drawing.marks().count(),
            2,
            "a white sheet is not cleared again"
        );
        assert!(drawing.undo());
        assert!(!drawing.is_blank());
    }

    #[test]
    fn a_drawing_that_is_gone_on_with_is_not_blank_and_can_be_cleared() {
        let mut drawing = Drawing::on_top();
        assert!(!drawing.is_blank() && !drawing.can_undo());
        drawing.clear();
        assert!(drawing.is_blank());
        assert!(drawing.undo() && !drawing.is_blank());
    }

    #[test]
    fn after_ten_thousand_strokes_undo_paints_no_more_than_fifty_anew() {
        let mut drawing = Drawing::default();
        let mut painted = 0;
        for n in 0..10_000_u16 {
            line(&mut drawing, PEN, n % 700);
            painted += dried(&mut drawing).len();
            assert!(drawing.marks().count() <= UNDO);
        }
        assert_eq!(painted, 10_000 - UNDO);
        for _ in 0..UNDO {
            assert!(drawing.undo());
        }
        assert!(!drawing.undo());
        assert!(!drawing.is_blank(), "what is dry stays");
    }

    #[test]
    fn a_stroke_without_end_goes_on_as_others_and_stays_bounded() {
        let mut drawing = Drawing::default();
        drawing.down(PEN, (0, 0));
        let mut last = (0, 0);
        for n in 0..200_000_u32 {
            let x = u16::try_from(n * 7 % 1_000).unwrap_or(0);
            if let Some((_, from, to)) = drawing.along((x, x / 2)) {
                assert_eq!(from, last, "no gap in the line");
                last = to;
            }
            dried(&mut drawing);
        }
        assert!(drawing.marks().count() <= UNDO + 1);
        let longest = drawing.marks().map(|mark| match mark {
            Mark::Stroke(_, points) => points.len(),
            Mark::Clear => 0,
        });
        assert!(longest.max().is_some_and(|most| most <= MOST_POINTS));
    }

    #[test]
    fn a_finger_beyond_the_edge_draws_along_it_and_a_still_one_draws_a_dot() {
        let mut drawing = Drawing::default();
        drawing.down(PEN, (990, 990));
        assert_eq!(drawing.along((991, 991)), None);
        assert_eq!(
            drawing.along((5_000, 990)),
            Some((PEN, (990, 990), (1_000, 990)))
        );
        drawing.up();
        assert_eq!(drawing.along((5, 5)), None, "the pen is up");
    }

    #[test]
    fn it_is_kept_once_for_what_was_done() {
        let mut drawing = Drawing::default();
        assert!(!drawing.take_changed());
        line(&mut drawing, PEN, 0);
        assert!(drawing.take_changed() && !drawing.take_changed());
        drawing.undo();
        assert!(drawing.take_changed());
    }
}
