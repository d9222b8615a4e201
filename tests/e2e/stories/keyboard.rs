//! The whole road of a parent by keyboard alone, with the focus where a listener needs it.

use crate::support::{Phone, Problem, Result, ensure, family::QUESTIONS, story};
use serde_json::json;

/// So many presses of Tab are too many on any page.
const TOO_MANY: usize = 60;

#[tokio::test]
async fn a_parent_goes_the_whole_way_by_keyboard_alone() -> Result<()> {
    story(async |world| {
        let phone = &world.phone;
        phone.open("/").await?;
        tab_to(phone, "a[href='/begin/parent']").await?;
        phone.press("Enter").await?;
        for number in 1..=QUESTIONS {
            phone.question(number).await?;
            on_heading(phone, "question").await?;
            if number == 1 {
                tab_to(phone, "#feeling").await?;
                phone.press(" ").await?;
                phone.wait_for("#feeling:checked").await?;
                phone.press("ArrowDown").await?;
                phone.wait_for("#feeling-mixed:checked").await?;
                tab_to(phone, "#words").await?;
                type_here(phone, "by keyboard alone").await?;
                tab_to(phone, "#matters").await?;
                phone.press(" ").await?;
                phone.wait_for("#matters:checked").await?;
                tab_to(phone, "summary").await.ok();
            } else if number % 3 == 0 {
                tab_to(phone, "#skip").await?;
                phone.press("Enter").await?;
                continue;
            } else {
                tab_to(phone, "#words").await?;
                type_here(phone, &format!("key{number}")).await?;
            }
            tab_to(phone, "#continue").await?;
            phone.press("Enter").await?;
        }
        phone.page("check").await?;
        on_heading(phone, "check").await?;
        phone.see("by keyboard alone").await?;
        tab_to(phone, ".os-page__bar a.os-button--primary").await?;
        phone.press("Enter").await?;
        phone.page("matters").await?;
        on_heading(phone, "matters").await?;
        tab_to(phone, "ul.os-picks button").await?;
        phone.press(" ").await?;
        let two = "return document.querySelectorAll('ol.os-picks .os-pick').length === 2";
        phone.until("two that matter", two, vec![]).await?;
        // Focus is not thrown away with the button that was pressed.
        let somewhere = "return document.activeElement !== document.body";
        phone
            .until("the focus after a choice", somewhere, vec![])
            .await?;
        tab_to(phone, ".os-page__bar a").await?;
        phone.press("Enter").await?;
        phone.page("pack").await?;
        on_heading(phone, "pack").await?;
        phone.see("by keyboard alone").await?;
        tab_to(phone, "#print").await?;
        tab_to(phone, "a.os-page__back").await?;
        phone.press("Enter").await?;
        phone.page("book").await?;
        on_heading(phone, "book").await
    })
    .await
}

#[tokio::test]
async fn back_goes_back_and_the_focus_moves_to_the_heading() -> Result<()> {
    story(async |world| {
        let phone = &world.phone;
        phone.open("/").await?;
        for (link, page) in [
            ("/help", "help"),
            ("/settings", "settings"),
            ("/books", "books"),
        ] {
            phone.tap(&format!("main a[href='{link}']")).await?;
            phone.page(page).await?;
            on_heading(phone, page).await?;
            phone.back().await?;
            phone.page("start").await?;
            on_heading(phone, "start").await?;
        }
        Ok(())
    })
    .await
}

/// The one `h1` has the focus.
pub async fn on_heading(phone: &Phone, page: &str) -> Result<()> {
    let script = "return document.activeElement?.tagName === 'H1' &&\
        document.activeElement.closest('main')?.dataset.page === arguments[0]";
    let what = format!("the focus on the heading of {page}");
    phone
        .until(&what, script, vec![json!(page)])
        .await
        .map(drop)
}

/// Presses Tab until something has the focus, and sees that it can be seen that it has.
pub async fn tab_to(phone: &Phone, css: &str) -> Result<()> {
    for _ in 0..TOO_MANY {
        phone.press("Tab").await?;
        let script = "return document.activeElement?.matches(arguments[0]) ?? false";
        if phone.run(script, vec![json!(css)]).await? == true {
            return seen_on(phone, css).await;
        }
    }
    Err(Problem::new(format!("Tab never comes to {css}")))
}

/// What has the focus is inside the screen, not under the bar, and marked.
async fn seen_on(phone: &Phone, css: &str) -> Result<()> {
    let script = "const e = document.activeElement;\
        const shown = e.classList.contains('os-row__input') ? e.nextElementSibling : e;\
        const r = shown.getBoundingClientRect();\
        const x = r.left + r.width / 2, y = Math.min(Math.max(r.top + 8, 4), innerHeight - 4);\
        const over = document.elementFromPoint(x, y);\
        const hit = over && (over === e || shown.contains(over) || over.contains(shown));\
        const style = [shown, e].map(x => getComputedStyle(x));\
        const marked = style.some(s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none');\
        return (hit ? '' : 'hidden behind ' + over?.className + ' ') + (marked ? '' : 'unmarked')";
    let what = phone.text(script, vec![]).await?;
    ensure(
        what.is_empty(),
        format!("{css} has the focus but is {what}"),
    )
}

/// Types where the focus is, and waits until that is saved.
async fn type_here(phone: &Phone, words: &str) -> Result<()> {
    for letter in words.chars() {
        let key = json!({ "type": "char", "text": letter.to_string() });
        phone.cdp("Input.dispatchKeyEvent", key).await?;
    }
    phone.saved().await
}
