//! The page for the meeting as one HTML file that needs nothing else: no script, no picture, no
//! request. It opens in any browser, prints in black and white, and is read well aloud.

use crate::{
    app::view::{PackView, Said, Speaker},
    domain::{question::Audience, voice::Role},
    i18n::{Key, Words, feeling, instead, round_kind, topic},
};
use html_escape::encode_safe as safe;
use std::fmt::Write as _;

/// The file's looks. Edges and names carry what colour says on the screen.
const STYLE: &str = "\
:root{color-scheme:light}\
body{font:400 1.0625rem/1.5 \"Atkinson Hyperlegible Next\",\"Atkinson Hyperlegible\",system-ui,sans-serif;\
color:#1d2330;background:#fff;max-width:46rem;margin:2rem auto;padding:0 1rem}\
h1{font-size:1.9rem;line-height:1.2;margin:0 0 .25rem}h2{font-size:1.35rem;margin:2rem 0 .5rem}\
h3{font-size:1.1rem;margin:1.25rem 0 .5rem}\
h2,h3{break-after:avoid}p{margin:.3rem 0;white-space:pre-wrap;overflow-wrap:anywhere}\
.soft,small{color:#4b5261}.sides{display:grid;gap:.75rem;grid-template-columns:repeat(auto-fit,minmax(16rem,1fr))}\
.said{border-inline-start:6px solid #0b4f55;background:#eef6f5;padding:.6rem .9rem;border-radius:.4rem}\
.young{border-inline-start-style:double;border-color:#8a2f12;background:#fdf2ec}\
.feel{display:inline-block;border:1px solid currentColor;border-radius:1rem;padding:0 .6rem;font-weight:700;font-size:.95rem}\
li{margin:.4rem 0;break-inside:avoid}.tick{list-style:none;padding:0}.tick li::before{content:\"\\2610\\00a0\"}\
@media print{body{margin:0;max-width:none;font-size:11.5pt}.said{background:none;break-inside:auto;orphans:3;widows:3}}\
@page{size:A4;margin:16mm}";

/// The page as a file.
pub fn pack_html(pack: &PackView, words: &Words) -> String {
    let mut out = String::with_capacity(8 * 1024);
    let title = words.text(Key::PackTitle);
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"en-GB\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n\
         <title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<main>\n",
        safe(title)
    );
    head(&mut out, pack, words);
    matters(&mut out, pack, words);
    asks(&mut out, pack, words);
    topics(&mut out, pack, words);
    let _ = write!(
        out,
        "<p class=\"soft\"><small>{}</small></p>\n</main>\n</body>\n</html>\n",
        safe(words.text(Key::PackFooter))
    );
    out
}

fn head(out: &mut String, pack: &PackView, words: &Words) {
    let title = if pack.name.is_empty() {
        words.text(Key::PackTitle).to_owned()
    } else {
        words.with(Key::PackTitleNamed, &[("name", &pack.name)])
    };
    let _ = writeln!(out, "<h1 dir=\"auto\">{}</h1>", safe(&title));
    for line in meeting_lines(pack, words) {
        let _ = writeln!(out, "<p class=\"soft\" dir=\"auto\">{}</p>", safe(&line));
    }
}

/// The meeting in a line or two: what, where, when, and when this page was made.
pub fn meeting_lines(pack: &PackView, words: &Words) -> Vec<String> {
    let round = &pack.meeting.round;
    let mut lines = Vec::new();
    let kind = round
        .kind
        .map(|kind| words.text(round_kind(kind)).to_owned());
    let place = if round.place.is_empty() {
        &pack.meeting.setting_name
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
    if let Some(made) = pack.made {
        lines.push(words.with(Key::PackMade, &[("day", &words.day(made))]));
    }
    lines
}

fn heading(out: &mut String, words: &Words, key: Key) {
    let _ = writeln!(out, "<h2>{}</h2>", safe(words.text(key)));
}

fn matters(out: &mut String, pack: &PackView, words: &Words) {
    if pack.matters.is_empty() {
        return;
    }
    heading(out, words, Key::PackMatters);
    for (speaker, list) in &pack.matters {
        let _ = writeln!(
            out,
            "<h3 dir=\"auto\">{}</h3>\n<ol>",
            safe(&name(speaker, words))
        );
        for said in list {
            let _ = writeln!(
                out,
                "<li><b>{}</b><p dir=\"auto\">{}</p></li>",
                safe(&said.heading.short),
                safe(&first_words(said))
            );
        }
        out.push_str("</ol>\n");
    }
}

fn asks(out: &mut String, pack: &PackView, words: &Words) {
    if pack.asks.is_empty() {
        return;
    }
    heading(out, words, Key::PackAsks);
    out.push_str("<ul class=\"tick\">\n");
    for (speaker, ask) in &pack.asks {
        let by = words.with(Key::PackAsksFrom, &[("name", &name(speaker, words))]);
        let _ = writeln!(
            out,
            "<li><span dir=\"auto\">{}</span> <small>({})</small></li>",
            safe(ask),
            safe(&by)
        );
    }
    out.push_str("</ul>\n");
}

fn topics(out: &mut String, pack: &PackView, words: &Words) {
    heading(out, words, Key::PackTopics);
    if pack.empty {
        let _ = writeln!(out, "<p>{}</p>", safe(words.text(Key::PackNothing)));
    }
    for found in &pack.topics {
        let _ = writeln!(
            out,
            "<h3>{}</h3>\n<div class=\"sides\">",
            safe(words.text(topic(found.topic)))
        );
        for said in &found.said {
            bubble(out, said, words);
        }
        out.push_str("</div>\n");
    }
}

fn bubble(out: &mut String, said: &Said, words: &Words) {
    let young = said.speaker.role == Role::YoungPerson;
    let class = if young { "said young" } else { "said" };
    let audience = if young {
        Audience::YoungPerson
    } else {
        Audience::Parent
    };
    let _ = write!(
        out,
        "<section class=\"{class}\">\n<b dir=\"auto\">{}</b> ",
        safe(&name(&said.speaker, words))
    );
    if let Some(face) = said.feeling {
        let _ = write!(
            out,
            "<span class=\"feel\">{}</span>",
            safe(words.text(feeling(face, audience)))
        );
    }
    let _ = writeln!(
        out,
        "\n<p class=\"soft\"><small>{}</small></p>",
        safe(&said.heading.ask)
    );
    let mut part = |label: Option<Key>, text: &str| {
        if text.trim().is_empty() {
            return;
        }
        if let Some(label) = label {
            let _ = writeln!(out, "<p><b>{}</b></p>", safe(words.text(label)));
        }
        let _ = writeln!(out, "<p dir=\"auto\">{}</p>", safe(text));
    };
    part(None, &said.words);
    part(Some(Key::PackBetter), &said.better);
    part(Some(Key::PackToAsk), &said.ask);
    if let Some(chosen) = said.instead {
        part(None, words.text(instead(chosen)));
    }
    let taken = words.taken(said.how, &said.taken_by);
    let _ = writeln!(
        out,
        "<p dir=\"auto\"><small>{}</small></p>\n</section>",
        safe(&taken)
    );
}

fn name(speaker: &Speaker, words: &Words) -> String {
    words.speaker_in_full(speaker.role, &speaker.name)
}

/// What was said, for a list of what matters: the words, or the wish, or the question.
fn first_words(said: &Said) -> String {
    let texts = [&said.words, &said.better, &said.ask];
    let first = texts.into_iter().find(|text| !text.trim().is_empty());
    first.cloned().unwrap_or_else(|| said.heading.ask.clone())
}
