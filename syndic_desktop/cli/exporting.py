"""`exporter` and `demo`: every paper of a session."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.actions.papers import record_papers
from syndic_desktop.cli.importing import created_or_opened
from syndic_desktop.cli.tools import Tools
from syndic_desktop.domain.errors import FileTrouble
from syndic_desktop.domain.sessions import SessionKey

if TYPE_CHECKING:
    from syndic_desktop.store import Store


def export_command(options: argparse.Namespace, tools: Tools) -> None:
    """Write every paper of one session under a folder."""
    from syndic_desktop.store import open_store

    key = SessionKey.parse(options.seance)
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        _export(store, key, options.vers, tools, pdf=options.pdf)


def demo_command(options: argparse.Namespace, tools: Tools) -> None:
    """Import the bundled example under a folder and write every paper of its complete session there."""
    from syndic_desktop.actions.imports import import_dossier
    from syndic_desktop.exchange import dossiers

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
        print(base)
        _export(store, held, options.vers, tools, pdf=False)


def _export(store: Store, key: SessionKey, folder: Path, tools: Tools, *, pdf: bool) -> None:
    from syndic_desktop.documents.folders import Written, write_papers
    from syndic_desktop.documents.keeping import PutAway, told
    from syndic_desktop.queries.papers import paper_source, papers_before

    session_id, source = paper_source(store, key)
    before = papers_before(store, session_id, tools.clock().date())
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
    if kept := told([each.kept for each in written if each.kept], away):
        print(f"À noter : {kept}", file=sys.stderr)
    paths = [folder / each.path for each in written]
    if pdf:
        from syndic_desktop.documents.pdf import convert

        paths += convert(paths)
    for path in paths:
        print(path)
