"""Templates that cannot be used: one French sentence that names the template, the paragraph and the fault."""

from __future__ import annotations

import io
import zipfile

import pytest
from docx import Document

from syndic_desktop.documents.word import Template, TemplateFault, examined
from syndic_desktop.documents.word import archives as word_archives
from syndic_desktop.domain.errors import RuleViolation
from tests.documents.word.makings import (
    OFFICE,
    altered,
    filled,
    part,
    parts,
    relationship,
    saved,
    template,
    texts,
    with_paragraphs,
)


def refusal(*paragraphs: str, header: str = "", **context: object) -> str:
    """What is said of a template of these paragraphs, filled with this."""
    with pytest.raises(TemplateFault) as caught:
        template(*paragraphs, header=header).fill(context, title="t")
    return str(caught.value)


def refused(data: bytes) -> str:
    """What is said of a file that is no template."""
    with pytest.raises(TemplateFault) as caught:
        Template(data, "essai.docx")
    return str(caught.value)


def test_a_fault_is_something_she_can_mend():
    assert issubclass(TemplateFault, RuleViolation)


def test_an_unknown_field_is_named_with_its_paragraph():
    said = refusal("Vu le code", "Séance du {{ date_séance }} à Cahors", "Fin", date_seance="1er février")

    assert said == (
        "Modèle « essai.docx », au paragraphe « Séance du {{ date_séance }} à Cahors » : "
        "champ inconnu « date_séance » ; vouliez-vous dire « date_seance » ?"
    )


def test_an_unknown_field_of_a_record_is_named():
    assert "champ inconnu « adresse »" in refusal("{{ lieu.adresse }}", lieu={"nom": "Cahors"})


def test_an_unknown_field_of_a_rich_text_is_named_as_she_wrote_it():
    said = refusal("Vu", "{{p expose }}")

    assert "au paragraphe « {{ expose }} »" in said
    assert "champ inconnu « expose »" in said


def test_an_unknown_field_in_a_condition_is_not_taken_for_false():
    assert "champ inconnu « tard »" in refusal("{% if tard %}oui{% endif %}")


def test_an_unknown_field_of_a_header_is_found_there():
    assert "« En-tête {{ syndicat }} »" in refusal("Corps", header="En-tête {{ syndicat }}")


def test_a_loop_never_closed_is_shown_where_it_begins():
    said = refusal("Vu", "{%p for d in presents %}", "{{ d }}", "Fin", presents=())

    assert "« for » n’est jamais fermé : il manque « endfor »" in said
    assert "for d in presents" in said


def test_a_closing_without_an_opening_is_shown():
    assert "« endif » ferme un « if » qui n’est pas ouvert" in refusal("Vu", "{%p endif %}")


@pytest.mark.parametrize("written", ["{{ objet", "{{ objet. }}", "{{ 1 + }}", "{% si x %}"])
def test_a_tag_badly_written_is_quoted(written):
    assert written.split()[1] in refusal(f"Vu {written} fin", objet="a")


def test_an_unknown_filter_is_named():
    assert "« majuscules »" in refusal("{{ objet|majuscules }}", objet="a")


def test_words_that_would_be_lost_beside_a_paragraph_tag_are_a_fault():
    assert "seule dans son paragraphe" in refusal("Exposé : {{p expose }}", expose="a")


def test_words_that_would_be_lost_beside_a_row_tag_are_a_fault():
    document = Document()
    table = document.add_table(rows=2, cols=2)
    table.cell(0, 0).text = "{%tr for d in noms %}"
    table.cell(0, 1).text = "{{ d }}"
    table.cell(1, 0).text = "{%tr endfor %}"

    assert "seule dans sa ligne de tableau" in refused(saved(document))


def test_a_list_printed_as_a_text_is_a_fault():
    assert "est une liste" in refusal("{{ noms }}", noms=("a", "b"))


def test_a_record_printed_as_a_text_is_a_fault():
    assert "n’est pas un texte" in refusal("{{ lieu }}", lieu={"nom": "Cahors"})


def test_a_condition_across_paragraphs_is_a_fault_and_not_a_broken_file():
    document = Document()
    document.add_paragraph("a {% if x %} b")
    document.add_table(rows=1, cols=1).cell(0, 0).text = "c {% endif %} d"

    with pytest.raises(TemplateFault, match="finit dans un autre"):
        Template(saved(document), "essai.docx").fill({"x": False}, title="t")


def test_an_error_of_our_own_values_stays_a_bug():
    class Value:
        @property
        def name(self) -> str:
            raise ValueError("ours")

    with pytest.raises(ValueError, match="ours"):
        filled("{{ value.name }}", value=Value())


@pytest.mark.parametrize(
    "attack",
    [
        "{{ ''.__class__.__mro__[1].__subclasses__()|length }}",
        "{{ objet.__init__.__globals__ }}",
        "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
        "{{ self._TemplateReference__context }}",
        "{{ _paper._hosts }}",
        "{% include '/etc/passwd' %}",
        "{% import 'os' as os %}",
        "{{ '%s'|format(objet.__class__) }}",
        "{{ 'a' * 1000000000 }}",
        "{{ 10 ** 10 ** 10 }}",
        "{% for i in range(100000000) %}{% endfor %}",
        "{{ noms.append(1) }}",
    ],
)
def test_a_template_runs_no_code(attack):
    assert refusal(f"Vu {attack}", objet="a", noms=["b"]).startswith("Modèle « essai.docx »")


def test_xml_cannot_be_smuggled_in_by_a_filter():
    assert "« safe »" in refusal("{{ objet|safe }}", objet="<w:p/>")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"<html>", zipfile.__doc__.encode()])
def test_a_file_that_is_no_word_document_is_refused(data):
    assert refused(data).startswith("Modèle « essai.docx » : ce n’est pas un document Word")


def test_another_zip_is_refused():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("lisez-moi.txt", "bonjour")

    assert "ce n’est pas un document Word" in refused(stream.getvalue())


def test_macros_are_refused():
    assert "macros" in refused(altered(with_paragraphs("Corps"), {"word/vbaProject.bin": b"x"}))


def test_a_document_with_macros_under_the_name_of_a_docx_is_refused():
    def enabled(types: bytes) -> bytes:
        return types.replace(
            b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            b"application/vnd.ms-word.document.macroEnabled.main+xml",
        )

    assert "macros" in refused(altered(with_paragraphs("Corps"), {"[Content_Types].xml": enabled}))


@pytest.mark.parametrize(
    ("kind", "target"),
    [
        ("image", "http://example.org/espion.png"),
        ("oleObject", "file:///C:/x.xls"),
        ("frame", "http://example.org"),
        ("hyperlink", "file://serveur/partage"),
    ],
)
def test_what_would_be_fetched_elsewhere_is_refused(kind, target):
    data = altered(with_paragraphs("Corps"), {"word/_rels/header9.xml.rels": relationship(kind, target)})

    assert f"« {target} »" in refused(data)


def test_an_ordinary_link_is_kept():
    link = relationship("hyperlink", "https://www.legifrance.gouv.fr")
    data = altered(with_paragraphs("Corps"), {"word/_rels/header9.xml.rels": link})

    assert "legifrance" in part(Template(data, "essai.docx").fill({}, title="t"), "word/_rels/header9.xml.rels")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused(encoding):
    bomb = f'<?xml version="1.0" encoding="{encoding}"?><!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'
    data = altered(with_paragraphs("Corps"), {"word/settings.xml": bomb.encode(encoding)})

    assert "entités" in refused(data)


def test_a_field_that_reads_another_file_is_refused():
    def spying(xml: bytes) -> bytes:
        return xml.replace(b"<w:t>CHAMP</w:t>", b'<w:instrText>INCLUDETEXT "C:/secret.txt"</w:instrText>')

    assert "autre fichier" in refused(altered(with_paragraphs("CHAMP"), {"word/document.xml": spying}))


@pytest.mark.parametrize(
    ("name", "end", "put", "said"),
    [
        ("settings", "settings", '<w:mailMerge><w:connectString w:val="Provider=x"/><w:query w:val="SELECT 1"/>'
         "</w:mailMerge>", "publipostage"),
        ("settings", "settings", '<w:attachedTemplate r:id="rId99"/>', "autre modèle"),
        ("settings", "settings", '<w:attachedSchema w:val="http://ailleurs"/>', "schéma XML"),
        ("document", "body", '<w:subDoc r:id="rId99"/>', "autre document"),
        ("document", "body", '<w:altChunk r:id="rId99"/>', "autre document"),
        ("document", "body", '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" '
         'Type="Link" ProgID="Excel.Sheet.8" r:id="rId99"/></w:object></w:r></w:p>', "objet incorporé ou lié"),
    ],
    ids=("mail merge", "template", "schema", "sub-document", "chunk", "object"),
)  # fmt: skip
def test_what_leads_out_of_the_file_is_refused_even_when_its_relation_is_gone(name, end, put, said):
    def opening(xml: bytes) -> bytes:
        named = put.replace("r:id", f'xmlns:r="{OFFICE}" r:id')
        return xml.replace(f"</w:{end}>".encode(), f"{named}</w:{end}>".encode())

    assert said in refused(altered(with_paragraphs("Corps"), {f"word/{name}.xml": opening}))


def field(*inside: str, shown: str = "") -> str:
    """A field of Word: what is in it, text or fields, then what it shows."""
    runs = "".join(each if each.startswith("<") else f"<w:instrText>{each}</w:instrText>" for each in inside)
    marks = [f'<w:fldChar w:fldCharType="{mark}"/>' for mark in ("begin", "separate", "end")]
    return marks[0] + runs + marks[1] + shown + marks[2]


@pytest.mark.parametrize(
    "spying",
    [
        field(field("QUOTE 68 68 69"), " Excel C:/x.xls"),
        field(" D", field('QUOTE "DE"'), " Excel"),
        field(field("REF a"), " Excel"),
        field("<w:fldSimple w:instr='QUOTE \"DDE\"'/>", " Excel"),
        field(" IF 1 = 1 ", field(' QUOTE "x" '), " y "),
    ],
)
def test_a_field_whose_name_another_field_writes_is_refused(spying):
    def put(xml: bytes) -> bytes:
        return xml.replace(b"<w:t>CHAMP</w:t>", spying.encode())

    assert "autre fichier" in refused(altered(with_paragraphs("CHAMP"), {"word/document.xml": put}))


def test_honest_fields_in_one_another_are_kept():
    honest = (
        field(' TOC \\o "1-3" ', shown=field(" PAGEREF _Toc1 "))
        + field(" = ", field("PAGE"), " + 1")
        + field(" IF ", field("NUMPAGES"), ' = 1 "a" "b" ')
    )

    data = altered(with_paragraphs("CHAMP"), {
        "word/document.xml": lambda xml: xml.replace(b"<w:t>CHAMP</w:t>", honest.encode())
    })  # fmt: skip

    assert b"NUMPAGES" in parts(Template(data, "essai.docx").fill({}, title="t"))["word/document.xml"]


def test_a_bomb_is_refused(monkeypatch):
    monkeypatch.setattr(word_archives, "MAX_CONTENT", 2_000_000)
    data = altered(with_paragraphs("Corps"), {"word/media/vide.bin": bytes(3_000_000)})

    assert "démesuré" in refused(data)


def test_a_suspect_name_is_refused():
    assert "nom suspect" in refused(altered(with_paragraphs("Corps"), {"../../evil.sh": b"x"}))


def test_a_truncated_template_is_refused():
    assert refused(with_paragraphs("Corps")[:-400]).startswith("Modèle « essai.docx » : ce n’est pas un document Word")


def test_a_damaged_part_is_refused():
    damaged = altered(with_paragraphs("Corps"), {"word/document.xml": lambda xml: xml[: len(xml) // 2]})

    assert "abîmé" in refused(damaged)


def test_a_word_model_makes_documents():
    def model(types: bytes) -> bytes:
        return types.replace(b"wordprocessingml.document.main+xml", b"wordprocessingml.template.main+xml")

    made = Template(altered(with_paragraphs("Corps"), {"[Content_Types].xml": model}), "essai.dotx").fill({}, title="t")

    assert texts(made) == ["Corps"]
    assert b"template.main" not in parts(made)["[Content_Types].xml"]


def test_what_stands_after_and_under_a_condition_that_cannot_be_asked_is_told_too() -> None:
    content = with_paragraphs(
        "{%p if a + 1 %}", "Sous : {{ b }}", "{%p elif a %}", "Sinon : {{ b }}", "{%p endif %}",
        "{%p for each in a.x.y %}", "Dans : {{ each.z }}", "{%p endfor %}",
        "Avec : {{ a }} {% if b > 2 %}oui{% endif %} {{ b }}",
        "{%p for each in c %}", "Ligne : {{ each + 1 }}", "{%p if each - 1 %}", "{%p endif %}", "{%p endfor %}",
        "Fin : {{ b }}",
    )  # fmt: skip

    faults = examined(content, "note-de-synthese", [{"a": "x", "b": {}, "c": ["y", "z"]}], {}).faults

    assert {fault.place for fault in faults} == {
        "{% if a + 1 %}",
        "Sous : {{ b }}",
        "{% endif %}{% for each in a.x.y %}",
        "Avec : {{ a }} {% if b > 2 %}oui{% endif %} {{ b }}",
        "Ligne : {{ each + 1 }}",
        "{% if each - 1 %}{% endif %}{% endfor %}",
        "Fin : {{ b }}",
    }
    assert len(faults) == 7
