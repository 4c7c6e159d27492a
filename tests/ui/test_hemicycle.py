"""The plan of the assembly: every seat has its place, whatever the room, and colleges stand side by side."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.domain.assemblies import Seat
from syndic_desktop.queries.assemblies import Holding, SeatRow
from syndic_desktop.ui.screens.assembly.hemicycles import LEAST, laid


def rows(colleges: list[str]) -> list[SeatRow]:
    return [
        SeatRow(code, place, college, "M", "T", "", "", "1", "", Holding.HELD, Seat(code, "M", None))
        for place, college in enumerate(colleges, start=1)
        if (code := f"S{place}")
    ]


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
        for place, one in enumerate(discs):
            for other in discs[place + 1 :]:
                apart = one.centre - other.centre
                assert math.hypot(apart.x(), apart.y()) >= 2 * one.radius


def test_colleges_stand_from_left_to_right():
    discs = laid(rows(["A"] * 6 + ["B"] * 6 + ["C"] * 6), 600, 300)

    means = [sum(disc.centre.x() for disc in discs if disc.college == college) / 6 for college in range(3)]
    assert means == sorted(means)


@pytest.mark.parametrize("size", [(0, 0), (10, 500), (500, 10)])
def test_a_box_too_small_holds_nothing(size):
    assert laid(rows(["A"]), *size) == []
