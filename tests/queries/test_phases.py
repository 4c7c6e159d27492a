"""Every part of the work is looked at in one of the five steps."""

from __future__ import annotations

import pytest

from syndic_desktop.domain.checks.targets import Part
from syndic_desktop.queries import phases
from syndic_desktop.queries.phases import Phase, phase_of


@pytest.mark.parametrize(
    ("part", "phase"),
    [
        (Part.SUBJECT, Phase.AGENDA),
        (Part.PLACE, Phase.AGENDA),
        (Part.URGENCY, Phase.NOTICE),
        (Part.ANSWERS, Phase.NOTICE),
        (Part.ROLL, Phase.SITTING),
        (Part.MINUTES, Phase.MINUTES),
        (Part.ACT, Phase.ACTS),
    ],
)
def test_a_part_has_its_step(part, phase):
    assert phase_of(part) is phase


def test_no_step_is_given_to_a_part_that_is_no_more():
    assert phases._PHASES.keys() <= {part.value for part in Part}
