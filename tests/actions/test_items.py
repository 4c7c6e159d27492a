"""Items that come, go and say what they are; topics, phrases and texts; on a real file."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from syndic_desktop.actions.agenda import decide_fate, move_item, reword_item
from syndic_desktop.actions.attendance import record_presence
from syndic_desktop.actions.items import (
    add_item,
    change_kind,
    choose_matter,
    mark_budget,
    name_rapporteur,
    note_item,
    remove_item,
)
from syndic_desktop.actions.numbers import number_item
from syndic_desktop.actions.phrases import add_starters, remove_phrase, save_phrase
from syndic_desktop.actions.sessions import change_nature, convene_again, create_session
from syndic_desktop.actions.texts import save_part
from syndic_desktop.actions.topics import (
    edit_topic,
    enter_topic,
    note_topic,
    present_again,
    remove_topic,
    set_aside,
)
from syndic_desktop.domain.acts import Act, Signature, Transmission
from syndic_desktop.domain.agenda import BudgetStep, Clause, Fate, Item, ItemKind
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.phrases import STARTERS, Phrase, PhraseKind
from syndic_desktop.domain.reconvenings import with_first
from syndic_desktop.domain.sessions import Minutes, SessionNature, sitting
from syndic_desktop.domain.texts import Heading, Paragraph, Run, paragraph
from syndic_desktop.domain.topics import UpcomingTopic
from syndic_desktop.domain.votes import Vote
from syndic_desktop.queries.session_sheets import session_sheet
from tests.actions import gestures
from tests.actions.test_kill import content, made
from tests.actions.test_sessions import all_ids, convened, session_of, taken_back

BAIL = UpcomingTopic(
    "CS", Item(ItemKind.DELIBERATION, "Bail du siège", matter="3.3", note="voir le notaire"), date(2027, 2, 5)
)


@pytest.fixture
def store(tmp_path):
    with made(tmp_path / "a.syndic") as store:
        yield store


@pytest.fixture
def draft(store):
    return session_of(store, gestures.DRAFT)[0]


def ids(store, session_id):
    with store.reading() as reader:
        return [line.id for line in reader.items(session_id)]


def item(store, item_id):
    with store.reading() as reader:
        return reader.item(item_id)


def topics(store):
    with store.reading() as reader:
        return reader.topics()


def transmit(store, item_id):
    with store.writing("transmettre") as writer:
        act = Act(transmission=Transmission(date(2026, 12, 5), "x", None))
        writer.save_item(item_id, replace(writer.item(item_id), act=act))


def test_an_item_comes_before_any_other_business(store, draft):
    add_item(store, draft, ItemKind.ANY_OTHER_BUSINESS, "Questions diverses")

    done = taken_back(store, lambda: add_item(store, draft, ItemKind.DELIBERATION, " Bail\x00 "))

    with store.reading() as reader:
        assert [line.subject for line in reader.items(draft)][-2:] == ["Bail", "Questions diverses"]
    assert done.label == "ajouter « Bail »"


def test_an_item_removed_comes_back_at_its_place_under_its_id(store, draft):
    taken_back(store, lambda: remove_item(store, ids(store, draft)[2]))


def test_what_an_item_is_said_to_be_is_taken_back(store, draft):
    first = ids(store, draft)[0]

    taken_back(store, lambda: change_kind(store, first, ItemKind.INFORMATION))
    taken_back(store, lambda: name_rapporteur(store, first, "t1"))
    taken_back(store, lambda: choose_matter(store, first, " 5.7.1 "))
    taken_back(store, lambda: mark_budget(store, first, BudgetStep.BUDGET))
    taken_back(store, lambda: note_item(store, first, " appeler\x07 M. X "))

    found = item(store, first)
    assert (found.kind, found.rapporteur, found.matter) == (ItemKind.INFORMATION, "t1", "5.7.1")
    assert (found.budget, found.note) == (BudgetStep.BUDGET, "appeler M. X")
    assert choose_matter(store, first, "5.7.1").undo is None


@pytest.mark.parametrize("code", ["9.9", "7", "7.1;", "٧.١", "x" * 200_000, ""])
def test_a_matter_that_is_none_is_refused(store, draft, code):
    before = content(store)
    with pytest.raises(RuleViolation, match="choisissez-la"):
        choose_matter(store, ids(store, draft)[0], code)
    assert content(store) == before


@pytest.mark.parametrize("subject", ["", " \x00 ", "é" * 500, "deux\nlignes"])
def test_a_subject_that_no_act_may_bear_is_refused(store, draft, subject):
    before = content(store)
    with pytest.raises(RuleViolation):
        add_item(store, draft, ItemKind.DELIBERATION, subject)
    with pytest.raises(RuleViolation):
        note_topic(store, replace(BAIL, item=replace(BAIL.item, subject=subject)))
    assert content(store) == before


def test_emoji_and_right_to_left_subjects_are_kept(store, draft):
    add_item(store, draft, ItemKind.INFORMATION, "🏛️ שלום", 1)

    assert item(store, ids(store, draft)[0]).subject == "🏛️ שלום"


def test_an_item_that_comes_after_the_notice_is_marked_and_told(store, draft):
    convened(store, draft)

    done = add_item(store, draft, ItemKind.DELIBERATION, "Bail")

    assert item(store, ids(store, draft)[-1]).added_after_notice
    assert "La convocation est partie" in done.remark


def test_an_item_new_beside_a_known_first_session_is_not_late_before_its_notices_go(store):
    """Nothing was sent yet: it may be announced; but only the quorum lets it be voted (L2121-17)."""
    first_id, _ = session_of(store, gestures.DRAFT)
    record_presence(store, first_id, "S1", Stance(State.PRESENT))
    convene_again(store, first_id, date(2027, 2, 10), time(10))
    again, _ = session_of(store, "CS:2027-02-10")

    add_item(store, again, ItemKind.DELIBERATION, "Bail", 1)

    assert not item(store, ids(store, again)[0]).added_after_notice
    assert not session_sheet(store, again).items[0].marks
    with store.reading() as reader:
        session = reader.session(again)
        syndicat = reader.syndicat()
        profile = syndicat.profile
        read = with_first(sitting(reader.assembly(), profile, session), reader.first_session(session), profile)
    assert 1 in read.new_items()


def test_without_its_first_session_a_new_item_is_marked_and_not_said_to_be_late(store, draft):
    change_nature(store, draft, SessionNature.SECOND_NOTICE)

    add_item(store, draft, ItemKind.DELIBERATION, "Bail", 1)

    assert item(store, ids(store, draft)[0]).added_after_notice, "nothing else tells that it needs the quorum"
    assert not session_sheet(store, draft).items[0].marks


def test_an_agenda_that_was_held_neither_gains_nor_loses_items(store):
    held = session_of(store, gestures.HELD)[0]
    note_topic(store, BAIL)
    before = content(store)
    for gesture in (
        lambda: add_item(store, held, ItemKind.DELIBERATION, "Bail"),
        lambda: remove_item(store, ids(store, held)[0]),
        lambda: enter_topic(store, topics(store)[0].id, held),
        lambda: set_aside(store, ids(store, held)[0]),
    ):
        with pytest.raises(RuleViolation, match="a été tenue"):
            gesture()
    assert content(store) == before


def test_what_was_decided_or_transmitted_does_not_change(store, draft):
    first, second = ids(store, draft)[:2]
    with store.writing("voter") as writer:
        writer.save_item(first, replace(writer.item(first), vote=Vote(unanimous=True)))
    transmit(store, second)

    for gesture in (
        lambda: remove_item(store, first),
        lambda: change_kind(store, first, ItemKind.DEBATE),
        lambda: set_aside(store, first),
    ):
        with pytest.raises(RuleViolation, match="vot"):
            gesture()
    for gesture in (
        lambda: choose_matter(store, second, "7.1"),
        lambda: save_part(store, second, "statement", (paragraph("autre"),)),
        lambda: name_rapporteur(store, second, "t1"),
    ):
        with pytest.raises(RuleViolation, match="transmis"):
            gesture()
    note_item(store, second, "accusé reçu")


# --- topics -----------------------------------------------------------------------------------------


def test_a_topic_is_noted_corrected_and_forgotten(store):
    taken_back(store, lambda: note_topic(store, BAIL))
    line = topics(store)[0]
    changed = replace(BAIL, day=None)

    taken_back(store, lambda: edit_topic(store, line.id, changed))
    assert topics(store)[0].topic == changed
    assert edit_topic(store, line.id, changed).undo is None
    taken_back(store, lambda: remove_topic(store, line.id))


def test_a_topic_goes_to_an_agenda_and_an_item_comes_back(store, draft):
    note_topic(store, BAIL)
    note_topic(store, replace(BAIL, item=replace(BAIL.item, subject="Audit")))
    line = topics(store)[0]

    done = taken_back(store, lambda: enter_topic(store, line.id, draft, 2))
    entered = ids(store, draft)[1]
    assert done.label == "inscrire « Bail du siège »"
    assert item(store, entered) == BAIL.item

    taken_back(store, lambda: set_aside(store, entered, date(2027, 2, 5)))
    assert [each.topic.item.subject for each in topics(store)] == ["Audit", "Bail du siège"]
    assert topics(store)[1].topic == BAIL


def test_a_topic_of_another_body_is_not_entered(store, draft):
    with store.writing("instance") as writer:
        assembly = writer.assembly()
        writer.save_assembly(replace(assembly, bodies=(*assembly.bodies, replace(assembly.bodies[0], code="BU"))))
    note_topic(store, replace(BAIL, body="BU"))
    with pytest.raises(RuleViolation, match="autre instance"):
        enter_topic(store, topics(store)[0].id, draft)


def test_a_postponed_item_is_presented_again_with_its_texts(store, draft):
    first = ids(store, draft)[0]
    with pytest.raises(RuleViolation, match="n’a pas été reporté"):
        present_again(store, first, draft)
    decide_fate(store, first, Fate.POSTPONED)
    create_session(store, "CS", date(2027, 2, 5))
    later, _ = session_of(store, "CS:2027-02-05")

    taken_back(store, lambda: present_again(store, first, later, 1))

    assert item(store, ids(store, later)[0]) == replace(item(store, first), fate=Fate.KEPT)
    assert item(store, first).fate is Fate.POSTPONED


# --- texts ------------------------------------------------------------------------------------------


def test_every_part_is_saved_tidied_and_taken_back(store, draft):
    first = ids(store, draft)[0]
    statement = (Heading("Objet"), Paragraph((Run("a\x00"), Run("b", bold=True))))

    taken_back(store, lambda: save_part(store, first, "statement", statement))
    taken_back(store, lambda: save_part(store, first, "visas", (" le code,\x00 ", "  ")))
    taken_back(store, lambda: save_part(store, first, "recitals", ("que,",)))
    taken_back(store, lambda: save_part(store, first, "heard", ("le rapport,",)))
    taken_back(store, lambda: save_part(store, first, "verb", "ADOPTE"))
    done = taken_back(store, lambda: save_part(store, first, "operative", (Clause("d’approuver", sub=("ceci", " ")),)))

    kept = item(store, first)
    assert kept.statement == (Heading("Objet"), Paragraph((Run("a"), Run("b", bold=True))))
    assert (kept.visas, kept.verb) == (("le code,",), "ADOPTE")
    assert kept.operative == (Clause("d’approuver", sub=("ceci",)),)
    assert done.joins == f"operative {first}"
    assert done.label == "modifier le dispositif de « Point 1 »"
    assert save_part(store, first, "verb", "ADOPTE").undo is None


def test_a_text_typed_by_the_second_is_undone_word_for_word(store, draft):
    first = ids(store, draft)[0]
    untidy = (Paragraph((Run("deux"), Run(" bouts"))),)  # as an import may have brought it
    with store.writing("importer") as writer:
        writer.save_item(first, replace(writer.item(first), statement=untidy))

    done = save_part(store, first, "statement", (paragraph("autre"),))
    save_part(store, first, "statement", (paragraph("autre chose"),))
    done.undo(store)

    assert item(store, first).statement == untidy


def test_a_paste_of_three_thousand_pages_is_refused(store, draft):
    first = ids(store, draft)[0]
    before = item(store, first)

    save_part(store, first, "statement", (paragraph("é" * 200_000),))
    assert len(item(store, first).statement[0].text) == 200_000
    for part, value in (("statement", (paragraph("é" * 6_000_000),)), ("visas", ("é" * 6_000_000,))):
        with pytest.raises(RuleViolation, match="en annexe"):
            save_part(store, first, part, value)
    assert item(store, first).visas == before.visas


# --- phrases ----------------------------------------------------------------------------------------


def test_the_library_is_filled_corrected_and_emptied(store):
    mine = Phrase(PhraseKind.VISA, "statuts", "nos statuts,")
    taken_back(store, lambda: save_phrase(store, mine))
    done = taken_back(store, lambda: add_starters(store))
    assert done.label == f"ajouter {len(STARTERS) - 1}\u00a0phrases de départ"

    with store.reading() as reader:
        assert len(reader.phrases()) == len(STARTERS)
        assert reader.phrases()[0] == mine
    other = Phrase(PhraseKind.VISA, "Statuts du syndicat", "nos statuts,")
    taken_back(store, lambda: save_phrase(store, other, replaced=mine))
    taken_back(store, lambda: remove_phrase(store, other))
    with pytest.raises(RuleViolation, match="autre nom"):
        save_phrase(store, replace(STARTERS[0], name=STARTERS[0].name.upper()))
    with pytest.raises(RuleViolation, match="plus dans la bibliothèque"):
        save_phrase(store, mine, replaced=other)


# --- any gestures -----------------------------------------------------------------------------------


def attempt(store, draft, which, pick, place):
    """Make one gesture of those there are; None when the rules refuse it."""
    there, foreseen = ids(store, draft), topics(store)
    chosen = there[pick % len(there)] if there else 0
    gestures = (
        lambda: move_item(store, chosen, place),
        lambda: add_item(store, draft, ItemKind.DELIBERATION, f"Ajout {pick}", place),
        lambda: remove_item(store, chosen),
        lambda: set_aside(store, chosen),
        lambda: enter_topic(store, foreseen[0].id if foreseen else 0, draft, place),
        lambda: decide_fate(store, chosen, Fate.POSTPONED),
    )
    try:
        return gestures[which]()
    except RuleViolation:
        return None
    finally:
        if which == 0:
            assert sorted(ids(store, draft)) == sorted(there)


@settings(max_examples=8, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 99), st.integers(1, 9)), min_size=1, max_size=6))
def test_moving_keeps_every_item_and_undoing_everything_gives_back_the_store(steps):
    with TemporaryDirectory() as folder, made(Path(folder, "a.syndic")) as store:
        draft = session_of(store, gestures.DRAFT)[0]
        note_topic(store, BAIL)
        before, known = content(store), all_ids(store)
        done = [attempt(store, draft, *step) for step in steps]
        for each in reversed(done):
            if each is not None and each.undo is not None:
                each.undo(store)
        assert (content(store), all_ids(store)) == (before, known)


@pytest.mark.parametrize(
    ("odd", "gesture"),
    [
        ({"subject": " Deux\nlignes " + "x" * 600}, lambda store, it: reword_item(store, it, "Bail")),
        ({"matter": "9.9.9"}, lambda store, it: choose_matter(store, it, "7.1")),
        ({"note": " " + "x" * 30_000}, lambda store, it: note_item(store, it, None)),
    ],
)
def test_what_came_with_a_dossier_is_put_back_though_it_could_not_be_typed(store, draft, odd, gesture):
    (first, *_) = ids(store, draft)
    with store.writing("importer") as writer:
        writer.save_item(first, replace(item(store, first), **odd))

    taken_back(store, lambda: gesture(store, first))


def test_a_topic_that_came_with_a_dossier_is_put_back_though_it_could_not_be_typed(store):
    odd = replace(BAIL, item=replace(BAIL.item, subject="Deux\nlignes", matter="9.9.9"))
    with store.writing("importer") as writer:
        topic_id = writer.add_topic(odd)

    taken_back(store, lambda: edit_topic(store, topic_id, BAIL))


def test_the_note_of_a_transmitted_act_is_put_back(store, draft):
    (first, *_) = ids(store, draft)
    with store.writing("transmettre") as writer:
        sent = Act(transmission=Transmission(date(2026, 12, 9)))
        writer.save_item(first, replace(item(store, first), act=sent, note="à relire"))

    taken_back(store, lambda: note_item(store, first, "relu"))


def test_a_number_is_written_and_taken_off(store, draft):
    item_id = first_item(store, draft)

    taken_back(store, lambda: number_item(store, item_id, " CS2026/40 "))
    with store.reading() as reader:
        assert reader.item(item_id).number == "CS2026/40"
    with pytest.raises(RuleViolation, match="retirez-le d’abord"):
        remove_item(store, item_id)
    taken_back(store, lambda: number_item(store, item_id, None))
    assert remove_item(store, item_id).undo


def test_a_number_that_another_act_bears_is_refused(store, draft):
    for subject in ("Un", "Deux"):
        add_item(store, draft, ItemKind.DELIBERATION, subject)
    first, other = items_called(store, draft, "Un", "Deux")
    number_item(store, first, "CS2026/40")
    before = content(store)

    for same in ("CS2026/40", "cs2026-40"):
        with pytest.raises(RuleViolation, match="déjà celui du point"):
            number_item(store, other, same)
    assert content(store) == before


@pytest.mark.parametrize("number", ["/", "n° " * 40, "Délibération n° 2026/0040"])
def test_a_number_that_the_norm_refuses_is_refused(store, draft, number):
    with pytest.raises(RuleViolation, match="accourcissez"):
        number_item(store, first_item(store, draft), number)


def test_what_makes_no_act_has_no_number(store, draft):
    add_item(store, draft, ItemKind.INFORMATION, "Point d’étape")
    (item_id,) = items_called(store, draft, "Point d’étape")

    with pytest.raises(RuleViolation, match="Seuls une délibération"):
        number_item(store, item_id, "CS2026/40")


@pytest.mark.parametrize(
    ("act", "reason"),
    [
        (Act(signature=Signature(date(2026, 12, 5))), r"signé le 5.décembre.2026 sous le n° CS2026/40"),
        (Act(transmission=Transmission(date(2026, 12, 6))), "a été transmis"),
    ],
)
def test_the_number_of_an_act_that_was_signed_or_transmitted_does_not_change(store, draft, act, reason):
    item_id = first_item(store, draft)
    with store.writing("signer") as writer:
        writer.save_item(item_id, replace(writer.item(item_id), number="CS2026/40", act=act))

    for number in ("CS2026/41", None):
        with pytest.raises(RuleViolation, match=reason):
            number_item(store, item_id, number)


def test_the_numbers_of_minutes_that_are_fixed_do_not_change(store, draft):
    item_id = first_item(store, draft)
    with store.writing("arrêter") as writer:
        writer.save_item(item_id, replace(writer.item(item_id), number="CS2026/40"))
        writer.save_heading(draft, replace(writer.session(draft), minutes=Minutes(fixed=date(2027, 2, 5))))

    with pytest.raises(RuleViolation, match=r"arrêté le 5.février.2027"):
        number_item(store, item_id, "CS2026/41")


def first_item(store, session_id):
    with store.reading() as reader:
        return next(line.id for line in reader.items(session_id) if line.kind is ItemKind.DELIBERATION)


def items_called(store, session_id, *subjects):
    with store.reading() as reader:
        known = {line.subject: line.id for line in reader.items(session_id)}
    return [known[subject] for subject in subjects]


def test_what_is_taken_off_before_anybody_read_of_it_leaves_no_number_empty(store, draft):
    add_item(store, draft, ItemKind.DELIBERATION, "Un", 1)
    add_item(store, draft, ItemKind.DELIBERATION, "Deux", 2)
    (first,) = items_called(store, draft, "Un")
    before = order(store, draft)

    taken_back(store, lambda: decide_fate(store, first, Fate.WITHDRAWN))
    assert order(store, draft) == [*before[1:], "Un"]
    add_item(store, draft, ItemKind.DELIBERATION, "Trois")
    assert order(store, draft).index("Trois") < order(store, draft).index("Un")

    taken_back(store, lambda: decide_fate(store, first, Fate.KEPT))
    assert order(store, draft)[order(store, draft).index("Un") - 1] == "Trois"


def test_what_is_taken_off_once_the_notices_are_gone_keeps_its_number(store, draft):
    add_item(store, draft, ItemKind.DELIBERATION, "Un", 1)
    convened(store, draft)
    (first,) = items_called(store, draft, "Un")
    before = order(store, draft)

    taken_back(store, lambda: decide_fate(store, first, Fate.WITHDRAWN))

    assert order(store, draft) == before


def order(store, session_id):
    with store.reading() as reader:
        return [line.subject for line in reader.items(session_id)]
