"""Gestures on the annexes of a delegated decision: files joined to it, which travel inside the dossier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.annexes import annex_named, checked_title, checked_typology
from syndic_desktop.actions.decisions import DECISIONS, the_decision
from syndic_desktop.actions.limits import named
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.documents.filenames import distinct, file_name, slug
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import DecisionKey, transmitted
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange.attachments import FOLDER

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

Annexes = tuple[Annex, ...]


def join_to_decision(store: Store, key: DecisionKey, name: str, content: bytes) -> Done:
    """Join a file to a decision; `name` as it was on the disk, which also gives its title.

    Raises RuleViolation when it is empty, too large to be transmitted, or when the decision was transmitted.
    """
    title, stem, extension = annex_named(name, content)
    with store.writing(f"joindre {named(title)}") as writer:
        decision = _open_decision(writer, key)
        taken = [line.path.removeprefix(FOLDER) for line in writer.files() if line.path.startswith(FOLDER)]
        path = FOLDER + distinct([*taken, file_name(slug(stem), extension=f".{extension}")])[-1]
        writer.put_file(path, content)
        _save(writer, key, (*decision.annexes, Annex(title, path)))
    return _done(f"joindre {named(title)}", key, decision.annexes, {path: None})


def take_from_decision(store: Store, key: DecisionKey, place: int) -> Done:
    """Take an annex off a decision (places from 0), and its file with it. Raises RuleViolation."""
    with store.writing("retirer une annexe") as writer:
        decision = _open_decision(writer, key)
        annex = _at(decision, place)
        _save(writer, key, (*decision.annexes[:place], *decision.annexes[place + 1 :]))
        gone = _taken_out(writer, annex)
    return _done(f"retirer l’annexe {named(annex.title)}", key, decision.annexes, gone)


def rename_annex_of_decision(store: Store, key: DecisionKey, place: int, title: str) -> Done:
    """Give an annex of a decision another title (places from 0). Raises RuleViolation when it is empty or too long."""
    kept = checked_title(wording.clean_line(title))
    with store.writing("renommer une annexe") as writer:
        decision = _open_decision(writer, key)
        annex = replace(_at(decision, place), title=kept)
        _save(writer, key, (*decision.annexes[:place], annex, *decision.annexes[place + 1 :]))
    return _done(f"renommer l’annexe {named(kept)}", key, decision.annexes, {})


def type_annex_of_decision(store: Store, key: DecisionKey, place: int, code: str | None) -> Done:
    """Say what an annex (places from 0) is at transmission: « 99_AI »; None: not said yet. Raises RuleViolation."""
    kept = checked_typology(code)
    with store.writing("typer une annexe") as writer:
        decision = _open_decision(writer, key)
        annex = replace(_at(decision, place), typology=kept)
        _save(writer, key, (*decision.annexes[:place], annex, *decision.annexes[place + 1 :]))
    label = f"dire le type {kept} d’une annexe" if kept else "retirer le type d’une annexe"
    return _done(label, key, decision.annexes, {})


def restore_decision_annexes(
    store: Store, key: DecisionKey, annexes: Annexes, files: Mapping[str, bytes | None], label: str
) -> Done:
    """Put the annexes of a decision and their files back as they were (None: no file there); the inverse of all."""
    with store.writing(f"rétablir : {label}") as writer:
        known = the_decision(writer.decisions(), key).annexes
        there = {line.path for line in writer.files()}
        was = {path: writer.file(path) if path in there else None for path in files}
        for path, content in files.items():
            if content is not None:
                writer.put_file(path, content)
            elif path in there:
                writer.remove_file(path)
        _save(writer, key, annexes)
    return _done(label, key, known, was)


def _done(label: str, key: DecisionKey, annexes: Annexes, files: Mapping[str, bytes | None]) -> Done:
    undo = partial(restore_decision_annexes, key=key, annexes=annexes, files=files, label=label)
    return Done(label, DECISIONS, undo)


def _open_decision(writer: Writer, key: DecisionKey) -> Decision:
    decision = the_decision(writer.decisions(), key)
    if transmitted(decision.act):
        raise RuleViolation(f"{decision.number} a été transmis : ses annexes ne changent plus.")
    return decision


def _save(writer: Writer, key: DecisionKey, annexes: Annexes) -> None:
    known = writer.decisions()
    writer.save_decisions(replace(each, annexes=annexes) if each.key == key else each for each in known)


def _at(decision: Decision, place: int) -> Annex:
    if not 0 <= place < len(decision.annexes):
        raise RuleViolation("Cette annexe n’est plus là : elle a été retirée entre-temps.")
    return decision.annexes[place]


def _taken_out(writer: Writer, annex: Annex) -> dict[str, bytes | None]:
    """Take the file of an annex out of the dossier where nothing names it any more; what it held, for undo."""
    others = {each.file for decision in writer.decisions() for each in decision.annexes}
    there = {line.path for line in writer.files()}
    if annex.file is None or annex.file not in there or annex.file in others | writer.annexed():
        return {}
    content = writer.file(annex.file)
    writer.remove_file(annex.file)
    return {annex.file: content}
