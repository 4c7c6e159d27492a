"""How a session was conducted; nothing is written of what was not."""

from __future__ import annotations

from syndic_desktop.domain.attendance import ProxyPaper
from syndic_desktop.domain.conducts import Amendment, BallotRequest, ClosedDoors, Conduct, Course, Reopening, Suspension
from syndic_desktop.domain.votes import Counts
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.from_domain import Json, given, lean
from syndic_desktop.exchange.from_domain.assemblies import day
from syndic_desktop.exchange.from_domain.hours import hour


def paper(value: ProxyPaper | None) -> Json | None:
    if value is None:
        return None
    return {
        **given(signe_le=day(value.signed), fichier=None if value.file is None else full(value.file)),
        **lean(maladie=value.illness),
    }


def course(value: Course) -> Json:
    return {
        **given(ouverte_a=hour(value.opened)),
        **given(point=value.item or None),
        **lean(suspensions=[_suspension(each) for each in value.suspensions]),
    }


def conduct(value: Conduct) -> Json:
    return {
        **given(ouvert_a=hour(value.opened)),
        **lean(amendements=[_amendment(each) for each in value.amendments]),
        **given(huis_clos=None if value.closed_doors is None else _closed_doors(value.closed_doors)),
        **lean(
            demandes=[_request(each) for each in value.requests],
            reouvertures=[_reopening(each) for each in value.reopenings],
        ),
    }


def heads(value: Counts) -> Json:
    return given(
        pour=value.in_favour, contre=value.against, abstention=value.abstaining, ne_prend_pas_part=value.not_voting
    )


def _suspension(value: Suspension) -> Json:
    return {
        "avant_point": value.before_item,
        **given(de=hour(value.since), a=hour(value.until)),
        **lean(pendant=value.during),
        **given(motif=value.reason),
        **lean(apres_vote=value.voted),
    }


def _amendment(value: Amendment) -> Json:
    return {
        "auteur": value.author,
        **given(article=value.clause or None),
        **given(avant=value.before or None, apres=value.after or None, adopte=value.adopted),
        **(heads(value.counts) if value.counts else {}),
    }


def _closed_doors(value: ClosedDoors) -> Json:
    return {
        **lean(demande_par=list(value.asked_by), unanimite=value.unanimous),
        **(heads(value.counts) if value.counts else {}),
    }


def _request(value: BallotRequest) -> Json:
    return {"mode": value.ballot, "sieges": list(value.seats)}


def _reopening(value: Reopening) -> Json:
    return {"motif": value.reason, **given(date=day(value.day), heure=hour(value.at))}
