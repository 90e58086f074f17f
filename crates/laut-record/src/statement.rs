//! Statements: attributed stretches of content, and the chain each came through.

use crate::{ActorId, Pieces, Source, Span};
use std::sync::Arc;

/// Path of the rule that made a reading, such as `de/says/laut`.
pub type RuleId = Arc<str>;

/// Number of a statement in its record; printed as `s1`, `s2` …
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StatementId(pub u32);

/// One attributed stretch of content: who says it, in what manner, through whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Statement {
    /// Its number in the record, by place in the text.
    pub id: StatementId,
    /// Whether all its parts lie in the text or in the title.
    pub source: Source,
    /// How the words are given.
    pub form: Form,
    /// Speech, writing or thought, where the text decides.
    pub medium: Option<Medium>,
    /// What the speaker does by saying it.
    pub act: Act,
    /// What is said.
    pub content: Pieces,
    /// The phrase beside the content that names the speaker.
    pub speaker: Option<Speaker>,
    /// The words that mark it as said by somebody.
    pub cue: Option<Pieces>,
    /// What of the sentence stands outside the content and holds cue, speaker and addressee.
    pub frame: Option<Pieces>,
    /// To whom it is said.
    pub addressee: Option<Pieces>,
    /// The steps it came through, nearest to the reader first, the origin last.
    pub chain: Vec<Step>,
    /// The statement it is quoted inside of.
    pub within: Option<StatementId>,
    /// Where the article or somebody in it calls the content true, false or unproven.
    pub judged: Option<Judgement>,
    /// The rule that read it.
    pub rule: RuleId,
    /// The measured share of right readings of that rule; none where not measured.
    pub confidence: Option<Confidence>,
}

/// The phrase that names a speaker, as it stands beside the content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Speaker {
    /// With titles and appositions, without relative clauses.
    pub pieces: Pieces,
    /// The actor it stands for.
    pub actor: Option<ActorId>,
}

/// One step of a chain: somebody through whom the words came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The name; for a pronoun or title the name it stands for.
    pub text: String,
    /// The actor, where one was found.
    pub actor: Option<ActorId>,
    /// Where the article names this step; empty when laut inferred it.
    pub pieces: Pieces,
    /// The words that tie this step to the next.
    pub cue: Pieces,
    /// Nobody is named ("eine Quelle", "Augenzeugen").
    pub anonymous: bool,
    /// A named body speaks, if through an unnamed mouth ("ein Sprecher der Feuerwehr").
    pub on_record: bool,
    /// Whether the article says so; false when laut inferred the step.
    pub stated: bool,
}

/// How often a rule read rightly on held-out gold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Confidence {
    /// Right readings.
    pub right: u32,
    /// All readings.
    pub of: u32,
}

impl Confidence {
    /// The share of right readings, rounded to two decimals.
    pub fn share(self) -> f64 {
        (100.0 * f64::from(self.right) / f64::from(self.of.max(1))).round() / 100.0
    }
}

/// Somebody calls the content true, false or unproven.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Judgement {
    /// What it is called.
    pub verdict: Verdict,
    /// Who calls it so: `None` is the article itself.
    pub by: Option<String>,
    /// The words that say so.
    pub span: Span,
}

/// What a judgement calls the content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is so.
    True,
    /// It is not so.
    False,
    /// It could not be checked, or no proof was given.
    Unproven,
}

impl Verdict {
    /// Every verdict, with its name in JSON and in packs.
    pub const ALL: &[(Verdict, &str)] =
        &[(Verdict::True, "true"), (Verdict::False, "false"), (Verdict::Unproven, "unproven")];

    /// Its name in JSON and in packs.
    pub fn name(self) -> &'static str {
        name_in(Verdict::ALL, self)
    }

    /// The verdict of that name.
    pub fn named(name: &str) -> Option<Self> {
        named_in(Verdict::ALL, name)
    }
}

/// How words are given; after the annotation guidelines of Petersen-Frey & Biemann (LREC-COLING 2024).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Form {
    /// Verbatim, in quotation marks.
    Direct,
    /// The sense of it, with a frame.
    Indirect,
    /// A sentence of its own in the mood of reported speech, without a frame.
    IndirectFree,
    /// Neither frame nor mood nor marks: a modal verb reports somebody else's words.
    FreeIndirect,
    /// A summary in the author's words that holds its speaker.
    Reported,
}

impl Form {
    /// Every form, with its name in JSON and in packs.
    pub const ALL: &[(Form, &str)] = &[
        (Form::Direct, "direct"),
        (Form::Indirect, "indirect"),
        (Form::IndirectFree, "indirect_free"),
        (Form::FreeIndirect, "free_indirect"),
        (Form::Reported, "reported"),
    ];

    /// Its name in JSON and in packs.
    pub fn name(self) -> &'static str {
        name_in(Form::ALL, self)
    }

    /// The form of that name.
    pub fn named(name: &str) -> Option<Self> {
        named_in(Form::ALL, name)
    }
}

/// Whether something was said, written or thought, as far as the text decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Medium {
    /// Said aloud.
    Speech,
    /// Written down.
    Writing,
    /// Thought, believed, hoped.
    Thought,
    /// Said or written.
    SpeechOrWriting,
    /// Said or thought.
    SpeechOrThought,
    /// Thought or written.
    ThoughtOrWriting,
}

impl Medium {
    /// Every medium, with its name in JSON and in packs.
    pub const ALL: &[(Medium, &str)] = &[
        (Medium::Speech, "speech"),
        (Medium::Writing, "writing"),
        (Medium::Thought, "thought"),
        (Medium::SpeechOrWriting, "speech_or_writing"),
        (Medium::SpeechOrThought, "speech_or_thought"),
        (Medium::ThoughtOrWriting, "thought_or_writing"),
    ];

    /// Its name in JSON and in packs.
    pub fn name(self) -> &'static str {
        name_in(Medium::ALL, self)
    }

    /// The medium of that name.
    pub fn named(name: &str) -> Option<Self> {
        named_in(Medium::ALL, name)
    }
}

/// What a speaker does by saying something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[expect(missing_docs, reason = "the names say it; `Act::ALL` is the list")]
pub enum Act {
    State,
    Confirm,
    Deny,
    Demand,
    Ask,
    Promise,
    Offer,
    Propose,
    Threaten,
    Warn,
    Accuse,
    Criticise,
    Praise,
    Predict,
    Doubt,
    Agree,
    Refuse,
    Announce,
    Assess,
    ClaimResponsibility,
    NoComment,
}

impl Act {
    /// Every act, with its name in JSON and in packs.
    pub const ALL: &[(Act, &str)] = &[
        (Act::State, "state"),
        (Act::Confirm, "confirm"),
        (Act::Deny, "deny"),
        (Act::Demand, "demand"),
        (Act::Ask, "ask"),
        (Act::Promise, "promise"),
        (Act::Offer, "offer"),
        (Act::Propose, "propose"),
        (Act::Threaten, "threaten"),
        (Act::Warn, "warn"),
        (Act::Accuse, "accuse"),
        (Act::Criticise, "criticise"),
        (Act::Praise, "praise"),
        (Act::Predict, "predict"),
        (Act::Doubt, "doubt"),
        (Act::Agree, "agree"),
        (Act::Refuse, "refuse"),
        (Act::Announce, "announce"),
        (Act::Assess, "assess"),
        (Act::ClaimResponsibility, "claim_responsibility"),
        (Act::NoComment, "no_comment"),
    ];

    /// Its name in JSON and in packs.
    pub fn name(self) -> &'static str {
        name_in(Act::ALL, self)
    }

    /// The act of that name.
    pub fn named(name: &str) -> Option<Self> {
        named_in(Act::ALL, name)
    }
}

/// The name that a table of names gives a value.
pub(crate) fn name_in<T: PartialEq + Copy>(all: &[(T, &'static str)], value: T) -> &'static str {
    all.iter().find(|(v, _)| *v == value).map_or("", |(_, name)| name)
}

/// The value that a table of names gives a name.
pub(crate) fn named_in<T: Copy>(all: &[(T, &'static str)], name: &str) -> Option<T> {
    all.iter().find(|(_, n)| *n == name).map(|(v, _)| *v)
}
