"""What an import accepts but the reader should know."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator

from syndic_desktop.domain import wording
from syndic_desktop.domain.attendance import State
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.reconvenings import first_key
from syndic_desktop.domain.sessions import SessionKey, SessionNature, Sitting
from syndic_desktop.domain.syndicats import TEMPLATE_SETS
from syndic_desktop.exchange.checks.attendance import arrives, without_holder
from syndic_desktop.exchange.checks.sessions import past_midnight
from syndic_desktop.exchange.faults import Fault, shown


def remarks(dossier: Dossier, own: Collection[str] = ()) -> Iterator[str]:
    """Sentences, located like faults. Asked of a dossier without faults. `own`: the template sets it brings."""
    if (siret := dossier.syndicat.siret) is not None and not luhn(siret):
        yield str(Fault("syndicat.siret", f"la clé du SIRET « {siret} » est fausse, vérifiez ses chiffres"))
    if (named := dossier.syndicat.templates) not in (*TEMPLATE_SETS, *own):
        told = f"modèles « {shown(named)} » inconnus, ceux de « {TEMPLATE_SETS[0]} » serviront"
        yield str(Fault("syndicat.modeles", f"{told} (choix : {', '.join(TEMPLATE_SETS)})"))
    yield from map(str, _convened_twice(dossier))
    for place, session in enumerate(dossier.sessions):
        sitting = dossier.sitting(session)
        yield from map(str, _session(sitting, f"seances[{place}]"))
        yield from map(str, _proxies(sitting, f"seances[{place}]"))


def _convened_twice(dossier: Dossier) -> Iterator[Fault]:
    """Second convocations of a session that has one already in the dossier: one is enough (L2121-17)."""
    seen: dict[SessionKey, int] = {}
    for place, session in enumerate(dossier.sessions):
        key = first_key(session)
        if key is None:
            continue
        first = dossier.session(key).key
        if first in seen:
            told = f"la séance manquée a déjà sa seconde convocation (seances[{seen[first]}])"
            yield Fault(f"seances[{place}].seance_initiale", told)
        seen.setdefault(first, place)


def luhn(digits: str) -> bool:
    """Whether the last of the digits is the right key of the others."""
    doubled = (int(digit) * (2 if place % 2 else 1) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _session(sitting: Sitting, where: str) -> Iterator[Fault]:
    session = sitting.session
    if session.nature is SessionNature.SECOND_NOTICE and session.first_session is None:
        yield Fault(f"{where}.seance_initiale", "la séance manquée n’est pas indiquée")
    if session.closing is not None and past_midnight(session):
        yield Fault(f"{where}.heure_cloture", f"la séance se clôt le lendemain, à {wording.clock(session.closing)}")


def _proxies(sitting: Sitting, where: str) -> Iterator[Fault]:
    """Holders of too many proxies (a past session stands, CE 2 Dec. 1991 n° 109724); holders away, or to come."""
    limit = sitting.rules.proxies_per_holder
    held: Counter[str] = Counter()
    for place, presence in enumerate(sitting.session.attendance):
        holder = presence.stance.holder
        if presence.stance.state is not State.PROXY or holder is None:
            continue
        path = f"{where}.presences[{place}].mandataire"
        held[holder] += 1
        if held[holder] == limit + 1:
            yield Fault(path, f"« {shown(holder)} » porte plus de {limit} pouvoir{'s' if limit > 1 else ''}")
        if arrives(sitting, holder):
            yield Fault(path, f"« {shown(holder)} » n’arrive qu’après l’ouverture, le pouvoir ne vaut qu’ensuite")
    yield from without_holder(sitting, where)


def decisions(dossier: Dossier) -> Iterator[Fault]:
    """Numbers may begin again every year: one number on one day is said once."""
    first: dict[object, int] = {}
    for place, decision in enumerate(dossier.decisions):
        if decision.key in first:
            on = f"le {decision.day}" if decision.day else "sans date"
            told = f"numéro « {shown(decision.number)} » déjà donné {on} (decisions[{first[decision.key]}])"
            yield Fault(f"decisions[{place}].numero", told)
        first.setdefault(decision.key, place)
