"""Minutes: when they were fixed, what the secretary wrote in them, the text that was fixed."""

from __future__ import annotations

import re
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, WithJsonSchema

from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.models.texts import Block
from syndic_desktop.exchange.scalars import Day, Lines, Position, complaint, text

PLACE = re.compile(r"[^#+\n]{1,200}")
RANKS = 10_000


def _place(value: object) -> str:
    found = text(value)
    if not PLACE.fullmatch(found):
        raise complaint("l’endroit d’un paragraphe est attendu, par exemple debats/0, sans # ni +")
    return found


def _rank(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= RANKS:
        raise complaint(f"un rang est attendu, de 1 à {RANKS}")
    return value


def _content(value: object) -> dict[str, Any]:
    if not isinstance(value, dict) or not value:
        raise complaint("le contenu du procès-verbal arrêté est attendu")
    return value


class RewordingModel(Strict):
    """Un paragraphe du procès-verbal que la secrétaire a rédigé, et ce qu’il disait alors de lui-même."""

    point: Position | None = Field(None, description="le point dont il est, compté depuis 1")
    endroit: Annotated[str, BeforeValidator(_place)] = Field(description="« debats/0 » : la première intervention")
    ajoute: Annotated[int, BeforeValidator(_rank), WithJsonSchema({"type": "integer", "minimum": 1})] | None = Field(
        None, description="paragraphe ajouté après celui-là : son rang, depuis 1"
    )
    avant: list[Block] = Field(default_factory=list, description="ce que disaient les données")
    texte: list[Block] = Field(default_factory=list, description="ce qu’elle a écrit ; rien : paragraphe retiré")


class FixedTextModel(Strict):
    """Le procès-verbal tel qu’il a été arrêté : rien ne le change plus."""

    empreinte: str = Field(pattern="^[0-9a-f]{64}$", description="SHA-256 du contenu")
    contenu: Annotated[dict[str, Any], BeforeValidator(_content)] = Field(description="ce que porte le document")


class MinutesModel(Strict):
    """Le procès-verbal."""

    arrete_le: Day | None = None
    publie_le: Day | None = None
    signe_le: Day | None = Field(
        None, description="Complément à la version 1 : signé par le président et le secrétaire de la séance"
    )
    envoye_le: Day | None = Field(
        None, description="Complément à la version 1 : aux conseillers des membres qui ne siègent pas"
    )
    liste_envoyee_le: Day | None = Field(
        None, description="Complément à la version 1 : la liste des délibérations, aux mêmes"
    )
    corrections: Lines = Field(default_factory=list)
    redactions: list[RewordingModel] = Field(
        default_factory=list, description="Complément à la version 1 : ce que la secrétaire a écrit autrement"
    )
    texte_arrete: FixedTextModel | None = Field(
        None, description="Complément à la version 1 : le texte arrêté par l’assemblée"
    )
