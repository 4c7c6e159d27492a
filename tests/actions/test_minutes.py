"""The secretary's words in the minutes, and the minutes once they are fixed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

import pytest

from syndic_desktop.actions.agenda import check_rewording, reword_item
from syndic_desktop.actions.annexes import attach
from syndic_desktop.actions.items import choose_matter, name_rapporteur, note_item, remove_item, restore_item
from syndic_desktop.actions.minutes import (
    drop_wording,
    fix_minutes,
    keep_wording,
    note_corrections,
    record_minutes_copied,
    record_minutes_published,
    record_minutes_signed,
    save_wording,
    unfix_minutes,
)
from syndic_desktop.actions.texts import restore_part, save_part
from syndic_desktop.documents.contents.fixing import minutes_sheet
from syndic_desktop.documents.contents.frames import reading
from syndic_desktop.domain.agenda import Clause
from syndic_desktop.domain.approvals import unmet
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.minutes import Rewording, Standing
from syndic_desktop.domain.texts import Text, paragraph, words
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.papers import paper_source
from tests.copies import copied, with_example

NEXT = date(2026, 11, 20)
TODAY = date(2026, 11, 23)
WHY = "le débat n’a pas été noté ce jour-là"


@pytest.fixture
def store(tmp_path):
    """The bundled example, on a day after its first session."""
    with copied(tmp_path / "a.syndic", with_example, lambda: datetime(2026, 11, 23, 10, 42)) as store:
        yield store


@pytest.fixture
def held(store):
    with store.reading() as reader:
        return next(line.id for line in reader.sessions() if line.held)


def minutes_of(store, session_id):
    with store.reading() as reader:
        return reader.session(session_id).minutes


def lines(store, session_id):
    return minutes_sheet(reading(paper_source(store, session_id)[1]))


def line_at(store, session_id, place, item=0):
    return next(
        each.line
        for each in lines(store, session_id)
        if each.line.anchor and (each.line.anchor.item, each.line.anchor.place) == (item, place)
    )


def says(told: str) -> Text:
    return (paragraph(told),)


def hers_at(store, session_id, place, told, item=0):
    return Rewording(item, place, line_at(store, session_id, place, item).base, says(told))


def text_of(store, session_id):
    told = "\n".join(words(each.line.told) for each in lines(store, session_id))
    return told.replace("\u00a0", " ")


def test_what_she_types_in_one_paragraph_is_one_step(store, held):
    first = save_wording(store, held, hers_at(store, held, "levee", "On se lè"))
    hers = minutes_of(store, held).rewordings[0]
    second = save_wording(store, held, replace(hers, told=says("On se lève.")), hers.key)

    assert first.joins == second.joins != ""
    assert line_at(store, held, "levee").told == says("On se lève.")
    back = first.undo(store)
    assert minutes_of(store, held) is None
    back.undo(store)
    assert line_at(store, held, "levee").told == says("On se lève.")


def test_her_words_follow_their_item_and_come_back_with_it(store):
    with store.reading() as reader:
        draft = next(line.id for line in reader.sessions() if not line.held)
        ids = [line.id for line in reader.items(draft)]
    save_wording(store, draft, Rewording(2, "sort", says("Dit."), says("Redit.")))

    done = remove_item(store, ids[0])
    assert [each.item for each in minutes_of(store, draft).rewordings] == [1]
    done.undo(store)
    gone = remove_item(store, ids[1])
    (lost,) = minutes_of(store, draft).rewordings
    assert (lost.item, lost.told) == (0, says("Redit."))
    gone.undo(store)
    assert [each.item for each in minutes_of(store, draft).rewordings] == [2]


def test_a_paragraph_whose_data_moved_is_reviewed(store, held):
    hers = hers_at(store, held, "objet", "x", 1)
    before = line_at(store, held, "expose/0", 2)
    save_wording(store, held, Rewording(2, "expose/0", says("Autre base."), says("Ma rédaction.")))

    line = line_at(store, held, "expose/0", 2)
    assert line.standing is Standing.STALE
    kept = keep_wording(store, held, line)
    assert line_at(store, held, "expose/0", 2).standing is Standing.REWORDED
    kept.undo(store)
    assert line_at(store, held, "expose/0", 2).standing is Standing.STALE
    drop_wording(store, held, line.rewording.key)
    assert line_at(store, held, "expose/0", 2).told == before.told
    assert not drop_wording(store, held, hers.key).touched


def test_fixed_minutes_change_no_more(store, held):
    save_wording(store, held, hers_at(store, held, "levee", "On se lève."))
    with store.reading() as reader:
        items = reader.session(held).items
        free = next(place for place, item in enumerate(items) if item.act is None)
        item = reader.items(held)[free]

    note_corrections(store, held, ("Page 2, lire « barque ».", "  "))
    fix_minutes(store, held, NEXT, WHY)

    before = text_of(store, held)
    assert "On se lève." in before
    assert "Page 2, lire « barque »." in before
    assert "Procès-verbal arrêté en séance du 20 novembre 2026." in before
    choose_matter(store, item.id, "5.2")
    note_item(store, item.id, "À revoir.")
    for gesture in (
        lambda: check_rewording(store, item.id),
        lambda: reword_item(store, item.id, "Un tout autre objet"),
        lambda: save_part(store, item.id, "operative", (Clause("Un tout autre texte"),)),
        lambda: restore_part(store, item.id, "statement", says("Un tout autre exposé")),
        lambda: restore_item(store, item.id, {"rapporteur": None, "subject": "Un tout autre objet"}),
        lambda: name_rapporteur(store, item.id, "blin-martine"),
        lambda: attach(store, item.id, "plan.pdf", b"%PDF-1.4"),
        lambda: save_wording(store, held, Rewording(0, "quorum", (), says("x"))),
        lambda: drop_wording(store, held, (0, "levee", 0)),
        lambda: note_corrections(store, held, ("Autre chose.",)),
        lambda: fix_minutes(store, held, NEXT, WHY),
    ):
        with pytest.raises(RuleViolation, match="se rectifie à une séance suivante"):
            gesture()
    assert text_of(store, held) == before


def test_fixing_is_taken_back_until_it_is_published(store, held):
    save_wording(store, held, hers_at(store, held, "levee", "On se lève."))
    was = minutes_of(store, held)
    done = fix_minutes(store, held, NEXT, WHY)
    done.undo(store)
    assert minutes_of(store, held) == was

    fix_minutes(store, held, NEXT, WHY)
    record_minutes_signed(store, held, NEXT)
    unfix_minutes(store, held)
    assert minutes_of(store, held) == was
    fix_minutes(store, held, NEXT, WHY)
    record_minutes_published(store, held, date(2026, 11, 23))
    with pytest.raises(RuleViolation, match="publié"):
        unfix_minutes(store, held)


def test_the_day_the_minutes_were_sent_to_the_members_goes_with_the_fixing(store, held):
    with pytest.raises(RuleViolation, match="pas encore arrêté"):
        record_minutes_copied(store, held, NEXT)
    was = minutes_of(store, held)
    fix_minutes(store, held, NEXT, WHY)

    record_minutes_copied(store, held, NEXT)

    assert minutes_of(store, held).copied == NEXT
    unfix_minutes(store, held)
    assert minutes_of(store, held) == was


def test_corrections_are_kept_as_they_are_typed(store, held):
    note_corrections(store, held, ("Page",))
    done = note_corrections(store, held, ("Page 2", "Page 3"))

    assert minutes_of(store, held).corrections == ("Page 2", "Page 3")
    assert "Rectifications demandées" in text_of(store, held)
    assert done.joins
    done.undo(store)
    assert minutes_of(store, held).corrections == ("Page",)
    note_corrections(store, held, ())
    assert minutes_of(store, held) is None


@pytest.mark.parametrize(
    ("day", "said"),
    [(date(2026, 9, 25), "au début d’une séance suivante"), (date(2026, 12, 25), "n’est pas encore venu")],
)
def test_minutes_are_fixed_at_a_later_session_that_was_held(store, held, day, said):
    with pytest.raises(RuleViolation, match=said):
        fix_minutes(store, held, day, WHY)


def test_a_day_when_no_session_is_known_wants_a_reason_which_is_kept(store, held):
    fact = unmet("Comité syndical", NEXT)
    with store.reading() as reader:
        before = reader.session(held).overrides
        ahead = next(line.id for line in reader.sessions() if line.day == date(2026, 12, 4))

    with pytest.raises(RuleViolation, match=f"{fact} Choisissez le jour d’une séance"):
        fix_minutes(store, held, NEXT)
    done = fix_minutes(store, held, NEXT, WHY)

    with store.reading() as reader:
        kept = [(each.fact, each.reason) for each in reader.session(held).overrides if each.rule == "D2"]
    assert kept == [(fact, WHY)]
    done.undo(store)
    with store.writing("préparer") as writer:
        assert writer.session(held).overrides == before
        writer.save_heading(ahead, replace(writer.session(ahead), day=NEXT))
    with pytest.raises(RuleViolation, match=fact):  # it was planned, and never held
        fix_minutes(store, held, NEXT)
    with store.writing("préparer") as writer:
        writer.save_heading(ahead, replace(writer.session(ahead), day=TODAY))
    fix_minutes(store, held, TODAY)  # it is about to open
    assert minutes_of(store, held).fixed == TODAY


def test_all_that_one_reason_covers_is_told_before_it_is_asked_for(store, held):
    with store.writing("oublier") as writer:
        writer.save_heading(held, replace(writer.session(held), secretary=None))

    with pytest.raises(RuleViolation) as refusal:
        fix_minutes(store, held, NEXT)
    fix_minutes(store, held, NEXT, WHY)

    with store.reading() as reader:
        kept = [each for each in reader.session(held).overrides if each.reason == WHY]
    assert {each.rule for each in kept} == {"D1", "D2"}
    assert all(each.fact in str(refusal.value) for each in kept)


def test_minutes_are_not_fixed_while_a_paragraph_is_to_review(store, held):
    save_wording(store, held, Rewording(0, "levee", says("Autre base."), says("Ma rédaction.")))

    with pytest.raises(RuleViolation, match="paragraphe est à revoir"):
        fix_minutes(store, held, NEXT, WHY)


def test_nothing_is_dated_before_the_minutes_are_fixed(store, held):
    with pytest.raises(RuleViolation, match="pas encore arrêté"):
        record_minutes_published(store, held, NEXT)
    fix_minutes(store, held, NEXT, WHY)
    with pytest.raises(RuleViolation, match="c’est après"):
        record_minutes_signed(store, held, date(2026, 11, 1))


def test_what_is_written_and_fixed_travels(store, held):
    save_wording(store, held, hers_at(store, held, "levee", "On se lève."))
    note_corrections(store, held, ("Une rectification.",))
    fix_minutes(store, held, NEXT, WHY)
    with store.reading() as reader:
        before = reader.dossier()

    again = dossiers.parse(dossiers.to_json(before)).dossier

    assert [each.minutes for each in again.sessions] == [each.minutes for each in before.sessions]
