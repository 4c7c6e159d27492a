"""Votes that an electorate can have held, said in any of the ways."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from hypothesis import strategies as st

from syndic_desktop.domain.votes import (
    Ballot,
    CandidateList,
    CandidateVotes,
    CollegeCounts,
    Counts,
    Election,
    Electorate,
    Lots,
    Round,
    SeatVote,
    SecretBallots,
    Sense,
    Vote,
    Voter,
    college_by_college,
)
from tests.strategies.basics import (
    optional,
    words,
)


@st.composite
def votes(draw: st.DrawFn, voters: Electorate) -> Vote:
    """A vote that these voters can have held, said in any of the ways."""
    ways: list[Callable[[Electorate], st.SearchStrategy[Vote]]] = [
        _unanimous,
        _named,
        _sided,
        _none,
        _election,
        _listed,
    ]
    if len({voter.weight for voter in voters.voters}) <= 1:
        ways += [_counted, _secret]
    if all(len({each.weight for each in group}) <= 1 for group in _by_college(voters).values()) and voters.voters:
        ways.append(_college)
    return draw(draw(st.sampled_from(ways))(voters))


@cache
def _unanimous(voters: Electorate) -> st.SearchStrategy[Vote]:
    return st.builds(Vote, st.sampled_from((Ballot.ORDINARY, Ballot.PUBLIC)), st.just(True))


@cache
def _none(voters: Electorate) -> st.SearchStrategy[Vote]:
    return st.just(Vote(Ballot.NONE))


@st.composite
def _counts(draw: st.DrawFn, heads: int) -> Counts:
    in_favour = draw(st.integers(0, heads))
    against = draw(st.integers(0, heads - in_favour))
    return Counts(in_favour, against, draw(st.integers(0, heads - in_favour - against)))


@st.composite
def _counted(draw: st.DrawFn, voters: Electorate) -> Vote:
    said = draw(_counts(len(voters.voters)))
    return Vote(
        Ballot.ORDINARY, counts=said, chair_sense=draw(optional(st.sampled_from((Sense.IN_FAVOUR, Sense.AGAINST))))
    )


@st.composite
def _secret(draw: st.DrawFn, voters: Electorate) -> Vote:
    said = draw(_counts(len(voters.voters)))
    inside = said.in_favour + said.against
    blank = draw(st.integers(0, len(voters.voters) - inside - said.abstaining))
    return Vote(Ballot.SECRET, counts=said, secret=SecretBallots(inside + blank, blank))


@st.composite
def _college(draw: st.DrawFn, voters: Electorate) -> Vote:
    said = [CollegeCounts(code, draw(_counts(len(group)))) for code, group in _by_college(voters).items()]
    return Vote(by_college=tuple(said))


@st.composite
def _named(draw: st.DrawFn, voters: Electorate) -> Vote:
    apart = draw(st.lists(st.sampled_from(voters.voters), unique=True)) if voters.voters else []
    said = tuple(SeatVote(voter.seat, draw(st.sampled_from(Sense))) for voter in apart)
    return Vote(Ballot.PUBLIC, by_seat=said, default=draw(st.sampled_from((Sense.IN_FAVOUR, Sense.ABSTAINING))))


@st.composite
def _sided(draw: st.DrawFn, voters: Electorate) -> Vote:
    colleges = {code: draw(st.sampled_from(Sense)) for code in _by_college(voters)}
    apart = draw(st.lists(st.sampled_from(voters.voters), unique=True)) if voters.voters else []
    return college_by_college(voters.voters, colleges, {each.seat: draw(st.sampled_from(Sense)) for each in apart})


@st.composite
def _election(draw: st.DrawFn, voters: Electorate) -> Vote:
    cast = draw(st.integers(0, len(voters.voters)))
    first = draw(st.integers(0, cast))
    named = (CandidateVotes(draw(words()), first), CandidateVotes(draw(words()) + " bis", cast - first))
    held = Round(SecretBallots(cast), named)
    names = tuple(each.candidate for each in named)
    lots = (Lots(1, names, names[:1], draw(words()), draw(words())),) if draw(st.booleans()) else ()
    return Vote(Ballot.ELECTION, election=Election(1, (held,), draw(st.booleans()), lots=lots))


@st.composite
def _listed(draw: st.DrawFn, voters: Electorate) -> Vote:
    people = list(dict.fromkeys(voter.person for voter in voters.voters))
    apart = draw(st.integers(0, len(people)))
    lists = tuple(
        CandidateList(name, tuple(theirs)) for name, theirs in (("A", people[:apart]), ("B", people[apart:])) if theirs
    )
    cast = draw(st.integers(0, len(voters.voters)))
    held = Round(SecretBallots(cast), tuple(CandidateVotes(each.name, cast // 2) for each in lists))
    election = Election(draw(st.integers(1, 5)), (held,), lists=lists, proportional=draw(st.booleans()))
    return Vote(Ballot.ELECTION, election=election)


def _by_college(voters: Electorate) -> dict[str, list[Voter]]:
    groups: dict[str, list[Voter]] = {}
    for voter in voters.voters:
        groups.setdefault(voter.college, []).append(voter)
    return groups
