"""The bundled example on a day after its session, its acts as they were the evening of the vote: nothing noted yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.store import Store
from tests.copies import copied, example

KEY = SessionKey.parse("CS:2026-09-25")
NOW = datetime(2026, 11, 20, 10, 42)


@contextmanager
def unsigned(path: Path) -> Iterator[Store]:
    """A store where nothing has happened to the acts of the session held; delegated decisions keep theirs."""
    with copied(path, _without_acts, lambda: NOW) as store:
        yield store


def _without_acts(store: Store) -> None:
    reading = example()
    sessions = tuple(
        replace(session, items=tuple(replace(item, act=None) for item in session.items))
        for session in reading.dossier.sessions
    )
    import_dossier(store, replace(reading.dossier, sessions=sessions), reading.files)


def session_of(store: Store) -> int:
    with store.reading() as reader:
        return reader.session_id(KEY)


def acts_of(store: Store) -> tuple[ActRef, ...]:
    """The acts of the session, in order."""
    with store.reading() as reader:
        lines = reader.items(session_of(store))
        return tuple(ActRef(line.id) for line in lines if line.number)
