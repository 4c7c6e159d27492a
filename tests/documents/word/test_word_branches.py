"""Faults in branches that no example enters: the template's tags are read, not only filled."""

from __future__ import annotations

import pytest
from docx import Document

from syndic_desktop.documents.word import TemplateFault, examined
from syndic_desktop.documents.word.faults import shortened
from tests.documents.word.makings import saved, with_paragraphs

KIND = "note-de-synthese"
EXAMPLES = (
    {"nom": "Val d’Ambre", "rang": 3, "huis_clos": False, "lieu": {"ville": "Cahors"}, "vide": (), "exposé": None,
     "points": [{"objet": "Budget", "votes": [{"pour": 3}]}, {"objet": "Vœu", "votes": []}]},
    {"nom": "Val d’Ambre", "rang": 4, "huis_clos": False, "lieu": {"ville": "Gourdon"}, "vide": (), "exposé": None,
     "points": []},
)  # fmt: skip
HIDDEN = (
    "{{% if huis_clos %}}{}{{% endif %}}",
    "{{% if not huis_clos %}}a{{% else %}}{}{{% endif %}}",
    "{{% if rang > 2 %}}a{{% elif huis_clos %}}{}{{% endif %}}",
    "{{% for sans in vide %}}{}{{% endfor %}}",
    "{{% for p in points %}}{{% for v in p.votes %}}{{% if v.pour > 9 %}}{}{{% endif %}}{{% endfor %}}{{% endfor %}}",
)
WRONG = {
    "{{ nom|majuscules }}": "filtre ou test inconnu « majuscules »",
    "{% if nom is vieux %}a{% endif %}": "filtre ou test inconnu « vieux »",
    "{{ lieu.vile }}": "champ inconnu « lieu.vile » ; vouliez-vous dire « lieu.ville » ?",
    "{{ lieu['vile'] }}": "champ inconnu « lieu.vile » ; vouliez-vous dire « lieu.ville » ?",
    "{{ points[0].object }}": "champ inconnu « points.object » ; vouliez-vous dire « points.objet » ?",
    "{{ (points|first).titre }}": "champ inconnu « titre »",
    "{{ points|map(attribute='titre')|join(', ') }}": "champ inconnu « titre » dans « points »",
    "{{ points|selectattr('titre')|list|length }}": "champ inconnu « titre » dans « points »",
    "{{ points }}": "ce champ n’est pas un texte",
    "{{ lieu }}": "ce champ n’est pas un texte",
    "{{ lieu if rang else nom }}": "ce champ n’est pas un texte",
    "{% for p in points %}{{ p }}{% endfor %}": "ce champ n’est pas un texte",
    "{% for lettre in nom %}{{ lettre }}{% endfor %}": "« nom » est un texte : une boucle « for » parcourt une liste",
    "{% for champ in lieu %}a{% endfor %}": "« lieu » est un ensemble de champs",
    "{% for a, b in points %}a{% endfor %}": "« points » se parcourt avec un seul nom",
    "{{ nom - 1 }}": "« nom » est un texte : on ne calcule pas avec",
    "{{ points + 1 }}": "« points » est une liste : on ne calcule pas avec",
    "{% if nom > 3 %}a{% endif %}": "« nom » n’est pas un nombre",
    "{{ nom|round }}": "« nom » n’est pas un nombre",
    "{{ nom|replace('a') }}": "le filtre « replace » y est mal écrit",
    "{{ 9 ** 9 }}": "l’opérateur « ** » est interdit",
}
RIGHT = (
    "{{ nom|upper|replace('A', 'B')|truncate(9) }}", "{{ rang + 1 }}", "{{ '–' * 20 }}", "{{ nom + ' !' }}",
    "{{ points|length }}", "{{ points|map(attribute='objet')|join(', ') }}", "{{ points[0].objet }}",
    "{% for p in points|sort(attribute='objet')|reverse %}{{ loop.index }}{{ p.objet }}{% endfor %}",
    "{% for p in points if p.votes %}{{ p.votes|length }}{% endfor %}", "{{ points and points[0].objet or nom }}",
    "{% set p = points|first %}{{ p.objet }}", "{{ inventé if inventé is defined else nom }}", "{{ exposé }}",
    "{% if rang %}{% set mot = 'a' %}{% else %}{% set mot = 'b' %}{% endif %}{{ mot }}", "{{ exposé.date }}",
    "{% if rang >= 3 and nom == 'x' %}{{ rang / 2 }}{% endif %}", "{{ nom|default('personne') }}", "{{ vide }}",
    "{% for n in range(1, 3) %}{{ n }}{% endfor %}", "{{ lieu.ville|default('') }}", "{{ rang|round(1) }}",
)  # fmt: skip


def faults(*paragraphs: str) -> list[TemplateFault]:
    return list(examined(with_paragraphs("Vu le code", *paragraphs), KIND, EXAMPLES, {}).faults)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_no_example_enters_is_read_all_the_same(hidden: str) -> None:
    # jinja refuses an unknown filter at once, unless a condition stands before it
    wrong = {written: said for written, said in WRONG.items() if "% if" in hidden or "filtre ou test" not in said}
    told = faults(*map(hidden.format, wrong))

    assert [fault.place for fault in told] == [shortened(hidden.format(written)) for written in wrong]
    for fault, said in zip(told, wrong.values(), strict=True):
        assert fault.what.startswith(said)


@pytest.mark.parametrize("hidden", HIDDEN)
def test_what_is_right_is_not_told(hidden: str) -> None:
    assert faults(*map(hidden.format, RIGHT)) == []


def test_several_faults_of_a_hidden_paragraph_are_all_told() -> None:
    told = faults("{%p if huis_clos %}", "À {{ lieu.vile }}, le {{ dat|long }}", "{{ points }}", "{%p endif %}")

    assert len(told) == 4


def rows_cut(condition: str) -> bytes:
    document = Document()
    document.add_paragraph(f"Avant {condition} fin")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "{% endif %} dedans"
    return saved(document)


@pytest.mark.parametrize("condition", ["{% if not huis_clos %}", "{% if nom %}", "{% if huis_clos %}"])
def test_a_condition_that_ends_elsewhere_is_told_whichever_way_the_examples_go(condition: str) -> None:
    (fault,) = examined(rows_cut(condition), KIND, EXAMPLES, {}).faults

    assert "finit dans un autre" in fault.what
    assert fault.place.startswith("Avant")


def test_two_branches_that_cut_alike_are_one_document() -> None:
    """Word cuts a text in runs as it likes: a condition may begin in one and end in another of the same paragraph."""
    document = Document()
    paragraph = document.add_paragraph("Vu {% if huis_clos %}le ")
    paragraph.add_run("huis clos").bold = True
    paragraph.add_run("{% else %}la ")
    paragraph.add_run("publicité{% endif %} fin")

    assert examined(saved(document), KIND, EXAMPLES, {}).faults == ()
