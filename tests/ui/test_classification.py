"""The classification of the préfecture: taken in from « Réglages », offered where a matter is chosen."""

from __future__ import annotations

from functools import partial

import pytest

from syndic_desktop.actions.classifications import take_classification
from syndic_desktop.exchange.actes.classifications import read_classification
from syndic_desktop.queries.agendas import item_sheet
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.preparation.matters import MatterField
from syndic_desktop.ui.screens.settings.filing import FilingCard
from syndic_desktop.ui.screens.settings.questions import questions_on
from tests.actions.held_acts import acts_of, unsigned
from tests.exchange.test_actes import CLASSIFICATION


@pytest.fixture
def store(tmp_path):
    with unsigned(tmp_path / "a.syndic") as store:
        yield store


def test_it_is_taken_in_and_told_by_its_day_and_its_numbers(store, qtbot, tmp_path):
    path = tmp_path / "classification.xml"
    path.write_bytes(CLASSIFICATION)
    questions = questions_on(store, lambda: None, (), lambda: None, lambda: path)
    card = FilingCard(Desk(store), questions)
    qtbot.addWidget(card)
    card.refresh()
    assert "Aucune" in card.known.text()

    card.button.click()

    assert card.known.text() == "Celle du 1er\u00a0janvier\u00a02026\u00a0: 4\u00a0matières, 2\u00a0types de pièces."
    path.write_bytes(b"<autre/>")
    card.button.click()
    assert "message" in card.message.text()
    with store.reading() as reader:
        assert reader.classification() == read_classification(CLASSIFICATION)


def test_the_deeper_matters_are_offered_with_their_words_and_the_types_of_annexes_too(store, qtbot):
    sheet = partial(item_sheet, store, acts_of(store)[2].item)
    assert sheet().matters == ()
    take_classification(store, read_classification(CLASSIFICATION))

    field = MatterField()
    qtbot.addWidget(field)
    field.offer(sheet().matters)
    field.set_value("7.1.6")

    assert field.editor.text() == "7.1.6 Orientations"
    assert sheet().kinds == (("99_DE", "Délibération"), ("21_RP", "Rapport de présentation"))
