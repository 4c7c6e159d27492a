"""Consistency: the files of a session read back, and compared with the dossier and so with each other.

Two looks. Each file says the figures, dates, names and outcomes of the paper that would be made now, whatever its
words: a sentence may be turned otherwise by hand, « 13 voix pour » may not become 12. And each act has one number, one
subject, one vote, its operative part, its amendments and its annexes: they are looked for in every file that tells it,
though its paragraph was put in other words.
Word documents, workbooks and PDFs are looked at alike; the tables of acts are judged by `listed_acts`.
"""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from fnmatch import fnmatchcase
from pathlib import Path

from syndic_desktop.documents.annexed import annex_discordances
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.discordances import (
    ABSENT,
    DOCUMENT,
    UNREADABLE,
    Discordance,
    Report,
    plain,
)
from syndic_desktop.documents.folders import Paper, made, papers
from syndic_desktop.documents.listed_acts import (
    TABLE,
    Listed,
    act_files,
    archive_discordances,
    enclosed,
    is_open_data,
    is_table,
    listed_acts,
    open_data_discordances,
    table_discordances,
)
from syndic_desktop.documents.marks import Marking, marking, missing
from syndic_desktop.documents.publishing import FOLDER, leaks, public_papers
from syndic_desktop.documents.registered import NAME, registered
from syndic_desktop.documents.rereadings import PDF, WORD, WORKBOOK, Line, joined, reread
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.strays import stray_acts, stray_headings, stray_numbers
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.documents.told_acts import Told, attached, deposited, misplaced, told_act, untold
from syndic_desktop.documents.told_decisions import FOLDER as DECISIONS
from syndic_desktop.documents.told_decisions import PUBLIC as PUBLIC_DECISIONS
from syndic_desktop.documents.told_decisions import decision_discordances, decision_files
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.open_lines import hidden
from syndic_desktop.domain.privacy import HIDDEN

EXTRACT, MINUTES, LIST, CLOSING = "extrait", "proces-verbal", "liste-des-deliberations", "feuillet-de-cloture"
KINDS = (EXTRACT, MINUTES, LIST, CLOSING)
"""What a session decided, told over again from one paper to the next: each is to be there."""
EXTRACTS, ARCHIVE = "extraits/", ".zip"
LOOKED_IN = (
    "*",
    "extraits/*",
    f"{FOLDER}*",
    "convocations/*",
    f"{DECISIONS}*",
    f"{PUBLIC_DECISIONS}*",
    "pouvoirs/*",
    "*/registre*",
    f"*/{TABLE}",
    "*/*.csv",
    f"*/*{ARCHIVE}",
)
"""Where files that tell of a session lie under its folder, or under the one of its year."""
READ = (WORD, PDF, WORKBOOK, ".csv", ARCHIVE)
LARGEST = 50_000_000  # bytes
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class _Look:
    """What files are looked at with: the dossier, its templates, what cannot change in a line, its acts."""

    source: Source
    read: Reading
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
    files = _as_named(source, files)
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
        if there and paper.path.endswith(WORKBOOK) and paper.path not in there:
            found.append(Discordance(paper.path, DOCUMENT, ABSENT, f"{paper.title}, dont le PDF seul ne se relit pas"))
        elif there:
            given = {path: files[path] for path in _compared_of(there)}
            found += _compared(paper, recorded.get(paper.path, paper), given, look)
        read.update(there)
    found += _leaked(source, files)
    for path in sorted(files):
        others = None if cancelled() else _elsewhere(path, files, look)
        if others is not None:
            read.add(path)
            found += others
        elif path.startswith(EXTRACTS) and path.lower().endswith(WORD) and path not in read:
            found.append(Discordance(path, DOCUMENT, "un extrait que la séance ne doit plus", "aucun fichier"))
    return Report(len(read), tuple(found))


def files_under(folder: Path) -> dict[str, bytes]:
    """The files that tell of a session under a folder, by path. Raises FileTrouble when there is none, or no folder."""
    if not folder.is_dir():
        raise FileTrouble(f"Le dossier « {folder} » n’existe pas : donnez celui où la séance a été exportée.")
    found = {}
    depths = sorted({pattern.count("/") for pattern in LOOKED_IN})
    for path in sorted(path for depth in depths for path in folder.glob("/".join("*" * (depth + 1)))):
        named = path.relative_to(folder).as_posix()
        ours = _looked_in(named.lower()) and not path.name.startswith(("~$", "."))
        if ours and path.suffix.lower() in READ and path.is_file():
            found[named] = _content(path)
    for table in [path for path in found if is_table(path)]:
        for path in sorted((folder / table).parent.glob("*/*")):
            if path.is_file():
                found[path.relative_to(folder).as_posix()] = _content(path)
    if not found:
        raise FileTrouble(f"Le dossier « {folder} » ne contient aucun document d’une séance : choisissez-en un autre.")
    return found


def _looked_in(path: str) -> bool:
    depth = path.count("/")
    return any(pattern.count("/") == depth and fnmatchcase(path, pattern) for pattern in LOOKED_IN)


def _as_named(source: Source, files: Mapping[str, bytes]) -> Mapping[str, bytes]:
    """Files under the names that the program gives them, where capitals alone differ: on most disks they are one."""
    due = [path for paper in (*papers(source), *public_papers(source)) for path in _of(paper.path)]
    named = {path.lower(): path for path in (*due, *decision_files(source))}
    known = {path: named.get(path.lower(), path) for path in files}
    return {path if known[path] in files else known[path]: data for path, data in files.items()}


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
    told = {f"{state.item.number} {state.position}": told_act(state, read) for state in read.states}
    session = source.sitting.session
    listed = listed_acts(source.syndicat, session.day, read.states, hidden(session.items))
    return _Look(source, read, source.shelf(templates), marking(source), told, listed)


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
    """A PDF prints the cells of a workbook cut where columns end: the workbook is what is read."""
    return [path for path in there if path.endswith(WORKBOOK)] or there


def _elsewhere(path: str, files: Mapping[str, bytes], look: _Look) -> list[Discordance] | None:
    """What disagrees in a file that is no paper of the session but tells its acts; None of any other file."""
    if is_table(path):
        found = list(table_discordances(path, files, look.listed))
        sent = act_files(path, files[path], look.listed)
        for named, (act, itself) in sent.items():
            if named in files:
                found += _told_of(named, files[named], act, look, itself=itself)
        return [*found, *_annexed(((name, *each) for name, each in sent.items()), files, look)]
    if path.lower().endswith(ARCHIVE):
        return _archived(path, files[path], look)
    if is_open_data(path, files[path]):
        return list(open_data_discordances(path, files[path], look.listed))
    if path.startswith(DECISIONS):
        decision = decision_files(look.source).get(path)
        return None if decision is None else list(decision_discordances(path, files[path], decision, look.source))
    if posixpath.basename(path).lower().startswith(NAME) and path.lower().endswith((WORD, PDF)):
        voted = {key: act for key, act in look.told.items() if act.voted}
        pdf = files.get(_as_pdf(path))
        return list(registered(path, files[path], look.read, look.shelf, voted, look.mark, pdf))
    return None


def _archived(path: str, data: bytes, look: _Look) -> list[Discordance] | None:
    """What disagrees in an archive for Pastell: its manifest, then the act and the annexes that are inside."""
    found = archive_discordances(path, data, look.listed)
    if found is None:
        return None
    inside = [(f"{path}/{name}", content, act, itself) for name, content, act, itself in enclosed(data, look.listed)]
    for name, content, act, itself in inside:
        found += _told_of(name, content, act, look, itself=itself)
    files = {name: content for name, content, _, _ in inside}
    return [*found, *_annexed(((name, act, itself) for name, _, act, itself in inside), files, look)]


def _told_of(path: str, data: bytes, act: Listed, look: _Look, *, itself: bool) -> Iterator[Discordance]:
    """What is wrong in a file that is sent: `itself` the act, else an annex of it."""
    if not itself:
        return attached(path, data, act, look.told)
    return deposited(path, data, act, look.told)


def _annexed(
    sent: Iterable[tuple[str, Listed, bool]], files: Mapping[str, bytes], look: _Look
) -> Iterator[Discordance]:
    """The annexes that are not, in their order, those that the dossier holds of their act."""
    by_act: dict[int, tuple[Listed, list[str]]] = {}
    for path, act, itself in sent:
        if not itself and path in files:
            by_act.setdefault(act.state.position, (act, []))[1].append(path)
    for act, paths in by_act.values():
        yield from annex_discordances({path: files[path] for path in paths}, act.state.item, look.source)


def _leaked(source: Source, files: Mapping[str, bytes]) -> Iterator[Discordance]:
    """What the public version on the disk still shows of what is marked private."""
    for ending in (WORD, PDF):
        lines: dict[str, tuple[Line, ...]] = {}
        for path, data in files.items():
            if path.startswith(FOLDER) and path.endswith(ending):
                with suppress(RuleViolation):  # it is told as what cannot be read
                    lines[f"{path.removesuffix(ending)}{WORD}"] = reread(path, data, hidden=True)
        for leak in leaks(source, {path: joined(said)[0] for path, said in lines.items()}):
            for words in leak.words:
                near = next((line.place for line in lines[leak.path] if plain(words) in plain(line.text)), "")
                yield Discordance(f"{leak.path.removesuffix(WORD)}{ending}", "donnée personnelle", words, HIDDEN, near)


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
        gone = [] if lines == awaited else list(missing(path, awaited, lines, look.mark))
        yield from gone
        said = [plain(each.expected) for each in gone]
        if lines != awaited:
            yield from _strays(paper, path, awaited, lines, look)
        told = look.told
        others = untold(path, recorded, lines, told) if paper.kind in KINDS else misplaced(path, awaited, lines, told)
        for each in others:
            if not any(plain(each.expected) in line for line in said):
                yield each


def _strays(
    paper: Paper, path: str, awaited: Sequence[Line], lines: Sequence[Line], look: _Look
) -> Iterator[Discordance]:
    """What a file tells beside what its paper does."""
    numbers = [each.number for each in look.told.values() if each.number]
    if paper.kind in (LIST, CLOSING):
        yield from stray_numbers(path, awaited, lines, numbers)
    if paper.kind == EXTRACT:
        yield from stray_headings(path, awaited, lines)
        point = paper.context.get("point")
        mine = str(point.get("numero", "")) if isinstance(point, Mapping) else ""
        yield from stray_acts(path, mine, lines, look.told)


def _as_recorded(source: Source) -> Source:
    """The session without the secretary's own words: what its minutes would say of themselves."""
    session = source.sitting.session
    if session.minutes is None or not (session.minutes.rewordings or session.minutes.text):
        return source
    minutes = replace(session.minutes, rewordings=(), text=None)
    return replace(source, sitting=replace(source.sitting, session=replace(session, minutes=minutes)))
