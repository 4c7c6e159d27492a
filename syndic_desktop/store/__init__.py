"""MEMORY: one `.syndic` file per syndicat, and the only room that knows SQLAlchemy, Alembic and SQLite.

Frozen domain values go in and come out; rows never leave. It refuses to know the rules (the domain decides what is
true), the documents, the exchange formats and whoever asks.

    with open_store(path, clock=datetime.now, holder="Marie sur PORTABLE-3") as store:
        with store.writing("déplacer le point 3") as writer:
            writer.reorder_items(session_id, order)
        with store.reading() as reader:
            lines = reader.sessions()

Inside: `stores` opens files, `connection` and `locks` hold them, `migrating` brings them up to date; `reading` and
`writing` are what others see of a transaction, over one module per subject (`assemblies`, `sessions`, `items`,
`decisions`, `foreseen`, `attachments`, `searching`); `journal` is the one door for changes; `schema` and `codec` say
how values are laid down.
"""

from __future__ import annotations

from syndic_desktop.store.lines import (
    END,
    FOUND,
    FileLine,
    Hit,
    ItemLine,
    JournalLine,
    Paper,
    SessionLine,
    StandingLine,
    TopicLine,
    Touched,
    UnreceivedLine,
    YearPaper,
)
from syndic_desktop.store.reading import Reader
from syndic_desktop.store.stores import Clock, Store, create_store, open_store
from syndic_desktop.store.writing import Writer
from syndic_desktop.store.written import Kept

__all__ = [
    "END",
    "FOUND",
    "Clock",
    "FileLine",
    "Hit",
    "ItemLine",
    "JournalLine",
    "Kept",
    "Paper",
    "Reader",
    "SessionLine",
    "StandingLine",
    "Store",
    "TopicLine",
    "Touched",
    "UnreceivedLine",
    "Writer",
    "YearPaper",
    "create_store",
    "open_store",
]
