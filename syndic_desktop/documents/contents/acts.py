"""The end of an act: who signs, where and when, the certificate that it is enforceable, the ways to appeal."""

from __future__ import annotations

from datetime import date

from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.documents.contents.presence import Context
from syndic_desktop.domain import wording
from syndic_desktop.domain.acts import Act, Nature, act_identifier
from syndic_desktop.domain.agenda import Item
from syndic_desktop.domain.chairs import is_eldest, president_elected
from syndic_desktop.domain.decisions import Decision
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.statutes import Publication, Statutes
from syndic_desktop.domain.syndicats import Syndicat
from syndic_desktop.domain.wording import NB

BLANK = "……………………"
DELIBERATED, SINCE = "La présente délibération", "de sa publication et de sa transmission au représentant de l’État"
PUBLISHED = {
    Publication.ELECTRONIC: "publié sous forme électronique",
    Publication.DISPLAY: "affiché",
    Publication.PAPER: "publié sur papier",
}


def act_of(
    item: Item, syndicat: Syndicat, session: Session, rules: Statutes, names: Names, mode: Publication | None
) -> Context:
    """The context `acte`: what is known of the life of an act, empty for what has not happened yet.

    `mode`: the way of publishing that the statutory profile states; papers claim none where it states none.
    """
    identifier = _identifier(syndicat, session.day, item.number)
    return life_of(item.act or Act(), identifier, syndicat.city, names, mode) | {"recours": appeal(rules.court)}


def decided_act(decision: Decision, syndicat: Syndicat, names: Names, what: str) -> Context:
    """The context `acte` of what was decided by delegation; `what`: « Le présent arrêté », whose appeal is told.

    One that is dated was signed that day, unless another day is noted.
    """
    known, day = decision.act or Act(), decision.day
    rules = syndicat.profile.on(day) if day else syndicat.profile
    identifier = _identifier(syndicat, day, decision.number, decision.sent_as) if day else ""
    individual = decision.sent_as is Nature.INDIVIDUAL
    since = "de sa notification" if individual else SINCE if known.exempt is None else "de sa publication"
    told = life_of(known, identifier, syndicat.city, names, rules.publication, individual=individual)
    dated = {} if known.signature or day is None else {"fait": signing(syndicat.city, day)}
    return told | dated | {"recours": appeal(rules.court or "", what, since)}


def life_of(
    known: Act, identifier: str, city: str, names: Names, mode: Publication | None, *, individual: bool = False
) -> Context:
    """What is known of the life of an act, all but the ways to appeal; `individual`: it is notified, not published."""
    sent, public, signed = known.transmission, known.publication or known.notification, known.signature
    return {
        "identifiant": identifier,
        "fait": signing(signed.place if signed and signed.place else city, signed.day if signed else None),
        "signature_date": wording.long_date(signed.day) if signed else "",
        "transmis_le": wording.short_date(sent.day) if sent else "",
        "recu_le": wording.short_date(sent.receipt) if sent and sent.receipt else "",
        "publie_le": wording.short_date(public) if public else "",
        "executoire": (certified := _certificate(known, identifier, mode, names)),
        "formalites": "" if certified else _formalities(known, mode, individual=individual),
    }


def signing(place: str, day: date | None) -> str:
    """« Fait à Cahors, le 1er février 2019 »; a blank to fill by hand while nobody has signed."""
    when = f"le {wording.long_date(day) if day else BLANK}"
    return f"Fait {wording.to('', place)}, {when}" if place else f"Fait {when}"


def signatories(sitting: Sitting, names: Names, position: int | None = None) -> Context:
    """The context `signataires`: who signs as the president, and the secretary, a blank where none is named yet.

    `position`: the item (1-based) whose chair signs; None: the president of the session, or whoever it elected.
    """
    session, elected = sitting.session, president_elected(sitting)
    chair = sitting.presiding(position) if position else None
    president = chair or elected or session.president or names.president()
    secretary = session.secretary
    return {
        "president": {
            "titre": _chairing(sitting, names, president, position or 0, elected),
            # A report is the president's, whoever chairs the session or the item.
            "de": wording.gendered(names.civility(names.president() or president), "du Président", "de la Présidente"),
            "nom": names.bare(president) if president else "",
        },
        "secretaire": {
            "titre": _secretary(secretary, names) if secretary else "Le ou la secrétaire de séance",
            "nom": names.bare(secretary) if secretary else BLANK,
        },
    }


def _chairing(sitting: Sitting, names: Names, person: str | None, position: int, elected: str | None) -> str:
    """« La Présidente » who was elected that day; « Le doyen d’âge, président de séance » until somebody is."""
    civility = names.civility(person)
    if person is not None and person == elected:
        return wording.gendered(civility, "Le Président", "La Présidente")
    if person is not None and sitting.session.held and is_eldest(sitting, position, person):
        return wording.gendered(
            civility, "Le doyen d’âge, président de séance", "La doyenne d’âge, présidente de séance"
        )
    if elected is not None:
        return wording.gendered(civility, "Le président de séance", "La présidente de séance")
    return presiding(person, names)


def presiding(president: str | None, names: Names) -> str:
    """« Le Président », « La Présidente », « Le président de séance » where somebody else chairs."""
    civility = names.civility(president)
    if president is None or names.presides(president) or names.president() is None:
        return wording.gendered(civility, "Le Président", "La Présidente")
    return wording.gendered(civility, "Le président de séance", "La présidente de séance")


def appeal(court: str, what: str = DELIBERATED, since: str = SINCE) -> str:
    """The ways and delays of appeal; nothing while the profile names no court."""
    if not court:
        return ""
    named = court if wording.fold(court).startswith("tribunal") else f"tribunal administratif {wording.of('', court)}"
    return (
        f"{what} peut faire l’objet, dans un délai de deux mois à compter {since}, d’un recours gracieux auprès de "
        f"l’autorité territoriale ou d’un recours pour excès de pouvoir devant le {named}, par courrier ou par "
        "l’application Télérecours citoyens (www.telerecours.fr)."
    )


def _secretary(secretary: str, names: Names) -> str:
    return wording.gendered(names.civility(secretary), "Le secrétaire de séance", "La secrétaire de séance")


def _identifier(syndicat: Syndicat, day: date, number: str | None, nature: Nature = Nature.DELIBERATION) -> str:
    """Nothing where it cannot be made: a number too long for the norm is the checks' business, not this paper's."""
    if number is None:
        return ""
    try:
        return act_identifier(syndicat, day, number, nature) or ""
    except RuleViolation:
        return ""


def _formalities(act: Act, mode: Publication | None, *, individual: bool) -> str:
    """What is known of transmission and publication (L2131-1, L3131-1), with blanks to fill by hand for the rest."""
    made_public = f"notifié le {BLANK}" if individual and act.public is None else _made_public(act, mode)
    sent = wording.short_date(act.transmission.day) if act.transmission else BLANK
    said = f"Acte {made_public}"
    if act.exempt is None:
        said = f"Acte transmis au représentant de l’État le {sent} et {made_public}"
    return said if said.endswith(BLANK) else f"{said}."


def _made_public(act: Act, mode: Publication | None) -> str:
    """« publié sous forme électronique le 11/10/2019 », « notifié le … »."""
    if act.notification and not act.publication:
        return f"notifié le {wording.short_date(act.notification)}"
    how = PUBLISHED[mode] if mode else "publié"
    return f"{how} le {wording.short_date(act.publication) if act.publication else BLANK}"


def _certificate(act: Act, identifier: str, mode: Publication | None, names: Names) -> str:
    """Only once it is received and public (L2131-1, L3131-1): never a certificate of what is still to come."""
    if act.enforceable_since is None:
        return ""
    sent, how = act.transmission, _made_public(act, mode)
    if sent is not None:
        number = sent.identifier or identifier
        receipt = f" (accusé de réception n°{NB}{number})" if number else ""
        how = f"transmis au représentant de l’État le {wording.short_date(sent.day)}{receipt} et {how}"
    who = presiding(names.president(), names)
    return f"{who} certifie sous sa responsabilité le caractère exécutoire du présent acte, {how}."
