"""A pencil: a session recounted from its raw events by somebody who has the law before him, and not the program.

Nothing here comes from the program: neither its words (states, senses and majorities are those of the exchange format)
nor its functions. `sat` is read for what was noted: seats, roll, movements, items, votes, statutes.
"""

from __future__ import annotations

from fractions import Fraction
from types import SimpleNamespace

DAY = 24 * 60
SENSES = ("pour", "contre", "abstention", "ne_prend_pas_part", "blancs et nuls")
SITTING, CAST = ("present", "suppleant"), ("present", "suppleant", "pouvoir")
NOBODY = SimpleNamespace(in_favour=0, against=0, abstaining=0, not_voting=None)


class Refused(Exception):
    """What was noted of a vote cannot be true, or does not say the weights."""


# --- who is there -----------------------------------------------------------------------------------------------------


def clock(sat, hour):
    """Minutes since the session opened; one that began in the evening goes past midnight."""
    return (60 * (hour.hour - sat.session.opening.hour) + hour.minute - sat.session.opening.minute) % DAY


def taken(sat):
    """The items in the order they were put to discussion; one whose hour was not noted follows the one before it."""
    hours, last = [], -1
    for position, item in enumerate(sat.session.items, start=1):
        last = last if item.conduct.opened is None else clock(sat, item.conduct.opened)
        hours.append((last, position))
    return [position for _, position in sorted(hours)]


def moves(sat, position, during):
    """(hour, movement) noted on an item, as they happened; -1 before any hour was noted; past the last: at the end."""
    timed, last = [], -1
    for move in sat.session.movements:
        if (move.before_item, move.during) == (position, during):
            last = last if move.at is None else clock(sat, move.at)
            timed.append((last, move))
    return sorted(timed, key=lambda each: each[0])


def room(sat, position, until=-2):
    """Last word of each seat as an item opens, plus what was noted during it `until` that minute: (state, person)."""
    word = {each.seat: each.stance for each in sat.session.attendance}
    order = [*taken(sat), len(sat.session.items) + 1]
    for item in order[: order.index(position) + 1] if position else ():
        before, inside = moves(sat, item, False), moves(sat, item, True)
        inside = [each for each in inside if item != position or each[0] <= until]
        word |= {move.seat: move.stance for _, move in before + inside}
    found = {}
    for seat in sat.seats:
        stance = word.get(seat.code)
        state = "absent" if stance is None else str(stance.state)
        person = {"present": seat.titular, "suppleant": stance and stance.deputy, "pouvoir": stance and stance.holder}
        found[seat.code] = (state, person.get(state))
    here = {person for state, person in found.values() if state in SITTING}
    lapsed = {code for code, (state, person) in found.items() if state == "pouvoir" and person not in here}
    return {code: ("excuse", None) if code in lapsed else told for code, told in found.items()}


def voted(sat, position):
    """The room as the item is voted."""
    return room(sat, position, until=DAY)


def checked(sat, position):
    """The room in which the quorum is counted: as the item opens, or as the last suspension during it ends."""
    stops = [each for each in sat.session.course.suspensions if each.before_item == position and each.during]
    return room(sat, position, max((clock(sat, each.until) for each in stops if each.until), default=-2))


# --- who takes no part ------------------------------------------------------------------------------------------------


def heads_of_syndicat(sat):
    """L2121-14 and L5212-16 speak of the president: who has the role, else who presides over the session."""
    return {role.person for role in sat.assembly.roles if role.rank == 0} or {sat.session.president}


def out_of(sat, position, here):
    """Seats that take no part: recused, and on his accounts the president, in person or represented (L2121-14)."""
    item, heads = sat.session.items[position - 1], heads_of_syndicat(sat)
    out = {each.seat for each in item.recusals}
    if item.budget == "comptes":
        titular = {seat.code: seat.titular for seat in sat.seats}
        out |= {code for code, (state, who) in here.items() if state in SITTING and who in heads}
        out |= {code for code, (state, _) in here.items() if state == "pouvoir" and titular[code] in heads}
    return out


def uncast(here, out):
    """Seats whose proxy is held by somebody who takes no part: he votes for nobody (QE 11-20278)."""
    barred = {who for code, (state, who) in here.items() if code in out and state in SITTING}
    return {code for code, (state, who) in here.items() if state == "pouvoir" and who in barred}


def electorate(sat, position):
    """The codes of the seats that vote, and of those in the room that do not."""
    here, item = voted(sat, position), sat.session.items[position - 1]
    out = out_of(sat, position, here)
    lost = uncast(here, out)
    if item.competence is not None:  # L5212-16: only the members that transferred it, and the president always
        having = {member.code for member in sat.assembly.members if item.competence in member.competences}
        always = {code for code, (state, who) in here.items() if state in SITTING and who in heads_of_syndicat(sat)}
        out |= {seat.code for seat in sat.seats if seat.member not in having} - always
    votes = [code for code, (state, _) in here.items() if state in CAST and code not in out | lost]
    return votes, [code for code, (state, _) in here.items() if state in SITTING and code not in votes]


# --- the quorum -------------------------------------------------------------------------------------------------------


def waived(sat, position):
    """L2121-17: a second convocation needs none for what the first had left."""
    item = sat.session.items[position - 1]
    if sat.session.nature != "seconde_convocation" or item.added_after_notice:
        return False
    return sat.carried is None or item.kind == "information" or item.subject.lower() in sat.carried


def quorum(sat, position):
    """Whether it is there, what is counted in heads or votes, and how many are in the room without being counted."""
    here = checked(sat, position)
    out = out_of(sat, position, here)
    gone = {each.seat for each in sat.session.items[position - 1].recusals if each.under_l1111_6}
    aside = sum(here[code][0] in SITTING for code in out & set(here))
    reached, counted = enough(sat, here, out | uncast(here, out), gone)
    return waived(sat, position) or reached, counted, aside


def opening(sat):
    """Whether the session opens validly."""
    decided = [n for n, item in enumerate(sat.session.items, start=1) if item.kind != "information"]
    second = sat.session.nature == "seconde_convocation"
    return (second and (not decided or any(waived(sat, n) for n in decided))) or enough(
        sat, room(sat, 0), set(), set()
    )[0]


def enough(sat, here, out, gone):
    """The fraction of the statutes, or more than it; in heads, in votes, in both, or in each college by itself."""
    rules, office = sat.rules, [seat for seat in sat.seats if seat.code not in gone]
    counting = CAST if rules.proxies_count else SITTING
    there = [seat for seat in office if seat.code not in out and here[seat.code][0] in counting]
    ways = {"sieges": [1], "voix": [0], "les_deux": [1, 0], "colleges": [1]}[rules.quorum_base]
    groups = {seat.college for seat in office} if rules.quorum_base == "colleges" else {None}
    verdicts = []
    for group in groups:
        for heads in ways:
            wanted, found = (
                sum((1 if heads else seat.weight) for seat in some if group in (None, seat.college))
                for some in (office, there)
            )
            share = wanted * rules.quorum_fraction
            verdicts.append(found > share if rules.quorum_strict else found >= share)
    return bool(verdicts) and all(verdicts), sum(1 if ways[0] else seat.weight for seat in there)


def due(sat, position):
    """L2121-21: a third of those present may have a secret ballot, a quarter a public one; secret prevails."""
    here = [code for code, (state, _) in voted(sat, position).items() if state in SITTING]
    for ballot, fraction in (
        ("secret", sat.rules.secret_ballot_fraction),
        ("public", sat.rules.public_ballot_fraction),
    ):
        requests = [each.seats for each in sat.session.items[position - 1].conduct.requests if each.ballot == ballot]
        asking = {code for seats in requests for code in seats if code in here}
        if asking and len(asking) >= fraction * len(here):
            return ballot
    return None


# --- the vote ---------------------------------------------------------------------------------------------------------


def named(sat, vote, codes):
    """What each of these seats said: named, else with its college, else with everybody."""
    college = {seat.code: seat.college for seat in sat.seats}
    apart, together = (
        {each.seat: each.sense for each in vote.by_seat},
        {each.college: each.sense for each in vote.colleges},
    )
    usual = vote.default or ("pour" if vote.unanimous else "ne_prend_pas_part")
    return {code: str(apart.get(code) or together.get(college[code]) or usual) for code in codes}


def by_name(vote):
    return bool(vote.by_seat or vote.colleges or vote.default or vote.unanimous)


def counted(counts, group, aside, null, worth):
    """Heads and votes of a count taken among a group, with those set aside who are in it: these do not vote.

    The votes are known where all the others weigh the same, or say the same.
    """
    told = (counts.in_favour, counts.against, counts.abstaining, counts.not_voting or 0, null)
    if sum(told) > len(group):
        raise Refused
    rest = len(group) - sum(told) if counts.not_voting is None else counts.not_voting
    heads = (*told[:3], rest, null)
    silent = [code for code in aside if code in group]
    if rest < len(silent):
        silent = []
    votes = weighed((*told[:3], rest - len(silent), null), [code for code in group if code not in silent], worth)
    if votes is not None:
        votes[3] += sum(worth[code] for code in silent)
    return heads, votes


def weighed(heads, group, worth):
    weights = {worth[code] for code in group} or {Fraction(1)}
    if len(weights) == 1:
        return [each * min(weights) for each in heads]
    if len(group) in heads:
        return [sum(worth[code] for code in group) if each == len(group) else 0 for each in heads]
    return None


def ledger(sat, position):
    """{college: (heads, votes)} in the columns of SENSES; one line, under None, where the colleges are not known."""
    vote, worth = sat.session.items[position - 1].vote, {seat.code: seat.weight for seat in sat.seats}
    college = {seat.code: seat.college for seat in sat.seats}
    votes, aside = electorate(sat, position)
    lines, silent = [], list(aside)
    if by_name(vote):
        if not {each.seat for each in vote.by_seat} <= {*votes, *aside}:
            raise Refused
        lines += [(college[code], *one(sense, worth[code])) for code, sense in named(sat, vote, votes).items()]
    elif vote.by_college:
        told = {each.college: each.counts for each in vote.by_college}
        whole = {each.college for each in vote.by_college if each.counts.not_voting is not None}
        groups = {name: [code for code in votes if college[code] == name] for name in {*told, *map(college.get, votes)}}
        for code in [code for code in aside if college[code] in whole]:  # they are among those said not to vote
            groups[college[code]].append(code)
            aside = [each for each in aside if each != code]
        for name, group in groups.items():
            lines.append((name, *counted(told.get(name, NOBODY), group, silent, 0, worth)))
    else:
        null = vote.secret.blank + vote.secret.void if vote.secret else 0
        if vote.counts.not_voting is not None:
            votes, aside = votes + aside, []
        if a_ballot_a_vote(sat, position, votes, null):
            return {None: (in_votes(vote, votes, aside, null, worth),) * 2}
        names = {college[code] for code in votes}
        lines.append((names.pop() if len(names) == 1 else None, *counted(vote.counts, votes, silent, null, worth)))
    if any(weights is None for *_, weights in lines) and vote.ballot != "secret":
        raise Refused
    lines += [(college[code], *one("ne_prend_pas_part", worth[code])) for code in aside]
    summed = {}
    for name in {name for name, _, _ in lines}:
        mine = [line for line in lines if line[0] == name]
        heads = [sum(column) for column in zip(*(heads for _, heads, _ in mine), strict=True)]
        known = [weights for *_, weights in mine]
        summed[name] = heads, None if None in known else [sum(column) for column in zip(*known, strict=True)]
    return summed


def a_ballot_a_vote(sat, position, votes, null):
    """L5721-2: whole and unequal votes, and as many ballots as votes: the statutes say so, or more than voters."""
    item, worth = sat.session.items[position - 1], [seat.weight for seat in sat.seats if seat.code in votes]
    counts, told = item.vote.counts, sat.rules.ballots_told and sat.rules.secret_ballots == "par_voix"
    heads = (item.majority or "simple") == "deux_tiers"
    if item.vote.ballot != "secret" or heads or len(set(worth)) < 2 or any(each.denominator > 1 for each in worth):
        return False
    said = counts.in_favour + counts.against + counts.abstaining + (counts.not_voting or 0) + null
    return said <= sum(worth) and (told or said > len(votes))


def in_votes(vote, votes, aside, null, worth):
    """A ballot is a vote; those that were not cast, and those of whoever takes no part, are among those that do not."""
    counts, whole = vote.counts, sum(worth[code] for code in votes)
    told = [counts.in_favour, counts.against, counts.abstaining]
    rest = whole - sum(told) - null if counts.not_voting is None else counts.not_voting
    return [*told, rest + sum(worth[code] for code in aside), null]


def one(sense, weight):
    return [int(each == sense) for each in SENSES], [weight if each == sense else Fraction(0) for each in SENSES]


def result(sat, position):
    """(by college or None, heads, votes or None, outcome, whether the president's vote made it)."""
    lines = ledger(sat, position)
    heads = [sum(column) for column in zip(*(heads for heads, _ in lines.values()), strict=True)]
    known = [weights for _, weights in lines.values()]
    weights = None if None in known else [sum(column) for column in zip(*known, strict=True)]
    outcome, casting = decide(sat, position, weights or heads, heads[0])
    return None if None in lines else lines, heads, weights, outcome, casting


def decide(sat, position, deciding, in_favour):
    """L2121-20, L1612-12, L5721-2-1."""
    item, (pro, con) = sat.session.items[position - 1], deciding[:2]
    wanted = item.majority or ("sauf_majorite_contre" if item.budget == "comptes" else "simple")
    if wanted == "sauf_majorite_contre":
        return ("rejete" if con > pro else "unanimite" if pro and not con else "adopte"), False
    composing = len({seat.code for seat in sat.assembly.seats})
    if wanted == "deux_tiers" and 3 * in_favour < 2 * composing:
        return "rejete", False
    if pro == con and pro:
        own = chair(sat, position)
        return ("adopte" if own == "pour" else "rejete"), own in ("pour", "contre")
    return ("rejete" if pro <= con else "adopte" if con else "unanimite"), False


def chair(sat, position):
    """What whoever presides said, where his vote is decisive; presumed in favour where the counts leave it open."""
    item, here = sat.session.items[position - 1], voted(sat, position)
    vote, who = item.vote, item.president or presiding(sat, here, item)
    seats = [code for code in electorate(sat, position)[0] if here[code][0] in SITTING and here[code][1] == who]
    if not seats or vote.ballot == "secret" or not sat.rules.casting_vote:
        return None
    if by_name(vote):
        return named(sat, vote, seats)[seats[0]]
    if vote.chair_sense is not None:
        return str(vote.chair_sense)
    college = {seat.code: seat.college for seat in sat.seats}[seats[0]]
    told = [each.counts for each in vote.by_college if each.college == college] or [vote.counts or NOBODY]
    if told[0].in_favour:
        return "pour"
    votes = [code for code in electorate(sat, position)[0] if not vote.by_college or college_of(sat, code) == college]
    return "contre" if told[0].against == len(votes) else None


def presiding(sat, here, item):
    """L2122-17: the president of the session; a vice-president who sits, and is not recused, while he is away."""
    out = {each.seat for each in item.recusals}
    sits = {who for state, who in here.values() if state in SITTING}
    free = {who for code, (state, who) in here.items() if state in SITTING and code not in out}
    vices = [role.person for role in sat.assembly.roles if "ice-pr" in role.title and role.person in free]
    heads = [role.person for role in sat.assembly.roles if role.rank == 0 and role.person in free]
    return sat.session.president if sat.session.president in sits else next(iter([*heads, *vices]), None)


def installed(sat, position, births):
    """L2122-8, L2122-17: who was elected at item 1 where he sits, else who was at item 2 and takes part; or nobody.

    Until somebody was: who is noted to preside where he sits, else the eldest of those who do. Each election is one
    round; the second one elects the first vice-president alone, where it elects other members of the bureau too.
    """
    item, here = sat.session.items[position - 1], voted(sat, position)
    out = {each.seat for each in item.recusals}
    sits = [who for state, who in here.values() if state in SITTING]
    free = [who for code, (state, who) in here.items() if state in SITTING and code not in out]
    before = taken(sat)[: taken(sat).index(position)]
    won = {at: winners(sat.session.items[at - 1].vote) for at in (1, 2)}
    if 1 not in before or not won[1]:
        if sat.session.president in sits:
            return sat.session.president
        # the eldest of those who sit, where their births tell who it is
        known = sorted((births[who], who) for who in sits if births.get(who))
        alone = len(known) == 1 or (len(known) > 1 and known[0][0] < known[1][0])
        return known[0][1] if len(known) == len(sits) and alone else None
    vices = won[2][:1] if "membres" in sat.session.items[1].subject else won[2]
    return won[1][0] if won[1][0] in sits else next((who for who in vices if 2 in before and who in free), None)


def winners(vote):
    """Who had more than half of the ballots of the first round, the most votes first."""
    held = vote.election.rounds[0]
    return [each.candidate for each in held.votes if 2 * each.votes > held.ballots.cast]


def college_of(sat, code):
    return next(seat.college for seat in sat.seats if seat.code == code)
