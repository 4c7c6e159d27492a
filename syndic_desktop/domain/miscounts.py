"""Miscounts: why what was noted of a vote cannot be counted, in words that say what to correct."""

from __future__ import annotations

from syndic_desktop.domain import wording
from syndic_desktop.domain.errors import RuleViolation


class TooManyVotes(RuleViolation):
    """More votes were counted than there were voters."""

    def __init__(self, counted: int, voters: int, where: str = "") -> None:
        super().__init__(
            f"{counted} {wording.agree(counted, 'vote compté', 'votes comptés')}{where} "
            f"pour {voters} {wording.agree(voters, 'votant')} : corrigez le décompte."
        )


class NotAVoter(RuleViolation):
    """A seat votes though nobody may vote for it on this item."""

    def __init__(self, seat: str) -> None:
        super().__init__(
            f"Le siège « {seat} » ne vote pas sur ce point : il n’est ni présent ni représenté, ou déporté."
        )


class NothingSaid(RuleViolation):
    """A vote was recorded without its result."""

    def __init__(self) -> None:
        super().__init__("Le résultat du vote manque : unanimité, décompte, ou vote siège par siège.")


class NotSecret(RuleViolation):
    """Names were noted in a secret ballot (L2121-21)."""

    def __init__(self) -> None:
        super().__init__("Un scrutin secret ne garde aucun nom : notez les bulletins, pas les votants.")


class WeightsUnknown(RuleViolation):
    """Heads were counted among voters of different weights, so the weights cannot be known."""

    def __init__(self) -> None:
        super().__init__(
            "Les votants n’ont pas tous le même nombre de voix : un décompte par têtes ne suffit pas, "
            "donnez le vote siège par siège."
        )
