"""The eight contents that the law wants in minutes (L2121-15), each with what it lacks and where that is entered."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Item, ItemKind
from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.domain.examinations import extracted, in_vain, left_aside
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.modalities import Modality
from syndic_desktop.domain.sessions import Session, Sitting
from syndic_desktop.domain.texts import words
from syndic_desktop.domain.votes import Ballot
from syndic_desktop.domain.wording import NB


class Content(Enum):
    """The eight, in the order of the law."""

    HOUR = "date et heure de la séance"
    NAMES = "président, membres présents ou représentés, secrétaire"
    QUORUM = "quorum"
    AGENDA = "ordre du jour"
    DELIBERATIONS = "délibérations et rapports"
    REQUESTS = "demandes de scrutin particulier"
    RESULTS = "résultat des scrutins"
    DISCUSSIONS = "teneur des discussions"


@dataclass(frozen=True, slots=True)
class Lack:
    """Something that a content lacks, and the place where it is entered."""

    content: Content
    sentence: str
    target: Target


def lacks(sitting: Sitting, rewordings: tuple[Rewording, ...] = ()) -> tuple[Lack, ...]:
    """What the minutes of a session lack, in order; her own words make up for a debate that was not noted."""
    session = sitting.session
    asked: tuple[tuple[Content, Said], ...] = (
        (Content.HOUR, _hour(session, rewordings)),
        (Content.NAMES, _names(sitting, rewordings)),
        (Content.QUORUM, _quorum(session, rewordings)),
        (Content.AGENDA, _agenda(session)),
        (Content.DELIBERATIONS, _deliberations(session, rewordings)),
        (Content.REQUESTS, _requests(session)),
        (Content.RESULTS, _results(sitting, rewordings)),
        (Content.DISCUSSIONS, _discussions(sitting, rewordings)),
    )
    return tuple(Lack(content, sentence, target) for content, found in asked for sentence, target in found)


Said = Iterator[tuple[str, Target]]
Hers = tuple[Rewording, ...]


def _hour(session: Session, hers: Hers) -> Said:
    if session.opening is None and session.course.opened is None:
        yield "l’heure d’ouverture n’est pas notée", Target(Part.HOUR)
    if session.president is not None and _taken_off(hers, 0, "ouverture", 1):
        yield "vous avez retiré l’ouverture de la séance", Target(Part.MINUTES)
    if _taken_off(hers, 0, "levee", 1):
        yield "vous avez retiré la clôture de la séance", Target(Part.MINUTES)


def _names(sitting: Sitting, hers: Hers) -> Said:
    session = sitting.session
    if session.president is None:
        yield "personne ne préside la séance", Target(Part.ROLL)
    if not session.held:
        yield "l’appel n’est pas fait", Target(Part.ROLL)
    if session.secretary is None:
        yield "le secrétaire de séance n’est pas désigné", Target(Part.SECRETARY)
    elif _secretary_taken_off(sitting, session.secretary, hers):
        yield "vous avez retiré la désignation du secrétaire", Target(Part.MINUTES)
    moved = {each.item for each in hers if _of(each, "mouvements") and not _words(each) and not each.added}
    for position in sorted(each for each in moved if _taken_off(hers, each, "mouvements", 1)):
        yield f"vous avez retiré les arrivées et départs au point{NB}{position}", Target(Part.MINUTES, position)


def _secretary_taken_off(sitting: Sitting, secretary: str, hers: Hers) -> bool:
    """Her other words of the opening make up for it where they name whom was designated (L2121-15)."""
    place = f"ouverture/{int(sitting.session.president is not None)}"
    if not any(each.item == 0 and each.place == place and not each.added and not _words(each) for each in hers):
        return False
    names = [wording.fold(each.last_name) for each in sitting.assembly.people if each.code == secretary]
    said = wording.fold(" ".join(_words(each) for each in hers if each.item == 0))
    return not any(name and name in said for name in names)


def _quorum(session: Session, hers: Hers) -> Said:
    if any(each.place == "quorum" and not each.added and not _words(each) for each in hers):
        yield "vous avez retiré le paragraphe du quorum", Target(Part.MINUTES)
    for position, _ in enumerate(session.items, start=1):
        if _taken_off(hers, position, "effectif", 1):
            yield f"vous avez retiré le quorum du point{NB}{position}", Target(Part.MINUTES, position)


def _agenda(session: Session) -> Said:
    if not session.items:
        yield "l’ordre du jour est vide", Target(Part.AGENDA)


def _deliberations(session: Session, hers: Hers) -> Said:
    for position, item in _kept(session):
        if item.statement and _taken_off(hers, position, "expose", len(item.statement)):
            yield f"vous avez retiré le rapport du point{NB}{position}", Target(Part.MINUTES, position)
        if item.kind is ItemKind.DELIBERATION and item.vote is not None:
            if not item.operative:
                yield f"le point{NB}{position} n’a pas de dispositif", Target(Part.OPERATIVE, position)
            if not item.statement and not item.heard:
                yield f"le point{NB}{position} n’a pas de rapport", Target(Part.STATEMENT, position)


def _requests(session: Session) -> Said:
    if session.modality is not Modality.IN_PERSON:
        return  # by video every ballot is public (L5211-11-1): nobody has to ask
    for position, item in _kept(session):
        asked = {each.ballot for each in item.conduct.requests}
        particular = item.vote is not None and item.vote.ballot in (Ballot.PUBLIC, Ballot.SECRET)
        if item.kind is ItemKind.DELIBERATION and particular and not asked:
            told = f"au point{NB}{position}, qui a demandé ce scrutin n’est pas noté"
            yield told, Target(Part.VOTE, position)


def _results(sitting: Sitting, hers: Hers) -> Said:
    session, left, decided = sitting.session, left_aside(sitting), extracted(sitting)
    for position, item in enumerate(session.items, start=1):
        if (item.fate is not Fate.KEPT or position in left) and _taken_off(hers, position, "sort", 1):
            yield f"vous avez retiré ce qu’il est advenu du point{NB}{position}", Target(Part.MINUTES, position)
    for position, item in _kept(session):
        if position not in decided:
            continue
        if item.vote is None:
            yield f"le point{NB}{position} n’a pas de résultat", Target(Part.VOTE, position)
        elif item.vote.ballot is Ballot.PUBLIC and not item.vote.by_name and not item.vote.unanimous:
            told = f"au point{NB}{position}, le scrutin public ne dit pas qui a voté quoi"
            yield told, Target(Part.VOTE, position)


def _discussions(sitting: Sitting, hers: Hers) -> Said:
    session, aside = sitting.session, {*left_aside(sitting), *in_vain(sitting)}
    # Other words for the report or the quorum are no debate.
    told = {each.item for each in hers if _words(each) and (each.added or _of(each, "debats"))}
    silent = [
        position
        for position, item in _kept(session)
        if item.kind in (ItemKind.DELIBERATION, ItemKind.DEBATE)
        and item.debate is None
        and position not in {*told, *aside}
    ]
    for position in silent:
        yield f"rien n’est noté du débat au point{NB}{position}", Target(Part.MINUTES, position)

    for position, item in _kept(session):
        doors = int(item.conduct.closed_doors is not None)  # told first, and no debate
        said = item.debate is not None and range(doors, doors + max(1, len(item.debate)))
        if said and _taken_off(hers, position, "debats", said):
            yield f"vous avez retiré le débat du point{NB}{position}", Target(Part.MINUTES, position)


def _taken_off(hers: Hers, item: int, name: str, ranks: int | range) -> bool:
    """Whether she took off these paragraphs of a place, or the first ones, and wrote nothing for them."""
    mine = [each for each in hers if each.item == item and (each.added or _of(each, name))]
    if any(_words(each) for each in mine):
        return False
    off = {each.place for each in mine if not each.added}
    some = range(ranks) if isinstance(ranks, int) else ranks
    return name in off or all(f"{name}/{rank}" in off for rank in some)


def _of(hers: Rewording, name: str) -> bool:
    return hers.place == name or hers.place.startswith(f"{name}/")


def _words(hers: Rewording) -> str:
    return words(hers.told).strip()


def _kept(session: Session) -> Iterator[tuple[int, Item]]:
    return ((rank, item) for rank, item in enumerate(session.items, start=1) if item.fate is Fate.KEPT)


def incomplete(found: tuple[Lack, ...]) -> str:
    """« Il manque au procès-verbal : … » in one sentence; empty when it lacks nothing."""
    said = [each.sentence for each in found]
    more = len(said) - 4
    rest = [f"et {wording.count(more, 'autre manque', 'autres manques')}"] if more > 0 else []
    return f"Procès-verbal incomplet{NB}: {f'{NB}; '.join([*said[:4], *rest])}." if said else ""
