"""The difference sheet: what has changed since the notices went out, line by line, as each addressee reads it."""

from __future__ import annotations

from syndic_desktop.documents.contents.agendas import signing_president
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain import wording
from syndic_desktop.domain.resending import Amendment
from syndic_desktop.domain.snapshots import Change, Difference
from syndic_desktop.domain.wording import NB

TITLES = {
    Change.DAY: "Date",
    Change.HOUR: "Heure",
    Change.PLACE: "Lieu",
    Change.MODALITY: "Tenue de la séance",
    Change.NATURE: "Nature de la séance",
    Change.ITEM_REMOVED: "Point retiré",
    Change.ITEM_ADDED: "Point ajouté",
    Change.ITEM_MOVED: "Point déplacé",
    Change.RENUMBERED: "Numérotation",
    Change.ITEM_REWORDED: "Objet modifié",
    Change.ITEM_KIND: "Nature modifiée",
    Change.RAPPORTEUR: "Rapporteur",
    Change.NOTE: "Note de synthèse modifiée",
    Change.ANNEX_REMOVED: "Annexe retirée",
    Change.ANNEX_REPLACED: "Annexe remplacée",
    Change.ANNEX_ADDED: "Annexe ajoutée",
    Change.MEMBER_REMOVED: "Délégué remplacé",
    Change.MEMBER_ADDED: "Nouveau délégué",
}
KINDS = {
    "deliberation": "délibération",
    "information": "information",
    "debat": "débat",
    "election": "élection",
    "questions_diverses": "questions diverses",
}


def sheet(amendment: Amendment, reading: Reading) -> Context:
    """The context of the template `modifications`."""
    return {
        **reading.frame,
        "envoi": wording.long_date(amendment.since),
        "modifications": [line(each) for each in amendment.differences],
        "signataires": signing_president(reading),
    }


def line(difference: Difference) -> Context:
    """One line of the sheet: quoi, avant, apres."""
    before, after = _sides(difference)
    return {"quoi": _what(difference), "avant": before, "apres": after}


def sentence(difference: Difference) -> str:
    """The same in one sentence: « Lieu : Cahors → Figeac », « La séance se tient désormais par visioconférence »."""
    before, after = _sides(difference)
    if difference.what is Change.MODALITY and after:
        return f"La séance se tient désormais {after}"
    told = " → ".join(filter(None, (before, after)))
    return f"{_what(difference)}{NB}: {told}"


def _what(difference: Difference) -> str:
    """« Point 3, objet modifié »; the rank is the one it has now, else the one it had."""
    title, rank = TITLES[difference.what], difference.now or difference.was
    if rank is None:
        return title
    if difference.what in (Change.ITEM_ADDED, Change.ITEM_REMOVED, Change.ITEM_MOVED):
        return title.replace("Point", f"Point{NB}{rank}")
    return f"Point{NB}{rank}, {title[0].lower()}{title[1:]}"


def _sides(difference: Difference) -> tuple[str, str]:
    """What was sent, what is; for an item that moved, its ranks."""
    if difference.what is Change.ITEM_MOVED:
        was, now = (f"n°{NB}{rank}" if rank else "" for rank in (difference.was, difference.now))
        return f"{NB}: ".join(filter(None, (was, wording.french(difference.before)))), now
    before, after = wording.french(difference.before), wording.french(difference.after)
    if difference.what is Change.ITEM_KIND:  # a dossier written elsewhere may say it in words of its own
        return KINDS.get(difference.before, before), KINDS.get(difference.after, after)
    return before, after
