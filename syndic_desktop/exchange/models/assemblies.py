"""Colleges, members, persons, seats, deputies, roles and bodies."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema

from syndic_desktop.domain.assemblies import BodyKind
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.people import Civility
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.models.syndicats import Counting, ProfileModel
from syndic_desktop.exchange.scalars import (
    Code,
    Count,
    Day,
    Lines,
    Name,
    Text,
    Weight,
    choice,
    choice_schema,
    complaint,
    text,
)

Title = Annotated[Civility, PlainValidator(choice(Civility)), choice_schema(Civility)]
Kind = Annotated[BodyKind, PlainValidator(choice(BodyKind)), choice_schema(BodyKind)]

Way = Annotated[Means, PlainValidator(choice(Means)), choice_schema(Means)]

ARTICLES = ("le", "la", "les", "l’")


def _article(value: object) -> str:
    found = text(value).replace("'", "’")
    if found not in ARTICLES:
        raise complaint(f"article attendu : {', '.join(ARTICLES)}")
    return found


Article = Annotated[str, PlainValidator(_article), WithJsonSchema({"type": "string", "enum": list(ARTICLES)})]


class CollegeModel(Strict):
    """Un collège."""

    code: Code
    nom: Name
    article: Article


class MemberModel(Strict):
    """Un organisme membre."""

    code: Code
    nom: Name
    college: Code
    adresse: Lines = Field(default_factory=list)
    competences: list[Text] = Field(
        default_factory=list, description="Complément à la version 1 : celles qu’il a transférées (syndicat à la carte)"
    )


class PersonModel(Strict):
    """Une personne nommée dans le dossier."""

    code: Code
    civilite: Title
    prenom: Text
    nom: Name
    courriel: Text | None = None
    telephone: Text | None = None
    adresse: Lines = Field(default_factory=list)
    naissance: Day | None = None
    convocation: Way = Field(Means.EMAIL, description="Complément à la version 1 : comment la personne est convoquée")


class SeatModel(Strict):
    """Un mandat d’un siège. Complément à la version 1 : un même code peut revenir avec des périodes (du, au, toutes
    deux comprises) qui ne se recouvrent pas ; ce sont les mandats successifs du siège."""

    code: Code
    membre: Code
    titulaire: Code | None = None
    vacant: bool = False
    suppleants: list[Code] | None = None
    voix: Weight | None = None
    du: Day | None = None
    au: Day | None = None


class PoolDeputyModel(Strict):
    """Un suppléant d’un membre tout entier, quand la suppléance est par membre."""

    membre: Code
    personne: Code
    du: Day | None = Field(None, description="Complément à la version 1 : premier jour, compris")
    au: Day | None = Field(None, description="Complément à la version 1 : dernier jour, compris")


class RoleModel(Strict):
    """Une fonction exercée du … au …, dates comprises."""

    personne: Code
    fonction: Text
    rang: Count = Field(description="0 : la présidence")
    du: Day
    au: Day | None = None


class FormerSeatsModel(Strict):
    """Les sièges d’une instance, dans leur ordre, jusqu’à un jour compris."""

    jusqu_au: Day
    sieges: list[Code]


class BodyModel(Strict):
    """Une instance : ce qui se réunit."""

    code: Code
    nom: Name
    type: Kind
    sieges: list[Code]
    numerotation: Text
    compteur: Counting
    vote_par_college: bool = False
    regles: ProfileModel | None = None
    anciens_sieges: list[FormerSeatsModel] | None = Field(
        None,
        description="Complément à la version 1 : les sièges et l’ordre qu’avaient des séances déjà tenues, "
        "du plus ancien au plus récent",
    )
