//! Events, actors and numbers of an invented record, as they are printed.

use super::*;
use jiff::civil::{Date, date};
use laut::record::*;

const TEXT: &str = "The port

Holm recognised the northern league in May. At least 40 people died there in 1912. A worker said Holm would send 300 \
    guards. The northern league denied that. The recognition of the league came late.";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("words of the text");
    Span::new(start, start + words.len())
}

fn actor(id: u32, name: &str, kind: ActorKind) -> Actor {
    let mentions = vec![Mention { source: Source::Text, span: span(name) }];
    Actor { id: ActorId(id), name: name.into(), kind: Some(kind), mentions, ..Actor::default() }
}

fn event(id: u32, kind: EventType, trigger: &str, status: EventStatus, days: Option<(Date, Date)>) -> Event {
    Event {
        id: EventId(id),
        source: Source::Text,
        kind,
        mode: None,
        actors: vec![],
        recipients: vec![],
        trigger: span(trigger).into(),
        evidence: span(trigger),
        date: None,
        from: days.map(|(from, _)| from),
        to: days.map(|(_, to)| to),
        date_from: None,
        place: None,
        quantities: vec![],
        goods: vec![],
        status,
        statement: None,
        same_as: None,
        rule: "xx/happens/x".into(),
        confidence: None,
    }
}

fn quantity(id: u32, words: &str, value: i64, bound: Bound, of: &str) -> Quantity {
    let (value, unit) = (Some(value.into()), Some("person".into()));
    let (low, high) = (value.filter(|_| bound != Bound::UpTo), value.filter(|_| bound == Bound::Exact));
    let (span, of, rule) = (span(words), Some(span(of)), "xx/count/x".into());
    Quantity { id: QuantityId(id), source: Source::Text, span, value, low, high, bound, unit, of, rule }
}

fn record() -> Record {
    let may = Some((date(2024, 5, 1), date(2024, 5, 31)));
    let mut recognised = event(1, EventType::Support, "recognised", EventStatus::Happened, may);
    (recognised.actors, recognised.recipients) = (vec![ActorId(1)], vec![ActorId(2)]);
    let mut died =
        event(2, EventType::Harm, "died", EventStatus::Happened, Some((date(1912, 1, 1), date(1912, 12, 31))));
    (died.quantities, died.place) = (vec![QuantityId(1)], Some(Place { pieces: span("there").into(), actor: None }));
    let mut send = event(3, EventType::Mobilize, "send", EventStatus::Planned, None);
    (send.mode, send.statement) = (Some(Mode::Police), Some(StatementId(1)));
    (send.actors, send.quantities) = (vec![ActorId(1)], vec![QuantityId(2)]);
    let mut again = event(4, EventType::Support, "recognition", EventStatus::Happened, None);
    again.same_as = Some(EventId(1));
    let chain = vec![Step {
        text: "a worker".into(),
        actor: None,
        pieces: Pieces::default(),
        cue: Pieces::default(),
        anonymous: true,
        on_record: false,
        stated: true,
    }];
    let said = Statement {
        id: StatementId(1),
        source: Source::Text,
        form: Form::Indirect,
        medium: None,
        act: Act::State,
        content: span("Holm would send 300").into(),
        speaker: None,
        cue: None,
        frame: None,
        addressee: None,
        chain,
        within: None,
        judged: Some(Judgement { verdict: Verdict::False, by: None, span: span("denied") }),
        rule: "xx/says/x".into(),
        confidence: None,
    };
    let mut holm = actor(1, "Holm", ActorKind::Person);
    (holm.country, holm.sector) = (Country::from_code("NOR"), Sector::named("GOV"));
    holm.roles = vec!["minister".into()];
    let listing = |list: &str| Listing {
        list: list.into(),
        programme: Some("NOR7".into()),
        since: Some("2023-01".into()),
        why: "state and office agree".into(),
    };
    holm.lists = vec![listing("Port ban")];
    let mut league = actor(2, "northern league", ActorKind::Organisation);
    let (id, name, why) = ("k-7".into(), "Northern League Ltd".into(), "the name alone".into());
    league.candidates = vec![Candidate { id, name, why, lists: vec![listing("Port ban")] }];
    let stages = ["says", "who", "count", "happens"].map(String::from).to_vec();
    Record {
        reader: Reader { stages, ..Reader::default() },
        article: Article { text: TEXT.into(), language: Some("xx".into()), ..Article::default() },
        blocks: vec![Block { kind: BlockKind::Title, span: span("The port") }],
        actors: vec![holm, league],
        quantities: vec![
            quantity(1, "At least 40 people", 40, Bound::AtLeast, "people"),
            quantity(2, "300 guards", 300, Bound::Exact, "guards"),
        ],
        statements: vec![said],
        events: vec![recognised, died, send, again],
        ..Record::default()
    }
}

fn page(width: usize, only: Only) -> String {
    let read = Read { record: record(), place: "a.txt".into() };
    super::article(&Laut::embedded(), &read, &View { width, only: Some(only), plain: true })
}

#[test]
fn events_stand_in_order_of_time_and_those_without_last() {
    let expected = "\
The port
4 events · a.txt

  1912        HARM “died” · At least 40 people · at there · happened · 3:64
  2024-05     Holm → SUPPORT “recognised” → northern league · happened · 3:6,
              3:163
  undated     Holm → MOBILIZE/police “send” · 300 guards · planned · laut a
              worker (unnamed) · ! called false · 3:109

";
    assert_eq!(page(80, Only::Events), expected);
    assert!(page(40, Only::Events).lines().all(|line| line.chars().count() <= 40), "{}", page(40, Only::Events));
}

#[test]
fn actors_have_what_is_known_of_them_and_the_lists_they_stand_on() {
    let expected = "\
The port
2 actors · a.txt

  Holm · person · NOR · GOV · minister · 1 mention · 3:1
    ! on the list “Port ban”, programme NOR7, since 2023-01: state and office
      agree
  northern league · organisation · 1 mention · 3:21
    ? may be Northern League Ltd (k-7): the name alone · then on the list Port
      ban

";
    assert_eq!(page(80, Only::Actors), expected);
}

#[test]
fn numbers_have_their_bounds_and_what_they_count() {
    let expected = "\
The port
2 quantities · a.txt

   3:45  At least 40 people → at least 40 person · people
  3:114  300 guards → 300 person · guards

";
    assert_eq!(page(80, Only::Quantities), expected);
}

#[test]
fn what_no_stage_looked_for_is_said_to_be_not_read() {
    let printed = page(80, Only::Dates);
    assert!(printed.contains("not read: the language data for “xx” has nothing for `when` yet"), "{printed}");
}
