"""Full-text search over numbers, subjects, statements and operative parts (FTS5).

Texts and questions are folded the same way (lower case, no accent, œ as oe, ’ as '); what is shown is the original.
The index keeps the folded text: taking a row out then needs nothing that a later `fold` might say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, time

from sqlalchemy import Connection, RowMapping, text

from syndic_desktop.domain.agenda import Clause, Item
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import words
from syndic_desktop.domain.wording import fold
from syndic_desktop.store.codec import from_columns
from syndic_desktop.store.lines import END, FOUND, Hit

INDEXED = frozenset({"number", "subject", "statement", "verb", "operative"})
"""Columns of an item that the index is made of."""

SHORTEST_PREFIX = 2
AROUND = 90

_WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f])+")
_INSERT = text(
    "INSERT INTO search (rowid, number, subject, operative, statement) "
    "VALUES (:id, :number, :subject, :operative, :statement)"
)
_DELETE = text("DELETE FROM search WHERE rowid = :id")
# bm25 weighs the columns in their order: number, subject, operative part, statement.
_SEARCH = text(
    "WITH found AS (SELECT rowid AS id, bm25(search, 8, 8, 3, 1) AS score FROM search WHERE search MATCH :asked) "
    "SELECT items.*, sessions.body, sessions.day, sessions.opening "
    "FROM found JOIN items ON items.id = found.id JOIN sessions ON sessions.id = items.session_id "
    "ORDER BY found.score, sessions.day DESC, items.id LIMIT :limit"
)


def index(connection: Connection, items: Iterable[tuple[int, Item]]) -> None:
    """Make items findable."""
    rows = [
        {
            "id": item_id,
            "number": fold(item.number or ""),
            "subject": fold(item.subject),
            "operative": fold(operative_words(item)),
            "statement": fold(words(item.statement)),
        }
        for item_id, item in items
    ]
    if rows:
        connection.execute(_INSERT, rows)


def forget(connection: Connection, item_ids: Iterable[int]) -> None:
    """Make items unfindable."""
    rows = [{"id": item_id} for item_id in item_ids]
    if rows:
        connection.execute(_DELETE, rows)


def operative_words(item: Item) -> str:
    """The plain words of an operative part, one line a clause."""
    return "\n".join([*([item.verb] if item.verb else []), *(_clause(clause) for clause in item.operative)])


def _clause(clause: Clause) -> str:
    return "\n".join([" ".join(filter(None, (clause.verb, clause.text))), *clause.sub])


def search(connection: Connection, asked: str, limit: int) -> tuple[Hit, ...]:
    """Items where every word asked is found (the last one by its beginning), best first, then newest."""
    terms = _terms(asked)
    if not terms:
        return ()
    rows = connection.execute(_SEARCH, {"asked": _match(terms), "limit": limit}).mappings()
    return tuple(_hit(row, terms) for row in rows)


def _terms(asked: str) -> list[list[str]]:
    """The words of each term asked: « l’Assemblée » is two words that follow each other."""
    terms = (_WORD.findall(term) for term in fold(asked).split())
    return [term for term in terms if term]


def _match(terms: list[list[str]]) -> str:
    """The question as FTS5 reads it: every term quoted, the last one open to longer words."""
    quoted = ['"' + " ".join(term) + '"' for term in terms]
    return " ".join(quoted) + (" *" if len(terms[-1][-1]) >= SHORTEST_PREFIX else "")


def _hit(row: RowMapping, terms: list[list[str]]) -> Hit:
    item = from_columns(Item, row, ("kind", "number", "subject", "verb", "operative", "statement"))
    opening = time.fromisoformat(row["opening"]) if row["opening"] else None
    key = SessionKey(row["body"], date.fromisoformat(row["day"]), opening)
    texts = (words(item.statement), operative_words(item), item.subject)
    extract = max((_extract(each, terms) for each in texts), key=lambda each: each.count(FOUND))
    return Hit(row["id"], row["session_id"], key, row["position"], item.number, item.subject, extract or item.subject)


def _extract(whole: str, terms: list[list[str]]) -> str:
    """The first found word with what is around it, found words marked; empty when there is none."""
    found = [match.span() for match in _WORD.finditer(whole) if _found(match[0], terms)]
    if not found:
        return ""
    start, end = max(found[0][0] - AROUND, 0), min(found[0][1] + AROUND, len(whole))
    start, end = _outward(whole, start, -1), _outward(whole, end, +1)
    pieces, at = ["…" if start else ""], start
    for opening, closing in found:
        if closing <= end:
            pieces += [whole[at:opening], FOUND, whole[opening:closing], END]
            at = closing
    return "".join([*pieces, whole[at:end], "…" if end < len(whole) else ""]).replace("\n", " ")


def _found(word: str, terms: list[list[str]]) -> bool:
    folded, last = fold(word), terms[-1][-1]
    if len(last) >= SHORTEST_PREFIX and folded.startswith(last):
        return True
    return any(folded in term for term in terms)


def _outward(whole: str, at: int, step: int) -> int:
    """The nearest place, going outward, that does not cut a word."""
    while 0 < at < len(whole) and not whole[at - 1 if step < 0 else at].isspace():
        at += step
    return at
