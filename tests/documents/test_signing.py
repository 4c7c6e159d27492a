"""The signature folder, printed, signed, scanned and cut up again: each act gets its own pages back."""

from __future__ import annotations

import io
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject, NumberObject, StreamObject
from pypdfium2 import PdfDocument

from syndic_desktop.documents.parapheurs import parapheur
from syndic_desktop.documents.signing import (
    ToSign,
    UnreadableScan,
    cut,
    page_count,
    read_mark,
    signature_folder,
)
from tests.documents.papers import TEMPLATES, example

NUMBERS = ("CS2026/01", "CS2026/02", "CS2026/03")


def page_of(words):
    """A PDF of one page that says something."""
    made = PdfWriter()
    page = made.add_blank_page(595, 842)
    content = DecodedStreamObject()
    content.set_data(f"BT /F1 20 Tf 60 700 Td ({words}) Tj ET".encode())
    font = DictionaryObject(
        {NameObject(f"/{key}"): NameObject(f"/{value}") for key, value in
         {"Type": "Font", "Subtype": "Type1", "BaseFont": "Helvetica"}.items()}
    )  # fmt: skip
    fonts = DictionaryObject({NameObject("/F1"): font})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = made._add_object(content)
    return written(made)


def written(made):
    buffer = io.BytesIO()
    made.write(buffer)
    return buffer.getvalue()


def merged(*pdfs):
    made = PdfWriter()
    for each in pdfs:
        made.append(PdfReader(io.BytesIO(each)))
    return written(made)


@pytest.fixture(scope="module")
def folder():
    """A first page, then three acts of one, two and three pages."""
    acts = [
        ToSign(
            "CS:2026-09-25T18:00",
            number,
            f"Délibération n° {number}",
            "Convention (avenant) avec la Communauté d’œuvres " * 9,
            merged(*[page_of(f"acte {rank} page {page}") for page in range(rank)]),
        )
        for rank, number in enumerate(NUMBERS, start=1)
    ]
    return signature_folder(page_of("sommaire"), acts, "Parapheur")


def scanned(pdf, *, turned=False, backs=False):
    """What a scanner makes of a pile: pictures of its pages, upside down or with their blank backs."""
    made = PdfWriter()
    for page in PdfDocument(pdf):
        picture = page.render(scale=100 / 72, grayscale=True)
        lines = bytes(picture.buffer)
        dots = b"".join(
            lines[row * picture.stride : row * picture.stride + picture.width] for row in range(picture.height)
        )
        _add_picture(made, dots[::-1] if turned else dots, picture.width, picture.height)
        if backs:
            _add_picture(made, b"\xfa" * len(dots), picture.width, picture.height)
    return written(made)


def _add_picture(made, dots, width, height):
    page = made.add_blank_page(595, 842)
    picture = StreamObject()
    picture._data = dots
    picture.update(
        {
            NameObject("/Type"): NameObject("/XObject"),
            NameObject("/Subtype"): NameObject("/Image"),
            NameObject("/Width"): NumberObject(width),
            NameObject("/Height"): NumberObject(height),
            NameObject("/ColorSpace"): NameObject("/DeviceGray"),
            NameObject("/BitsPerComponent"): NumberObject(8),
        }
    )
    held = DictionaryObject({NameObject("/I"): made._add_object(picture)})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): held})
    content = DecodedStreamObject()
    content.set_data(b"q 595 0 0 842 0 0 cm /I Do Q")
    page[NameObject("/Contents")] = made._add_object(content)


@pytest.mark.parametrize(("turned", "backs"), [(False, False), (True, False), (False, True)])
def test_a_pile_that_was_scanned_is_given_back_act_by_act(folder, turned, backs):
    made = cut(scanned(folder, turned=turned, backs=backs))

    assert made.sure == made.parts
    assert [(part.mark.session, part.mark.number) for part in made.parts] == [
        ("CS:2026-09-25T18:00", number) for number in NUMBERS
    ]
    assert [part.pages for part in made.parts] == [page_count(part.pdf) for part in made.parts] == [1, 2, 3]
    assert (made.before, made.blank) == (1, 10 if backs else 0)


def test_the_pages_are_those_that_followed_the_sheet(folder):
    made = cut(folder)

    told = [[page.extract_text().strip() for page in PdfReader(io.BytesIO(part.pdf)).pages] for part in made.parts]
    assert told == [[f"acte {rank} page {page}" for page in range(rank)] for rank in (1, 2, 3)]


def pages_of(folder, *ranks):
    """A scan of some pages of the folder: 0 is its first page, 1 the sheet of the first act, 2 its page, 3 a sheet…"""
    pages = PdfWriter()
    for rank in ranks:
        pages.add_page(PdfReader(io.BytesIO(folder)).pages[rank])
    return written(pages)


def test_an_act_is_not_given_the_pages_of_another_whose_sheet_was_not_seen(folder):
    made = cut(pages_of(folder, 1, 2, 4, 5, 6, 7, 8, 9))  # without the sheet of the second act

    assert [part.mark.number for part in made.sure] == [NUMBERS[2]]
    (doubtful,) = made.doubtful
    assert (doubtful.mark.number, doubtful.pages, doubtful.mark.pages) == (NUMBERS[0], 3, 1)
    assert made.unseen == 1


@pytest.mark.parametrize("through", [lambda pdf: pdf, scanned])
def test_pages_put_back_behind_another_act_find_theirs_again(folder, through):
    # 3 4 5 are the second act, 6 7 8 9 the third: two of their pages change places, and one act is out of order
    made = cut(through(pages_of(folder, 1, 2, 3, 4, 8, 6, 9, 7, 5)))

    assert [(part.mark.number, part.pages) for part in made.sure] == list(zip(NUMBERS, (1, 2, 3), strict=True))
    whole = cut(folder)
    assert [seen_in(part.pdf) for part in cut(pages_of(folder, 1, 2, 3, 4, 8, 6, 9, 7, 5)).parts] == [
        seen_in(part.pdf) for part in whole.parts
    ]


def seen_in(pdf):
    return [page.extract_text().strip() for page in PdfReader(io.BytesIO(pdf)).pages]


def test_a_page_whose_code_is_not_read_makes_its_act_doubtful(folder):
    made = PdfWriter(clone_from=PdfReader(io.BytesIO(folder)))
    stain = DecodedStreamObject()
    stain.set_data(b"0.4 g 0 0 80 80 re f")
    blank = PdfWriter().add_blank_page(595, 842)
    blank[NameObject("/Contents")] = stain
    made.pages[4].merge_page(blank)

    found = cut(scanned(written(made)))

    assert [part.mark.number for part in found.sure] == [NUMBERS[0], NUMBERS[2]]
    assert [(part.pages, part.read) for part in found.doubtful] == [(2, 1)]


def test_pages_of_another_printing_are_never_taken_for_these(folder):
    reprinted = signature_folder(page_of("s"), [ToSign("CS:2026-09-25T18:00", NUMBERS[0], "n", "o", page_of("a"))], "t")
    mixed = merged(pages_of(folder, 1), pages_of(reprinted, 2))

    assert cut(mixed).sure == ()


def one_act(words, *more):
    """A folder of one act, its pages saying that: 0 its first page, 1 the sheet, 2 3… the pages."""
    pages = merged(*map(page_of, (words, *more)))
    return signature_folder(page_of("s"), [ToSign("CS:2026-09-25T18:00", NUMBERS[0], "n", "o", pages)], "t")


def test_a_page_of_the_printing_before_an_amount_was_changed_is_told():
    before, after = one_act("1 240 000", "signature"), one_act("1 990 000", "signature")
    mixed = cut(merged(pages_of(after, 1, 2), pages_of(before, 3)))

    (part,) = mixed.doubtful
    assert (part.pages, part.read, part.older, mixed.of_two_printings(part)) == (2, 1, 1, True)
    assert cut(merged(pages_of(after, 1, 2), pages_of(one_act("1 990 000", "signature"), 3))).sure  # the same again


def test_two_printings_of_an_act_are_both_left_to_her():
    made = cut(merged(pages_of(one_act("1 240 000"), 1, 2), pages_of(one_act("1 990 000"), 1, 2)))

    assert made.sure == ()
    assert [made.of_two_printings(part) for part in made.doubtful] == [True, True]
    assert made.unseen == 0


def test_an_act_that_went_through_twice_or_lost_a_page_is_doubtful(folder):
    made = cut(pages_of(folder, 1, 2, 3, 4, 1, 2))

    assert made.sure == ()
    assert [part.mark.number for part in made.doubtful] == [NUMBERS[0], NUMBERS[1], NUMBERS[0]]


def test_a_sheet_without_pages_gives_nothing_back(folder):
    (part,) = cut(pages_of(folder, 1, 3, 4, 5)).parts

    assert (part.mark.number, part.first, part.pages) == (NUMBERS[1], 3, 2)


@given(st.text(max_size=30))
def test_a_code_that_is_not_ours_means_nothing(code):
    assert read_mark(code) is None
    assert read_mark(f"SYNDIC1|{code}") is None or code.count("|") == 5


@pytest.mark.parametrize(
    ("scan", "said"),
    [
        (b"", "numérisez de nouveau"),
        (b"%PDF-1.4 rien", "numérisez de nouveau"),
        (page_of("un acte seul"), "Aucune feuille intercalaire"),
    ],
    ids=("empty", "broken", "no sheet"),
)
def test_what_cannot_be_cut_is_refused_in_one_sentence(scan, said):
    with pytest.raises(UnreadableScan, match=said):
        cut(scan)


def test_a_scan_that_asks_for_a_password_is_refused(folder):
    locked = PdfWriter(clone_from=PdfReader(io.BytesIO(folder)))
    locked.encrypt("secret", algorithm="RC4-128")

    with pytest.raises(UnreadableScan, match="protégé"):
        cut(written(locked))


def test_cutting_can_be_given_up(folder):
    assert cut(folder, cancelled=lambda: True) is None


SMALL = signature_folder(page_of("a"), [ToSign("CS:2026-09-25", "1", "n", "o", page_of("b"))], "t")


@settings(max_examples=300, deadline=None)
@given(st.integers(0, len(SMALL)), st.integers(0, 200), st.binary(max_size=40))
def test_a_damaged_scan_is_cut_or_refused_in_one_sentence(at, removed, put):
    said = refusal_of(SMALL[:at] + put + SMALL[at + removed :])

    assert said is None or re.fullmatch(r"[^\n]+[.]", said)


def refusal_of(scan):
    try:
        cut(scan)
    except UnreadableScan as refusal:
        return str(refusal)
    return None


def test_the_folder_of_the_example_lists_and_holds_every_act(soffice):
    given = example()
    data = parapheur(given, TEMPLATES)
    assert data is not None

    reader = PdfReader(io.BytesIO(data))
    first = reader.pages[0].extract_text()
    acts = [item.number for item in given.sitting.session.items if item.number]
    assert all(number in first for number in acts)
    assert [entry.title.replace("\N{NO-BREAK SPACE}", " ") for entry in reader.outline] == [
        f"Délibération n° {number}" for number in acts
    ]
    assert [part.mark.number for part in cut(data).sure] == acts
