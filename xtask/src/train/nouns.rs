//! Takes the gender of nouns from the treebank, as a table of the pack.

use super::treebank::Sentence;
use std::collections::BTreeMap;

/// The table `words/nouns.tsv`: nouns whose gender the treebank gives without contradiction.
pub(crate) fn table(sentences: &[Sentence]) -> String {
    let mut genders: BTreeMap<&str, BTreeMap<&str, usize>> = BTreeMap::new();
    for word in sentences.iter().flat_map(|s| &s.words).filter(|w| w.pos == "NOUN") {
        let gender = word.feats.split('|').find_map(|f| f.strip_prefix("Gender="));
        let capital = word.lemma.chars().next().is_some_and(char::is_uppercase);
        let letters = word.lemma.chars().all(char::is_alphabetic) && word.lemma.chars().count() > 2;
        if let (Some(gender), true) = (gender, capital && letters) {
            *genders.entry(&word.lemma).or_default().entry(gender).or_default() += 1;
        }
    }
    let mut by_gender: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (noun, counts) in genders {
        let total: usize = counts.values().sum();
        let Some((gender, n)) = counts.into_iter().max_by_key(|(_, n)| *n) else { continue };
        let letter = match gender {
            "Masc" => "m",
            "Fem" => "f",
            "Neut" => "n",
            _ => continue,
        };
        // Where annotators differ more than now and then, the noun has two genders, or the treebank a slip.
        if n * 4 >= total * 3 {
            by_gender.entry(letter).or_default().push(noun);
        }
    }
    let mut table = String::from(
        "# Nouns with their gender, from the German treebanks GSD and PUD of Universal Dependencies; see SOURCES.toml.\n\
         # Written by `cargo xtask train nouns`. Compounds take the gender of their last part.\nnoun\tgender\n",
    );
    for (gender, nouns) in by_gender {
        for line in nouns.chunks(12) {
            table += &format!("{}\t{gender}\n", line.join(" "));
        }
    }
    table
}
