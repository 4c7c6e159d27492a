"""Gestures on what is kept or hidden of an act: the signed paper, filed as a PDF; what its public version hides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from hashlib import sha256
from typing import TYPE_CHECKING

from syndic_desktop.actions.acts import ACTS, Docket, Held, kept
from syndic_desktop.actions.limits import checked_private, named
from syndic_desktop.actions.outcomes import Done
from syndic_desktop.documents.filenames import distinct, file_name, number_slug, slug
from syndic_desktop.domain.acts import Act, ActRef, Scan
from syndic_desktop.domain.agenda import Annex, Item
from syndic_desktop.domain.errors import RuleViolation

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

FOLDER = "scans/"
LARGEST = 150_000_000  # bytes: what a transmission may weigh as a whole (Pastell, STELA)
PDF_HEAD = b"%PDF-"


def file_scan(store: Store, ref: ActRef, name: str, content: bytes) -> Done:
    """File the signed paper of an act. One that was there is replaced, and it is said.

    Raises RuleViolation when it is no PDF, is too large, or when nothing was decided.
    """
    return file_scans(store, {ref: content}, name)


def file_scans(store: Store, scans: Mapping[ActRef, bytes], name: str) -> Done:
    """File the signed papers of several acts, cut out of one file (`name`). All of them or none.

    Raises RuleViolation as `file_scan` does.
    """
    for content in scans.values():
        if not content.startswith(PDF_HEAD):
            raise RuleViolation(f"{named(name)} n’est pas un PDF : numérisez l’acte signé en PDF.")
        if len(content) > LARGEST:
            raise RuleViolation(f"{named(name)} pèse plus de {LARGEST // 1_000_000} Mo : numérisez-le moins finement.")
    with store.writing("classer l’acte signé") as writer:
        docket = Docket(writer)
        found = {ref: docket.held(ref) for ref in scans}
        changed: dict[ActRef, Act | None] = {}
        files: dict[str, bytes | None] = {}
        for ref, held in found.items():
            if not held.decided:
                raise RuleViolation(f"{held.name} n’a pas de vote consigné : il n’y a encore aucun acte.")
            print_ = sha256(scans[ref]).hexdigest()
            before = held.act.scan
            if before is not None and before.fingerprint == print_:
                continue
            path = before.file if before else _free_path(writer, held)
            files[path] = file_bytes(writer, path)
            writer.put_file(path, scans[ref])
            changed[ref] = replace(held.act, scan=Scan(path, print_))
        docket.save(changed)
    names = [found[ref].name for ref in scans]
    label = f"classer l’acte signé {names[0]}" if len(names) == 1 else f"classer {len(names)} actes signés"
    if not changed:
        return Done(label)
    was = {ref: kept(found[ref].act) for ref in changed}
    undo = partial(restore_scans, acts=was, files=files, label=label)
    return Done(label, ACTS, undo, remark=_remarks([found[ref] for ref in changed]))


def remove_scan(store: Store, ref: ActRef) -> Done:
    """Take the signed paper of an act off. Nothing is to do where there is none."""
    with store.writing("retirer l’acte signé") as writer:
        docket = Docket(writer)
        held = docket.held(ref)
        label = f"retirer l’acte signé {held.name}"
        scan = held.act.scan
        if scan is None:
            return Done(label)
        was = file_bytes(writer, scan.file)
        writer.remove_file(scan.file)
        docket.save({ref: kept(replace(held.act, scan=None))})
    undo = partial(restore_scans, acts={ref: held.act}, files={scan.file: was}, label=label)
    return Done(label, ACTS, undo)


def restore_scans(
    store: Store, acts: Mapping[ActRef, Act | None], files: Mapping[str, bytes | None], label: str
) -> Done:
    """Put acts and their signed papers back as they were (None: no file there); the inverse of what changes them."""
    with store.writing(f"rétablir : {label}") as writer:
        docket = Docket(writer)
        found = {ref: docket.held(ref) for ref in acts}
        was = {path: file_bytes(writer, path) for path in files}
        for path, content in files.items():
            if content is None:
                writer.remove_file(path)
            else:
                writer.put_file(path, content)
        docket.save(acts)
    before = {ref: kept(held.act) for ref, held in found.items()}
    return Done(label, ACTS, partial(restore_scans, acts=before, files=was, label=label))


def mark_private(store: Store, item_id: int, words: Sequence[str]) -> Done:
    """Say which words and passages of an item are not published (CRPA, L312-1-2). Raises RuleViolation.

    The register keeps them: it may be said even once the act was transmitted.
    """
    return _mark(store, item_id, {"private": checked_private(words)})


def mark_annex_private(store: Store, item_id: int, place: int, *, private: bool) -> Done:
    """Say whether what is published names an annex (places from 0). Raises RuleViolation when it is no more."""
    with store.reading() as reader:
        annexes = reader.item(item_id).annexes
    if not 0 <= place < len(annexes):
        raise RuleViolation("Cette annexe n’est plus là : elle a été retirée entre-temps.")
    changed: tuple[Annex, ...] = (
        *annexes[:place], replace(annexes[place], private=private), *annexes[place + 1 :],
    )  # fmt: skip
    return _mark(store, item_id, {"annexes": changed})


def restore_marks(store: Store, item_id: int, said: Mapping[str, object]) -> Done:
    """Put back what was hidden of an item; the inverse of what marks it."""
    return _mark(store, item_id, said)


def _mark(store: Store, item_id: int, said: Mapping[str, object]) -> Done:
    with store.writing("marquer ce qui n’est pas publié") as writer:
        item = writer.item(item_id)
        label = f"marquer ce qui n’est pas publié de {named(item.subject)}"
        changed: Item = replace(item, **said)  # type: ignore[arg-type]
        if changed == item:
            return Done(label)
        writer.save_told(item_id, changed, *said)
    was = {name: getattr(item, name) for name in said}
    return Done(label, ACTS, partial(restore_marks, item_id=item_id, said=was))


def _free_path(writer: Writer, held: Held) -> str:
    """« scans/2026-09-25-cs2026-19.pdf », with a rank where it is taken."""
    day = held.taken.isoformat() if held.taken else ""
    about = number_slug(held.number) if held.number else slug(held.subject)
    taken = [line.path.removeprefix(FOLDER) for line in writer.files() if line.path.startswith(FOLDER)]
    return FOLDER + distinct([*taken, file_name(day, about, extension=".pdf")])[-1]


def file_bytes(writer: Writer, path: str) -> bytes | None:
    """A file of the dossier; None where it is not there."""
    return writer.file(path) if path in {line.path for line in writer.files()} else None


def _remarks(filed: Sequence[Held]) -> str:
    """What to say of each, or of how many where there are several."""
    if len(filed) == 1:
        return _remark(filed[0])
    replaced = sum(held.act.scan is not None for held in filed)
    unsigned = sum(held.act.signature is None for held in filed)
    told = [
        f"{replaced} actes signés déjà classés sont remplacés." if replaced > 1 else "",
        "Un acte signé déjà classé est remplacé." if replaced == 1 else "",
        "Notez aussi le jour de leur signature." if unsigned else "",
    ]
    return " ".join(filter(None, told))


def _remark(held: Held) -> str:
    if held.act.scan is not None:
        return f"L’acte signé {held.name} qui était classé est remplacé."
    return "" if held.act.signature else f"{held.name} : notez aussi le jour de la signature."
