"""Listed acts: what the table of a deposit (`actes.csv`) and the open data (SCDL) say of the acts of a session.

A line is of an act by its identifier, or by two of its number, its day and its subject: one of them may have been
changed. Lines of other sessions are left alone; a line of the day of this one that is of none of its acts is told where
an act of it has no line.
"""

from __future__ import annotations

import csv
import posixpath
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO, StringIO
from xml.etree import ElementTree
from zipfile import BadZipFile, ZipFile

from syndic_desktop.documents.discordances import ABSENT, DOCUMENT, NOTHING, UNREADABLE, Discordance
from syndic_desktop.domain.acts import act_identifier, internal_number
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.filings import filed_subject
from syndic_desktop.domain.open_lines import UNKNOWN, VOTES, opened
from syndic_desktop.domain.privacy import masked
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.syndicats import Syndicat

TABLE = "actes.csv"
OPEN_DATA, HEADER = "deliberations", b"DELIB_ID"
"""What the name of an open data file begins with where nobody chose another; a column that no other table has."""
SHEET = "fiche.txt"
LABELS = {
    "identifiant": "identifiant", "nature_code": "nature", "numero": "numéro transmis", "numero_acte": "numéro",
    "date": "date", "objet": "objet", "matiere": "matière", "COLL_SIRET": "SIRET", "DELIB_ID": "numéro",
    "DELIB_DATE": "date", "DELIB_OBJET": "objet", "DELIB_MATIERE_CODE": "matière", "PREF_DATE": "accusé de réception",
    "VOTE_EFFECTIF": "effectif", "VOTE_REEL": "votants", "VOTE_POUR": "voix pour", "VOTE_CONTRE": "voix contre",
    "VOTE_ABSTENTION": "abstentions", "COLL_NOM": "syndicat", "DELIB_MATIERE_NOM": "matière",
}  # fmt: skip
FILED, OPENED = ("numero_acte", "date", "objet"), ("DELIB_ID", "DELIB_DATE", "DELIB_OBJET")
IN_ARCHIVE = ("numero", "date", "objet")
"""Number, day and subject in each: two of them name an act."""
MANIFEST, LARGEST_MANIFEST, LARGEST = "manifest.xml", 1_000_000, 150_000_000  # bytes
FIELDS = {
    "acte_nature": "nature_code", "numero_de_lacte": "numero", "objet": "objet", "date_de_lacte": "date",
    "classification": "matiere",
}  # fmt: skip
"""What Pastell calls the columns of `actes.csv`."""
FORMULAS = ("'=", "'+", "'-", "'@")
Row = dict[str, str]


@dataclass(frozen=True, slots=True)
class Listed:
    """An act as both tables should say it, by column. `filed`: in `actes.csv`; `opened`: in the open data."""

    state: ItemState
    filed: Row
    opened: Row


def is_table(path: str) -> bool:
    return posixpath.basename(path).lower() == TABLE


def is_open_data(path: str, data: bytes) -> bool:
    """By its header, whatever its name; by its name, where somebody broke its header."""
    name = posixpath.basename(path).lower()
    return name.endswith(".csv") and (name.startswith(OPEN_DATA) or HEADER in data.partition(b"\n")[0])


def listed_acts(
    syndicat: Syndicat, day: date, states: Iterable[ItemState], private: Sequence[str] = ()
) -> tuple[Listed, ...]:
    """The acts of a session that have a number; `day` is its own, `private` what it hides."""
    return tuple(
        Listed(state, _filed(syndicat, day, state), _opened(syndicat, day, state, private))
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
    told: dict[tuple[str, str], int] = {}
    for line, row in rows:
        act = _act_of(row, acts, FILED)
        if act is None:
            continue
        number = act.filed["numero_acte"]
        yield from _again(path, line, row, told.setdefault((number, row["fichier"]), line))
        yield from _differing(path, line, row, act.filed)
        beside = posixpath.join(posixpath.dirname(path), row["dossier"], row["fichier"])
        if beside not in files:
            yield Discordance(path, "fichier", ABSENT, beside, f"ligne {line}")
        elif row["rang"] == "1":
            yield from _sheet(posixpath.join(posixpath.dirname(beside), SHEET), files, act)
    known = {number for number, _ in told}
    yield from _unlisted(path, files, rows, [act for act in acts if act.filed["numero_acte"] not in known])


def _again(path: str, line: int, row: Row, first: int) -> Iterator[Discordance]:
    """A line that is of what another line is of: the same file of an act, the same deliberation."""
    if line != first:
        said = row.get("fichier") or row.get("DELIB_ID", "")
        yield Discordance(path, "ligne en double", said, f"une seule ligne, la {first}", f"ligne {line}")


def _unlisted(
    path: str, files: Mapping[str, bytes], rows: Sequence[tuple[int, Row]], left: Sequence[Listed]
) -> Iterator[Discordance]:
    """The files of an act, by the identifier that their name bears, that no line of the table names."""
    folder = posixpath.dirname(path)
    named = {posixpath.join(folder, row["dossier"], row["fichier"]) for _, row in rows}
    for act in left:
        mine = f"-{act.filed.get('identifiant')}-"
        for each in sorted(files):
            if posixpath.dirname(posixpath.dirname(each)) == folder and mine in each and each not in named:
                yield Discordance(path, "acte", NOTHING, each)


def _sheet(path: str, files: Mapping[str, bytes], act: Listed) -> Iterator[Discordance]:
    """What the sheet of an act, where it is beside its files, does not say of it."""
    if path in files:
        said = " ".join(files[path].decode("utf-8-sig", "replace").split())
        for column in ("identifiant", "numero_acte", "date", "objet", "matiere"):
            fact = " ".join(act.filed.get(column, "").split())
            if fact not in said and not (column == "numero_acte" and fact == act.filed.get("numero")):
                yield Discordance(path, LABELS[column], NOTHING, fact)


def act_files(path: str, data: bytes, acts: tuple[Listed, ...]) -> dict[str, tuple[Listed, bool]]:
    """The files of each act of a session that `actes.csv` lists, and whether each is the act itself, no annex.

    Nothing where it cannot be read.
    """
    found = {}
    with suppress(ValueError):
        for _, row in _rows(data, ";", ("dossier", "fichier", "rang", "numero_acte", "date", "objet")):
            act = _act_of(row, acts, FILED)
            if act is not None:
                found[posixpath.join(posixpath.dirname(path), row["dossier"], row["fichier"])] = act, row["rang"] == "1"
    return found


@dataclass(frozen=True, slots=True)
class _Archived:
    """An archive for Pastell: what its manifest says by column, the files that it names, those that are there."""

    row: Row
    named: tuple[str, ...]
    contents: Mapping[str, bytes]


def _archived(data: bytes) -> _Archived | None:
    """None of an archive that has no manifest. Raises ValueError for what cannot be read."""
    try:
        with ZipFile(BytesIO(data)) as archive:
            if MANIFEST not in archive.namelist():
                return None
            written = _member(archive, MANIFEST, LARGEST_MANIFEST)
            if b"<!" in written:
                raise ValueError("a manifest declares nothing")
            flow = ElementTree.fromstring(written)
            named = tuple(each.get("content", "") for each in flow.iter("file"))
            there = [each for each in dict.fromkeys(named) if each in archive.namelist()]
            contents = {each: _member(archive, each, LARGEST) for each in there}
    except (BadZipFile, ElementTree.ParseError, OSError, RuntimeError, NotImplementedError, zlib.error) as error:
        raise ValueError(str(error)) from error
    row = {FIELDS.get(each.get("name", ""), ""): each.get("value", "") for each in flow.findall("data")}
    row["matiere"] = row.get("matiere", "").partition(" ")[0]
    return _Archived(row, named, contents)


def _member(archive: ZipFile, name: str, most: int) -> bytes:
    with archive.open(name) as file:
        read = file.read(most + 1)
    if len(read) > most:
        raise ValueError("a file of an archive is too heavy")
    return read


def archive_discordances(path: str, data: bytes, acts: tuple[Listed, ...]) -> list[Discordance] | None:
    """What the archive of an act for Pastell says otherwise than the dossier; None of an archive that is none."""
    try:
        found = _archived(data)
    except ValueError:
        return [Discordance(path, DOCUMENT, UNREADABLE, "l’archive d’un acte")]
    if found is None:
        return None
    act = _act_of(found.row, acts, IN_ARCHIVE)
    if act is None:
        return []
    absent = (Discordance(path, "fichier", ABSENT, each) for each in found.named if each not in found.contents)
    return [*_differing(path, 0, found.row, act.filed), *absent]


def enclosed(data: bytes, acts: tuple[Listed, ...]) -> Iterator[tuple[str, bytes, Listed, bool]]:
    """The files of an archive for Pastell: name, content, the act its manifest is of, whether it is the act itself."""
    found = None
    with suppress(ValueError):  # it is told as what cannot be read
        found = _archived(data)
    act = _act_of(found.row, acts, IN_ARCHIVE) if found else None
    if found is not None and act is not None:
        for name, content in found.contents.items():
            yield name, content, act, name == found.named[0]


def open_data_discordances(path: str, data: bytes, acts: tuple[Listed, ...]) -> Iterator[Discordance]:
    """What the open data says otherwise than the dossier; an act that is not there, where others of its day are."""
    try:
        rows = _rows(data, ",", ("COLL_SIRET", "DELIB_ID", "DELIB_DATE", "DELIB_OBJET", *VOTES))
    except ValueError:
        yield Discordance(path, DOCUMENT, UNREADABLE, "les délibérations en données ouvertes")
        return
    told: dict[str, int] = {}
    strange: list[tuple[int, Row]] = []
    for line, row in rows:
        act = _act_of(row, acts, OPENED)
        if act is not None:
            yield from _again(path, line, row, told.setdefault(act.opened["DELIB_ID"], line))
            yield from _differing(path, line, row, act.opened)
        elif any(row["DELIB_DATE"] == each.opened["DELIB_DATE"] for each in acts):
            strange.append((line, row))
    left = [act for act in acts if act.opened["DELIB_ID"] not in told]
    # Another body may have met that day: its lines are not ours, were there as many as our acts.
    for act in left if told or len(strange) == len(left) == 1 else ():
        line, row = strange.pop(0) if strange else (0, {})
        said = " – ".join((row["DELIB_ID"], row["DELIB_OBJET"])) if row else NOTHING
        awaited = " – ".join((act.opened["DELIB_ID"], act.opened["DELIB_OBJET"])) if row else act.opened["DELIB_ID"]
        yield Discordance(path, "délibération", said, awaited, f"ligne {line}" if row else "")


def _filed(syndicat: Syndicat, day: date, state: ItemState) -> Row:
    item = state.item
    number = item.number or ""
    said = {"nature_code": "1", "numero_acte": number, "date": day.isoformat(), "matiere": item.matter or ""}
    said["objet"] = filed_subject(masked(item.subject, item.private))
    with suppress(RuleViolation):  # a number that makes no identifier is filed nowhere
        said["numero"] = internal_number(number, syndicat.internal_number)
        said["identifiant"] = act_identifier(syndicat, day, number) or ""
    return {key: value for key, value in said.items() if value}


def _opened(syndicat: Syndicat, day: date, state: ItemState, private: Sequence[str]) -> Row:
    """What a file of ours says, but for what no dossier says: she may fill it."""
    said = opened(syndicat, day, replace(state, item=replace(state.item, subject=masked(state.item.subject, private))))
    return {column: words for column, words in said.items() if column not in UNKNOWN}


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


def _act_of(row: Row, acts: Sequence[Listed], keys: tuple[str, str, str]) -> Listed | None:
    """The act that a line is of: by its identifier, else by two of its number, its day and its subject; its own number
    first, for two acts of a day may have one subject.
    """
    found: list[tuple[int, bool, Listed]] = []
    for act in acts:
        said = act.opened if keys is OPENED else act.filed
        if said.get("identifiant") and row.get("identifiant") == said["identifiant"]:
            return act
        alike = [row.get(key, "") == said.get(key) for key in keys]
        if sum(alike) >= 2:
            found.append((sum(alike), alike[0], act))
    return max(found, key=lambda each: each[:2])[2] if found else None


def _differing(path: str, line: int, row: Row, awaited: Row) -> Iterator[Discordance]:
    for column, said in awaited.items():
        if column in row and row[column] != said:
            place = f"ligne {line}" if line else ""
            yield Discordance(path, LABELS[column], row[column] or NOTHING, said or NOTHING, place)
