//! Finds words of saying and tries the rules that ask for them.

use super::{Draft, content, frame, speaker};
use crate::clause::Kind;
use crate::doc::Doc;
use crate::stretch::Stretch;
use laut_pack::frame::{ContentPlace, FrameRule, Voice};
use laut_pack::{Entry, Feats, Find, Frame, PARTICLE_MARK, Tag};
use laut_record::Act;

/// A word of saying in the text.
#[derive(Debug, Clone)]
pub(super) struct Cue<'p> {
    /// The clause it stands in.
    pub(super) clause: usize,
    /// The verb's head, the noun, or the marker.
    pub(super) head: usize,
    /// All its tokens.
    pub(super) tokens: Stretch,
    pub(super) entry: Option<&'p Entry>,
}

/// All drafts that have a frame.
pub(super) fn framed<'a>(doc: &Doc<'a>) -> Vec<Draft<'a>> {
    let rules: Vec<(usize, &'a FrameRule)> = rules(doc).collect();
    let mut drafts = Vec::new();
    for c in (0..doc.clauses.len()).filter(|&c| !speaks_for_itself(doc, c)) {
        for cue in verbs(doc, c).into_iter().chain(any_verb(doc, c)) {
            for &(number, rule) in rules.iter().filter(|(_, r)| asks_for(r, &cue)) {
                if voice_fits(doc, rule, c) && opener_fits(doc, rule, c) {
                    drafts.extend(draft(doc, number, rule, &cue));
                }
            }
        }
    }
    for i in 0..doc.tokens.len() {
        let Some(clause) = doc.tokens[i].clause else { continue };
        if doc.tokens[i].tag == Tag::Noun {
            for entry in doc.pack.noun_entries(doc.lower(i)) {
                let tokens = noun_words(doc, clause as usize, i);
                let cue = Cue { clause: clause as usize, head: i, tokens, entry: Some(entry) };
                for &(number, rule) in rules.iter().filter(|(_, r)| asks_for(r, &cue)) {
                    drafts.extend(draft(doc, number, rule, &cue));
                }
            }
        }
        for &(number, rule) in rules.iter().filter(|(_, r)| r.cue.table.is_none() && !r.cue.words.is_empty()) {
            if let Some(words) = marker(doc, rule, i) {
                let (head, tokens) = (i + words - 1, Stretch::of(i, i + words));
                let cue = Cue { clause: clause as usize, head, tokens, entry: None };
                drafts.extend(draft(doc, number, rule, &cue));
            }
        }
    }
    drafts
}

/// The rules of this stage with their numbers.
pub(super) fn rules<'a>(doc: &Doc<'a>) -> impl Iterator<Item = (usize, &'a FrameRule)> {
    doc.pack.rules().iter().enumerate().filter(|(_, r)| r.stage == "says").filter_map(|(n, r)| match &r.find {
        Find::Frame(rule) => Some((n, &**rule)),
        Find::Sequence(_) | Find::Verdict(_) | Find::Time(_) | Find::Count(_) => None,
    })
}

/// Whether the words of a clause are themselves quoted and in the first or second person: whoever is quoted says so
/// outright.
fn speaks_for_itself(doc: &Doc, c: usize) -> bool {
    let clause = &doc.clauses[c];
    clause.quote.is_some() && !clause.verb.feats.has(Feats::THIRD)
        || clause.quote.is_some()
            && doc
                .own(c)
                .any(|i| doc.tokens[i].feats.any(Feats::FIRST.with(Feats::SECOND)) && doc.tokens[i].tag == Tag::Pronoun)
}

/// The verb of a main clause, whatever it is, for rules that ask for any.
fn any_verb<'a>(doc: &Doc<'a>, c: usize) -> Option<Cue<'a>> {
    let clause = &doc.clauses[c];
    if clause.kind != crate::clause::Kind::Main || clause.quote.is_some() {
        return None;
    }
    let tokens = Stretch::of_tokens(clause.verb.tokens.iter().map(|&i| i as usize));
    Some(Cue { clause: c, head: clause.verb.head? as usize, tokens, entry: None })
}

fn asks_for(rule: &FrameRule, cue: &Cue) -> bool {
    let Some(entry) = cue.entry else { return rule.cue.any_verb };
    rule.cue.table.as_deref() == Some(&entry.table) && rule.cue.frames.contains(&entry.frame)
}

fn voice_fits(doc: &Doc, rule: &FrameRule, c: usize) -> bool {
    let passive = doc.clauses[c].verb.passive;
    match rule.cue.voice {
        None => true,
        Some(Voice::Active) => !passive,
        Some(Voice::Passive) => passive,
    }
}

/// Whether one of the words that a rule names opens the clause.
fn opener_fits(doc: &Doc, rule: &FrameRule, c: usize) -> bool {
    let opener = doc.clauses[c].opener.map(|o| doc.lower(o as usize));
    rule.cue.opener.is_empty() || opener.is_some_and(|o| rule.cue.opener.iter().any(|w| w == o))
}

/// How many words the marker has that a rule asks for and that starts at token `i`.
fn marker(doc: &Doc, rule: &FrameRule, i: usize) -> Option<usize> {
    let cue = &rule.cue;
    let stands = |words: &String| {
        let fits = words.split(' ').enumerate().all(|(k, w)| i + k < doc.tokens.len() && w == doc.lower(i + k));
        fits.then(|| words.split(' ').count())
    };
    let words = cue.words.iter().filter_map(stands).max()?;
    let end = i + words;
    let barred = |w: &String| i > 0 && w == doc.lower(i - 1) || end < doc.tokens.len() && w == doc.lower(end);
    let fits = (cue.tags.is_empty() || cue.tags.has(doc.tokens[i].tag))
        && !cue.unless.iter().any(barred)
        && (!cue.first || is_first(doc, i) && !heads_sentence(doc, i))
        && (!cue.reportive || doc.tokens[i].clause.is_some_and(|c| doc.clauses[c as usize].is_reportive()));
    fits.then_some(words)
}

/// Whether token `i` starts its clause or stands right after a mark.
fn is_first(doc: &Doc, i: usize) -> bool {
    let first = doc.tokens[i].clause.is_some_and(|c| doc.clauses[c as usize].first as usize == i);
    first || i == 0 || doc.tokens[i - 1].shape.is_mark()
}

/// Whether token `i` is the first word of a sentence with a finite verb: there a marker would be an adverb.
fn heads_sentence(doc: &Doc, i: usize) -> bool {
    let sentence = doc.sentences[doc.tokens[i].sentence as usize];
    i == sentence.first as usize && doc.tokens[i].clause.is_some_and(|c| doc.clauses[c as usize].finite.is_some())
}

/// The verbs of saying that clause `c` has: one for each frame its verb, alone or with a noun, is listed with.
pub(super) fn verbs<'a>(doc: &Doc<'a>, c: usize) -> Vec<Cue<'a>> {
    let clause = &doc.clauses[c];
    let Some(head) = clause.verb.head.map(|h| h as usize) else { return Vec::new() };
    let mut cues = of_verb(doc, c, head, false);
    // "ist besorgt", "wird laut": the auxiliary is the verb of a phrase, and its predicate may look like a participle.
    if let Some(finite) = clause.finite.map(|f| f as usize).filter(|&f| f != head) {
        cues.extend(of_verb(doc, c, finite, true));
    }
    // "hat durchblicken lassen": another verb of the bracket.
    let others = clause.verb.tokens.iter().map(|&i| i as usize);
    for other in others.filter(|&i| i != head && Some(i as u32) != clause.finite && doc.tokens[i].tag.is_verb()) {
        cues.extend(of_verb(doc, c, other, true));
    }
    cues
}

/// The entries of the verb at token `head`; of phrases only where `phrases`.
fn of_verb<'a>(doc: &Doc<'a>, c: usize, head: usize, phrases: bool) -> Vec<Cue<'a>> {
    let clause = &doc.clauses[c];
    let particle = clause.verb.particle.map_or("", |p| doc.lower(p as usize));
    let tag = doc.tokens[head].tag;
    let mut cues: Vec<Cue<'a>> = Vec::new();
    let mut seen: Vec<&str> = Vec::new();
    let readings = doc.pack.readings(doc.lower(head));
    // A form that is listed as another form of a verb only ("prophezeit" as a participle) is still one of that verb.
    let exact = readings.iter().any(|r| r.tag == tag);
    for reading in readings.iter().filter(|r| r.tag == tag || !exact && r.tag.is_verb() && tag.is_verb()) {
        let lemma = doc.pack.lemma(reading.lemma);
        let (joined, base) = lemma.split_once(PARTICLE_MARK).unwrap_or(("", lemma));
        let particle = if joined.is_empty() { particle } else { joined };
        if seen.contains(&lemma) {
            continue;
        }
        seen.push(lemma);
        let fits = |e: &&Entry| {
            let fixed = e.particle.is_empty() && e.words.iter().any(|w| w == particle);
            e.table != "says-nouns" && (e.particle == particle || fixed) && !(phrases && e.words.is_empty())
        };
        // "Ist zu fordern" says that nobody has yet; only what words are drawn from has said them.
        let modal = clause.kind != Kind::Infinitive
            && (tag == Tag::MarkedInfinitive || head > 0 && doc.tokens[head - 1].tag == Tag::InfinitiveMarker);
        let drawn = |e: &&Entry| !modal || e.to.iter().any(|t| t == speaker::DRAWN);
        let entries: Vec<&'a Entry> = doc.pack.entries(base).filter(fits).filter(drawn).collect();
        let reflexive = clause.verb.reflexive && entries.iter().any(|e| e.reflexive && e.words.is_empty());
        for entry in entries {
            if entry.words.is_empty() && entry.reflexive != reflexive || entry.reflexive && !clause.verb.reflexive {
                continue;
            }
            // The reflexive pronoun fills the place of the object.
            if clause.verb.reflexive
                && !entry.reflexive
                && entry.words.is_empty()
                && matches!(entry.frame, Frame::Object | Frame::As)
            {
                continue;
            }
            let Some(words) = fixed_words(doc, c, entry) else { continue };
            if entry.frame == Frame::About && !takes_preposition(doc, c, entry) {
                continue;
            }
            let reflexives = |i: &usize| doc.tokens[*i].tag != Tag::Reflexive || entry.reflexive;
            let verb = clause.verb.tokens.iter().map(|&i| i as usize).filter(reflexives);
            let words = words.into_iter().flat_map(|i| with_article(doc, c, i));
            let said_by_nobody = expletive(doc, c);
            let mut tokens: Vec<usize> =
                verb.chain(words).chain(correlate(doc, c, entry)).chain(said_by_nobody).collect();
            tokens.sort_unstable();
            tokens.dedup();
            cues.push(Cue { clause: c, head, tokens: Stretch::of_tokens(tokens), entry: Some(entry) });
        }
    }
    cues
}

/// A fixed noun with its article and the preposition before it ("zu dem Schluss").
fn with_article(doc: &Doc, c: usize, i: usize) -> std::ops::RangeInclusive<usize> {
    let own = |k: usize| doc.tokens[k].clause == Some(c as u32);
    let mut first = i;
    if doc.tokens[i].tag == Tag::Noun {
        while first > 0 && own(first - 1) && matches!(doc.tokens[first - 1].tag, Tag::Determiner) {
            first -= 1;
        }
        if first > 0 && own(first - 1) && doc.tokens[first - 1].tag == Tag::Preposition {
            first -= 1;
        }
    }
    first..=i
}

/// A noun of saying with its article: a possessive is its owner, not part of it.
fn noun_words(doc: &Doc, c: usize, i: usize) -> Stretch {
    let article = i > 0
        && doc.tokens[i - 1].tag == Tag::Determiner
        && doc.tokens[i - 1].clause == Some(c as u32)
        && !doc.tokens[i - 1].feats.has(Feats::POSSESSIVE);
    Stretch::of(i - usize::from(article), i + 1)
}

/// The pronoun that stands for nobody and so belongs to the verb ("es heißt", "hält es für möglich").
fn expletive(doc: &Doc, c: usize) -> Option<usize> {
    doc.own(c).find(|&i| {
        let token = &doc.tokens[i];
        token.tag == Tag::Pronoun && token.feats.has(Feats::IMPERSONAL) && !token.feats.has(Feats::DEMONSTRATIVE)
    })
}

/// The pro-adverb that points ahead to the clause ("wies darauf hin").
fn correlate(doc: &Doc, c: usize, entry: &Entry) -> Option<usize> {
    let of_verb = |word: &str| entry.preps.iter().any(|p| word.ends_with(p.as_str()));
    doc.own(c).find(|&i| doc.tokens[i].tag == Tag::ProAdverb && of_verb(doc.lower(i)))
}

/// Whether one of the prepositions that a verb asks for stands in its clause.
fn takes_preposition(doc: &Doc, c: usize, entry: &Entry) -> bool {
    let is = |i: usize, p: &String| match doc.tokens[i].tag {
        Tag::ProAdverb => doc.lower(i).ends_with(p.as_str()),
        _ => p == doc.lower(i) || p == doc.lemma(i),
    };
    let quotes = || doc.quotes_from(doc.clauses[c].first as usize).iter();
    let end = doc.clauses[c].end;
    let quoted =
        |i: usize| quotes().take_while(|q| q.open < end).any(|q| (q.open as usize..q.close as usize).contains(&i));
    let stands = |i: usize| entry.preps.iter().any(|p| is(i, p)) && !quoted(i);
    entry.preps.is_empty() || entry.prep_optional || doc.own(c).any(stands)
}

/// Where the fixed words of a light verb stand in the clause; none when one is missing.
fn fixed_words(doc: &Doc, c: usize, entry: &Entry) -> Option<Vec<usize>> {
    let mut found = Vec::with_capacity(entry.words.len());
    for word in &entry.words {
        let is_word = |i: usize| doc.lower(i) == word || doc.lemma(i) == word || is_form(doc, i, word);
        let at = doc.own(c).find(|&i| is_word(i) && !is_taken_back(doc, i))?;
        found.push(at);
    }
    // "Die Ansicht … ist umstritten" is not "der Ansicht sein": with a copula the noun is no subject.
    let head = doc.clauses[c].verb.head? as usize;
    let predicate =
        doc.own(c).any(|i| matches!(doc.tokens[i].tag, Tag::Predicative | Tag::Participle) && !found.contains(&i));
    if doc.tokens[head].feats.has(Feats::AUXILIARY)
        && predicate
        && let Some(subject) = crate::phrase::subject(doc, c)
        && found.contains(&subject.head)
    {
        return None;
    }
    Some(found)
}

/// Whether token `i` is a negation that the word after it takes back ("not only").
fn is_taken_back(doc: &Doc, i: usize) -> bool {
    doc.tokens[i].tag == Tag::Negation && i + 1 < doc.tokens.len() && doc.pack.lists("half-negations", doc.lower(i + 1))
}

/// Whether token `i` is a fixed noun with an ending of case or number.
fn is_form(doc: &Doc, i: usize, word: &str) -> bool {
    let ending = doc.lower(i).strip_prefix(word);
    let endings = &doc.pack.manifest().clause.case_endings;
    doc.tokens[i].tag == Tag::Noun && ending.is_some_and(|e| endings.iter().any(|known| known == e))
}

/// What one rule makes of one cue.
fn draft<'a>(doc: &Doc<'a>, number: usize, rule: &'a FrameRule, cue: &Cue<'a>) -> Option<Draft<'a>> {
    let who = speaker::find(doc, &rule.speaker, cue)?;
    let said = content::find(doc, rule.content, cue, who.phrase.as_ref())?;
    if said.is_empty() {
        return None;
    }
    let mut draft = Draft::new(number, rule.form);
    // Any verb counts only where no word of saying is found.
    draft.rank = rank(cue.entry, rule.content) - if rule.cue.any_verb { 15 } else { 0 };
    draft.act = rule.act.or(cue.entry.map(|e| e.act)).unwrap_or(Act::State);
    draft.medium = rule.medium.or(cue.entry.and_then(|e| e.medium));
    draft.clause = Some(cue.clause);
    draft.entry = cue.entry;
    draft.cue = cue.tokens.clone();
    if let (ContentPlace::Matrix, Some(opener)) = (rule.content, doc.clauses[cue.clause].opener) {
        draft.cue = draft.cue.with(&Stretch::of(opener as usize, opener as usize + 1));
    }
    if who.of_verb {
        draft.cue = draft.cue.with(&verb_around(doc, cue));
    }
    if rule.content == ContentPlace::Fragment {
        draft.cue = draft.cue.with(&Stretch::of_tokens(lead(doc, cue, &said)));
    }
    draft.addressee = who.addressee;
    draft.frame = match rule.content {
        ContentPlace::Summary | ContentPlace::Run => Stretch::default(),
        _ => frame::find(doc, rule, cue, &said, who.phrase.as_ref()),
    };
    draft.speaker = who.phrase;
    // What stood before and is pointed back to may have been quoted.
    if rule.content == ContentPlace::Previous && said.tokens().all(|i| doc.in_opaque(i)) {
        draft.form = laut_record::Form::Direct;
    }
    draft.content = said;
    Some(draft)
}

/// The preposition that governs the noun of a cue.
fn governor(doc: &Doc, cue: &Cue) -> Option<usize> {
    let mut at = cue.tokens.first();
    while at > 0 && matches!(doc.tokens[at - 1].tag, Tag::Adjective | Tag::Determiner) {
        at -= 1;
    }
    at.checked_sub(1).filter(|&i| doc.tokens[i].tag == Tag::Preposition)
}

/// The verb of the clause in which a noun of saying stands without an owner ("wagte die Prognose", "schloss mit den
/// Worten"): words of saying too, unless the noun only tells where.
fn verb_around(doc: &Doc, cue: &Cue) -> Stretch {
    let preposition = governor(doc, cue);
    if preposition.is_some_and(|p| !doc.pack.lists("means-prepositions", doc.lower(p))) {
        return Stretch::default();
    }
    let verb = doc.clauses[cue.clause].verb.tokens.iter().map(|&i| i as usize);
    let mut tokens: Vec<usize> = verb.chain(preposition).chain(expletive(doc, cue.clause)).collect();
    if let Some(preposition) = preposition {
        tokens.extend(preposition..cue.tokens.first());
    }
    tokens.sort_unstable();
    Stretch::of_tokens(tokens)
}

/// What leads over to a quoted part that a verb takes ("bezeichnete … als", "warnte vor").
fn lead(doc: &Doc, cue: &Cue, said: &Stretch) -> Option<usize> {
    let entry = cue.entry?;
    let takes = |i: usize| entry.preps.iter().any(|p| p == doc.lower(i) || p == doc.lemma(i));
    let leads = |i: usize| matches!(doc.tokens[i].tag, Tag::Preposition | Tag::Comparator) && takes(i);
    doc.own(cue.clause).take_while(|&i| i < said.first()).filter(|&i| leads(i)).last()
}

/// Which reading of one content is trusted more.
fn rank(entry: Option<&Entry>, place: ContentPlace) -> i32 {
    let base = match place {
        ContentPlace::Summary => 10,
        ContentPlace::Clause | ContentPlace::Matrix => 30,
        ContentPlace::Previous => 20,
        ContentPlace::Complement | ContentPlace::Quotation => 40,
        ContentPlace::Fragment | ContentPlace::Run => 0,
    };
    let word = match entry {
        Some(e) if !e.words.is_empty() => 5 + e.words.len() as i32,
        Some(e) if e.table == "says-nouns" => 3,
        Some(e) if !e.particle.is_empty() || e.reflexive => 1,
        Some(e) if e.frame == Frame::Quote => 1,
        // Any verb: only where none is listed.
        _ => 0,
    };
    base + word
}
