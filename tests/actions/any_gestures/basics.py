"""What every family of gestures is drawn with: words right and wrong, days, and what the file holds."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.store import Reader, TopicLine

Draw = Callable[[st.SearchStrategy[Any]], Any]

NASTY = (
    "", "   ", "\u00a0", "\0", "a\0b", "\x1b[31mrouge\x07", "\ud800", "a\udfffb", "\ufffe", "\u202eécrit à l’envers",
    "شركة المياه", "👩‍🚒🇫🇷", "=cmd()", "+1+1", "<w:p>&amp;{{ x }}{% for %}", "deux\nlignes", "a\u2028b\x85c\x0bd",
    "x" * 600, "e\u0301\u0327" * 40, "CON", "../../etc", "]]>", "’« »", "\ufeffa",
)  # fmt: skip
WORDS = ("Budget", "Marché d’œuvres", "Comité", "Éva", "MARTIN", "Questions diverses", "Lot", "Pays d’Orsigny", "BU")
DAYS = (
    date(2019, 12, 31), date(2025, 1, 1), date(2026, 2, 9), date(2026, 2, 10), date(2026, 2, 11), date(2026, 6, 1),
    date(2026, 10, 9), date(2026, 10, 10), date(2026, 10, 28), date(2026, 10, 30), date(2026, 11, 20),
    date(2026, 12, 4), date(2027, 3, 1),
)  # fmt: skip


@dataclass(frozen=True)
class World:
    """What the file holds, with the ids that gestures name it by."""

    dossier: Dossier
    session_ids: tuple[int, ...]
    agendas: Mapping[int, tuple[int, ...]]
    topics: tuple[TopicLine, ...]

    @classmethod
    def read(cls, reader: Reader, dossier: Dossier) -> World:
        known = {line.key: line.id for line in reader.sessions()}
        ids = tuple(known[session.key] for session in dossier.sessions)
        agendas = {each: tuple(line.id for line in reader.items(each)) for each in ids}
        return cls(dossier, ids, agendas, reader.topics())

    @property
    def items(self) -> dict[int, Item]:
        pairs = zip(self.session_ids, self.dossier.sessions, strict=True)
        return {key: item for each, said in pairs for key, item in zip(self.agendas[each], said.items, strict=True)}


def a_text() -> st.SearchStrategy[str]:
    """Mostly words; sometimes what nobody types on purpose."""
    return st.sampled_from(WORDS * 4 + NASTY)


def a_day() -> st.SearchStrategy[date]:
    return st.sampled_from(DAYS)


def maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


def one(held: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    return st.sampled_from(held)


def a_code(held: tuple[Any, ...]) -> st.SearchStrategy[str]:
    """The code of one of them, now and then that of nobody."""
    return st.sampled_from([each.code for each in held] * 4 + ["inconnu"])
