//! Who says what: the engine's part of it, which every pack can count on.

use super::*;

#[test]
fn a_frame_stands_after_before_and_around_direct_speech() {
    only("direct", "[„Ta portu luke“]{content}[, dike ta minista]{frame}.");
    only("direct", "[Ta minista dike:]{frame} [„Ta portu luke.“]{content}");
    only("direct", "[„Ta portu“]{content}[, dike ta minista,]{frame} [„luke hod.“]{content}");
}

#[test]
fn a_frame_stands_after_before_and_around_reported_speech() {
    only("indirect", "[Ta portu luki]{content}[, dike ta minista]{frame}.");
    only("indirect", "[Ta minista dike,]{frame} [ta portu luki]{content}.");
    only("indirect", "[Ta portu]{content}[, dike ta minista,]{frame} [luki hod]{content}.");
}

#[test]
fn a_name_in_quotation_marks_is_no_speech() {
    nothing("Ta sefa „Salvo“ vene hod.");
    nothing("Ta minista bude tan gazetan „Velo Gazeta“.");
}

#[test]
fn a_quoted_part_is_a_statement_inside_the_other() {
    let record = check("direct", "[Ta minista]{speaker} dike, ke ta portu [„nur hod“]{content} luki.");
    let inner = record.statements.iter().find(|s| s.form.name() == "direct").expect("the quoted part");
    let outer = record.statements.iter().find(|s| s.form.name() == "indirect").expect("the statement around it");
    assert_eq!(inner.within, Some(outer.id));
}

#[test]
fn the_mood_of_reported_speech_runs_on_over_sentences() {
    let start = "Ta minista dike, ke ta portu luki.";
    check("indirect_free", &format!("{start} [Tai sefai venin hod. Ta konsila budi tan portun.]{{content}}"));
    // It ends where the article speaks for itself.
    check("indirect_free", &format!("{start} [Tai sefai venin hod.]{{content}} Ta konsila bude tan portun."));
}

#[test]
fn a_run_has_the_speaker_of_the_statement_it_carries_on() {
    let record =
        read("[Ta minista] Orlan Veska dike, ke ta portu luki. Tai sefai venin hod.".replace(['[', ']'], "").as_str());
    let origins: Vec<&str> = record.statements.iter().filter_map(|s| Some(s.chain.last()?.text.as_str())).collect();
    assert_eq!(origins, ["Orlan Veska", "Orlan Veska"], "{}", all(&record));
}

#[test]
fn the_mood_without_anybody_who_speaks_is_nobodys_word() {
    nothing("Ta portu luke. Tai sefai venin hod.");
}

#[test]
fn direct_speech_without_a_frame_is_by_whoever_spoke_last() {
    let record = check("direct", "Ta minista Orlan Veska dike, ke ta portu luki. [„Vo venen hod.“]{content}");
    let origin = record.statements.last().and_then(|s| s.chain.last()).map(|step| step.text.as_str());
    assert_eq!(origin, Some("Orlan Veska"));
}

#[test]
fn a_pronoun_is_the_name_it_stands_for() {
    let record = read("Ta minista Orlan Veska vene hod. Ela dike, ke ta portu luki.");
    let origin = record.statements.first().and_then(|s| s.chain.last()).map(|step| step.text.as_str());
    assert_eq!(origin, Some("Orlan Veska"), "{}", all(&record));
}

#[test]
fn a_marker_makes_a_clause_somebodys_word() {
    only("indirect", "[Sul]{cue} [ta minista]{speaker} [luke ta portu]{content}.");
    only("indirect", "[Ta portu luke]{content} [sul]{cue} [ta konsila]{speaker} [hod]{content}.");
    nothing("Sul ta lego luke ta portu.");
}

#[test]
fn a_comparison_speaks_of_the_clause_around_it() {
    only("indirect", "[Ta portu luke]{content}, kom [ta minista]{speaker} hod dikod.");
    only("indirect", "[Ta portu]{content}, kom [ta minista]{speaker} dikod, [luke hod]{content}.");
}

#[test]
fn what_points_back_takes_the_sentence_before() {
    let record = only("indirect", "Ta portu luke. Dis [dike]{cue} [ta minista]{speaker} hod.");
    let first = record.statements[0].content.spans()[0];
    assert_eq!(first.of("Ta portu luke. Dis dike ta minista hod."), "Ta portu luke");
}

#[test]
fn a_noun_of_saying_has_an_owner() {
    only("indirect", "Ta klama [tas konsila]{speaker}, [ke ta portu luke]{content}, es nur plano.");
    let record = only("indirect", "Sul [un raporta tas konsila]{speaker} [luke ta portu]{content}.");
    assert_eq!(record.statements[0].chain.last().map(|step| step.text.as_str()), Some("konsila"));
}

#[test]
fn an_outlet_spoken_to_is_a_step_of_the_chain() {
    let record =
        only("indirect", "[Orlan Veska]{speaker} dike [tar gazeta Lumo]{addressee}, [ke ta portu luke]{content}.");
    let chain: Vec<&str> = record.statements[0].chain.iter().map(|step| step.text.as_str()).collect();
    assert_eq!(chain, ["Lumo", "Orlan Veska"]);
}

#[test]
fn the_act_is_the_words_of_saying() {
    let record = only("reported", "[[Ta konsila]{speaker} [neye]{cue} tan planon.]{content}");
    assert_eq!(record.statements[0].act.name(), "deny");
}

#[test]
fn two_frames_in_one_sentence_have_a_content_each() {
    let text = "Ta minista dike, ke ta portu luke, u ta konsila neye, ke ta sefa vene.";
    let record = read(text);
    let contents: Vec<String> = record.statements.iter().map(|s| s.content.text(text)).collect();
    assert_eq!(contents, ["ke ta portu luke", "ke ta sefa vene"], "{}", all(&record));
}
