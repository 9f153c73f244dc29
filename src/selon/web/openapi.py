"""What the JSON API can be asked and answers, as OpenAPI tells it; made from the rows and filters themselves.

Source: OpenAPI Specification 3.1.
"""

from __future__ import annotations

import json
from dataclasses import fields
from typing import Any

from selon.desk.accounts import Disagreement, Turn
from selon.ledger import DocumentRow, EdgeRow, EventRow, Filter, PersonRow, SearchRow, StatementRow
from selon.ledger.rows import LedgerRow
from selon.record.schema import build_schema
from selon.version import VERSION

Answered = LedgerRow | Disagreement | Turn
# Path, what it answers with, and the fields of `Filter` it looks at (None: all of them).
LISTS: tuple[tuple[str, type[Answered], tuple[str, ...] | None, str], ...] = (
    ("documents", DocumentRow, None, "Reports, the newest first"),
    ("statements", StatementRow, None, "Who said what, the newest first"),
    ("events", EventRow, None, "Who did what to whom, the newest first"),
    ("people", PersonRow, (), "People, bodies, groups and places; those in most reports first"),
    (
        "search",
        SearchRow,
        ("text", "speaker", "publisher", "language", "since", "until"),
        "Reports that hold some words",
    ),
    ("network", EdgeRow, ("since", "until", "person"), "Who speaks of whom and does what to whom, by month"),
    ("disputes", Disagreement, ("person",), "Propositions on which sources differ, the latest first"),
    ("reversals", Turn, ("person",), "Who said the contrary of what they had said, the latest first"),
)
_PAGED = ("documents", "statements", "events", "disputes", "reversals")


def describe_api(most: int) -> dict[str, Any]:
    """The description of the API; `most` is how many rows one answer holds at most."""
    paths = {f"/api/{name}": {"get": _list(name, kind, asked, text, most)} for name, kind, asked, text in LISTS}
    name = {"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}
    reading = {"$ref": "#/components/schemas/Reading"}
    answer = {"type": "object", "properties": {"reading": reading, "known": {"type": "object"}}}
    paths["/api/documents/{id}"] = {
        "get": {"summary": "A report and its reading", "parameters": [name], "responses": _answers(answer)}
    }
    schemas: dict[str, Any] = {kind.__name__: _row(kind) for _, kind, _, _ in LISTS}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Selon", "version": VERSION},
        "paths": paths,
        "components": {
            "schemas": {**schemas, **_reading()},
            "securitySchemes": {"key": {"type": "http", "scheme": "bearer"}},
        },
        "security": [{}, {"key": []}],
    }


def _reading() -> dict[str, Any]:
    """The schema of a reading and those it is made of, each a component: tools read no definitions within one."""
    schema = json.loads(json.dumps(build_schema()).replace('"#/$defs/', '"#/components/schemas/Reading.'))
    parts = schema.pop("$defs")
    del schema["$schema"]
    return {"Reading": schema, **{f"Reading.{name}": part for name, part in parts.items()}}


def _list(name: str, kind: type[Answered], asked: tuple[str, ...] | None, summary: str, most: int) -> dict[str, Any]:
    names = [field.name for field in fields(Filter)] if asked is None else list(asked)
    parameters = [_parameter(each) for each in (*names, *(["q"] if name == "people" else []))]
    parameters.append({"name": "limit", "in": "query", "schema": {"type": "integer", "minimum": 1, "maximum": most}})
    if name in _PAGED:
        parameters.append(_parameter("after"))
    rows = {"type": "array", "items": {"$ref": f"#/components/schemas/{kind.__name__}"}}
    answer = {"type": "object", "properties": {"rows": rows, "next": {"type": ["string", "null"]}}}
    return {"summary": summary, "parameters": parameters, "responses": _answers(answer)}


def _parameter(name: str) -> dict[str, Any]:
    kind = {"person": "integer", "old": "boolean", "dated": "boolean"}.get(name, "string")
    return {"name": name, "in": "query", "schema": {"type": kind}}


def _answers(schema: dict[str, Any]) -> dict[str, Any]:
    return {
        "200": {"description": "What was asked for", "content": {"application/json": {"schema": schema}}},
        "400": {"description": "A question that cannot be put"},
        "404": {"description": "There is no such report"},
    }


def _row(kind: type[Answered]) -> dict[str, Any]:
    """The schema of a row; every field is always there."""
    properties = {field.name: _type(str(field.type)) for field in fields(kind)}
    if issubclass(kind, LedgerRow):
        properties |= {flag: _type("bool | None") for flag in kind.flags}
    return {"type": "object", "description": (kind.__doc__ or "").partition("\n")[0], "properties": properties}


def _type(annotation: str) -> dict[str, Any]:
    plain = annotation.removesuffix(" | None")
    array = "array" if plain.startswith("tuple") else "object"
    name = {"str": "string", "int": "integer", "float": "number", "bool": "boolean"}.get(plain, array)
    return {"type": [name, "null"] if plain != annotation else name}
