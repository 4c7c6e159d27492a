"""The minutes as the workspace shows them."""

from __future__ import annotations

from syndic_desktop.queries.papers import paper_source
from syndic_desktop.queries.records import minutes_record
from syndic_desktop.queries.session_sheets import pages_of, session_sheet


def test_the_minutes_show_the_pages_and_the_title_of_their_session(store):
    with store.reading() as reader:
        held = next(line for line in reader.sessions() if line.held)

    shown = minutes_record(store, held.id)

    # One reading serves the sentences and the pages: what the first has told must not change the second.
    alone = pages_of(paper_source(store, held.id)[1])
    assert shown.items
    assert [shown.pages.page(place) for place in range(1, shown.items + 1)] == [
        alone.page(place) for place in range(1, shown.items + 1)
    ]
    assert shown.title == session_sheet(store, held.id).title
