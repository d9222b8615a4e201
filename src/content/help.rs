//! Who can help: reading and checking `help/<lang>.json`.

use super::{
    error::{ContentError, ContentFile},
    schema::{Contact, Help, Link, Notice},
    set::{check_version, read},
    wording::check_text,
};

/// Reads a help file and checks it.
pub fn parse_help(text: &str) -> Result<Help, ContentError> {
    let help: Help = read(text, ContentFile::Help)?;
    check_version(help.schema, ContentFile::Help)?;
    let mut contacts: Vec<&str> = Vec::new();
    for contact in help.now.iter().chain(&help.advice) {
        check_contact(contact)?;
        once(&mut contacts, &contact.id)?;
    }
    let mut terms: Vec<&str> = Vec::new();
    for term in &help.glossary {
        check_text(&term.term, &term.id)?;
        check_text(&term.means, &term.id)?;
        if let Some(full) = &term.full {
            check_text(full, &term.id)?;
        }
        once(&mut terms, &term.id)?;
    }
    check_notice(&help.law, "law")?;
    check_notice(&help.safety.adult, "safety")?;
    check_notice(&help.safety.young_person, "safety")?;
    Ok(help)
}

fn once<'a>(seen: &mut Vec<&'a str>, id: &'a str) -> Result<(), ContentError> {
    if seen.contains(&id) {
        return Err(ContentError::Twice(id.to_owned()));
    }
    seen.push(id);
    Ok(())
}

fn check_contact(contact: &Contact) -> Result<(), ContentError> {
    for text in [&contact.name, &contact.whom, &contact.what] {
        check_text(text, &contact.id)?;
    }
    if contact.links.iter().all(Link::leads_somewhere) {
        return Ok(());
    }
    Err(ContentError::BadLink {
        place: contact.id.clone(),
    })
}

fn check_notice(notice: &Notice, place: &str) -> Result<(), ContentError> {
    check_text(&notice.title, place)?;
    for paragraph in &notice.text {
        check_text(paragraph, place)?;
    }
    Ok(())
}

impl Link {
    /// The address to open: `tel:`, `sms:` or `https:`, never another.
    pub fn href(&self) -> String {
        match self {
            Self::Tel(number) => format!("tel:{}", digits(number)),
            // `?&` is what both Android and iOS read, old and new.
            Self::Sms { to, body } => format!("sms:{}?&body={body}", digits(to)),
            Self::Web(address) => address.clone(),
        }
    }

    /// The number or address as people write it, to stand as text beside the link.
    pub fn shown(&self) -> &str {
        match self {
            Self::Tel(number) => number,
            Self::Sms { to, .. } => to,
            Self::Web(address) => address
                .trim_start_matches("https://")
                .trim_start_matches("www."),
        }
    }

    fn leads_somewhere(&self) -> bool {
        match self {
            Self::Tel(number) => is_number(number),
            Self::Sms { to, body } => {
                is_number(to) && !body.is_empty() && body.bytes().all(|b| b.is_ascii_alphanumeric())
            }
            Self::Web(address) => address
                .strip_prefix("https://")
                .is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_graphic())),
        }
    }
}

fn digits(number: &str) -> String {
    number.chars().filter(char::is_ascii_digit).collect()
}

fn is_number(text: &str) -> bool {
    let dialled = |b: u8| b.is_ascii_digit() || b == b' ';
    text.bytes().all(dialled) && text.bytes().any(|b| b.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_link(link: &str) -> String {
        let notice = r#"{"title":"T","text":["A text."]}"#;
        format!(
            r#"{{"schema":1,"lang":"en","checked":"2026-11-22","advice":[],"glossary":[],
            "now":[{{"id":"a","name":"A","whom":"Anyone","what":"B.","links":[{link}]}}],
            "law":{notice},"safety":{{"adult":{notice},"young-person":{notice}}}}}"#
        )
    }

    #[test]
    fn links_open_what_they_show() -> Result<(), ContentError> {
        let cases = [
            (r#"{"tel":"0800 1111"}"#, "tel:08001111", "0800 1111"),
            (
                r#"{"sms":{"to":"85258","body":"SHOUT"}}"#,
                "sms:85258?&body=SHOUT",
                "85258",
            ),
            (
                r#"{"web":"https://www.kooth.com"}"#,
                "https://www.kooth.com",
                "kooth.com",
            ),
        ];
        for (link, href, shown) in cases {
            let help = parse_help(&with_link(link))?;
            let link = &help.now[0].links[0];
            assert_eq!((link.href().as_str(), link.shown()), (href, shown));
        }
        Ok(())
    }

    #[test]
    fn a_link_to_anything_else_is_refused() {
        for link in [
            r#"{"tel":"ring me"}"#,
            r#"{"tel":""}"#,
            r#"{"web":"javascript:alert(1)"}"#,
            r#"{"web":"http://kooth.com"}"#,
            r#"{"web":"https://"}"#,
            r#"{"sms":{"to":"85258","body":"a&b"}}"#,
        ] {
            let expected = ContentError::BadLink { place: "a".into() };
            assert_eq!(parse_help(&with_link(link)), Err(expected), "{link}");
        }
    }
}
