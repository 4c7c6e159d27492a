"""Colleges, members, persons, seats, deputies, roles and bodies."""

from __future__ import annotations

from datetime import date

from syndic_desktop.domain.assemblies import Assembly, Body, College, Member, PoolDeputy, Seat
from syndic_desktop.domain.means import Means
from syndic_desktop.domain.people import Person, Role
from syndic_desktop.exchange.from_domain import Json, given, lean, number
from syndic_desktop.exchange.from_domain.syndicats import profile


def assembly(value: Assembly) -> Json:
    return {
        "colleges": [_college(each) for each in value.colleges],
        "membres": [_member(each) for each in value.members],
        "personnes": [_person(each) for each in value.people],
        "sieges": [_seat(each) for each in value.seats],
        **lean(suppleants_membres=[_pool_deputy(each) for each in value.pool_deputies]),
        "fonctions": [_role(each) for each in value.roles],
        "instances": [_body(each) for each in value.bodies],
    }


def day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _college(value: College) -> Json:
    return {"code": value.code, "nom": value.name, "article": value.article}


def _member(value: Member) -> Json:
    return {
        "code": value.code,
        "nom": value.name,
        "college": value.college,
        **lean(adresse=list(value.address), competences=list(value.competences)),
    }


def _person(value: Person) -> Json:
    return given(
        code=value.code,
        civilite=value.civility,
        prenom=value.first_name,
        nom=value.last_name,
        courriel=value.email,
        telephone=value.phone,
        adresse=list(value.address) or None,
        naissance=day(value.birth),
        convocation=None if value.convened_by is Means.EMAIL else value.convened_by,
    )


def _seat(value: Seat) -> Json:
    """`titulaire` is always written: null says that nobody is named."""
    weight = None if value.weight == 1 else number(value.weight)
    return {
        "code": value.code,
        "membre": value.member,
        "titulaire": value.titular,
        **lean(vacant=value.vacant, suppleants=list(value.deputies)),
        **given(voix=weight, du=day(value.since), au=day(value.until)),
    }


def _pool_deputy(value: PoolDeputy) -> Json:
    return given(membre=value.member, personne=value.person, du=day(value.since), au=day(value.until))


def _role(value: Role) -> Json:
    return given(personne=value.person, fonction=value.title, rang=value.rank, du=day(value.since), au=day(value.until))


def _body(value: Body) -> Json:
    return {
        "code": value.code,
        "nom": value.name,
        "type": value.kind,
        "sieges": list(value.seats),
        "numerotation": value.numbering,
        "compteur": value.counter,
        **lean(
            vote_par_college=value.votes_by_college,
            regles=profile(value.rules),
            anciens_sieges=[{"jusqu_au": day(each.until), "sieges": list(each.seats)} for each in value.former],
        ),
    }
