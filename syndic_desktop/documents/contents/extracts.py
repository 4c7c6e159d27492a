"""The extract of the register: one deliberation or election, as it stood when the item opened.

While it is a draft it says neither who was there nor how the vote went.
"""

from __future__ import annotations

from syndic_desktop.documents.contents.acts import act_of, signatories
from syndic_desktop.documents.contents.frames import Reading
from syndic_desktop.documents.contents.items import point
from syndic_desktop.documents.contents.presence import Context, presence
from syndic_desktop.documents.contents.votes import NO_VOTE, verb, vote
from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.sessions import ItemState
from syndic_desktop.domain.votes import Electorate


def extract(state: ItemState, reading: Reading) -> Context:
    """The context of the template `extrait`."""
    told = point(state, reading)
    draft = bool(told["projet"])
    return {
        **reading.frame,
        "point": told,
        "presence": None if draft else gathered(state.situation, state.quorum, state.electorate, reading),
        "vote": _draft_vote(state, reading) if draft else taken(state, reading),
        "acte": life(state, reading),
        "signataires": signatories(reading.session, reading.names, state.item.president),
        "intitule": "Projet de délibération" if draft else "Extrait du registre des délibérations",
    }


def life(state: ItemState, reading: Reading) -> Context:
    """What has happened to the act of an item."""
    source = reading.source
    return act_of(state.item, source.syndicat, reading.session, source.sitting.rules, reading.names)


def taken(state: ItemState, reading: Reading) -> Context:
    """The vote of an item, told college by college where the body votes so."""
    by_college = reading.body.votes_by_college
    return reading.once(("vote", state.position), lambda: vote(state, reading.hall, by_college=by_college))


def gathered(situation: Situation, quorum: Quorum, voters: Electorate, reading: Reading) -> Context:
    """Who is there; from one item to the next it seldom changes."""
    places = tuple((each.state, each.stance) for each in situation.places)
    known = ("presence", places, quorum.total, quorum.waived, tuple(voter.seat for voter in voters.voters))
    return reading.once(known, lambda: presence(situation, quorum, voters, reading.hall))


def _draft_vote(state: ItemState, reading: Reading) -> Context:
    word = verb(state.item)
    entry = f"{reading.hall.body[:1].upper()}{reading.hall.body[1:]}, après en avoir délibéré,"
    return NO_VOTE | {"entree": entry, "verbe": word, "formule": word}
