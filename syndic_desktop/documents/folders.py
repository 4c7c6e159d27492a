"""The folder of a session: every paper it owes, under the name and in the place where people look for it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from syndic_desktop.documents.contents.agendas import agenda, note
from syndic_desktop.documents.contents.backups import backup
from syndic_desktop.documents.contents.differences import sheet
from syndic_desktop.documents.contents.extracts import extract
from syndic_desktop.documents.contents.fixing import told_minutes
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.contents.frises import picture
from syndic_desktop.documents.contents.notices import notice, proxy_form
from syndic_desktop.documents.contents.registers import closing_sheet, decision_list
from syndic_desktop.documents.contents.rolls import lacking, roll, shortfall
from syndic_desktop.documents.contents.timetables import day_count, timetable_of
from syndic_desktop.documents.filenames import distinct, file_name, number_slug, slug
from syndic_desktop.documents.files import write_whole
from syndic_desktop.documents.fingerprints import fingerprint, printed
from syndic_desktop.documents.keeping import NOBODY, PDF, Before, PutAway, digest, put_away, set_aside
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.convenings import as_convened
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.examinations import extracted
from syndic_desktop.domain.resending import Amendment, amendment, replaced, to_send
from syndic_desktop.domain.sessions import ItemState

WORKBOOK = "recapitulatifs"
DAY_COUNT = "decompte-des-jours-francs"
PDF_KIND = "pdf"
APART = ("publics/",)
"""Folders that are written by themselves: an export of everything else puts nothing of them away."""
CONVERTING = "conversion en PDF…"
LISTED = 3
"""How many missing papers are named."""

Progress = Callable[[int, int, str], None]
Cancelled = Callable[[], bool]


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper to be made: where, of which kind (the name of its template), from what, and its title."""

    path: str
    kind: str
    context: Mapping[str, object]
    title: str


@dataclass(frozen=True, slots=True)
class Written:
    """A paper that is on the disk: the fingerprint of what it was made from, the digest of the file.

    `kept`: the name under which the file that somebody had changed there is kept, empty when there was none.
    """

    path: str
    kind: str
    fingerprint: str
    digest: str
    kept: str = ""


class Unfinished(FileTrouble):
    """The disk stopped an export: what is there and what is missing."""

    def __init__(self, cause: FileTrouble, there: int, missing: Sequence[str]) -> None:
        total = wording.count(there + len(missing), "document")
        names = [f"« {name} »" for name in missing[:LISTED]]
        more = len(missing) - LISTED
        listed = wording.listing([*names, *([wording.count(more, "autre")] if more > 0 else [])])
        done = wording.agree(there, "est écrit", "sont écrits")
        super().__init__(f"{cause} {there or 'Aucun'} sur {total} {done} ; il manque {listed}.")


def papers(source: Source) -> tuple[Paper, ...]:
    """Every paper of a session, in reading order. Raises RuleViolation when a recorded vote cannot be counted."""
    read = reading(source)
    sent = read
    if source.sitting.session.notice.snapshot is not None:
        sent = reading(replace(source, sitting=as_convened(source.sitting)))
    return (
        *_sent(sent, replaced(read.session.notice)),
        *_before(read, sent),
        *_amended(read),
        *_extracts(read),
        *(_after(read) if read.session.held else ()),
        _workbook(read),
    )


def write_papers(
    source: Source,
    templates: Path,
    folder: Path,
    progress: Progress = lambda _done, _total, _name: None,
    cancelled: Cancelled = lambda: False,
    before: Before | None = None,
) -> Iterator[Written | PutAway]:
    """Write every paper under a folder, one after the other; stop between two when cancelled.

    What somebody changed since the last export (`before`) is kept beside; what is due no more is put away at the end.
    Raises RuleViolation (a vote, a template), Unfinished (the disk); each file is there whole or not at all.
    """
    due = papers(source)
    yield from written(due, source, templates, folder, progress, cancelled, before)
    if before is not None and not cancelled():
        apart = [path for path in before.files if path.startswith(APART)]
        yield from put_away(folder, before, [*(paper.path for paper in due), *apart])


def written(
    due: Sequence[Paper],
    source: Source,
    templates: Path,
    folder: Path,
    progress: Progress = lambda _done, _total, _name: None,
    cancelled: Cancelled = lambda: False,
    before: Before | None = None,
) -> Iterator[Written]:
    """Write these papers as `write_papers` does, and put nothing away."""
    shelf = source.shelf(templates)
    for rank, paper in enumerate(due, start=1):
        if cancelled():
            return
        data = made(paper, source, shelf)
        try:
            known, others = (before.files.get(paper.path, ""), before.others) if before else ("", NOBODY)
            kept = set_aside(folder / paper.path, data, known, others)
            write_whole(folder / paper.path, data)
        except FileTrouble as cause:
            raise Unfinished(cause, rank - 1, [each.path for each in due[rank - 1 :]]) from cause
        progress(rank, len(due), paper.path)
        yield Written(paper.path, paper.kind, paper_fingerprint(paper, source, shelf), digest(data), kept)


def converted(
    made: Sequence[Written],
    folder: Path,
    before: Before | None = None,
    cancelled: Cancelled = lambda: False,
    progress: Progress = lambda _done, _total, _name: None,
) -> Iterator[Written]:
    """Write a PDF beside each of these papers; one that somebody put there since the last export is kept beside.

    Raises FileTrouble (no LibreOffice, a document it cannot read) once what it made is told.
    """
    from syndic_desktop.documents import pdf

    known, others = (before.files, before.others) if before else (NOBODY, NOBODY)
    beside: dict[Path, tuple[str, str]] = {}  # the name under which another file is kept, the digest of ours

    def spare(path: Path, data: bytes) -> None:
        kept = set_aside(path, data, known.get(path.relative_to(folder).as_posix(), ""), others)
        beside[path] = kept, digest(data)

    told = [-1]

    def counted(done: int) -> None:
        if done != told[0]:
            progress(done, len(made), CONVERTING)
        told[0] = done

    stopped: FileTrouble | None = None
    try:
        pdf.convert([folder / each.path for each in made], cancelled=cancelled, spare=spare, counted=counted)
    except FileTrouble as trouble:
        stopped = trouble
    for each in made:
        path = (folder / each.path).with_suffix(PDF)
        if path in beside:
            kept, print_ = beside[path]
            yield Written(path.relative_to(folder).as_posix(), PDF_KIND, each.fingerprint, print_, kept)
    if stopped is not None:
        raise stopped


def made(paper: Paper, source: Source, shelf: Shelf) -> bytes:
    """The bytes of a paper. Raises FileTrouble, TemplateFault."""
    if paper.kind == WORKBOOK:
        return _recaps(source, paper.title)
    images = {"logo": source.logo} if source.logo else {}
    template = shelf.template(paper.kind)
    return template.fill(paper.context, title=paper.title, author=source.syndicat.name, images=images)


def paper_fingerprint(paper: Paper, source: Source, shelf: Shelf) -> str:
    """What tells whether a paper made earlier is still up to date."""
    if paper.kind == WORKBOOK:
        return fingerprint([paper.kind, paper.title, paper.context], None, source.logo)
    template = shelf.data(paper.kind)
    told = printed(paper.context, shelf.words(paper.kind))
    return fingerprint([paper.kind, paper.title, told], template, source.logo)


def _sent(read: Reading, amended: Amendment | None) -> Iterator[Paper]:
    """What each person convened receives: as it was when it went out, whatever has changed since."""
    convened = [seat for seat in read.source.sitting.seats if seat.convened]
    names = _names(convened, read)
    when = _when(read)
    for seat, name in zip(convened, names, strict=True):
        title = f"Convocation de {read.names.full(seat.convened)} – {when}"
        yield Paper(f"convocations/{name}", "convocation", notice(seat, read, amended), title)
    for seat, name in zip(convened, names, strict=True):
        title = f"Pouvoir de {read.names.full(seat.convened)} – {when}"
        yield Paper(f"pouvoirs/{name}", "pouvoir", proxy_form(seat, read), title)
    yield Paper("ordre-du-jour.docx", "ordre-du-jour", agenda(read), f"Ordre du jour – {when}")


def _before(read: Reading, sent: Reading) -> Iterator[Paper]:
    """What else is made before the session, and remains true after; the note as it was sent, whatever has changed."""
    when = _when(read)
    yield Paper("note-de-synthese.docx", "note-de-synthese", note(sent), f"Note de synthèse – {_when(sent)}")
    yield Paper("feuille-de-presence.docx", "feuille-de-presence", roll(read), f"Feuille de présence – {when}")
    with suppress(OverflowError):  # a session on the last days that a calendar has is not counted
        yield day_count_paper(read)
    if read.session.closing is None and not any(state.item.vote for state in read.states):
        yield _backup_paper(read)


def backup_paper(source: Source) -> tuple[Paper, ...]:
    """The sheets in case the laptop dies, alone. Raises RuleViolation once the session is closed or an item voted."""
    session = source.sitting.session
    if session.closing is not None or any(item.vote for item in session.items):
        raise RuleViolation("La feuille de secours se prépare avant la séance : un point de celle-ci est déjà voté.")
    return (_backup_paper(reading(source)),)


def _backup_paper(read: Reading) -> Paper:
    return Paper("feuille-de-secours.docx", "feuille-de-secours", backup(read), f"Feuille de secours – {_when(read)}")


def day_count_paper(read: Reading, by: int = 0) -> Paper:
    """The count of clear days; `by`: were the session to move by so many days."""
    title = f"Décompte des jours francs – {_when(read)}"
    return Paper(f"{DAY_COUNT}.docx", DAY_COUNT, day_count(timetable_of(read.source, by), read), title)


def write_day_count(
    source: Source, by: int, templates: Path, path: Path, cancelled: Cancelled = lambda: False
) -> tuple[Path, ...]:
    """Write the count of clear days under a name that she chose, and its PDF where LibreOffice is; what was written.

    Raises RuleViolation (a template), FileTrouble (the disk, LibreOffice).
    """
    return _written_alone(day_count_paper(reading(source), by), source, templates, path, cancelled)


def write_minutes(
    source: Source, templates: Path, folder: Path, cancelled: Cancelled = lambda: False
) -> tuple[Path, ...]:
    """Write the minutes of a session in a folder, and their PDF where LibreOffice is; what was written.

    A file of that name which says something else is kept beside. Raises RuleViolation (a template, a vote),
    FileTrouble (the disk, LibreOffice).
    """
    read = reading(source)
    paper = minutes_paper(read)
    path = folder / file_name("proces-verbal", slug(read.body.code), str(read.session.day))
    return _written_alone(paper, source, templates, path, cancelled, spare=True)


def _written_alone(
    paper: Paper, source: Source, templates: Path, path: Path, cancelled: Cancelled, *, spare: bool = False
) -> tuple[Path, ...]:
    """Write one paper and its PDF."""
    from syndic_desktop.documents import pdf

    word = path.with_suffix(".docx")
    data = made(paper, source, source.shelf(templates))
    if spare:
        set_aside(word, data, "")
    write_whole(word, data)
    return (word, *(pdf.convert([word], cancelled=cancelled) if pdf.office() is not None else ()))


def letters(source: Source, day: date | None) -> tuple[Paper, ...]:
    """What leaves with the notices dated `day`, as it is to be sent now: letters, forms, agenda, note, differences."""
    read = reading(replace(source, sitting=to_send(source.sitting, day)))
    notes = Paper("note-de-synthese.docx", "note-de-synthese", note(read), f"Note de synthèse – {_when(read)}")
    return (*_sent(read, amendment(source.sitting)), notes, *_amended(reading(source)))


def _amended(read: Reading) -> Iterator[Paper]:
    """The difference sheet, where notices replaced others or are about to."""
    told = amendment(read.source.sitting)
    if told is not None and told.differences:
        yield Paper("modifications.docx", "modifications", sheet(told, read), f"Modifications – {_when(read)}")


def _extracts(read: Reading) -> Iterator[Paper]:
    deliberations = [read.states[position - 1] for position in extracted(read.source.sitting)]
    names = distinct(_extract_name(state) for state in deliberations)
    for state, name in zip(deliberations, names, strict=True):
        context = extract(state, read)
        number = f" n°{wording.NB}{state.item.number}" if state.item.number else ""
        title = f"{context['intitule']}{number} – {wording.french(state.item.subject)}"
        yield Paper(f"extraits/{name}", "extrait", context, title)


def _after(read: Reading) -> Iterator[Paper]:
    """What is made once the roll has been called."""
    when = _when(read)
    if not read.source.sitting.opening_quorum().reached or lacking(read):
        title = f"Procès-verbal de carence – {when}"
        yield Paper("proces-verbal-de-carence.docx", "proces-verbal-de-carence", shortfall(read), title)
    if not _only_lacked(read):
        yield minutes_paper(read)
    yield Paper("frise-des-presences.docx", "frise-des-presences", picture(read), f"Frise des présences – {when}")
    title = f"Liste des délibérations – {when}"
    yield Paper("liste-des-deliberations.docx", "liste-des-deliberations", decision_list(read), title)
    yield Paper("feuillet-de-cloture.docx", "feuillet-de-cloture", closing_sheet(read), f"Feuillet de clôture – {when}")


def minutes_paper(read: Reading) -> Paper:
    """The minutes: as they were fixed, else as they are told now."""
    return Paper("proces-verbal.docx", "proces-verbal", told_minutes(read), f"Procès-verbal – {_when(read)}")


def _only_lacked(read: Reading) -> bool:
    """Whether the lack of quorum is all there is to tell: it never was reached, and nothing was voted (L2121-17)."""
    quorums = (read.source.sitting.opening_quorum(), *(state.quorum for state in read.states))
    voted = any(state.item.vote is not None for state in read.states)
    return not voted and not any(quorum.reached for quorum in quorums)


def _workbook(read: Reading) -> Paper:
    source = read.source
    context = {"syndicat": source.syndicat.name, "recaps": {kind.value: found for kind, found in source.recaps.items()}}
    return Paper(f"{WORKBOOK}.xlsx", WORKBOOK, context, _when(read))


def _recaps(source: Source, title: str) -> bytes:
    from syndic_desktop.documents.excel import recap_workbook

    due = [decision for found in source.recaps.values() for decision in found]
    return recap_workbook(due, syndicat=source.syndicat, title=title, made_on=None)


def _when(read: Reading) -> str:
    """« Comité syndical du 1er février 2019 »."""
    return f"{read.body.name} du {wording.long_date(read.session.day)}"


def _names(convened: list[SeatOnDay], read: Reading) -> list[str]:
    """« 01-mellinger-andre.docx », in protocol order; homonyms bear their seat's code."""
    people = [_person(seat.convened, read) for seat in convened]
    met = Counter(people)
    return distinct(
        file_name(f"{rank:02}", person, slug(seat.code) if met[person] > 1 else "")
        for rank, (seat, person) in enumerate(zip(convened, people, strict=True), start=1)
    )


def _person(code: str | None, read: Reading) -> str:
    """The name in the Latin alphabet; the code of somebody whose last name is written in another one."""
    person = read.names.person(code)
    if person is None or not slug(person.last_name):
        return slug(code or "")
    return slug(f"{person.last_name} {person.first_name}")


def _extract_name(state: ItemState) -> str:
    first = number_slug(state.item.number) if state.item.number else f"point-{state.position:02}"
    return file_name(first, slug(state.item.subject))
