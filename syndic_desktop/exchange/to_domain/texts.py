"""Rich text and operative parts."""

from __future__ import annotations

from collections.abc import Iterable

from syndic_desktop.domain.agenda import Clause
from syndic_desktop.domain.texts import (
    Block,
    DelegatedTable,
    Heading,
    Listing,
    Paragraph,
    Run,
    Table,
    Text,
    paragraph,
)
from syndic_desktop.exchange.models import texts as models


def text(blocks: Iterable[models.Block]) -> Text:
    return tuple(_block(each) for each in blocks)


def clauses(written: Iterable[models.Clause]) -> tuple[Clause, ...]:
    return tuple(
        Clause(each) if isinstance(each, str) else Clause(each.texte, each.verbe, tuple(each.sous or ()))
        for each in written
    )


def _block(model: models.Block) -> Block:
    match model:
        case str():
            return paragraph(model)
        case models.ParagraphModel():
            return Paragraph(tuple(_run(each) for each in model.paragraphe))
        case models.HeadingModel():
            return Heading(model.titre)
        case models.ListingModel():
            return Listing(text(model.liste), model.numerotee)
        case models.TableModel():
            return _table(model)


def _run(model: models.RunModel) -> Run:
    return Run(model.texte, model.gras, model.italique, model.souligne, model.exposant)


def _table(model: models.TableModel) -> Block:
    if isinstance(model.tableau, models.RowsModel):
        return Table(tuple(tuple(row) for row in model.tableau.lignes), model.tableau.entete)
    return DelegatedTable(model.tableau)
