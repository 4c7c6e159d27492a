"""Any gestures, one after the other: the file always holds, the past never changes, and everything can be taken back.

SYNDIC_GESTURES is how many sequences are drawn, thousands when hunting; the check draws none yet.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory
from unicodedata import category

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from syndic_desktop.actions import Done
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.documents import folders
from syndic_desktop.documents.sources import source_of
from syndic_desktop.domain.acts import Act, Transmission
from syndic_desktop.domain.agenda import Annex, Item, ItemKind
from syndic_desktop.domain.attendance import Movement, Presence, Stance, State
from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.domain.errors import FileTrouble, RuleViolation
from syndic_desktop.domain.notices import Notice
from syndic_desktop.domain.sessions import Session, thawed
from syndic_desktop.domain.texts import paragraph
from syndic_desktop.domain.votes import Vote
from syndic_desktop.exchange import archives
from syndic_desktop.exchange.dossiers import check, parse, to_zip
from syndic_desktop.store import Reader, Store, create_store, open_store
from tests.actions.any_gestures import ON_ASSEMBLY, World, drawn
from tests.actions.assemblies import ASSEMBLY, SYNDICAT
from tests.actions.gestures import clock
from tests.strategies import dossiers

SEQUENCES = int(os.environ.get("SYNDIC_GESTURES", "6"))
LENGTH = 14
PHASES = [Phase.explicit, Phase.reuse, Phase.generate] + [Phase.shrink] * ("SYNDIC_GESTURES" in os.environ)
"""Making a failure smaller takes minutes: only when hunting."""

ON_DEMAND = pytest.mark.skipif(
    "SYNDIC_GESTURES" not in os.environ,
    reason="à la demande : pas encore de longue suite sans échec ; SYNDIC_GESTURES dit combien de suites",
)
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
    )  # fmt: skip
    planned = (
        Item(ItemKind.DELIBERATION, "Marché", matter="1.1", statement=(paragraph("Marché."),)),
        Item(ItemKind.ANY_OTHER_BUSINESS, "Questions diverses"),
    )
    convened = Session("CS", date(2026, 10, 30), "Cahors", "ada", notice=Notice(date(2026, 10, 9)), items=planned)
    draft = Session("CS", date(2026, 12, 4), "Cahors", "ada", items=planned)
    return Dossier(SYNDICAT, ASSEMBLY, (held, convened, draft))


@dataclass(frozen=True)
class Content:
    """All there is in a file that a gesture may change."""

    dossier: Dossier
    files: dict[str, bytes]

    @classmethod
    def of(cls, reader: Reader) -> Content:
        return cls(reader.dossier(), {line.path: reader.file(line.path) for line in reader.files()})


def content(store: Store) -> Content:
    with store.reading() as reader:
        return Content.of(reader)


def lines(store: Store) -> int:
    with store.reading() as reader:
        return len(reader.journal(1_000_000))


def is_shown(said: str) -> bool:
    """Whether a sentence or a label is fit for the screen: one line, of a length one reads."""
    return 0 < len(said.strip()) < 1000 and not any(category(each) in ("Cc", "Cs") for each in said)


def assert_holds(held: Content) -> None:
    """What is in the file can be exported, and comes back the same."""
    check(held.dossier)
    text, files = archives.unpack(to_zip(held.dossier, held.files))
    again = parse(text, files)
    assert again.dossier == replace(held.dossier, sessions=tuple(map(thawed, held.dossier.sessions)))
    assert all(held.files[path] == data for path, data in again.files.items())


def past(held: Content) -> list[object]:
    """What the sessions held say: all that their `etat` is made of, and every word of their extracts."""
    found: list[object] = []
    for session in held.dossier.sessions:
        if session.held:
            source = source_of(held.dossier, session.key, held.files)
            found.append(source.sitting.states())
            found.append([(paper.path, paper.context) for paper in folders.papers(source) if paper.kind == "extrait"])
    return found


def attempted(store: Store, data: st.DataObject, before: Content) -> tuple[Content, Done | None]:
    """Make any gesture; a refusal is one sentence, and leaves everything as it was."""
    with store.reading() as reader:
        world, journal = World.read(reader, before.dossier), len(reader.journal(100_000))
    name, gesture = drawn(data.draw, world)
    try:
        done = gesture(store)
        said = done.label
    except (RuleViolation, FileTrouble) as refusal:
        done, said = Done(""), str(refusal)
    assert is_shown(said), said
    after = content(store)
    if done.undo is None:
        assert not done.touched
        assert (after, lines(store)) == (before, journal)
        return before, None
    if name in ON_ASSEMBLY and not getattr(gesture, "keywords", {}).get("everywhere"):
        # Not yet the extracts when a rule of the profile changes: some of their words are those of today.
        both = slice(None, None, 2 if name == "rules" else 1)
        assert past(after)[both] == past(before)[both]
    return after, done


def assert_all_taken_back(store: Store, passed: list[Content], made: list[Done]) -> None:
    """Undo every gesture, the last one first, then make them all again."""
    redo = []
    for before, done in reversed(list(zip(passed, made, strict=False))):
        assert done.undo is not None
        undone = done.undo(store)
        assert content(store) == before, f"annuler : {done.label}"
        assert undone.undo is not None
        redo.append((done.label, undone.undo))
    for (label, gesture), after in zip(reversed(redo), passed[1:], strict=True):
        again = gesture(store)
        assert content(store) == after, f"rétablir : {label}"
        assert again.undo is not None


def run(store: Store, data: st.DataObject) -> None:
    passed, made = [content(store)], []
    for _ in range(data.draw(st.integers(1, LENGTH))):
        after, done = attempted(store, data, passed[-1])
        if done is not None:
            assert_holds(after)
            passed.append(after)
            made.append(done)
    assert_all_taken_back(store, passed, made)
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


@ON_DEMAND
@settings(max_examples=SEQUENCES, phases=PHASES, suppress_health_check=SLOW)
@given(st.data())
def test_any_gestures_hold_and_are_taken_back(model: Path, data: st.DataObject) -> None:
    with copied(model) as store:
        run(store, data)


@ON_DEMAND
@settings(max_examples=max(2, SEQUENCES // 3), phases=PHASES, suppress_health_check=SLOW)
@given(dossiers(), st.data())
def test_any_gestures_on_any_dossier_hold_and_are_taken_back(dossier: Dossier, data: st.DataObject) -> None:
    with TemporaryDirectory() as folder, create_store(Path(folder, "x.syndic"), clock=clock, holder="essai") as store:
        named = {annex.file for session in dossier.sessions for item in session.items for annex in item.annexes}
        named |= {annex.file for topic in dossier.topics for annex in topic.item.annexes}
        import_dossier(store, dossier, {path: b"x" for path in named if path})
        run(store, data)
