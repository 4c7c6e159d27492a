"""Templates: docxtpl's tags filled, parts that never change left alone, what a document says of itself."""

from __future__ import annotations

from dataclasses import dataclass

from docx import Document
from docx.shared import Pt

from syndic_desktop.documents.word import Template, compile_template
from tests.documents.word.makings import (
    OFFICE,
    altered,
    filled,
    part,
    parts,
    read,
    relationship,
    saved,
    template,
    texts,
    with_paragraphs,
)


@dataclass(frozen=True)
class Delegate:
    name: str
    college: str = ""


DELEGATES = (Delegate("Mme DUBOIS", "EPCI"), Delegate("M. ROY", "Communes"))


def test_fields_conditions_and_loops_are_those_of_docxtpl():
    made = template(
        "{{ ville }}, le {{ date }}{% if tard %} (tard){% endif %}",
        "{%p for d in presents %}",
        "{{ d.name }}",
        "{%p endfor %}",
    )

    document = made.fill({"ville": "Cahors", "date": "1er février", "tard": False, "presents": DELEGATES}, title="PV")

    assert texts(document) == ["Cahors, le 1er février", "Mme DUBOIS", "M. ROY"]


def test_rows_repeat_in_tables():
    document = Document()
    table = document.add_table(rows=4, cols=2)
    for cell, text in zip(
        [*table.rows[0].cells, table.cell(1, 0), *table.rows[2].cells, table.cell(3, 0)],
        ["Nom", "Collège", "{%tr for d in presents %}", "{{ d.name }}", "{{ d.college }}", "{%tr endfor %}"],
        strict=True,
    ):
        cell.text = text

    made = read(Template(saved(document), "feuille.docx").fill({"presents": DELEGATES}, title="Feuille"))

    rows = [[cell.text for cell in row.cells] for row in made.tables[0].rows]
    assert rows == [["Nom", "Collège"], ["Mme DUBOIS", "EPCI"], ["M. ROY", "Communes"]]


def test_columns_repeat_and_the_grid_follows():
    document = Document()
    table = document.add_table(rows=1, cols=3)
    for cell, text in zip(
        table.rows[0].cells, ["{%tc for d in presents %}", "{{ d.name }}", "{%tc endfor %}"], strict=True
    ):
        cell.text = text

    made = read(Template(saved(document), "feuille.docx").fill({"presents": DELEGATES}, title="Feuille"))

    assert [cell.text for cell in made.tables[0].rows[0].cells] == ["Mme DUBOIS", "M. ROY"]
    assert len(made.tables[0].columns) == 2


def test_a_tag_cut_by_word_into_several_runs_is_read():
    document = Document()
    paragraph = document.add_paragraph()
    for piece in ("Objet : {", "{ obj", "et }", "}."):
        paragraph.add_run(piece).bold = piece.startswith("{")

    assert texts(Template(saved(document), "essai.docx").fill({"objet": "budget"}, title="Essai")) == [
        "Objet : budget."
    ]


def test_a_tag_typed_with_a_non_breaking_space_is_read():
    assert filled("{{p\u00a0exposé }}", exposé="Vu") == ["Vu"]


def test_headers_are_filled_too():
    document = template("Corps", header="{{ syndicat }}").fill({"syndicat": "SM"}, title="Essai")

    assert read(document).sections[0].header.paragraphs[0].text == "SM"


def test_nothing_true_and_numbers_print_as_french_would():
    assert filled("{{ a }}|{{ b }}|{{ c }}", a=None, b=True, c=12) == ["|oui|12"]


def test_braces_can_be_printed():
    assert filled("{_{ champ }_} {_% if %_}") == ["{{ champ }} {% if %}"]


def test_fields_are_listed_pictures_included():
    made = template("{{ objet }} {% for d in presents %}{{ d.name }}{% endfor %}", "{{p expose }}", header="{{ logo }}")

    assert made.fields() == {"objet", "presents", "expose", "logo"}


def test_the_same_values_give_the_same_bytes():
    made = template("{{ objet }}")

    assert made.fill({"objet": "a"}, title="t") == made.fill({"objet": "a"}, title="t")


def test_one_document_does_not_leak_into_the_next():
    made = template("{{ objet }}", "{{p expose }}", header="{{ objet }}")
    first = made.fill({"objet": "a", "expose": "x"}, title="t")

    made.fill({"objet": "b", "expose": "y"}, title="u")

    assert made.fill({"objet": "a", "expose": "x"}, title="t") == first


def test_parts_without_tags_keep_their_bytes():
    data = with_paragraphs("{{ objet }}")

    made = parts(Template(data, "essai.docx").fill({"objet": "a"}, title="t"))

    for name in ("word/theme/theme1.xml", "word/fontTable.xml", "word/webSettings.xml"):
        assert made[name] == parts(data)[name]


def test_a_document_says_its_title_its_author_and_its_language():
    document = read(template("Corps").fill({}, title="Délibération « A & B »", author="Syndicat mixte"))

    properties = document.core_properties
    assert (properties.title, properties.author, properties.language) == (
        "Délibération « A & B »",
        "Syndicat mixte",
        "fr-FR",
    )
    assert 'w:lang w:val="fr-FR"' in document.styles.element.xml


def test_a_template_kept_on_somebodys_disk_is_forgotten():
    link = relationship("attachedTemplate", "file:///C:/modele.dotx")
    attached = f'<w:attachedTemplate xmlns:r="{OFFICE}" r:id="rId1"/></w:settings>'.encode()
    settings = {
        "word/_rels/settings.xml.rels": link,
        "word/settings.xml": lambda settings: settings.replace(b"</w:settings>", attached),
    }

    made = parts(Template(altered(with_paragraphs("Corps"), settings), "essai.docx").fill({}, title="t"))

    assert not any(b"modele.dotx" in content or b"attachedTemplate" in content for content in made.values())


def test_a_cell_that_would_be_empty_keeps_a_paragraph():
    document = Document()
    document.add_table(rows=1, cols=1).cell(0, 0).paragraphs[0].text = "{{p expose }}"

    made = Template(saved(document), "essai.docx").fill({"expose": ""}, title="t")

    assert [paragraph.text for paragraph in read(made).tables[0].cell(0, 0).paragraphs] == [""]


def test_a_table_whose_rows_all_went_goes_too():
    document = Document()
    table = document.add_table(rows=3, cols=1)
    for row, text in zip(table.rows, ["{%tr for d in presents %}", "{{ d.name }}", "{%tr endfor %}"], strict=True):
        row.cells[0].text = text
    made = Template(saved(document), "feuille.docx")

    tables = [len(read(made.fill({"presents": presents}, title="t")).tables) for presents in (DELEGATES, ())]

    assert tables == [1, 0]


def test_two_tables_left_side_by_side_are_kept_apart():
    document = Document()
    document.add_paragraph("{%p for d in presents %}")
    document.add_table(rows=1, cols=1)
    document.add_paragraph("{%p endfor %}")

    body = read(Template(saved(document), "essai.docx").fill({"presents": DELEGATES}, title="t")).element.body

    assert [child.tag.rpartition("}")[2] for child in body] == ["tbl", "p", "tbl", "sectPr"]


def test_the_paragraph_of_a_text_gives_it_its_look():
    document = Document()
    run = document.add_paragraph(style="Quote").add_run("{{p expose }}")
    run.font.size = Pt(13)

    made = read(Template(saved(document), "essai.docx").fill({"expose": "Vu"}, title="t")).paragraphs[0]

    assert (made.style.name, made.runs[0].font.size) == ("Quote", Pt(13))


def test_a_template_is_compiled_once():
    data = with_paragraphs("Corps")

    assert compile_template(data, "a") is compile_template(bytes(bytearray(data)), "a")


def test_many_shapes_never_share_a_number():
    document = Document()
    document.add_paragraph("{%p for n in noms %}")
    drawing = '<wp:docPr id="1" name="x"/>'
    document.add_paragraph("FORME")
    document.add_paragraph("{%p endfor %}")
    shape = (
        b'<w:r><w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
        + drawing.encode() + b"</wp:inline></w:drawing></w:r>"
    )  # fmt: skip
    data = altered(
        saved(document), {"word/document.xml": lambda xml: xml.replace(b"<w:r><w:t>FORME</w:t></w:r>", shape)}
    )

    made = part(Template(data, "essai.docx").fill({"noms": "ab"}, title="t"), "word/document.xml")

    assert 'docPr id="1"' in made
    assert 'docPr id="2"' in made
