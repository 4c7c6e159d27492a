"""Whatever is done to a dossier, it is read or refused in one sentence: no other exception ever comes out."""

from __future__ import annotations

import copy
import hashlib
import json
import random
import re
from typing import Any

import pytest

from syndic_desktop.domain.dossiers import Dossier
from syndic_desktop.exchange import dossiers
from tests.exchange.test_round_trips import EXAMPLE
from tests.exchange.trees import Tree, data, small

JUNK: list[Any] = [
    None, True, False, 0, 1, -1, 3, 10**9, 10**17, 10**40, 1.5, "", "x", "1/0", "-1/2", "3/2", "2019-02-30",
    "2019-02-28", "99:99", "ééé", [], {}, ["x"], [None], {"a": 1}, "CS:2019-02-01", ":", "pour", "present",
    "suppleant", "pouvoir", "{numero}", "{", "../x", "\ud800", "a\x00b", [[[]]], {"liste": [{"liste": ["x"]}]},
    {"tableau": {"lignes": [[], ["a"]]}},
]  # fmt: skip


def few_of_the_example() -> Tree:
    """The past session of the example, which holds a vote of every kind, and a few decisions."""
    tree: Tree = json.loads(EXAMPLE.read_bytes())
    tree["seances"], tree["decisions"] = tree["seances"][:1], tree["decisions"][::10]
    tree["seances"][0]["convocation"]["envois"] = tree["seances"][0]["convocation"]["envois"][:2]
    return tree


def minuted() -> Tree:
    """A small dossier whose minutes were written over, then fixed."""
    tree = small()
    content = {"levee": "On se lève.", "points": [{"debats": ["M. Roux demande."]}]}
    laid = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    hers = [
        {"endroit": "levee", "avant": ["La séance est levée."], "texte": ["On se lève."]},
        {"point": 1, "endroit": "debats/0", "ajoute": 1, "texte": [{"liste": ["une barque"]}]},
    ]
    fixed = {"empreinte": hashlib.sha256(laid.encode()).hexdigest(), "contenu": content}
    day = tree["seances"][0]["date"]
    tree["seances"][0]["pv"] = {"arrete_le": day, "redactions": hers, "texte_arrete": fixed}
    return tree


def spots(value: Any, found: list[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    """Every place of a tree, as the box and the key or rank in it."""
    inside = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, each in inside:
        found.append((value, key))
        spots(each, found)
    return found


def mutate(tree: Tree, chance: random.Random) -> None:
    """Drop, replace, rename, copy or swap something somewhere."""
    places = spots(tree, [])
    (box, key), (other, other_key) = chance.choice(places), chance.choice(places)
    match chance.randrange(5):
        case 0:
            del box[key]
        case 1:
            box[key] = copy.deepcopy(chance.choice(JUNK))
        case 2:
            box[key] = copy.deepcopy(other[other_key])
        case 3 if isinstance(box, dict):
            box[f"{key}{chance.choice(('x', ' ', ''))}"] = box.pop(key)
        case 4 if isinstance(box, list):
            box.insert(chance.randrange(len(box) + 1), copy.deepcopy(box[key]))
        case _ if isinstance(box[key], str):
            texts = [each for each in places if isinstance(each[0][each[1]], str)]
            source, place = chance.choice(texts)
            box[key] = source[place]


def assert_read_or_refused(given: bytes) -> bool:
    """Whether it was read; what is read comes back the same."""
    dossier, said = read_or_refused(given)
    if dossier is not None:
        assert dossiers.parse(dossiers.to_json(dossier)).dossier == dossier
        return True
    assert re.fullmatch("Dossier refusé.+", said)
    return False


def read_or_refused(given: bytes) -> tuple[Dossier | None, str]:
    try:
        return dossiers.parse(given).dossier, ""
    except dossiers.FaultyDossier as refusal:
        return None, str(refusal)


@pytest.mark.parametrize(("make", "times"), [(small, 2000), (few_of_the_example, 250), (minuted, 600)])
def test_a_spoilt_tree_is_read_or_refused(make, times):
    chance, whole = random.Random(2121), make()
    read = 0
    for _ in range(times):
        tree = copy.deepcopy(whole)
        for _ in range(chance.choice((1, 1, 2, 3))):
            mutate(tree, chance)
        read += assert_read_or_refused(json.dumps(tree).encode())

    assert 0 < read < times


def test_spoilt_bytes_are_read_or_refused():
    chance, whole = random.Random(5211), data(small())
    for _ in range(2000):
        start = chance.randrange(len(whole))
        end = min(len(whole), start + chance.choice((0, 1, 5, 200)))
        middle = chance.choice(
            (b"", chance.randbytes(1), chance.randbytes(4), whole[start:end] * 2, b'"', b"}", b"[" * 50)
        )
        assert_read_or_refused(whole[:start] + middle + whole[end:])


@pytest.mark.parametrize("name", ["lot-2019-02-01.json", "tgn-2019-10-07.json"])
def test_a_real_dossier_cut_short_is_refused(cas, name):
    whole = cas(name).read_bytes().rstrip()
    chance = random.Random(5721)

    for end in [len(whole) - 1, *(chance.randrange(len(whole)) for _ in range(200))]:
        assert not assert_read_or_refused(whole[:end])


@pytest.mark.parametrize("name", ["lot-2019-02-01.json", "tgn-2019-10-07.json"])
def test_a_real_dossier_with_a_code_changed_is_refused(cas, name):
    tree = json.loads(cas(name).read_bytes())
    for key in ("colleges", "membres", "personnes", "sieges", "instances"):
        for rank in range(len(tree[key])):
            if key in ("instances", "personnes") and not _named(tree, tree[key][rank]["code"]):
                continue
            spoilt = copy.deepcopy(tree)
            spoilt[key][rank]["code"] += "-x"
            assert not assert_read_or_refused(data(spoilt)), (key, rank)


def _named(tree: Tree, code: str) -> bool:
    """Whether anything else in the dossier names this code."""
    return json.dumps(tree).count(f'"{code}"') > 1
