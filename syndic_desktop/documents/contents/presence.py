"""Who is there, as papers say it: blocks by college, sentences for deputies and proxies, named lists, figures, quorum.

Every figure comes from one situation, so that present + proxies + missing always make the members in office.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.domain import wording
from syndic_desktop.domain.assemblies import College
from syndic_desktop.domain.attendance import Place, Situation, State
from syndic_desktop.domain.quorum import Count, Quorum
from syndic_desktop.domain.statutes import QuorumBase, Statutes, SyndicatKind
from syndic_desktop.domain.votes import Electorate
from syndic_desktop.domain.wording import NB

Context = dict[str, object]


@dataclass(frozen=True, slots=True)
class Hall:
    """What is needed to speak of the people in the room: names, colleges, rules, the name of the body, its chair.

    `over`: the session is closed, what was not done in it will not be.
    """

    names: Names
    colleges: Mapping[str, College]
    rules: Statutes
    kind: SyndicatKind
    body: str
    mixed: bool = False
    chair: str | None = None
    over: bool = False

    def for_college(self, code: str) -> str:
        """« pour le Département du Lot »; nothing where the body has one college only."""
        if len(self.colleges) < 2:
            return ""
        return f"pour {wording.with_article(self.colleges[code].article, self.colleges[code].name)}"


def presence(situation: Situation, quorum: Quorum, voters: Electorate, hall: Hall) -> Context:
    """The context `presence` of a situation."""
    sitting, deputies = situation.having(State.PRESENT), situation.having(State.DEPUTY)
    return {
        "comptes": figures(situation, voters),
        "quorum": quorum_of(quorum, hall),
        "titre_presents": _were_present(sitting, hall.names),
        "presents": blocks(sitting, hall),
        "titre_excuses": agreed("Excusé", situation.excused, hall.names),
        "excuses": blocks(situation.excused, hall),
        "titre_absents": agreed("Absent", situation.absent, hall.names),
        "absents": blocks(situation.absent, hall),
        "suppleances": substitutions(deputies, hall),
        "pouvoirs": proxies(situation.represented, hall.names),
        "personnes": {
            "presents": (present := [_present(place, hall) for place in situation.present]),
            "presents_en_colonnes": columns(present),
            "representes": [_represented(place, hall.names) for place in situation.represented],
            "excuses": [_missing(place, hall.names) for place in situation.excused],
            "absents": [_missing(place, hall.names) for place in situation.absent],
        },
    }


def columns(lines: Sequence[str]) -> Context:
    """Lines in two columns, the left one read down before the right one."""
    half = (len(lines) + 1) // 2
    return {"gauche": list(lines[:half]), "droite": list(lines[half:])}


def figures(situation: Situation, voters: Electorate) -> Context:
    """En exercice = présents + pouvoirs + manquants (excusés et absents); votants = présents + pouvoirs − retraits."""
    titulars, deputies = len(situation.having(State.PRESENT)), len(situation.having(State.DEPUTY))
    there, represented = titulars + deputies, len(situation.represented)
    excused, absent = len(situation.excused), len(situation.absent)
    aside = there + represented - len(voters.voters)
    weighted = len({place.seat.weight for place in situation.places}) > 1
    return {
        "en_exercice": len(situation.places),
        "presents": there,
        "titulaires": titulars,
        "suppleants": deputies,
        "detail": detail(titulars, deputies),
        "pouvoirs": represented,
        "excuses": excused,
        "absents": absent,
        "manquants": excused + absent,
        "detail_absents": f"dont {wording.count(excused, 'excusé')}" if excused and absent else _all_excused(excused),
        "retraits": aside,
        "votants": len(voters.voters),
        "voix": (weight := wording.count(voters.weight, "voix", "voix") if weighted else ""),
        "detail_votants": f"{weight}{_aside(aside)}".removeprefix(", "),
    }


def _all_excused(excused: int) -> str:
    return wording.agree(excused, "excusé", "excusés") if excused else ""


def _aside(number: int) -> str:
    if not number:
        return ""
    verb = wording.agree(number, "ne prend pas part au vote", "ne prennent pas part au vote")
    return f", {wording.fraction(number)}{NB}{verb}"


def detail(titulars: int, deputies: int) -> str:
    """« 12 titulaires et 1 suppléant »."""
    parts = [wording.count(titulars, "titulaire")] if titulars or not deputies else []
    if deputies:
        parts.append(wording.count(deputies, "suppléant"))
    return wording.listing(parts)


def blocks(places: Iterable[Place], hall: Hall) -> list[Context]:
    """The people of these places college by college, each with « pour le Département … » and its names."""
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(place.seat.college, []).append(place)
    return [_block(hall.for_college(code), group, hall) for code, group in groups.items()]


def agreed(word: str, places: Sequence[Place], names: Names) -> str:
    """« Excusé », « Excusée », « Absents »: the word agrees with the holders of the seats."""
    ending = "e" if places and names.women(place.seat.titular for place in places) else ""
    return f"{word}{ending}" + ("s" if len(places) > 1 else "")


def _were_present(places: Sequence[Place], names: Names) -> str:
    """« Étaient présents », « Était présente »; nothing where no titular came."""
    verb = "Étaient" if len(places) > 1 else "Était"
    return f"{verb} {agreed('présent', places, names)}" if places else ""


def substitutions(places: Iterable[Place], hall: Hall) -> list[str]:
    """One sentence a college: « Était représenté par suppléance pour … : suppléait M. X pour M. Y »."""
    groups: dict[str, list[Place]] = {}
    for place in places:
        groups.setdefault(place.seat.college, []).append(place)
    return [_substitution(hall.for_college(code), group, hall.names) for code, group in groups.items()]


def proxies(places: Sequence[Place], names: Names) -> str:
    """« Avaient donné pouvoir : M. X à Mme Y, M. Z à M. W »; nothing where there is none."""
    return entrusted([proxy(place, names) for place in places], len(places))


def proxy(place: Place, names: Names) -> str:
    """« M. X à Mme Y »."""
    return f"{names.titular(place.seat)} à {names.full(place.stance.holder)}"


def entrusted(given: Sequence[str], givers: int) -> str:
    """The sentence of these proxies, given by so many people."""
    return f"{'Avaient' if givers > 1 else 'Avait'} donné pouvoir{NB}: {', '.join(given)}" if given else ""


def quorum_of(quorum: Quorum, hall: Hall) -> Context:
    """The context `quorum`: figures and a sentence."""
    return {
        "requis": wording.fraction(quorum.required),
        "compte": wording.fraction(quorum.total.counted),
        "atteint": quorum.reached,
        "phrase": _quorum_sentence(quorum, hall),
    }


def _block(label: str, group: Sequence[Place], hall: Hall) -> Context:
    people = [place for place in group if _who(place) is not None]
    unnamed = [hall.names.titular(place.seat) for place in group if _who(place) is None]
    named = [(hall.names.civility(_who(place)), _with_remote(place, hall)) for place in people]
    said = wording.listing([each for each in (wording.together(named), *unnamed) if each])
    return {"pour": label, "noms": said, "phrase": f"{label}{NB}: {said}" if label else said}


def _who(place: Place) -> str | None:
    return place.sitter if place.seated else place.seat.titular


def _with_remote(place: Place, hall: Hall) -> str:
    name = hall.names.bare(_who(place))
    return f"{name} (en visioconférence)" if hall.mixed and place.seated and place.stance.remote else name


def _substitution(label: str, group: Sequence[Place], names: Names) -> str:
    several = len(group) > 1
    agreement = ("e" if names.women(place.seat.titular for place in group) else "") + ("s" if several else "")
    verb = "Étaient" if several else "Était"
    pairs = ", ".join(f"{names.full(place.sitter)} pour {names.titular(place.seat)}" for place in group)
    where = f" {label}" if label else ""
    return (
        f"{verb} représenté{agreement} par suppléance{where}{NB}: {'suppléaient' if several else 'suppléait'} {pairs}"
    )


def _present(place: Place, hall: Hall) -> str:
    names = hall.names
    remote = " (en visioconférence)" if hall.mixed and place.stance.remote else ""
    if place.state is State.PRESENT:
        said = (
            f"{names.full(place.sitter)}, {names.quality(place.sitter)}" if place.sitter else names.titular(place.seat)
        )
        return f"{said}{remote}"
    deputy = wording.gendered(names.civility(place.sitter), "suppléant", "suppléante")
    replaced = wording.elide("de", names.full(place.seat.titular)) if place.seat.titular else ""
    return f"{names.full(place.sitter)}, {deputy} {replaced}".rstrip() + remote


def _represented(place: Place, names: Names) -> str:
    return f"{_missing(place, names)}, a donné pouvoir à {names.full(place.stance.holder)}"


def _missing(place: Place, names: Names) -> str:
    titular = place.seat.titular
    return f"{names.full(titular)}, {names.quality(titular)}" if titular else names.titular(place.seat)


def _quorum_sentence(quorum: Quorum, hall: Hall) -> str:
    if quorum.waived:
        law = " (article L. 2121-17 du code général des collectivités territoriales)"
        source = law if hall.kind is SyndicatKind.CLOSED else ""
        return f"Sur seconde convocation, {hall.body} délibère sans condition de quorum{source}."
    reached = "est atteint" if quorum.reached else "n’est pas atteint"
    if quorum.base is QuorumBase.COLLEGES:
        counts = " ; ".join(f"{hall.colleges[code].name}, {_ratio(count)}" for code, count in quorum.by_college)
        return f"Le quorum, vérifié dans chaque collège, {reached} ({counts})."
    who = "présents ou représentés" if hall.rules.proxies_count else "présents"
    required, counted = quorum.total.required, quorum.total.counted
    if quorum.base is QuorumBase.WEIGHTS:
        needed = wording.count(required, "voix", "voix")
        return f"Le quorum, fixé à {needed}, {reached}{NB}: les membres {who} en portent {wording.fraction(counted)}."
    one = who.replace("nts", "nt").replace("tés", "té")
    needed = wording.count(required, f"membre {one}", f"membres {who}")
    said = wording.count(counted, f"membre est {one}", f"membres sont {who}")
    if quorum.weights is not None:
        needed = f"{needed} et {wording.count(quorum.weights.required, 'voix', 'voix')}"
        said = (
            f"{said}, qui {wording.agree(counted, 'porte', 'portent')} {wording.fraction(quorum.weights.counted)} voix"
        )
    return f"Le quorum, fixé à {needed}, {reached}{NB}: {said}{_uncounted(quorum, hall)}."


def _uncounted(quorum: Quorum, hall: Hall) -> str:
    """« , sans compter le Président », « , sans compter les membres intéressés »; nothing where all are counted."""
    if hall.rules.proxies_count or not quorum.aside:
        return ""
    names, interested = hall.names, quorum.aside - quorum.president
    chair = wording.gendered(names.civility(names.president()), "le Président", "la Présidente")
    members = wording.agree(interested, "le membre intéressé", "les membres intéressés")
    return f", sans compter {' ni '.join([chair] * quorum.president + [members] * (interested > 0))}"


def _ratio(count: Count) -> str:
    return f"{wording.fraction(count.counted)} pour {wording.fraction(count.required)} requis"
