"""The bundled example on a day after its session, its acts as they were the evening of the vote: nothing noted yet."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from syndic_desktop import bootstrap
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.domain.acts import ActRef
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.exchange import dossiers
from syndic_desktop.store import Store, create_store

KEY = SessionKey.parse("CS:2026-09-25")
NOW = datetime(2026, 11, 20, 10, 42)


@contextmanager
def unsigned(path: Path) -> Iterator[Store]:
    """A store where nothing has happened to the acts of the session held; delegated decisions keep theirs."""
    reading = dossiers.read(bootstrap.paths().example)
    sessions = tuple(
        replace(session, items=tuple(replace(item, act=None) for item in session.items))
        for session in reading.dossier.sessions
    )
    with create_store(path, clock=lambda: NOW, holder="essai") as store:
        import_dossier(store, replace(reading.dossier, sessions=sessions), reading.files)
        yield store


def session_of(store: Store) -> int:
    with store.reading() as reader:
        return reader.session_id(KEY)


def acts_of(store: Store) -> tuple[ActRef, ...]:
    """The acts of the session, in order."""
    with store.reading() as reader:
        lines = reader.items(session_of(store))
        return tuple(ActRef(line.id) for line in lines if line.number)
