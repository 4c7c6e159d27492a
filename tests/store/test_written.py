"""A part that is saved while it is typed ends exactly as a whole item that is saved: row, search and journal."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.agenda import Clause, Item, ItemKind
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.texts import DecisionKind, DelegatedTable, paragraph
from syndic_desktop.store import Store
from tests.store.dossiers import DOSSIER, SESSION, keep

WRITTEN = {
    "statement": (paragraph("Une fibre noire."), DelegatedTable(DecisionKind.ORDER)),
    "visas": ("le code,",),
    "recitals": (),
    "heard": ("le rapport,",),
    "verb": "ADOPTE",
    "operative": (Clause("de résilier", sub=("ceci",)),),
}
BEFORE = Item(
    ItemKind.DELIBERATION,
    "Bail",
    statement=(paragraph("Un cuivre usé."), DelegatedTable(DecisionKind.CONTRACT)),
    recitals=("que le bail échoit,",),
    verb="DÉCIDE",
    operative=(Clause("de signer"),),
)


@pytest.fixture
def item_id(store: Store) -> int:
    (session_id,) = keep(store, replace(DOSSIER, sessions=(replace(SESSION, items=(), movements=()),)))
    with store.writing("ajouter") as writer:
        return writer.add_item(session_id, 1, BEFORE)


@pytest.mark.parametrize("part", WRITTEN)
def test_a_part_is_kept_and_the_others_stay(store, item_id, part):
    with store.writing("modifier") as writer:
        before = writer.save_part(item_id, part, WRITTEN[part])

    with store.reading() as reader:
        assert reader.item(item_id) == replace(BEFORE, **{part: WRITTEN[part]})
        (line, *_) = reader.journal(1)
    assert before is not None
    assert before.value == getattr(BEFORE, part)
    assert part in line.before
    assert part in line.after
    with store.writing("modifier") as writer:
        assert writer.save_part(item_id, part, WRITTEN[part]) is None


def test_what_is_found_is_what_is_written_now(store, item_id):
    with store.writing("modifier") as writer:
        for part, value in WRITTEN.items():
            writer.save_part(item_id, part, value)

    with store.reading() as reader:
        found = {asked: len(reader.search(asked, 9)) for asked in ("fibre", "résilier", "adopte", "bail")}
        assert found == dict.fromkeys(found, 1)
        assert not any(reader.search(asked, 9) for asked in ("cuivre", "signer", "décide"))


def test_the_recaps_that_an_agenda_reports_follow_its_text(store, item_id):
    with store.writing("modifier") as writer:
        writer.save_part(item_id, "statement", WRITTEN["statement"])

    with store.reading() as reader:
        assert [kind for _, kind in reader.reported()] == [DecisionKind.ORDER]


def test_a_part_of_an_item_that_is_gone_is_refused(store, item_id):
    with store.writing("retirer") as writer:
        writer.remove_item(item_id)

    with pytest.raises(RuleViolation, match="supprimé"), store.writing("modifier") as writer:
        writer.save_part(item_id, "verb", "ADOPTE")
