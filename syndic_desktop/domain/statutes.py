"""The statutory profile: every rule that the statutes of a syndicat may vary, as data.

`Profile` is what the statutes say (None = they are silent). `Statutes` is what applies: the law's value fills each
silence, by type of syndicat, then the body's own rules come on top. Source of each default beside it.
"""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from fractions import Fraction

from syndic_desktop.domain.wording import Spelling


class SyndicatKind(StrEnum):
    """Legal regime. `fermé`: communes and EPCI only (L5711-1); `ouvert`: others too (L5721-1)."""

    CLOSED = "ferme"
    OPEN = "ouvert"
    DEPARTMENT = "departement"
    REGION = "region"
    COMMUNE = "commune"
    EPCI = "epci"
    OTHER = "autre"


class QuorumBase(StrEnum):
    """What is counted for the quorum: seats, weights, seats college by college (each must reach it), seats and weights.

    An open syndicat whose members have several votes each may combine heads and votes (L5721-2).
    """

    SEATS = "sieges"
    WEIGHTS = "voix"
    COLLEGES = "colleges"
    BOTH = "les_deux"


class DeputyRule(StrEnum):
    """Whom a deputy may replace: his own titular, any titular of his member, anybody."""

    NAMED = "nominative"
    PER_MEMBER = "par_membre"
    FREE = "libre"


class Publication(StrEnum):
    """How acts are made public (L2131-1 IV for closed syndicats; electronic only for open ones, L3131-1)."""

    ELECTRONIC = "electronique"
    DISPLAY = "affichage"
    PAPER = "papier"


class BallotRule(StrEnum):
    """How many ballots a delegate puts in the box of a secret vote, where not all have as many votes (L5721-2)."""

    PER_VOTE = "par_voix"
    PER_DELEGATE = "par_delegue"


class Accounts(StrEnum):
    """The budgetary instruction that the accounts follow: what delays the budget has (M57, or another: M4…)."""

    M57 = "m57"
    OTHER = "autre"


@dataclass(frozen=True, slots=True)
class QuorumProfile:
    """What the statutes say of the quorum."""

    base: QuorumBase | None = None
    fraction: Fraction | None = None
    strict: bool | None = None
    proxies_count: bool | None = None


@dataclass(frozen=True, slots=True)
class ProxyProfile:
    """What the statutes say of proxies."""

    max_per_holder: int | None = None
    max_consecutive_sessions: int | None = None
    same_college: bool | None = None
    deputy_first: bool | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """What the statutes (or a body's own rules) say; None where they are silent.

    `former` keeps what they said when sessions were held, oldest first.
    """

    notice_clear_days: int | None = None
    urgent_clear_days: int | None = None
    second_notice_clear_days: int | None = None
    quorum: QuorumProfile = QuorumProfile()
    proxies: ProxyProfile = ProxyProfile()
    deputies: DeputyRule | None = None
    casting_vote: bool | None = None
    public_ballot_fraction: Fraction | None = None
    secret_ballot_fraction: Fraction | None = None
    publication: Publication | None = None
    spelling: Spelling | None = None
    court: str | None = None
    conveners: tuple[str, ...] | None = None
    places: tuple[str, ...] | None = None
    months_between_sessions: int | None = None
    accounts: Accounts | None = None
    publication_act: str | None = None
    secret_ballots: BallotRule | None = None
    former: tuple[FormerProfile, ...] = ()

    def on(self, day: date) -> Profile:
        """What they said on a day."""
        return next((kept.profile for kept in self.former if day <= kept.until), self)


@dataclass(frozen=True, slots=True)
class FormerProfile:
    """What a profile said until a day (included)."""

    until: date
    profile: Profile


@dataclass(frozen=True, slots=True)
class Statutes:
    """What applies, once the law has filled every silence. Days are clear days, fractions are of what is counted."""

    notice_clear_days: int = 5  # L2121-12 through L5211-1, whatever the population
    urgent_clear_days: int = 1  # L2121-12
    second_notice_clear_days: int = 3  # L2121-17; CE 16 June 1997, n° 142691
    quorum_base: QuorumBase = QuorumBase.SEATS
    quorum_fraction: Fraction = Fraction(1, 2)
    quorum_strict: bool = True  # L2121-17: « la majorité », more than half
    proxies_count: bool = False  # L2121-17: members present, not represented
    proxies_per_holder: int = 1  # L2121-20
    proxy_sessions: int = 3  # L2121-20: three consecutive sessions at most
    proxy_same_college: bool = False
    deputy_first: bool = True  # QE 22673 and 49337
    deputies: DeputyRule = DeputyRule.NAMED
    casting_vote: bool = True  # L2121-20, except in a secret ballot
    public_ballot_fraction: Fraction = Fraction(1, 4)  # L2121-21
    secret_ballot_fraction: Fraction = Fraction(1, 3)  # L2121-21
    publication: Publication = Publication.ELECTRONIC  # L2131-1 IV; L3131-1 III
    spelling: Spelling = Spelling.TRADITIONAL
    court: str = ""
    conveners: tuple[str, ...] = ()  # titles of those who may convene beside the president (CE 18 Oct 2018, n° 421197)
    places: tuple[str, ...] = ()  # L5211-11: places chosen by deliberation in a member commune, beside the seat
    months_between_sessions: int = 3  # L5211-11: once a quarter; six months for a single purpose
    accounts: Accounts = Accounts.M57  # L5217-10-4 (recodified in 2026): ten weeks and twelve days
    publication_act: str = ""  # L2131-1 IV: the deliberation by which a closed syndicat chose how it publishes
    secret_ballots: BallotRule = BallotRule.PER_VOTE  # L5721-2: the votes that the statutes give decide
    ballots_told: bool = False  # whether the statutes say themselves how many ballots, and not the line above

    @property
    def ballot_a_vote(self) -> bool:
        """Whether the statutes say that a delegate has a ballot for each of his votes, however few are found."""
        return self.ballots_told and self.secret_ballots is BallotRule.PER_VOTE

    @property
    def quorum_reachable(self) -> bool:
        """Whether everybody together reaches the quorum: nobody is « more than all »."""
        return self.quorum_fraction < 1 or not self.quorum_strict


def statutes(profile: Profile, body_rules: Profile = Profile()) -> Statutes:
    """What applies to a body: its own rules, else the syndicat's profile, else the law."""
    said = _flat(profile) | _flat(body_rules)
    return Statutes(**said, ballots_told="secret_ballots" in said)  # type: ignore[arg-type]  # the keys are Statutes' own, checked by a test


def said(profile: Profile, body_rules: Profile = Profile()) -> frozenset[str]:
    """The fields of `Statutes` that the statutes fill themselves, where the law would otherwise."""
    return frozenset(_flat(profile) | _flat(body_rules))


_APART = ("quorum", "proxies", "former")


def _flat(profile: Profile) -> dict[str, object]:
    """What a profile says, under the names that Statutes uses."""
    quorum, proxies = profile.quorum, profile.proxies
    said: dict[str, object] = {
        field.name: getattr(profile, field.name) for field in fields(profile) if field.name not in _APART
    }
    said |= {
        "quorum_base": quorum.base,
        "quorum_fraction": quorum.fraction,
        "quorum_strict": quorum.strict,
        "proxies_count": quorum.proxies_count,
        "proxies_per_holder": proxies.max_per_holder,
        "proxy_sessions": proxies.max_consecutive_sessions,
        "proxy_same_college": proxies.same_college,
        "deputy_first": proxies.deputy_first,
    }
    return {name: value for name, value in said.items() if value is not None}
