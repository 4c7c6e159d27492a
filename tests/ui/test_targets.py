"""A finding leads somewhere, whatever it is about: each target has its spot, and in the window its own field."""

from __future__ import annotations

from collections.abc import Callable
from datetime import time

import pytest

from syndic_desktop.actions.attendance import call_everyone
from syndic_desktop.actions.courses import open_item, open_session
from syndic_desktop.actions.sessions import change_nature
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.sessions import SessionNature
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.office import Office
from syndic_desktop.ui.places import PlaceName, Spot
from syndic_desktop.ui.screens.checks import spot_of
from syndic_desktop.ui.writing.items import Part as Written
from tests.ui.conftest import first_step

from PySide6.QtWidgets import QApplication, QWidget  # isort: skip  # after ui, which keeps None alive

OF_ITEM = (
    Part.SUBJECT, Part.KIND, Part.MATTER, Part.NUMBER, Part.STATEMENT, Part.OPERATIVE, Part.ANNEXES, Part.VOTE,
    Part.ACT,
)  # fmt: skip
STEPS = {
    Phase.AGENDA: {
        Part.DAY, Part.HOUR, Part.PLACE, Part.MODALITY, Part.NATURE, Part.FIRST_SESSION, Part.AGENDA, Part.SUBJECT,
        Part.KIND, Part.MATTER, Part.NUMBER, Part.STATEMENT, Part.OPERATIVE, Part.ANNEXES,
    },
    Phase.NOTICE: {
        Part.SENDING, Part.SIGNATORY, Part.URGENCY, Part.DISPLAYED, Part.BUDGET_PAPERS, Part.COPIES, Part.ANSWERS,
    },
    Phase.SITTING: {Part.SECRETARY, Part.ROLL, Part.VOTE},
    Phase.MINUTES: {Part.MINUTES},
    Phase.ACTS: {Part.ACT},
}  # fmt: skip
ELSEWHERE = {Part.PERSON: PlaceName.ASSEMBLY, Part.SYNDICAT: PlaceName.SETTINGS, Part.PROFILE: PlaceName.SETTINGS}


def target(part: Part) -> Target:
    """What a finding of the second item, or of somebody, would be about."""
    person = "aubrac-lise" if part is Part.PERSON else None
    return Target(part, 2 if part in OF_ITEM else None, person=person)


@pytest.mark.parametrize("part", Part)
def test_every_target_has_its_spot(part):
    meant, item_id = target(part), 12 if part in OF_ITEM else 0
    step = next((phase for phase, parts in STEPS.items() if part in parts), None)

    wanted = Spot(ELSEWHERE.get(part, PlaceName.SESSIONS), target=meant)
    if step is not None:
        wanted = Spot(PlaceName.SESSIONS, 7, step, item_id, target=meant)
    if part is Part.PERSON:
        wanted = Spot(PlaceName.ASSEMBLY, person="aubrac-lise")
    assert spot_of(meant, 7, (11, 12)) == wanted


def test_an_item_that_is_no_more_leads_to_its_step():
    gone = Target(Part.VOTE, 9)
    assert spot_of(gone, 7, (11, 12)) == Spot(PlaceName.SESSIONS, 7, Phase.SITTING, target=gone)


def fields(office: Office) -> dict[Part, Callable[[], QWidget]]:
    """What the keyboard is to be on, or in, for each part; asked once its place is shown."""
    step = first_step(office)
    bar, card, at = step.heading, step.card, office.sessions.workspace.step_of
    written = card.editor.show_part

    def part_of(where: Written) -> Callable[[], QWidget]:
        def found() -> QWidget:
            written(where)
            there = QApplication.focusWidget()
            assert there is not None
            return there

        return found

    def settings() -> object:
        return office.place_of(PlaceName.SETTINGS)

    return {
        Part.DAY: lambda: bar.day, Part.HOUR: lambda: bar.hour, Part.PLACE: lambda: bar.place,
        Part.MODALITY: lambda: bar.modality, Part.NATURE: lambda: bar.nature, Part.FIRST_SESSION: lambda: bar.first,
        Part.AGENDA: lambda: step.agenda.view, Part.SUBJECT: lambda: card.subject, Part.KIND: lambda: card.kind,
        Part.MATTER: lambda: card.matter, Part.NUMBER: lambda: card.number,
        Part.STATEMENT: part_of(Written.STATEMENT), Part.OPERATIVE: part_of(Written.OPERATIVE),
        Part.ANNEXES: lambda: card.annexes.add_button,
        Part.SENDING: lambda: at(Phase.NOTICE).sending.day, Part.ANSWERS: lambda: at(Phase.NOTICE).table,
        Part.SIGNATORY: lambda: at(Phase.NOTICE).notice.signatory,
        Part.URGENCY: lambda: at(Phase.NOTICE).notice.urgency,
        Part.DISPLAYED: lambda: at(Phase.NOTICE).notice.displayed,
        Part.BUDGET_PAPERS: lambda: at(Phase.NOTICE).notice.budget, Part.COPIES: lambda: at(Phase.NOTICE).notice.copied,
        Part.ROLL: lambda: at(Phase.SITTING).roll, Part.VOTE: lambda: at(Phase.SITTING).item,
        Part.SECRETARY: lambda: at(Phase.SITTING).ask, Part.MINUTES: lambda: at(Phase.MINUTES),
        Part.ACT: lambda: at(Phase.ACTS), Part.PERSON: lambda: office.place_of(PlaceName.ASSEMBLY),
        Part.SYNDICAT: lambda: settings().form.fields["siret"], Part.PROFILE: lambda: settings().statutes,
    }  # fmt: skip


def test_every_target_puts_the_keyboard_on_its_field(at_work, qtbot):
    step, wanted = first_step(at_work), fields(at_work)
    session_id, run = step.session_id, at_work.desk.run
    items = [row.id for row in step.agenda.rows]
    before = {
        Part.FIRST_SESSION: lambda: run(change_nature, session_id, SessionNature.SECOND_NOTICE),
        Part.URGENCY: lambda: run(change_nature, session_id, SessionNature.URGENT),
        Part.ROLL: lambda: run(call_everyone, session_id),
        Part.VOTE: lambda: run(open_session, session_id, time(10)) and run(open_item, session_id, 2, time(10, 5)),
    }
    held = (Part.ROLL, Part.VOTE, Part.SECRETARY, Part.MINUTES, Part.ACT)
    assert set(wanted) == set(Part)

    for part in (*(each for each in Part if each not in held), *held):
        assert before.get(part, lambda: True)(), part
        at_work.go(spot_of(target(part), session_id, items))
        there, meant = QApplication.focusWidget(), wanted[part]()
        assert there is not None, part
        assert there.isVisible(), part
        assert there is meant or meant.isAncestorOf(there), f"{part}: the keyboard is on {there}"
