//! Dates and duties: reading and checking `law/<lang>.json`.

use super::{
    error::{ContentError, ContentFile},
    law::{Ages, Count, Holidays, Law, LawDate, Source},
    law_ids::{AskId, CautionId},
    set::{check_version, read},
    wording::check_text,
};

/// Reads a law file and checks it.
pub fn parse_law(text: &str) -> Result<Law, ContentError> {
    let law: Law = read(text, ContentFile::Law)?;
    check_version(law.schema, ContentFile::Law)?;
    for (text, place) in [(&law.version, "version"), (&law.may_change, "may-change")] {
        check_text(text, place)?;
    }
    law.status
        .iter()
        .try_for_each(|text| check_text(text, "status"))?;
    check_ages(&law.ages)?;
    check_holidays(&law.holidays)?;
    for date in &law.dates {
        check_date(date)?;
    }
    let ids = law.dates.iter().map(|date| date.id.as_str());
    once(ids)?;
    for caution in &law.cautions {
        check_text(&caution.text, caution.id.as_str())?;
    }
    let ids: Vec<_> = law.cautions.iter().map(|one| one.id.as_str()).collect();
    all_named(CautionId::ALL.iter().map(|id| id.as_str()), &ids)?;
    for ask in &law.asks {
        check_text(&ask.ask, ask.id.as_str())?;
        check_text(&ask.hint, ask.id.as_str())?;
    }
    let ids: Vec<_> = law.asks.iter().map(|one| one.id.as_str()).collect();
    all_named(AskId::ALL.iter().map(|id| id.as_str()), &ids)?;
    Ok(law)
}

/// Every name stands there, and once: what is worked out may need any of them.
fn all_named<'a>(
    mut names: impl Iterator<Item = &'a str>,
    found: &[&'a str],
) -> Result<(), ContentError> {
    once(found.iter().copied())?;
    match names.find(|name| !found.contains(name)) {
        Some(name) => Err(ContentError::NoWords(name.to_owned())),
        None => Ok(()),
    }
}

fn once<'a>(ids: impl Iterator<Item = &'a str>) -> Result<(), ContentError> {
    let mut seen = Vec::new();
    for id in ids {
        if seen.contains(&id) {
            return Err(ContentError::Twice(id.to_owned()));
        }
        seen.push(id);
    }
    Ok(())
}

fn check_date(date: &LawDate) -> Result<(), ContentError> {
    let place = date.id.as_str();
    for text in [&date.title, &date.means, &date.passed] {
        check_text(text, place)?;
    }
    check_source(&date.source, place)?;
    let counts = [Some(date.count), date.also, date.ask_by];
    if counts.into_iter().flatten().all(Count::counts) {
        return Ok(());
    }
    Err(bad_count(place))
}

impl Count {
    /// Whether there is anything to count.
    const fn counts(self) -> bool {
        match self {
            Self::SameDay | Self::Before(_) | Self::By(_) => true,
            Self::MonthsBetween(from, to) => 0 < from && from < to,
            Self::DaysBefore(n)
            | Self::DaysAfter(n)
            | Self::DaysBeginningWith(n)
            | Self::MonthsBefore(n)
            | Self::MonthsAfter(n)
            | Self::MonthsBeginningWith(n)
            | Self::TimesASchoolYear(n) => n > 0,
        }
    }
}

fn check_ages(ages: &Ages) -> Result<(), ContentError> {
    let good = (1..=12).contains(&ages.leaving_month)
        && !ages.school_age_days.is_empty()
        && ages.school_age_days.is_sorted();
    if good { Ok(()) } else { Err(bad_count("ages")) }
}

fn check_holidays(holidays: &Holidays) -> Result<(), ContentError> {
    let place = "holidays";
    check_source(&holidays.source, place)?;
    let mut before = None;
    for year in &holidays.years {
        let follows = before.is_none_or(|before: i32| before.checked_add(1) == Some(year.year));
        let in_order = year.days.is_sorted_by(|a, b| a.day < b.day);
        let within = year.days.iter().all(|day| day.day.year() == year.year);
        if !(follows && in_order && within) {
            return Err(bad_count(place));
        }
        before = Some(year.year);
        for holiday in &year.days {
            check_text(&holiday.name, place)?;
        }
    }
    Ok(())
}

fn check_source(source: &Source, place: &str) -> Result<(), ContentError> {
    check_text(&source.name, place)?;
    let rest = source.address.strip_prefix("https://");
    if rest.is_some_and(|rest| !rest.is_empty() && rest.bytes().all(|b| b.is_ascii_graphic())) {
        return Ok(());
    }
    Err(ContentError::BadLink {
        place: place.to_owned(),
    })
}

fn bad_count(place: &str) -> ContentError {
    ContentError::BadCount {
        place: place.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EN: &str = include_str!("law/en.json");

    /// What is said of the file with one piece of it put in place of another.
    fn planted(old: &str, new: &str) -> Result<(), ContentError> {
        assert!(EN.contains(old), "{old}");
        parse_law(&EN.replacen(old, new, 1)).map(|_| ())
    }

    #[test]
    fn a_file_with_a_fault_is_refused_and_the_place_is_named() {
        let count = |place: &str| Err(bad_count(place));
        let twice = |id: &str| Err(ContentError::Twice(id.to_owned()));
        assert_eq!(planted("\"lang\"", "\"lang\""), Ok(()));
        assert_eq!(
            planted("\"days-after\": 28", "\"days-after\": 0"),
            count("decision")
        );
        assert_eq!(planted("[3, 6]", "[6, 3]"), count("early-review"));
        assert_eq!(
            planted("\"leaving-month\": 6", "\"leaving-month\": 13"),
            count("ages")
        );
        assert_eq!(
            planted("\"day\": \"2026-04-03\"", "\"day\": \"2027-04-03\""),
            count("holidays")
        );
        assert_eq!(
            planted("\"id\": \"report\"", "\"id\": \"papers\""),
            twice("papers")
        );
        assert_eq!(
            planted("\"id\": \"still-fifteen\"", "\"id\": \"same-school\""),
            twice("same-school")
        );
        let bad_link = ContentError::BadLink {
            place: "holidays".to_owned(),
        };
        assert_eq!(planted("\"https://", "\"http://"), Err(bad_link));
        assert_eq!(
            planted("\"schema\": 1", "\"schema\": 2"),
            Err(ContentError::OtherFormat {
                file: ContentFile::Law,
                found: 2
            })
        );
    }

    #[test]
    fn what_the_app_does_not_know_is_refused() {
        for (old, new) in [
            ("\"may-change\"", "\"may_change\""),
            ("\"must\"", "\"ought\""),
            ("\"days-after\"", "\"weeks-after\""),
            ("\"id\": \"report\"", "\"id\": \"reports\""),
            ("\"confidence\": \"P\"", "\"confidence\": \"M\""),
            ("\"02-15\"", "\"02-30\""),
            ("\"02-15\"", "\"2-15\""),
        ] {
            let found = planted(old, new);
            assert!(
                matches!(found, Err(ContentError::Unreadable { .. })),
                "{new}: {found:?}"
            );
        }
    }

    #[test]
    fn a_date_may_be_left_out_but_no_caution() {
        let mut value: serde_json::Value = serde_json::from_str(EN).unwrap();
        value["dates"].as_array_mut().unwrap().remove(0);
        assert!(parse_law(&value.to_string()).is_ok());
        value["cautions"].as_array_mut().unwrap().remove(0);
        let missing = ContentError::NoWords("strict-two-weeks".to_owned());
        assert_eq!(parse_law(&value.to_string()), Err(missing));
    }
}
