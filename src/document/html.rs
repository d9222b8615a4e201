//! The page for the meeting as one HTML file that needs nothing else: no script, no picture, no
//! request. It opens in any browser, prints in black and white, and is read well aloud.

use crate::{
    app::view::{MadeView, MeetingView, PackView, Said, Speaker, TakingView},
    domain::{attachment::ContentHash, card, made::MadeKind, question::Audience, voice::Role},
    i18n::{Key, Words, feeling, instead, pile, round_kind, shown_how, taking_part, topic},
};

/// The file's looks. Edges and names carry what colour says on the screen.
const STYLE: &str = "\
:root{color-scheme:light}\
body{font:400 1.0625rem/1.5 \"Atkinson Hyperlegible Next\",\"Atkinson Hyperlegible\",system-ui,sans-serif;\
color:#1d2330;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.35rem;margin:2rem 0 .5rem}\
h3{font-size:1.1rem;margin:1.25rem 0 .5rem}\
h2,h3{break-after:avoid}p{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}\
.soft,.soft p,small{color:#4b5261}.sides{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(min(100%,16rem),1fr))}\
.said{border-inline-start:6px solid #0b4f55;background:#eef6f5;padding:.6rem .9rem;border-radius:.4rem}\
.young{border-inline-start-style:double;border-color:#8a2f12;background:#fdf2ec}\
.noticed{border-inline-start-style:dashed;border-color:#3e3a78;background:#fff}\
.note{border-top:2px solid #4b5261;margin-top:2.5rem}\
.feel{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-weight:700;font-size:.95rem}\
img{max-width:100%;max-height:24rem;border:1px solid #999;border-radius:.4rem}\
li{margin:.4rem 0;break-inside:avoid}.tick{list-style:none;padding:0}.tick li::before{content:\"\\2610\\00a0\"}\
@media print{body{margin:0;max-width:none;font-size:11.5pt}.said{background:none;break-inside:auto;orphans:3;widows:3}}\
@page{size:A4;margin:16mm}";

/// Where a picture is to be found, as an address that holds all of it (`data:`).
pub type Picture<'a> = dyn Fn(ContentHash) -> Option<String> + 'a;

/// The page as a file.
///
/// `picture` gives the address of a picture that holds it all, where there is one.
pub fn pack_html(pack: &PackView, words: &Words, picture: &Picture<'_>) -> String {
    let mut out = Html(String::with_capacity(8 * 1024));
    out.raw(
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n",
    );
    out.element("title", words.text(Key::PackTitle));
    out.raw("<style>");
    out.raw(STYLE);
    out.raw("</style>\n</head>\n<body>\n<main>\n");
    head(&mut out, pack, words);
    taking(&mut out, pack, words);
    matters(&mut out, pack, words);
    asks(&mut out, pack, words);
    sorted(&mut out, pack, words, picture);
    topics(&mut out, pack, words, picture);
    notes(&mut out, pack, words);
    small(&mut out, words.text(Key::PackFooter));
    out.raw("</main>\n</body>\n</html>\n");
    out.0
}

/// Notes of those who helped, apart from what the family said.
fn notes(out: &mut Html, pack: &PackView, words: &Words) {
    for note in &pack.notes {
        let name = words.speaker_in_a_sentence(note.speaker.role, &note.speaker.name);
        let day = words.day(note.day);
        out.raw("<section class=\"note\">\n");
        out.element("h2", &words.with(Key::VisitShownTitle, &[("name", name)]));
        small(out, &words.with(Key::VisitShownDay, &[("day", &day)]));
        out.element("p", &note.words);
        out.raw("</section>\n");
    }
}

/// A file that grows. What is not markup goes through [`Html::text`] and is written as letters,
/// whatever signs it holds.
struct Html(String);

impl Html {
    /// Markup of ours.
    fn raw(&mut self, markup: &str) {
        self.0.push_str(markup);
    }

    /// Words of anybody's. No sign of theirs can end the text or begin a tag; NUL, which no HTML
    /// can hold, is shown by the sign that stands for it.
    fn text(&mut self, text: &str) {
        for letter in text.chars() {
            match letter {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                '\'' => self.raw("&#x27;"),
                '\r' => self.raw("&#13;"),
                '\0' => self.0.push('\u{2400}'),
                other => self.0.push(other),
            }
        }
    }

    /// An element that holds a text. The text finds its own direction.
    fn element(&mut self, tag: &str, text: &str) {
        self.raw("<");
        self.raw(tag);
        self.raw(" dir=\"auto\">");
        self.text(text);
        self.raw("</");
        self.raw(tag);
        self.raw(">\n");
    }

    /// A picture, and what is heard in its place.
    fn image(&mut self, alt: &str, address: &str) {
        self.raw("<p><img alt=\"");
        self.text(alt);
        self.raw("\" src=\"");
        self.text(address);
        self.raw("\"></p>\n");
    }
}

fn head(out: &mut Html, pack: &PackView, words: &Words) {
    let title = if pack.name.is_empty() {
        words.text(Key::PackTitle).to_owned()
    } else {
        words.with(Key::PackTitleNamed, &[("name", &pack.name)])
    };
    out.element("h1", &title);
    for line in meeting_lines(pack, words) {
        out.raw("<div class=\"soft\">");
        out.element("p", &line);
        out.raw("</div>");
    }
}

/// A line in small letters.
fn small(out: &mut Html, text: &str) {
    out.raw("<p class=\"soft\">");
    out.element("small", text);
    out.raw("</p>\n");
}

/// The meeting in a line or two: what, where, when, and when this page was made.
pub fn meeting_lines(pack: &PackView, words: &Words) -> Vec<String> {
    let mut lines = meeting_of(&pack.meeting, words);
    if let Some(made) = pack.made {
        lines.push(words.with(Key::PackMade, &[("day", &words.day(made))]));
    }
    lines
}

/// What meeting it is: its kind and place, its day and time.
pub fn meeting_of(meeting: &MeetingView, words: &Words) -> Vec<String> {
    let round = &meeting.round;
    let mut lines = Vec::new();
    let kind = round
        .kind
        .map(|kind| words.text(round_kind(kind)).to_owned());
    let place = if round.place.is_empty() {
        &meeting.setting_name
    } else {
        &round.place
    };
    let place = place.trim();
    match (kind, place.is_empty()) {
        (Some(kind), true) => lines.push(kind),
        (Some(kind), false) => {
            lines.push(words.with(Key::PackAt, &[("kind", &kind), ("place", place)]));
        }
        (None, false) => lines.push(place.to_owned()),
        (None, true) => {}
    }
    if let Some(day) = round.day {
        let mut line = words.with(Key::PackForDay, &[("day", &words.day(day))]);
        if !round.time.is_empty() {
            line.push_str(", ");
            line.push_str(&round.time);
        }
        lines.push(line);
    }
    lines
}

fn matters(out: &mut Html, pack: &PackView, words: &Words) {
    if pack.matters.is_empty() {
        return;
    }
    out.element("h2", words.text(Key::PackMatters));
    for (speaker, list) in &pack.matters {
        out.element("h3", &name(speaker, words));
        out.raw("<ol>\n");
        for said in list {
            out.raw("<li>");
            out.element("b", &words.card(&said.heading.short, said.unsaid()));
            out.element("p", &first_words(said, words));
            // A word of somebody else's never passes for theirs.
            if let Some(who) = noticed_by(said, words) {
                out.element("small", &who);
            }
            out.raw("</li>\n");
        }
        out.raw("</ol>\n");
    }
}

fn asks(out: &mut Html, pack: &PackView, words: &Words) {
    if pack.asks.is_empty() {
        return;
    }
    out.element("h2", words.text(Key::PackAsks));
    out.raw("<ul class=\"tick\">\n");
    for (speaker, ask) in &pack.asks {
        let name = words.speaker_in_a_sentence(speaker.role, &speaker.name);
        let by = words.with(Key::PackAsksFrom, &[("name", name)]);
        out.raw("<li>");
        out.element("span", ask);
        out.element("small", &["(", &by, ")"].concat());
        out.raw("</li>\n");
    }
    out.raw("</ul>\n");
}

/// The cards on their piles.
fn sorted(out: &mut Html, pack: &PackView, words: &Words, picture: &Picture<'_>) {
    if pack.sorted.is_empty() {
        return;
    }
    out.element("h2", words.text(Key::SortSorted));
    for sorted in &pack.sorted {
        let speaker = &sorted.speaker;
        out.raw("<section class=\"said young\">\n");
        out.element("b", &name(speaker, words));
        for (on, cards) in &sorted.piles {
            out.raw("<p><span class=\"feel\">");
            out.text(words.text(pile(*on)));
            out.raw("</span></p>\n<ul>\n");
            for card in cards {
                let star = if card.matters { " ★" } else { "" };
                let twice = if card.versions > 1 { " *" } else { "" };
                out.raw("<li>");
                // What is heard is no picture, whatever a file puts on a card.
                let pictures = card.made.iter().filter(|one| one.kind != MadeKind::Sound);
                for one in pictures {
                    if let Some(address) = picture(one.file.of) {
                        // Said once: where there are no words, they say what it is.
                        let alt = words.a_picture(one.kind);
                        out.image(if card.unsaid().is_some() { "" } else { alt }, &address);
                    }
                }
                let name = words.card(&card.heading.short, card.unsaid());
                out.element("span", &[&name, star, twice].concat());
                out.raw("</li>\n");
            }
            out.raw("</ul>\n");
        }
        let cards = sorted.piles.iter().flat_map(|(_, cards)| cards);
        if cards.into_iter().any(|card| card.versions > 1) {
            small(out, &["* ", words.text(Key::PackTwice)].concat());
        }
        let how = words.taken(sorted.how, &sorted.taken_by, speaker.role, &speaker.name);
        small(out, &how);
        out.raw("</section>\n");
    }
}

fn topics(out: &mut Html, pack: &PackView, words: &Words, picture: &Picture<'_>) {
    out.element("h2", words.text(Key::PackTopics));
    if pack.empty {
        out.element("p", words.text(Key::PackNothing));
    }
    for found in &pack.topics {
        out.element("h3", words.text(topic(found.topic)));
        out.raw("<div class=\"sides\">\n");
        for said in &found.said {
            bubble(out, said, words, picture);
        }
        out.raw("</div>\n");
    }
}

fn bubble(out: &mut Html, said: &Said, words: &Words, picture: &Picture<'_>) {
    let (class, audience) = match said.speaker.role {
        Role::YoungPerson if said.is_noticed() => {
            ("<section class=\"said noticed\">\n", Audience::YoungPerson)
        }
        Role::YoungPerson => ("<section class=\"said young\">\n", Audience::YoungPerson),
        _ => ("<section class=\"said\">\n", Audience::Parent),
    };
    out.raw(class);
    out.element("b", &told_by(said, words));
    for face in &said.feeling {
        out.raw("<span class=\"feel\">");
        out.text(words.text(feeling(*face, audience)));
        out.raw("</span>\n");
    }
    small(out, &said.heading.ask);
    let mut part = |label: Option<Key>, text: &str| {
        if text.trim().is_empty() {
            return;
        }
        if let Some(label) = label {
            out.raw("<p>");
            out.element("b", words.text(label));
            out.raw("</p>\n");
        }
        out.element("p", text);
    };
    part(Some(Key::LevelPicked), &card::in_words(&said.picked));
    part(None, &said.words);
    part(Some(Key::PackBetter), &said.better);
    part(Some(Key::PackToAsk), &said.ask);
    for one in &said.made {
        made(out, one, words, picture);
    }
    for chosen in &said.instead {
        out.element("p", words.text(instead(*chosen)));
    }
    if said.versions > 1 {
        small(out, words.text(Key::PackTwice));
    }
    small(out, &taken_down(said, words));
    out.raw("</section>\n");
}

/// A picture as it is, where it fits in; a voice note as a line that says where it is. Both with their words.
fn made(out: &mut Html, made: &MadeView, words: &Words, picture: &Picture<'_>) {
    let sound = made.kind == MadeKind::Sound;
    match picture(made.file.of).filter(|_| !sound) {
        Some(address) => {
            let told = made.words.trim();
            let kind = words.made(made.kind, made.file.seconds);
            out.image(if told.is_empty() { &kind } else { told }, &address);
        }
        None => out.element("p", &words.made_on_phone(made.kind, made.file.seconds)),
    }
    if !made.words.trim().is_empty() {
        out.element("p", &made.words);
    }
}

/// How the words of an answer were taken down, and whether they were read back.
pub fn taken_down(said: &Said, words: &Words) -> String {
    let (role, name) = (said.speaker.role, &said.speaker.name);
    let taken = words.taken(said.how, &said.taken_by, role, name);
    if said.read_back {
        [&taken, words.text(Key::ReadAgreed)].join(". ")
    } else {
        taken
    }
}

/// Whose words they are: a voice with what it is. What somebody noticed of it never stands under its name alone.
fn told_by(said: &Said, words: &Words) -> String {
    noticed_by(said, words).unwrap_or_else(|| name(&said.speaker, words))
}

/// That somebody noticed it, and who; `None` for a voice's own words.
pub fn noticed_by(said: &Said, words: &Words) -> Option<String> {
    said.is_noticed().then(|| noticed(&said.taken_by, words))
}

/// That somebody noticed it; who, where that was said.
pub fn noticed(who: &str, words: &Words) -> String {
    let who = who.trim();
    if who.is_empty() {
        words.text(Key::NoticedSomeone).to_owned()
    } else {
        words.with(Key::NoticedBy, &[("who", who)])
    }
}

/// How the young person takes part in the meeting, a line for each thing that they said.
pub fn taking_lines(taking: &TakingView, words: &Words) -> Vec<String> {
    let chosen = taking
        .how
        .map(|how| words.text(taking_part(how)).to_owned());
    let shown = taking.shown.map(|how| {
        let how = words.text(shown_how(how));
        words.with(Key::ShownLine, &[("how", how)])
    });
    let texts = [
        (Key::TakingWhere, &taking.place),
        (Key::TakingWhen, &taking.time),
        (Key::TakingWho, &taking.who),
        (Key::TakingElse, &taking.words),
    ];
    let texts = texts
        .into_iter()
        .filter(|(_, text)| !text.trim().is_empty());
    let texts = texts.map(|(label, text)| [words.text(label), text.trim()].join(" "));
    chosen.into_iter().chain(shown).chain(texts).collect()
}

/// The heading over it.
pub fn taking_title(taking: &TakingView, words: &Words) -> String {
    let name = &taking.speaker.name;
    if name.is_empty() {
        words.text(Key::MeetTaking).to_owned()
    } else {
        words.with(Key::MeetTakingNamed, &[("name", name)])
    }
}

fn taking(out: &mut Html, pack: &PackView, words: &Words) {
    let Some(taking) = &pack.taking else {
        return;
    };
    out.element("h2", &taking_title(taking, words));
    for line in taking_lines(taking, words) {
        out.element("p", &line);
    }
}

fn name(speaker: &Speaker, words: &Words) -> String {
    words.speaker_in_full(speaker.role, &speaker.name)
}

/// What was said, for a list of what matters; of a card that says nothing more, its piles.
fn first_words(said: &Said, words: &Words) -> String {
    let first = said.first_words();
    if first.is_empty() && said.heading.question.is_card() {
        let piles = said.piles().map(|on| words.text(pile(on)));
        return piles.collect::<Vec<&str>>().join(", ");
    }
    if first.is_empty() {
        return said.heading.ask.clone();
    }
    first
}
