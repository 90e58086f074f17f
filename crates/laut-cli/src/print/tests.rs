//! The page of an invented record that has everything in it: what stands out, and how.

use super::*;
use laut::Statement;
use laut::record::{
    Act, Article, Block, Form, Judgement, Note, Pieces, Reader, Source, Span, StatementId, Step, Verdict,
};

const TEXT: &str = "Port open\n\nThe port is open, the Bell quoted a worker. The ministry denied “all of it”, which is false. \
    The mayor would not speak.\nIt rained.";

fn pieces(words: &str) -> Pieces {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len()).into()
}

fn statement(number: u32, act: Act, form: Form, content: &str, cue: &str, chain: Vec<Step>) -> Statement {
    let content = if content.is_empty() { Pieces::default() } else { pieces(content) };
    Statement {
        id: StatementId(number),
        source: Source::Text,
        form,
        medium: None,
        act,
        content,
        speaker: None,
        cue: Some(pieces(cue)),
        frame: None,
        addressee: None,
        chain,
        within: None,
        judged: None,
        rule: "xx/says/x".into(),
        confidence: None,
    }
}

fn step(text: &str, anonymous: bool, on_record: bool, stated: bool) -> Step {
    let (actor, pieces, cue) = (None, Pieces::default(), Pieces::default());
    Step { text: text.into(), actor, pieces, cue, anonymous, on_record, stated }
}

fn page(width: usize, only: Option<Only>, plain: bool) -> String {
    let chain = vec![step("The Bell", false, false, true), step("a worker", true, false, true)];
    let first = statement(1, Act::State, Form::Indirect, "The port is open", "quoted", chain);
    let chain = vec![step("Ministry", true, true, false)];
    let words = "The ministry denied “all of it”";
    let mut second = statement(2, Act::Deny, Form::Reported, words, "denied", chain.clone());
    second.judged = Some(Judgement { verdict: Verdict::False, by: None, span: pieces("false").spans()[0] });
    let mut third = statement(3, Act::State, Form::Direct, "“all of it”", "denied", chain);
    third.within = Some(StatementId(2));
    let mut fifth = third.clone();
    (fifth.id, fifth.act, fifth.judged) = (StatementId(5), Act::Deny, second.judged.clone());
    let fourth = statement(4, Act::NoComment, Form::Reported, "", "would not speak", vec![]);
    let block = |kind, words| Block { kind, span: pieces(words).spans()[0] };
    let whole = &TEXT[TEXT.find("The port").expect("there")..TEXT.find("\nIt").expect("there")];
    let blocks = vec![
        block(BlockKind::Title, "Port open"),
        block(BlockKind::Paragraph, whole),
        block(BlockKind::Paragraph, "It rained."),
    ];
    let article = Article { text: TEXT.into(), published: Some("2024-05-31".into()), ..Article::default() };
    let notes = vec![Note { span: pieces("it”").spans()[0], text: "nobody found for “it”".into() }];
    let statements = vec![first, second, third, fourth, fifth];
    let reader = Reader { stages: vec!["says".into()], ..Reader::default() };
    let record = Record { reader, article, blocks, statements, notes, ..Record::default() };
    let read = Read { record, place: "a.txt".into() };
    super::article(&Laut::embedded(), &read, &View { width, only, plain })
}

#[test]
fn denials_judgements_and_what_is_quoted_inside_stand_out() {
    let expected = "\
Port open
2024-05-31 · 5 statements · a.txt

  The port is open
    ← The Bell ← a worker (unnamed) · state, indirect · 3:1 “quoted”

✗ The ministry denied “all of it”
    ← [Ministry] (unnamed, on record) · deny, reported · 3:45 “denied”
    ! called false by the article · 3:87 “false”
      “all of it”
        ← [Ministry] (unnamed, on record) · state, direct · 3:65 “denied”
    ✗ “all of it” · direct · 3:65

  would not speak
    ← (nobody named) · no comment, reported · 3:104 “would not speak”

note: 3:73 nobody found for “it”

57 % of the text on others' word, 43 % on the article's own
";
    assert_eq!(page(80, None, true), expected);
}

#[test]
fn what_does_not_fit_goes_on_under_its_beginning() {
    let page = page(40, None, true);
    let lines = "    ← The Bell ← a worker (unnamed)\n    state, indirect · 3:1 “quoted”\n";
    assert!(page.contains(lines), "{page}");
    assert!(page.lines().all(|line| line.chars().count() <= 40), "{page}");
}

#[test]
fn own_word_is_printed_with_its_place() {
    let page = page(80, Some(Only::Own), true);
    assert!(page.contains("\n   3:78  … which is false. The mayor …\n"), "{page}");
    assert!(!page.contains("It rained"), "two words are no sentence worth a line: {page}");
}

#[test]
fn styles_are_closed_on_every_line() {
    for line in page(40, None, false).lines() {
        let opened = line.matches("\x1b[").count() - line.matches("\x1b[0m").count();
        assert_eq!(opened == 0, !line.contains("\x1b["), "{line:?}");
        assert!(!line.contains("\x1b[") || line.trim_end().rfind("\x1b[") == line.rfind("\x1b[0m"), "{line:?}");
    }
    assert!(page(40, None, false).contains('\x1b') && !page(40, None, true).contains('\x1b'));
}
