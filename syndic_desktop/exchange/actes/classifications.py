"""The classification of a préfecture (RetourClassification), read into `domain.classifications`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from syndic_desktop.domain.classifications import NATURE_CODES, Classification, FiledMatter, FileKind
from syndic_desktop.domain.errors import quotable
from syndic_desktop.exchange.actes.messages import (
    SHOWN,
    RefusedMessage,
    attribute,
    children,
    day,
    read_message,
    text,
)

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

LEVELS = 5
MOST = 20_000
"""Matters, and types of files, of one classification: the real ones have a few hundred."""

_CODE = re.compile(r"\d{1,2}")
_KIND = re.compile(r"\d{2}_[A-Z]{2}")


def read_classification(data: bytes) -> Classification:
    """All that a RetourClassification says. Raises RefusedMessage."""
    root = read_message(data, "RetourClassification")
    said = day(text(root, "DateClassification"), "La date de la classification")
    matters = tuple(matter for each in children(root, "Matieres") for matter in _matters(each, 1, ""))
    kinds = tuple(kind for each in children(root, "NaturesActes") for kind in _kinds(each))
    if not matters:
        raise RefusedMessage("Cette classification ne contient aucune matière : demandez-la de nouveau à l’opérateur.")
    if len(matters) > MOST or len(kinds) > MOST:
        raise RefusedMessage("Cette classification est démesurée : demandez-la de nouveau à l’opérateur.")
    return Classification(said, matters, kinds)


def _matters(element: Element, level: int, under: str) -> Iterator[FiledMatter]:
    if level > LEVELS:
        return
    for each in children(element, f"Matiere{level}"):
        written = attribute(each, "CodeMatiere")
        if not _CODE.fullmatch(written):
            raise RefusedMessage(f"Cette classification porte une matière « {written[:20]} », sans numéro.")
        code = f"{under}.{int(written)}" if under else str(int(written))
        yield FiledMatter(code, _label(each))
        yield from _matters(each, level + 1, code)


def _kinds(element: Element) -> Iterator[FileKind]:
    for nature in children(element, "NatureActe"):
        rank = attribute(nature, "CodeNatureActe")
        known = NATURE_CODES.get(int(rank)) if rank.isascii() and rank.isdigit() else None
        if known is None:
            continue  # a nature that this program makes no act of
        for each in children(nature, "TypePJNatureActe"):
            code = attribute(each, "CodeTypePJ")
            if not _KIND.fullmatch(code):
                raise RefusedMessage(f"Cette classification porte un type de fichier « {code[:20]} », inconnu.")
            yield FileKind(known, code, _label(each))


def _label(element: Element) -> str:
    return " ".join(quotable(attribute(element, "Libelle")).split())[:SHOWN]
