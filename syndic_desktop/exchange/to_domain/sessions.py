"""Sessions: notice, roll, movements, items, minutes."""

from __future__ import annotations

from syndic_desktop.domain.agenda import Annex, Fate, Item, Speech
from syndic_desktop.domain.attendance import Movement, Presence, Stance
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Session
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.models.sessions import (
    AnnexModel,
    ItemModel,
    SessionModel,
    SpeechModel,
    StanceModel,
)
from syndic_desktop.exchange.to_domain.acts import act
from syndic_desktop.exchange.to_domain.conducts import conduct, course, paper
from syndic_desktop.exchange.to_domain.minutes import minutes
from syndic_desktop.exchange.to_domain.notices import answer, notice, overrides
from syndic_desktop.exchange.to_domain.texts import clauses, text
from syndic_desktop.exchange.to_domain.votes import vote


def session(model: SessionModel) -> Session:
    return Session(
        body=model.instance,
        day=model.date,
        place=model.lieu,
        president=model.president,
        opening=model.heure_ouverture,
        closing=model.heure_cloture,
        modality=model.modalite,
        nature=model.nature,
        first_session=model.seance_initiale,
        notice=notice(model.convocation),
        secretary=model.secretaire,
        attendance=tuple(Presence(each.siege, _stance(each)) for each in model.presences),
        movements=tuple(
            Movement(each.siege, each.avant_point, _stance(each), each.heure, each.pendant)
            for each in model.mouvements or ()
        ),
        items=tuple(item(each) for each in model.points),
        minutes=minutes(model.pv),
        answers=tuple(answer(each) for each in model.reponses),
        overrides=overrides(model.controles_outrepasses),
        list_published=model.liste_publiee_le,
        course=course(model.deroulement),
    )


def _stance(model: StanceModel) -> Stance:
    return Stance(model.etat, model.suppleant, model.mandataire, model.distance, paper(model.pouvoir))


def item(model: ItemModel) -> Item:
    return Item(
        kind=model.type,
        subject=model.objet,
        number=model.numero,
        rapporteur=model.rapporteur,
        matter=model.matiere,
        added_after_notice=model.ajoute_apres_convocation,
        fate=_fate(model),
        statement=text(model.expose),
        visas=tuple(model.visas),
        recitals=tuple(model.considerants),
        heard=tuple(model.entendu),
        verb=model.verbe,
        operative=clauses(model.dispositif),
        debate=None if model.debat is None else tuple(_speech(each) for each in model.debat),
        vote=None if model.vote is None else vote(model.vote),
        recusals=tuple(Recusal(each.siege, each.motif, each.l1111_6) for each in model.deports or ()),
        president=model.president,
        annexes=tuple(annex(each) for each in model.annexes),
        act=None if model.acte is None else act(model.acte),
        budget=model.budget,
        note=model.note,
        overrides=overrides(model.controles_outrepasses),
        majority=model.majorite,
        competence=model.competence,
        conduct=conduct(model.conduite),
        private=tuple(model.occultations),
    )


def _fate(model: ItemModel) -> Fate:
    if model.retire:
        return Fate.WITHDRAWN
    return Fate.POSTPONED if model.reporte else Fate.KEPT


def _speech(model: SpeechModel) -> Speech:
    return Speech(model.orateur, model.texte, model.reponse)


def annex(model: AnnexModel) -> Annex:
    file = None if model.fichier is None else full(model.fichier)
    return Annex(model.titre, file, model.typologie, model.non_publiee)
