"""Notices: to whom they went, what went with them, what came back; and the checks that were set aside."""

from __future__ import annotations

from collections.abc import Iterable

from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.attendance import Stance
from syndic_desktop.domain.notices import Dispatch, Notice, Sending, SentPaper
from syndic_desktop.domain.overrides import Override
from syndic_desktop.domain.snapshots import Difference
from syndic_desktop.exchange.models.notices import (
    AnswerModel,
    DispatchModel,
    NoticeModel,
    OverrideModel,
    SendingModel,
    SentPaperModel,
)
from syndic_desktop.exchange.to_domain.conducts import paper
from syndic_desktop.exchange.to_domain.snapshots import snapshot


def notice(model: NoticeModel | None) -> Notice:
    if model is None:
        return Notice()
    return Notice(
        day=model.date,
        dispatches=_dispatches(model.envois),
        signatory=model.signataire,
        urgency=model.urgence,
        displayed=model.affichee_le,
        budget_papers=model.budget_communique_le,
        copied=model.copie_aux_elus_le,
        snapshot=None if model.instantane is None else snapshot(model.instantane),
        papers=_papers(model.documents),
        void=tuple(_sending(each) for each in model.envois_remplaces),
        notes=tuple(model.notes),
    )


def answer(model: AnswerModel) -> Answer:
    stance = Stance(model.etat, model.suppleant, model.mandataire, model.distance, paper(model.pouvoir))
    return Answer(model.siege, stance, model.date, model.moyen, model.suppleant_annonce, model.donnee_pour)


def overrides(models: Iterable[OverrideModel]) -> tuple[Override, ...]:
    return tuple(Override(each.regle, each.constat, each.motif, each.date) for each in models)


def _sending(model: SendingModel) -> Sending:
    kept = None if model.instantane is None else snapshot(model.instantane)
    changes = tuple(
        Difference(each.quoi, each.avant, each.apres, each.rang_avant, each.rang_apres) for each in model.modifications
    )
    return Sending(model.date, model.remplace_le, _dispatches(model.envois), kept, _papers(model.documents), changes)


def _dispatches(models: Iterable[DispatchModel] | None) -> tuple[Dispatch, ...]:
    return tuple(Dispatch(each.personne, each.date, each.moyen, each.preuve, each.heure) for each in models or ())


def _papers(models: Iterable[SentPaperModel]) -> tuple[SentPaper, ...]:
    return tuple(SentPaper(each.fichier, each.empreinte, each.conserve, each.corrige) for each in models)
