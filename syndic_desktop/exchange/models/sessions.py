"""Sessions: notice, roll, movements, items, minutes."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator, model_validator

from syndic_desktop.domain.agenda import BudgetStep, ItemKind
from syndic_desktop.domain.modalities import Modality, SessionNature
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.models.acts import ActModel
from syndic_desktop.exchange.models.conducts import ConductModel, CourseModel, ProxyPaperModel, Required
from syndic_desktop.exchange.models.minutes import MinutesModel
from syndic_desktop.exchange.models.notices import AnswerModel, NoticeModel, OverrideModel, Standing
from syndic_desktop.exchange.models.snapshots import Nature, Setting
from syndic_desktop.exchange.models.texts import Block, Clause
from syndic_desktop.exchange.models.votes import VoteModel
from syndic_desktop.exchange.scalars import (
    Attached,
    Code,
    Day,
    Hour,
    Matter,
    Position,
    Text,
    choice,
    choice_schema,
    complaint,
)

Kind = Annotated[ItemKind, PlainValidator(choice(ItemKind)), choice_schema(ItemKind)]
Budget = Annotated[BudgetStep, PlainValidator(choice(BudgetStep)), choice_schema(BudgetStep)]


class StanceModel(Strict):
    """L’état d’un siège."""

    siege: Code
    etat: Standing
    suppleant: Code | None = Field(None, description="qui siège, quand l’état est « suppleant »")
    mandataire: Code | None = Field(None, description="qui porte le pouvoir, quand l’état est « pouvoir »")
    distance: bool = Field(False, description="par visioconférence")
    pouvoir: ProxyPaperModel | None = Field(
        None, description="Complément à la version 1 : le pouvoir écrit, quand l’état est « pouvoir »"
    )


class PresenceModel(StanceModel):
    """L’état d’un siège à l’ouverture."""


class MovementModel(StanceModel):
    """Un changement d’état, à partir d’un point (compté depuis 1)."""

    heure: Hour | None = None
    avant_point: Position
    pendant: bool = Field(False, description="Complément à la version 1 : pendant l’examen de ce point, avant son vote")


class SpeechModel(Strict):
    """Une intervention ; l’orateur est le code d’une personne, ou un nom."""

    orateur: Text
    texte: Text
    reponse: Text | None = None


class RecusalModel(Strict):
    """Un déport."""

    siege: Code
    motif: Text
    l1111_6: bool = Field(False, description="au titre du II de l’article L1111-6 : retiré du quorum")


class AnnexModel(Strict):
    """Une annexe, avec son fichier sous annexes/."""

    titre: Text
    fichier: Attached | None = None
    typologie: Text | None = Field(None, description="Complément à la version 1 : type de pièce ACTES, « 99_AU »")
    non_publiee: bool = Field(False, description="Complément à la version 1 : la version publique ne la nomme pas")


class ItemModel(Strict):
    """Un point de l’ordre du jour."""

    type: Kind
    numero: Text | None = None
    objet: Text
    rapporteur: Code | None = None
    matiere: Matter | None = None
    ajoute_apres_convocation: bool = False
    retire: bool = False
    reporte: bool = False
    expose: list[Block] = Field(default_factory=list)
    visas: list[Text] = Field(default_factory=list)
    considerants: list[Text] = Field(default_factory=list)
    entendu: list[Text] = Field(default_factory=list)
    verbe: Text | None = None
    dispositif: list[Clause] = Field(default_factory=list)
    debat: list[SpeechModel] | None = Field(
        None, description="liste vide : aucune observation ; clé absente : rien de noté"
    )
    vote: VoteModel | None = None
    deports: list[RecusalModel] | None = None
    president: Code | None = Field(None, description="une autre présidence pour ce point")
    annexes: list[AnnexModel] = Field(default_factory=list)
    acte: ActModel | None = None
    budget: Budget | None = Field(
        None, description="Complément à la version 1 : l’étape du budget de l’année, quand c’en est une"
    )
    note: Text | None = Field(None, description="Complément à la version 1 : note de travail, qui ne s’imprime pas")
    controles_outrepasses: list[OverrideModel] = Field(default_factory=list)
    majorite: Required | None = Field(None, description="Complément à la version 1 : la majorité requise")
    competence: Text | None = Field(
        None, description="Complément à la version 1 : seuls votent les délégués des membres qui l’ont transférée"
    )
    conduite: ConductModel | None = Field(
        None, description="Complément à la version 1 : amendements, huis clos, demandes de scrutin, réouvertures"
    )

    occultations: list[Text] = Field(
        default_factory=list, description="Complément à la version 1 : ce que la version publique ne montre pas"
    )

    @model_validator(mode="after")
    def _one_fate(self) -> ItemModel:
        if self.retire and self.reporte:
            raise complaint("le point est à la fois retiré et reporté")
        return self


class SessionModel(Strict):
    """Une séance."""

    instance: Code
    date: Day
    heure_ouverture: Hour | None = None
    heure_cloture: Hour | None = None
    lieu: Text = ""
    modalite: Setting = Modality.IN_PERSON
    nature: Nature = SessionNature.ORDINARY
    seance_initiale: Text | None = Field(
        None, description="pour une seconde convocation : la séance manquée, « CS:2019-02-01 »"
    )
    convocation: NoticeModel | None = None
    president: Code | None = None
    secretaire: Code | None = None
    presences: list[PresenceModel] = Field(default_factory=list)
    mouvements: list[MovementModel] | None = None
    points: list[ItemModel] = Field(default_factory=list)
    pv: MinutesModel | None = None
    liste_publiee_le: Day | None = Field(
        None, description="Complément à la version 1 : le jour où la liste des délibérations a été affichée et publiée"
    )
    deroulement: CourseModel | None = Field(
        None, description="Complément à la version 1 : heure réelle d’ouverture, point en cours, suspensions"
    )
    reponses: list[AnswerModel] = Field(default_factory=list)
    controles_outrepasses: list[OverrideModel] = Field(default_factory=list)
