"""The published schema says what the models say, in French."""

from __future__ import annotations

import json
import re

from syndic_desktop.exchange import schema


def test_the_published_schema_is_up_to_date():
    published = json.loads(schema.PUBLISHED.read_bytes())

    assert published == schema.schema(), "run: python -m syndic_desktop.exchange.schema"


def test_every_object_of_the_format_is_described_and_closed():
    for name, each in schema.schema()["$defs"].items():
        assert each["description"], name
        assert each["additionalProperties"] is False, name


def test_what_we_added_to_version_1_is_said():
    text = schema.PUBLISHED.read_text(encoding="utf-8").replace("\\n", " ")

    assert text.count("Complément à la version 1") >= 46


def test_what_the_guide_says_is_refused_speaks_of_keys_that_exist():
    guide = (schema.PUBLISHED.parent / "LISEZMOI.md").read_text(encoding="utf-8")
    part = guide.partition("## Ce qui est refusé")[2].partition("## Ce qui est écrit")[0]
    keys = set(re.findall(r"`([a-z_]+)`", part))

    assert len(keys) > 15
    written = schema.PUBLISHED.read_text(encoding="utf-8")
    assert not [key for key in keys if f'"{key}"' not in written]
