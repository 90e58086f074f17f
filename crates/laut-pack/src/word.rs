//! What a word can be: tags, grammatical features and agreement. Neutral between languages; a pack says which of
//! these its words have.

use serde::{Deserialize, Serialize};

/// Part of speech, as fine as clauses and phrases need it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[repr(u8)]
pub enum Tag {
    /// Common noun.
    Noun,
    /// Proper name.
    Name,
    /// Adjective that stands before its noun and agrees with it.
    Adjective,
    /// Adjective as predicate or adverb.
    Predicative,
    /// Adverb.
    Adverb,
    /// Adverb that stands for a preposition with its object ("davon", "thereof").
    ProAdverb,
    /// Finite verb.
    Finite,
    /// Infinitive.
    Infinitive,
    /// Infinitive that holds its marker inside ("mitzuteilen").
    MarkedInfinitive,
    /// Past participle.
    Participle,
    /// Preposition, with or without a fused article.
    Preposition,
    /// Preposition that follows its object.
    Postposition,
    /// Article or other determiner.
    Determiner,
    /// Pronoun that stands for a noun.
    Pronoun,
    /// Reflexive pronoun.
    Reflexive,
    /// Relative pronoun or determiner.
    Relative,
    /// Question word.
    Interrogative,
    /// Word that opens a subordinate clause.
    Subordinator,
    /// Word that opens an infinitive clause.
    InfinitiveOpener,
    /// Coordinating conjunction.
    Conjunction,
    /// Word of comparison.
    Comparator,
    /// Number in digits or letters.
    Number,
    /// Marker of the infinitive ("zu", "to").
    InfinitiveMarker,
    /// Negation.
    Negation,
    /// Verb particle that stands apart from its verb.
    VerbParticle,
    /// Other particle, answer, interjection.
    Particle,
    /// First part of a broken compound ("Ein-").
    Truncated,
    /// Word of another language, symbol, rest.
    Foreign,
    /// Punctuation.
    Punctuation,
}

impl Tag {
    /// Every tag with its name in packs, in the order of their numbers.
    pub const ALL: &[(Tag, &str)] = &[
        (Tag::Noun, "noun"),
        (Tag::Name, "name"),
        (Tag::Adjective, "adjective"),
        (Tag::Predicative, "predicative"),
        (Tag::Adverb, "adverb"),
        (Tag::ProAdverb, "proadverb"),
        (Tag::Finite, "finite"),
        (Tag::Infinitive, "infinitive"),
        (Tag::MarkedInfinitive, "marked-infinitive"),
        (Tag::Participle, "participle"),
        (Tag::Preposition, "preposition"),
        (Tag::Postposition, "postposition"),
        (Tag::Determiner, "determiner"),
        (Tag::Pronoun, "pronoun"),
        (Tag::Reflexive, "reflexive"),
        (Tag::Relative, "relative"),
        (Tag::Interrogative, "interrogative"),
        (Tag::Subordinator, "subordinator"),
        (Tag::InfinitiveOpener, "infinitive-opener"),
        (Tag::Conjunction, "conjunction"),
        (Tag::Comparator, "comparator"),
        (Tag::Number, "number"),
        (Tag::InfinitiveMarker, "infinitive-marker"),
        (Tag::Negation, "negation"),
        (Tag::VerbParticle, "verb-particle"),
        (Tag::Particle, "particle"),
        (Tag::Truncated, "truncated"),
        (Tag::Foreign, "foreign"),
        (Tag::Punctuation, "punctuation"),
    ];

    /// How many there are.
    pub const COUNT: usize = Self::ALL.len();

    /// Its name in packs.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The tag of that name.
    pub fn named(name: &str) -> Option<Tag> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(t, _)| *t)
    }

    /// The tag of that number.
    pub fn numbered(number: usize) -> Tag {
        Self::ALL.get(number).map_or(Tag::Foreign, |(t, _)| *t)
    }

    /// Whether it is a form of a verb.
    pub fn is_verb(self) -> bool {
        matches!(self, Tag::Finite | Tag::Infinitive | Tag::MarkedInfinitive | Tag::Participle)
    }

    /// Whether it can head a nominal phrase.
    pub fn is_nominal(self) -> bool {
        matches!(self, Tag::Noun | Tag::Name | Tag::Pronoun | Tag::Truncated | Tag::Foreign)
    }
}

/// A set of tags.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct TagSet(pub u32);

impl TagSet {
    /// The set of one.
    pub fn of(tag: Tag) -> Self {
        TagSet(1 << tag as u8)
    }

    /// Whether `tag` is in it.
    pub fn has(self, tag: Tag) -> bool {
        self.0 & (1 << tag as u8) != 0
    }

    /// This set with `tag`.
    pub fn with(self, tag: Tag) -> Self {
        TagSet(self.0 | 1 << tag as u8)
    }

    /// Whether nothing is in it.
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// Grammatical features, as a set: what is not known is not in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
pub struct Feats(pub u32);

macro_rules! feats {
    ($($name:ident = $bit:literal, $text:literal, $doc:literal;)*) => {
        impl Feats {
            $(#[doc = $doc] pub const $name: Feats = Feats(1 << $bit);)*
            /// Every feature with its name in packs.
            pub const ALL: &[(Feats, &str)] = &[$((Feats::$name, $text)),*];
        }
    };
}

feats! {
    INDICATIVE = 0, "ind", "Indicative.";
    REPORTIVE = 1, "sub1", "The mood of reported speech (subjunctive I).";
    IRREALIS = 2, "sub2", "The mood of the unreal (subjunctive II).";
    PRESENT = 3, "pres", "Present tense.";
    PAST = 4, "past", "Past tense.";
    FIRST = 5, "1", "First person.";
    SECOND = 6, "2", "Second person.";
    THIRD = 7, "3", "Third person.";
    SINGULAR = 8, "sg", "Singular.";
    PLURAL = 9, "pl", "Plural.";
    AUXILIARY = 10, "aux", "Auxiliary of tense or voice.";
    MODAL = 11, "modal", "Modal verb.";
    DEFINITE = 12, "def", "Definite determiner.";
    INDEFINITE = 13, "indef", "Indefinite determiner or pronoun.";
    DEMONSTRATIVE = 14, "dem", "Demonstrative.";
    POSSESSIVE = 15, "poss", "Possessive.";
    PERSONAL = 16, "pers", "Personal pronoun.";
    NEGATIVE = 17, "neg", "Negative word.";
    FUSED = 18, "fused", "Preposition with a fused article.";
    IMPERSONAL = 19, "impers", "Pronoun that may stand for nobody.";
    COMPLEMENT = 20, "that", "Subordinator of a content clause.";
    WHETHER = 21, "whether", "Opens an indirect question.";
    TEMPORAL = 22, "time", "Names a time.";
    AGENT = 23, "agent", "Preposition that names the agent of a passive, or an owner.";
    PASSIVE = 24, "passive", "Auxiliary of the passive.";
    FUTURE = 25, "future", "Auxiliary of the future.";
    PERFECT = 26, "perfect", "Auxiliary of the perfect.";
    GENERIC = 27, "generic", "Pronoun for people in general.";
}

impl Feats {
    /// No feature.
    pub const NONE: Feats = Feats(0);

    /// Whether it has all of `other`.
    pub fn has(self, other: Feats) -> bool {
        self.0 & other.0 == other.0
    }

    /// Whether it has any of `other`.
    pub fn any(self, other: Feats) -> bool {
        self.0 & other.0 != 0
    }

    /// Both together.
    pub fn with(self, other: Feats) -> Feats {
        Feats(self.0 | other.0)
    }

    /// The feature of that name.
    pub fn named(name: &str) -> Option<Feats> {
        Self::ALL.iter().find(|(_, n)| *n == name).map(|(f, _)| *f)
    }
}

/// Which combinations of case with gender or plural a word can have: a bit for each, so that the agreement of a
/// phrase is the intersection over its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Agreement(pub u32);

/// Cases, in the order of their bits; four numbers-and-genders each.
const CASES: &[&str] = &["nom", "acc", "dat", "gen"];
/// Numbers and genders, in the order of their bits within a case.
const GENDERS: &[&str] = &["m", "f", "n", "pl"];

impl Agreement {
    /// Anything goes.
    pub const ANY: Agreement = Agreement(0xffff);
    /// Nothing fits.
    pub const NONE: Agreement = Agreement(0);
    /// Nominative.
    pub const NOMINATIVE: Agreement = Agreement(0x000f);
    /// Accusative.
    pub const ACCUSATIVE: Agreement = Agreement(0x00f0);
    /// Dative.
    pub const DATIVE: Agreement = Agreement(0x0f00);
    /// Genitive.
    pub const GENITIVE: Agreement = Agreement(0xf000);
    /// Masculine singular, any case.
    pub const MASCULINE: Agreement = Agreement(0x1111);
    /// Feminine singular, any case.
    pub const FEMININE: Agreement = Agreement(0x2222);
    /// Neuter singular, any case.
    pub const NEUTER: Agreement = Agreement(0x4444);
    /// Plural, any case.
    pub const PLURAL: Agreement = Agreement(0x8888);

    /// What both allow.
    pub fn and(self, other: Agreement) -> Agreement {
        Agreement(self.0 & other.0)
    }

    /// What either allows.
    pub fn or(self, other: Agreement) -> Agreement {
        Agreement(self.0 | other.0)
    }

    /// Whether anything of `other` is allowed.
    pub fn allows(self, other: Agreement) -> bool {
        self.0 & other.0 != 0
    }

    /// Whether nothing but `other` is allowed.
    pub fn only(self, other: Agreement) -> bool {
        self.0 != 0 && self.0 & !other.0 == 0
    }

    /// Reads `nom.m`, `dat.pl`, `gen` (any gender), `f` (any case).
    pub fn named(name: &str) -> Option<Agreement> {
        let (case, gender) =
            name.split_once('.').unwrap_or_else(|| if CASES.contains(&name) { (name, "") } else { ("", name) });
        let cases: u32 = match case {
            "" => 0xffff,
            _ => 0xf << (4 * CASES.iter().position(|c| *c == case)?),
        };
        let genders: u32 = match gender {
            "" => 0xffff,
            _ => 0x1111 << GENDERS.iter().position(|g| *g == gender)?,
        };
        Some(Agreement(cases & genders))
    }
}

impl Default for Agreement {
    fn default() -> Self {
        Agreement::ANY
    }
}

/// One way to read a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Reading {
    /// Number of the lemma in the pack's list of lemmas.
    pub lemma: u32,
    /// Part of speech.
    pub tag: Tag,
    /// Features.
    pub feats: Feats,
    /// Case, gender, number.
    pub agreement: Agreement,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_listed_in_the_order_of_their_numbers() {
        for (i, (tag, name)) in Tag::ALL.iter().enumerate() {
            assert_eq!(*tag as usize, i, "{name}");
            assert_eq!(Tag::named(name), Some(*tag));
        }
    }

    #[test]
    fn agreement_is_read_from_case_and_gender() {
        assert_eq!(Agreement::named("nom.m"), Some(Agreement(1)));
        assert_eq!(Agreement::named("dat.pl"), Some(Agreement(0x0800)));
        assert_eq!(Agreement::named("gen"), Some(Agreement::GENITIVE));
        assert_eq!(Agreement::named("f"), Some(Agreement::FEMININE));
        assert_eq!(Agreement::named("nom.x"), None);
        assert!(Agreement::named("nom.f").is_some_and(|a| a.only(Agreement::NOMINATIVE)));
    }
}
