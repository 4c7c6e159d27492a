"""A store with an assembly that has sat once."""

from __future__ import annotations

import pytest

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.store import create_store
from tests.actions.assemblies import DOSSIER
from tests.store.conftest import clock


@pytest.fixture
def store(tmp_path):
    with create_store(tmp_path / "a.syndic", clock=clock, holder="essai") as store:
        import_dossier(store, DOSSIER, {})
        yield store
