"""Checks on a session that is being prepared: each rule speaks when it is broken, names the place, can be set aside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.agenda import Annex, BudgetStep, Clause, Fate, Item, ItemKind
from syndic_desktop.domain.answers import Answer, DeputyWord
from syndic_desktop.domain.assemblies import Seat
from syndic_desktop.domain.attendance import Movement, Stance, State
from syndic_desktop.domain.checks import RULES, Part, Severity, Target, findings
from syndic_desktop.domain.classifications import Classification, FiledMatter, FileKind
from syndic_desktop.domain.convenings import snapped
from syndic_desktop.domain.filings import untransmittable
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.notices import Dispatch, Notice
from syndic_desktop.domain.overrides import Override
from syndic_desktop.domain.people import Role
from syndic_desktop.domain.resending import sent
from syndic_desktop.domain.sessions import Modality, SessionNature, sitting
from syndic_desktop.domain.statutes import Accounts, Profile, SyndicatKind
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.votes import Vote
from tests.domain.assemblies import present, written
from tests.domain.test_checks import GOOD, ITEM, NOTICE, SYNDICAT
from tests.domain.test_sessions import DAY, assembly

DRAFT_ITEM = replace(ITEM, vote=None, number=None)
DRAFT = replace(GOOD, attendance=(), secretary=None, items=(DRAFT_ITEM,))
BUDGET = replace(DRAFT_ITEM, subject="Budget primitif 2027", matter="7.1")
DEBATE = replace(DRAFT_ITEM, subject="Débat d’orientation budgétaire", matter="7.1")
SECOND = replace(DRAFT, nature=SessionNature.SECOND_NOTICE, first_session="CS:2026-09-20")
FIRST = replace(DRAFT, day=date(2026, 9, 20), items=(DRAFT_ITEM,), attendance=present(1))
ROLES = (Role("t1", "Président", 0, date(2020, 1, 1)), Role("t2", "1er Vice-Président", 1, date(2020, 1, 1)))


def people(**means: Means):
    made = assembly()
    known = tuple(replace(each, email=f"{each.code}@x.fr") for each in made.people)
    changed = tuple(replace(each, convened_by=means[each.code]) if each.code in means else each for each in known)
    return replace(made, people=changed, roles=ROLES)


def found(session=DRAFT, syndicat=SYNDICAT, others=(), who=None):
    return findings(syndicat, sitting(who or people(), syndicat.profile, session), others)


def told(session=DRAFT, **given):
    return [(each.rule.code, each.target) for each in found(session, **given)]


def with_item(**changes):
    return replace(DRAFT, items=(replace(DRAFT_ITEM, **changes),))


def answering(**said: Stance):
    return replace(DRAFT, answers=tuple(Answer(seat, stance) for seat, stance in said.items()))


NOTICED = {
    "late": (replace(DRAFT, notice=replace(NOTICE, day=date(2026, 9, 20))), "C1", Target(Part.SENDING)),
    "urgent without a reason": (replace(DRAFT, nature=SessionNature.URGENT), "C2", Target(Part.URGENCY)),
    "no hour": (replace(DRAFT, opening=None), "C3", Target(Part.HOUR)),
    "not the president": (replace(DRAFT, notice=replace(NOTICE, signatory="t2")), "C4", Target(Part.SIGNATORY)),
    "no statement": (with_item(statement=()), "C5", Target(Part.STATEMENT, 1)),
    "somebody forgotten": (
        replace(DRAFT, notice=replace(NOTICE, dispatches=NOTICE.dispatches[:4])), "C6",
        Target(Part.SENDING, person="t5"),
    ),
    "added afterwards": (with_item(added_after_notice=True), "C8", Target(Part.KIND, 1)),
    "other business that decides": (
        with_item(kind=ItemKind.ANY_OTHER_BUSINESS, operative=(Clause("d’acheter"),)), "C9", Target(Part.OPERATIVE, 1)
    ),
    "not displayed": (replace(DRAFT, notice=replace(NOTICE, displayed=None)), "C10", Target(Part.DISPLAYED)),
    "budget papers late": (
        replace(DRAFT, items=(BUDGET,), notice=replace(NOTICE, budget_papers=date(2026, 9, 14))), "C11",
        Target(Part.BUDGET_PAPERS, 1),
    ),
    "budget without a debate": (replace(DRAFT, items=(BUDGET,)), "C12", Target(Part.SUBJECT, 1)),
    "elsewhere": (replace(DRAFT, place="Bilh"), "C14", Target(Part.PLACE)),
    "second, too early": (
        replace(SECOND, notice=replace(NOTICE, day=date(2026, 9, 22))), "C15", Target(Part.SENDING)
    ),
    "second, of nothing": (replace(SECOND, first_session=None), "C16", Target(Part.FIRST_SESSION)),
    "no copy": (replace(DRAFT, notice=replace(NOTICE, copied=None)), "C17", Target(Part.COPIES)),
    "budget by video": (
        replace(DRAFT, modality=Modality.MIXED, items=(BUDGET,)), "C18", Target(Part.MODALITY, 1)
    ),
    "election by video, called a deliberation": (
        replace(DRAFT, modality=Modality.MIXED, items=(replace(DRAFT.items[0], subject="Élection du président"),)),
        "C18",
        Target(Part.MODALITY, 1),
    ),
    "only by video": (replace(DRAFT, modality=Modality.VIDEO), "C19", Target(Part.MODALITY)),
    "no annex": (
        with_item(operative=(Clause("d’autoriser la convention présentée en annexe"),)), "C20", Target(Part.ANNEXES, 1)
    ),
    "minutes of another day": (
        with_item(subject="Procès-verbal du 26 juin 2026", visas=("le projet de procès-verbal du 2 mai,",)), "C21",
        Target(Part.STATEMENT, 1),
    ),
    "a holiday": (replace(DRAFT, day=date(2026, 12, 25)), "C22", Target(Part.DAY)),
    "a deputy could come": (
        answering(S1=Stance(State.PRESENT), S2=Stance(State.PROXY, holder="t1")), "A9",
        Target(Part.ANSWERS, person="d2", seat="S2"),
    ),
    "in two seats": (
        answering(S1=Stance(State.PRESENT), S2=Stance(State.DEPUTY, deputy="t1")), "A10",
        Target(Part.ANSWERS, person="t1", seat="S2"),
    ),
    "no such seat": (answering(S9=Stance(State.PRESENT)), "A11", Target(Part.ANSWERS, seat="S9")),
    "not a deputy": (answering(S2=Stance(State.DEPUTY, deputy="d3")), "A11", Target(Part.ANSWERS, seat="S2")),
    "holder not in office": (answering(S2=Stance(State.PROXY, holder="d6")), "A11", Target(Part.ANSWERS, seat="S2")),
    "number": (with_item(number="CS2026/0123456789"), "F1", Target(Part.NUMBER, 1)),
    "same number": (
        replace(DRAFT, items=(replace(DRAFT_ITEM, number="A/1"), replace(DRAFT_ITEM, number="A-1"))), "F1",
        Target(Part.NUMBER, 2),
    ),
    "long subject": (with_item(subject="x" * 500), "F2", Target(Part.SUBJECT, 1)),
    "subject in emoji": (with_item(subject="Achat 🚲"), "F2", Target(Part.SUBJECT, 1)),
    "no matter": (with_item(matter=None), "F3", Target(Part.MATTER, 1)),
    "matter that is not": (with_item(matter="7.11"), "F3", Target(Part.MATTER, 1)),
    "type of an annex": (with_item(annexes=(Annex("Plan", typology="plan"),)), "F4", Target(Part.ANNEXES, 1, annex=0)),
    "an annex for the act": (
        with_item(annexes=(Annex("Plan", typology="99_DE"),)), "F4", Target(Part.ANNEXES, 1, annex=0)
    ),
}  # fmt: skip


def test_a_session_well_prepared_has_nothing_said_of_it():
    assert told() == []


@pytest.mark.parametrize("case", NOTICED)
def test_a_breach_is_found_where_it_is(case):
    session, code, target = NOTICED[case]

    assert (code, target) in told(session)


def test_every_rule_of_the_preparation_can_speak():
    """With C7, C13 and F8, which have tests of their own below."""
    wanted = {code for code in RULES if code[0] == "C"} | {"A9", "A10", "A11", "F1", "F2", "F3", "F4", "F8"}

    assert wanted - {code for _, code, _ in NOTICED.values()} == {"C7", "C13", "F8"}


def test_how_each_is_convened():
    by_mail = replace(DRAFT, notice=replace(NOTICE, dispatches=(Dispatch("t1", NOTICE.day, Means.POST),)))
    nowhere = replace(people(), people=tuple(replace(each, email=None) for each in people().people))
    unsent = replace(DRAFT, notice=replace(NOTICE, day=None, dispatches=()))

    assert ("C7", Target(Part.SENDING, person="t2")) in told(who=people(t2=Means.POST))
    assert ("C7", Target(Part.PERSON, person="t1")) in told(by_mail)
    assert ("C7", Target(Part.PERSON, person="t1")) in told(unsent, who=nowhere)
    assert told(unsent, who=people(t2=Means.POST)) == []


def test_the_statutes_name_who_convenes_and_where():
    profile = Profile(conveners=("1er vice-président",), places=("Salle de Bilh",))
    session = replace(DRAFT, place="Salle de Bilh, rez-de-chaussée", notice=replace(NOTICE, signatory="t2"))

    assert told(session, syndicat=replace(SYNDICAT, profile=profile)) == []


def test_a_day_that_is_seldom_meant_is_told_and_allowed():
    def said(session=DRAFT, others=()):
        return [each for each in found(session, others=others) if each.rule.code == "C22"]

    (holiday,) = said(replace(DRAFT, day=date(2026, 12, 25)))
    (twice,) = said(others=(replace(DRAFT, opening=time(18)),))

    assert "jour férié (Noël)" in holiday.sentence
    assert f"à {wording.clock(time(18))}" in twice.sentence
    assert {holiday.severity, twice.severity} == {Severity.WARNS}
    assert "dimanche" in said(replace(DRAFT, day=date(2026, 9, 27)))[0].sentence
    assert not said(others=(replace(DRAFT, body="BU", opening=time(18)),))
    assert not said(replace(DRAFT, day=date(2026, 12, 25), attendance=present(1, 2, 3, 4, 5)))


@pytest.mark.parametrize(("before", "late"), [(date(2026, 6, 25), False), (date(2026, 6, 24), True)])
def test_the_committee_meets_every_quarter(before, late):
    earlier = replace(DRAFT, day=before)

    assert bool(told(others=(earlier,))) is late
    assert told(others=(earlier,), syndicat=replace(SYNDICAT, profile=Profile(months_between_sessions=6))) == []


def test_the_last_day_of_the_budget_papers_is_told_while_they_have_not_left():
    unsent = replace(DRAFT, items=(BUDGET,), notice=replace(NOTICE, day=None, dispatches=()))

    (told_of,) = (each for each in found(unsent) if each.rule.code == "C11")

    assert (told_of.severity, told_of.target) == (Severity.WARNS, Target(Part.BUDGET_PAPERS, 1))
    assert f"{wording.long_date(date(2026, 9, 13))} au plus tard." in told_of.sentence
    communicated = replace(unsent, notice=replace(unsent.notice, budget_papers=date(2026, 9, 13)))
    assert "C11" not in dict(told(communicated))
    assert "C11" not in dict(told(replace(unsent, attendance=present(1, 2, 3)))), "too late to tell"


def test_a_late_notice_names_whom_it_came_late_to():
    late = (*NOTICE.dispatches[:3], *(Dispatch(f"t{n}", date(2026, 9, 22), Means.EMAIL) for n in (4, 5)))

    (finding,) = found(replace(DRAFT, notice=replace(NOTICE, dispatches=late)))

    assert (finding.rule.code, finding.target) == ("C1", Target(Part.SENDING, person="t4"))
    assert f"à M.{wording.NB}X T4 et M.{wording.NB}X T5" in finding.sentence
    assert "Les autres convocations sont parties à temps" in finding.sentence


def test_a_notice_that_came_late_to_everybody_names_nobody():
    late = tuple(replace(each, day=date(2026, 9, 22)) for each in NOTICE.dispatches)

    (finding,) = found(replace(DRAFT, notice=replace(NOTICE, dispatches=late)))

    assert (finding.target, "Les autres" in finding.sentence) == (Target(Part.SENDING), False)


def test_who_sits_no_more_was_not_convened_late():
    gone = (*NOTICE.dispatches, Dispatch("t6", date(2026, 9, 22), Means.EMAIL))

    assert told(replace(DRAFT, notice=replace(NOTICE, dispatches=gone))) == []


def test_a_note_written_after_the_notices_left_was_not_sent_with_them():
    bare = replace(DRAFT, items=(replace(DRAFT_ITEM, statement=()),), notice=replace(NOTICE, day=None, dispatches=()))
    gone = sent(sitting(people(), SYNDICAT.profile, bare), NOTICE.day, NOTICE.dispatches, ())
    gone = replace(gone, notice=replace(gone.notice, displayed=NOTICE.day, copied=NOTICE.day))
    written = replace(gone, items=(DRAFT_ITEM,))

    assert told(gone) == told(written) == [("C5", Target(Part.STATEMENT, 1))]
    assert f"après l’envoi du {wording.long_date(NOTICE.day)}" in found(written)[0].sentence
    assert told(replace(written, attendance=present(1, 2, 3), secretary="t2")) == [("D6", Target(Part.NUMBER, 1))]


def test_two_sessions_of_one_day_do_not_give_one_number():
    numbered = replace(DRAFT, items=(replace(DRAFT_ITEM, number="A/1"),))
    evening = replace(numbered, opening=time(18), items=(DRAFT_ITEM, replace(DRAFT_ITEM, number="A-1")))
    taken_off = replace(evening, items=(replace(DRAFT_ITEM, number="A-1", fate=Fate.WITHDRAWN),))

    finding = found(numbered, others=(evening,))[0]

    assert (finding.rule.code, finding.target) == ("F1", Target(Part.NUMBER, 1))
    assert "au point 2 de la séance de 18" in finding.sentence
    elsewhere = (taken_off, replace(evening, day=DAY - timedelta(days=1)))
    assert "F1" not in dict(told(numbered, others=elsewhere))


@pytest.mark.parametrize(("weeks", "heard"), [(10, True), (11, False)])
def test_the_budget_is_voted_within_ten_weeks_of_its_debate(weeks, heard):
    session = replace(DRAFT, items=(BUDGET,), notice=replace(NOTICE, budget_papers=date(2026, 9, 1)))
    debated = replace(DRAFT, day=DAY - timedelta(weeks=weeks), items=(DEBATE,))
    same_day = replace(session, items=(DEBATE, BUDGET))

    assert ("C12" not in dict(told(session, others=(debated,)))) is heard
    assert "C12" in dict(told(same_day, others=(debated,)))


@pytest.mark.parametrize(("day", "heard"), [(date(2026, 7, 25), True), (date(2026, 7, 24), False)])
def test_outside_m57_the_budget_is_voted_within_two_months_and_has_no_twelve_days(day, heard):
    syndicat = replace(SYNDICAT, profile=Profile(accounts=Accounts.OTHER))
    given = found(replace(DRAFT, items=(BUDGET,)), syndicat, others=(replace(DRAFT, day=day, items=(DEBATE,)),))

    assert [each.rule.code for each in given] == ([] if heard else ["C12"])
    assert heard or "dans les deux mois d’avant" in given[0].sentence


@pytest.mark.parametrize("subject", ["Vote du budget 2027", "Adoption du budget annexe", "BUDGETS PRIMITIFS"])
def test_a_budget_is_known_by_its_subject(subject):
    assert "C12" in dict(told(with_item(subject=subject)))


@pytest.mark.parametrize("subject", ["Décision modificative n° 1 au budget principal", "Budget participatif"])
def test_what_is_not_the_budget_of_the_year(subject):
    assert "C12" not in dict(told(with_item(subject=subject)))


def test_what_the_notices_did_not_announce_cannot_be_voted_whatever_its_mark():
    gone = snapped(sitting(people(), SYNDICAT.profile, DRAFT))
    added = replace(DRAFT_ITEM, subject="Emprunt pour la digue")
    reworded = replace(DRAFT_ITEM, subject="Un objet précisé")

    assert told(gone) == []
    assert told(replace(gone, items=(reworded,))) == []
    assert ("C8", Target(Part.KIND, 2)) in told(replace(gone, items=(DRAFT_ITEM, added)))
    withdrawn = replace(DRAFT_ITEM, subject="Retiré", fate=Fate.WITHDRAWN)
    assert ("C8", Target(Part.KIND, 3)) in told(replace(gone, items=(DRAFT_ITEM, withdrawn, added)))


def test_an_item_marked_as_the_budget_is_one_whatever_its_subject():
    assert "C12" in dict(told(with_item(subject="BP 2027", budget=BudgetStep.BUDGET)))
    assert "C12" not in dict(told(with_item(subject="Budget primitif : suites", budget=BudgetStep.ACCOUNTS)))


def test_a_second_convocation_takes_up_what_was_left():
    new, voted = replace(DRAFT_ITEM, subject="Neuf"), replace(DRAFT_ITEM, subject="Fait")
    first = replace(FIRST, items=(DRAFT_ITEM, replace(voted, vote=Vote(unanimous=True))))
    second = replace(SECOND, items=(DRAFT_ITEM, new, voted))

    assert [place.item for code, place in told(second, others=(first,)) if code == "C16"] == [2, 3]
    debate = replace(second, items=(replace(new, kind=ItemKind.DEBATE), replace(new, kind=ItemKind.INFORMATION)))
    assert [place.item for code, place in told(debate, others=(first,)) if code == "C16"] == [1]


def test_a_second_convocation_of_a_session_that_has_one_is_told_of_the_later_one():
    """CGCT, L2121-17: what is convened again once is settled then; another session wants its quorum."""
    later = replace(SECOND, day=SECOND.day + timedelta(days=7))
    said = [("C16", Target(Part.FIRST_SESSION))]

    assert [each for each in told(later, others=(FIRST, SECOND)) if each[0] == "C16"] == said
    assert told(SECOND, others=(FIRST, later)) == []
    elsewhere = replace(SECOND, body="BU")
    assert [each for each in told(later, others=(FIRST, elsewhere)) if each[0] == "C16"] == []


def test_what_a_second_convocation_adds_lacks_the_quorum_that_the_rest_does_without():
    held = replace(SECOND, items=(DRAFT_ITEM, replace(DRAFT_ITEM, subject="Neuf")), attendance=present(1))

    said = [(code, place.item) for code, place in told(held, others=(FIRST,)) if code in ("A1", "A2", "A3")]

    assert said == [("A3", 2)]


def test_a_second_convocation_follows_a_lack_of_quorum():
    said = [("C16", Target(Part.FIRST_SESSION))]
    reached = replace(FIRST, attendance=present(1, 2, 3))
    left = Movement("S3", 1, Stance(State.ABSENT))

    assert told(SECOND, others=(FIRST,)) == []
    assert told(SECOND, others=(replace(FIRST, attendance=()),)) == said
    assert told(SECOND, others=(reached,)) == said
    assert told(SECOND, others=(replace(reached, movements=(left,)),)) == [], "it may be lost on the way"


def test_a_deputy_who_is_prevented_leaves_the_proxy_alone():
    given = Answer("S2", Stance(State.PROXY, holder="t1"), deputies=DeputyWord.PREVENTED)
    answers = (Answer("S1", Stance(State.PRESENT)), given)
    roll = (*present(1, 3, 4), written(2, "t1"))
    held = replace(GOOD, attendance=roll, secretary="t3")

    assert told(replace(DRAFT, answers=answers)) == []
    assert told(held) == [("A9", Target(Part.ROLL, seat="S2"))]
    assert told(replace(held, answers=answers)) == []


def test_a_titular_and_his_deputy_who_both_come_have_one_vote():
    both = Answer("S2", Stance(State.PRESENT), deputies=DeputyWord.COMING)

    (finding,) = found(replace(DRAFT, answers=(both,)))

    assert (finding.rule.code, finding.severity) == ("A10", Severity.WARNS)
    assert finding.target == Target(Part.ANSWERS, seat="S2")
    assert told(replace(DRAFT, answers=(replace(both, stance=Stance(State.EXCUSED)),))) == []


def test_one_session_in_one_place_makes_the_semester_right():
    by_video = replace(DRAFT, modality=Modality.VIDEO)

    assert told(by_video, others=(replace(DRAFT, day=date(2026, 7, 1)),)) == []
    assert "C19" in dict(told(by_video, others=(replace(DRAFT, day=date(2026, 6, 30)),)))
    assert "C19" in dict(told(replace(DRAFT, modality=Modality.MIXED))), "partly by video is not in one place"


@pytest.mark.parametrize(
    "text", ["le plan ci-annexé", "la convention telle que présentée en annexe", "Voir la carte ci-jointe."]
)
def test_a_text_that_sends_to_an_annex_wants_one(text):
    session = with_item(statement=(paragraph(text),))

    assert "C20" in dict(told(session))
    assert "C20" not in dict(told(with_item(statement=(paragraph(text),), annexes=(Annex("Plan"),))))


@pytest.mark.parametrize("text", ["Le bâtiment annexe, en annexe 3 du code.", "Ce bien annexe est vendu."])
def test_an_annex_of_another_text_is_not_expected(text):
    assert "C20" not in dict(told(with_item(statement=(paragraph(text),))))


def test_the_citation_is_told_with_the_word_before_it():
    session = with_item(statement=(paragraph("La carte, jointe au rapport, est présentée en ANNEXE ; elle engage."),))

    (said,) = (each.sentence for each in found(session) if each.rule.code == "C20")
    assert "« présentée en ANNEXE »" in said


def test_what_was_taken_off_is_not_checked():
    session = replace(DRAFT, items=(DRAFT_ITEM, replace(DRAFT_ITEM, fate=Fate.POSTPONED, statement=(), matter=None)))

    assert told(session) == []


def test_an_election_taken_off_may_be_on_the_agenda_of_a_session_by_video():
    together = (replace(DRAFT, day=date(2026, 7, 1)),)
    election = replace(DRAFT_ITEM, kind=ItemKind.ELECTION)
    session = replace(DRAFT, modality=Modality.VIDEO, items=(DRAFT_ITEM, election))
    without = replace(session, items=(DRAFT_ITEM, replace(election, fate=Fate.WITHDRAWN)))

    assert "C18" in dict(told(session, others=together))
    assert told(without, others=together) == []


def test_what_blocks_by_law_blocks_an_open_syndicat_whose_statutes_say_so():
    late = NOTICED["late"][0]

    def severity(profile):
        (finding,) = found(late, replace(SYNDICAT, kind=SyndicatKind.OPEN, profile=profile))
        return finding.severity

    assert severity(Profile()) is Severity.WARNS
    assert severity(Profile(notice_clear_days=5)) is Severity.BLOCKS


def set_aside(session, **given):
    """The session with its one finding set aside."""
    (finding,) = found(session, **given)
    made = Override(finding.rule.code, finding.fact, "Vu avec la préfecture", DAY)
    if finding.item is None:
        return replace(session, overrides=(made,))
    items = list(session.items)
    items[finding.item - 1] = replace(items[finding.item - 1], overrides=(made,))
    return replace(session, items=tuple(items))


def test_a_finding_set_aside_no_longer_blocks_and_keeps_its_reason():
    session = set_aside(NOTICED["late"][0])

    (finding,) = found(session)
    assert (finding.severity, finding.blocks) == (Severity.BLOCKS, False)
    assert finding.override is not None
    assert finding.override.reason == "Vu avec la préfecture"


def test_a_finding_set_aside_speaks_again_when_the_fact_changes():
    session = set_aside(NOTICED["late"][0])

    (finding,) = found(replace(session, notice=replace(session.notice, day=date(2026, 9, 22))))
    assert finding.blocks


def test_a_finding_set_aside_follows_its_item():
    session = set_aside(with_item(statement=()))

    moved = replace(session, items=(DRAFT_ITEM, *session.items))
    (finding,) = found(moved)
    assert (finding.item, finding.blocks) == (2, False)


def test_what_was_set_aside_comes_last():
    session = set_aside(NOTICED["late"][0])
    both = replace(session, items=(replace(DRAFT_ITEM, statement=()),))

    assert [each.rule.code for each in found(both)] == ["C5", "C1"]


@given(st.text())
def test_no_subject_makes_the_checks_fall(subject):
    item = Item(ItemKind.DELIBERATION, subject, statement=(paragraph(subject),))

    assert all(each.sentence for each in found(replace(DRAFT, items=(item,))))


@given(st.text(st.characters(max_codepoint=0xFF, min_codepoint=0x20, exclude_categories=("Cc",))))
def test_every_letter_of_latin_1_can_be_transmitted(text):
    assert untransmittable(text) == ""


def test_typographic_signs_can_be_transmitted_and_other_alphabets_cannot():
    assert untransmittable("L’œuvre « d’Ève » – 12 €…") == ""
    assert untransmittable("Αθήνα") == "Α"
    assert untransmittable("\u202bמים") == "\u202b"


def test_a_held_session_is_not_reminded_of_what_is_too_late():
    held = replace(GOOD, place="Bilh", notice=replace(NOTICE, displayed=None, copied=None), attendance=present(1, 2, 3))

    assert told(held) == []


def test_a_person_who_sits_twice_on_the_roll_is_found():
    seats = (*(Seat(f"S{n}", "M", f"t{n}") for n in range(1, 5)), Seat("S5", "M", "t1", weight=Fraction(1)))
    who = replace(people(), seats=seats)

    assert "A10" in dict(told(replace(GOOD, attendance=present(1, 2, 5)), who=who))


def test_a_person_who_comes_to_sit_twice_while_an_item_is_discussed_is_found():
    arrives = Movement("S2", 1, Stance(State.DEPUTY, deputy="t1"), during=True)

    assert "A10" in dict(told(replace(GOOD, attendance=present(1, 3), movements=(arrives,))))
    assert "A10" not in dict(told(replace(GOOD, attendance=present(2, 3), movements=(arrives,))))


FILED = Classification(
    date(2026, 1, 5),
    (FiledMatter("7.1", "Décisions budgétaires"), FiledMatter("7.1.6", "Débat d’orientation")),
    (FileKind(Nature.DELIBERATION, "22_PL", "Plan"), FileKind(Nature.BUDGET, "99_BU", "Budget")),
)


def filed(classification, **said):
    """What is said of the matter and of the types of a session of one item, under a classification."""
    sat = sitting(people(), Profile(), with_item(**said))
    told = findings(SYNDICAT, sat, classification=classification)
    return [(each.rule.code, each.severity) for each in told if each.rule.code in ("F3", "F4")]


@pytest.mark.parametrize(
    ("matter", "without", "under"),
    [
        ("7.1", [], []),
        ("7.2", [], [("F3", Severity.BLOCKS)]),
        ("7.1.6", [("F3", Severity.WARNS)], []),
        ("7.1.7", [("F3", Severity.WARNS)], [("F3", Severity.BLOCKS)]),
    ],
)
def test_a_matter_is_checked_against_the_classification_once_there_is_one(matter, without, under):
    assert filed(None, matter=matter) == without
    assert filed(FILED, matter=matter) == under


@pytest.mark.parametrize(
    ("code", "without", "under"),
    [
        (None, [], []),
        ("21_RP", [], [("F4", Severity.BLOCKS)]),
        ("22_PL", [("F4", Severity.WARNS)], []),
        ("99_BU", [("F4", Severity.WARNS)], [("F4", Severity.BLOCKS)]),
        ("99_DE", [("F4", Severity.WARNS)], [("F4", Severity.WARNS)]),
    ],
)
def test_the_type_of_an_annex_is_one_that_the_nature_takes(code, without, under):
    annexes = (Annex("Plan", typology=code),)

    assert filed(None, matter="7.1", annexes=annexes) == without
    assert filed(FILED, matter="7.1", annexes=annexes) == under


def test_a_matter_of_three_levels_says_whose_file_to_ask_for():
    sat = sitting(people(), Profile(), with_item(matter="7.1.6"))

    (finding,) = (each for each in findings(SYNDICAT, sat) if each.rule.code == "F3")

    assert "demandez son fichier de classification" in finding.sentence


def test_an_item_new_beside_the_first_session_needs_the_quorum_and_is_not_late_while_nothing_was_sent():
    new = replace(DRAFT_ITEM, subject="Bail", added_after_notice=True)
    unsent = replace(SECOND, notice=Notice(), items=(DRAFT_ITEM, new))
    said = [each.rule.code for each in found(unsent, others=(FIRST,)) if each.rule.code in ("C8", "C16")]
    assert said == ["C16"]


def test_what_comes_after_the_notice_may_be_voted_once_it_is_sent_again():
    late = found(with_item(added_after_notice=True))
    assert "renvoyer les convocations" in next(each.sentence for each in late if each.rule.code == "C8")
