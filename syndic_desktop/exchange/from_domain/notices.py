"""Notices: to whom they went, what went with them, what came back; and the checks that were set aside."""

from __future__ import annotations

from syndic_desktop.domain.answers import Answer
from syndic_desktop.domain.attendance import Stance, State
from syndic_desktop.domain.notices import Dispatch, Notice, Sending, SentPaper
from syndic_desktop.domain.overrides import Override
from syndic_desktop.domain.snapshots import Difference
from syndic_desktop.exchange.from_domain import Json, given, lean
from syndic_desktop.exchange.from_domain.assemblies import day
from syndic_desktop.exchange.from_domain.conducts import paper
from syndic_desktop.exchange.from_domain.hours import hour
from syndic_desktop.exchange.from_domain.snapshots import snapshot


def notice(value: Notice) -> Json:
    return {
        **given(date=day(value.day)),
        **_sent(value),
        **given(
            signataire=value.signatory,
            urgence=value.urgency,
            affichee_le=day(value.displayed),
            budget_communique_le=day(value.budget_papers),
            copie_aux_elus_le=day(value.copied),
        ),
        **lean(
            documents=[_paper(each) for each in value.papers],
            envois_remplaces=[_sending(each) for each in value.void],
            notes=list(value.notes),
        ),
    }


def answer(value: Answer) -> Json:
    return {
        "siege": value.seat,
        **stance(value.stance),
        **given(
            date=day(value.day), moyen=value.channel, suppleant_annonce=value.deputies, donnee_pour=day(value.meeting)
        ),
    }


def stance(value: Stance) -> Json:
    """The companion of another state means nothing, and a file that held it would be refused."""
    return {
        "etat": value.state,
        **given(
            suppleant=value.deputy if value.state is State.DEPUTY else None,
            mandataire=value.holder if value.state is State.PROXY else None,
            pouvoir=paper(value.paper) if value.state is State.PROXY else None,
        ),
        **lean(distance=value.remote),
    }


def overrides(values: tuple[Override, ...]) -> Json:
    """The key that tells what was set aside; nothing where nothing was."""
    return lean(controles_outrepasses=[_override(each) for each in values])


def _override(value: Override) -> Json:
    return given(regle=value.rule, constat=value.fact, motif=value.reason, date=day(value.day))


def _sent(value: Notice | Sending) -> Json:
    return {
        **lean(envois=[_dispatch(each) for each in value.dispatches]),
        **given(instantane=None if value.snapshot is None else snapshot(value.snapshot)),
    }


def _sending(value: Sending) -> Json:
    return {
        "date": day(value.day),
        "remplace_le": day(value.replaced),
        **_sent(value),
        **lean(
            documents=[_paper(each) for each in value.papers],
            modifications=[_difference(each) for each in value.changes],
        ),
    }


def _difference(value: Difference) -> Json:
    return {
        "quoi": value.what,
        **lean(avant=value.before or None, apres=value.after or None),
        **given(rang_avant=value.was, rang_apres=value.now),
    }


def _dispatch(value: Dispatch) -> Json:
    return given(
        personne=value.person, date=day(value.day), heure=hour(value.at), moyen=value.means, preuve=value.proof
    )


def _paper(value: SentPaper) -> Json:
    corrected = lean(corrige=value.corrected)
    return {"fichier": value.path, "empreinte": value.fingerprint, **given(conserve=value.kept), **corrected}
