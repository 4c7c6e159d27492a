"""Consistency: the files of a session read back, and compared with the dossier and so with each other.

Two looks. Each file says the figures, dates, names and outcomes of the paper that would be made now, whatever its
words: a sentence may be turned otherwise by hand, « 13 voix pour » may not become 12. And each act has one number, one
subject and one vote: they are looked for in every file that tells it, though its paragraph was put in other words.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from functools import partial
from pathlib import Path

from syndic_desktop.documents.contents.extracts import taken
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.contents.registers import FATES
from syndic_desktop.documents.folders import Paper, made, papers
from syndic_desktop.documents.publishing import FOLDER, leaks, public_papers
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.privacy import HIDDEN, masked
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.wording import NB

EXTRACT, MINUTES, LIST, CLOSING = "extrait", "proces-verbal", "liste-des-deliberations", "feuillet-de-cloture"
KINDS = (EXTRACT, MINUTES, LIST, CLOSING)
"""What is compared: what a session decided, told over again from one paper to the next."""
EXTRACTS = "extraits/"
LARGEST = 50_000_000  # bytes
REGISTER = "registre"
ABSENT, UNREADABLE = "fichier absent", "fichier illisible"
NOTHING = "rien de tel"
ALIKE = 0.5
"""From 0 to 1: two lines this close are one line that was changed."""
OUTCOMES = ("unanimit", "majorit", "adopt", "rejet", "retir", "report", "elu", "contre", "abstention", "pour")
MONTHS = (
    "janvier", "fevrier", "mars", "avril", "mai", "juin", "juillet", "aout", "septembre", "octobre", "novembre",
    "decembre",
)  # fmt: skip

Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Discordance:
    """What a file says, and what is expected of it; `about` names what it is of: « chiffres », « objet »…"""

    path: str
    about: str
    says: str
    expected: str

    @property
    def sentence(self) -> str:
        return f"{self.path} – {self.about}{NB}: « {self.says} » au lieu de « {self.expected} »."


@dataclass(frozen=True, slots=True)
class Report:
    """How many files were compared, and what does not agree."""

    files: int
    discordances: tuple[Discordance, ...] = ()

    @property
    def headline(self) -> str:
        """« 0 discordance dans 12 fichiers »."""
        found = wording.count(len(self.discordances), "discordance")
        return f"{found} dans {wording.count(self.files, 'fichier')}"


def consistency(
    source: Source, templates: Path, files: Mapping[str, bytes], cancelled: Cancelled = lambda: False
) -> Report:
    """Compare the files of a session, by their path under its folder, with the dossier and with each other.

    A public version is looked at where there is one. Raises RuleViolation when a recorded vote cannot be counted,
    FileTrouble when a template is missing.
    """
    shelf = source.shelf(templates)
    due = [paper for paper in papers(source) if paper.kind in KINDS]
    bare = {paper.path: paper for paper in papers(_as_recorded(source)) if paper.kind in KINDS}
    if any(path.startswith(FOLDER) for path in files):
        due += public_papers(source)
    mark = partial(_marks, names=_names(source))
    found: list[Discordance] = []
    read = 0
    told = _told(reading(source))
    for paper in due:
        if cancelled():
            break
        if paper.path not in files:
            found.append(Discordance(paper.path, "document", ABSENT, paper.title))
            continue
        read += 1
        found += _compared(paper, bare.get(paper.path, paper), files[paper.path], source, shelf, mark, told)
    found += _leaked(source, files)
    bound = [path for path in files if Path(path).name.startswith(REGISTER)]
    found += [each for path in bound for each in _registered(path, files[path], told)]
    known = {paper.path for paper in due}
    for path in sorted(files):
        if path.startswith(EXTRACTS) and path.endswith(".docx") and path not in known:
            found.append(Discordance(path, "document", "un extrait que la séance ne doit plus", "aucun fichier"))
    return Report(read + len(bound), tuple(found))


def _registered(path: str, data: bytes, told: Mapping[str, Told]) -> Iterator[Discordance]:
    """What the register of the year, where it is among the files, does not say of the acts of this session."""
    from syndic_desktop.documents.word.readback import read_back

    try:
        lines = read_back(data, path)
    except RuleViolation:
        yield Discordance(path, "document", UNREADABLE, "le registre de l’année")
        return
    yield from _acts(path, None, lines, told)


def _leaked(source: Source, files: Mapping[str, bytes]) -> Iterator[Discordance]:
    """What the public version on the disk still shows of what is marked private."""
    from syndic_desktop.documents.word.readback import read_back

    texts = {}
    for path, data in files.items():
        if path.startswith(FOLDER):
            with suppress(RuleViolation):  # it is told as what cannot be read
                texts[path] = "\n".join(read_back(data, path))
    for leak in leaks(source, texts):
        for words in leak.words:
            yield Discordance(leak.path, "donnée personnelle", words, HIDDEN)


def files_under(folder: Path) -> dict[str, bytes]:
    """The papers of a session that lie under a folder, by path. Raises FileTrouble when there is none, or no folder."""
    if not folder.is_dir():
        raise FileTrouble(f"Le dossier « {folder} » n’existe pas : donnez celui où la séance a été exportée.")
    found = {}
    for place in (".", EXTRACTS, FOLDER):
        for path in sorted((folder / place).glob("*.docx")):
            if path.is_file() and not path.name.startswith(("~$", ".")):
                found[path.relative_to(folder).as_posix()] = _content(path)
    if not found:
        raise FileTrouble(
            f"Le dossier « {folder} » ne contient aucun document Word d’une séance : choisissez-en un autre."
        )
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


@dataclass(frozen=True, slots=True)
class Told:
    """What every paper that tells an act says alike of it."""

    number: str
    subject: str
    vote: str
    outcome: str
    private: tuple[str, ...]
    closed: bool


def _told(read: Reading) -> dict[str, Told]:
    """By subject and number, each act that was voted."""
    return {f"{state.item.number} {state.position}": _act(state, read) for state in read.states if _voted(state)}


def _voted(state: ItemState) -> bool:
    return state.item.deliberates and state.item.vote is not None and state.item.fate not in FATES


def _act(state: ItemState, read: Reading) -> Told:
    vote = taken(state, read)
    item = state.item
    subject = wording.french(item.subject)
    return Told(item.number or "", subject, str(vote["phrase"]), str(vote["resultat"]), item.private, bool(item.number))


Marks = Callable[[str], tuple[str, ...]]


def _compared(
    paper: Paper,
    bare: Paper,
    data: bytes,
    source: Source,
    shelf: Shelf,
    mark: Marks,
    told: Mapping[str, Told],
) -> Iterator[Discordance]:
    from syndic_desktop.documents.word.readback import read_back

    try:
        lines = read_back(data, paper.path)
    except RuleViolation:
        yield Discordance(paper.path, "document", UNREADABLE, paper.title)
        return
    awaited = read_back(made(paper, source, shelf), paper.path)
    missing = list(_missing(paper, awaited, lines, mark))
    yield from missing
    recorded = awaited if bare is paper else read_back(made(bare, source, shelf), paper.path)
    said = {each.expected for each in missing}
    for each in _acts(paper.path, recorded, lines, told):
        if not any(_plain(each.expected) in _plain(line) for line in said):
            yield each


def _missing(paper: Paper, awaited: Sequence[str], lines: Sequence[str], mark: Marks) -> Iterator[Discordance]:
    """The lines of a paper whose figures, dates, names or outcomes its file does not say."""
    there = [(line, mark(line)) for line in lines]
    left = Counter(marks for _, marks in there)
    lost = []
    for line in awaited:
        marks = mark(line)
        if not marks:
            continue
        if left[marks]:
            left[marks] -= 1
        elif not any(_within(marks, others) for _, others in there if len(others) > len(marks)):
            lost.append(line)
    free = [line for line, marks in there if marks and left[marks] > 0] or [line for line, _ in there]
    for line in lost:
        near = _nearest(line, free)
        yield Discordance(paper.path, _about(mark(line), mark(near)), near or NOTHING, line)


def _acts(
    path: str, recorded: Sequence[str] | None, lines: Sequence[str], told: Mapping[str, Told]
) -> Iterator[Discordance]:
    """The number, subject and vote of each act, where the paper as it is recorded prints them and its file does not.

    `recorded` None: the paper prints them all.
    """
    whole, file = _plain("\n".join(recorded or ())), _plain("\n".join(lines))
    for act in told.values():
        facts = (("numéro", act.number), ("objet", act.subject), ("vote", act.vote))
        for about, fact in facts:
            shown = masked(fact, act.private) if path.startswith(FOLDER) else fact
            sought = _plain(shown)
            if sought and (recorded is None or sought in whole) and sought not in file:
                numbered = next((line for line in lines if act.number and act.number in line), NOTHING)
                yield Discordance(path, about, _nearest(shown, lines) or numbered, shown)


def _marks(line: str, names: re.Pattern[str] | None) -> tuple[str, ...]:
    """What cannot change in a line: its figures, months, names and outcomes, in order."""
    folded = wording.fold(line)
    found = [(each.start(), each[0].strip(".,")) for each in _FIGURES.finditer(folded)]
    found += [(each.start(), each[0]) for each in _WORDS.finditer(folded)]
    if names is not None:
        found += [(each.start(), each[0]) for each in names.finditer(folded)]
    return tuple(mark for _, mark in sorted(found))


_FIGURES = re.compile(r"\d+(?:[.,/]\d+)*")
_WORDS = re.compile(rf"\b(?:{'|'.join(MONTHS)})\b|\b(?:{'|'.join(OUTCOMES[:-1])})|\bpour\b(?=\s*[,;.)]|$)")


def _names(source: Source) -> re.Pattern[str] | None:
    last = {wording.fold(person.last_name) for person in source.sitting.assembly.people if person.last_name.strip()}
    if not last:
        return None
    longest = sorted(last, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")


def _within(marks: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether marks follow each other, as they are, among others: two lines that somebody put in one."""
    return any(others[place : place + len(marks)] == marks for place in range(len(others) - len(marks) + 1))


def _about(expected: tuple[str, ...], said: tuple[str, ...]) -> str:
    """What two lines differ by: « chiffres ou dates », « noms »…"""
    odd = (Counter(expected) - Counter(said)) + (Counter(said) - Counter(expected))
    if any(mark[0].isdigit() or mark in MONTHS for mark in odd):
        return "chiffres ou dates"
    return "résultat" if any(mark.startswith(OUTCOMES) for mark in odd) else "noms"


def _nearest(line: str, lines: Sequence[str]) -> str:
    matcher = SequenceMatcher(b=line, autojunk=False)
    best, found = ALIKE, ""
    for each in lines:
        matcher.set_seq1(each)
        if matcher.real_quick_ratio() > best and matcher.quick_ratio() > best and (ratio := matcher.ratio()) > best:
            best, found = ratio, each
    return found


def _plain(text: str) -> str:
    return " ".join(wording.fold(text).split())


def _as_recorded(source: Source) -> Source:
    """The session without the secretary's own words: what its minutes would say of themselves."""
    session = source.sitting.session
    if session.minutes is None:
        return source
    minutes = replace(session.minutes, rewordings=(), text=None)
    return replace(source, sitting=replace(source.sitting, session=replace(session, minutes=minutes)))
