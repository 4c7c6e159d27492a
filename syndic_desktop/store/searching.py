"""Full-text search over numbers, subjects and texts of items (FTS5), and over names of rapporteurs.

Texts and questions are folded the same way (lower case, no accent, œ as oe, ’ as '); what is shown is the original.
The index keeps the folded text: taking a row out then needs nothing that a later `fold` might say otherwise.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, time
from functools import cache, lru_cache
from unicodedata import normalize

from sqlalchemy import Connection, RowMapping, bindparam, text

from syndic_desktop.domain.agenda import Annex, Clause, Item
from syndic_desktop.domain.sessions import SessionKey
from syndic_desktop.domain.texts import Text, words
from syndic_desktop.domain.wording import fold
from syndic_desktop.store.codec import field
from syndic_desktop.store.lines import END, FOUND, Hit

GROUNDS = ("visas", "recitals", "heard", "annexes")
"""Columns of an item whose words are what it rests on."""

INDEXED = frozenset({"number", "subject", "statement", "verb", "operative", *GROUNDS})
"""Columns of an item that the index is made of."""

MANY = 500
"""How many items, indexed in one gesture, make it worth while to `settle` the index."""

SHORTEST_PREFIX = 2
SHORTEST_NAME = 3
"""Letters of a rapporteur's name that are enough to be looked for."""
AROUND = 90
WIDEST = 2000

WORD = re.compile(r"[^\W_]+")
_PAIR = re.compile("oe|ae|ss|.")
_INSERT = text(
    "INSERT INTO search (rowid, number, subject, operative, statement, grounds) "
    "VALUES (:id, :number, :subject, :operative, :statement, :grounds)"
)
_STATEMENT = text("UPDATE search SET statement = :words WHERE rowid = :id")
_OPERATIVE = text("UPDATE search SET operative = :words WHERE rowid = :id")
_GROUNDS = text("UPDATE search SET grounds = :words WHERE rowid = :id")
_DELETE = text("DELETE FROM search WHERE rowid = :id")
# bm25 weighs the columns in their order: number, subject, operative part, statement, grounds (the same laws are quoted
# everywhere). Among texts worth the same, the newest session comes first. A question so wide that thousands of items
# answer is ranked among the last entered.
_SEARCH = text(
    "WITH wide AS MATERIALIZED (SELECT rowid AS id, bm25(search, 8, 8, 3, 1, 0.5) AS score FROM search "
    "WHERE search MATCH :asked ORDER BY rowid DESC LIMIT :widest), "
    "found AS MATERIALIZED (SELECT id, score FROM wide ORDER BY score, id DESC LIMIT :limit * 2) "
    "SELECT items.id, session_id, position, number, subject, verb, operative, statement, visas, recitals, heard, "
    "annexes, body, day, opening "
    "FROM found JOIN items ON items.id = found.id JOIN sessions ON sessions.id = session_id "
    "ORDER BY score, day DESC, items.id LIMIT :limit"
)

_OF_RAPPORTEURS = (
    "SELECT items.id, session_id, position, number, subject, verb, operative, statement, visas, recitals, heard, "
    "annexes, body, day, opening, rapporteur FROM items JOIN sessions ON sessions.id = session_id "
    "WHERE {where}rapporteur IN :bearers ORDER BY day DESC, items.id LIMIT :limit"
)


def index(connection: Connection, items: Iterable[tuple[int, Item]]) -> None:
    """Make items findable."""
    rows = [
        {
            "id": item_id,
            "number": fold(item.number or ""),
            "subject": fold(item.subject),
            "operative": fold(_operative(item.verb, item.operative)),
            "statement": _folded_lines(item.statement),
            "grounds": fold(_grounds(item.visas, item.recitals, item.heard, item.annexes)),
        }
        for item_id, item in items
    ]
    if rows:
        connection.execute(_INSERT, rows)


def index_statement(connection: Connection, item_id: int, statement: Text) -> None:
    """Make the statement of an item findable; its other words stay as they are."""
    connection.execute(_STATEMENT, {"id": item_id, "words": _folded_lines(statement)})


def index_operative(connection: Connection, item_id: int, item: Item) -> None:
    """Make the operative part of an item findable; its other words stay as they are."""
    connection.execute(_OPERATIVE, {"id": item_id, "words": fold(_operative(item.verb, item.operative))})


def index_grounds(connection: Connection, item_id: int, item: Item) -> None:
    """Make what an item rests on findable; its other words stay as they are."""
    said = _grounds(item.visas, item.recitals, item.heard, item.annexes)
    connection.execute(_GROUNDS, {"id": item_id, "words": fold(said)})


def forget(connection: Connection, item_ids: Iterable[int]) -> None:
    """Make items unfindable."""
    rows = [{"id": item_id} for item_id in item_ids]
    if rows:
        connection.execute(_DELETE, rows)


def settle(connection: Connection) -> None:
    """Put an index that has just grown a lot in order: questions are then answered twice as fast."""
    connection.execute(text("INSERT INTO search (search) VALUES ('optimize')"))


def _folded_lines(text: Text) -> str:
    """Line by line: of a long text that is saved while it is typed, one line is not the one it was."""
    return "\n".join(map(_folded, words(text).split("\n")))


@lru_cache(maxsize=4096)
def _folded(line: str) -> str:
    return fold(line)


def _operative(verb: str | None, clauses: Iterable[Clause]) -> str:
    """The plain words of an operative part, one line a clause."""
    return "\n".join([*([verb] if verb else []), *(_clause(clause) for clause in clauses)])


def _clause(clause: Clause) -> str:
    return "\n".join([" ".join(filter(None, (clause.verb, clause.text))), *clause.sub])


def _grounds(visas: Iterable[str], recitals: Iterable[str], heard: Iterable[str], annexes: Iterable[Annex]) -> str:
    """What an item rests on, one line each: visas, recitals, reports heard, titles of its annexes."""
    return "\n".join((*visas, *recitals, *heard, *(annex.title for annex in annexes)))


def search(connection: Connection, asked: str, limit: int) -> tuple[Hit, ...]:
    """Items where every word asked is found (the last one by its beginning), best first, then newest."""
    terms = terms_of(asked)
    if not terms:
        return ()
    rows = connection.execute(_SEARCH, {"asked": _match(terms), "limit": limit, "widest": WIDEST}).mappings().all()
    # Made where something was found: for an endless word, pasted by mistake, it takes many seconds.
    shown = seen(terms) if rows else WORD
    hits = [_hit(row, shown) for row in rows]
    by_person, told = _reported(connection, terms, limit)
    # Who is named with something else is looked for as the one who reports it, were he quoted in other texts.
    both = (*told, *hits) if by_person else (*hits, *told)
    once: dict[int, Hit] = {}
    for hit in both:
        once.setdefault(hit.item_id, hit)
    return tuple(once.values())[:limit]


def _reported(connection: Connection, terms: list[list[str]], limit: int) -> tuple[bool, tuple[Hit, ...]]:
    """Items whose rapporteur bears some of the words asked, and whose texts have the others; newest first.

    With them, whether there are such others.
    """
    people = {
        row.code: f"{row.first_name} {row.last_name}"
        for row in connection.execute(text("SELECT code, first_name, last_name FROM people"))
    }
    words = {code: set(WORD.findall(fold(name))) for code, name in people.items()}
    named = [term for term in terms if any(_bears(each, term) for each in words.values())]
    bearers = [code for code, each in words.items() if all(_bears(each, term) for term in named)]
    if not named or not bearers:
        return False, ()
    rest = [term for term in terms if term not in named]
    where = "items.id IN (SELECT rowid FROM search WHERE search MATCH :asked) AND " if rest else ""
    asked = text(_OF_RAPPORTEURS.format(where=where)).bindparams(bindparam("bearers", expanding=True))
    values = {"bearers": bearers, "limit": limit, **({"asked": _match(rest)} if rest else {})}
    told = []
    for row in connection.execute(asked, values).mappings():
        hit = _hit(row, seen(rest or named))
        said = f"Rapporteur : {FOUND}{people[row['rapporteur']]}{END}"
        told.append(replace(hit, extract=f"{said} · {hit.extract}" if rest else said))
    return bool(rest), tuple(told)


def _bears(words: set[str], term: list[str]) -> bool:
    """Whether a name has the words of a term, the last one by its beginning."""
    *whole, last = term
    starts = len(last) >= SHORTEST_NAME and any(word.startswith(last) for word in words)
    return words.issuperset(whole) and (last in words or starts)


def terms_of(asked: str) -> list[list[str]]:
    """The words of each term asked: « l’Assemblée » is two words that follow each other."""
    terms = (WORD.findall(term) for term in fold(asked).split())
    return [term for term in terms if term]


def _match(terms: list[list[str]]) -> str:
    """The question as FTS5 reads it: every term quoted, the last one open to longer words."""
    quoted = ['"' + " ".join(term) + '"' for term in terms]
    return " ".join(quoted) + (" *" if opens(terms) else "")


def opens(terms: list[list[str]]) -> bool:
    """Whether the last word asked may be the beginning of one."""
    return len(terms[-1][-1]) >= SHORTEST_PREFIX


def seen(terms: list[list[str]]) -> re.Pattern[str]:
    """What shows the words asked in a text as it was written, whatever its accents and ligatures."""
    asked = {word: "" for term in terms for word in term}
    if opens(terms):
        asked[terms[-1][-1]] = r"[^\W_]*"
    spelt = "|".join(f"{_spelt(word)}{rest}" for word, rest in asked.items())
    return re.compile(rf"(?<![^\W_])(?:{spelt})(?![^\W_])", re.IGNORECASE)


def _spelt(word: str) -> str:
    letters = _spellings()
    return "".join(
        f"(?:{letters[pair]}|{letters.get(pair[0], pair[0])}{letters.get(pair[1], pair[1])})"
        if (pair := found[0]) in letters and len(pair) == 2
        else letters.get(found[0], re.escape(found[0]))
        for found in _PAIR.finditer(word)
    )


@cache
def _spellings() -> dict[str, str]:
    """For what `fold` makes (« e », « oe »), an expression of every letter that it makes so."""
    made: dict[str, str] = {}
    for code in (*range(ord("a"), ord("z") + 1), *range(0xDF, 0x250), *range(0x1E00, 0x1F00)):
        letter = chr(code)
        made[fold(letter)] = made.get(fold(letter), "") + letter
    return {folded: f"[{letters}]" for folded, letters in made.items() if folded.isalpha()}


def _hit(row: RowMapping, shown: re.Pattern[str]) -> Hit:
    opening = time.fromisoformat(row["opening"]) if row["opening"] else None
    key = SessionKey(row["body"], date.fromisoformat(row["day"]), opening)
    around = next(filter(None, (extract(each, shown) for each in _texts(row))), row["subject"])
    return Hit(row["id"], row["session_id"], key, row["position"], row["number"], row["subject"], around)


def _texts(row: RowMapping) -> Iterator[str]:
    """What an extract may be taken from, best first; read only as far as it is needed."""
    yield words(field(Item, "statement", row["statement"]))
    yield _operative(row["verb"], field(Item, "operative", row["operative"]))
    yield from _grounds(*(field(Item, name, row[name]) for name in GROUNDS)).split("\n")
    yield row["subject"]


def extract(written: str, shown: re.Pattern[str]) -> str:
    """The first word found with what is around it, found words marked; empty when there is none."""
    whole = normalize("NFC", written)
    first = shown.search(whole)
    if first is None:
        return ""
    start = _outward(whole, max(first.start() - AROUND, 0), -1)
    end = _outward(whole, min(first.end() + AROUND, len(whole)), +1)
    marked = shown.sub(lambda found: f"{FOUND}{found[0]}{END}", whole[start:end])
    return f"{'…' if start else ''}{marked}{'…' if end < len(whole) else ''}".replace("\n", " ")


def _outward(whole: str, at: int, step: int) -> int:
    """The nearest place, going outward, that does not cut a word."""
    while 0 < at < len(whole) and not whole[at - 1 if step < 0 else at].isspace():
        at += step
    return at
