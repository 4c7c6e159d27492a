"""Listed acts: what the table of a deposit (`actes.csv`) and the open data (SCDL) say of the acts of a session.

A line is of an act by its identifier, or by two of its number, its day and its subject: one of them may have been
changed. Lines of other sessions are left alone.
"""

from __future__ import annotations

import csv
import posixpath
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from io import StringIO

from syndic_desktop.documents.discordances import ABSENT, DOCUMENT, NOTHING, UNREADABLE, Discordance
from syndic_desktop.domain.acts import act_identifier, internal_number
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.filings import filed_subject
from syndic_desktop.domain.matters import matter_of
from syndic_desktop.domain.privacy import masked
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.syndicats import Syndicat

TABLE = "actes.csv"
OPEN_DATA = "deliberations"
"""What the name of an open data file begins with."""
VOTES = ("VOTE_EFFECTIF", "VOTE_REEL", "VOTE_POUR", "VOTE_CONTRE", "VOTE_ABSTENTION")
LABELS = {
    "identifiant": "identifiant", "nature_code": "nature", "numero": "numéro transmis", "numero_acte": "numéro",
    "date": "date", "objet": "objet", "matiere": "matière", "COLL_SIRET": "SIRET", "DELIB_ID": "numéro",
    "DELIB_DATE": "date", "DELIB_OBJET": "objet", "DELIB_MATIERE_CODE": "matière", "PREF_DATE": "accusé de réception",
    "VOTE_EFFECTIF": "effectif", "VOTE_REEL": "votants", "VOTE_POUR": "voix pour", "VOTE_CONTRE": "voix contre",
    "VOTE_ABSTENTION": "abstentions",
}  # fmt: skip
FORMULAS = ("'=", "'+", "'-", "'@")
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """An act as both tables should say it, by column. `filed`: in `actes.csv`; `opened`: in the open data."""

    state: ItemState
    filed: Row
    opened: Row


def is_table(path: str) -> bool:
    return posixpath.basename(path) == TABLE


def is_open_data(path: str) -> bool:
    name = posixpath.basename(path).lower()
    return name.startswith(OPEN_DATA) and name.endswith(".csv")


def listed_acts(syndicat: Syndicat, day: date, states: Iterable[ItemState]) -> tuple[Listed, ...]:
    """The acts of a session that have a number; `day` is its own."""
    return tuple(
        Listed(state, _filed(syndicat, day, state), _opened(syndicat, day, state))
        for state in states
        if state.item.number and state.item.deliberates and state.item.vote is not None
    )


def table_discordances(path: str, files: Mapping[str, bytes], acts: tuple[Listed, ...]) -> Iterator[Discordance]:
    """What `actes.csv` says otherwise than the dossier, and the files that it names and that are not there."""
    try:
        rows = _rows(files[path], ";", ("dossier", "identifiant", "numero_acte", "date", "objet", "fichier"))
    except ValueError:
        yield Discordance(path, DOCUMENT, UNREADABLE, "la table des actes déposés")
        return
    for line, row in rows:
        act = next((each for each in acts if _same(row, each.filed, ("numero_acte", "date", "objet"))), None)
        if act is None:
            continue
        yield from _differing(path, line, row, act.filed)
        beside = posixpath.join(posixpath.dirname(path), row["dossier"], row["fichier"])
        if beside not in files:
            yield Discordance(path, "fichier", ABSENT, beside, f"ligne {line}")


def main_files(path: str, data: bytes, acts: tuple[Listed, ...]) -> dict[str, Listed]:
    """Where the act itself is, for each act of a session that `actes.csv` lists; nothing where it cannot be read."""
    found = {}
    with suppress(ValueError):
        for _, row in _rows(data, ";", ("dossier", "fichier", "rang", "numero_acte", "date", "objet")):
            act = next((each for each in acts if _same(row, each.filed, ("numero_acte", "date", "objet"))), None)
            if act is not None and row["rang"] == "1":
                found[posixpath.join(posixpath.dirname(path), row["dossier"], row["fichier"])] = act
    return found


def open_data_discordances(path: str, data: bytes, acts: tuple[Listed, ...]) -> Iterator[Discordance]:
    """What the open data says otherwise than the dossier; an act that is not there, where others of its day are."""
    try:
        rows = _rows(data, ",", ("COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_OBJET", *VOTES))
    except ValueError:
        yield Discordance(path, DOCUMENT, UNREADABLE, "les délibérations en données ouvertes")
        return
    told: set[str] = set()
    for line, row in rows:
        act = next((each for each in acts if _same(row, each.opened, ("DELIB_ID", "DELIB_DATE", "DELIB_OBJET"))), None)
        if act is None:
            continue
        told.add(act.opened["DELIB_ID"])
        votes = all(row[each] for each in VOTES)  # left empty: the schema cannot say them
        awaited = {key: said for key, said in act.opened.items() if votes or key not in VOTES}
        yield from _differing(path, line, row, awaited)
    for act in acts if told else ():
        if act.opened["DELIB_ID"] not in told:
            yield Discordance(path, "délibération", NOTHING, act.opened["DELIB_ID"])


def _filed(syndicat: Syndicat, day: date, state: ItemState) -> Row:
    item = state.item
    number = item.number or ""
    said = {"nature_code": "1", "numero_acte": number, "date": day.isoformat(), "matiere": item.matter or ""}
    said["objet"] = filed_subject(masked(item.subject, item.private))
    with suppress(RuleViolation):  # a number that makes no identifier is filed nowhere
        said["numero"] = internal_number(number, syndicat.internal_number)
        said["identifiant"] = act_identifier(syndicat, day, number) or ""
    return {key: value for key, value in said.items() if value}


def _opened(syndicat: Syndicat, day: date, state: ItemState) -> Row:
    item = state.item
    sent = item.act.transmission if item.act else None
    said = {
        "COLL_SIRET": syndicat.siret or "",
        "DELIB_ID": item.number or "",
        "DELIB_DATE": day.isoformat(),
        "DELIB_OBJET": " ".join(masked(item.subject, item.private).split()),
        "DELIB_MATIERE_CODE": matter.code if (matter := matter_of(item.matter or "")) else "",
        "PREF_DATE": sent.receipt.isoformat() if sent and sent.receipt and sent.receipt >= day else "",
    }
    if state.tally is not None:
        heads = state.tally.heads
        voices = (heads.in_favour, heads.against, heads.abstaining)
        counted = (len(state.situation.places), sum(voices), *voices)
        said |= {column: str(int(each)) for column, each in zip(VOTES, counted, strict=True)}
    return said


def _rows(data: bytes, delimiter: str, columns: tuple[str, ...]) -> list[tuple[int, Row]]:
    """The lines of a table, each with its number in the file. Raises ValueError for what is not that table."""
    reader = csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=delimiter)
    try:
        rows = [(reader.line_num, {str(key): str(said or "") for key, said in row.items()}) for row in reader]
    except csv.Error as error:
        raise ValueError(str(error)) from error
    if not set(columns) <= set(reader.fieldnames or ()):
        raise ValueError("columns are missing")
    return [(line, {key: _words(said) for key, said in row.items()}) for line, row in rows]


def _words(cell: str) -> str:
    """A cell without the mark that keeps a spreadsheet from running it."""
    return cell[1:] if cell.startswith(FORMULAS) else cell


def _same(row: Row, act: Row, keys: tuple[str, str, str]) -> bool:
    """Whether a line is of an act: by its identifier, else by two of its number, its day and its subject."""
    if act.get("identifiant") and row.get("identifiant") == act["identifiant"]:
        return True
    return sum(row.get(key, "") == act.get(key) for key in keys) >= 2


def _differing(path: str, line: int, row: Row, awaited: Row) -> Iterator[Discordance]:
    for column, said in awaited.items():
        if column in row and row[column] != said:
            yield Discordance(path, LABELS[column], row[column] or NOTHING, said or NOTHING, f"ligne {line}")
