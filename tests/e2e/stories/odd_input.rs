//! Addresses that lead nowhere, and words that nobody planned for.

use crate::support::{Result, World, ensure, story};

const NOWHERE: [&str; 7] = [
    "/nowhere",
    "/begin/teacher",
    "/begin/parent/p99",
    "/book/zzz",
    "/book/00000000000000000000000000000007",
    "/book/00000000000000000000000000000007/pack",
    "/book/00000000000000000000000000000007/question/00000000000000000000000000000008/p1",
];

#[tokio::test]
async fn an_address_that_leads_nowhere_shows_a_problem_and_a_way_home() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        for path in NOWHERE {
            phone.open(path).await?;
            phone.page("problem").await?;
            phone.tap(".os-page__bar a").await?;
            let script = "return document.querySelector('main[data-page=problem]') === null";
            phone.until("a way out", script, vec![]).await?;
        }
        // A question that the book does not have.
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "x").await?;
        phone.saved().await?;
        let address = phone.address().await?;
        let wrong = address.replace("/p1", "/p99");
        ensure(wrong != address, format!("{address} names no question"))?;
        phone.open(&wrong).await?;
        phone.page("problem").await?;
        phone.see("This book has no such question.").await?;
        phone.tap_words("Go to the book").await?;
        phone.page("book").await
    })
    .await
}

#[tokio::test]
async fn whatever_is_written_is_kept_exactly_and_shown_safely() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        let long = "Twenty thousand letters, all of them. ".repeat(527)[..20_000].to_owned();
        let odd = [
            ("emoji", "👩‍👧‍👦🏴󠁧󠁢󠁷󠁬󠁳󠁿 é e\u{301} 𝔘𝔫𝔦 ﷽"),
            (
                "right to left",
                "הילדה שלי אוהבת לקרוא \u{202e}abc\u{202c} ابنتي",
            ),
            (
                "control",
                "a\u{1}b\u{7}c\u{b}d\u{1b}[31me\u{7f}f\u{200b}g\u{feff}h\ti",
            ),
            ("lines", "one\n\n  two  \n\tthree\n"),
            (
                "markup",
                "<script>alert(1)</script><img src=x onerror=alert(2)>&amp;</textarea>\"'",
            ),
            ("quotes", "{name} {{child}} %s ${x} \\u0041 \\n"),
        ];
        phone.open("/begin/parent").await?;
        phone.paste_into("#words", &long).await?;
        phone.saved().await?;
        phone.reload().await?;
        phone.wait_value("#words", &long).await?;
        phone.go_on().await?;
        for (number, (name, words)) in odd.iter().enumerate() {
            phone.question(number + 2).await?;
            phone.paste_into("#words", words).await?;
            phone.wait_value("#words", words).await?;
            phone.saved().await?;
            phone.reload().await?;
            let kept = phone.value_of("#words").await?;
            ensure(
                kept == *words,
                format!("{name}: {kept:?} instead of {words:?}"),
            )?;
            phone.go_on().await?;
        }
        // Shown as text, on the page that checks and on the page for the meeting.
        let book = phone.book_address().await?;
        phone.open(&format!("{book}/pack")).await?;
        let script = "return document.querySelector('.os-sheet')?.textContent";
        phone.wait_for(".os-sheet").await?;
        let sheet = phone.text(script, vec![]).await?;
        for (name, words) in odd {
            ensure(
                sheet.contains(words),
                format!("{name} is not in the pack as written"),
            )?;
        }
        ensure(sheet.contains(&long), "the long answer is not in the pack")?;
        let wide = "return document.documentElement.scrollWidth";
        let wide = phone.run(wide, vec![]).await?;
        ensure(
            wide.as_u64().is_some_and(|wide| wide <= 360),
            format!("the page is {wide} px wide"),
        )
    })
    .await
}

#[tokio::test]
async fn a_name_may_have_one_letter_or_two_hundred() -> Result<()> {
    story(async |world| {
        let World { phone, .. } = world;
        phone.open("/begin/parent").await?;
        phone.type_into("#words", "x").await?;
        phone.saved().await?;
        let book = phone.book_address().await?;
        let long = "Wolfeschlegelsteinhausenbergerdorff".repeat(6)[..200].to_owned();
        for name in ["J", "Zoë-Mæ 李", "<b>Bobby</b>", &long] {
            phone.open(&format!("{book}/about")).await?;
            phone.empty("#name").await?;
            phone.paste_into("#name", name).await?;
            phone.run("document.activeElement.blur()", vec![]).await?;
            phone.saved().await?;
            phone.open(&book).await?;
            phone.page("book").await?;
            phone.see(&format!("{name}’s book")).await?;
            for page in ["", "/pack", "/about"] {
                phone.open(&format!("{book}{page}")).await?;
                let wide = phone
                    .run("return document.documentElement.scrollWidth", vec![])
                    .await?;
                let fits = wide.as_u64().is_some_and(|wide| wide <= 360);
                ensure(
                    fits,
                    format!("{page} is {wide} px wide with the name {name}"),
                )?;
            }
        }
        Ok(())
    })
    .await
}
