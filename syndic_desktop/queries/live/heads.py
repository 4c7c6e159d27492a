"""The quorum and the figures of the room, as the head of the screen says them at one item."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from syndic_desktop.documents.contents.presence import Hall, quorum_of
from syndic_desktop.domain import wording
from syndic_desktop.domain.preparations import not_to_follow
from syndic_desktop.domain.reconvenings import TO_CONVENE_AGAIN
from syndic_desktop.domain.statutes import QuorumBase
from syndic_desktop.queries.live.shown import CollegeQuorum, Head

if TYPE_CHECKING:
    from syndic_desktop.domain.attendance import Situation
    from syndic_desktop.domain.quorum import Quorum
    from syndic_desktop.queries.live.rooms import Live


def head(live: Live, position: int) -> Head:
    """The quorum and the figures at an item (1-based); 0: as the session opens."""
    if position not in live.heads:
        live.heads[position] = _head(live, position)
    return live.heads[position]


def lacking(live: Live) -> bool:
    """Whether the session lacks its quorum where it stands, or was closed without it and is to be convened again."""
    if live.session.closing is not None:
        return not not_to_follow(live.sitting)
    return _called(live) and not live.quorum(live.session.course.item).reached


def deserted(live: Live) -> bool:
    """Whether nobody came, once the roll is over: nothing is to be opened, the session is only to be closed."""
    return _called(live) and not live.opened and not live.room(0).present


def _head(live: Live, position: int) -> Head:
    sat = live.sitting
    there = live.room(position)
    counted = live.quorum(position)
    voters = len(sat.voters(position).voters) if position else len(there.present) + len(there.represented)
    whole = sum((seat.weight for seat in sat.seats), Fraction(0)) if _weighted(counted) else Fraction(len(sat.seats))
    total = counted.total
    return Head(
        _title(live, counted),
        _detail(counted, live.hall),
        counted.reached,
        float(total.counted / whole) if whole else 0.0,
        float(total.required / whole) if whole else 0.0,
        _balance(there),
        wording.count(voters, "votant") + (f" au point {position}" if position else ""),
        str(quorum_of(counted, live.hall)["phrase"]),
        _colleges(counted, live.hall),
        _warning(live, position, counted),
    )


def _title(live: Live, counted: Quorum) -> str:
    if counted.waived:
        return "Sans condition de quorum"
    if counted.reached:
        return "Quorum atteint"
    return "Quorum non atteint" if _called(live) else "Quorum pas encore atteint"


def _called(live: Live) -> bool:
    """Whether the roll is over: the session is open, or every seat was called."""
    called = {each.seat for each in live.session.attendance}
    return live.opened or all(seat.code in called for seat in live.sitting.seats)


def _weighted(counted: Quorum) -> bool:
    return counted.base is QuorumBase.WEIGHTS


def _detail(counted: Quorum, hall: Hall) -> str:
    """« 17 présents pour 13 requis »."""
    there = counted.total.counted
    both = hall.rules.proxies_count
    if _weighted(counted):
        said = f"{wording.count(there, 'voix', 'voix')} {'présentes ou représentées' if both else 'présentes'}"
    elif both:
        said = wording.count(there, "présent ou représenté", "présents ou représentés")
    else:
        said = wording.count(there, "présent")
    if counted.waived:
        return said
    if counted.base is QuorumBase.COLLEGES:
        return f"{said}, dans chaque collège"
    required = f"{wording.fraction(counted.total.required)} {'requises' if _weighted(counted) else 'requis'}"
    return f"{said} pour {required}{_votes(counted)}"


def _votes(counted: Quorum) -> str:
    """« , et 25 voix pour 20,5 » where heads and votes must both be there (L5721-2)."""
    if counted.weights is None:
        return ""
    there = wording.count(counted.weights.counted, "voix", "voix")
    return f", et {there} pour {wording.fraction(counted.weights.required)}"


def _balance(there: Situation) -> tuple[tuple[str, str], ...]:
    """The figures whose sum is the number of members in office."""
    counts = (
        (len(there.present), "présent"),
        (len(there.represented), "représenté"),
        (len(there.excused), "excusé"),
        (len(there.absent), "absent"),
    )
    said = tuple((str(number), wording.agree(number, word)) for number, word in counts)
    return (*said, (str(len(there.places)), "en exercice"))


def _colleges(counted: Quorum, hall: Hall) -> tuple[CollegeQuorum, ...]:
    if counted.base is not QuorumBase.COLLEGES or counted.waived:
        return ()
    return tuple(
        CollegeQuorum(
            hall.colleges[code].name,
            f"{wording.fraction(count.counted)} / {wording.fraction(count.required)}",
            count.reached,
        )
        for code, count in counted.by_college
    )


def _warning(live: Live, position: int, counted: Quorum) -> str:
    """What the people who left since the item opened will mean when the next one opens."""
    items = live.session.items
    if live.session.closing is not None:
        return _to_convene(live) if lacking(live) else ""
    if not counted.reached:
        return _lacking(live, position) if _called(live) else ""
    following = min(position + 1, len(items)) if position else 0
    if not following or following == position:
        return ""
    next_one = live.quorum(following)
    if next_one.reached or items[following - 1].recusals:
        return ""
    missing = wording.fraction(max(each.required - each.counted for each in next_one.counts))
    return f"Au point {following}, le quorum ne sera plus atteint : il manque {missing}."


def _to_convene(live: Live) -> str:
    if live.again is None:
        return TO_CONVENE_AGAIN
    return (
        "La séance est levée faute de quorum : sa seconde convocation est créée, pour le "
        f"{wording.long_date(live.again.day)} (Ctrl+F7 y mène)."
    )


def _lacking(live: Live, position: int) -> str:
    if position == 0:
        return (
            "Le quorum n’est pas atteint : la séance ne peut pas s’ouvrir valablement. Attendez un membre, ou levez-la "
            ": procès-verbal de carence et seconde convocation suivent."
        )
    if live.session.items[position - 1].vote is None and live.sitting.quorum_now(position).reached:
        return f"Le quorum est revenu : remettez le point {position} en discussion (Entrée) pour le recompter."
    return (
        f"Le quorum n’est pas atteint : le point {position} ne peut être délibéré. Attendez un membre, reportez-le, ou "
        "levez la séance : procès-verbal de carence et seconde convocation suivent."
    )
