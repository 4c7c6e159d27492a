"""`syndicat` and its statutory profile."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field, PlainValidator

from syndic_desktop.domain.numbering import Counter
from syndic_desktop.domain.statutes import Accounts, BallotRule, DeputyRule, Publication, QuorumBase, SyndicatKind
from syndic_desktop.domain.syndicats import InternalNumber
from syndic_desktop.domain.texts import DecisionKind
from syndic_desktop.domain.wording import Spelling
from syndic_desktop.exchange.models import Strict
from syndic_desktop.exchange.scalars import (
    Attached,
    Count,
    Day,
    Department,
    Lines,
    Name,
    Share,
    Siret,
    Text,
    choice,
    choice_schema,
)

Kind = Annotated[SyndicatKind, PlainValidator(choice(SyndicatKind)), choice_schema(SyndicatKind)]
NumberPolicy = Annotated[InternalNumber, PlainValidator(choice(InternalNumber)), choice_schema(InternalNumber)]
Base = Annotated[QuorumBase, PlainValidator(choice(QuorumBase)), choice_schema(QuorumBase)]
Deputies = Annotated[DeputyRule, PlainValidator(choice(DeputyRule)), choice_schema(DeputyRule)]
Publicity = Annotated[Publication, PlainValidator(choice(Publication)), choice_schema(Publication)]
Orthography = Annotated[Spelling, PlainValidator(choice(Spelling)), choice_schema(Spelling)]
SecretBalloting = Annotated[BallotRule, PlainValidator(choice(BallotRule)), choice_schema(BallotRule)]
Instruction = Annotated[Accounts, PlainValidator(choice(Accounts)), choice_schema(Accounts)]
Decided = Annotated[DecisionKind, PlainValidator(choice(DecisionKind)), choice_schema(DecisionKind)]
Counting = Annotated[Counter, PlainValidator(choice(Counter)), choice_schema(Counter)]
Days = Annotated[int, Field(ge=0, le=365)]


class QuorumModel(Strict):
    """Le quorum selon les statuts."""

    base: Base | None = None
    fraction: Share | None = None
    strict: bool | None = Field(None, description="vrai : plus que la fraction ; faux : au moins la fraction")
    pouvoirs_comptent: bool | None = None


class ProxiesModel(Strict):
    """Les pouvoirs selon les statuts."""

    max_par_mandataire: Count | None = None
    seances_consecutives_max: Count | None = None
    meme_college: bool | None = None
    suppleant_d_abord: bool | None = None


class ProfileModel(Strict):
    """Le profil statutaire : ce que les statuts disent ; la loi comble ce qu’ils taisent."""

    delai_convocation_jours_francs: Days | None = None
    delai_urgence_jours_francs: Days | None = None
    delai_seconde_convocation_jours_francs: Days | None = None
    quorum: QuorumModel | None = None
    pouvoirs: ProxiesModel | None = None
    suppleance: Deputies | None = None
    voix_preponderante: bool | None = None
    scrutin_public_fraction: Share | None = None
    scrutin_secret_fraction: Share | None = None
    bulletins_secrets: SecretBalloting | None = Field(
        None,
        description="Complément à la version 1 : bulletins de chaque délégué au scrutin secret, si les voix sont "
        "inégales ; un par voix si les statuts se taisent",
    )
    publication: Publicity | None = None
    orthographe: Orthography | None = None
    tribunal: Text | None = None
    signataires_convocation: Lines | None = Field(
        None, description="Complément à la version 1 : fonctions qui peuvent convoquer, outre la présidence"
    )
    lieux_de_reunion: Lines | None = Field(
        None, description="Complément à la version 1 : lieux choisis par délibération, outre le siège"
    )
    periodicite_mois: Count | None = Field(None, description="Complément à la version 1 : mois entre deux séances")
    instruction_budgetaire: Instruction | None = Field(
        None, description="ce que suivent les comptes : les délais du budget ne sont pas les mêmes hors M57"
    )
    publication_decidee_par: Text | None = Field(
        None, description="Complément à la version 1 : la délibération qui a choisi le mode de publication des actes"
    )
    anciens: list[FormerProfileModel] | None = Field(
        None,
        description="Complément à la version 1 : ce que disaient les statuts quand des séances ont été tenues, "
        "du plus ancien au plus récent",
    )


class FormerProfileModel(Strict):
    """Un profil statutaire tel qu’il était jusqu’à un jour compris."""

    jusqu_au: Day
    profil: ProfileModel


class NumberingModel(Strict):
    """Comment se numérotent les décisions d’un type."""

    type: Decided
    numerotation: Text = Field(description="« LC{annee}-{numero:02}/{initiales} »")
    compteur: Counting = Counter.YEAR


class SyndicatModel(Strict):
    """Le syndicat lui-même."""

    nom: Name
    nom_court: Text
    type: Kind
    siret: Siret | None = None
    ape: Text | None = None
    adresse: Lines
    ville: Text
    departement: Department
    departement_nom: Text
    modeles: Text = Field("classique", description="jeu de modèles Word")
    numero_interne: NumberPolicy = Field(
        InternalNumber.UNDERSCORE, description="ce que deviennent les caractères refusés par la télétransmission"
    )
    profil: ProfileModel | None = None
    logo: Attached | None = Field(
        None, description="Complément à la version 1 : image du logo, chemin d’un fichier sous annexes/"
    )
    numerotations: list[NumberingModel] = Field(
        default_factory=list, description="Complément à la version 1 : les numéros des décisions par délégation"
    )
