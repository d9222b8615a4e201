//! Appeals: the safe day only, never the last one that a rule might still allow.

use super::*;
use our_say::{
    content::law::{Duty, Who},
    domain::decision::Decision,
};

fn kept(letter: &str, certificate: Option<&str>) -> Facts {
    Facts {
        kind: Some(RoundKind::AnnualReview),
        letter: some(letter),
        decision: Some(Decision::Keep),
        certificate: certificate.map(day),
        ..Facts::default()
    }
}

/// The letter; the mediation certificate; the safe day.
#[rustfmt::skip]
const APPEALS: [(&str, &str, Option<&str>, &str); 10] = [
    ("X23", "Mon 18 Jan 2027", None, "Thu 18 Mar 2027"),
    ("X24", "Mon 18 Jan 2027", Some("Wed 10 Mar 2027"), "Fri 9 Apr 2027"),
    ("X25", "Thu 1 Oct 2026", Some("Sun 29 Nov 2026"), "Tue 29 Dec 2026"),
    ("X26", "Wed 30 Jun 2027", None, "Fri 27 Aug 2027"),
    ("X27", "Thu 31 Dec 2026", None, "Fri 26 Feb 2027"),
    ("X27, a leap year", "Fri 31 Dec 2027", None, "Tue 29 Feb 2028"),
    ("an early certificate changes nothing", "Mon 18 Jan 2027", Some("Wed 20 Jan 2027"), "Thu 18 Mar 2027"),
    // 26 March is Good Friday, 29 Easter Monday.
    ("round Easter", "Fri 29 Jan 2027", None, "Thu 25 Mar 2027"),
    ("a certificate of 31 January", "Tue 1 Dec 2026", Some("Sun 31 Jan 2027"), "Fri 26 Feb 2027"),
    ("Christmas Day", "Sun 25 Oct 2026", None, "Thu 24 Dec 2026"),
];

#[test]
fn a_safe_day_is_shown() {
    for (name, letter, certificate, safe) in APPEALS {
        let dates = dates(&kept(letter, certificate));
        let due = dates.get(DateKind::Appeal).unwrap();
        assert_eq!(shown(due), safe, "{name}");
        assert_eq!(due.duty, Duty::May(Who::Family));
        assert!(due.cautions.contains(&CautionId::CheckLetter), "{name}");
        let christmas = matches!((due.when.day().month(), due.when.day().day()), (12, 24..));
        let warned = due.cautions.contains(&CautionId::BeforeChristmas);
        assert_eq!(warned, christmas, "{name}");
    }
}

#[test]
fn mediation_comes_first_until_there_is_a_certificate() {
    let before = dates(&kept("Wed 30 Jun 2027", None));
    assert_eq!(of(&before, DateKind::Mediation), "Fri 27 Aug 2027");
    let after = dates(&kept("Wed 30 Jun 2027", Some("1 Aug 2027")));
    assert_eq!(of(&after, DateKind::Mediation), "–");
}

#[test]
fn a_decision_to_change_is_appealed_with_the_final_plan() {
    let mut facts = kept("Wed 31 Mar 2027", None);
    facts.decision = Some(Decision::Amend);
    assert_eq!(of(&dates(&facts), DateKind::Appeal), "–");
    facts.final_plan = some("Wed 26 May 2027");
    assert_eq!(of(&dates(&facts), DateKind::Appeal), "Mon 26 Jul 2027");
}

#[test]
fn nothing_is_counted_from_a_letter_that_may_be_about_anything() {
    let mut facts = kept("Wed 31 Mar 2027", None);
    facts.decision = None;
    let dates = dates(&facts);
    assert_eq!(of(&dates, DateKind::Appeal), "–");
    assert!(ask_ids(&dates).contains(&AskId::Decision));
}
