"""What the room's screens show of a seat and of the quorum: values that know nothing of the session they come from."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from syndic_desktop.domain.attendance import State


class Look(StrEnum):
    """How a seat stands; the value is the word said of it."""

    UNCALLED = "à appeler"
    PRESENT = "présent"
    DEPUTY = "suppléé"
    PROXY = "représenté"
    EXCUSED = "excusé"
    ABSENT = "absent"
    RECUSED = "en déport"
    UNCONCERNED = "non concerné"


SIGNS = {
    Look.UNCALLED: "?",
    Look.PRESENT: "●",
    Look.DEPUTY: "◐",
    Look.PROXY: "⇄",
    Look.EXCUSED: "⊖",
    Look.ABSENT: "○",
    Look.RECUSED: "⊘",
    Look.UNCONCERNED: "∅",
}
LOOKS = {
    State.PRESENT: Look.PRESENT,
    State.DEPUTY: Look.DEPUTY,
    State.PROXY: Look.PROXY,
    State.EXCUSED: Look.EXCUSED,
    State.ABSENT: Look.ABSENT,
}


@dataclass(frozen=True, slots=True)
class Chip:
    """One seat of the roll; `other`: who sits or holds the proxy; `sought` is what a typed name is looked up in.

    `full`: whom it names, first name included, where a search may have found him by it.
    """

    seat: str
    name: str
    other: str
    sign: str
    look: str
    section: str
    sought: str
    told: str
    full: str = ""


@dataclass(frozen=True, slots=True)
class CollegeQuorum:
    """One college of a quorum that is counted college by college."""

    name: str
    said: str
    reached: bool


@dataclass(frozen=True, slots=True)
class Head:
    """The quorum in big words and the invariant. `share` and `mark`: what is there and what is required, of the whole.

    `balance`: figures and words, the last one their sum; `warning`: what is about to go wrong, empty when nothing is.
    """

    title: str
    detail: str
    reached: bool
    share: float
    mark: float
    balance: tuple[tuple[str, str], ...]
    voters: str
    reason: str
    colleges: tuple[CollegeQuorum, ...]
    warning: str

    @property
    def told(self) -> str:
        """The whole in one sentence."""
        figures = " + ".join(f"{figure} {word}" for figure, word in self.balance[:-1])
        return f"{self.title}, {self.detail}. {figures} = {' '.join(self.balance[-1])}. {self.voters}. {self.reason}"
