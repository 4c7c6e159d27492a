"""What the workspace shows of a session, and the folder that its papers go to."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.queries.session_sheets import session_sheet
from syndic_desktop.store import create_store
from tests.actions.assemblies import ASSEMBLY, DOSSIER


@pytest.fixture
def store(tmp_path):
    """Three sessions of one day: two bodies bear names that a disk does not tell apart."""
    committee, bureau = ASSEMBLY.bodies
    bodies = (committee, replace(bureau, name="Comité – syndical"), replace(bureau, code="CAO", name="Travaux"))
    held, draft = DOSSIER.sessions
    sessions = (held, *(replace(draft, body=each.code, day=held.day, president=None) for each in bodies[1:]))
    with create_store(tmp_path / "a.syndic", clock=lambda: datetime(2026, 4, 1, 9), holder="essai") as made:
        import_dossier(made, replace(DOSSIER, assembly=replace(ASSEMBLY, bodies=bodies), sessions=sessions), {})
        yield made


def test_no_two_sessions_have_their_papers_in_one_folder(store):
    with store.reading() as reader:
        ids = {line.body: line.id for line in reader.sessions()}

    folders = {body: session_sheet(store, session_id).folder for body, session_id in ids.items()}

    assert folders == {
        "CS": f"2026-02-10-comite-syndical-{ids['CS']}",
        "BU": f"2026-02-10-comite-syndical-{ids['BU']}",
        "CAO": "2026-02-10-travaux",
    }
