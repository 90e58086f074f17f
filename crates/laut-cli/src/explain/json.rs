//! An explanation as one JSON object; places in code points, as in the record.

use laut::explain::{Here, Target};
use laut::read::{Choice, Clause, Explanation, Found, Sentence, Token, Way};
use laut::record::json::Offsets;
use laut::record::{Pieces, Source};
use serde_json::{Value, json};

pub(super) fn explanation(explanation: &Explanation, target: Target, here: &Here) -> String {
    let record = &explanation.record;
    let shape = record.to_shape();
    let statements = here.statements.iter().map(|&n| {
        let mut value = serde_json::to_value(&shape.statements[n]).unwrap_or_default();
        if let Some(statement) = value.as_object_mut() {
            statement.insert("way".into(), way(&explanation.ways[n]));
        }
        value
    });
    let texts = [Offsets::new(record.text(Source::Text)), Offsets::new(record.text(Source::Title))];
    let offsets = |s: &Sentence| if s.source == Source::Title { &texts[1] } else { &texts[0] };
    let sentences = here.sentences.iter().map(|&n| &explanation.sentences[n]);
    let meets = |source, span| match target {
        Target::All => true,
        _ => sentences.clone().any(|s| s.source == source && s.span.touches(span)),
    };
    let dates = record.dates.iter().zip(&shape.dates).filter(|(d, _)| meets(d.source, d.span));
    let quantities = record.quantities.iter().zip(&shape.quantities).filter(|(q, _)| meets(q.source, q.span));
    let value = json!({
        "reader": shape.reader,
        "article": {"id": shape.article.id, "title": shape.article.title, "language": shape.article.language},
        "statements": statements.collect::<Vec<_>>(),
        "dates": dates.map(|(_, date)| date).collect::<Vec<_>>(),
        "quantities": quantities.map(|(_, quantity)| quantity).collect::<Vec<_>>(),
        "sentences": match target {
            Target::All => Value::Array(vec![]),
            _ => sentences.clone().map(|s| sentence(s, offsets(s))).collect(),
        },
    });
    value.to_string()
}

fn way(way: &Way) -> Value {
    let (found, from) = match way.speaker {
        Found::Named => ("named", None),
        Found::Pronoun => ("pronoun", None),
        Found::Joined => ("joined", None),
        Found::Cue => ("cue", None),
        Found::Carried(from) => ("carried", Some(format!("s{}", from.0))),
        Found::Nobody => ("nobody", None),
    };
    let rule = &way.rule;
    json!({
        "rule": {"id": rule.id, "summary": rule.summary, "file": rule.file, "example": rule.example},
        "word": way.word.as_ref().map(|w| json!({
            "word": w.word, "file": w.file, "frame": w.frame, "act": w.act, "example": w.example,
        })),
        "speaker": {"found": found, "from": from},
        "choices": way.choices.iter().map(choice).collect::<Vec<_>>(),
    })
}

fn choice(choice: &Choice) -> Value {
    json!({
        "model": choice.model, "label": choice.label, "over": choice.over, "by": choice.by,
        "features": choice.features.iter().map(|(name, weight)| json!({"name": name, "weight": weight})).collect::<Vec<_>>(),
    })
}

fn sentence(sentence: &Sentence, offsets: &Offsets) -> Value {
    let token = |t: &Token| {
        json!({
            "span": offsets.pair(t.span), "text": t.span.of(offsets.whole()), "tag": t.tag, "lemma": t.lemma,
            "features": t.features, "clause": t.clause, "choice": t.choice.as_ref().map(choice),
        })
    };
    let part = |p: &Pieces| {
        let spans: Vec<_> = p.spans().iter().map(|s| offsets.pair(*s)).collect();
        json!({"spans": spans, "text": p.text(offsets.whole())})
    };
    let clause = |c: &Clause| {
        json!({
            "kind": c.kind, "parent": c.parent, "words": part(&c.pieces), "verb": part(&c.verb), "mood": c.mood,
            "passive": c.passive, "negated": c.negated, "subject": c.subject.as_ref().map(part),
        })
    };
    let mut value = json!({
        "span": offsets.pair(sentence.span), "block": sentence.block,
        "tokens": sentence.tokens.iter().map(token).collect::<Vec<_>>(),
        "clauses": sentence.clauses.iter().map(clause).collect::<Vec<_>>(),
    });
    if let (Source::Title, Some(object)) = (sentence.source, value.as_object_mut()) {
        object.insert("in".into(), "title".into());
    }
    value
}
