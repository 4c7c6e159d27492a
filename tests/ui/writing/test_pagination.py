"""Where pages end: never in the middle of what goes together, never beyond the foot."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from syndic_desktop.ui.writing.pagination import SLACK, Strip, paginated

strips = st.lists(
    st.builds(Strip, st.floats(1, 60), st.floats(0, 20), st.booleans(), st.booleans(), st.sampled_from([0.0, 10.0])),
    min_size=1,
    max_size=40,
)


def test_a_page_is_filled_before_the_next_begins():
    assert paginated([Strip(30.0)] * 7, 100, 60) == (0, 3, 5)


def test_what_goes_together_goes_to_the_next_page_together():
    assert paginated([Strip(40.0), Strip(30.0, kept=True), Strip(40.0)], 100, 100) == (0, 1)


def test_what_no_page_holds_together_is_cut():
    assert paginated([Strip(40.0, kept=True)] * 5, 100, 100) == (0, 2, 4)


def test_a_page_does_not_begin_with_the_space_above_its_first_line():
    assert paginated([Strip(90.0), Strip(100.0, above=20.0)], 100, 100) == (0, 1)


def test_rows_shown_again_take_their_room():
    assert paginated([Strip(50.0, heading=20.0)] * 4, 100, 100) == (0, 2, 3)


@given(strips)
def test_no_page_is_too_high_and_nothing_is_lost(given_strips):
    starts = paginated(given_strips, 100, 80)
    ends = (*starts[1:], len(given_strips))

    assert list(starts) == sorted(set(starts))
    assert starts[0] == 0
    for rank, (start, end) in enumerate(zip(starts, ends, strict=True)):
        page = given_strips[start:end]
        above = sum(strip.above for strip in page[0 if not rank else 1 :])
        high = above + sum(strip.height for strip in page) + (page[0].heading if rank else 0)
        assert len(page) == 1 or high <= (80 if rank else 100) + SLACK + 1e-6
        assert not any(strip.new_page for strip in page[1:])
