"""Search in what the secretary wrote in minutes: her words, folded as those of the items are.

There are few of them beside the texts of the items: they are looked through one by one, folded once in a run.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time
from functools import lru_cache

from sqlalchemy import Connection, RowMapping, text

from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import words
from syndic_desktop.domain.wording import fold
from syndic_desktop.store.codec import field
from syndic_desktop.store.lines import Hit
from syndic_desktop.store.searching import WORD, extract, opens, seen, terms_of

# A place is « #12/debats/0 » where it belongs to an item, by its id.
_TOLD = text(
    "SELECT told, rewordings.session_id, body, day, opening, items.id AS item_id, items.position AS place, "
    "number, subject "
    "FROM rewordings JOIN sessions ON sessions.id = rewordings.session_id "
    "LEFT JOIN items ON rewordings.place LIKE '#%' AND items.session_id = rewordings.session_id "
    "AND items.id = CAST(substr(rewordings.place, 2) AS INTEGER) "
    "ORDER BY day DESC, rewordings.session_id, rewordings.position"
)


def search_minutes(connection: Connection, asked: str, limit: int) -> tuple[Hit, ...]:
    """Her paragraphs where every word asked is found (the last one by its beginning), newest first.

    A hit of an item that minutes do not name has neither id nor subject.
    """
    terms = terms_of(asked)
    if not terms:
        return ()
    wanted = [f" {' '.join(term)} " for term in terms]
    if opens(terms):
        wanted[-1] = wanted[-1].rstrip()
    found = [row for row in connection.execute(_TOLD).mappings() if _says(row["told"], wanted)]
    hits = (_hit(row) for row in found[:limit])
    shown = seen(terms) if found else WORD
    return tuple(replace(hit, extract=extract(hit.extract, shown)) for hit in hits)


def _says(told: str, wanted: list[str]) -> bool:
    folded = _folded(told)
    return all(each in folded for each in wanted)


@lru_cache(maxsize=20_000)
def _folded(told: str) -> str:
    return f" {' '.join(_words(told))} "


def _words(told: str) -> Iterator[str]:
    yield from WORD.findall(fold(words(field(Rewording, "told", told))))


def _hit(row: RowMapping) -> Hit:
    opening = time.fromisoformat(row["opening"]) if row["opening"] else None
    key = SessionKey(row["body"], date.fromisoformat(row["day"]), opening)
    told = words(field(Rewording, "told", row["told"]))
    place = row["place"] or 0
    return Hit(row["item_id"] or 0, row["session_id"], key, place, row["number"], row["subject"] or "", told)
