"""`selon schema` prints the schema that readings are tested against."""

from __future__ import annotations

import json

from command_line import Run

from selon.record.schema import build_schema


def test_the_schema_is_printed_as_json_whatever_the_language_on_screen(run: Run) -> None:
    for ui in ("fr", "en"):
        done = run("schema", "--ui", ui)
        assert (done.code, done.err) == (0, "")
        assert json.loads(done.out) == build_schema()
