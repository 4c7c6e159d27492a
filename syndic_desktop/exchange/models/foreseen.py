"""What is foreseen, and what is kept to be written again: upcoming topics, phrases."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator

from syndic_desktop.domain.phrases import PhraseKind
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.models.sessions import ItemModel
from syndic_desktop.exchange.scalars import Code, Day, Text, choice, choice_schema

Kind = Annotated[PhraseKind, PlainValidator(choice(PhraseKind)), choice_schema(PhraseKind)]


class TopicModel(ItemModel):
    """Un sujet à venir : un point prévu pour une instance, dans aucun ordre du jour encore."""

    instance: Code
    pour_le: Day | None = Field(None, description="la date de la séance à laquelle il est destiné")


class PhraseModel(Strict):
    """Une phrase de la bibliothèque, connue par sa nature et son nom."""

    nature: Kind
    nom: Text
    texte: Text = Field(description="ce qui suit « Vu », « Considérant » ou le verbe de la décision")
