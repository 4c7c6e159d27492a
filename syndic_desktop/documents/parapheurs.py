"""The signature folder, made: the extracts of a session as PDF, in order, behind their sheets and the first page."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path

from syndic_desktop.documents.contents.extracts import extract
from syndic_desktop.documents.contents.frames import Reading, reading
from syndic_desktop.documents.contents.items import title
from syndic_desktop.documents.contents.signing import signature_summary, to_be_signed
from syndic_desktop.documents.signing import ToSign, page_count, signature_folder
from syndic_desktop.documents.sources import Source
from syndic_desktop.documents.templates import Shelf
from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import ItemState, SessionKey

KIND = "parapheur"
EXTRACT = "extrait"


def session_mark(key: SessionKey) -> str:
    """How the codes of a session's acts name it, on any laptop: body, day and hour."""
    return str(key)


def parapheur(source: Source, templates: Path, *, cancelled: Callable[[], bool] = lambda: False) -> bytes | None:
    """The folder as one PDF; None once cancelled. `templates`: the folder of the shipped sets.

    Raises RuleViolation when there is nothing to sign, FileTrouble without LibreOffice, TemplateFault.
    """
    read, shelf = reading(source), source.shelf(templates)
    states = to_be_signed(read)
    if not states:
        raise RuleViolation("Rien n’est à signer : aucune délibération de cette séance n’a de vote et de numéro.")
    told = _title(read)

    def summary(pages: Sequence[int]) -> bytes:
        return _filled(shelf, KIND, dict(signature_summary(read, states, pages)), told, read)

    key = session_mark(read.session.key)

    def to_sign(pdfs: Sequence[bytes]) -> list[ToSign]:
        return [
            ToSign(key, state.item.number or "", title(state, voted=True), wording.french(state.item.subject), data)
            for state, data in zip(states, pdfs, strict=True)
        ]

    return bound([_extract(state, read, shelf) for state in states], summary, to_sign, told, cancelled)


def bound(
    papers: Sequence[bytes],
    summary: Callable[[Sequence[int]], bytes],
    to_sign: Callable[[Sequence[bytes]], Sequence[ToSign]],
    title: str,
    cancelled: Callable[[], bool],
) -> bytes | None:
    """Word papers as one PDF to sign, behind their sheets and the first page; None once cancelled.

    `summary`: that page, once it is known how many pages each has; `to_sign`: each with its PDF. Raises FileTrouble.
    """
    with tempfile.TemporaryDirectory(prefix="syndic-parapheur-") as folder:
        made = _converted(papers, Path(folder), cancelled)
        if made is None:
            return None
        first = _converted([summary([page_count(each) for each in made])], Path(folder), cancelled)
    return None if first is None else signature_folder(first[0], to_sign(made), title)


def _title(read: Reading) -> str:
    return f"Parapheur – {read.body.name} du {wording.long_date(read.session.day)}"


def _extract(state: ItemState, read: Reading, shelf: Shelf) -> bytes:
    return _filled(shelf, EXTRACT, dict(extract(state, read)), title(state, voted=True), read)


def _filled(shelf: Shelf, kind: str, context: dict[str, object], told: str, read: Reading) -> bytes:
    images = {"logo": read.source.logo} if read.source.logo else {}
    return shelf.template(kind).fill(context, title=told, author=read.source.syndicat.name, images=images)


def _converted(documents: Sequence[bytes], folder: Path, cancelled: Callable[[], bool]) -> list[bytes] | None:
    """Each document as a PDF; None once cancelled."""
    from syndic_desktop.documents.pdf import convert

    paths = [folder / f"{rank:03}.docx" for rank in range(len(documents))]
    for path, data in zip(paths, documents, strict=True):
        path.write_bytes(data)
    made = convert(paths, cancelled=cancelled)
    return [each.read_bytes() for each in made] if len(made) == len(paths) else None
