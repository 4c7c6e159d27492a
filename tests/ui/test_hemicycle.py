"""The plan of the assembly: every seat has its place, whatever the room; colleges, weights and vacancies are seen."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from itertools import combinations, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.assemblies import Seat
from syndic_desktop.domain.wording import NB
from syndic_desktop.queries.assemblies import CollegeLine, Holding, SeatRow
from syndic_desktop.ui.screens.assembly.hemicycles import (
    LEAST,
    LEGEND,
    LIGHT,
    MOST_LINES,
    NUMBERED,
    TAG,
    Hemicycle,
    laid,
)

from PySide6.QtGui import QColor, QImage  # isort: skip  # after ui, which keeps None alive

NAME = "Établissements publics de coopération intercommunale"


def rows(colleges: list[str], weights: tuple[Fraction, ...] = (Fraction(1),)) -> list[SeatRow]:
    """One seat each; the weights are dealt in turn."""
    return [
        SeatRow(code, place, college, "M", "T", "", "", str(weight), "", Holding.HELD, seat)
        for place, college in enumerate(colleges, start=1)
        if (code := f"S{place}")
        if (weight := weights[(place - 1) % len(weights)])
        if (seat := Seat(code, "M", "t", weight=weight))
    ]


@pytest.fixture
def plan(qtbot, theme) -> Hemicycle:
    """The plan, alone, at the size it has on a small laptop."""
    made = Hemicycle(theme)
    made.setFixedSize(760, 170)
    qtbot.addWidget(made)
    made.show()  # a widget that is hidden is not told its size
    return made


@given(
    st.lists(st.sampled_from("ABC"), min_size=1, max_size=120),
    st.integers(300, 1200),
    st.integers(120, 500),
)
def test_every_seat_is_in_the_box_and_none_covers_another(colleges, width, height):
    discs = laid(rows(colleges), width, height)

    assert sorted(disc.row.code for disc in discs) == sorted(f"S{place}" for place in range(1, len(colleges) + 1))
    for disc in discs:
        assert disc.centre.x() - disc.radius >= 0
        assert disc.centre.x() + disc.radius <= width
        assert disc.centre.y() - disc.radius >= 0
        assert disc.centre.y() + disc.radius <= height
    if discs[0].radius > LEAST:
        for one, other in combinations(discs, 2):
            apart = one.centre - other.centre
            assert math.hypot(apart.x(), apart.y()) >= one.radius + other.radius


def test_colleges_stand_from_left_to_right():
    discs = laid(rows(["A"] * 6 + ["B"] * 6 + ["C"] * 6), 600, 300)

    means = [sum(disc.centre.x() for disc in discs if disc.college == college) / 6 for college in range(3)]
    assert means == sorted(means)


@pytest.mark.parametrize("size", [(0, 0), (10, 500), (500, 10)])
def test_a_box_too_small_holds_nothing(size):
    assert laid(rows(["A"]), *size) == []


@given(st.integers(3, 150), st.integers(200, 1200), st.integers(120, 500))
def test_the_heavier_a_seat_the_larger_its_disc_at_any_size(count, width, height):
    discs = laid(rows(["A"] * count, (Fraction(3, 2), Fraction(4), Fraction(1))), width, height)

    radii = sorted({(disc.row.mandate.weight, disc.radius) for disc in discs})
    assert len(radii) == 3
    assert all(one[1] <= other[1] for one, other in pairwise(radii))
    assert radii[0][1] < radii[-1][1] or radii[-1][1] <= NUMBERED
    if max(disc.radius for disc in discs) < NUMBERED:  # nothing can be written: the size alone tells
        assert radii[0][1] < radii[1][1] < radii[2][1]


def test_seats_that_weigh_the_same_have_the_same_size():
    assert len({disc.radius for disc in laid(rows(["A"] * 30, (Fraction(7, 2),)), 600, 200)}) == 1


def test_a_disc_says_its_weight_or_why_nobody_is_there():
    seats = rows(["A"] * 3, (Fraction(3, 2),))
    seats[1:] = [replace(seats[1], holding=Holding.VACANT), replace(seats[2], holding=Holding.UNNAMED)]

    assert [disc.sign for disc in laid(seats, 600, 300)] == ["1,5", "–", "?"]


def test_the_legend_keeps_its_figures_however_narrow(plan):
    line = CollegeLine(NAME, 12, 1, Fraction(18), 1, Fraction(3, 2))
    plan.show_seats(rows([NAME] * 13 + ["C"]), [line, CollegeLine("C", 1, 0, Fraction(1), 0, Fraction(1))])

    for width in (760, 420, 300):
        plan.setFixedWidth(width)
        first, second = (tag.words for tag in plan.tags)
        assert first.endswith(f" : 12{NB}×{NB}1,5{NB}voix{NB}·{NB}1{NB}–{NB}·{NB}1{NB}?")
        assert plan.fontMetrics().horizontalAdvance(first) < width
        assert second == f"C : 1{NB}voix"
    assert first.startswith("Établi")
    assert "…" in first


@pytest.mark.parametrize("count", [1, 4, 9])
@pytest.mark.parametrize("width", [420, 760])
def test_the_legend_stands_below_the_seats_whole(plan, count, width):
    names = [f"{NAME} {place}" for place in range(count)]
    plan.setFixedWidth(width)
    plan.show_seats(rows([name for name in names for _ in range(6)]), [
        CollegeLine(name, 6, 0, Fraction(6), 0, Fraction(1)) for name in names
    ])  # fmt: skip

    lines = {tag.line for tag in plan.tags}
    assert lines == set(range(len(lines)))
    assert len(lines) <= MOST_LINES
    for tag, following in pairwise(plan.tags):
        end = tag.left + TAG + plan.fontMetrics().horizontalAdvance(tag.words)
        assert end <= (following.left if following.line == tag.line else width)
    plan.setFixedHeight(plan.minimumHeight())
    assert all(disc.centre.y() + disc.radius <= plan.height() - len(lines) * LEGEND for disc in plan.discs)


def test_what_is_seen_is_told(plan):
    lines = (
        CollegeLine("Communes", 12, 1, Fraction(18), 1, Fraction(3, 2)),
        CollegeLine("Région", 2, 0, Fraction(5)),
    )
    plan.show_seats(rows(["Communes"] * 13 + ["Région"] * 2), lines)

    assert plan.accessibleDescription().replace(NB, " ") == (
        "Communes : 12 sièges, 18 voix (1,5 chacun), 1 vacant, 1 à désigner ; Région : 2 sièges, 5 voix"
    )


@pytest.mark.parametrize("count", [6, 120])
def test_what_is_painted_tells_weights_and_vacancies(plan, count):
    seats = rows(["A"] * count, (Fraction(4), Fraction(1), Fraction(4)))
    seats[2] = replace(seats[2], holding=Holding.VACANT)
    plan.show_seats(seats, [CollegeLine("A", count - 1, 1, Fraction(count))])

    picture = painted(plan)
    heavy, light, vacant = (inked(picture, plan.discs[place], LIGHT[0]) for place in range(3))
    assert light < heavy * (0.5 if plan.discs[0].radius < NUMBERED else 0.9)
    assert 0 < vacant < heavy * 0.6


def painted(plan: Hemicycle) -> QImage:
    picture = QImage(plan.size(), QImage.Format.Format_RGB32)
    picture.fill(QColor("white"))
    plan.render(picture)
    return picture


def inked(picture: QImage, disc, tint: str) -> int:
    """How many pixels of the room of the heaviest seat, around this one, are nearer its tint than the ground."""
    wanted, reach = QColor(tint), 12
    left, top = int(disc.centre.x()), int(disc.centre.y())
    near = [
        QColor(picture.pixel(x, y))
        for x in range(left - reach, left + reach + 1)
        for y in range(top - reach, top + reach + 1)
        if math.hypot(x + 0.5 - disc.centre.x(), y + 0.5 - disc.centre.y()) <= disc.radius
    ]
    return sum(abs(each.red() - wanted.red()) < 60 for each in near)
