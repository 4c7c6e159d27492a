"""Notices: to whom they went, what went with them, what came back; and the checks that were set aside."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator, model_validator

from syndic_desktop.domain.answers import SAYABLE, DeputyWord
from syndic_desktop.domain.attendance import State
from syndic_desktop.domain.means import Channel, Means
from syndic_desktop.domain.snapshots import Change
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.models.conducts import ProxyPaperModel
from syndic_desktop.exchange.models.snapshots import SnapshotModel
from syndic_desktop.exchange.scalars import Code, Day, Hour, Position, Text, choice, choice_schema, complaint

Way = Annotated[Means, PlainValidator(choice(Means)), choice_schema(Means)]
Standing = Annotated[State, PlainValidator(choice(State)), choice_schema(State)]
What = Annotated[Change, PlainValidator(choice(Change)), choice_schema(Change)]
Back = Annotated[Channel, PlainValidator(choice(Channel)), choice_schema(Channel)]
Said = Annotated[DeputyWord, PlainValidator(choice(DeputyWord)), choice_schema(DeputyWord)]


class DispatchModel(Strict):
    """L’envoi d’une convocation à une personne."""

    personne: Code
    date: Day
    heure: Hour | None = Field(None, description="Complément à la version 1")
    moyen: Way
    preuve: Text | None = None


class SentPaperModel(Strict):
    """Un document parti avec les convocations."""

    fichier: Text
    empreinte: Text = Field(description="de ce dont il était fait")
    conserve: Text | None = Field(None, description="le fichier du dossier qui le garde tel qu’il est parti")
    corrige: bool = Field(False, description="corrigé à la main avant de partir")


class DifferenceModel(Strict):
    """Une différence entre deux envois ; les rangs des points sont comptés depuis 1."""

    quoi: What
    avant: Text = ""
    apres: Text = ""
    rang_avant: Position | None = None
    rang_apres: Position | None = None


class SendingModel(Strict):
    """Un envoi que le suivant a remplacé : sans effet, gardé comme preuve."""

    date: Day
    remplace_le: Day
    envois: list[DispatchModel] | None = None
    instantane: SnapshotModel | None = None
    documents: list[SentPaperModel] = Field(default_factory=list)
    modifications: list[DifferenceModel] = Field(default_factory=list, description="ce que l’envoi suivant a changé")


class NoticeModel(Strict):
    """La convocation ; sans date tant que la séance se prépare."""

    date: Day | None = None
    envois: list[DispatchModel] | None = None
    instantane: SnapshotModel | None = None
    signataire: Code | None = Field(None, description="quand ce n’est pas la présidence")
    urgence: Text | None = Field(None, description="le motif de l’urgence")
    affichee_le: Day | None = Field(None, description="affichée ou publiée, et mentionnée au registre")
    budget_communique_le: Day | None = None
    copie_aux_elus_le: Day | None = None
    documents: list[SentPaperModel] = Field(default_factory=list)
    envois_remplaces: list[SendingModel] = Field(default_factory=list)
    notes: list[Text] = Field(default_factory=list, description="empreinte de la note de chaque point annoncé")


class AnswerModel(Strict):
    """Complément à la version 1 : ce qu’un siège a annoncé avant la séance."""

    siege: Code
    etat: Standing
    suppleant: Code | None = None
    mandataire: Code | None = None
    distance: bool = False
    pouvoir: ProxyPaperModel | None = None
    date: Day | None = None
    moyen: Back | None = None
    suppleant_annonce: Said | None = Field(None, description="ce que les suppléants d’un siège ont dit eux-mêmes")
    donnee_pour: Day | None = Field(None, description="le jour de la séance quand elle fut donnée, déplacée depuis")

    @model_validator(mode="after")
    def _sayable(self) -> AnswerModel:
        if self.etat not in SAYABLE:
            raise complaint("une réponse annonce une présence, un suppléant, un pouvoir ou une absence excusée")
        return self


class OverrideModel(Strict):
    """Complément à la version 1 : un contrôle auquel il a été passé outre, et pourquoi."""

    regle: Code
    constat: Text
    motif: Text
    date: Day | None = None
