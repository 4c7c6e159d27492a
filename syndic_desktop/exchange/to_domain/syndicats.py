"""The syndicat and its statutory profile."""

from __future__ import annotations

from syndic_desktop.domain.numbering import KindNumbering
from syndic_desktop.domain.statutes import FormerProfile, Profile, ProxyProfile, QuorumProfile
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.exchange.attachments import full
from syndic_desktop.exchange.models.syndicats import ProfileModel, ProxiesModel, QuorumModel, SyndicatModel


def syndicat(model: SyndicatModel) -> Syndicat:
    return Syndicat(
        name=model.nom,
        short_name=model.nom_court,
        kind=model.type,
        address=tuple(model.adresse),
        city=model.ville,
        department=model.departement,
        department_name=model.departement_nom,
        templates=model.modeles,
        internal_number=model.numero_interne,
        siret=model.siret,
        ape=model.ape,
        logo=None if model.logo is None else full(model.logo),
        profile=profile(model.profil),
        numberings=tuple(KindNumbering(each.type, each.numerotation, each.compteur) for each in model.numerotations),
    )


def profile(model: ProfileModel | None) -> Profile:
    if model is None:
        return Profile()
    return Profile(
        notice_clear_days=model.delai_convocation_jours_francs,
        urgent_clear_days=model.delai_urgence_jours_francs,
        second_notice_clear_days=model.delai_seconde_convocation_jours_francs,
        quorum=_quorum(model.quorum),
        proxies=_proxies(model.pouvoirs),
        deputies=model.suppleance,
        casting_vote=model.voix_preponderante,
        public_ballot_fraction=model.scrutin_public_fraction,
        secret_ballot_fraction=model.scrutin_secret_fraction,
        secret_ballots=model.bulletins_secrets,
        publication=model.publication,
        spelling=model.orthographe,
        court=model.tribunal,
        conveners=None if model.signataires_convocation is None else tuple(model.signataires_convocation),
        places=None if model.lieux_de_reunion is None else tuple(model.lieux_de_reunion),
        months_between_sessions=model.periodicite_mois,
        accounts=model.instruction_budgetaire,
        publication_act=model.publication_decidee_par,
        former=tuple(FormerProfile(each.jusqu_au, profile(each.profil)) for each in model.anciens or ()),
    )


def _quorum(model: QuorumModel | None) -> QuorumProfile:
    if model is None:
        return QuorumProfile()
    return QuorumProfile(model.base, model.fraction, model.strict, model.pouvoirs_comptent)


def _proxies(model: ProxiesModel | None) -> ProxyProfile:
    if model is None:
        return ProxyProfile()
    return ProxyProfile(
        model.max_par_mandataire, model.seances_consecutives_max, model.meme_college, model.suppleant_d_abord
    )
