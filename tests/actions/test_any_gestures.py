"""Any gestures, one after the other: the file always holds, the past never changes, and everything can be taken back.

The check makes the same few sequences every time. SYNDIC_GESTURES is how many others are drawn when hunting, longer
ones: « SYNDIC_GESTURES=150 pytest tests/actions/test_any_gestures.py ».
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from datetime import date, time
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from syndic_desktop.actions import Done, Gesture, Topic
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.documents import folders
from syndic_desktop.documents.sources import source_of
from syndic_desktop.domain.acts import Act, Transmission
from syndic_desktop.domain.agenda import Annex, Item, ItemKind
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.conducts import Course
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.sessions import Session, thawed
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.votes import Vote
from syndic_desktop.exchange import archives
from syndic_desktop.exchange.dossiers import check, parse, to_zip
from syndic_desktop.store import Store, create_store, open_store
from syndic_desktop.store.items import OUTLINE
from syndic_desktop.store.outlines import AT_MOST
from tests.actions.any_gestures import ON_ASSEMBLY, RARE, drawn
from tests.actions.any_gestures.basics import World
from tests.actions.assemblies import ASSEMBLY, SYNDICAT
from tests.actions.contents import Content, assert_told, content, journal, journal_length
from tests.actions.gestures import clock
from tests.actions.questions import ask_everything
from tests.strategies import dossiers

HUNTING = int(os.environ.get("SYNDIC_GESTURES", "0"))
SEQUENCES, LENGTH = (HUNTING, 30) if HUNTING else (3, 10)
PHASES = [Phase.explicit, Phase.reuse, Phase.generate] + [Phase.shrink] * bool(HUNTING)
"""Making a failure smaller takes minutes: only when hunting."""

SLOW = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.large_base_example]
PRESENT = Stance(State.PRESENT)


def starting() -> Dossier:
    """A small syndicat: one session held, one convened, one in preparation."""
    voted = Item(
        ItemKind.DELIBERATION,
        "Budget",
        number="CS2026/01",
        matter="7.1",
        vote=Vote(unanimous=True),
        statement=(paragraph("Le budget est proposé."),),
        act=Act(transmission=Transmission(date(2026, 2, 12))),
    )
    open_still = Item(
        ItemKind.DELIBERATION,
        "Bail",
        number="CS2026/02",
        matter="3.3",
        rapporteur="cleo",
        annexes=(Annex("Plan", "annexes/plan.pdf"),),
    )
    held = Session(
        "CS", date(2026, 2, 10), "Cahors", "ada",
        attendance=(Presence("orsigny-1", PRESENT), Presence("orsigny-2", PRESENT)),
        movements=(Movement("orsigny-1", 3, Stance(State.EXCUSED)),),
        items=(voted, open_still, Item(ItemKind.INFORMATION, "Divers")),
        course=Course(time(18), 2),
    )  # fmt: skip
    planned = (
        Item(ItemKind.DELIBERATION, "Marché", matter="1.1", statement=(paragraph("Marché."),)),
        Item(ItemKind.ANY_OTHER_BUSINESS, "Questions diverses"),
    )
    convened = Session("CS", date(2026, 10, 30), "Cahors", "ada", notice=Notice(date(2026, 10, 9)), items=planned)
    draft = Session("CS", date(2026, 12, 4), "Cahors", "ada", items=planned)
    return Dossier(SYNDICAT, ASSEMBLY, (held, convened, draft))


def is_shown(said: str) -> bool:
    """Whether a sentence or a label is fit for the screen: one line, of a length one reads."""
    return 0 < len(said.strip()) < 1000 and not any(category(each) in ("Cc", "Cs") for each in said)


@dataclass(frozen=True)
class Telling:
    """What a file says, as it is exported."""

    dossier: Dossier
    files: dict[str, bytes]

    @classmethod
    def of(cls, store: Store) -> Telling:
        with store.reading() as reader:
            told = cls(reader.dossier(), {line.path: reader.file(line.path) for line in reader.files()})
            ids = sorted(line.id for line in reader.sessions())
            outlines = [bare(reader.outline(each)[0]) for each in ids[-AT_MOST:]]  # kept from a gesture to the next
        assert outlines == [bare(session) for session in told.dossier.sessions[-AT_MOST:]]
        return told


def bare(session: Session) -> Session:
    """A session as the room reads it: nothing of what is written of its items, nor of its minutes."""
    items = (
        Item(**{each.name: getattr(item, each.name) for each in fields(item) if each.name in OUTLINE})
        for item in session.items
    )
    return replace(session, items=tuple(items), minutes=None)


def assert_holds(told: Telling) -> None:
    """What is in the file can be exported, and comes back the same."""
    check(told.dossier)
    text, files = archives.unpack(to_zip(told.dossier, told.files))
    again = parse(text, files)
    assert again.dossier == replace(told.dossier, sessions=tuple(map(thawed, told.dossier.sessions)))
    assert all(told.files[path] == data for path, data in again.files.items())


def past(told: Telling) -> list[object]:
    """What the sessions held say: all that their `etat` is made of, and every word of their extracts."""
    found: list[object] = []
    for session in told.dossier.sessions:
        if session.held:
            source = source_of(told.dossier, session.key, told.files)
            found.append(source.sitting.states())
            found.append([(paper.path, paper.context) for paper in folders.papers(source) if paper.kind == "extrait"])
    return found


@dataclass
class Story:
    """A sequence of gestures on one file: what it went through, and what can be taken back.

    `passed` begins with the content before the first of `made`, which are those that can be taken back.
    """

    store: Store
    passed: list[Content]
    made: list[Done]
    telling: Telling

    @classmethod
    def of(cls, store: Store) -> Story:
        return cls(store, [content(store)], [], Telling.of(store))

    @property
    def now(self) -> Content:
        return self.passed[-1]

    @property
    def world(self) -> World:
        with self.store.reading() as reader:
            return World.read(reader, self.telling.dossier)

    def make(self, name: str, gesture: Gesture) -> None:
        """Make a gesture; a refusal is one sentence, and leaves everything as it was."""
        if name in RARE:  # once it is made there is nothing before it to go back to
            assert_all_taken_back(self.store, self.passed, self.made)
        lines = journal_length(self.store)
        try:
            done = gesture(self.store)
            said = done.label
        except (RuleViolation, FileTrouble) as refusal:
            done, said = Done(""), str(refusal)
        assert is_shown(said), said
        assert not done.remark or is_shown(done.remark), done.remark
        after = content(self.store)
        if done.undo is None and not done.touched:
            assert (after, journal_length(self.store)) == (self.now, lines), said
            return
        before, self.telling = self.telling, Telling.of(self.store)
        assert_holds(self.telling)
        if done.undo is None:
            self._settle(after, done, gesture)
            return
        if name in ON_ASSEMBLY and not getattr(gesture, "keywords", {}).get("everywhere"):
            assert past(self.telling) == past(before)
        self.passed.append(after)
        self.made.append(done)

    def _settle(self, after: Content, done: Done, gesture: Gesture) -> None:
        """What cannot be taken back: a trace of papers made, which stays whatever is; else all begins anew.

        What was brought in and is brought in again changes nothing.
        """
        if done.touched == {Topic.PAPERS}:
            assert after.without_papers() == self.now.without_papers()
            self.passed[-1] = after
            return
        again = gesture(self.store)
        assert content(self.store) == after, again.label
        self.made.clear()
        self.passed[:] = [after]

    def step_back(self) -> None:
        """Take the last gesture back for good."""
        if self.made:
            self.passed.pop()
            taken_back(self.store, self.made.pop(), self.now)
            self.passed[-1] = content(self.store)  # with the papers made meanwhile
            self.telling = Telling.of(self.store)


def taken_back(store: Store, done: Done, before: Content) -> Gesture:
    assert done.undo is not None
    undone = done.undo(store)
    assert content(store).without_papers() == before.without_papers(), f"annuler : {done.label}"
    assert undone.undo is not None
    return undone.undo


def assert_all_taken_back(store: Store, passed: list[Content], made: list[Done]) -> None:
    """Undo every gesture, the last one first, then make them all again."""
    end = content(store)
    redo = [
        (done.label, taken_back(store, done, before))
        for before, done in reversed(list(zip(passed, made, strict=False)))
    ]
    for (label, gesture), after in zip(reversed(redo), passed[1:], strict=True):
        again = gesture(store)
        assert content(store).without_papers() == after.without_papers(), f"rétablir : {label}"
        assert again.undo is not None
    assert content(store) == end


def run(store: Store, data: st.DataObject, length: int = LENGTH) -> None:
    story, told = Story.of(store), journal_length(store)
    start = story.now
    for _ in range(length):
        if story.made and not data.draw(st.integers(0, 7)):  # now and then, as one does before going another way
            story.step_back()
        else:
            story.make(*drawn(data.draw, story.world))
    ask_everything(store)
    assert_all_taken_back(store, story.passed, story.made)
    assert_told(start.rows, journal(store)[told:], story.now.rows)
    store.check()


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The file that every sequence starts from."""
    path: Path = tmp_path_factory.mktemp("modèle") / "m.syndic"
    with create_store(path, clock=clock, holder="essai") as store:
        import_dossier(store, starting(), {"annexes/plan.pdf": b"%PDF"})
    return path


@contextmanager
def copied(model: Path) -> Iterator[Store]:
    with TemporaryDirectory() as folder:
        path = Path(folder, "x.syndic")
        shutil.copy(model, path)
        with open_store(path, clock=clock, holder="essai") as store:
            yield store


@settings(max_examples=SEQUENCES, phases=PHASES, suppress_health_check=SLOW, derandomize=not HUNTING)
@given(st.data())
def test_any_gestures_hold_and_are_taken_back(model: Path, data: st.DataObject) -> None:
    with copied(model) as store:
        run(store, data)


@settings(max_examples=(SEQUENCES + 1) // 2, phases=PHASES, suppress_health_check=SLOW, derandomize=not HUNTING)
@given(dossiers(), st.data())
def test_any_gestures_on_any_dossier_hold_and_are_taken_back(dossier: Dossier, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, create_store(Path(folder, "x.syndic"), clock=clock, holder="essai") as store:
        named = {annex.file for session in dossier.sessions for item in session.items for annex in item.annexes}
        named |= {annex.file for topic in dossier.topics for annex in topic.item.annexes}
        import_dossier(store, dossier, {path: b"x" for path in named if path})
        run(store, data)
