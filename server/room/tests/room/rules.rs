//! Every rule has its test, and every citation its rule.

use std::{collections::BTreeSet, fs, path::Path};

#[test]
fn every_rule_is_cited_by_a_test_and_every_citation_has_a_rule() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let book = fs::read_to_string(root.join("RULES.md")).expect("the rules stand beside the sources");
    let mut heads: Vec<u32> = book
        .lines()
        .filter_map(|line| line.strip_prefix("- **"))
        .filter_map(|line| citations(line).first().copied())
        .collect();
    heads.sort_unstable();
    let rules: BTreeSet<u32> = heads.iter().copied().collect();
    let tests = cited(&root.join("tests"));
    let sources = cited(&root.join("src"));

    assert!(rules.len() > 50, "only {} rules were found", rules.len());
    assert_eq!(heads, (1..=heads.len() as u32).collect::<Vec<_>>(), "each number stands once");
    let untested: Vec<_> = rules.difference(&tests).collect();
    assert!(untested.is_empty(), "no test cites {untested:?}");
    let unknown: Vec<_> = tests.union(&sources).filter(|rule| !rules.contains(rule)).collect();
    assert!(unknown.is_empty(), "cited, but no rule: {unknown:?}");
}

#[test]
fn a_citation_is_an_r_and_a_number_that_stand_alone() {
    assert_eq!(citations("// R7, (R12) but not PR3, xR4, R or R5b"), [7, 12]);
}

fn cited(folder: &Path) -> BTreeSet<u32> {
    let entries = fs::read_dir(folder).expect("the folder exists").map(|entry| entry.expect("it can be read").path());
    let mut rules = BTreeSet::new();
    for path in entries {
        if path.is_dir() {
            rules.extend(cited(&path));
        } else if !path.ends_with("rules.rs") {
            rules.extend(citations(&fs::read_to_string(&path).expect("sources are text")));
        }
    }
    rules
}

fn citations(text: &str) -> Vec<u32> {
    let words = text.split(|c: char| !c.is_alphanumeric());
    words.filter_map(|word| word.strip_prefix('R')?.parse().ok()).collect()
}
