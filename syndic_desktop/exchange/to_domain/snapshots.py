"""What the notices of a session said when they went out."""

from __future__ import annotations

from fractions import Fraction

from syndic_desktop.domain.snapshots import Announced, Convened, NoticeSnapshot, Printed
from syndic_desktop.exchange.models.snapshots import ConvenedModel, SnapshotModel


def snapshot(model: SnapshotModel) -> NoticeSnapshot:
    return NoticeSnapshot(
        day=model.date,
        place=model.lieu,
        opening=model.heure,
        convened=tuple(_convened(each) for each in model.convoques),
        agenda=tuple(Announced(each.type, each.objet, each.rapporteur) for each in model.points),
        names=tuple(Printed(each.personne, each.civilite, each.prenom, each.nom) for each in model.noms),
        modality=model.modalite,
        nature=model.nature,
    )


def _convened(model: ConvenedModel) -> Convened:
    return Convened(
        seat=model.siege,
        member=model.membre,
        person=model.personne,
        deputy=model.suppleant,
        deputies=tuple(model.suppleants),
        weight=Fraction(1) if model.voix is None else model.voix,
        means=model.moyen,
    )
