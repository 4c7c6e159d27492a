"""The order in which findings are read, beside the item she is on."""

from __future__ import annotations

from syndic_desktop.domain.checks.targets import Part, Target
from syndic_desktop.queries.controls import CheckRow, in_reading_order


def finding(code: str, item: int | None, *, severe: bool, reason: str = "") -> CheckRow:
    return CheckRow(code, code, "", "", severe, Target(Part.SUBJECT, item), code, reason)


def test_the_item_she_is_on_comes_first_then_the_session_then_the_other_items():
    rows = (
        finding("other", 1, severe=True),
        finding("session", None, severe=True),
        finding("doubt", 2, severe=False),
        finding("block", 2, severe=True),
        finding("aside", 2, severe=True, reason="Parce que"),
        finding("small", None, severe=False),
    )

    read = [row.code for row in in_reading_order(rows, 2)]

    assert read == ["block", "doubt", "session", "small", "other", "aside"]


def test_without_an_item_the_session_comes_first():
    rows = (finding("other", 1, severe=True), finding("session", None, severe=False))

    assert [row.code for row in in_reading_order(rows, 0)] == ["session", "other"]
