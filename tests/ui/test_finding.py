"""The search finds an item by who reports it, alone or with words of its text."""

from __future__ import annotations

import pytest

from syndic_desktop.actions.minutes import save_wording
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.queries.phases import Phase
from syndic_desktop.queries.searches import Kind, find, phase_of_item
from syndic_desktop.ui.models import LINE
from tests.ui.conftest import first_step


@pytest.mark.parametrize("asked", ["hebrard", "Claire Hébrard", "hebr"])
def test_an_item_is_found_by_its_rapporteur(store, asked):
    found = find(store, asked)

    assert "Budget primitif 2027" in [each.subject for each in found]
    assert len({each.item_id for each in found}) == len(found)


def test_a_name_and_a_word_are_found_together(store):
    found = [each.subject for each in find(store, "hebrard primitif")]

    assert "Budget primitif 2027" in found
    assert len(found) < len(find(store, "hebrard"))
    assert not find(store, "hebrard hippopotame")


def test_an_item_is_shown_in_the_step_that_its_session_has_come_to(store):
    with store.reading() as reader:
        coming, convened, held = [line.id for line in reader.sessions()]
        items = {line.id: [*reader.items(line.id)] for line in reader.sessions()}
    numbered = next(line.id for line in items[held] if line.number)
    told = next(line.id for line in items[held] if not line.number)

    assert phase_of_item(store, coming, items[coming][0].id) is Phase.AGENDA
    assert phase_of_item(store, convened, items[convened][0].id) is Phase.AGENDA
    assert phase_of_item(store, held, numbered) is Phase.ACTS
    assert phase_of_item(store, held, told) is Phase.SITTING
    assert phase_of_item(store, 0, 0) is Phase.AGENDA


@pytest.mark.parametrize(("asked", "phase"), [("CS2026/27", Phase.ACTS), ("dégâts orage", Phase.SITTING)])
def test_enter_opens_a_deliberation_where_it_has_come_to(window, example_path, press, write, asked, phase):
    window.open_store(example_path)
    press("Ctrl+K")
    write(asked)
    found = window.office.finder.palette.view.currentIndex().data(LINE)
    press("Return")

    workspace = window.office.sessions.workspace
    assert workspace.phase is phase
    assert workspace.step.item_id == found.item_id


def test_enter_opens_the_item_of_a_rapporteur(window, example_path, press, write):
    window.open_store(example_path)
    press("Ctrl+K")
    write("hébrard primitif")
    press("Return")

    assert first_step(window.office).agenda.current.subject == "Budget primitif 2027"


def test_enter_opens_the_minutes_where_she_wrote_what_is_asked(window, example_path, press, write):
    window.open_store(example_path)
    store = window.office.store
    with store.reading() as reader:
        held = next(line.id for line in reader.sessions() if line.held)
        item_id = reader.items(held)[2].id
    save_wording(store, held, Rewording(3, "expose/0", (), (paragraph("La goélette est à quai."),)))

    press("Ctrl+K")
    write("goelette")
    found = window.office.finder.palette.view.currentIndex().data(LINE)
    press("Return")

    assert (found.kind, found.item_id) == (Kind.MINUTES, item_id)
    assert window.office.sessions.workspace.phase is Phase.MINUTES
    sheet = window.office.sessions.workspace.step.sheet
    assert sheet.lines[sheet.current].line.anchor.item == 3
