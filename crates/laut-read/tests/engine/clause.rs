//! Words → clauses, told by what is read of them: verb second and verb last, brackets, what interrupts a clause.

use super::*;

#[test]
fn a_subordinate_clause_ends_with_its_verb() {
    only("indirect", "[Ta minista]{speaker} dike, [ke ta portu hod luke]{content}, u vene.");
    only("indirect", "[Ke ta portu luke]{content}, dike [ta minista]{speaker} hod.");
}

#[test]
fn what_another_clause_interrupts_goes_on() {
    check("indirect", "[Ta minista]{speaker}, kel hod vene, [dike]{cue}, [ke ta portu luke]{content}.");
    check("indirect", "[Ta minista]{speaker} dike, [ke ta portu, kel hod vene, luke]{content}.");
}

#[test]
fn coordinated_clauses_are_one_content() {
    only("indirect", "[Ta minista]{speaker} dike, [ke ta portu luke u ke ta sefa vene]{content}.");
    only("indirect", "[Ta minista]{speaker} dike, [ta portu luki u ta sefa veni]{content}.");
}

#[test]
fn a_conjunction_and_another_verb_end_it() {
    only("indirect", "[Ta minista]{speaker} dike, [ke ta portu luke]{content}, u ta sefa vene hod.");
}

#[test]
fn auxiliary_and_participle_are_one_verb() {
    only("indirect", "[Ta minista]{speaker} [ha]{cue} hod [zadikid]{cue}, [ke ta portu luke]{content}.");
}

#[test]
fn a_particle_stands_apart_from_its_verb_or_stays_with_it() {
    check("indirect", "[Ta konsila]{speaker} [mele]{cue} hod [ek]{cue}, [ke ta sefa vene]{content}.");
    check(
        "indirect",
        "[Ta konsila]{speaker} ha [ekzamelid]{cue}, [ke ta sefa vene]{content}.".replace("ha [", "[ha ").as_str(),
    );
}

#[test]
fn an_infinitive_clause_is_governed_as_well() {
    only("indirect", "[Ta konsila]{speaker} [mele ek]{cue}, [tan portun po lukan]{content}.");
}

#[test]
fn a_relative_clause_belongs_to_its_noun() {
    check("indirect", "Sul [ta minista]{speaker}, kel hod vene, [luke ta portu]{content}.");
}
