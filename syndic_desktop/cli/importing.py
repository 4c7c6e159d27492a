"""`importer` and `dossier`: the exchange format in and out."""

from __future__ import annotations

import argparse
import os
import sys
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.actions.imports import completed, import_dossier
from syndic_desktop.cli.tools import Tools
from syndic_desktop.domain import wording
from syndic_desktop.domain.histories import kept_apart, settled
from syndic_desktop.domain.sessions import thawed
from syndic_desktop.domain.template_sets import FOLDER as TEMPLATES
from syndic_desktop.exchange.comparing import CHANGED, NEW, Change, changes

if TYPE_CHECKING:
    from syndic_desktop.domain.dossiers import Dossier
    from syndic_desktop.domain.histories import Footing
    from syndic_desktop.exchange.rosters import Roster
    from syndic_desktop.store import Store

TOLD, REST = ("séance", "décision"), "fiche"
"""What a summary counts by its own name, and the word for the rest: people, seats, members…"""

LARGEST_LIST = 20 * 2**20
"""Bytes; a list of a thousand seats weighs a hundred times less."""


def import_command(options: argparse.Namespace, tools: Tools) -> None:
    """Create or complete a store. The dossier is read whole before the store is touched."""
    from syndic_desktop.exchange import dossiers

    reading = dossiers.read(options.dossier)
    with created_or_opened(options.base, tools, dry=options.essai) as store:
        known, files = _known(store), _new_files(store, reading.files)
        if options.essai:
            completed(known, reading.dossier, tools.clock().date(), _footings(store))
        elif store is not None:
            import_dossier(store, reading.dossier, reading.files)
    _say_notices(reading.notices)
    _say_changes(known, reading.dossier)
    trial = "essai, rien n’est écrit : " if options.essai else ""
    print(f"{options.base} : {trial}{_summary(changes(known, reading.dossier), files)}")


def roster_command(options: argparse.Namespace, tools: Tools) -> None:
    """Complete the assembly of a store with a list, after saying what that changes."""
    from syndic_desktop.actions.assemblies import import_roster
    from syndic_desktop.exchange.attachments import contents
    from syndic_desktop.exchange.rosters import read_roster
    from syndic_desktop.store import open_store

    roster = read_roster(contents(options.liste, LARGEST_LIST), options.liste.name)
    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store:
        known = _known(store)
        made = _with_roster(store, known, roster) if known is not None else None
        if not options.essai:
            import_roster(store, roster)
    _say_notices(roster.notices)
    if known is not None and made is not None:
        _say_changes(known, made)
    if not options.essai:
        print(f"{options.base} : {wording.count(len(roster.lines), 'siège')} dans la liste")


def _with_roster(store: Store, known: Dossier, roster: Roster) -> Dossier:
    """The dossier as a list completes it, sessions held left as they were. Raises RuleViolation."""
    from syndic_desktop.exchange.rosters import with_roster

    with store.reading() as reader:
        footings = reader.footings()
    made = kept_apart(known.assembly, with_roster(roster, known.assembly), footings)
    return replace(known, assembly=settled(known.assembly, made, footings))


def model_command(options: argparse.Namespace, _tools: Tools) -> None:
    """Write the model workbook of a list, for the secretary to fill."""
    from syndic_desktop.documents.files import write_whole
    from syndic_desktop.exchange.rosters import model_workbook

    write_whole(options.vers, model_workbook())
    print(options.vers)


def dossier_command(options: argparse.Namespace, tools: Tools) -> None:
    """Write the whole store as a dossier, with its attached files when the name ends in .zip."""
    from syndic_desktop.documents.files import write_whole
    from syndic_desktop.exchange import dossiers
    from syndic_desktop.store import open_store

    with open_store(options.base, clock=tools.clock, holder=tools.holder) as store, store.reading() as reader:
        dossier = reader.dossier()
        dossier = replace(dossier, sessions=tuple(thawed(session) for session in dossier.sessions))
        files = {line.path: reader.file(line.path) for line in reader.files()}
    zipped = options.vers.suffix.lower() == ".zip"
    write_whole(options.vers, dossiers.to_zip(dossier, files) if zipped else dossiers.to_json(dossier))
    print(options.vers)
    if files and not zipped:
        print(f"À noter : {without_files(files)}", file=sys.stderr)


def without_files(files: Collection[str]) -> str:
    """What a dossier written as JSON alone leaves behind, and what to do about it."""
    templates = sum(path.startswith(TEMPLATES) for path in files)
    parts = (
        wording.count(templates, "modèle Word", "modèles Word") if templates else "",
        wording.count(len(files) - templates, "fichier joint", "fichiers joints") if len(files) > templates else "",
    )
    left = wording.listing(filter(None, parts))
    return f"un JSON seul n’emporte pas {left} de ce dossier ; un nom en « .zip » les emporte."


@contextmanager
def created_or_opened(path: Path, tools: Tools, *, dry: bool = False) -> Iterator[Store | None]:
    """The store at `path`, made if there is none; one that was made is removed when what follows fails."""
    from syndic_desktop.store import create_store, open_store

    if os.path.lexists(path):
        with open_store(path, clock=tools.clock, holder=tools.holder) as store:
            yield store
    elif dry:
        yield None
    else:
        store = create_store(path, clock=tools.clock, holder=tools.holder)
        try:
            with store:
                yield store
        except BaseException:
            path.unlink(missing_ok=True)  # made by this very call, and nothing was acknowledged in it
            raise


def _footings(store: Store | None) -> tuple[Footing, ...]:
    if store is None:
        return ()
    with store.reading() as reader:
        return reader.footings()


def _known(store: Store | None) -> Dossier | None:
    """What a store already holds, as it would travel."""
    if store is None:
        return None
    with store.reading() as reader:
        old = reader.dossier() if reader.syndicat() is not None else None
    return None if old is None else replace(old, sessions=tuple(thawed(session) for session in old.sessions))


def _say_changes(old: Dossier | None, new: Dossier) -> None:
    """What an import changes in a store that already holds something."""
    for change in changes(old, new) if old is not None else ():
        if change.what in (NEW, CHANGED):
            print(change.sentence)


def _say_notices(notices: Iterable[str]) -> None:
    """What the reader should know; only once the command has succeeded, since a refusal is one sentence."""
    for notice in notices:
        print(f"À noter : {notice}", file=sys.stderr)


def _new_files(store: Store | None, brought: Mapping[str, bytes]) -> int:
    """How many attached files are not in the store, or not as they are there."""
    if store is None:
        return len(brought)
    with store.reading() as reader:
        known = {line.path: line.fingerprint for line in reader.files()}
    return sum(known.get(path) != sha256(data).hexdigest() for path, data in brought.items())


def _summary(found: Iterable[Change], files: int) -> str:
    """« 2 séances ajoutées, 1 séance modifiée, 40 décisions ajoutées », or « inchangé »."""
    counted = Counter((each.kind if each.kind in TOLD else REST, each.what) for each in found)
    told = [
        wording.count(counted[word, what], f"{word} {ending}", f"{word}s {ending}s")
        for word in (*TOLD, REST)
        for what, ending in ((NEW, "ajoutée"), (CHANGED, "modifiée"))
        if counted[word, what]
    ]
    if files:
        told.append(wording.count(files, "fichier joint", "fichiers joints"))
    return ", ".join(told) or "inchangé"
