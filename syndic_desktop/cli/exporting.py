"""`exporter` and `demo`: every paper of a session; those of what was decided by delegation."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.actions.papers import record_papers, record_year_papers
from syndic_desktop.cli.importing import created_or_opened
from syndic_desktop.cli.tools import Tools
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.sessions import SessionKey

if TYPE_CHECKING:
    from syndic_desktop.documents.folders import Written
    from syndic_desktop.documents.keeping import Before
    from syndic_desktop.store import Store


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote, and what the reader should know of it."""

    paths: tuple[Path, ...]
    notices: tuple[str, ...]


def export_command(options: argparse.Namespace, tools: Tools) -> None:
    """Write every paper of one session under a folder, or those of the decisions of a year."""
    from syndic_desktop.store import open_store

    delegated = options.seance is None
    if delegated and options.publique:
        raise RuleViolation("La version publique des décisions s’écrit avec l’autre : enlevez « --publique ».")
    key = None if delegated else SessionKey.parse(options.seance)
    needs_office(asked=options.pdf)
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        if key is None:
            done = _export_decisions(store, options.decisions or None, options.vers, tools, pdf=options.pdf)
        elif options.publique:
            done = _publish(store, key, options.vers, tools)
        else:
            done = _export(store, key, options.vers, tools, pdf=options.pdf)
    say(done)


def needs_office(*, asked: bool) -> None:
    """Raises FileTrouble where a PDF is `asked` for and LibreOffice is not there."""
    from syndic_desktop.documents.pdf import office

    if asked and office() is None:
        raise FileTrouble(
            "LibreOffice n’est pas installé sur cet ordinateur et rien n’a été écrit : installez-le, "
            "ou enlevez « --pdf »."
        )


def _publish(store: Store, key: SessionKey, folder: Path, tools: Tools) -> Exported:
    """Write the public version alone, with its PDF where LibreOffice is."""
    from syndic_desktop.documents.publishing import write_public
    from syndic_desktop.queries.papers import paper_source, papers_before

    session_id, source = paper_source(store, key)
    before = papers_before(store, session_id, tools.clock().date(), shared=True)
    written: list[Written] = []
    try:
        for each in write_public(source, tools.templates, folder, before=before):
            written.append(each)
    finally:  # what is on the disk is remembered, whatever stopped the rest
        record_papers(store, session_id, written)
    return Exported(tuple(folder / each.path for each in written), ())


def _export_decisions(store: Store, year: int | None, folder: Path, tools: Tools, *, pdf: bool) -> Exported:
    """Write the papers of the decisions of a year, or of all of them, whole and public."""
    from syndic_desktop.documents.contents.decisions import FORMS
    from syndic_desktop.documents.delegated import decision_papers, write_decisions
    from syndic_desktop.documents.unnamed import unnamed
    from syndic_desktop.queries.delegated import delegated_papers
    from syndic_desktop.queries.papers import year_papers_before

    with store.reading() as reader:
        keys = [
            each.key
            for each in reader.decisions()
            if each.kind in FORMS and (year is None or (each.day is not None and each.day.year == year))
        ]
    if not keys:
        when = f" en {year}" if year else ""
        raise RuleViolation(f"Aucun arrêté, décision du président ou délibération du bureau n’a été pris{when}.")
    decisions, source = delegated_papers(store, keys)
    today = tools.clock().date()
    before = year_papers_before(store, today)
    years: dict[int, list[Written]] = {}
    try:
        for each, written in write_decisions(decisions, source, tools.templates, folder, before, pdf=pdf):
            years.setdefault((each.day or today).year, []).append(written)
    finally:  # what is on the disk is remembered, whatever stopped the rest
        for of, papers in years.items():
            record_year_papers(store, of, papers)
    blank = unnamed(paper for _, paper in decision_papers(decisions, source.known))
    return exported(store, folder, [each for papers in years.values() for each in papers], list(blank))


def exported(store: Store, folder: Path, written: Sequence[Written], notices: Sequence[str]) -> Exported:
    """What was written of years, the notices, and what became of what was there."""
    from syndic_desktop.documents.keeping import told

    said = [*notices, told([each.kept for each in written if each.kept], [])]
    if store.read_only:
        said.append(f"{store.why_read_only} Ces documents n’y sont donc pas notés.")
    return Exported(tuple(folder / each.path for each in written), tuple(filter(None, said)))


def demo_command(options: argparse.Namespace, tools: Tools) -> None:
    """Import the bundled example under a folder and write every paper of its complete session there."""
    from syndic_desktop.actions.imports import import_dossier
    from syndic_desktop.exchange import dossiers
    from syndic_desktop.store import open_store

    reading = dossiers.read(tools.example)
    held = max(session.key for session in reading.dossier.sessions if session.held)
    base = options.vers / "val-d-ambre.syndic"
    try:
        base.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise FileTrouble(
            f"Impossible de créer le dossier {options.vers} ({error.strerror}) : choisissez-en un autre."
        ) from error
    with created_or_opened(base, tools) as store:
        assert store is not None
        import_dossier(store, reading.dossier, reading.files)
    with open_store(base, clock=tools.clock, holder=tools.holder) as store:
        done = _export(store, held, options.vers, tools, pdf=False)
    print(base)
    say(done)


def _export(store: Store, key: SessionKey, folder: Path, tools: Tools, *, pdf: bool) -> Exported:
    """Write every paper, and remember what was written whatever stopped the rest. It says nothing: `say` does."""
    from syndic_desktop.documents.folders import Written, papers, write_papers
    from syndic_desktop.documents.keeping import PutAway, told
    from syndic_desktop.documents.unnamed import unnamed
    from syndic_desktop.queries.papers import paper_source, papers_before

    session_id, source = paper_source(store, key)
    before = papers_before(store, session_id, tools.clock().date(), shared=True)
    written: list[Written] = []
    away: list[PutAway] = []
    try:
        for each in write_papers(source, tools.templates, folder, before=before):
            if isinstance(each, Written):
                written.append(each)
            else:
                away.append(each)
    finally:  # what is on the disk is remembered, whatever stopped the rest
        record_papers(store, session_id, written, away)
    if pdf:
        written += _converted(store, session_id, written, folder, before)
    paths = [folder / each.path for each in written]
    paths += _emails(store, session_id, folder)
    notices = [
        *unnamed(papers(source), held=source.sitting.session.held),
        told([each.kept for each in written if each.kept], away),
    ]
    if store.read_only:
        notices.append(f"{store.why_read_only} Ces documents n’y sont donc pas notés.")
    return Exported(tuple(paths), tuple(filter(None, notices)))


def _emails(store: Store, session_id: int, folder: Path) -> list[Path]:
    """The drafts that carry the notices, of a session to come whose letters are those that were written here."""
    from syndic_desktop.documents.letters import write_emails
    from syndic_desktop.domain.resending import resending
    from syndic_desktop.queries.convocations import letters_parcel

    parcel, _ = letters_parcel(store, session_id, None)
    session = parcel.source.sitting.session
    if session.held or resending(parcel.source.sitting).people:
        return []
    return [folder / each.path for each in write_emails(replace(parcel, day=session.notice.day), folder)]


def _converted(
    store: Store, session_id: int, papers: Sequence[Written], folder: Path, before: Before
) -> tuple[Written, ...]:
    from syndic_desktop.documents.folders import converted

    made: list[Written] = []
    try:
        for each in converted(papers, folder, before):
            made.append(each)
    except FileTrouble as trouble:
        there = wording.count(len(papers), "document")
        raise FileTrouble(f"{trouble} Les {there} Word et Excel sont bien dans {folder}.") from trouble
    finally:  # those that are there are ours to write over next time
        if made:
            record_papers(store, session_id, made)
    return tuple(made)


def say(done: Exported) -> None:
    """Print the paths, and on stderr what she should know of them."""
    for notice in done.notices:
        print(f"À noter : {notice}", file=sys.stderr)
    for path in done.paths:
        print(path)
