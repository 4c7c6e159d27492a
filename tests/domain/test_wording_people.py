"""Agreement, titles, names, articles and enumerations."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain import wording
from syndic_desktop.domain.wording import NB

TITLES = {
    "Président": "Présidente",
    "1er Vice-Président": "1re Vice-Présidente",
    "2ème Vice-Président": "2ème Vice-Présidente",
    "Premier Adjoint au Maire": "Première Adjointe au Maire",
    "VICE-PRÉSIDENT": "VICE-PRÉSIDENTE",
    "Secrétaire": "Secrétaire",
    "délégué titulaire": "déléguée titulaire",
    "délégué suppléant": "déléguée suppléante",
    "Maire": "Maire",
    "Conseiller départemental du Lot": "Conseillère départementale du Lot",
    "Rapporteur": "Rapporteure",
    "Trésorier": "Trésorière",
    "Directeur général des services": "Directrice générale des services",
    "Maire de Cahors, Conseiller régional": "Maire de Cahors, Conseillère régionale",
    "Maire chargé du développement local et délégué": "Maire chargée du développement local et déléguée",
    "Président de la commission travaux et réseau principal": "Présidente de la commission travaux et réseau principal",
}


def couple(*pairs: tuple[str, str]) -> str:
    return wording.together(pairs).replace(NB, "~")


@pytest.mark.parametrize(
    ("value", "said"), [(0, "voix"), (1, "voix"), (Fraction(3, 2), "voix"), (2, "VOIX"), (Fraction(5, 2), "VOIX")]
)
def test_the_plural_begins_at_two(value: int | Fraction, said: str):
    assert wording.agree(value, "voix", "VOIX") == said


def test_a_count_keeps_its_word_close():
    assert wording.count(1, "pouvoir") == f"1{NB}pouvoir"
    assert wording.count(13, "pouvoir") == f"13{NB}pouvoirs"
    assert wording.count(Fraction(3, 2), "voix", "voix") == f"1,5{NB}voix"


@pytest.mark.parametrize(("masculine", "feminine"), TITLES.items())
def test_a_title_takes_the_gender_of_who_bears_it(masculine: str, feminine: str):
    assert wording.title_for(masculine, "Mme") == feminine
    assert wording.title_for(masculine, "M.") == masculine


@given(st.text() | st.lists(st.sampled_from([*" ".join(TITLES).split(" "), "et", ","])).map(" ".join))
def test_a_feminine_title_does_not_change_again(title: str):
    once = wording.feminine_title(title)

    assert wording.feminine_title(once) == once


def test_a_person_is_named_at_each_length():
    assert wording.full("M.", "Alain", "MATHIEU") == f"M.{NB}Alain MATHIEU"
    assert wording.brief("Mme", "FERRERO") == f"Mme{NB}FERRERO"
    assert wording.formal("M.", "Alain", "MATHIEU") == "Monsieur Alain MATHIEU"
    assert wording.formal("Mme", "Monique", "FERRERO") == "Madame Monique FERRERO"


def test_a_salutation_carries_the_title_in_its_gender():
    assert wording.salutation("M.") == "Monsieur"
    assert wording.salutation("Mme", "Président") == "Madame la Présidente"
    assert wording.salutation("M.", "Adjoint") == "Monsieur l’Adjoint"


@pytest.mark.parametrize("rank", ["1er ", "2e ", "4ème ", "2nd ", "Premier ", "Troisième "])
def test_nobody_is_greeted_by_a_rank(rank):
    assert wording.salutation("M.", f"{rank}Vice-Président") == "Monsieur le Vice-Président"
    assert wording.salutation("Mme", f"{rank}Vice-Président") == "Madame la Vice-Présidente"


def test_people_are_grouped_under_one_civility():
    assert couple(("M.", "A")) == "M.~A"
    assert couple(("M.", "A"), ("M.", "B"), ("M.", "C")) == "MM.~A, B et C"
    assert couple(("Mme", "A"), ("Mme", "B")) == "Mmes~A et B"
    assert couple(("M.", "A"), ("M.", "B"), ("Mme", "C")) == "MM.~A, B et Mme~C"
    assert couple(("M.", "A"), ("Mme", "B"), ("M.", "C"), ("Mme", "D")) == "M.~A, Mme~B, M.~C et Mme~D"
    assert wording.together([]) == ""


def test_protocol_order_is_never_changed_to_group_people():
    assert couple(("Mme", "A"), ("M.", "B"), ("M.", "C")) == "Mme~A, MM.~B et C"
    assert couple(("M.", "A"), ("M.", "B"), ("Mme", "C"), ("M.", "D")) == "MM.~A, B, Mme~C et M.~D"


def test_people_can_be_grouped_with_their_civility_in_full():
    assert wording.together([("M.", "A"), ("M.", "B"), ("Mme", "C")], formal=True) == "Messieurs A, B et Madame C"


@given(st.lists(st.tuples(st.sampled_from(["M.", "Mme"]), st.integers(0, 99).map(str)), unique_by=lambda pair: pair[1]))
def test_nobody_is_lost_from_a_group_nor_moved_in_it(people: list[tuple[str, str]]):
    said = wording.together(people).replace(NB, " ").replace(",", "").split()

    assert [word for word in said if word.isdigit()] == [name for _, name in people]


def test_an_article_contracts():
    assert wording.of("le", "Département du Lot") == "du Département du Lot"
    assert wording.of("la", "Fédération") == "de la Fédération"
    assert wording.of("les", "Communautés de communes") == "des Communautés de communes"
    assert wording.of("l'", "Agglomération") == "de l’Agglomération"
    assert wording.to("les", "Communautés de communes") == "aux Communautés de communes"
    assert wording.with_article("l’", "Agglomération") == "l’Agglomération"


def test_without_an_article_a_name_takes_a_bare_preposition():
    assert wording.of("", "Ambre") == "d’Ambre"
    assert wording.to("", "Ambre") == "à Ambre"
    assert wording.with_article("", "Lot numérique") == "Lot numérique"


def test_an_unknown_article_is_a_mistake():
    with pytest.raises(ValueError, match="unknown article"):
        wording.of("der", "Lot")


@pytest.mark.parametrize("word", ["Ambre", "Eure", "Hérault", "Yvelines", "Œuilly", "Île-de-France", "Henri", "Yonne"])
def test_a_vowel_or_a_mute_h_elides(word: str):
    assert wording.elide("de", word) == f"d’{word}"


@pytest.mark.parametrize("word", ["Lot", "Haute-Garonne", "Hauts-de-Seine", "Havre", "onze", "yaourt", "11", ""])
def test_a_consonant_or_an_aspirated_h_does_not(word: str):
    assert wording.elide("de", word) == f"de {word}"


def test_an_enumeration_ends_with_its_conjunction():
    assert wording.listing([]) == ""
    assert wording.listing(["A"]) == "A"
    assert wording.listing(["A", "B"], last="ou") == "A ou B"
    assert wording.listing(iter("ABC")) == "A, B et C"
