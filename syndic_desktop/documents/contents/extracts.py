"""The extract of the register: one deliberation or election, as it stood when the item opened.

While it is a draft it says neither who was there nor how the vote went; an item of a session that was held on which no
vote is on record is no act yet either: it says so, and nobody signs it. One that was never taken up has no extract; a
page of it tells its text, and nobody there.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from syndic_desktop.documents.contents.acts import act_of, signatories
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.items import KINDS, drafted, point, unvoted
from syndic_desktop.documents.contents.lasting import laid_down
from syndic_desktop.documents.contents.presence import Context, presence
from syndic_desktop.documents.contents.votes import NO_VOTE, verb, vote
from syndic_desktop.domain.agenda import ItemKind
from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.examinations import examined
from syndic_desktop.domain.minutes import FixedText
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.votes import Electorate

REGISTER = "Extrait du registre des délibérations"
KEPT = "extraits"
SAID, FRAME = ("point", "vote", "signataires", "intitule"), ("syndicat", "instance", "seance")
LIVING = frozenset({"annexes", "annexes_phrase"})
"""What a public version alone says otherwise: the names of what is not published."""
UNHEARD = "Texte proposé, qui n’a pas été examiné"
UNRECORDED = "Texte proposé, sur lequel aucun vote n’est consigné"


def extract(state: ItemState, reading: Reading) -> Context:
    """The context of the template `extrait`; once the minutes are fixed, it says what it said that day.

    What becomes of the act meanwhile, its annexes, and a number given since are told as they are.
    """
    told: Mapping[str, Any] = _assembled(state, reading)
    fixed = _fixed(reading).get(str(state.position))
    if fixed is None or not _meets(fixed, told):
        return dict(told)
    point = {**told["point"], **{name: said for name, said in fixed["point"].items() if name not in LIVING}}
    if not point["numero"]:  # minutes without numbers contradict none
        point |= {name: told["point"][name] for name in ("numero", "titre")}
    return {**told, **fixed, "point": point}


def kept(reading: Reading) -> Context:
    """What the extracts of a session say as its minutes are fixed: who was there, told once for all alike."""
    rooms: list[object] = []
    told: Context = {}
    for state in reading.states:
        if state.item.deliberates and _heard(state, reading):
            said = _assembled(state, reading)
            room = said["presence"]
            rank = next((rank for rank, each in enumerate(rooms) if each is room), len(rooms))
            rooms += [room] if rank == len(rooms) else []
            told[str(state.position)] = {name: said[name] for name in SAID} | {"presence": rank}
    return {"salles": rooms, "extraits": told, "cadre": dict(reading.frame)}


def _fixed(reading: Reading) -> Mapping[str, Any]:
    """The contexts that were fixed with the minutes, by position; none where they were not, or say nothing of them."""
    about = reading.session.minutes
    if about is None or about.text is None:
        return {}
    return reading.once(("fixed extracts", about.text.fingerprint), lambda: _fixed_in(about.text))


def _fixed_in(text: FixedText | None) -> Context:
    try:
        held = laid_down(text)[KEPT] if text else {}
        rooms, frame = held["salles"], {name: held["cadre"][name] for name in FRAME}
        return {
            place: {**frame, **said, "presence": rooms[said["presence"]]} for place, said in held["extraits"].items()
        }
    except (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, RecursionError):
        return {}  # fixed by an earlier version, or tampered with: the record is told, that no gesture changes any more


def _meets(fixed: Mapping[str, Any], told: Mapping[str, Any]) -> bool:
    """Whether what was fixed has every field that an extract prints."""
    parts = [(fixed.get(name), told[name]) for name in (*FRAME, *SAID, "presence")]
    return all(
        isinstance(was, type(now)) and (not isinstance(now, dict) or now.keys() <= was.keys()) for was, now in parts
    )


def _assembled(state: ItemState, reading: Reading) -> Context:
    silent = drafted(reading) or not _heard(state, reading)
    return {
        **reading.frame,
        "point": point(state, reading),
        "presence": None if silent else gathered(state.situation, state.quorum, state.electorate, reading),
        "vote": _no_vote(state, reading) if unvoted(state, reading) else taken(state, reading),
        "acte": life(state, reading),
        "signataires": signatories(reading.source.sitting, reading.names, state.position),
        "intitule": _heading(state, reading),
    }


def _heading(state: ItemState, reading: Reading) -> str:
    if drafted(reading):
        return "Projet de délibération"
    if state.item.vote is not None:
        return REGISTER
    return f"{KINDS[state.item.kind]} {'sans vote consigné' if _heard(state, reading) else 'non examinée'}"


def _heard(state: ItemState, reading: Reading) -> bool:
    return examined(reading.source.sitting, state.position)


def life(state: ItemState, reading: Reading) -> Context:
    """What has happened to the act of an item."""
    source = reading.source
    day = source.sitting.session.day  # the rules of that day: an extract made again later says the same
    mode = reading.body.rules.on(day).publication or source.syndicat.profile.on(day).publication
    return act_of(state.item, source.syndicat, reading.session, source.sitting.rules, reading.names, mode)


def taken(state: ItemState, reading: Reading) -> Context:
    """The vote of an item, told college by college where the body votes so."""
    by_college = reading.body.votes_by_college
    return reading.once(("vote", state.position), lambda: vote(state, reading.hall, by_college=by_college))


def gathered(situation: Situation, quorum: Quorum, voters: Electorate, reading: Reading) -> Context:
    """Who is there; from one item to the next it seldom changes."""
    places = tuple((each.state, each.stance) for each in situation.places)
    known = (
        "presence",
        places,
        quorum.total,
        quorum.weights,
        quorum.waived,
        tuple(voter.seat for voter in voters.voters),
    )
    return reading.once(known, lambda: presence(situation, quorum, voters, reading.hall))


def _no_vote(state: ItemState, reading: Reading) -> Context:
    """What stands for the decision while no vote is on record: the text proposed, or that there is none yet."""
    word, written = verb(state.item), bool(state.item.operative)
    told = NO_VOTE | {"verbe": word}
    if reading.session.held:
        if not _heard(state, reading):
            return told | {"entree": UNHEARD if written else "Ce point n’a pas été examiné"}
        return told | {"entree": UNRECORDED if written else "Aucun vote n’est consigné sur ce point"}
    if not written and state.item.kind is ItemKind.ELECTION:
        return told | {"entree": "Il sera procédé à cette élection en séance"}
    if not written:
        return told | {"formule": "Projet à rédiger"}
    entry = f"{reading.hall.body[:1].upper()}{reading.hall.body[1:]}, après en avoir délibéré"
    return told | {"entree": f"{entry}," if word else entry, "formule": word}
