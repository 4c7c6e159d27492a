"""The same pencil, for elections: three rounds, lists, posts in proportion (L2121-21, L2122-7, L1411-5, D1411-4)."""

from __future__ import annotations

from fractions import Fraction


def elected(election, births):
    """[(person, round, votes, by age, list, by lot)] in order of election."""
    lists = {each.name: each.people for each in election.lists}
    if election.alone:
        people = [(each, name) for name in election.alone for each in lists.get(name, (name,))]
        return [(each, 0, 0, False, name if lists else "", False) for each, name in people][
            : election.posts if lists else None
        ]
    if lists and election.proportional:
        return shared(election, lists, births)
    return whole(election, lists, births) if lists else alone(election, births)


def expressed(held):
    return held.ballots.cast - held.ballots.blank - held.ballots.void


def enough(held, number, votes):
    """An absolute majority of the votes cast twice, then the most votes."""
    return votes > 0 and (number > 2 or 2 * votes > expressed(held))


def eldest(people, births, posts):
    """Who surely has these posts by age: whoever is older than the first that is left out."""
    if any(each not in births for each in people):
        return []
    ages = sorted(births[each] for each in people)
    return sorted((each for each in people if births[each] < ages[posts]), key=births.get)


def drawn(election, number, people, births, posts, taken):
    """After the eldest, whom lots drew between all those of the age that posts lack for."""
    left = posts - len(taken)
    if left <= 0 or any(each not in births for each in people):
        return []
    others = [each for each in people if each not in taken]
    last = sorted(births[each] for each in others)[left]
    return lots(election, number, [each for each in others if births[each] == last], left)


def lots(election, number, level, left):
    for each in election.lots:
        if each.round == number and sorted(each.between) == sorted(level):
            return list(each.drawn)[:left]
    return []


def alone(election, births):
    won = []
    for number, held in enumerate(election.rounds, start=1):
        taken = {each[0] for each in won}
        running = [each for each in held.votes if each.candidate not in taken and enough(held, number, each.votes)]
        for votes in sorted({each.votes for each in running}, reverse=True):
            equals, left = [each.candidate for each in running if each.votes == votes], election.posts - len(won)
            if len(equals) <= left:
                won += [(each, number, votes, False, "", False) for each in equals]
                continue
            aged = eldest(equals, births, left) if left else []
            won += [(each, number, votes, True, "", False) for each in aged]
            chance = drawn(election, number, equals, births, left, aged)
            won += [(each, number, votes, False, "", True) for each in chance]
            break
    return won


def whole(election, lists, births):
    """One list has every post; the eldest on average on a tie."""
    for number, held in enumerate(election.rounds, start=1):
        best = max((each.votes for each in held.votes), default=0)
        if not enough(held, number, best):
            continue
        equals = [each.candidate for each in held.votes if each.votes == best]
        people = [person for name in equals for person in lists[name]]
        if len(equals) > 1 and all(each in births for each in people):
            ages = {n: Fraction(sum(births[each].toordinal() for each in lists[n]), len(lists[n])) for n in equals}
            equals, tie = [name for name in equals if ages[name] == min(ages.values())], True
        else:
            tie = False
        chance = len(equals) > 1 and tie
        if chance:
            equals, tie = lots(election, number, equals, 1), False
        if len(equals) != 1:
            return []
        return [(each, number, best, tie, equals[0], chance) for each in lists[equals[0]][: election.posts]]
    return []


def shared(election, lists, births):
    """Whole quotients, then one post a list by the highest remainders, the most votes, the eldest next in line."""
    if not election.rounds or not expressed(election.rounds[0]):
        return []
    held = election.rounds[0]
    votes = {each.candidate: each.votes for each in held.votes}
    quotient = Fraction(expressed(held), election.posts)
    won = {name: min(votes[name] // quotient, len(lists[name])) for name in votes}
    by_age, chance = set(), set()
    waiting = [name for name in votes if votes[name] and won[name] < len(lists[name])]
    order = {name: (votes[name] - won[name] * quotient, votes[name]) for name in waiting}
    left = election.posts - sum(won.values())
    for merit in sorted(set(order.values()), reverse=True):
        equals = [name for name in waiting if order[name] == merit]
        if len(equals) > max(left, 0):
            following = {lists[name][int(won[name])]: name for name in equals}
            by_age = set(eldest(list(following), births, left)) if left > 0 else set()
            if left > 0 and all(person in births for person in following):
                others = [person for person in following if person not in by_age]
                last = sorted(births[person] for person in others)[left - len(by_age)] if others else None
                level = [following[person] for person in others if births[person] == last]
                names = lots(election, 1, level, left - len(by_age)) if left > len(by_age) else []
                chance = {person for person, name in following.items() if name in names}
            for person in by_age | chance:
                won[following[person]] += 1
            break
        for name in equals:
            won[name] += 1
        left -= len(equals)
    return [
        (person, 1, votes[name], person in by_age, name, person in chance)
        for name in votes
        for person in lists[name][: int(won[name])]
    ]
