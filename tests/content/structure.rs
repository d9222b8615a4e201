//! Ids, topics, stages, and the points of the sources: what stands where.

use super::*;

#[test]
fn ids_are_unique_over_all_sets() {
    let sets = sets();
    let ids = sets.iter().flat_map(|set| &set.questions);
    let mut seen = BTreeSet::new();
    no_complaints(
        ids.filter(|q| !seen.insert(q.question.id.as_str()))
            .map(|q| q.question.id.to_string()),
    );
}

#[test]
fn every_question_stands_where_the_design_puts_it() {
    let sets = sets();
    let questions = sets.iter().flat_map(|set| &set.questions);
    let places: Vec<_> = questions
        .map(|q| (q.question.id.as_str(), q.question.topic, q.question.stage))
        .collect();
    assert_eq!(places, PLACES);
}

#[test]
fn sets_say_whom_they_are_for() {
    let sets = sets();
    let heads: Vec<_> = sets
        .iter()
        .map(|set| (set.id.as_str(), set.audience, set.lang.as_str()))
        .collect();
    let expected = [
        ("faq-parents", Audience::Parent, "en"),
        ("faq-young-person", Audience::YoungPerson, "en"),
    ];
    assert_eq!(heads, expected);
}

// Coverage

/// The points that each question says it covers.
fn covers() -> Vec<(String, Vec<String>)> {
    let texts = |list: &Value| -> Vec<String> {
        let list = list.as_array().unwrap().iter();
        list.map(|text| text.as_str().unwrap().to_owned()).collect()
    };
    let mut all = Vec::new();
    for (structure, _) in SETS {
        for question in json(structure)["questions"].as_array().unwrap() {
            let id = question["id"].as_str().unwrap().to_owned();
            all.push((id, texts(&question["covers"])));
        }
    }
    for prompt in json(me_file::ME)["prompts"].as_array().unwrap() {
        let id = prompt["id"].as_str().unwrap().to_owned();
        all.push((id, texts(&prompt["covers"])));
    }
    all
}

pub fn points() -> BTreeSet<&'static str> {
    let lines = POINTS.lines().skip(1);
    lines.map(|line| line.split('\t').next().unwrap()).collect()
}

pub fn prefix(point: &str) -> &str {
    point.trim_end_matches(|c: char| !c.is_ascii_uppercase())
}

#[test]
fn every_point_is_covered_or_waits_for_its_set() {
    let covers = covers();
    let covered: BTreeSet<_> = covers
        .iter()
        .flat_map(|(_, points)| points)
        .map(String::as_str)
        .chain(PLAN.map(|(point, _)| point))
        .collect();
    let points = points();
    let unknown: Vec<_> = covered.difference(&points).collect();
    assert!(unknown.is_empty(), "no such points: {unknown:?}");
    let waiting: BTreeSet<_> = points.difference(&covered).map(|p| prefix(p)).collect();
    assert_eq!(waiting, BTreeSet::from(NOT_YET));
}

#[test]
fn the_plan_asks_for_what_an_individual_plan_holds() {
    // That each key stands on a page is held elsewhere: a key that nothing shows fails there.
    let all = points();
    let own: BTreeSet<_> = all.iter().filter(|point| prefix(point) == "I").collect();
    let asked = PLAN.map(|(point, keys)| {
        assert!(!keys.is_empty());
        point
    });
    assert_eq!(asked.iter().collect::<BTreeSet<_>>(), own);
}

#[test]
fn a_question_covers_the_points_of_its_source_and_says_which() {
    for (structure, _) in SETS {
        for question in json(structure)["questions"].as_array().unwrap() {
            let source = question["source"].as_str().unwrap();
            let (who, number) = source.rsplit_once(' ').unwrap();
            let letter = if who == "parents" { "p" } else { "y" };
            let id = format!("{letter}{number}");
            assert_eq!(question["id"].as_str(), Some(id.as_str()));
            let prefix = format!("{}.", id.to_uppercase());
            let own = points();
            let own: Vec<_> = own.iter().filter(|p| p.starts_with(&prefix)).collect();
            let covers: Vec<_> = question["covers"].as_array().unwrap().iter().collect();
            assert_eq!(own.len(), covers.len(), "{id}");
            for point in covers {
                assert!(point.as_str().unwrap().starts_with(&prefix), "{id}");
            }
        }
    }
}
