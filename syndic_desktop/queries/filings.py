"""What is handed to the operator that transmits: each act with its files, ready or with what is to be mended of it.

An act is its signed paper where it was filed, else its extract, made here. It takes a while (LibreOffice): everything
here may be run beside the window.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from syndic_desktop.domain.acts import Act, ActRef, Nature, Step, steps, transmissible
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.budgets import is_accounts, is_budget
from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.decisions import Decision, numbered
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.filings import Fault, Field, FiledPart, Filing, NotFilable, ToFile, filing
from syndic_desktop.domain.privacy import masked
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.typologies import own_kind
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.decisions import IN_SESSION, in_session
from syndic_desktop.queries.sittings import the_syndicat

if TYPE_CHECKING:
    from syndic_desktop.store import Reader, Store

FOLDER = "transmission"
PDF = "L’acte"
NO_OFFICE = "Son extrait n’a pas pu être fait en PDF : installez LibreOffice, ou classez l’acte signé."

Cancelled = Callable[[], bool]
Convert = Callable[[Sequence[Path], Cancelled], object]
"""Writes a PDF beside each of these Word documents. Raises FileTrouble; the others are there."""


@dataclass(frozen=True, slots=True)
class Gathered:
    """An act as the dossier has it. `position` in its session, 0 of a decision; `main` None: no signed paper."""

    ref: ActRef
    position: int
    name: str
    act: ToFile
    main: FiledPart | None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """An act that cannot be filed yet; `position` of its item in the session, 0 of a delegated decision."""

    ref: ActRef
    position: int
    name: str
    faults: tuple[Fault, ...]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is ready, what is not, and what she should know of the rest (an annex that has no file)."""

    ready: Mapping[ActRef, Filing]
    refused: tuple[Refused, ...]
    remarks: tuple[str, ...] = ()


@dataclass(slots=True)
class _Found:
    syndicat: Syndicat
    classification: Classification | None
    acts: list[Gathered] = field(default_factory=list)
    sessions: dict[int, list[int]] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)


def to_transmit(store: Store, session_id: int) -> tuple[ActRef, ...]:
    """The acts of a session that wait to be transmitted, in order."""
    with store.reading() as reader:
        items = ((line.id, reader.item(line.id)) for line in reader.items(session_id))
        return tuple(
            ActRef(item_id)
            for item_id, item in items
            if item.deliberates and item.vote is not None and Step.TRANSMIT in steps(item.act)
        )


def decisions_to_transmit(store: Store, numbers: Collection[str] = ()) -> tuple[ActRef, ...]:
    """The delegated decisions that wait to be transmitted, in order; `numbers`: these alone, whatever is known of them.

    Raises RuleViolation when a number is of no decision, or of several.
    """
    with store.reading() as reader:
        decisions = reader.decisions()
        sat = in_session(reader, decisions)
    if numbers:
        return tuple(ActRef(decision=numbered(decisions, each).key) for each in dict.fromkeys(numbers))
    waiting = (each for each in decisions if each.key not in sat and each.day is not None)
    return tuple(
        ActRef(decision=each.key)
        for each in waiting
        if Step.TRANSMIT in steps(each.act, sent=transmissible(each.kind, each.amount, each.day))
    )


def convert(paths: Sequence[Path], cancelled: Cancelled) -> object:
    """With LibreOffice. Raises FileTrouble."""
    from syndic_desktop.documents import pdf

    return pdf.convert(paths, cancelled=cancelled)


def prepared(
    store: Store,
    refs: Sequence[ActRef],
    today: date,
    templates: Path,
    cancelled: Cancelled = lambda: False,
    converted: Convert = convert,
) -> Prepared:
    """These acts as the operator takes them. Raises RuleViolation when one is no more, FileTrouble for a template."""
    found = _gathered(store, refs)
    extracts = _extracts(store, found, templates, cancelled, converted)
    ready: dict[ActRef, Filing] = {}
    refused = []
    for each in found.acts:
        main = each.main or extracts.get(each.ref)
        faults = list(each.faults)
        if main is None and not faults and each.ref.item:
            faults.append(Fault(NO_OFFICE, Field.FILE))
        act = replace(each.act, parts=(main, *each.act.parts) if main else ())
        try:
            made = filing(found.syndicat, act, today, found.classification)
        except NotFilable as violation:
            told = any(fault.field is Field.FILE for fault in faults)
            faults += [fault for fault in violation.faults if not (told and fault.field is Field.FILE)]
        else:
            ready |= {} if faults else {each.ref: made}
        if faults:
            refused.append(Refused(each.ref, each.position, each.name, tuple(faults)))
    return Prepared(ready, tuple(refused), tuple(found.remarks))


def deposited(filings: Iterable[Filing], folder: Path, today: date, *, pastell: bool = False) -> Path:
    """Write what is ready under a new folder, in folders or as Pastell's archives; returns where it is.

    All of it or nothing. Raises RuleViolation (two acts of one identifier), FileTrouble.
    """
    from syndic_desktop.documents.deposits import deposit
    from syndic_desktop.exchange.actes import folders
    from syndic_desktop.exchange.actes.pastell import archives

    files = archives(filings) if pastell else folders.filed(filings)
    return deposit(folder, f"{FOLDER} {today}", files)


def _gathered(store: Store, refs: Sequence[ActRef]) -> _Found:
    with store.reading() as reader:
        found = _Found(the_syndicat(reader), reader.classification())
        there = {line.path for line in reader.files()}
        decisions = {each.key: each for each in reader.decisions()}
        for ref in dict.fromkeys(refs):
            if ref.decision is None:
                found.acts.append(_item(reader, ref, found, there))
                continue
            decision = decisions.get(ref.decision)
            if decision is None:
                raise RuleViolation("Cette décision n’existe plus : elle a été supprimée entre-temps.")
            found.acts.append(_decision(reader, decision, found, there))
    return found


def _decision(reader: Reader, decision: Decision, found: _Found, there: set[str]) -> Gathered:
    nature, name = decision.sent_as, decision.number
    parts = _annexes(reader, name, decision, found, there)
    subject, day = masked(decision.subject, decision.private), decision.day
    act = ToFile(name, nature, day or date.min, subject, decision.filed_under, parts)
    main = _signed(reader, decision.act, nature, found.classification, there)
    found.remarks += (*_unsigned(name, decision.act), *_unasked(decision))
    faults = [] if day else [Fault("Elle n’a pas de date : donnez-la.", Field.DAY)]
    if in_session(reader, (decision,)):
        faults.append(Fault(IN_SESSION, Field.FILE))
    elif main is None:
        faults.append(Fault("Elle n’a pas de fichier : classez l’acte signé.", Field.FILE))
    faults += _exempted(decision.act)
    return Gathered(ActRef(decision=decision.key), 0, name, act, main, tuple(faults))


def _item(reader: Reader, ref: ActRef, found: _Found, there: set[str]) -> Gathered:
    item, session_id = reader.item(ref.item), reader.session_of(ref.item)
    position = next(line.position for line in reader.items(session_id) if line.id == ref.item)
    name, nature = item.number or masked(item.subject, item.private), Nature.DELIBERATION
    parts = _annexes(reader, name, item, found, there)
    subject, day = masked(item.subject, item.private), reader.session_around(ref.item).day
    act = ToFile(item.number or "", nature, day, subject, item.matter, parts)
    main = _signed(reader, item.act, nature, found.classification, there)
    found.remarks += (*_unsigned(name, item.act), *_budget(name, item))
    faults = []
    if item.vote is None or not item.deliberates:
        faults.append(Fault("Il n’a pas de vote consigné : il n’y a encore aucun acte.", Field.VOTE))
    elif main is None:
        found.sessions.setdefault(session_id, []).append(ref.item)
    faults += _exempted(item.act)
    return Gathered(ref, position, name, act, main, tuple(faults))


def _exempted(act: Act | None) -> Iterator[Fault]:
    if act is not None and act.exempt is not None:
        yield Fault(f"Il n’est pas soumis à transmission ({act.exempt}).", Field.FILE)


def _unsigned(name: str, act: Act | None) -> Iterator[str]:
    """What is said of an act that goes as it is: it may be filed before the day of its signature is noted."""
    if act is None or act.signature is None:
        yield f"{name} n’est pas signé."


def _budget(name: str, item: Item) -> Iterator[str]:
    """What is said of the vote of a budget or of accounts: their document is an act of its own (nature 5).

    TotEM makes and seals it, elsewhere: what is prepared here is the deliberation alone.
    """
    if is_budget(item) or is_accounts(item):
        yield (
            f"{name}{NB}: seule la délibération est préparée. Déposez vous-même chez l’opérateur le document "
            "budgétaire (nature 5), le fichier XML scellé par TotEM, avec ses pages et la délibération (70_DE) en "
            "annexes."
        )


def _unasked(decision: Decision) -> Iterator[str]:
    """What is said of a contract that need not be sent, and that she chose all the same (D17)."""
    # Before tax it is less: what is under the threshold with tax is under it without.
    if not transmissible(decision.kind, decision.amount, decision.day):
        why = "n’a pas de montant" if decision.amount is None else "est sous le seuil de transmission"
        yield f"{decision.number} {why}{NB}: la préfecture n’a pas à le recevoir (CGCT, D2131-5-1)."


def _signed(
    reader: Reader, act: Act | None, nature: Nature, classification: Classification | None, there: set[str]
) -> FiledPart | None:
    """The signed paper, where it was filed."""
    if act is None or act.scan is None or act.scan.file not in there:
        return None
    return FiledPart(PDF, own_kind(nature, classification), reader.file(act.scan.file))


def _annexes(reader: Reader, name: str, act: Item | Decision, found: _Found, there: set[str]) -> tuple[FiledPart, ...]:
    made = []
    for place, annex in enumerate(act.annexes):
        if annex.file is None or annex.file not in there:
            found.remarks.append(f"{name} : l’annexe « {annex.title} » n’a pas de fichier, elle ne part pas.")
        else:
            title = masked(annex.title, act.private)
            made.append(FiledPart(title, annex.typology or "", reader.file(annex.file), place))
    return tuple(made)


def _extracts(
    store: Store, found: _Found, templates: Path, cancelled: Cancelled, converted: Convert
) -> dict[ActRef, FiledPart]:
    """The extract of each act that has no signed paper, as PDF; those that LibreOffice could not make are left out."""
    wanted = [(session_id, item_id) for session_id, items in found.sessions.items() for item_id in items]
    if not wanted:
        return {}
    code = own_kind(Nature.DELIBERATION, found.classification)
    made: dict[ActRef, FiledPart] = {}
    with TemporaryDirectory(prefix="syndic-actes-", ignore_cleanup_errors=True) as place:
        paths = dict(_written(store, found.sessions, templates, Path(place)))
        with suppress(FileTrouble):  # what is missing is told act by act
            converted(list(paths.values()), cancelled)
        for item_id, path in paths.items():
            beside = path.with_suffix(".pdf")
            if beside.is_file():
                made[ActRef(item_id)] = FiledPart(PDF, code, beside.read_bytes())
    return made


def _written(
    store: Store, sessions: Mapping[int, Sequence[int]], templates: Path, place: Path
) -> Iterator[tuple[int, Path]]:
    """The extracts of these items, in Word."""
    from syndic_desktop.documents.folders import made, papers
    from syndic_desktop.queries.live.papers import EXTRACT
    from syndic_desktop.queries.papers import paper_source

    for session_id, wanted in sessions.items():
        source = paper_source(store, session_id)[1]
        with store.reading() as reader:
            ids = [line.id for line in reader.items(session_id)]
        deliberated = [
            item_id for item_id, item in zip(ids, source.sitting.session.items, strict=True) if item.deliberates
        ]
        shelf = source.shelf(templates)
        due = (paper for paper in papers(source) if paper.kind == EXTRACT)
        for item_id, paper in zip(deliberated, due, strict=True):
            if item_id in wanted:
                path = place / f"{item_id}.docx"
                path.write_bytes(made(paper, source, shelf))
                yield item_id, path
