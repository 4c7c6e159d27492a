"""From the register in the real window to the step that mends what it lacks."""

from __future__ import annotations

from syndic_desktop.domain.registers import Lack
from syndic_desktop.queries.phases import Phase
from syndic_desktop.ui.places import PlaceName
from tests.ui.standing import key_to


def test_what_is_missing_is_mended_at_its_step(window, example_path, press):
    window.open_store(example_path)
    office = window.office
    press(key_to(PlaceName.REGISTER))
    page = office.place.register
    scan = next(line for line in page.missing.lines if line.row.lack is Lack.SCAN)
    page.missing.choose(scan)
    press("Return")

    assert office.shown is PlaceName.SESSIONS
    assert office.sessions.workspace.phase is Phase.ACTS
    assert office.sessions.workspace.step.item_id == scan.row.item_id

    press(key_to(PlaceName.REGISTER))
    page.missing.choose(next(line for line in page.missing.lines if line.row.lack is Lack.MINUTES))
    press("Return")
    assert office.sessions.workspace.phase is Phase.MINUTES
