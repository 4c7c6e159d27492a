"""Rich text and operative parts; one plain run is written as a plain string."""

from __future__ import annotations

from collections.abc import Iterable

from syndic_desktop.domain.agenda import Clause
from syndic_desktop.domain.texts import Block, DelegatedTable, Heading, Listing, Paragraph, Run, Table
from syndic_desktop.exchange.from_domain import Json, given, lean
from syndic_desktop.exchange.vocabulary import RECAP_NAMES


def text(blocks: Iterable[Block]) -> list[object]:
    return [_block(each) for each in blocks]


def clauses(values: Iterable[Clause]) -> list[object]:
    return [_clause(each) for each in values]


def _block(value: Block) -> object:
    match value:
        case Paragraph():
            return _paragraph(value)
        case Heading():
            return {"titre": value.text}
        case Listing():
            return {"liste": text(value.entries), **lean(numerotee=value.numbered)}
        case Table():
            rows = [list(row) for row in value.rows]
            return {"tableau": {"lignes": rows, **lean(entete=value.header)}}
        case DelegatedTable():
            return {"tableau": RECAP_NAMES[value.kind]}


def _paragraph(value: Paragraph) -> object:
    if len(value.runs) == 1 and value.runs[0].plain:
        return value.runs[0].text
    return {"paragraphe": [_run(each) for each in value.runs]}


def _run(value: Run) -> Json:
    return {
        "texte": value.text,
        **lean(gras=value.bold, italique=value.italic, souligne=value.underline, exposant=value.superscript),
    }


def _clause(value: Clause) -> object:
    if value.verb is None and not value.sub:
        return value.text
    return {**given(verbe=value.verb), "texte": value.text, **lean(sous=list(value.sub))}
