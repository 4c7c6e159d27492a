"""Sessions: notice, roll, movements, items, minutes."""

from __future__ import annotations

from syndic_desktop.domain.agenda import Annex, Fate, Item, Speech
from syndic_desktop.domain.attendance import Movement, Presence
from syndic_desktop.domain.recusals import Recusal
from syndic_desktop.domain.sessions import Session, SessionNature
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.from_domain import Json, given, lean
from syndic_desktop.exchange.from_domain.acts import act
from syndic_desktop.exchange.from_domain.assemblies import day
from syndic_desktop.exchange.from_domain.conducts import conduct, course
from syndic_desktop.exchange.from_domain.hours import hour
from syndic_desktop.exchange.from_domain.minutes import minutes
from syndic_desktop.exchange.from_domain.notices import answer, notice, overrides, stance
from syndic_desktop.exchange.from_domain.texts import clauses, text
from syndic_desktop.exchange.from_domain.votes import vote


def session(value: Session) -> Json:
    return {
        "instance": value.body,
        "date": day(value.day),
        **given(heure_ouverture=hour(value.opening), heure_cloture=hour(value.closing)),
        "lieu": value.place,
        "modalite": value.modality,
        **given(
            nature=None if value.nature is SessionNature.ORDINARY else value.nature,
            seance_initiale=value.first_session,
            convocation=notice(value.notice) or None,
            president=value.president,
            secretaire=value.secretary,
        ),
        "presences": [_presence(each) for each in value.attendance],
        **lean(mouvements=[_movement(each) for each in value.movements]),
        "points": [item(each) for each in value.items],
        **given(
            pv=None if value.minutes is None else minutes(value.minutes),
            liste_publiee_le=day(value.list_published),
        ),
        **lean(deroulement=course(value.course)),
        **lean(reponses=[answer(each) for each in value.answers]),
        **overrides(value.overrides),
    }


def _presence(value: Presence) -> Json:
    return {"siege": value.seat, **stance(value.stance)}


def _movement(value: Movement) -> Json:
    return {
        "siege": value.seat,
        **given(heure=hour(value.at)),
        "avant_point": value.before_item,
        **lean(pendant=value.during),
        **stance(value.stance),
    }


def item(value: Item) -> Json:
    return {
        "type": value.kind,
        **given(numero=value.number),
        "objet": value.subject,
        **given(rapporteur=value.rapporteur, matiere=value.matter),
        **_texts(value),
        **given(
            debat=None if value.debate is None else [_speech(each) for each in value.debate],
            vote=None if value.vote is None else vote(value.vote),
        ),
        **lean(deports=[_recusal(each) for each in value.recusals]),
        **given(president=value.president),
        **lean(annexes=[annex(each) for each in value.annexes]),
        **given(acte=None if value.act is None else act(value.act)),
        **given(budget=value.budget, note=value.note, majorite=value.majority, competence=value.competence),
        **lean(conduite=conduct(value.conduct)),
        **overrides(value.overrides),
        **lean(occultations=list(value.private)),
    }


def _texts(value: Item) -> Json:
    return {
        **lean(
            ajoute_apres_convocation=value.added_after_notice,
            retire=value.fate is Fate.WITHDRAWN,
            reporte=value.fate is Fate.POSTPONED,
            expose=text(value.statement),
            visas=list(value.visas),
            considerants=list(value.recitals),
            entendu=list(value.heard),
        ),
        **given(verbe=value.verb),
        **lean(dispositif=clauses(value.operative)),
    }


def _speech(value: Speech) -> Json:
    return given(orateur=value.speaker, texte=value.text, reponse=value.answer)


def _recusal(value: Recusal) -> Json:
    return {"siege": value.seat, "motif": value.reason, **lean(l1111_6=value.under_l1111_6)}


def annex(value: Annex) -> Json:
    file = None if value.file is None else full(value.file)
    return {**given(titre=value.title, fichier=file, typologie=value.typology), **lean(non_publiee=value.private)}
