"""The same pencil, for who may be noted where, and how many ballots a box may hold (L5212-7, L2121-20, L5721-2).

`here` is a room as `pencil.room` recounts it: of each seat, its state and who sits or holds its proxy.
"""

from __future__ import annotations

SITTING = ("present", "suppleant")


def admitted(sat, here, code, stance):
    """Whether a seat may be noted so while the others are as they are in this room."""
    seat = next((each for each in sat.seats if each.code == code), None)
    if seat is None:
        return False
    others = {each: told for each, told in here.items() if each != code}
    elsewhere = [who for state, who in others.values() if state in SITTING and who is not None]
    if stance.state == "present":
        return seat.titular is not None and seat.titular not in elsewhere
    if stance.state == "suppleant":
        return replaces(sat, seat, stance.deputy) and stance.deputy not in elsewhere
    if stance.state == "pouvoir":
        return stance.holder != seat.titular and stance.holder in elsewhere and not beyond(sat, others, stance, seat)
    return True


def replaces(sat, seat, person):
    """L5212-7: his own deputies, those of any seat of the member, or anybody, as the statutes organise it."""
    if person is None or person == seat.titular:
        return False
    if person in seat.deputies:
        return True
    if sat.rules.deputies == "libre":
        return person in [each.code for each in sat.assembly.people]
    same = [each for each in sat.assembly.seats if each.member == seat.member and not each.vacant]
    return sat.rules.deputies == "par_membre" and any(person in each.deputies for each in same)


def beyond(sat, others, stance, seat):
    """L2121-20: one more proxy than the statutes let him hold, or the proxy of another college than his."""
    held = [told for told in others.values() if told == ("pouvoir", stance.holder)]
    mine = next(code for code, (state, who) in others.items() if state in SITTING and who == stance.holder)
    foreign = sat.rules.proxy_same_college and college(sat, mine) != seat.college
    return len(held) >= sat.rules.proxies_per_holder or foreign


def twice(here):
    """Whoever sits on two seats."""
    there = [who for state, who in here.values() if state in SITTING and who is not None]
    return {who for who in there if there.count(who) > 1}


def laden(sat, here):
    """{holder: the seats whose proxies he may not hold}: all of them, of too many; else those of another college."""
    found = {}
    for who in {who for state, who in here.values() if state == "pouvoir"}:
        given = {code for code, told in here.items() if told == ("pouvoir", who)}
        mine = next(code for code, (state, each) in here.items() if state in SITTING and each == who)
        foreign = {code for code in given if sat.rules.proxy_same_college and college(sat, code) != college(sat, mine)}
        if wrong := given if len(given) > sat.rules.proxies_per_holder else foreign:
            found[who] = wrong
    return found


def worse(before, after):
    """Whether, at some moment of the session, one of these holds a proxy too many that he did not hold too many."""
    return any(
        not codes <= was.get(who, set()) for was, now in zip(before, after, strict=True) for who, codes in now.items()
    )


def most(sat, item, codes):
    """How many ballots the box of these voters may hold: one each, or one a vote where they have unequal votes."""
    weights = [seat.weight for seat in sat.seats if seat.code in codes]
    heads = item.kind != "election" and item.majority == "deux_tiers"
    unequal = len(set(weights)) > 1 and sat.rules.secret_ballots == "par_voix" and not heads
    return int(sum(weights)) if unequal else len(weights)


def found(vote):
    """The ballots of each box."""
    if vote.election is not None:
        return [held.ballots.cast for held in vote.election.rounds]
    counts, box = vote.counts, vote.secret
    read = counts.in_favour + counts.against + counts.abstaining
    return [max(read + box.blank + box.void, box.cast)]


def college(sat, code):
    return next(seat.college for seat in sat.seats if seat.code == code)
