"""How a session was conducted."""

from __future__ import annotations

from syndic_desktop.domain.attendance import ProxyPaper
from syndic_desktop.domain.conducts import (
    Amendment,
    BallotRequest,
    ClosedDoors,
    Conduct,
    Course,
    Reopening,
    Suspension,
)
from syndic_desktop.domain.votes import Counts
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.models.conducts import (
    AmendmentModel,
    ClosedDoorsModel,
    ConductModel,
    CourseModel,
    HeadsModel,
    ProxyPaperModel,
    SuspensionModel,
)


def paper(model: ProxyPaperModel | None) -> ProxyPaper | None:
    if model is None:
        return None
    return ProxyPaper(model.signe_le, None if model.fichier is None else full(model.fichier), model.maladie)


def course(model: CourseModel | None) -> Course:
    if model is None:
        return Course()
    return Course(model.ouverte_a, model.point, tuple(_suspension(each) for each in model.suspensions))


def conduct(model: ConductModel | None) -> Conduct:
    if model is None:
        return Conduct()
    return Conduct(
        opened=model.ouvert_a,
        amendments=tuple(_amendment(each) for each in model.amendements),
        closed_doors=None if model.huis_clos is None else _closed_doors(model.huis_clos),
        requests=tuple(BallotRequest(each.mode, tuple(each.sieges)) for each in model.demandes),
        reopenings=tuple(Reopening(each.motif, each.date, each.heure) for each in model.reouvertures),
    )


def heads(model: HeadsModel) -> Counts | None:
    """What was counted; None where nothing was."""
    said = (model.pour, model.contre, model.abstention, model.ne_prend_pas_part)
    if all(each is None for each in said):
        return None
    return Counts(model.pour or 0, model.contre or 0, model.abstention or 0, model.ne_prend_pas_part)


def _suspension(model: SuspensionModel) -> Suspension:
    return Suspension(model.avant_point, model.de, model.a, model.pendant, model.motif, model.apres_vote)


def _amendment(model: AmendmentModel) -> Amendment:
    return Amendment(model.auteur, model.apres, model.article or 0, model.avant, model.adopte, heads(model))


def _closed_doors(model: ClosedDoorsModel) -> ClosedDoors:
    return ClosedDoors(tuple(model.demande_par), model.unanimite, heads(model))
