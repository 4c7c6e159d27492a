"""Votes as they were noted."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator, WithJsonSchema, model_validator

from syndic_desktop.domain.votes import Ballot, Sense
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.models.conducts import HeadsModel
from syndic_desktop.exchange.scalars import Code, Count, Position, Text, choice, choice_schema, complaint, text

Mode = Annotated[Ballot, PlainValidator(choice(Ballot)), choice_schema(Ballot)]
Saying = Annotated[Sense, PlainValidator(choice(Sense)), choice_schema(Sense)]
UNANIMITY = "unanimite"


def _unanimity(value: object) -> str:
    if text(value) != UNANIMITY:
        raise complaint(f"résultat inconnu « {shown(text(value))} », seul « {UNANIMITY} » se dit ainsi")
    return UNANIMITY


Result = Annotated[str, PlainValidator(_unanimity), WithJsonSchema({"const": UNANIMITY})]


class CollegeCountsModel(Strict):
    """Les têtes comptées dans un collège. Complément à la version 1 : `ne_prend_pas_part`."""

    college: Code
    pour: Count = 0
    contre: Count = 0
    abstention: Count = 0
    ne_prend_pas_part: Count | None = None


class SeatVoteModel(Strict):
    """Ce que dit un siège."""

    siege: Code
    sens: Saying


class CollegeSenseModel(Strict):
    """Ce que dit un collège, sauf les sièges que `votes` nomme."""

    college: Code
    sens: Saying


class CandidateModel(Strict):
    """Les voix d’un candidat : code d’une personne, nom d’une liste ou de quelqu’un d’autre."""

    candidat: Text
    voix: Count


class RoundModel(Strict):
    """Un tour d’élection."""

    bulletins: Count
    blancs: Count = 0
    nuls: Count = 0
    voix: list[CandidateModel]


class ListModel(Strict):
    """Une liste de candidats, dans l’ordre."""

    nom: Text
    personnes: list[Code]


class LotsModel(Strict):
    """Un tirage au sort entre candidats, ou listes, que ni les voix d’un tour ni l’âge ne départagent."""

    tour: Position
    entre: list[Text]
    designes: list[Text]
    par: Text
    comment: Text | None = None


class VoteModel(HeadsModel):
    """Un vote, dit d’une seule façon : resultat, décompte, voix par collège, votes nominatifs ou tours d’élection."""

    mode: Mode
    resultat: Result | None = None
    voix: list[CollegeCountsModel] | None = None
    votes: list[SeatVoteModel] | None = None
    par_defaut: Saying | None = Field(None, description="le vote des sièges que `votes` ne nomme pas")
    sens_par_college: list[CollegeSenseModel] = Field(
        default_factory=list,
        description="Complément à la version 1 : ce que dit chaque collège, sauf les sièges que `votes` nomme",
    )
    bulletins: Count | None = None
    blancs: Count | None = None
    nuls: Count | None = None
    postes: Position | None = None
    tours: list[RoundModel] | None = None
    sans_scrutin_secret: bool | None = None
    voix_president: Saying | None = Field(
        None,
        description="Complément à la version 1 : ce qu’a voté la présidence quand seul un décompte est noté "
        "(départage les voix)",
    )
    scrutateurs: list[Code] = Field(default_factory=list, description="Complément à la version 1")
    sans_scrutin: list[Text] = Field(
        default_factory=list,
        description="Complément à la version 1 : seuls candidats, dont la nomination prend effet à sa lecture",
    )
    listes: list[ListModel] = Field(
        default_factory=list, description="Complément à la version 1 : qui figure sur les listes"
    )
    proportionnelle: bool | None = Field(
        None,
        description="Complément à la version 1 : les postes se partagent entre les listes, au plus fort reste "
        "(L1411-5), au lieu d’aller tous à celle qui l’emporte",
    )

    tirages: list[LotsModel] = Field(
        default_factory=list,
        description="Complément à la version 1 : ce que le sort a départagé, où l’âge ne le peut pas",
    )

    @model_validator(mode="after")
    def _ballots_given(self) -> VoteModel:
        if self.bulletins is None and (self.blancs is not None or self.nuls is not None):
            raise complaint("bulletins blancs ou nuls sans le nombre de « bulletins »")
        return self
