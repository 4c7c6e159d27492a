"""What is decided and what it rests on: visas, recitals, the clauses of the operative part."""

from __future__ import annotations

from collections.abc import Iterable

from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Clause, Item


def grounds(item: Item) -> dict[str, list[str]]:
    """The lists `visas`, `considerants` and `entendus`, each line without its first word (« Vu », « Considérant »)."""
    return {
        "visas": _lines(item.visas, "Vu"),
        "considerants": _lines(item.recitals, "Considérant"),
        "entendus": _lines(item.heard, "Entendu"),
    }


def clauses(operative: Iterable[Clause]) -> list[Context]:
    """The list `clauses`: each with its rank as an article, its own verb or none, its text and sub-clauses."""
    return [
        {
            "article": f"Article {wording.ordinal_short(1) if rank == 1 else rank}",
            "verbe": (clause.verb or "").upper(),
            "texte": wording.french(clause.text),
            "sous": [wording.french(each) for each in clause.sub],
        }
        for rank, clause in enumerate(operative, start=1)
    ]


def _lines(texts: Iterable[str], word: str) -> list[str]:
    return [wording.french(_without(text, word)) for text in texts]


def _without(text: str, word: str) -> str:
    """The text without the word that the template prints: some write it, some do not."""
    head, _, rest = text.strip().partition(" ")
    return rest if wording.fold(head).rstrip(":") == wording.fold(word) else text.strip()
