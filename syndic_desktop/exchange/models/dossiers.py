"""The whole dossier."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, PlainValidator

from syndic_desktop.domain.acts import Nature
from syndic_desktop.domain.decisions import Tax
from syndic_desktop.domain.delegations import Holder
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.models.acts import ActModel
from syndic_desktop.exchange.models.assemblies import (
    BodyModel,
    CollegeModel,
    MemberModel,
    PersonModel,
    PoolDeputyModel,
    RoleModel,
    SeatModel,
)
from syndic_desktop.exchange.models.foreseen import PhraseModel, TopicModel
from syndic_desktop.exchange.models.sessions import AnnexModel, SessionModel
from syndic_desktop.exchange.models.syndicats import SyndicatModel
from syndic_desktop.exchange.scalars import Amount, Code, Day, Matter, Text, choice, choice_schema

Kind = Annotated[DecisionKind, PlainValidator(choice(DecisionKind)), choice_schema(DecisionKind)]
Delegate = Annotated[Holder, PlainValidator(choice(Holder)), choice_schema(Holder)]
Natures = Annotated[Nature, PlainValidator(choice(Nature)), choice_schema(Nature)]
Taxes = Annotated[Tax, PlainValidator(choice(Tax)), choice_schema(Tax)]


class DecisionModel(Strict):
    """Une décision prise par délégation."""

    type: Kind
    numero: Text
    date: Day | None = None
    instance: Code | None = None
    objet: Text
    titulaire: Text | None = None
    montant: Amount | None = Field(None, description="en euros, point décimal")
    taxe: Taxes | None = None
    precision: Text | None = None
    delegation: Text | None = Field(None, description="l’acte qui donne délégation")
    acte: ActModel | None = None
    saisie_le: Day | None = Field(
        None,
        description="Complément à la version 1 : le jour où elle a été saisie, quand un compte rendu qui aurait dû la "
        "citer avait déjà été fait ; elle est due au suivant",
    )
    initiales: Text | None = Field(None, description="Complément à la version 1 : celles de l’agent qui l’a préparée")
    annexes: list[AnnexModel] = Field(default_factory=list, description="Complément à la version 1")
    occultations: list[Text] = Field(
        default_factory=list, description="Complément à la version 1 : ce que la version publique ne montre pas"
    )
    matiere: Matter | None = Field(
        None, description="Complément à la version 1 : code de la nomenclature ACTES, à deux niveaux au moins"
    )
    nature: Natures | None = Field(
        None, description="Complément à la version 1 : celle de la transmission, quand le type en laisse le choix"
    )
    texte: Text | None = Field(
        None,
        description="Complément à la version 1 : ce que son papier dit, ligne à ligne : « Vu … », « Considérant … », "
        "un article sinon",
    )


class DelegationModel(Strict):
    """Ce que le comité délègue à la présidence, à une vice-présidence ou au bureau (L5211-10), jusqu’à quel montant."""

    nom: Text
    delegataire: Delegate = Holder.PRESIDENT
    types: list[Kind] = Field(default_factory=list, description="les types permis ; tous, si la liste manque")
    plafond: Amount | None = Field(None, description="en euros, point décimal")
    taxe: Taxes | None = None
    acte: Text | None = Field(None, description="la délibération qui donne délégation")
    du: Day | None = None
    au: Day | None = None
    plafond_annuel: Amount | None = Field(
        None, description="Complément à la version 1 : ce que les décisions d’une année font ensemble, au plus"
    )
    vice_president: Text | None = Field(
        None, description="Complément à la version 1 : à qui, en toutes lettres, quand c’est une vice-présidence"
    )


class FiledMatterModel(Strict):
    """Une matière de la classification."""

    code: Text
    libelle: Text


class FileKindModel(Strict):
    """Un type de pièce, pour une nature d’acte."""

    nature: Natures
    code: Text
    libelle: Text


class ClassificationModel(Strict):
    """La classification que remet la préfecture : ses matières, et les types de pièces de chaque nature d’acte."""

    date: Day
    matieres: list[FiledMatterModel]
    types: list[FileKindModel] = Field(default_factory=list)


class DossierModel(Strict):
    """Dossier syndical, version 1 : un syndicat, son assemblée, ses séances et ses décisions."""

    format: Literal["dossier-syndical"]
    version: Literal[1]
    syndicat: SyndicatModel
    colleges: list[CollegeModel] = Field(default_factory=list)
    membres: list[MemberModel] = Field(default_factory=list)
    personnes: list[PersonModel] = Field(default_factory=list)
    sieges: list[SeatModel] = Field(default_factory=list)
    suppleants_membres: list[PoolDeputyModel] | None = None
    fonctions: list[RoleModel] = Field(default_factory=list)
    instances: list[BodyModel] = Field(default_factory=list)
    seances: list[SessionModel] = Field(default_factory=list)
    decisions: list[DecisionModel] = Field(default_factory=list)
    sujets: list[TopicModel] | None = Field(
        None, description="Complément à la version 1 : les points prévus, dans aucun ordre du jour encore"
    )
    phrases: list[PhraseModel] | None = Field(
        None, description="Complément à la version 1 : la bibliothèque de visas, considérants et clauses"
    )
    delegations: list[DelegationModel] | None = Field(
        None, description="Complément à la version 1 : ce que le comité délègue, et jusqu’à quel montant"
    )
    classifications: list[ClassificationModel] | None = Field(
        None, description="Complément à la version 1 : celles de la préfecture, la dernière sert"
    )
