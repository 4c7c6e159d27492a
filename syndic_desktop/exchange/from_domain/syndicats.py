"""The syndicat and its statutory profile."""

from __future__ import annotations

from fractions import Fraction

from syndic_desktop.domain.numbering import KindNumbering
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.from_domain import Json, given, lean, number


def syndicat(value: Syndicat) -> Json:
    return given(
        nom=value.name,
        nom_court=value.short_name,
        type=value.kind,
        siret=value.siret,
        ape=value.ape,
        adresse=list(value.address),
        ville=value.city,
        departement=value.department,
        departement_nom=value.department_name,
        modeles=value.templates,
        numero_interne=value.internal_number,
        profil=profile(value.profile) or None,
        logo=None if value.logo is None else full(value.logo),
        numerotations=[_numbering(each) for each in value.numberings] or None,
    )


def _numbering(value: KindNumbering) -> Json:
    return {"type": value.kind, "numerotation": value.pattern, "compteur": value.counter}


def profile(value: Profile) -> Json:
    return given(
        delai_convocation_jours_francs=value.notice_clear_days,
        delai_urgence_jours_francs=value.urgent_clear_days,
        delai_seconde_convocation_jours_francs=value.second_notice_clear_days,
        **lean(quorum=_quorum(value), pouvoirs=_proxies(value)),
        suppleance=value.deputies,
        voix_preponderante=value.casting_vote,
        scrutin_public_fraction=_share(value.public_ballot_fraction),
        scrutin_secret_fraction=_share(value.secret_ballot_fraction),
        bulletins_secrets=value.secret_ballots,
        publication=value.publication,
        orthographe=value.spelling,
        tribunal=value.court,
        signataires_convocation=None if value.conveners is None else list(value.conveners),
        lieux_de_reunion=None if value.places is None else list(value.places),
        periodicite_mois=value.months_between_sessions,
        instruction_budgetaire=value.accounts,
        publication_decidee_par=value.publication_act,
        **lean(
            anciens=[{"jusqu_au": each.until.isoformat(), "profil": profile(each.profile)} for each in value.former]
        ),
    )


def _quorum(value: Profile) -> Json:
    said = value.quorum
    return given(
        base=said.base, fraction=_share(said.fraction), strict=said.strict, pouvoirs_comptent=said.proxies_count
    )


def _proxies(value: Profile) -> Json:
    said = value.proxies
    return given(
        max_par_mandataire=said.max_per_holder,
        seances_consecutives_max=said.max_consecutive_sessions,
        meme_college=said.same_college,
        suppleant_d_abord=said.deputy_first,
    )


def _share(value: Fraction | None) -> int | str | None:
    return None if value is None else number(value)
