"""Templates that would never end, or fill the memory, are refused at once."""

from __future__ import annotations

import time

import pytest

from syndic_desktop.documents.word import Template, TemplateFault
from tests.documents.word.makings import filled, with_paragraphs

DOUBLED = "{% set x = 'abcdefghij' %}" + "{% set x = x ~ x %}" * 40
LOOPS = "".join(f"{{% for a{rank} in noms %}}" for rank in range(9)) + "x" + "{% endfor %}" * 9


@pytest.mark.parametrize(
    "attack",
    [
        "{% for a in range(99999) %}{% for b in range(99999) %}{% endfor %}{% endfor %}",
        "{% for a in range(99999) recursive %}{{ loop([1]) }}{% endfor %}",
        "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
        "{% set x %}{% endset %}",
        "{{ 'x'.center(999999999) }}",
        "{{ '%999999999d' % 1 }}",
        "{{ '{:999999999}'.format(1) }}",
        "{{ 'x'|center(999999999) }}",
        "{{ noms|map('center', 999999999)|list }}",
        "{{ noms|join(attribute='__class__') }}",
        "{{ noms|map(attribute='__class__')|list|join }}",
        "{{ noms|batch(999999999, 'x')|list|length }}",
        "{{ ('a' * 90000)|replace('a', 'a' * 90000) }}",
        "{{ noms|join('a' * 90000)|replace('a', 'b' * 90000) }}",
        "{% set n = 10 %}" + "{% set n = n * n %}" * 40 + "{{ n }}",
        DOUBLED,
        LOOPS,
        "{{ " + "(" * 400 + "1" + ")" * 400 + " }}",
        "{% if a %}" * 40 + "{% endif %}" * 40,
        "{{ namespace(a=1) }}",
        "{{ lipsum(999999) }}",
        "{% block a %}{% endblock %}",
        "{% extends 'a' %}",
        "{% filter upper %}a{% endfilter %}",
        "{{ {'a': 1} }}",
    ],
)
def test_what_would_not_end_is_refused_at_once(attack: str) -> None:
    begun = time.monotonic()

    with pytest.raises(TemplateFault):
        Template(with_paragraphs(attack), "essai.docx").fill({"noms": ["nom"] * 60, "a": True}, title="Essai")

    assert time.monotonic() - begun < 5


def test_what_a_secretary_writes_is_printed() -> None:
    written = (
        "{% for nom in noms|sort %}{{ loop.index }} {{ nom|upper }}{% if not loop.last %}, {% endif %}{% endfor %}"
        "{% for n in range(3) %}.{% endfor %}{% set x = 'a' ~ 'b' %}{{ x }}{{ noms|join(' ; ') }}{{ 3 * 4 + 1 }}"
        "{{ 'oui' if noms else 'non' }}{{ noms[0] }}{{ noms|length }}{{ 'abc'|replace('b', ' ') }}"
    )

    assert filled(written, noms=["zoé", "anne"]) == ["1 ANNE, 2 ZOÉ...abzoé ; anne13ouizoé2a c"]
