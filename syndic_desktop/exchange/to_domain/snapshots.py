"""What the notices of a session said when they went out."""

from __future__ import annotations

from fractions import Fraction

from syndic_desktop.domain.snapshots import Announced, Convened, Enclosed, NoticeSnapshot, Printed
from syndic_desktop.exchange.models.snapshots import AnnouncedModel, ConvenedModel, SnapshotModel


def snapshot(model: SnapshotModel) -> NoticeSnapshot:
    return NoticeSnapshot(
        day=model.date,
        place=model.lieu,
        opening=model.heure,
        convened=tuple(_convened(each) for each in model.convoques),
        agenda=tuple(_announced(each) for each in model.points),
        names=tuple(Printed(each.personne, each.civilite, each.prenom, each.nom) for each in model.noms),
        modality=model.modalite,
        nature=model.nature,
    )


def _announced(model: AnnouncedModel) -> Announced:
    annexes = None if model.annexes is None else tuple(Enclosed(each.titre, each.fichier) for each in model.annexes)
    return Announced(model.type, model.objet, model.rapporteur, annexes, model.rang, model.note)


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
