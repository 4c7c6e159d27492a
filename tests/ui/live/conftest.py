"""The example's next session, in a file made once: the roll is to be called, nothing was opened."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from syndic_desktop import bootstrap
from syndic_desktop.actions.attendance import call_everyone, record_presence
from syndic_desktop.actions.courses import open_item, open_session
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.exchange import dossiers
from syndic_desktop.store import Store, create_store, open_store
from syndic_desktop.ui.background import Background
from syndic_desktop.ui.desk import Desk
from syndic_desktop.ui.screens.live.questions import Beside, live_questions
from syndic_desktop.ui.screens.live.step import LiveStep
from syndic_desktop.ui.theme import Theme
from tests.ui.standing import standing

NOW = datetime(2026, 12, 4, 10, 42)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example, imported once for all these tests."""
    path = tmp_path_factory.mktemp("salle") / "exemple.syndic"
    reading = dossiers.read(bootstrap.paths().example)
    with create_store(path, clock=lambda: NOW, holder="essai") as store:
        import_dossier(store, reading.dossier, reading.files)
    return path


@pytest.fixture
def store(made: Path, tmp_path: Path) -> Iterator[Store]:
    with open_store(Path(shutil.copy(made, tmp_path)), clock=lambda: NOW, holder="essai") as opened:
        yield opened


@pytest.fixture
def desk(store: Store) -> Desk:
    return Desk(store)


@pytest.fixture
def session_id(store: Store) -> int:
    with store.reading() as reader:
        return reader.session_id(SessionKey.parse("CS:2026-12-04"))


@pytest.fixture
def opened(store: Store, session_id: int) -> None:
    """Everybody is there, ENE-6 by his deputy; the session opened at 10 h 04, item 1 is discussed."""
    call_everyone(store, session_id)
    record_presence(store, session_id, "ENE-6", Stance(State.DEPUTY, deputy="alric-margaux"))
    open_session(store, session_id, NOW.time().replace(minute=4))
    open_item(store, session_id, 1, NOW.time().replace(minute=5))


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    """The file that is chosen whenever one is asked for."""
    path = tmp_path / "pouvoir.pdf"
    path.write_bytes(b"%PDF-1.4 un pouvoir")
    return path


@pytest.fixture
def beside(scan: Path) -> Iterator[Beside]:
    background = Background()
    yield Beside(lambda: NOW, lambda: [scan], background, bootstrap.paths().templates)
    background.close()


@pytest.fixture
def make(desk: Desk, theme: Theme, store: Store, session_id: int, beside: Beside) -> Callable[[], LiveStep]:
    def built() -> LiveStep:
        step = LiveStep(desk, theme, live_questions(store, beside))
        step.show_session(session_id)
        return step

    return built


@pytest.fixture
def step(qtbot: QtBot, make: Callable[[], LiveStep]) -> Iterator[LiveStep]:
    """The step before the roll."""
    with standing(qtbot, make) as shown:
        assert isinstance(shown, LiveStep)
        yield shown


@pytest.fixture
def room(qtbot: QtBot, opened: None, make: Callable[[], LiveStep]) -> Iterator[LiveStep]:
    """The step once the session is open."""
    with standing(qtbot, make) as shown:
        assert isinstance(shown, LiveStep)
        yield shown
