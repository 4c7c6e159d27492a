"""Privacy: what is marked is hidden wherever an item says it, and nothing else is."""

from __future__ import annotations

from dataclasses import replace

import pytest

from syndic_desktop.domain.agenda import Annex, Clause, Item, ItemKind, Speech
from syndic_desktop.domain.checks.acts import private as check
from syndic_desktop.domain.checks.cases import Case
from syndic_desktop.domain.minutes import Rewording
from syndic_desktop.domain.privacy import HIDDEN, NAMELESS, holds, masked, places, public, toggled, unfound
from syndic_desktop.domain.sessions import Minutes
from syndic_desktop.domain.texts import Heading, Listing, Paragraph, Run, Table, paragraph, words
from syndic_desktop.domain.wording import french
from tests.domain.test_checks import GOOD, SYNDICAT
from tests.domain.test_seals import sat

WORDS = ("Mme Lise AUBRAC", "12 rue d'Ambre")


def test_words_are_hidden_whatever_their_capitals_spaces_and_apostrophes():
    said = "À mme\u00a0Lise  Aubrac, 12\u202frue d’Ambre, et à Mme Lise AUBRACOISE."

    assert masked(said, WORDS) == f"À {HIDDEN}, {HIDDEN}, et à Mme Lise AUBRACOISE."


def test_the_longest_words_go_first():
    assert masked("Lise AUBRAC et AUBRAC", ("AUBRAC", "Lise AUBRAC")) == f"{HIDDEN} et {HIDDEN}"


def test_an_item_says_nothing_private_anywhere():
    name = "Lise AUBRAC"
    item = Item(
        ItemKind.DELIBERATION,
        f"Secours à {name}",
        statement=(
            Paragraph((Run("Pour Lise ", bold=True), Run("AUBRAC, née ici"))),
            Heading(name),
            Listing((paragraph(name),)),
            Table(((name, "200"),)),
        ),
        visas=(f"la demande de {name}",),
        recitals=(name,),
        heard=(name,),
        operative=(Clause(f"aide {name}", sub=(name,)),),
        debate=(Speech("M. X", f"connaît {name}", name),),
        annexes=(Annex(f"Dossier de {name}"), Annex("Bulletins de salaire", "annexes/b.pdf", private=True)),
        private=(name,),
    )

    shown = public(item)

    assert not holds(repr(shown).replace("private=('Lise AUBRAC',)", ""), (name,))
    assert words(shown.statement).startswith(f"Pour {HIDDEN}, née ici")
    assert [annex.title for annex in shown.annexes] == [f"Dossier de {HIDDEN}", NAMELESS]
    assert shown.annexes[1].file is None


def test_an_item_with_nothing_private_is_itself():
    item = Item(ItemKind.DELIBERATION, "Bail", annexes=(Annex("Plan"),))

    assert public(item) is item


def test_words_that_the_item_does_not_say_are_told():
    assert unfound(Item(ItemKind.DELIBERATION, "Bail de LISE aubrac", private=("Lise AUBRAC", "M. Y"))) == ("M. Y",)


def test_what_the_minutes_tell_in_other_words_is_found_there():
    item = Item(ItemKind.DELIBERATION, "Bail", private=("06 12 34 56 78", "M. Y"))

    told = (paragraph("Joignable au 06 12 34 56 78."),)
    assert unfound(item, (told,)) == ("M. Y",)
    session = replace(GOOD, items=(item,), minutes=Minutes(rewordings=(Rewording(0, "levee", (), told, 1),)))
    assert [each.sentence[:16] for each in check(Case(SYNDICAT, sat(session)))] == ["Point 1 : « M. Y"]


def test_words_are_marked_then_no_more_whatever_their_capitals():
    once = toggled((), "Lise AUBRAC")
    assert once == ("Lise AUBRAC",)
    assert toggled((*once, "Blin"), "lise  aubrac") == ("Blin",)
    assert toggled(("Mme Lise AUBRAC",), "AUBRAC") == ("Mme Lise AUBRAC", "AUBRAC")


def test_where_a_text_says_private_words():
    assert places("Mme Blin et M. Blinard ; blin.", ("Blin",)) == ((4, 8), (25, 29))
    assert places("Mme Blin", ()) == ()


@pytest.mark.parametrize(
    "said",
    [
        'dit "Le Gros"',
        "né à Saint-Jean ! 12 000 €",
        "L'abri n°12 : l'aide...",
        "5 % de « l'aide » ; quoi ?",
        "(M. X), Mme Y",
    ],
)
def test_words_are_hidden_as_typed_and_as_printed(said):
    typed, printed = f"Avant {said} après", french(f"Avant {said} après")

    for private in (said, french(said)):
        assert masked(typed, (private,)) == f"Avant {HIDDEN} après", private
        assert masked(printed, (private,)) == f"Avant {HIDDEN} après", private
        assert masked("Avant autre chose après", (private,)) == "Avant autre chose après"
