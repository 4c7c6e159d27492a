"""What every paper of a session says alike: the syndicat, the body, the session. `Reading` is a session read once."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from datetime import time

from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.documents.contents.places import at
from syndic_desktop.documents.contents.presence import Context, Hall
from syndic_desktop.documents.sources import Source
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import Body
from syndic_desktop.domain.chairs import elected, installing, is_eldest, vices_elected
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.domain.modalities import NATURES
from syndic_desktop.domain.sessions import ItemState, Modality, Session, Sitting
from syndic_desktop.domain.statutes import SyndicatKind
from syndic_desktop.domain.syndicats import Syndicat

FEMININE_BODIES = ("commission", "cao", "conference", "reunion", "delegation", "section", "cellule")
NOUNS = {
    "le": ("syndicat", "pole", "departement", "groupement", "parc"),
    "la": ("communaute", "region", "regie", "metropole", "commune", "ville"),
    "l’": ("agence", "etablissement", "agglomeration", "union", "entente"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """A session read once for all its papers: its source, its people, the state of each item, the common context."""

    source: Source
    body: Body
    article: tuple[str, str]
    hall: Hall
    states: tuple[ItemState, ...]
    frame: Context
    told: dict[Hashable, Context] = field(default_factory=dict, repr=False, compare=False)

    def once(self, what: Hashable, tell: Callable[[], Context]) -> Context:
        """What several papers tell alike, told once."""
        if what not in self.told:
            self.told[what] = tell()
        return self.told[what]

    @property
    def session(self) -> Session:
        return self.source.sitting.session

    @property
    def names(self) -> Names:
        return self.hall.names


def reading(source: Source) -> Reading:
    """Read a session. Raises RuleViolation, naming the item, when a recorded vote cannot be counted."""
    session = source.sitting.session
    body = source.sitting.assembly.body(session.body)
    article, noun = article_of(body.name)
    hall = hall_of(source.sitting, source.syndicat.kind)
    states = tuple(_state(source, position) for position in range(1, len(session.items) + 1))
    frame: Context = {
        "syndicat": of_syndicat(source.syndicat),
        "instance": _body(body, article, noun),
        "seance": _session(source, hall.names, article),
    }
    return Reading(source, body, (article, noun), hall, states, frame)


def hall_of(sitting: Sitting, kind: SyndicatKind) -> Hall:
    """What is needed to speak of the people of a session."""
    session = sitting.session
    used = dict.fromkeys(seat.college for seat in sitting.seats)
    colleges = {each.code: each for each in sitting.assembly.colleges if each.code in used}
    named = wording.with_article(*article_of(sitting.assembly.body(session.body).name))
    mixed = session.modality is Modality.MIXED
    names = Names(sitting.assembly, session.day)
    over = session.closing is not None or bool(session.minutes and session.minutes.fixed)
    return Hall(names, colleges, sitting.rules, kind, named, mixed, session.president, over)


def article_of(name: str) -> tuple[str, str]:
    """« le », « comité syndical »: the article of a body and its name inside a sentence."""
    first = wording.fold(name.split(" ", maxsplit=1)[0])
    lowered = name if any(word[:1].isupper() for word in name.split(" ")[1:]) or name.isupper() else _lower(name)
    if first[:1] in tuple("aeiouh"):
        return "l’", lowered
    return ("la" if first.startswith(FEMININE_BODIES) else "le"), lowered


def _lower(name: str) -> str:
    return name[:1].lower() + name[1:]


def _state(source: Source, position: int) -> ItemState:
    try:
        return source.sitting.state(position)
    except RuleViolation as trouble:
        item = source.sitting.session.items[position - 1]
        raise RuleViolation(f"Point {position} « {item.subject} » : {trouble}") from trouble


def of_syndicat(syndicat: Syndicat) -> Context:
    """What every paper says of the syndicat, those of no session too."""
    return {
        "nom": syndicat.name,
        "nom_court": syndicat.short_name,
        "du": _of_syndicat(syndicat.name),
        "adresse": list(syndicat.address),
        "adresse_ligne": " – ".join(syndicat.address),
        "ville": syndicat.city,
        "departement": syndicat.department_name,
        "identite": _identity(syndicat),
        "siret": syndicat.siret or "",
        "ape": syndicat.ape or "",
    }


def _identity(syndicat: Syndicat) -> str:
    """« SIRET 200 061 257 00010 – APE 8411Z »."""
    number = syndicat.siret or ""
    groups = [number[:3], number[3:6], number[6:9], number[9:]]
    said = [f"SIRET{wording.NB}{wording.NB.join(groups)}"] if number else []
    return " – ".join([*said, f"APE{wording.NB}{syndicat.ape}"] if syndicat.ape else said)


def _of_syndicat(name: str) -> str:
    """« du Syndicat mixte Lot numérique », « de l’Agence … », « d’Eure Normandie Numérique »."""
    first = wording.fold(name.split(" ", maxsplit=1)[0])
    return wording.of(next((article for article, nouns in NOUNS.items() if first in nouns), ""), name)


def _body(body: Body, article: str, noun: str) -> Context:
    named = wording.with_article(article, noun)
    return {
        "nom": body.name,
        "nom_courant": noun,
        "le": named,
        "du": wording.of(article, noun),
        "au": wording.to(article, noun),
        "sujet": named[:1].upper() + named[1:],
        "titre": body.name.upper(),
        "titre_du": wording.of(article, noun).upper(),
    }


def _session(source: Source, names: Names, article: str) -> Context:
    session, rules = source.sitting.session, source.sitting.rules
    convened = session.notice.day
    president = source.sitting.presiding(0)  # whoever opened it, were the president away
    if president is None and not (session.held and session.president):
        president = session.president or names.president()
    feminine = article == "la" or (
        article == "l’" and wording.fold(source.sitting.assembly.body(session.body).name).startswith("assemblee")
    )
    ending = "e" if feminine else ""
    return {
        "date_longue": wording.long_date(session.day),
        "date_jour": wording.long_date(session.day, weekday=True),
        "date_courte": wording.short_date(session.day),
        "date_lettres": wording.date_in_words(session.day, rules.spelling),
        "ouverture": wording.session_opening(session.day, rules.spelling),
        "heure": _clock(session.opening),
        "heure_lettres": wording.hour_in_words(session.opening, rules.spelling) if session.opening else "",
        "heure_cloture": _clock(session.closing),
        "lieu": wording.french(session.place),
        "a_lieu": (where := wording.french(whereabouts(session))),
        "modalite": session.modality.value,
        "nature": NATURES[session.nature],
        "convocation": wording.long_date(convened) if convened else "",
        "convoque": f"régulièrement convoqué{ending}" + (f" le {wording.long_date(convened)}" if convened else ""),
        "reuni": f"s’est réuni{ending} {where}".rstrip(),
        "president": names.full(president) if president else "",
        "president_titre": names.title(president),
        "sous_presidence": f"sous la présidence de {presided(source.sitting, names, 0, president)}"
        if president
        else "",
        "secretaire": names.full(session.secretary) if session.secretary else "",
        "tenue": session.held,
    }


def presided(sitting: Sitting, names: Names, position: int, person: str) -> str:
    """Who presides over an item (1-based; 0: the opening): « M. Paul ROY, doyen d’âge », « Mme Anne BEL, Présidente ».

    The eldest does until the president is elected (L2122-8, L5211-9), who may have no role noted yet.
    """
    if is_eldest(sitting, position, person):
        return f"{names.full(person)}, {wording.gendered(names.civility(person), 'doyen', 'doyenne')} d’âge"
    election = installing(sitting)
    if election and not names.title(person) and person == elected(sitting, election):
        return f"{names.full(person)}, {wording.gendered(names.civility(person), 'élu Président', 'élue Présidente')}"
    if election and not names.title(person) and position and person in vices_elected(sitting, position):
        word = wording.gendered(names.civility(person), "élu Vice-président", "élue Vice-présidente")
        return f"{names.full(person)}, {word}"
    return names.titled(person)


def whereabouts(session: Session) -> str:
    """« à Cahors », « en visioconférence », « à Cahors et en visioconférence »."""
    place = at(session.place)
    if session.modality is Modality.IN_PERSON or "visio" in wording.fold(place):
        return place
    video = "en visioconférence"
    if session.modality is Modality.MIXED:
        return f"{place} et {video}" if place else video
    return f"{video} ({session.place})" if place else video


def _clock(moment: time | None) -> str:
    return wording.clock(moment) if moment else ""
