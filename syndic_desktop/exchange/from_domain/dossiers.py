"""The whole dossier."""

from __future__ import annotations

from syndic_desktop.domain.classifications import Classification
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.delegations import Delegation
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.exchange.from_domain import Json, given, lean
from syndic_desktop.exchange.from_domain.acts import act
from syndic_desktop.exchange.from_domain.assemblies import assembly, day
from syndic_desktop.exchange.from_domain.foreseen import phrase, topic
from syndic_desktop.exchange.from_domain.sessions import annex, session
from syndic_desktop.exchange.from_domain.syndicats import syndicat
from syndic_desktop.exchange.vocabulary import FORMAT, VERSION


def dossier(value: Dossier) -> Json:
    return {
        "format": FORMAT,
        "version": VERSION,
        "syndicat": syndicat(value.syndicat),
        **assembly(value.assembly),
        "seances": [session(each) for each in value.sessions],
        "decisions": [_decision(each) for each in value.decisions],
        **lean(
            sujets=[topic(each) for each in value.topics],
            phrases=[phrase(each) for each in value.phrases],
            delegations=[_delegation(each) for each in value.delegations],
            classifications=[_classification(each) for each in value.classifications],
        ),
    }


def _decision(value: Decision) -> Json:
    said = given(
        type=value.kind,
        numero=value.number,
        date=day(value.day),
        instance=value.body,
        objet=value.subject,
        titulaire=value.supplier,
        montant=None if value.amount is None else f"{value.amount:f}",
        taxe=value.tax,
        precision=value.precision,
        delegation=value.delegation,
        acte=None if value.act is None else act(value.act),
        saisie_le=day(value.entered),
        initiales=value.initials,
    )
    parts = lean(annexes=[annex(each) for each in value.annexes], occultations=list(value.private))
    return said | parts | given(matiere=value.matter, nature=value.nature, texte=value.text)


def _classification(value: Classification) -> Json:
    kinds = [{"nature": each.nature, "code": each.code, "libelle": each.label} for each in value.kinds]
    return {
        "date": day(value.day),
        "matieres": [{"code": each.code, "libelle": each.label} for each in value.matters],
        **lean(types=kinds),
    }


def _delegation(value: Delegation) -> Json:
    return {
        "nom": value.name,
        "delegataire": value.holder,
        **lean(types=list(value.kinds)),
        **given(
            plafond=None if value.ceiling is None else f"{value.ceiling:f}",
            taxe=value.tax,
            acte=value.act,
            du=day(value.since),
            au=day(value.until),
            plafond_annuel=None if value.yearly is None else f"{value.yearly:f}",
            vice_president=value.vice,
        ),
    }
