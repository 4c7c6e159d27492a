"""The e-mail that carries a notice: to whom, under what subject, in what words. Its papers are `letters`' subject."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from syndic_desktop.documents.contents.agendas import entries, signing_president
from syndic_desktop.documents.contents.differences import sentence
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.notices import addressee, explained
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.resending import Amendment, amendment
from syndic_desktop.domain.sessions import Sitting
from syndic_desktop.domain.wording import NB

PAPERS = {
    "convocation": "la convocation",
    "modifications": "la feuille de modifications",
    "note-de-synthese": "la note explicative de synthèse",
    "pouvoir": "un formulaire de pouvoir",
}


@dataclass(frozen=True, slots=True)
class Letter:
    """One e-mail, without its papers; `address` may be empty. `enclosed`: the stems of the papers that it announces."""

    name: str
    address: str
    subject: str
    body: str
    enclosed: tuple[str, ...] = ()


def letter(seat: SeatOnDay, reading: Reading, sitting: Sitting) -> Letter:
    """The e-mail to the person convened for a seat; `sitting` is the session with what was sent of it before."""
    seance: Any = reading.frame["seance"]
    instance: Any = reading.frame["instance"]
    syndicat: Any = reading.frame["syndicat"]
    person = reading.names.person(seat.convened)
    told = amendment(sitting)
    amended = told if told is not None and told.concerns(seat.convened) else None
    about = f"{reading.body.name} du {seance['date_jour']}"
    when = f"le {seance['date_jour']}" + (f" à {seance['heure']}" if seance["heure"] else "")
    enclosed = _enclosed(reading, amended)
    where = f" ({seance['lieu']})" if seance["lieu"] else ""
    paragraphs = [
        f"{addressee(seat, reading)['salutation']},",
        f"Vous êtes {_convened(seat, reading)} à la réunion {instance['du']} {syndicat['du']}, {when}{where}.",
        *_changes(amended),
        "\n".join([f"Ordre du jour{NB}:", *(_item(each) for each in entries(reading))]),
        f"Vous trouverez ci-joint {wording.listing(PAPERS[each] for each in enclosed)}. Merci "
        f"d’indiquer en réponse si vous serez {_replies(seat, reading)}.",
        _closing(reading, syndicat["nom"]),
    ]
    subject = f"Convocation{' modifiée' if amended else ''} – {about}"
    body = wording.french("\n\n".join(paragraphs)) + "\n"
    name = reading.names.bare(seat.convened)
    address = (person.email or "").strip() if person else ""
    return Letter(name, address, subject.replace(NB, " "), body, enclosed)


def _enclosed(reading: Reading, amended: Amendment | None) -> tuple[str, ...]:
    """The papers of the e-mail, those that its letter announces; annexes are told there one by one."""
    due = {"convocation": True, "modifications": amended is not None, "note-de-synthese": explained(reading)}
    return (*(stem for stem, goes in due.items() if goes), "pouvoir")


def _convened(seat: SeatOnDay, reading: Reading) -> str:
    return wording.gendered(reading.names.civility(seat.convened), "convoqué", "convoquée")


def _replies(seat: SeatOnDay, reading: Reading) -> str:
    civility = reading.names.civility(seat.convened)
    words = [wording.gendered(civility, each, f"{each}e") for each in ("présent", "remplacé", "représenté")]
    return wording.listing(words, "ou")


def _changes(told: Amendment | None) -> list[str]:
    """What this sending changes of the one received before."""
    if told is None:
        return []
    head = f"La présente convocation remplace celle du {wording.long_date(told.since)}. Ce qui change{NB}:"
    return ["\n".join([head, *(f"- {sentence(each)}" for each in told.differences)])]


def _item(entry: Any) -> str:
    return f"{entry['rang']}. {entry['objet']}" + (f" – {entry['rapporteur']}" if entry["rapporteur"] else "")


def _closing(reading: Reading, house: str) -> str:
    signed: Any = signing_president(reading)["president"]
    return "\n".join(filter(None, ["Cordialement,", signed["nom"], signed["titre"], house]))
