"""Minutes: when they were fixed, what the secretary wrote in them, the text that was fixed."""

from __future__ import annotations

import json

from syndic_desktop.domain.minutes import FixedText, Rewording
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.exchange.from_domain import Json, given, lean
from syndic_desktop.exchange.from_domain.assemblies import day
from syndic_desktop.exchange.from_domain.texts import text


def minutes(value: Minutes) -> Json:
    return {
        **given(arrete_le=day(value.fixed), publie_le=day(value.published), signe_le=day(value.signed)),
        **given(envoye_le=day(value.copied), liste_envoyee_le=day(value.list_copied)),
        **lean(corrections=list(value.corrections), redactions=[_rewording(each) for each in value.rewordings]),
        **given(texte_arrete=None if value.text is None else _fixed(value.text)),
    }


def _rewording(value: Rewording) -> Json:
    return {
        **lean(point=value.item),
        # The item it was written under is no more: its id means nothing in another file.
        "endroit": value.place.replace("#", "~"),
        **lean(ajoute=value.added, avant=text(value.base), texte=text(value.told)),
    }


def _fixed(value: FixedText) -> Json:
    return {"empreinte": value.fingerprint, "contenu": json.loads(value.content)}
