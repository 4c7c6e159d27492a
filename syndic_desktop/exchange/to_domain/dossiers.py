"""The whole dossier."""

from __future__ import annotations

from syndic_desktop.domain.classifications import Classification, FiledMatter, FileKind
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.exchange.models.dossiers import (
    ClassificationModel,
    DecisionModel,
    DelegationModel,
    DossierModel,
)
from syndic_desktop.exchange.to_domain.acts import act
from syndic_desktop.exchange.to_domain.assemblies import assembly
from syndic_desktop.exchange.to_domain.foreseen import phrase, topic
from syndic_desktop.exchange.to_domain.sessions import annex, session
from syndic_desktop.exchange.to_domain.syndicats import syndicat


def dossier(model: DossierModel) -> Dossier:
    return Dossier(
        syndicat=syndicat(model.syndicat),
        assembly=assembly(model),
        sessions=tuple(session(each) for each in model.seances),
        decisions=tuple(_decision(each) for each in model.decisions),
        topics=tuple(topic(each) for each in model.sujets or ()),
        phrases=tuple(phrase(each) for each in model.phrases or ()),
        delegations=tuple(_delegation(each) for each in model.delegations or ()),
        classifications=tuple(_classification(each) for each in model.classifications or ()),
    )


def _decision(model: DecisionModel) -> Decision:
    return Decision(
        kind=model.type,
        number=model.numero,
        subject=model.objet,
        day=model.date,
        body=model.instance,
        supplier=model.titulaire,
        amount=model.montant,
        tax=model.taxe,
        precision=model.precision,
        delegation=model.delegation,
        act=None if model.acte is None else act(model.acte),
        entered=model.saisie_le,
        initials=model.initiales,
        annexes=tuple(annex(each) for each in model.annexes),
        private=tuple(model.occultations),
        matter=model.matiere,
        nature=model.nature,
        text=model.texte,
    )


def _classification(model: ClassificationModel) -> Classification:
    matters = tuple(FiledMatter(each.code, each.libelle) for each in model.matieres)
    return Classification(
        model.date, matters, tuple(FileKind(each.nature, each.code, each.libelle) for each in model.types)
    )


def _delegation(model: DelegationModel) -> Delegation:
    return Delegation(
        model.nom,
        model.delegataire,
        tuple(model.types),
        model.plafond,
        model.taxe,
        model.acte,
        model.du,
        model.au,
        model.plafond_annuel,
        model.vice_president,
    )
