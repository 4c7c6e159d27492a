"""How lots are told that were drawn between those whom neither votes nor age tell apart."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from syndic_desktop.domain.votes import (
    Ballot,
    CandidateList,
    CandidateVotes,
    Election,
    Lots,
    Round,
    SecretBallots,
    Vote,
)
from tests.documents.sessions import ASSEMBLY, plain, vote_of


def test_lots_are_told_with_who_drew_and_how():
    """The law says no more than « au bénéfice de l’âge »: the minutes say what was done (L2121-15)."""
    day = date(1960, 1, 1)
    people = tuple(replace(each, birth=day) for each in ASSEMBLY.people)
    tie = Round(SecretBallots(6), (CandidateVotes("bel", 3), CandidateVotes("cot", 3)))
    lots = Lots(3, ("bel", "cot"), ("bel",), "eau", "un bulletin tiré de l’urne.")

    told = vote_of(Vote(Ballot.ELECTION, election=Election(1, (tie,) * 3, lots=(lots,))), None,
                   replace(ASSEMBLY, people=people))  # fmt: skip

    assert plain(told["elus"][0]) == (
        "Mme Anne BEL, à égalité avec 3 voix au troisième tour et née le même jour, est proclamée élue par tirage au "
        "sort, effectué par M. Luc EAU (un bulletin tiré de l’urne)."
    )
    assert plain(told["resultat"]) == "Élue : Mme Anne BEL"
    shared = tuple(CandidateVotes(name, 3) for name in "AB")
    lists = (CandidateList("A", ("bel", "dru")), CandidateList("B", ("cot", "eau")))
    one = Election(1, (Round(SecretBallots(6), shared),), lists=lists, proportional=True)
    drawn = replace(one, lots=(Lots(1, ("A", "B"), ("B",), "Me Roy"),))
    told = vote_of(Vote(Ballot.ELECTION, election=drawn), None, replace(ASSEMBLY, people=people))
    assert plain(told["elus"][0]) == (
        "La liste « B », avec 3 voix, obtient 1 poste, le dernier par tirage au sort, effectué par Me Roy : M. Paul "
        "COT est proclamé élu."
    )


def test_lots_that_are_not_drawn_yet_are_told_as_such():
    """Where every age is known, none is to be verified."""
    people = tuple(replace(each, birth=date(1960, 1, 1)) for each in ASSEMBLY.people)
    tie = Round(SecretBallots(6), (CandidateVotes("bel", 3), CandidateVotes("cot", 3)))

    told = vote_of(Vote(Ballot.ELECTION, election=Election(1, (tie,) * 3)), None, replace(ASSEMBLY, people=people))

    assert [plain(each) for each in told["elus"]] == [
        "Mme Anne BEL et M. Paul COT sont à égalité, avec 3 voix au troisième tour, et du même âge : le poste reste à "
        "tirer au sort."
    ]
    assert told["resultat"] == "À départager par tirage au sort"
