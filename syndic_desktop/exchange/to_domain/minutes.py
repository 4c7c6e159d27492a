"""Minutes: when they were fixed, what the secretary wrote in them, the text that was fixed."""

from __future__ import annotations

import json

from syndic_desktop.domain.minutes import FixedText, Rewording
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.exchange.models.minutes import FixedTextModel, MinutesModel, RewordingModel
from syndic_desktop.exchange.to_domain.texts import text


def minutes(model: MinutesModel | None) -> Minutes | None:
    if model is None:
        return None
    fixed = None if model.texte_arrete is None else _fixed(model.texte_arrete)
    hers = tuple(_rewording(each) for each in model.redactions)
    return Minutes(
        model.arrete_le, model.publie_le, tuple(model.corrections), hers, fixed, model.signe_le, model.envoye_le,
        model.liste_envoyee_le,
    )  # fmt: skip


def _rewording(model: RewordingModel) -> Rewording:
    return Rewording(model.point or 0, model.endroit, text(model.avant), text(model.texte), model.ajoute or 0)


def _fixed(model: FixedTextModel) -> FixedText:
    return FixedText(json.dumps(model.contenu, ensure_ascii=False, separators=(",", ":")), model.empreinte)
