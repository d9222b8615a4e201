//! Whatever people write is kept exactly and shown safely.

use crate::phone::{Phone, Tab};
use our_say::{
    app::route::Route,
    domain::{
        answer::Part,
        change::{BookPart, Field, Value},
    },
};

fn odd_texts() -> Vec<String> {
    vec![
        "x".into(),
        "</p><script>alert('1')</script>&amp;\"{name}".into(),
        "اسمي سامي \u{202e}abc\u{202c} שלום".into(),
        "\u{1f469}\u{1f3fd}\u{200d}\u{1f9bd} \u{1f1fa}\u{1f1e6} é e\u{301}".into(),
        "\u{1}\u{7}\u{b}\u{1b}\u{7f}\u{2028}\u{feff}\u{10ffff}".into(),
        "line one\r\nline two\n\n\tthree  ".into(),
        "ß".repeat(20_000),
        " \u{a0}\u{200b}".into(),
    ]
}

/// What a browser reads from these letters of a file.
fn read_back(html: &str) -> String {
    html.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#x27;", "'")
        .replace("&#13;", "\r")
        .replace("&amp;", "&")
}

/// The texts of the paragraphs of a file.
fn paragraphs(html: &str) -> Vec<String> {
    let parts = html.split("<p dir=\"auto\">").skip(1);
    parts
        .filter_map(|part| Some(read_back(part.split_once("</p>")?.0)))
        .collect()
}

fn with_words(text: &str) -> Tab {
    let mut tab = Phone::new().opens("/begin/parent");
    tab.types(Part::Words, text);
    tab.types(Part::Ask, "So that there is an answer");
    let path = tab.address.clone();
    tab.closes_and_comes_back(&path)
}

#[test]
fn every_text_is_kept_to_the_letter_and_cannot_break_the_file() {
    for text in odd_texts() {
        let mut tab = with_words(&text);
        assert_eq!(tab.question().answer.words, text);
        tab.goes_to(&Route::Pack(tab.book()));
        let html = tab.html();
        if !text.trim().is_empty() {
            assert!(paragraphs(&html).contains(&text), "{text:?}");
        }
        assert!(!html.contains("<script"));
        assert_eq!(html.matches("<section").count(), 1);
        assert_eq!(html.matches("</html>").count(), 1);
    }
}

#[test]
fn a_sign_that_no_file_can_hold_is_kept_and_shown_by_its_picture() {
    let mut tab = with_words("a\0b");
    assert_eq!(tab.question().answer.words, "a\0b");
    tab.goes_to(&Route::Pack(tab.book()));
    assert!(tab.html().contains("a\u{2400}b"));
}

#[test]
fn a_name_may_be_one_letter_or_two_hundred_or_anything() {
    let mut names = odd_texts();
    names.push("N".repeat(200));
    for name in names {
        let mut tab = with_words("One.");
        let (book, by) = (tab.book(), tab.question().at.at.voice);
        let field = Field::Book(BookPart::Name);
        tab.edits(book, by, field, Value::Text(name.clone()));
        let path = Route::About(book).to_string();
        let mut tab = tab.closes_and_comes_back(&path);
        let our_say::app::view::Page::About(about) = tab.page() else {
            panic!("about");
        };
        assert_eq!(about.name, name, "kept as it was typed");
        tab.goes_to(&Route::Book(book));
        assert_eq!(tab.home().name, name.trim());
        tab.goes_to(&Route::Pack(book));
        let html = tab.html();
        let title = html.split("<h1 dir=\"auto\">").nth(1).unwrap();
        let title = read_back(title.split("</h1>").next().unwrap());
        let expected = match name.trim() {
            "" => "Our views".to_owned(),
            name => format!("{name}’s views"),
        };
        assert_eq!(title, expected);
        assert!(
            !html.split("</head>").next().unwrap().contains(&expected) || name.trim().is_empty()
        );
    }
}

#[test]
fn nothing_of_the_file_asks_for_anything() {
    let mut tab = with_words("One.");
    tab.goes_to(&Route::Pack(tab.book()));
    let html = tab.html();
    for sign in [
        "http", "src=", "href=", "url(", "@import", "<script", "<link",
    ] {
        assert!(!html.contains(sign), "{sign}");
    }
}
