"""What each person convened receives: the letter with the agenda, and the proxy form."""

from __future__ import annotations

from syndic_desktop.documents.contents.acts import BLANK
from syndic_desktop.documents.contents.agendas import entries, numbered, sent, signing_president
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import SeatOnDay
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.notices import Means
from syndic_desktop.domain.resending import Amendment
from syndic_desktop.domain.sessions import Modality, SessionKey, SessionNature
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.wording import NB

MEANS = {
    Means.EMAIL: "Par courriel",
    Means.POST: "Par courrier",
    Means.HAND: "Remise en main propre",
}


def notice(seat: SeatOnDay, reading: Reading, amended: Amendment | None = None) -> Context:
    """The context of the template `convocation`, for the person who sits in a seat.

    `amended`: what it changes of the one received before, None where it replaces none.
    """
    person = str(seat.convened)
    told = amended if amended is not None and amended.concerns(person) else None
    return {
        **reading.frame,
        "destinataire": addressee(seat, reading),
        "lettre": {
            "fait": _dated(person, reading),
            "moyen": _means(person, reading),
            "modifiee": " modifiée" if told is not None else "",
            "fondement": _basis(reading),
            "circonstance": " ".join(filter(None, (_replacing(told, reading), _circumstance(reading)))),
            "empechement": _prevented(seat, reading),
            "note": explained(reading),
            **_enclosed(reading, amended=told is not None),
        },
        "ordre_du_jour": entries(reading),
        "signataires": signing_president(reading),
    }


def proxy_form(seat: SeatOnDay, reading: Reading) -> Context:
    """The context of the template `pouvoir`, with the giver's name."""
    rules = reading.source.sitting.rules
    most = rules.proxies_per_holder
    return {
        **reading.frame,
        "destinataire": addressee(seat, reading),
        "regles": {
            "suppleant_empeche": _deputies_prevented(seat, reading) if rules.deputy_first else "",
            "par_mandataire": f"Un délégué ne peut être porteur de plus {wording.elide('de', wording.cardinal(most))} "
            f"{wording.agree(most, 'pouvoir')}.",
            "college": "Le pouvoir se donne à un délégué du même collège." if rules.proxy_same_college else "",
        },
    }


def addressee(seat: SeatOnDay, reading: Reading) -> Context:
    """The context `destinataire`: names, quality, member represented, address, salutation, own deputies."""
    names, person = reading.names, seat.convened
    known = names.person(person)
    civility = names.civility(person)
    word = "titulaire" if person == seat.titular else wording.gendered(civility, "suppléant", "suppléante")
    delegate = f"{wording.gendered(civility, 'délégué', 'déléguée')} {word}"
    members = {member.code: member for member in reading.source.sitting.assembly.members}
    home = known.address if known and known.address else members[seat.member].address
    return {
        "nom": names.full(person),
        "formel": names.formal(person),
        "salutation": wording.salutation(civility, names.title(person)),
        "qualite": names.title(person) or delegate.capitalize(),
        "delegue": delegate,
        "soussigne": wording.gendered(civility, "soussigné", "soussignée"),
        "remplace": (replaced := wording.gendered(civility, "remplacé", "remplacée")),
        **_replacement(seat, replaced, reading),
        "empeche": wording.gendered(civility, "empêché", "empêchée"),
        "membre": names.member(seat.member),
        "adresse": list(home),
        "voix": wording.count(seat.weight, "voix", "voix"),
        "suppleants": _deputies(seat, reading),
    }


def _replacement(seat: SeatOnDay, replaced: str, reading: Reading) -> Context:
    """« sera remplacée par son suppléant, M. X », to choose among several; nothing to offer without a deputy."""
    others = [each for each in seat.deputies if each != seat.convened]
    if not others or seat.convened != seat.titular:
        return {"remplacement": "", "choix": False}
    if len(others) > 1:
        word = "l’une de ses suppléantes" if reading.names.women(others) else "l’un de ses suppléants"
        return {"remplacement": f"sera {replaced} par {word}", "choix": True}
    word = wording.gendered(reading.names.civility(others[0]), "son suppléant", "sa suppléante")
    return {"remplacement": f"sera {replaced} par {word}, {reading.names.full(others[0])}", "choix": False}


def _deputies(seat: SeatOnDay, reading: Reading) -> str:
    return reading.names.together(each for each in seat.deputies if each != seat.convened)


def _deputies_prevented(seat: SeatOnDay, reading: Reading) -> str:
    """« mon suppléant, M. X, étant également empêché »."""
    others = [each for each in seat.deputies if each != seat.convened]
    if not others:
        return ""
    women = reading.names.women(others)
    if len(others) > 1:
        word, state = ("mes suppléantes", "empêchées") if women else ("mes suppléants", "empêchés")
    else:
        word, state = ("ma suppléante", "empêchée") if women else ("mon suppléant", "empêché")
    return f"{word}, {_deputies(seat, reading)}, étant également {state}"


def _dated(person: str, reading: Reading) -> str:
    sent = next((each.day for each in reading.session.notice.dispatches if each.person == person), None)
    day = reading.session.notice.day or sent
    when = f"le {wording.long_date(day) if day else BLANK}"
    city = reading.source.syndicat.city
    return f"{city}, {when}" if city else when.capitalize()


def _means(person: str, reading: Reading) -> str:
    return next((MEANS[each.means] for each in reading.session.notice.dispatches if each.person == person), "")


def _basis(reading: Reading) -> str:
    if reading.source.syndicat.kind is SyndicatKind.CLOSED:
        articles = f"L.{NB}2121-10, L.{NB}2121-12 et L.{NB}5211-1"
        return f"Conformément aux articles {articles} du code général des collectivités territoriales"
    return "Conformément aux statuts du syndicat"


def explained(reading: Reading) -> bool:
    """Whether the note says something of an item, so that letter and e-mail announce it."""
    return any(state.item.statement or state.item.operative for state in sent(reading))


def _replacing(told: Amendment | None, reading: Reading) -> str:
    """That an earlier letter no longer holds, and where what changed is told; both may bear the same date."""
    if told is None:
        return ""
    same = told.since == reading.session.notice.day
    which = "la précédente, datée du même jour" if same else f"celle du {wording.long_date(told.since)}"
    return f"La présente convocation remplace {which}{NB}; la feuille de modifications jointe dit ce qui change."


def _enclosed(reading: Reading, *, amended: bool) -> Context:
    """What travels with the letter: « Pièces jointes », « note explicative … ; 2 annexes : Plan (point 3), … »."""
    annexes = [
        f"{wording.french(annex.title)} (point{NB}{rank})"
        for rank, state in numbered(reading)
        for annex in state.item.annexes
    ]
    said = ["note explicative de synthèse et projets de délibération"] if explained(reading) else []
    if amended:
        said.append("feuille de modifications")
    said.append("formulaire de pouvoir")
    if annexes:
        said.append(f"{wording.count(len(annexes), 'annexe')}{NB}: {', '.join(annexes)}")
    title = "Pièce jointe" if len(said) == 1 else "Pièces jointes"
    return {"titre_pieces": title, "pieces": f"{f'{NB}; '.join(said)}."}


def _circumstance(reading: Reading) -> str:
    """What is particular to this meeting: urgency, second notice, video."""
    session = reading.session
    said = []
    if session.nature is SessionNature.URGENT:
        said.append(
            f"Cette réunion est convoquée en urgence{_reason(session.notice.urgency)} ; il en sera rendu compte à "
            f"l’ouverture de la séance, et {reading.hall.body} se prononcera sur l’urgence."
        )
    if session.nature is SessionNature.SECOND_NOTICE:
        said.append(
            f"Le quorum n’ayant pas été atteint lors de la première réunion{_first(session.first_session)}, "
            f"{reading.hall.body} {_without_quorum(reading)}."
        )
    if session.modality is Modality.VIDEO:
        said.append("La réunion se tiendra par visioconférence.")
    if session.modality is Modality.MIXED:
        said.append("Il est possible d’y prendre part en visioconférence.")
    return wording.french(" ".join(said))


def _without_quorum(reading: Reading) -> str:
    """What the body settles without any quorum: that for which it lacked at the first meeting, alone (L2121-17)."""
    sitting = reading.source.sitting
    if not sitting.opens_without_quorum:
        return "est de nouveau convoqué"
    new = sitting.new_items()
    ranks = [str(rank) for rank, state in numbered(reading) if state.position in new]
    if not ranks:
        return "délibérera sans condition de quorum"
    named = wording.agree(len(ranks), f"le point {wording.listing(ranks)}, qui l’exige",
                          f"les points {wording.listing(ranks)}, qui l’exigent")  # fmt: skip
    return f"délibérera sans condition de quorum, sauf sur {named}"


def _reason(motive: str | None) -> str:
    """« (motif : …) »: the letter says why the delay is shortened (L2121-12)."""
    said = (motive or "").strip().rstrip(".")
    return f" (motif{NB}: {said})" if said else ""


def _first(key: str | None) -> str:
    try:
        return f" du {wording.long_date(SessionKey.parse(key).day)}" if key else ""
    except RuleViolation:
        return ""


def _prevented(seat: SeatOnDay, reading: Reading) -> str:
    """Whom to turn to when one cannot come: first the deputy, else a colleague (QE 22673 and 49337)."""
    deputies = _deputies(seat, reading)
    proxy = "donner pouvoir à un collègue au moyen du formulaire joint"
    if not deputies or not reading.source.sitting.rules.deputy_first:
        return f"En cas d’empêchement, vous pouvez {proxy}."
    others = [each for each in seat.deputies if each != seat.convened]
    civility = reading.names.civility(others[0])
    word = wording.gendered(civility, "votre suppléant", "votre suppléante") if len(others) == 1 else "vos suppléants"
    return f"En cas d’empêchement, je vous remercie d’en prévenir {word}, {deputies}, ou, à défaut, de {proxy}."
