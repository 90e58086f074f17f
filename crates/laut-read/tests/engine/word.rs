//! Words → parts of speech, forms, lemmas; without any model, as the invented language has none.

use super::*;

/// Asks that each word of the text has the tag written behind it.
#[track_caller]
fn check(tagged: &str) {
    let pairs: Vec<(&str, &str)> = tagged.split(' ').filter_map(|w| w.rsplit_once('/')).collect();
    let text: Vec<&str> = pairs.iter().map(|(word, _)| *word).collect();
    let analysis = laut_read::analysis(&text.join(" "), pack());
    for (word, tag) in pairs {
        assert!(analysis.contains(&format!("{word}/{tag}/")), "{word}/{tag}\n{analysis}");
    }
}

#[test]
fn listed_words_and_inflected_verbs_are_known() {
    check("Ta/determiner minista/noun dikod/finite ned/determiner voka/noun");
    check("Ta/determiner portu/noun virod/finite zalukid/participle");
}

#[test]
fn a_capital_makes_a_name_where_nouns_have_none() {
    check("Ta/determiner gazeta/noun Lumo/name luke/finite");
}

#[test]
fn an_ending_tells_what_an_unlisted_word_is() {
    check("un/determiner grandik/adjective portu/noun");
}

#[test]
fn irregular_and_prefixed_verbs_follow_their_principal_parts() {
    check("Ta/determiner portu/noun vum/finite");
    check("Ta/determiner portu/noun ervum/finite");
}
