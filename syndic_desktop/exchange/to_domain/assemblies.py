"""Colleges, members, persons, seats, deputies, roles and bodies."""

from __future__ import annotations

from fractions import Fraction

from syndic_desktop.domain.assemblies import Assembly, Body, College, FormerSeats, Member, PoolDeputy, Seat
from syndic_desktop.domain.people import Person, Role
from syndic_desktop.exchange.models.assemblies import BodyModel, PersonModel, RoleModel, SeatModel
from syndic_desktop.exchange.models.dossiers import DossierModel
from syndic_desktop.exchange.to_domain.syndicats import profile


def assembly(model: DossierModel) -> Assembly:
    return Assembly(
        colleges=tuple(College(each.code, each.nom, each.article) for each in model.colleges),
        members=tuple(
            Member(each.code, each.nom, each.college, tuple(each.adresse), tuple(each.competences))
            for each in model.membres
        ),
        people=tuple(_person(each) for each in model.personnes),
        seats=tuple(_seat(each) for each in model.sieges),
        pool_deputies=tuple(
            PoolDeputy(each.membre, each.personne, each.du, each.au) for each in model.suppleants_membres or ()
        ),
        roles=tuple(_role(each) for each in model.fonctions),
        bodies=tuple(_body(each) for each in model.instances),
    )


def _person(model: PersonModel) -> Person:
    return Person(
        code=model.code,
        civility=model.civilite,
        first_name=model.prenom,
        last_name=model.nom,
        email=model.courriel,
        phone=model.telephone,
        address=tuple(model.adresse),
        birth=model.naissance,
        convened_by=model.convocation,
    )


def _seat(model: SeatModel) -> Seat:
    return Seat(
        code=model.code,
        member=model.membre,
        titular=model.titulaire,
        vacant=model.vacant,
        deputies=tuple(model.suppleants or ()),
        weight=Fraction(1) if model.voix is None else model.voix,
        since=model.du,
        until=model.au,
    )


def _role(model: RoleModel) -> Role:
    return Role(model.personne, model.fonction, model.rang, model.du, model.au)


def _body(model: BodyModel) -> Body:
    return Body(
        code=model.code,
        name=model.nom,
        kind=model.type,
        seats=tuple(model.sieges),
        numbering=model.numerotation,
        counter=model.compteur,
        votes_by_college=model.vote_par_college,
        rules=profile(model.regles),
        former=tuple(FormerSeats(each.jusqu_au, tuple(each.sieges)) for each in model.anciens_sieges or ()),
    )
