"""What the notices of a session said when they went out."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator

from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.modalities import Modality, SessionNature
from syndic_desktop.domain.people import Civility
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.scalars import Attached, Code, Day, Hour, Name, Text, Weight, choice, choice_schema

Way = Annotated[Means, PlainValidator(choice(Means)), choice_schema(Means)]
Kind = Annotated[ItemKind, PlainValidator(choice(ItemKind)), choice_schema(ItemKind)]
Setting = Annotated[Modality, PlainValidator(choice(Modality)), choice_schema(Modality)]
Nature = Annotated[SessionNature, PlainValidator(choice(SessionNature)), choice_schema(SessionNature)]
Title = Annotated[Civility, PlainValidator(choice(Civility)), choice_schema(Civility)]

Rank = Annotated[int, Field(ge=1, le=10_000)]


class ConvenedModel(Strict):
    """Qui a été convoqué pour un siège."""

    siege: Code
    membre: Code
    personne: Code
    suppleant: bool = Field(False, description="le siège n’avait pas de titulaire : son premier suppléant")
    suppleants: list[Code] = Field(default_factory=list)
    voix: Weight | None = None
    moyen: Way | None = None


class EnclosedModel(Strict):
    """Une annexe jointe à l’envoi."""

    titre: Text
    fichier: Attached | None = None


class AnnouncedModel(Strict):
    """Un point de l’ordre du jour envoyé, dans l’ordre."""

    type: Kind
    objet: Text
    rapporteur: Code | None = None
    annexes: list[EnclosedModel] | None = Field(
        None, description="absentes : on ne sait pas lesquelles étaient jointes"
    )
    rang: Rank | None = Field(None, description="son numéro ; absent : sa place dans la liste")
    note: Text | None = Field(None, description="les mots de la note de synthèse sur ce point, tels qu’envoyés")


class PrintedModel(Strict):
    """Le nom d’une personne tel que la convocation l’imprime."""

    personne: Code
    civilite: Title
    prenom: Text
    nom: Name


class SnapshotModel(Strict):
    """Complément à la version 1 : ce que disait la convocation quand elle est partie. Rien ne le réécrit ensuite."""

    date: Day
    heure: Hour | None = None
    lieu: Text = ""
    modalite: Setting | None = Field(None, description="absente : on ne sait pas ce qu’en disait la convocation")
    nature: Nature | None = Field(None, description="absente : de même")
    convoques: list[ConvenedModel] = Field(default_factory=list)
    points: list[AnnouncedModel] = Field(default_factory=list)
    noms: list[PrintedModel] = Field(default_factory=list, description="toutes les personnes citées ici")
