"""Rich text: a string is a paragraph; other blocks are told apart by their key.

Tags begin with « § » so that the path of a fault can leave them out.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Discriminator, Field, PlainValidator, Tag, WithJsonSchema, field_validator

from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.wording import agree
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.scalars import Text, complaint
from syndic_desktop.exchange.vocabulary import RECAPS

BLOCKS = ("paragraphe", "titre", "liste", "tableau")


def _recap(value: object) -> DecisionKind:
    if isinstance(value, str) and value in RECAPS:
        return RECAPS[value]
    raise complaint(f"tableau inconnu « {shown(str(value))} », tableaux possibles : {', '.join(RECAPS)}")


def _block_tag(value: object) -> str | None:
    if isinstance(value, str):
        return "§texte"
    if isinstance(value, dict):
        return next((f"§{key}" for key in BLOCKS if key in value), None)
    return None


def _table_tag(value: object) -> str | None:
    if isinstance(value, str):
        return "§recapitulatif"
    return "§lignes" if isinstance(value, dict) else None


class RunModel(Strict):
    """Des caractères d’une même apparence."""

    texte: Text
    gras: bool = False
    italique: bool = False
    souligne: bool = False
    exposant: bool = False


class ParagraphModel(Strict):
    """Un paragraphe mis en forme."""

    paragraphe: list[RunModel]


class HeadingModel(Strict):
    """Un titre dans l’exposé."""

    titre: Text


class ListingModel(Strict):
    """Une liste à puces ou numérotée ; une entrée peut être elle-même une liste."""

    liste: list[Block]
    numerotee: bool = False


class RowsModel(Strict):
    """Les lignes d’un tableau, toutes de même longueur."""

    lignes: list[list[Text]]
    entete: bool = False

    @field_validator("lignes")
    @classmethod
    def _same_length(cls, rows: list[list[str]]) -> list[list[str]]:
        for number, row in enumerate(rows, start=1):
            if len(row) != len(rows[0]):
                cells = f"{len(row)} {agree(len(row), 'cellule')}"
                raise complaint(f"la ligne {number} du tableau a {cells} au lieu de {len(rows[0])}")
        return rows


Recap = Annotated[DecisionKind, PlainValidator(_recap), WithJsonSchema({"type": "string", "enum": list(RECAPS)})]


class TableModel(Strict):
    """Un tableau, ou le récapitulatif des décisions prises par délégation et jamais encore rapportées. Complément à la
    version 1 : decisions_president et marches."""

    tableau: Annotated[
        Annotated[RowsModel, Tag("§lignes")] | Annotated[Recap, Tag("§recapitulatif")],
        Discriminator(_table_tag, custom_error_type="dossier_tableau", custom_error_message="tableau"),
    ]


Block = Annotated[
    Annotated[Text, Tag("§texte")]
    | Annotated[ParagraphModel, Tag("§paragraphe")]
    | Annotated[HeadingModel, Tag("§titre")]
    | Annotated[ListingModel, Tag("§liste")]
    | Annotated[TableModel, Tag("§tableau")],
    Discriminator(_block_tag, custom_error_type="dossier_bloc", custom_error_message="bloc"),
]


def _clause_tag(value: object) -> str | None:
    if isinstance(value, str):
        return "§texte"
    return "§clause" if isinstance(value, dict) else None


class FullClauseModel(Strict):
    """Un article du dispositif, avec son verbe et ses alinéas."""

    verbe: Text | None = None
    texte: Text
    sous: list[Text] | None = Field(None, description="alinéas")


Clause = Annotated[
    Annotated[Text, Tag("§texte")] | Annotated[FullClauseModel, Tag("§clause")],
    Discriminator(_clause_tag, custom_error_type="dossier_clause", custom_error_message="clause"),
]

ListingModel.model_rebuild()
