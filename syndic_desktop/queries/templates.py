"""The sets of Word templates: those that are shipped, hers, and where each document of a set comes from."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from syndic_desktop.documents.templates import BASE, Shelf, shipped
from syndic_desktop.documents.word.origins import marked, origin_of, print_of
from syndic_desktop.domain.syndicats import TEMPLATE_SETS
from syndic_desktop.domain.template_sets import own_sets
from syndic_desktop.queries.papers import templates_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from syndic_desktop.store import Store

TITLES = {
    "convocation": "Convocation",
    "decision": "Décision, arrêté (par délégation)",
    "decompte-des-jours-francs": "Décompte des jours francs",
    "extrait": "Extrait du registre (délibération)",
    "feuille-de-presence": "Feuille de présence",
    "feuille-de-secours": "Feuille de secours",
    "feuillet-de-cloture": "Feuillet de clôture",
    "frise-des-presences": "Frise des présences",
    "liste-des-deliberations": "Liste des délibérations",
    "modifications": "Feuille de modifications",
    "note-de-synthese": "Note de synthèse",
    "ordre-du-jour": "Ordre du jour",
    "parapheur": "Parapheur",
    "pouvoir": "Pouvoir",
    "proces-verbal": "Procès-verbal",
    "proces-verbal-de-carence": "Procès-verbal de carence",
    "rapport-d-activite": "Rapport d’activité",
    "registre": "Registre",
    "registre-des-arretes": "Registre des arrêtés",
}
"""What each document is called on the screen."""
HERS, SHIPPED = "le vôtre", "fourni"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document of a set. `origin`: « le vôtre », « fourni », or « fourni (classique) » where the set has none.

    `behind`: it was copied from a shipped one that has changed since.
    """

    document: str
    title: str
    origin: str
    hers: bool
    behind: bool = False


@dataclass(frozen=True, slots=True)
class SetRow:
    """A set: hers or shipped, used or not, and every document that the program makes with it."""

    name: str
    hers: bool
    used: bool
    documents: tuple[DocumentRow, ...]


def template_sets(store: Store, root: Path) -> tuple[SetRow, ...]:
    """Every set, those that are shipped first. `root`: their folder. Raises FileTrouble."""
    with store.reading() as reader:
        syndicat = reader.syndicat()
        hers = own_sets(line.path for line in reader.files())
        origins = {path: origin_of(reader.file(path)) for paths in hers.values() for path in paths.values()}
    used = BASE if syndicat is None else syndicat.templates
    names = (*TEMPLATE_SETS, *(name for name in hers if name not in TEMPLATE_SETS))
    known = tuple(shipped(root))
    return tuple(
        SetRow(
            name,
            name not in TEMPLATE_SETS,
            name == used,
            tuple(_row(name, document, hers.get(name, {}).get(document), root, origins) for document in known),
        )
        for name in names
    )


def own_names(store: Store) -> tuple[str, ...]:
    """The names of her sets."""
    with store.reading() as reader:
        return tuple(own_sets(line.path for line in reader.files()))


def template_bytes(store: Store, root: Path, name: str, document: str) -> bytes:
    """The template that makes a document in a set. Raises FileTrouble."""
    return _shelf(store, root, name).data(document)


def set_documents(store: Store, root: Path, name: str) -> dict[str, bytes]:
    """Every template that a set makes documents with, wherever it comes from: a copy of it is whole.

    What is shipped says so in the copy, which `template_sets` compares with what is shipped later.
    """
    shelf = _shelf(store, root, name)
    found = {document: shelf.data(document) for document in shipped(root)}
    return {document: data if document in shelf.own else marked(data) for document, data in found.items()}


def _shelf(store: Store, root: Path, name: str) -> Shelf:
    with store.reading() as reader:
        return Shelf(root, name, templates_of(reader, name))


def _row(name: str, document: str, path: str | None, root: Path, origins: Mapping[str, str | None]) -> DocumentRow:
    hers = path is not None
    origin, was = HERS if hers else SHIPPED, origins.get(path or "")
    if not hers and not (root / name / f"{document}.docx").exists():
        origin = f"{SHIPPED} ({BASE})"
    behind = was is not None and was not in _shipped_now(root, document)
    return DocumentRow(document, TITLES.get(document, document), origin, hers, behind)


def _shipped_now(root: Path, document: str) -> frozenset[str]:
    """The prints of this document in every set that is shipped."""
    return frozenset(print_of(path.read_bytes()) for path in root.glob(f"*/{document}.docx"))
