"""Gestures on the annexes of an item: files dropped on it, which travel inside the dossier."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from syndic_desktop.actions.limits import ANNEXES_SENT, named, refuse_reworded, refuse_when_transmitted, remark_on
from syndic_desktop.actions.outcomes import Done, Topic
from syndic_desktop.documents.filenames import distinct, file_name, slug
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Annex
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange.attachments import FOLDER

if TYPE_CHECKING:
    from syndic_desktop.store import Store, Writer

ANNEXES = frozenset({Topic.TEXTS, Topic.AGENDA})
LARGEST = 150_000_000  # bytes: what a transmission may weigh as a whole (norme d'échange ACTES, Pastell, STELA)
LONGEST_TITLE = 300
LONGEST_EXTENSION = 10
LONGEST_TYPOLOGY = 10


def attach(store: Store, item_id: int, name: str, content: bytes) -> Done:
    """Join a file to an item; `name` as it was on the disk, which also gives its title.

    Raises RuleViolation when it is empty, too large to be transmitted, or when the act was transmitted.
    """
    title, stem, extension = annex_named(name, content)
    with store.writing(f"joindre {named(title)}") as writer:
        path = _free_path(writer, item_id, stem, extension)
        writer.put_file(path, content)
        return _with(writer, item_id, lambda known: (*known, Annex(title, path)), f"joindre {named(title)}")


def detach(store: Store, item_id: int, place: int) -> Done:
    """Take an annex off (places from 0), and its file with it where no other item has it. Raises RuleViolation."""
    with store.writing("retirer une annexe") as writer:
        annex = _at(writer.item(item_id).annexes, place)
        known = writer.item(item_id).annexes
        label = f"retirer l’annexe {named(annex.title)}"
        done = _with(writer, item_id, lambda _: (*known[:place], *known[place + 1 :]), label)
        gone = _taken_out(writer, [annex])
    return replace(done, undo=partial(restore_annexes, item_id=item_id, annexes=known, files=gone))


def retitle(store: Store, item_id: int, place: int, title: str) -> Done:
    """Give an annex another title (places from 0). Raises RuleViolation when it is empty or too long."""
    kept = checked_title(wording.clean_line(title))

    def change(known: tuple[Annex, ...]) -> tuple[Annex, ...]:
        return (*known[:place], replace(_at(known, place), title=kept), *known[place + 1 :])

    with store.writing("renommer une annexe") as writer:
        return _with(writer, item_id, change, f"renommer l’annexe {named(kept)}")


def type_annex(store: Store, item_id: int, place: int, code: str | None) -> Done:
    """Say what an annex (places from 0) is at transmission: « 21_RP »; None: not said yet. Raises RuleViolation.

    The notices do not tell it: nothing is sent again.
    """
    kept = checked_typology(code)

    def change(known: tuple[Annex, ...]) -> tuple[Annex, ...]:
        return (*known[:place], replace(_at(known, place), typology=kept), *known[place + 1 :])

    label = f"dire le type {kept} d’une annexe" if kept else "retirer le type d’une annexe"
    with store.writing("typer une annexe") as writer:
        return _with(writer, item_id, change, label, sent="")


def move_annex(store: Store, item_id: int, place: int, to: int) -> Done:
    """Put an annex at another place (from 0). Raises RuleViolation when there is no such place."""

    def change(known: tuple[Annex, ...]) -> tuple[Annex, ...]:
        moved = _at(known, place)
        rest = [*known[:place], *known[place + 1 :]]
        return (*rest[:to], moved, *rest[to:])

    with store.writing("déplacer une annexe") as writer:
        return _with(writer, item_id, change, "déplacer une annexe")


def restore_annexes(store: Store, item_id: int, annexes: tuple[Annex, ...], files: dict[str, bytes]) -> Done:
    """Put the annexes of an item back as they were, with files that had gone; the inverse of every gesture here."""
    with store.writing("rétablir les annexes") as writer:
        known = writer.item(item_id).annexes
        for path, content in files.items():
            writer.put_file(path, content)
        done = _with(writer, item_id, lambda _: annexes, "rétablir les annexes")
        gone = _taken_out(writer, known)
    return replace(done, undo=partial(restore_annexes, item_id=item_id, annexes=known, files=gone))


def annex_named(name: str, content: bytes) -> tuple[str, str, str]:
    """The title of an annex, the stem and the extension of its file. Raises RuleViolation when it cannot be one."""
    if not content:
        raise RuleViolation(f"Le fichier {named(name)} est vide : vérifiez-le avant de le joindre.")
    if len(content) > LARGEST:
        raise RuleViolation(
            f"Le fichier {named(name)} pèse plus de {LARGEST // 1_000_000} Mo : il ne pourrait pas être transmis."
        )
    stem, dot, extension = wording.clean_line(name).rpartition(".")
    if not dot or len(extension) > LONGEST_EXTENSION or not extension.isalnum():
        stem, extension = wording.clean_line(name), "bin"
    return checked_title(stem.replace("_", " ") or "Annexe"), stem, slug(extension) or "bin"


def _with(
    writer: Writer,
    item_id: int,
    change: Callable[[tuple[Annex, ...]], tuple[Annex, ...]],
    label: str,
    *,
    sent: str = ANNEXES_SENT,
) -> Done:
    """Make the annexes of an item others, in the transaction of the gesture; `sent`: as `remark_on` has it."""
    item = writer.item(item_id)
    refuse_when_transmitted(item)
    session, annexes = writer.session_around(item_id), change(item.annexes)
    if [each.title for each in annexes] != [each.title for each in item.annexes]:
        refuse_reworded(session, "operative")  # minutes and extract name them after it
    writer.save_item(item_id, replace(item, annexes=annexes))
    undo = partial(restore_annexes, item_id=item_id, annexes=item.annexes, files={})
    remark = remark_on(session, sent)
    return Done(label, ANNEXES, undo, remark=remark)


def _taken_out(writer: Writer, annexes: Iterable[Annex]) -> dict[str, bytes]:
    """Take the files of annexes out of the dossier where nothing names them any more; what they held, for undo."""
    there, named_still = {line.path for line in writer.files()}, writer.annexed()
    gone = {each.file for each in annexes if each.file is not None and each.file in there - named_still}
    contents = {path: writer.file(path) for path in sorted(gone)}
    for path in contents:
        writer.remove_file(path)
    return contents


def _at(annexes: tuple[Annex, ...], place: int) -> Annex:
    if not 0 <= place < len(annexes):
        raise RuleViolation("Cette annexe n’est plus là : elle a été retirée entre-temps.")
    return annexes[place]


def checked_typology(code: str | None) -> str | None:
    """What a file is at transmission, in capitals; None where it is not said. Raises RuleViolation."""
    kept = wording.clean_line(code or "").upper() or None
    if kept is not None and len(kept) > LONGEST_TYPOLOGY:
        raise RuleViolation("Un type de pièce s’écrit comme 21_RP : choisissez-le dans la liste.")
    return kept


def checked_title(title: str) -> str:
    """The title of an annex as it may be kept. Raises RuleViolation."""
    if not title:
        raise RuleViolation("L’annexe n’a pas de titre : écrivez ce qu’elle est.")
    if len(title) > LONGEST_TITLE:
        raise RuleViolation(f"Le titre d’une annexe tient en {LONGEST_TITLE} caractères : raccourcissez-le.")
    return title


def _free_path(writer: Writer, item_id: int, stem: str, extension: str) -> str:
    """A path that no file of the dossier has, not even with other capitals (Windows sees no difference), nor any that
    went with the notices: another file under the same path would pass for the one that was sent.
    """
    sent = writer.session_around(item_id).notice.snapshot
    enclosed = [annex.file for each in (sent.agenda if sent else ()) for annex in each.annexes or () if annex.file]
    taken = [path.removeprefix(FOLDER) for path in dict.fromkeys((*(line.path for line in writer.files()), *enclosed))]
    return FOLDER + distinct([*taken, file_name(slug(stem), extension=f".{extension}")])[-1]
