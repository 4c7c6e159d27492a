"""The decisions of a year in its register: a line that was changed or taken off is told of the Word document."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from syndic_desktop.documents.contents.volumes import decision_line
from syndic_desktop.documents.entered import entered_discordances
from syndic_desktop.documents.rereadings import Line
from syndic_desktop.domain.decisions import Decision, DecisionKind, Tax

LEASE = Decision(
    DecisionKind.PRESIDENT_DECISION, "D2026-01", "Location d’un local", date(2026, 4, 21), None, "SCI du Lac",
    Decimal(4800), Tax.BEFORE,
)  # fmt: skip
PAPER = Decision(DecisionKind.PURCHASE_ORDER, "LC2026-06", "Papier permanent", date(2026, 4, 9), None, "BUREAU DU VAL")
SAT = Decision(DecisionKind.BUREAU_DELIBERATION, "B2026-04", "Avenant", date(2026, 6, 12))
OTHER = Decision(DecisionKind.ORDER, "A2025-09", "Délégation", date(2025, 6, 12))
KNOWN = (LEASE, PAPER, SAT, OTHER)


def line(decision, before="", after=""):
    words = " | ".join(str(cell) for cell in decision_line(decision).values()).replace("\u202f", " ")
    assert before in words
    return Line(words.replace(before, after) if before else words, "paragraphe 9")


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        ((line(LEASE), line(PAPER)), []),
        ((line(LEASE, "4\u00a0800", "9\u00a0800"), line(PAPER)), ["9\u00a0800"]),
        ((line(LEASE, "SCI du Lac", "SCI du Bois"), line(PAPER)), ["Bois"]),
        ((line(PAPER),), ["rien de tel"]),
        ((line(LEASE), line(PAPER), line(SAT, "Avenant", "Contrat")), ["Contrat"]),
        ((), []),
    ],
)
def test_a_line_of_the_register_that_is_not_the_decision_is_told(lines, told):
    found = list(entered_discordances("registre.docx", lines, KNOWN, 2026))

    assert len(found) == len(told)
    assert all(words in each.says for each, words in zip(found, told, strict=True))
    assert not list(entered_discordances("registre.pdf", lines, KNOWN, 2026))
