"""The logo: placed where a template names it, checked at the door, never a reason to lose a document."""

from __future__ import annotations

import pytest

from syndic_desktop.documents.word import RefusedPicture, check_picture
from syndic_desktop.documents.word.pictures import read_picture
from tests.documents.word.makings import parts, read, template, texts
from tests.pictures import JPEG, png

MILLIMETRE = 36_000


def test_a_logo_is_placed_in_the_header_and_in_the_body():
    made = template("{{ logo }}", "Corps", header="{{ logo }}").fill({}, title="t", images={"logo": png(300, 100)})

    document = read(made)
    assert len(document.inline_shapes) == 1
    for part in (document.part, document.sections[0].header.part):
        [picture] = [relation.target_part for relation in part.rels.values() if relation.reltype.endswith("/image")]
        assert picture.blob == png(300, 100)
        assert picture.content_type == "image/png"


def test_a_logo_is_shrunk_to_its_box_and_keeps_its_shape():
    made = template("{{ logo }}").fill({}, title="t", images={"logo": png(2000, 500)})

    shape = read(made).inline_shapes[0]
    assert shape.width == 60 * MILLIMETRE
    assert shape.height == 15 * MILLIMETRE


def test_a_small_logo_is_not_blurred():
    made = template("{{ logo }}").fill({}, title="t", images={"logo": png(40, 20)})

    assert read(made).inline_shapes[0].width == 40 * 9_525


def test_a_jpeg_gives_its_size():
    picture = read_picture(JPEG)

    assert (picture.width, picture.height, picture.content_type) == (900, 300, "image/jpeg")


def test_without_a_logo_its_place_stays_empty():
    made = template("{{ logo }}", "Corps{% if logo %} orné{% endif %}").fill({}, title="t")

    assert texts(made) == ["", "Corps"]


def test_a_bad_logo_never_loses_a_document():
    made = template("{{ logo }}", "Corps").fill({}, title="t", images={"logo": b"GIF89a"})

    assert texts(made) == ["", "Corps"]


def test_a_logo_that_no_tag_names_is_not_carried():
    assert not any("media" in name for name in parts(template("Corps").fill({}, title="t", images={"logo": png(9, 9)})))


def test_two_logos_do_not_mix():
    made = template("{{ logo }}")

    pictures = [made.fill({}, title="t", images={"logo": png(side, side)}) for side in (10, 20, 10)]

    assert pictures[0] == pictures[2] != pictures[1]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg/>",
        png(10, 10)[:-20],
        png(10, 10).replace(b"IDAT", b"IDAX"),
        png(0, 10),
        JPEG[:12],
        JPEG[:-2],
    ],
)
def test_what_no_word_can_show_is_refused(data):
    with pytest.raises(RefusedPicture, match="PNG ou JPEG"):
        check_picture(data)


def test_a_huge_picture_is_refused():
    with pytest.raises(RefusedPicture, match="5 Mo"):
        check_picture(bytes(5_000_001))
