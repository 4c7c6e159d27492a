"""How a session was conducted: complements to version 1, every one of them optional."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator

from syndic_desktop.domain.votes import Ballot, Majority
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.scalars import Attached, Code, Count, Day, Hour, Position, Text, choice, choice_schema

Asked = Annotated[Ballot, PlainValidator(choice(Ballot)), choice_schema(Ballot)]
Required = Annotated[Majority, PlainValidator(choice(Majority)), choice_schema(Majority)]


class ProxyPaperModel(Strict):
    """Le pouvoir tel qu’il a été écrit."""

    signe_le: Day | None = None
    fichier: Attached | None = Field(None, description="son image, sous annexes/")
    maladie: bool = Field(False, description="dûment constatée : au-delà de trois séances consécutives")


class SuspensionModel(Strict):
    """Une suspension ; sans heure de fin tant qu’elle dure."""

    avant_point: Position
    de: Hour
    a: Hour | None = None
    pendant: bool = Field(False, description="pendant l’examen du point, et non avant")
    motif: Text | None = None
    apres_vote: bool = Field(False, description="du dernier point, déjà voté : son quorum n’est pas recompté")


class CourseModel(Strict):
    """Où en est la séance."""

    ouverte_a: Hour | None = Field(None, description="l’heure réelle ; `heure_ouverture` est celle de la convocation")
    point: Count = Field(0, description="le point ouvert, compté depuis 1 ; 0 : aucun")
    suspensions: list[SuspensionModel] = Field(default_factory=list)


class HeadsModel(Strict):
    """Un vote compté par têtes."""

    pour: Count | None = None
    contre: Count | None = None
    abstention: Count | None = None
    ne_prend_pas_part: Count | None = None


class AmendmentModel(HeadsModel):
    """Un amendement au dispositif ; `article` compté depuis 1, absent quand il en ajoute un."""

    auteur: Text
    article: Position | None = None
    avant: Text = ""
    apres: Text = ""
    adopte: bool | None = Field(None, description="absent : pas encore décidé")


class ClosedDoorsModel(HeadsModel):
    """Le huis clos : demandé par des sièges, ou par la présidence quand aucun n’est dit."""

    demande_par: list[Code] = Field(default_factory=list)
    unanimite: bool = False


class BallotRequestModel(Strict):
    """Les sièges qui ont demandé un scrutin public ou secret."""

    mode: Asked
    sieges: list[Code]


class ReopeningModel(Strict):
    """Un vote rouvert, et pourquoi."""

    motif: Text
    date: Day
    heure: Hour


class ConductModel(Strict):
    """Ce qui s’est passé sur un point, outre le débat et le vote."""

    ouvert_a: Hour | None = None
    amendements: list[AmendmentModel] = Field(default_factory=list)
    huis_clos: ClosedDoorsModel | None = None
    demandes: list[BallotRequestModel] = Field(default_factory=list)
    reouvertures: list[ReopeningModel] = Field(default_factory=list)
