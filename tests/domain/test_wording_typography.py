"""French typography: what it mends, what it must never touch, and how long it takes."""

from __future__ import annotations

import re
import timeit
from collections.abc import Callable

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB

MENDED = {
    "Objet : travaux": "Objet~: travaux",
    "Objet: travaux": "Objet~: travaux",
    "Quoi?! Non ; oui; bon !": "Quoi~?! Non~; oui~; bon~!",
    "« oui » et «non»": "«~oui~» et «~non~»",
    "«  oui  »  ;": "«~oui~»~;",
    'le "Plan départemental" est': "le «~Plan départemental~» est",
    'd\'un "point"?': "d’un «~point~»~?",
    "5% et 12 %": "5~% et 12~%",
    "3000€, 3 000,00 €": "3000~€, 3~000,00~€",
    "1 500 000 habitants": "1~500~000 habitants",
    "2018 123 sites": "2018 123 sites",
    "3\u202f000 voix\u202f: oui": "3~000 voix~: oui",
    "l'ordre d'aujourd'hui": "l’ordre d’aujourd’hui",
    "n°3, N° CS2019/03": "n°~3, N°~CS2019/03",
    "etc...": "etc…",
    "à 10 h 00 et 25 km": "à 10~h~00 et 25~km",
    "12 millions, 3 M€": "12~millions, 3~M€",
    "voir https://exemple.fr/a?b=c: oui": "voir https://exemple.fr/a?b=c~: oui",
    "l'annexe plan.pdf: lire": "l’annexe plan.pdf~: lire",
    "le 25 janvier 2019, le 1er mars": "le 25~janvier~2019, le 1er~mars",
    f"du 7{NB}octobre 2019": "du 7~octobre~2019",
    "M. Luc EAU, Mme Ève et MM. Roc": "M.~Luc EAU, Mme~Ève et MM.~Roc",
    "aux articles L. 5721-2 et R. 2121-9": "aux articles L.~5721-2 et R.~2121-9",
}

UNTOUCHED = [
    "",
    f"Le comité adopte le procès-verbal du 19{NB}juillet{NB}2018.",
    "Le comité adopte le procès-verbal de juillet 2018.",
    "de 11h00 à 12h30, 11:00, 14h30",
    "CS2019/03, 3/2, 10/2019-02",
    "https://exemple.fr/l'avis?x=1;y=2%20!z",
    "www.telerecours.fr/l'aide",
    "d'arc@l'orme.fr",
    "l'annexe_n°3.pdf",
    "46005 CAHORS Cedex 9",
    "05 65 53 40 00",
    "À remplir : ......".replace(" :", f"{NB}:"),
    "CS:2019-02-01",
    'un écran de 15" et un autre de 17"',
    'une "citation ouverte',
    "le 12 2019",
    "100%25",
    "L. ou R. au choix, 500 mars, 12 maisons",
]

PIECES = st.sampled_from(
    [
        *":;!?«»\"'%€°.…@()[]-/, \n\u00a0\u202f",
        "...",
        "n°",
        " h ",
        "12",
        "3 000",
        "mot",
        "l'",
        "http://a.b",
        "a@b.fr",
        "f.pdf",
        "1er mai 2019",
        " mars ",
        "M. ",
        "Mme X",
    ]
)
TEXTS = st.text() | st.lists(PIECES, max_size=20).map("".join)


def bare(text: str) -> str:
    """The text without what typography may change."""
    same_signs = text.replace("’", "'").replace("…", "...").replace("«", '"').replace("»", '"')
    return re.sub("[ \u00a0\u202f\u2009]", "", same_signs)


@pytest.mark.parametrize(("typed", "printed"), MENDED.items())
def test_what_is_typed_is_printed_the_french_way(typed: str, printed: str):
    assert wording.french(typed) == printed.replace("~", NB)


@pytest.mark.parametrize("text", UNTOUCHED)
def test_what_is_right_or_not_french_is_left_alone(text: str):
    assert wording.french(text) == text


@given(TEXTS)
@example('"\uffff": «a@b»')
def test_twice_is_once(text: str):
    once = wording.french(text)

    assert wording.french(once) == once


@given(TEXTS)
def test_only_spaces_apostrophes_quotes_and_dots_change(text: str):
    assert bare(wording.french(text)) == bare(text)


@given(TEXTS)
def test_the_narrow_space_is_never_printed_in_free_text(text: str):
    assert "\u202f" not in wording.french(text)


@pytest.mark.parametrize(
    ("text", "folded"),
    [("Éléonore ŒUVRÉ", "eleonore oeuvre"), ("L’Haÿ", "l'hay"), (f"n°{NB}3", "n° 3"), ("abc", "abc")],
)
def test_folding_forgets_case_accents_and_ligatures(text: str, folded: str):
    assert wording.fold(text) == folded


@given(st.text())
def test_folding_twice_is_folding_once(text: str):
    assert wording.fold(wording.fold(text)) == wording.fold(text)


def test_how_long_a_paragraph_takes(record_property: Callable[[str, object], None]):
    clean = "Conformément à l’article 24 du règlement intérieur, le procès-verbal de la séance est soumis au vote. " * 2
    busy = clean.replace("’", "'") + "Il coûte 3 000 € : est-ce trop ?"
    for name, text in (("nothing to do", clean), ("already done", wording.french(busy)), ("to mend", busy)):
        seconds = min(timeit.repeat(lambda text=text: wording.french(text), number=1000, repeat=5)) / 1000
        record_property(name, f"{seconds * 1e6:.1f} µs")
        print(f"{name}: {seconds * 1e6:.1f} µs for {len(text)} characters")
