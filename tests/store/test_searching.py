"""What is asked is found, whatever the accents and the signs, and shown as it was written."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from syndic_desktop.domain.agenda import Annex, Clause, Item, ItemKind
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.texts import Heading, Listing, Table, paragraph
from syndic_desktop.store import END, FOUND, Hit, Store, create_store
from tests.store import years
from tests.store.conftest import clock
from tests.store.dossiers import DOSSIER, SESSION, keep

TEXT = (
    "L’assemblée générale examine les œuvres d’art de l’échangeur ; la cœxistence des réseaux, "
    "leur éclairage et leur maîtrise d’ouvrage sont à l’étude."
)


@pytest.fixture
def session_id(store: Store) -> int:
    return keep(store, replace(DOSSIER, sessions=(replace(SESSION, items=(), movements=()),)))[0]


def add(store: Store, session_id: int, *items: Item) -> list[int]:
    with store.writing("ajouter") as writer:
        return [writer.add_item(session_id, 99, item) for item in items]


def item(subject: str = "Objet", text: str = "", **others: object) -> Item:
    statement = (paragraph(text),) if text else ()
    return Item(ItemKind.DELIBERATION, subject, statement=statement, **others)  # type: ignore[arg-type]


def hits(store: Store, asked: str, limit: int = 50) -> tuple[Hit, ...]:
    with store.reading() as reader:
        return reader.search(asked, limit)


def extract(store: Store, asked: str) -> str:
    (hit,) = hits(store, asked)
    return hit.extract.replace(FOUND, "[").replace(END, "]")


@pytest.mark.parametrize(
    "asked",
    [
        "assemblée", "ASSEMBLEE", "l'assemblée", "l’assemblée générale", "œuvres", "oeuvres", "OEUVRES d’art",
        "coexistence", "éclair", "maitr", "eclairage maîtrise", "« échangeur »", "etude", "l'étu", "art.", "œuv",
    ],
)  # fmt: skip
def test_accents_ligatures_apostrophes_and_case_do_not_matter(store: Store, session_id: int, asked: str) -> None:
    add(store, session_id, item(text=TEXT), item(text="Rien de tel ici."))

    assert [hit.position for hit in hits(store, asked)] == [1]


@pytest.mark.parametrize("asked", ["semblée", "assemblées", "éclairages", "général art", "échangeur absent"])
def test_what_is_not_there_is_not_found(store: Store, session_id: int, asked: str) -> None:
    add(store, session_id, item(text=TEXT))

    assert hits(store, asked) == ()


def test_everything_that_is_said_to_be_searched_is(store: Store, session_id: int) -> None:
    operative = (Clause("d’attribuer", verb="DÉCIDE", sub=("le lot alpha",)),)
    statement = (Heading("Bravo"), Listing((paragraph("charlie"),)), Table((("delta", "écho"),)))
    whole = replace(item("Foxtrot", number="CS2019/05", verb="ADOPTE", operative=operative), statement=statement)
    (item_id,) = add(store, session_id, whole)

    for asked in ("alpha", "bravo", "charlie", "delta", "echo", "foxtrot", "CS2019/05", "cs2019", "décide", "adopte"):
        assert [hit.item_id for hit in hits(store, asked)] == [item_id], asked


def test_the_index_follows_every_change(store: Store, session_id: int) -> None:
    first, second = add(store, session_id, item("Voirie"), item("Énergie"))
    with store.writing("corriger") as writer:
        writer.save_item(first, item("Fibre"))
        writer.remove_item(second)
    assert (hits(store, "voirie"), hits(store, "energie")) == ((), ())
    assert [hit.item_id for hit in hits(store, "fibre")] == [first]

    with store.writing("supprimer") as writer:
        writer.remove_session(session_id)

    assert hits(store, "fibre") == ()


def test_what_is_undone_is_not_found(store: Store, session_id: int) -> None:
    with pytest.raises(ZeroDivisionError), store.writing("échouer") as writer:
        writer.add_item(session_id, 1, item(f"Voirie {1 / 0}"))

    assert hits(store, "voirie") == ()


def test_a_subject_weighs_more_than_a_statement(store: Store, session_id: int) -> None:
    said, meant = add(store, session_id, item("Budget", "La voirie."), item("Voirie", "Le budget."))

    assert [hit.item_id for hit in hits(store, "voirie")] == [meant, said]


def test_the_newest_comes_first_among_equals(store: Store) -> None:
    days = [date(2020, 1, 1), date(2022, 1, 1), date(2021, 1, 1)]
    same = (item("Approbation du procès-verbal"),)
    keep(store, replace(DOSSIER, sessions=tuple(replace(SESSION, day=day, items=same, movements=()) for day in days)))

    assert [hit.day.year for hit in hits(store, "approbation")] == [2022, 2021, 2020]
    assert len(hits(store, "approbation", limit=2)) == 2


def test_a_hit_tells_where_it_is(store: Store, session_id: int) -> None:
    (item_id,) = add(store, session_id, item("Voirie", number="CS2019/05"))

    (hit,) = hits(store, "voirie")

    assert (hit.item_id, hit.session_id, hit.key, hit.position) == (item_id, session_id, SESSION.key, 1)
    assert (hit.number, hit.subject, hit.body, hit.day) == ("CS2019/05", "Voirie", "CS", date(2019, 2, 1))


def test_an_extract_shows_what_was_written_with_the_found_words_marked(store: Store, session_id: int) -> None:
    add(store, session_id, item(text=TEXT))

    assert "les [œuvres] d’[art] de" in extract(store, "ART oeuvr")
    assert extract(store, "l'assemblee").startswith("[L]’[assemblée] générale")
    assert "la [cœxistence] des" in extract(store, "coexistence")
    assert "[maîtrise] d’ouvrage" in extract(store, "maitrise")


def test_a_long_extract_is_cut_between_words(store: Store, session_id: int) -> None:
    add(store, session_id, item(text=f"{'avant ' * 200}milieu {'après ' * 200}"))

    shown = extract(store, "milieu")

    assert shown.startswith("…avant")
    assert shown.endswith("après…")
    assert "[milieu]" in shown
    assert len(shown) < 250


def test_a_letter_and_its_accent_apart_are_shown_together(store: Store, session_id: int) -> None:
    add(store, session_id, item(text="La re\u0301gie."))

    assert extract(store, "régie") == "La [régie]."


def test_the_subject_is_shown_where_only_the_number_matches(store: Store, session_id: int) -> None:
    add(store, session_id, item("Voirie", number="CS2019/05"))

    assert extract(store, "CS2019/05") == "Voirie"


ODD = [
    "", " ", "«", "'", '"', '""', "*", "a*", "(", "NEAR(a b)", "a AND", "OR", "NOT a", "subject:a", "-a", "^a", "a + b",
    "{a b}: c",
    "\0", "\ud800", "é" * 5000, "a " * 500, "œ", "ß", "’", "%", "_", "a_b", "2024-CS-007", "\u0301", "ﬁ", "İ",
]  # fmt: skip


@pytest.mark.parametrize("asked", ODD)
def test_odd_questions_are_answered(store: Store, session_id: int, asked: str) -> None:
    add(store, session_id, item(text=TEXT))

    assert len(hits(store, asked)) <= 1


def test_any_question_is_answered(tmp_path: Path) -> None:
    with create_store(tmp_path / "x.syndic", clock=clock, holder="Marie") as store:
        (session_id,) = keep(store, replace(DOSSIER, sessions=(replace(SESSION, items=(), movements=()),)))
        add(store, session_id, item(text=TEXT))

        @settings(max_examples=200)
        @given(st.text(max_size=20) | st.text("œæ’'\"*()^:-+ abeé0", max_size=12))
        def ask(asked: str) -> None:
            assert len(hits(store, asked)) <= 1

        ask()


def test_any_word_of_a_text_finds_it(tmp_path: Path) -> None:
    with create_store(tmp_path / "x.syndic", clock=clock, holder="Marie") as store:
        (session_id,) = keep(store, replace(DOSSIER, sessions=(replace(SESSION, items=(), movements=()),)))
        (item_id,) = add(store, session_id, item())

        @settings(max_examples=100)
        @given(st.lists(st.text("aeéèœæçßïÉŒÆ19", min_size=2, max_size=8), min_size=1, max_size=5), st.data())
        def write_and_ask(words: list[str], data: st.DataObject) -> None:
            with store.writing("écrire") as writer:
                writer.save_item(item_id, item(text=" ".join(words)))
            word = data.draw(st.sampled_from(words))
            (hit,) = hits(store, word)
            assert f"{FOUND}{word}" in hit.extract

        write_and_ask()


def test_thirty_years_are_searched_in_the_blink_of_an_eye(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with create_store(tmp_path / "x.syndic", clock=clock, holder="Marie") as store:
        keep(store, years.dossier())
        took = sorted(_asked(store, question) for question in years.questions(150))
    p95 = took[int(len(took) * 0.95)]
    with capsys.disabled():
        print(f"\nrecherche, 7000 délibérations : médiane {took[len(took) // 2]:.1f} ms, p95 {p95:.1f} ms")
    assert p95 < 100  # the goal is 30, on the clock of the wall


def test_an_endless_word_that_nobody_wrote_is_looked_for_at_once(tmp_path: Path) -> None:
    with create_store(tmp_path / "x.syndic", clock=clock, holder="Marie") as store:
        keep(store, DOSSIER)

        assert _asked(store, "é" * 100_000) < 1000


def _asked(store: Store, question: str) -> float:
    started = time.process_time()  # a busy machine must not fail the tests
    hits(store, question)
    return (time.process_time() - started) * 1000


def told_in_minutes(store: Store, asked: str) -> list[tuple[int, int, str]]:
    with store.reading() as reader:
        found = reader.search_minutes(asked)
    return [(hit.item_id, hit.position, hit.extract.replace(FOUND, "[").replace(END, "]")) for hit in found]


def test_what_she_wrote_in_minutes_is_found_with_its_item(store: Store, session_id: int) -> None:
    kept, gone = add(store, session_id, item("Barques"), item("Filets"))
    about = Minutes(
        rewordings=(
            Rewording(1, "debats/0", (), (paragraph("Mme Blin s’étonne du prix des œuvres."),)),
            Rewording(0, "levee", (), (paragraph("On se lève à l’étale."),)),
            Rewording(2, "expose/0", (), (paragraph("Le chalut traîne."),)),
        )
    )
    with store.writing("rédiger") as writer:
        writer.save_minutes(session_id, about)

    assert told_in_minutes(store, "ŒUVRES blin") == [(kept, 1, "Mme [Blin] s’étonne du prix des [œuvres].")]
    assert told_in_minutes(store, "l'éta") == [(0, 0, "On se lève à [l]’[étale].")]
    assert told_in_minutes(store, "prix levée") == told_in_minutes(store, "") == told_in_minutes(store, "€") == []
    with store.writing("retirer") as writer:
        writer.remove_item(gone)
    assert told_in_minutes(store, "chalut") == [(0, 0, "Le [chalut] traîne.")]


def test_words_that_she_took_back_are_found_no_more(store: Store, session_id: int) -> None:
    with store.writing("rédiger") as writer:
        writer.save_minutes(session_id, Minutes(rewordings=(Rewording(0, "levee", (), (paragraph("Filets."),)),)))
    assert len(told_in_minutes(store, "filets")) == 1

    with store.writing("reprendre") as writer:
        writer.save_minutes(session_id, Minutes())

    assert told_in_minutes(store, "filets") == []


RESTING = {
    "visas": ("le code général des collectivités, art. L5211-9",),
    "recitals": ("que la trame hertzienne sature",),
    "heard": ("le rapport de la commission Ruralité",),
    "annexes": (Annex("Convention d’occupation du château d’eau", "annexes/plan.pdf"),),
}
ASKED = ("L5211-9", "hertzienne", "ruralite", "chateau d'eau")


def test_what_an_item_rests_on_is_found_and_shown(store: Store, session_id: int) -> None:
    add(store, session_id, item("Fibre", "Un texte.", **RESTING))

    assert [len(hits(store, asked)) for asked in ASKED] == [1, 1, 1, 1]
    assert extract(store, "hertz") == "que la trame [hertzienne] sature"
    assert len(hits(store, "texte hertzienne")) == 1, "words of two parts are found together"


@pytest.mark.parametrize(("part", "asked"), [*zip(RESTING, ASKED, strict=True)])
def test_what_an_item_rests_on_is_found_as_soon_as_it_is_saved(
    store: Store, session_id: int, part: str, asked: str
) -> None:
    others = {name: said for name, said in RESTING.items() if name != part}
    (item_id,) = add(store, session_id, item("Fibre", "Un texte.", **others))
    with store.writing("écrire") as writer:
        writer.save_part(item_id, part, RESTING[part])
    assert [len(hits(store, each)) for each in (asked, *ASKED)] == [1] * 5
    with store.writing("effacer") as writer:
        writer.save_part(item_id, part, ())

    assert not hits(store, asked)


def test_a_law_that_is_only_quoted_comes_after_what_is_about_it(store: Store, session_id: int) -> None:
    add(store, session_id, *(item(f"Objet {rank}", visas=("la charte forestière",)) for rank in range(5)))
    add(store, session_id, item("Charte forestière"))

    assert hits(store, "charte forestière")[0].subject == "Charte forestière"
