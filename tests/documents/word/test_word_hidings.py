"""What nobody would see on paper: a value in hidden text, a picture that is no more in the template."""

from __future__ import annotations

import pytest

from syndic_desktop.documents.word import TemplateFault, check_template, examined
from tests.documents.word.makings import altered, with_paragraphs

VALUES = ({"lieu": "Cahors"},)


def told(change, *paragraphs):
    """What is found wrong once the XML of the document is changed; the same whether she is asked or a dossier came."""
    data = altered(with_paragraphs(*paragraphs), {"word/document.xml": change})
    found = [str(each) for each in examined(data, "essai", VALUES, {}, "essai.docx").faults]
    if found:
        with pytest.raises(TemplateFault) as caught:
            check_template(data, "essai", "essai.docx")
        assert str(caught.value) == found[0]
    else:
        check_template(data, "essai", "essai.docx")
    return found


def dressed(look):
    return lambda xml: xml.replace(b"<w:r><w:t>Fait", b"<w:r><w:rPr>" + look + b"</w:rPr><w:t>Fait", 1)


@pytest.mark.parametrize(
    ("look", "hidden"),
    [
        (b"<w:vanish/>", True),
        (b'<w:vanish w:val="1"/>', True),
        (b'<w:vanish w:val="0"/>', False),
        (b'<w:rStyle w:val="Absent"/>', False),
        (b"<w:b/>", False),
    ],
)
def test_a_value_in_hidden_text_is_refused_with_its_paragraph(look, hidden):
    found = told(dressed(look), "Un autre", "Fait à {{ lieu }}")

    assert [("au paragraphe « Fait à {{ lieu }} »" in each, "masqué" in each) for each in found] == [
        (True, True)
    ] * hidden


def test_words_of_hers_may_be_hidden_where_they_print_no_value():
    assert not told(dressed(b"<w:vanish/>"), "Fait exprès", "{{ lieu }}")


def test_a_style_or_a_row_hides_too():
    styled = altered(
        with_paragraphs("Fait à {{ lieu }}"),
        {
            "word/styles.xml": lambda xml: xml.replace(
                b"</w:styles>",
                b'<w:style w:type="character" w:styleId="Base"><w:rPr><w:vanish/></w:rPr></w:style>'
                b'<w:style w:type="character" w:styleId="Secret"><w:basedOn w:val="Base"/></w:style></w:styles>',
            ),
            "word/document.xml": dressed(b'<w:rStyle w:val="Secret"/>'),
        },
    )
    assert ["masqué" in str(each) for each in examined(styled, "essai", VALUES, {}).faults] == [True]


def test_a_picture_that_is_no_more_there_is_refused_with_its_paragraph():
    blip = (
        b'<a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
        b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:embed="rId99"/>'
    )
    drawn = told(lambda xml: xml.replace(b"<w:r><w:t>Fait", b"<w:r><w:drawing>" + blip + b"</w:drawing><w:t>Fait", 1),
                 "Fait à {{ lieu }}")  # fmt: skip

    assert len(drawn) == 1
    assert "« Fait à {{ lieu }} » : une image" in drawn[0]


def test_a_template_saved_through_a_stylesheet_is_refused():
    data = altered(
        with_paragraphs("Corps"),
        {"word/settings.xml": lambda xml: xml.replace(b"</w:settings>", b"<w:saveThroughXslt/></w:settings>")},
    )
    with pytest.raises(TemplateFault, match="XSLT"):
        check_template(data, "essai", "essai.docx")


def test_a_template_that_comes_without_a_signature_is_refused_as_one_taken_back_is():
    with pytest.raises(TemplateFault, match="la place de la signature du président manque"):
        check_template(with_paragraphs("{{ point.objet }}"), "extrait", "maison/extrait.docx")
