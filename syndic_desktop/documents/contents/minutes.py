"""The minutes of a session (L2121-15): date and hour, who was there, quorum, agenda, reports, debates, votes, texts."""

from __future__ import annotations

from collections.abc import Sequence

from syndic_desktop.documents.contents.acts import signatories
from syndic_desktop.documents.contents.agendas import PLAIN
from syndic_desktop.documents.contents.conducts import afterwards, before, closed_doors, meanwhile
from syndic_desktop.documents.contents.extracts import taken
from syndic_desktop.documents.contents.frames import Reading, presided
from syndic_desktop.documents.contents.items import KINDS, point, unvoted
from syndic_desktop.documents.contents.naming import Names
from syndic_desktop.documents.contents.presence import Context, figures, quorum_of
from syndic_desktop.documents.contents.registers import FATES, unrecorded
from syndic_desktop.documents.contents.rolls import opening
from syndic_desktop.documents.contents.votes import NO_VOTE
from syndic_desktop.domain import wording
from syndic_desktop.domain.agenda import Fate, Speech
from syndic_desktop.domain.attendance import Situation
from syndic_desktop.domain.examinations import Unheard, examined, left_aside, unheard
from syndic_desktop.domain.quorum import Quorum
from syndic_desktop.domain.sessions import ItemState, Minutes, Session, not_dealt_with
from syndic_desktop.domain.votes import Electorate, electorate
from syndic_desktop.domain.wording import NB

PAST = (
    ("n’est pas atteint", "n’était pas atteint lorsqu’il a été vérifié"),
    ("est atteint", "était atteint lorsqu’il a été vérifié"),
    ("membre est ", "membre était "),
    ("membres sont ", "membres étaient "),
    ("portent ", "portaient "),
    ("porte ", "portait "),
)
"""The sentence of the quorum, told of a room that is no longer the same."""
SILENCE = "Aucune observation n’est formulée."


def minutes(reading: Reading) -> Context:
    """The context of the template `proces-verbal`."""
    changes, left = _attendances(reading), left_aside(reading.source.sitting)
    points = [_item(state, reading, left) | {"effectif": changes.get(state.position, "")} for state in reading.states]
    return {
        **reading.frame,
        "presence": opening(reading),
        "ouverture": _opening(reading),
        "ordre_du_jour": [_entry(state, reading.session) for state in reading.states],
        "points": points,
        "levee": _closing(reading, left),
        "corrections": corrections(reading),
        "arrete": fixing(reading),
        "signataires": signatories(reading.source.sitting, reading.names),
    }


def _opening(reading: Reading) -> list[str]:
    session, names = reading.session, reading.names
    said = []
    if session.president:
        opened = session.course.opened or session.opening
        hour = f" à {wording.clock(opened)}" if opened else ""
        said.append(_opened_by(reading, hour))
    if session.secretary:
        word = wording.gendered(names.civility(session.secretary), "désigné", "désignée")
        said.append(f"{names.full(session.secretary)} est {word} secrétaire de séance.")
    return said


def _opened_by(reading: Reading, hour: str) -> str:
    """« M. X, Président, ouvre la séance à 10 h. », or who presides in his absence; whoever is away opens nothing."""
    names, sitting = reading.names, reading.source.sitting
    usual, opener = sitting.session.president, sitting.presiding(0)
    if opener is None:
        return f"La séance est ouverte{hour}."
    titled = presided(sitting, names, 0, opener)
    comma = "," if titled != names.full(opener) else ""
    away = usual is not None and opener != usual and sitting.situation(0).place_of(usual) is None
    return f"{titled}{comma} ouvre la séance{hour}{f', en l’absence de {names.full(usual)}' if away else ''}."


def _entry(state: ItemState, session: Session) -> Context:
    added = " (point ajouté à l’ordre du jour)" if session.came_late(state.item) else ""
    return {"rang": state.position, "objet": f"{wording.french(state.item.subject)}{added}"}


def _item(state: ItemState, reading: Reading, left: Sequence[int]) -> Context:
    if not examined(reading.source.sitting, state.position):
        return _aside(state, reading) | {"sort": _unheard(state, reading, left)}
    item = state.item
    told = point(state, reading)
    silent = unvoted(state, reading) or item.vote is None
    return told | {
        "titre": told["titre"] if item.deliberates and item.number else "",
        "nature": "" if item.kind in PLAIN else KINDS[item.kind],
        "mouvements": before(state, reading),
        "sort": _fate(state),
        "debats": [*closed_doors(state, reading), *_debate(item.debate, reading.names), *meanwhile(state, reading)],
        "vote": NO_VOTE if silent else taken(state, reading),
        "non_vote": _no_vote(state, reading) if item.deliberates and item.vote is None else "",
        "presidence": told["presidence"] if _another(state, reading) else "",
    }


def _no_vote(state: ItemState, reading: Reading) -> str:
    if not state.quorum.reached:
        return f"Ce point n’a pas été mis aux voix, {Unheard.QUORUM.value}."
    return f"{unrecorded(state, reading)}."


def _aside(state: ItemState, reading: Reading) -> Context:
    """An item that was never opened: its subject and what became of it; nobody spoke of it, nor presided over it."""
    told: Context = {name: _nothing(said) for name, said in point(state, reading).items()}
    return told | {
        "position": state.position,
        "type": KINDS[state.item.kind],
        "objet": wording.french(state.item.subject),
        "nature": "",
        "mouvements": before(state, reading),
        "debats": [],
        "vote": NO_VOTE,
        "non_vote": "",
    }


def _nothing(said: object) -> object:
    """What says nothing in the place of a field: as it is laid out, a template may go through it."""
    return type(said)() if isinstance(said, (str, list, tuple)) else said


def _unheard(state: ItemState, reading: Reading, left: Sequence[int]) -> str:
    """« Ce point n’a pas été examiné, faute de quorum. »; nothing of « questions diverses » that nobody had."""
    if state.item.fate in FATES or state.position not in left:
        return _fate(state)
    why = unheard(reading.source.sitting, state.position)
    return f"Ce point n’a pas été examiné{f', {why.value}' if why and why.value else ''}."


def _another(state: ItemState, reading: Reading) -> bool:
    """Whether somebody else than the president of the session presides over an item."""
    return reading.source.sitting.presiding(state.position) not in (None, reading.session.president)


def _attendances(reading: Reading) -> dict[int, str]:
    """Figures and quorum by position, where they are no longer those printed last (at the opening, or at an item)."""
    sitting = reading.source.sitting
    room = sitting.situation(0)
    printed = _counted(room, sitting.opening_quorum(), electorate(room))
    told = {}
    for state in reading.states:
        counted = _counted(state.situation, state.quorum, state.electorate)
        if state.item.deliberates and counted != printed and examined(sitting, state.position):
            told[state.position], printed = _attendance(state, reading), counted
    return told


def _counted(room: Situation, quorum: Quorum, voters: Electorate) -> tuple[object, ...]:
    """What figures and quorum are made of: they are to be told again once it has changed."""
    states = tuple(place.state for place in room.places)
    return states, quorum.total, quorum.weights, quorum.waived, frozenset(voter.seat for voter in voters.voters)


def _attendance(state: ItemState, reading: Reading) -> str:
    """« À l’examen de ce point : 18 présents, 1 pouvoir et 19 votants. » and the quorum."""
    weight, given = figures(state.situation, state.electorate)["voix"], len(state.situation.represented)
    parts = (
        wording.count(len(state.situation.present), "présent"),
        wording.count(given, "pouvoir") if given else "aucun pouvoir",
        wording.count(len(state.electorate.voters), "votant") + (f" ({weight})" if weight else ""),
    )
    sentence = str(quorum_of(state.quorum, reading.hall)["phrase"])
    if reading.source.sitting.situation(state.position) != state.situation and not state.quorum.waived:
        sentence = _earlier(sentence)  # the room has changed since
    return f"À l’examen de ce point{NB}: {wording.listing(parts)}. {sentence}"


def _earlier(sentence: str) -> str:
    """« Le quorum … était atteint lorsqu’il a été vérifié : 6 membres étaient présents. »"""
    for now, then in PAST:
        sentence = sentence.replace(now, then, 1)
    return sentence


def _fate(state: ItemState) -> str:
    if state.item.fate is Fate.WITHDRAWN:
        return "Ce point est retiré de l’ordre du jour."
    return "L’examen de ce point est reporté à une séance ultérieure." if state.item.fate in FATES else ""


def _debate(debate: tuple[Speech, ...] | None, names: Names) -> list[str]:
    """The substance of the discussion: nothing where nothing was noted, a sentence where nobody spoke."""
    if debate is None:
        return []
    return [_speech(speech, names) for speech in debate] or [SILENCE]


def _speech(speech: Speech, names: Names) -> str:
    """« M. X demande si … » when the words go on from the name, « M. X : … » when they are a sentence of their own."""
    text = wording.french(speech.text)
    link = " " if text[:1].islower() else f"{NB}: "
    answer = f" {wording.french(speech.answer)}" if speech.answer else ""
    return f"{names.full(speech.speaker)}{link}{text}{answer}"


def _closing(reading: Reading, unseen: Sequence[int]) -> str:
    """Nothing says that the agenda is exhausted where something of it was not dealt with, or the quorum lacked."""
    closing, left = reading.session.closing, _left(reading, unseen)
    last = [state.quorum for state in reading.states[-1:]]
    lacking = any(not quorum.reached for quorum in (reading.source.sitting.opening_quorum(), *last))
    said = f"la séance est levée{f' à {wording.clock(closing)}' if closing else ''}."
    told = said.capitalize() if left or lacking else f"L’ordre du jour étant épuisé, {said}"
    return " ".join(filter(None, (afterwards(reading), *left, told)))


def _left(reading: Reading, unseen: Sequence[int]) -> list[str]:
    """« Les points 5 et 6 n’ont pas été examinés. »; nothing of a session whose course nobody noted."""
    session = reading.session
    left = not_dealt_with(session) if session.course.opened else ()
    seen = [each for each in left if each not in unseen]
    return [*_not(unseen, "été examiné", "été examinés"), *_not(seen, "été mis aux voix", "été mis aux voix")]


def _not(positions: Sequence[int], one: str, many: str) -> list[str]:
    if len(positions) < 2:
        return [f"Le point{NB}{each} n’a pas {one}." for each in positions]
    return [f"Les points{NB}{wording.listing(map(str, positions))} n’ont pas {many}."]


def _about(reading: Reading) -> Minutes:
    return reading.session.minutes or Minutes()


def corrections(reading: Reading) -> list[str]:
    """What the session that fixes them asked to be put right."""
    return [wording.french(each) for each in _about(reading).corrections]


def fixing(reading: Reading) -> str:
    """« Procès-verbal arrêté en séance du 3 mai 2019 et publié le 6 mai 2019. »; nothing until it is fixed."""
    about = _about(reading)
    if about.fixed is None:
        return ""
    published = f" et publié le {wording.long_date(about.published)}" if about.published else ""
    return f"Procès-verbal arrêté en séance du {wording.long_date(about.fixed)}{published}."
