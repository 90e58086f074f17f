//! `cargo xtask words currencies`: tables of words that come from Unicode CLDR, written into a pack.
//!
//! Built with `--features cldr` only: the data of ICU4X is large, and nobody else needs it.

use anyhow::{Context, Result, anyhow};
use icu_experimental::dimension::provider::currency::extended::CurrencyExtendedDataV1;
use icu_experimental::dimension::provider::currency::symbols::CurrencySymbolsV1;
use icu_experimental::provider::Baked;
use icu_locale_core::Locale;
use icu_plurals::PluralRules;
use icu_provider::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::Path;

const HEAD: &str = "# Names of currencies from Unicode CLDR (through ICU4X), with their codes of ISO 4217, every form that their attributes\n\
                    # take, and the codes themselves; see SOURCES.toml. Made by `cargo xtask words currencies`.\n\
                    word\tcode\n";

/// Writes `words/currencies.tsv` of a pack. `endings` are those that attributes in a name take.
pub(crate) fn currencies(pack: &Path, language: &str, endings: &[String]) -> Result<usize> {
    let locale: Locale = language.parse().map_err(|e| anyhow!("{language}: {e}"))?;
    let rules = PluralRules::try_new_cardinal((&locale).into()).map_err(|e| anyhow!("{language}: {e}"))?;
    let locale = DataLocale::from(locale);
    let mut rows: BTreeMap<String, String> = BTreeMap::new();
    let mut past: Vec<(String, String)> = Vec::new();
    for code in codes() {
        let names = names(&locale, &rules, &code);
        // Without a name in the language, three capitals are no currency.
        if names.is_empty() {
            continue;
        }
        rows.insert(code.clone(), code.clone());
        for name in &names {
            // What stands in brackets tells the years of a currency that is no more: its name is that of today's.
            match name.split_once(" (") {
                Some((name, _)) => past.push((name.into(), code.clone())),
                None => rows.extend(forms(name, endings).into_iter().map(|form| (form, code.clone()))),
            }
        }
        let sign = sign(&locale, &code).filter(|s| !s.is_empty() && s.chars().count() < 4 && *s != code);
        if let Some(sign) = sign {
            rows.insert(in_words(&sign), code);
        }
    }
    for (name, code) in past {
        for form in forms(&name, endings) {
            rows.entry(form).or_insert_with(|| code.clone());
        }
    }
    let table = rows.iter().fold(String::from(HEAD), |mut table, (name, code)| {
        let _ = writeln!(table, "{name}\t{code}");
        table
    });
    let file = pack.join("words/currencies.tsv");
    std::fs::write(&file, table).with_context(|| file.display().to_string())?;
    Ok(rows.len())
}

/// Letters and marks of a sign, as the words that a text is split into.
fn in_words(sign: &str) -> String {
    let letters = sign.chars().take_while(|c| c.is_alphabetic()).map(char::len_utf8).sum::<usize>();
    let (letters, marks) = sign.split_at(letters);
    format!("{letters} {marks}").trim().to_string()
}

/// All words of three capitals, but for those that ISO 4217 has for no currency.
fn codes() -> impl Iterator<Item = String> {
    let letters = || 'A'..='Z';
    let none = |code: &String| ["XXX", "XTS"].contains(&code.as_str());
    letters()
        .flat_map(move |a| letters().flat_map(move |b| letters().map(move |c| String::from_iter([a, b, c]))))
        .filter(move |code| !none(code))
}

/// The names of a currency in the singular and in all plurals.
fn names(locale: &DataLocale, rules: &PluralRules, code: &str) -> Vec<String> {
    let Ok(attributes) = DataMarkerAttributes::try_from_str(code) else { return Vec::new() };
    let id = DataIdentifierBorrowed::for_marker_attributes_and_locale(attributes, locale);
    let request = DataRequest { id, ..Default::default() };
    let Ok(found) = DataProvider::<CurrencyExtendedDataV1>::load(&Baked, request) else { return Vec::new() };
    let mut names: Vec<String> = Vec::new();
    // Numbers that stand for every plural of every language.
    for number in (0..=30_u32).chain([100, 1_000_000]) {
        let name = found.payload.get().get(number.into(), rules).to_string();
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// A name with every ending that its attributes take: the last word stays as it is.
fn forms(name: &str, endings: &[String]) -> Vec<String> {
    let Some((attributes, noun)) = name.rsplit_once(' ') else { return vec![name.to_string()] };
    let mut all = vec![String::new()];
    for word in attributes.split(' ') {
        let stem = endings.iter().filter_map(|e| word.strip_suffix(e.as_str())).min_by_key(|stem| stem.len());
        let words: Vec<String> = match stem {
            Some(stem) => endings.iter().map(|e| format!("{stem}{e}")).collect(),
            None => vec![word.to_string()],
        };
        all = all.iter().flat_map(|start| words.iter().map(move |word| format!("{start}{word} "))).collect();
    }
    all.into_iter().map(|start| format!("{start}{noun}")).collect()
}

/// The sign of a currency.
fn sign(locale: &DataLocale, code: &str) -> Option<String> {
    let attributes = DataMarkerAttributes::try_from_str(code).ok()?;
    let id = DataIdentifierBorrowed::for_marker_attributes_and_locale(attributes, locale);
    let found = DataProvider::<CurrencySymbolsV1>::load(&Baked, DataRequest { id, ..Default::default() }).ok()?;
    Some(found.payload.get().as_str().to_string())
}
