"""What an import would change in a dossier already known, object by object; and the dossier that results.

Objects are known by their code (a session by body, date and hour, a mandate of a seat by code and first day). They are
compared as a file writes them: what does not travel in a dossier, such as a frozen electorate, is no difference.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final, TypeVar

from syndic_desktop.domain.assemblies import Assembly, Body
from syndic_desktop.domain.decisions import DecisionKind, redated
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.handovers import with_minutes
from syndic_desktop.domain.sessions import Session
from syndic_desktop.domain.statutes import Profile
from syndic_desktop.exchange.faults import shown
from syndic_desktop.exchange.from_domain import dossiers as written
from syndic_desktop.exchange.labels import label

NEW: Final = "nouveau"
CHANGED: Final = "modifié"
SAME: Final = "identique"

DETAILS: Final = 4  # differences told in one sentence

Json = Mapping[str, Any]
Keys = Mapping[tuple[object, ...], tuple[object, ...]]
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Change:
    """What an import does to one object; `what` is NEW, CHANGED or SAME."""

    kind: str
    code: str
    what: str
    sentence: str


@dataclass(frozen=True, slots=True)
class _Family:
    """One list of the format: the word for its objects, the keys they are known by, those that name them.

    `coded_by`: how many of the keys they are known by make the code that is shown; None for all.
    """

    word: str
    known_by: tuple[str, ...]
    named_by: tuple[str, ...] = ()
    coded_by: int | None = None
    feminine: bool = False

    def key(self, found: Json) -> tuple[object, ...]:
        return tuple(found.get(each) for each in self.known_by)


_SYNDICAT: Final = _Family("syndicat", (), ("nom_court",))
_FAMILIES: Final[Mapping[str, _Family]] = {
    "colleges": _Family("collège", ("code",), ("nom",)),
    "membres": _Family("membre", ("code",), ("nom",)),
    "personnes": _Family("personne", ("code",), ("prenom", "nom"), feminine=True),
    "sieges": _Family("siège", ("code", "du"), ("du",), coded_by=1),
    "suppleants_membres": _Family("suppléant d’un membre", ("membre", "personne", "du")),
    "fonctions": _Family("fonction", ("personne", "fonction", "du"), ("fonction",), coded_by=1, feminine=True),
    "instances": _Family("instance", ("code",), ("nom",), feminine=True),
    "seances": _Family("séance", ("instance", "date", "heure_ouverture"), ("lieu",), feminine=True),
    "decisions": _Family("décision", ("numero", "type", "date"), ("objet",), coded_by=1, feminine=True),
    "sujets": _Family("sujet à venir", ("instance", "objet"), ("objet",), coded_by=1),
    "phrases": _Family("phrase", ("nature", "nom"), feminine=True),
    "delegations": _Family("délégation", ("nom",), feminine=True),
    "classifications": _Family("classification", ("date",), feminine=True),
}


def changes(old: Dossier | None, new: Dossier) -> tuple[Change, ...]:
    """What importing `new` over `old` does, in the order of the file. What `new` does not name is not touched."""
    brought = new if old is None else _left_unsaid(old, new)
    moved = _moved(old, brought) if old else {}
    return tuple(_changes(written.dossier(old) if old else {}, written.dossier(brought), moved))


def merge(old: Dossier | None, new: Dossier) -> Dossier:
    """The known dossier completed: objects of `new` replace those known by the same code, the others keep their place.

    An object that does not change stays the very one that was known.
    """
    if old is None:
        return new
    new = _left_unsaid(old, new)
    before, after = written.dossier(old), written.dossier(new)

    def merged(name: str, known: tuple[T, ...], brought: tuple[T, ...]) -> tuple[T, ...]:
        return _merged(_keyed(name, before, known), _keyed(name, after, brought))

    return Dossier(
        syndicat=old.syndicat if before["syndicat"] == after["syndicat"] else new.syndicat,
        assembly=Assembly(
            colleges=merged("colleges", old.assembly.colleges, new.assembly.colleges),
            members=merged("membres", old.assembly.members, new.assembly.members),
            people=merged("personnes", old.assembly.people, new.assembly.people),
            seats=merged("sieges", old.assembly.seats, new.assembly.seats),
            pool_deputies=merged("suppleants_membres", old.assembly.pool_deputies, new.assembly.pool_deputies),
            roles=merged("fonctions", old.assembly.roles, new.assembly.roles),
            bodies=merged("instances", old.assembly.bodies, new.assembly.bodies),
        ),
        sessions=merged("seances", old.sessions, new.sessions),
        decisions=_merged(
            _keyed("decisions", before, old.decisions), _keyed("decisions", after, new.decisions, _moved(old, new))
        ),
        topics=merged("sujets", old.topics, new.topics),
        phrases=merged("phrases", old.phrases, new.phrases),
        delegations=merged("delegations", old.delegations, new.delegations),
        classifications=tuple(
            sorted(merged("classifications", old.classifications, new.classifications), key=lambda each: each.day)
        ),
    )


def _left_unsaid(old: Dossier, new: Dossier) -> Dossier:
    """The dossier brought in, with what the known one noted by itself and a file written elsewhere does not say."""
    entered = {each.key: each.entered for each in old.decisions}
    entered |= {key: was.entered for key, was in redated(old.decisions, new.decisions).items()}
    decisions = (each if each.entered else replace(each, entered=entered.get(each.key)) for each in new.decisions)
    kept = {each.key: each for each in old.sessions}
    sessions = (with_minutes(_with_snapshot(each, kept.get(each.key)), kept.get(each.key)) for each in new.sessions)
    bodies = {body.code: body for body in old.assembly.bodies}
    assembly = replace(
        new.assembly, bodies=tuple(_with_past(each, bodies.get(each.code)) for each in new.assembly.bodies)
    )
    syndicat = replace(new.syndicat, profile=_with_former(new.syndicat.profile, old.syndicat.profile))
    return replace(new, syndicat=syndicat, assembly=assembly, sessions=tuple(sessions), decisions=tuple(decisions))


def _with_past(body: Body, known: Body | None) -> Body:
    """What the sessions held were held with stays known where the file says nothing of the past."""
    if known is None:
        return body
    return replace(body, former=body.former or known.former, rules=_with_former(body.rules, known.rules))


def _with_former(profile: Profile, known: Profile) -> Profile:
    return replace(profile, former=profile.former or known.former)


def _with_snapshot(session: Session, known: Session | None) -> Session:
    """What the letters said stays kept while they bear the same date."""
    if known is None or session.notice.snapshot is not None or session.notice.day != known.notice.day:
        return session
    return replace(session, notice=replace(session.notice, snapshot=known.notice.snapshot))


_Keyed = dict[object, tuple[Json, T]]


def _moved(old: Dossier, new: Dossier) -> Keys:
    """What a decision whose date is corrected was known by, by what it is now."""
    return {_known_by(key): _known_by(was.key) for key, was in redated(old.decisions, new.decisions).items()}


def _known_by(key: tuple[DecisionKind, str, date | None]) -> tuple[object, ...]:
    """The key of a decision, as its family has it."""
    kind, number, day = key
    return number, kind, None if day is None else day.isoformat()


def _keyed(name: str, dossier: Json, values: tuple[T, ...], moved: Keys | None = None) -> _Keyed[T]:
    """Values and how they are written, by what they are known by; a key that comes back keeps its rank."""
    found = _by_key(_FAMILIES[name], dossier.get(name, []), moved)
    return dict(zip(found, zip(found.values(), values, strict=True), strict=True))


def _merged(known: _Keyed[T], brought: _Keyed[T]) -> tuple[T, ...]:
    changed = {key: pair for key, pair in brought.items() if key not in known or known[key][0] != pair[0]}
    return tuple(value for _, value in (known | changed).values())


def _by_key(family: _Family, found: list[Json], moved: Keys | None = None) -> dict[object, Json]:
    seen: Counter[object] = Counter()
    keyed: dict[object, Json] = {}
    for each in found:
        key = family.key(each)
        key = (moved or {}).get(key, key)
        keyed[key, seen[key]] = each
        seen[key] += 1
    return keyed


def _changes(before: Json, after: Json, moved: Keys) -> Iterator[Change]:
    yield _change(_SYNDICAT, before.get("syndicat"), after["syndicat"])
    for name, family in _FAMILIES.items():
        known = _by_key(family, before.get(name, []))
        for key, each in _by_key(family, after.get(name, []), moved if name == "decisions" else None).items():
            yield _change(family, known.get(key), each)


def _change(family: _Family, before: Json | None, after: Json) -> Change:
    e = "e" if family.feminine else ""
    if before is None:
        what, told = NEW, "nouvelle" if family.feminine else NEW
    elif before == after:
        what, told = SAME, SAME
    else:
        what, told = CHANGED, f"modifié{e} ({_told(_differences(before, after))})"
    code = _code(family, after)
    name = shown(" ".join(str(after.get(each, "")) for each in family.named_by))
    words = (family.word.capitalize(), code, f"({name})" if name else "")
    return Change(family.word, code, what, f"{' '.join(filter(None, words))} : {told}.")


def _code(family: _Family, found: Json) -> str:
    """« CS:2019-02-01T10:00 » for a session, the code or the parts of the key for the others."""
    parts = [str(part) for part in family.key(found)[: family.coded_by] if part is not None]
    if family is _FAMILIES["seances"]:
        return f"{parts[0]}:{'T'.join(parts[1:])}"
    return " : ".join(parts)


def _told(differences: list[str]) -> str:
    more = len(differences) - DETAILS
    rest = [f"et {more} autre{'s' if more > 1 else ''}"] if more > 0 else []
    return ", ".join(differences[:DETAILS] + rest)


def _differences(before: Json, after: Json) -> list[str]:
    keys = list(after) + [key for key in before if key not in after]
    return [_difference(key, before.get(key), after.get(key)) for key in keys if before.get(key) != after.get(key)]


def _difference(key: str, before: Any, after: Any) -> str:
    if key == "points":
        return _positions(before, after)
    if key in ("presences", "mouvements"):
        return f"{label(key)} : {_seats(before or [], after or [])}"
    if isinstance(before, (list, dict)) or isinstance(after, (list, dict)):
        return label(key)
    return f"{label(key)} : {_value(before)} → {_value(after)}"


def _value(found: object) -> str:
    if found is None:
        return "rien"
    if isinstance(found, bool):
        return "oui" if found else "non"
    return f"« {shown(str(found))} »"


def _positions(before: list[Json], after: list[Json]) -> str:
    """« points 3 et 5 », or how many there were and are."""
    if len(before) != len(after):
        return f"points : {len(before)} → {len(after)}"
    different = [str(place) for place, pair in enumerate(zip(before, after, strict=True), 1) if pair[0] != pair[1]]
    return f"point{'s' if len(different) > 1 else ''} {' '.join(different)}"


def _seats(before: list[Json], after: list[Json]) -> str:
    known = {each["siege"]: each for each in before}
    different = [each["siege"] for each in after if known.get(each["siege"]) != each]
    there = {each["siege"] for each in after}
    gone = [seat for seat in known if seat not in there]
    return _told(list(dict.fromkeys(different + gone)) or ["ordre"])
