"""What the notices of a session said when they went out."""

from __future__ import annotations

from syndic_desktop.domain.snapshots import Announced, Convened, NoticeSnapshot, Printed
from syndic_desktop.exchange.from_domain import Json, given, lean, number
from syndic_desktop.exchange.from_domain.assemblies import day
from syndic_desktop.exchange.from_domain.hours import hour


def snapshot(value: NoticeSnapshot) -> Json:
    return {
        "date": day(value.day),
        **given(heure=hour(value.opening)),
        "lieu": value.place,
        **given(modalite=value.modality, nature=value.nature),
        **lean(
            convoques=[_convened(each) for each in value.convened],
            points=[_announced(each) for each in value.agenda],
            noms=[_printed(each) for each in value.names],
        ),
    }


def _convened(value: Convened) -> Json:
    return {
        "siege": value.seat,
        "membre": value.member,
        "personne": value.person,
        **lean(suppleant=value.deputy, suppleants=list(value.deputies)),
        **given(voix=None if value.weight == 1 else number(value.weight), moyen=value.means),
    }


def _announced(value: Announced) -> Json:
    annexes = None if value.annexes is None else [given(titre=each.title, fichier=each.file) for each in value.annexes]
    return given(
        type=value.kind, objet=value.subject, rapporteur=value.rapporteur, annexes=annexes, rang=value.rank,
        note=value.note,
    )  # fmt: skip


def _printed(value: Printed) -> Json:
    return {
        "personne": value.person,
        "civilite": value.civility,
        "prenom": value.first_name,
        "nom": value.last_name,
    }
