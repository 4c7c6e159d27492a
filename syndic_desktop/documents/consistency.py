"""Consistency: the files of a session read back, and compared with the dossier and so with each other.

Two looks. Each file says the figures, dates, names and outcomes of the paper that would be made now, whatever its
words: a sentence may be turned otherwise by hand, « 13 voix pour » may not become 12. And each act has one number, one
subject, one vote, its operative part, its amendments and its annexes: they are looked for in every file that tells it,
though its paragraph was put in other words.
Word documents, workbooks and PDFs are looked at alike; the tables of acts are judged by `listed_acts`.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path

from syndic_desktop.documents.contents.extracts import taken
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.contents.operative import grounds
from syndic_desktop.documents.contents.registers import FATES
from syndic_desktop.documents.discordances import (
    ABSENT,
    DOCUMENT,
    NOTHING,
    UNREADABLE,
    Discordance,
    Report,
    nearest,
    plain,
)
from syndic_desktop.documents.folders import Paper, made, papers
from syndic_desktop.documents.listed_acts import (
    TABLE,
    Listed,
    archive_discordances,
    is_open_data,
    is_table,
    listed_acts,
    main_files,
    open_data_discordances,
    table_discordances,
)
from syndic_desktop.documents.marks import Marking, about, bare, lost, lost_in_pages, marking
from syndic_desktop.documents.publishing import FOLDER, leaks, public_papers
from syndic_desktop.documents.rereadings import PDF, WORD, WORKBOOK, Line, joined, reread
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.open_lines import hidden
from syndic_desktop.domain.privacy import HIDDEN, masked
from syndic_desktop.domain.sessions import ItemState

EXTRACT, MINUTES, LIST, CLOSING = "extrait", "proces-verbal", "liste-des-deliberations", "feuillet-de-cloture"
KINDS = (EXTRACT, MINUTES, LIST, CLOSING)
"""What a session decided, told over again from one paper to the next: each is to be there."""
EXTRACTS, ARCHIVE = "extraits/", ".zip"
LOOKED_IN = (
    "*",
    "extraits/*",
    f"{FOLDER}*",
    "convocations/*",
    "pouvoirs/*",
    "*/registre*",
    f"*/{TABLE}",
    "*/*.csv",
    f"*/*{ARCHIVE}",
)
"""Where files that tell of a session lie under its folder, or under the one of its year."""
READ = (WORD, PDF, WORKBOOK, ".csv", ARCHIVE)
LARGEST = 50_000_000  # bytes
REGISTER = "registre"
OF_REGISTER = ("numéro", "objet", "vote", "dispositif")
"""What the file of an act, or the register, prints of it whatever the template."""
ENDING = " .;,:"
"""What may follow a clause, or not."""

_PLACE = re.compile(r"^(?:objet:|\d+\.)")
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Told:
    """What every paper that tells an item says alike of it: « objet », « vote », « dispositif »… and the words of each.

    `private`: the words to hide of it where it is published, and the names of the annexes that are not.
    """

    number: str
    facts: tuple[tuple[str, str], ...]
    private: tuple[str, ...]
    unnamed: tuple[str, ...] = ()
    voted: bool = True


@dataclass(frozen=True, slots=True)
class _Look:
    """What files are looked at with: the dossier, its templates, what cannot change in a line, its acts."""

    source: Source
    shelf: Shelf
    mark: Marking
    told: Mapping[str, Told]
    listed: tuple[Listed, ...]


def consistency(
    source: Source, templates: Path, files: Mapping[str, bytes], cancelled: Cancelled = lambda: False
) -> Report:
    """Compare the files of a session, by their path under its folder, with the dossier and with each other.

    Public versions, PDFs, a deposit, open data and registers are looked at where there are some. Raises RuleViolation
    when a recorded vote cannot be counted, FileTrouble when a template is missing.
    """
    look = _look(source, templates)
    known, bare_source = papers(source), _as_recorded(source)
    bared = known if bare_source is source else papers(bare_source)
    recorded = {paper.path: paper for paper in bared if paper.kind in KINDS}
    found: list[Discordance] = []
    read: set[str] = set()
    for paper in _due(source, known, files):
        if cancelled():
            break
        there = [path for path in _of(paper.path) if path in files]
        if paper.path not in there and paper.kind in KINDS:
            found.append(Discordance(paper.path, DOCUMENT, ABSENT, paper.title))
        if there:
            given = {path: files[path] for path in _compared_of(there)}
            found += _compared(paper, recorded.get(paper.path, paper), given, look)
        read.update(there)
    found += _leaked(source, files)
    for path in sorted(files):
        others = None if cancelled() else _elsewhere(path, files, look)
        if others is not None:
            read.add(path)
            found += others
        elif path.startswith(EXTRACTS) and path.endswith(WORD) and path not in read:
            found.append(Discordance(path, DOCUMENT, "un extrait que la séance ne doit plus", "aucun fichier"))
    return Report(len(read), tuple(found))


def files_under(folder: Path) -> dict[str, bytes]:
    """The files that tell of a session under a folder, by path. Raises FileTrouble when there is none, or no folder."""
    if not folder.is_dir():
        raise FileTrouble(f"Le dossier « {folder} » n’existe pas : donnez celui où la séance a été exportée.")
    found = {}
    for pattern in LOOKED_IN:
        for path in sorted(folder.glob(pattern)):
            if path.is_file() and path.suffix in READ and not path.name.startswith(("~$", ".")):
                found[path.relative_to(folder).as_posix()] = _content(path)
    for table in [path for path in found if is_table(path)]:
        for path in sorted((folder / table).parent.glob("*/*")):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = _content(path)
    if not found:
        raise FileTrouble(f"Le dossier « {folder} » ne contient aucun document d’une séance : choisissez-en un autre.")
    return found


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            return b""  # no paper of ours is as heavy: it is told as what cannot be read
        return path.read_bytes()
    except OSError as error:
        raise FileTrouble(
            f"« {path.name} » n’a pas pu être lu ({error.strerror}) : fermez-le, puis recommencez."
        ) from error


def _look(source: Source, templates: Path) -> _Look:
    read = reading(source)
    told = {f"{state.item.number} {state.position}": _act(state, read) for state in read.states}
    session = source.sitting.session
    listed = listed_acts(source.syndicat, session.day, read.states, hidden(session.items))
    return _Look(source, source.shelf(templates), marking(source), told, listed)


def _due(source: Source, known: Sequence[Paper], files: Mapping[str, bytes]) -> Iterator[Paper]:
    """What tells over again what was decided, then whatever other paper of the session was made."""
    yield from (paper for paper in known if paper.kind in KINDS)
    yield from (
        paper for paper in known if paper.kind not in KINDS and (paper.path in files or _as_pdf(paper.path) in files)
    )
    if any(path.startswith(FOLDER) for path in files):
        yield from public_papers(source)


def _as_pdf(path: str) -> str:
    return f"{posixpath.splitext(path)[0]}{PDF}"


def _of(path: str) -> tuple[str, str]:
    """The files that a paper may be found in."""
    return path, _as_pdf(path)


def _compared_of(there: Sequence[str]) -> Sequence[str]:
    """A PDF prints the cells of a workbook cut where columns end: where the workbook is there, it is what is read."""
    return [path for path in there if path.endswith(WORKBOOK)] or there


def _elsewhere(path: str, files: Mapping[str, bytes], look: _Look) -> list[Discordance] | None:
    """What disagrees in a file that is no paper of the session but tells its acts; None of any other file."""
    if is_table(path):
        found = list(table_discordances(path, files, look.listed))
        for main, act in main_files(path, files[path], look.listed).items():
            found += _deposited(main, files[main], act, look) if main in files else ()
        return found
    if path.endswith(ARCHIVE):
        return archive_discordances(path, files[path], look.listed)
    if is_open_data(path, files[path]):
        return list(open_data_discordances(path, files[path], look.listed))
    if posixpath.basename(path).startswith(REGISTER) and path.endswith((WORD, PDF)):
        return list(_registered(path, files[path], {key: act for key, act in look.told.items() if act.voted}))
    return None


def _deposited(path: str, data: bytes, act: Listed, look: _Look) -> Iterator[Discordance]:
    """What the file of an act to be transmitted does not say of it; a scan has no words, whatever is on it."""
    number = act.state.item.number or ""
    if not path.lower().endswith(PDF):
        return
    try:
        lines = reread(path, data)
    except RuleViolation:
        yield Discordance(path, DOCUMENT, UNREADABLE, number)
        return
    if lines:
        yield from _acts(path, None, lines, {key: told for key, told in look.told.items() if told.number == number})


def _registered(path: str, data: bytes, told: Mapping[str, Told]) -> Iterator[Discordance]:
    """What the register of the year, where it is among the files, does not say of the acts of this session."""
    try:
        lines = reread(path, data)
    except RuleViolation:
        yield Discordance(path, DOCUMENT, UNREADABLE, "le registre de l’année")
        return
    numbers = [act.number for act in told.values() if act.number]
    for key, act in told.items():
        yield from _acts(path, None, _chapter(lines, act.number, numbers) or lines, {key: act})


def _chapter(lines: Sequence[Line], number: str, numbers: Sequence[str]) -> list[Line]:
    """The lines of a register that are of one act: from its number to that of the next act."""
    kept, mine = [], False
    for line in lines:
        said = [each for each in numbers if _says(line.text, each)]
        mine = number in said or (mine and not said)
        if mine and number:
            kept.append(line)
    return kept


def _says(text: str, number: str) -> bool:
    return number in text and re.search(rf"(?<![\w/]){re.escape(number)}(?![\w/])", text) is not None


def _leaked(source: Source, files: Mapping[str, bytes]) -> Iterator[Discordance]:
    """What the public version on the disk still shows of what is marked private."""
    for ending in (WORD, PDF):
        lines: dict[str, tuple[Line, ...]] = {}
        for path, data in files.items():
            if path.startswith(FOLDER) and path.endswith(ending):
                with suppress(RuleViolation):  # it is told as what cannot be read
                    lines[f"{path.removesuffix(ending)}{WORD}"] = reread(path, data)
        for leak in leaks(source, {path: joined(said)[0] for path, said in lines.items()}):
            for words in leak.words:
                near = next((line.place for line in lines[leak.path] if plain(words) in plain(line.text)), "")
                yield Discordance(f"{leak.path.removesuffix(WORD)}{ending}", "donnée personnelle", words, HIDDEN, near)


def _voted(state: ItemState) -> bool:
    return state.item.deliberates and state.item.vote is not None and state.item.fate not in FATES


def _act(state: ItemState, read: Reading) -> Told:
    item, voted = state.item, _voted(state)
    phrase = str(taken(state, read)["phrase"]) if voted else ""
    once = {said: what for what, said in reversed([*_facts(item, phrase)]) if said}
    facts = tuple((what, said) for said, what in reversed(once.items()))
    unnamed = tuple(wording.french(annex.title) for annex in item.annexes if annex.private)
    return Told(item.number or "", facts, item.private, unnamed, voted)


def _facts(item: Item, phrase: str) -> Iterator[tuple[str, str]]:
    """What an item says, as papers print it, with what each is; `phrase`: its vote, in a sentence."""
    yield from (("numéro", item.number or ""), ("objet", wording.french(item.subject)), ("vote", phrase))
    ground = grounds(item)
    yield from (("visa", said) for said in ground["visas"])
    yield from (("considérant", said) for said in ground["considerants"])
    for clause in item.operative:
        yield from (("dispositif", wording.french(said)) for said in (clause.text, *clause.sub))
    for asked in item.conduct.amendments:
        yield from (("amendement", wording.french(said)) for said in (asked.before, asked.after))
    yield from (("annexe", wording.french(annex.title)) for annex in item.annexes)


def _compared(paper: Paper, bared: Paper, files: Mapping[str, bytes], look: _Look) -> Iterator[Discordance]:
    """What the files of one paper say otherwise; `bared`: the paper without the secretary's own words."""
    awaited = reread(paper.path, made(paper, look.source, look.shelf))
    recorded = awaited if bared is paper else reread(paper.path, made(bared, look.source, look.shelf))
    for path, data in files.items():
        try:
            lines = reread(path, data)
        except RuleViolation:
            yield Discordance(path, DOCUMENT, UNREADABLE, paper.title)
            continue
        missing = [] if lines == awaited else list(_missing(path, awaited, lines, look.mark))
        yield from missing
        said = [plain(each.expected) for each in missing]
        if paper.kind in KINDS:
            for each in _acts(path, recorded, lines, look.told):
                if not any(plain(each.expected) in line for line in said):
                    yield each


def _missing(path: str, awaited: Sequence[Line], lines: Sequence[Line], mark: Marking) -> Iterator[Discordance]:
    """The lines of a paper whose figures, dates, names or outcomes its file does not say."""
    sought = lost_in_pages if path.endswith(PDF) else lost
    for line, free in sought(awaited, lines, mark):
        near = nearest(line.text, free)
        what = about(bare(mark(line.text)), bare(mark(near.text if near else "")))
        yield Discordance(path, what, near.text if near else NOTHING, line.text, near.place if near else "")


def _acts(
    path: str, recorded: Sequence[Line] | None, lines: Sequence[Line], told: Mapping[str, Told]
) -> Iterator[Discordance]:
    """The number, subject and vote of each act, where the paper as it is recorded prints them and its file does not.

    `recorded` None: the paper prints them all.
    """
    whole, file = plain("".join(line.text for line in recorded or ())), plain(joined(lines)[0])
    public = path.startswith(FOLDER)
    for act in told.values():
        for what, fact in act.facts:
            if (recorded is None and what not in OF_REGISTER) or (public and fact in act.unnamed):
                continue
            shown = masked(fact, act.private) if public else fact
            sought = plain(shown).rstrip(ENDING)
            counted = what == "objet" and path.endswith(WORD)
            titled = counted and _titles(sought, recorded or ()) > _titles(sought, lines)
            if sought and (recorded is None or sought in whole) and (titled or sought not in file):
                near = nearest(shown, lines)
                near = near or next((line for line in lines if act.number and act.number in line.text), None)
                yield Discordance(path, what, near.text if near else NOTHING, shown, near.place if near else "")


def _titles(sought: str, lines: Sequence[Line]) -> int:
    """How many lines begin with the subject of an item, behind its place: the agenda, then the item itself."""
    return sum(_PLACE.sub("", plain(line.text)).startswith(sought) for line in lines)


def _as_recorded(source: Source) -> Source:
    """The session without the secretary's own words: what its minutes would say of themselves."""
    session = source.sitting.session
    if session.minutes is None or not (session.minutes.rewordings or session.minutes.text):
        return source
    minutes = replace(session.minutes, rewordings=(), text=None)
    return replace(source, sitting=replace(source.sitting, session=replace(session, minutes=minutes)))
