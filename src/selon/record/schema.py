"""The JSON Schema of a reading: what `selon schema` prints and every output is tested against."""

from __future__ import annotations

from typing import Any

FACTUALITY = ("CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu")
FORMS = ("direct", "indirect", "mixed")
KINDS = ("person", "organization", "place", "group")
MENTIONS = ("name", "title", "pronoun", "demonym")
NAMED = ("named", "role", "group", "institution", "unknown")
PLOVER = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
STANCES = ("affirms", "denies", "believes", "fears", "wants", "promises", "asks")
TIMES = ("DATE", "TIME", "DURATION", "SET")

_STRING = {"type": "string"}
_NAME = {"type": "string", "minLength": 1}
_OFFSET = {"type": "integer", "minimum": 0}
_BECAUSE = {"type": "array", "items": _NAME, "description": "Ids of the rules that made the row."}
_DAY = {"type": "string", "pattern": "^-?[0-9]{4,}-[0-9]{2}-[0-9]{2}$"}
_SPAN_FIELDS = {"start": _OFFSET, "end": _OFFSET, "text": _STRING}


def build_schema() -> dict[str, Any]:
    """The schema, JSON Schema draft 2020-12; no object may have a key it does not name."""
    document = _object(
        "The report. Every offset counts Unicode code points of its text, end exclusive.",
        id={**_NAME, "description": "First 16 hexadecimal digits of the SHA-256 of the text."},
        title=_or_null(_STRING),
        publisher=_or_null(_STRING),
        url=_or_null(_STRING),
        language=_NAME,
        published={**_or_null(_NAME), "description": "EDTF, as the source or the user gives it."},
        published_between={
            **_or_null({"type": "array", "items": _DAY, "minItems": 2, "maxItems": 2}),
            "description": "First and last day on which the report can have been published.",
        },
        text=_NAME,
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Selon: a reading of one news report",
        **_object(
            "Who said what, when and according to whom, with the exact words.",
            selon={**_NAME, "description": "Version of Selon."},
            rules={**_NAME, "description": "Hash of the rule set."},
            model={**_NAME, "description": "Name and version of the language model."},
            document=document,
            times=_array("time"),
            entities=_array("entity"),
            statements=_array("statement"),
            events=_array("event"),
            disputes=_array("dispute"),
        ),
        "$defs": _definitions(),
    }


def _definitions() -> dict[str, Any]:
    return {
        "span": _object("A stretch of the document's text.", **_SPAN_FIELDS),
        "reference": _object("A pointer into entities.", id=_NAME, name=_NAME),
        "time": _time(),
        "entity": _entity(),
        "statement": _statement(),
        "event": _event(),
        "dispute": _dispute(),
    }


def _time() -> dict[str, Any]:
    candidate = _object("One thing it may be.", value=_NAME, weight={"type": "number", "minimum": 0, "maximum": 1})
    return _object(
        "A time expression, without its preposition.",
        id=_NAME,
        **_SPAN_FIELDS,
        type={"enum": list(TIMES)},
        value={
            **_or_null(_NAME),
            "description": "EDTF, ISO 8601 duration, PRESENT_REF, PAST_REF or FUTURE_REF; null: cannot be placed.",
        },
        candidates={"type": "array", "items": candidate, "description": "Empty where there is but one."},
        earliest=_or_null(_DAY),
        latest=_or_null(_DAY),
        timex={**_STRING, "description": "TIMEX3 value (ISO-TimeML)."},
        because=_BECAUSE,
    )


def _entity() -> dict[str, Any]:
    mention = _object("Words that stand for the entity.", **_SPAN_FIELDS, kind={"enum": list(MENTIONS)})
    return _object(
        "A person, organisation, place or unnamed group.",
        id=_NAME,
        name=_NAME,
        kind={"enum": list(KINDS)},
        country=_or_null({"type": "string", "pattern": "^[A-Z]{2}$"}),
        roles={"type": "array", "items": _NAME},
        aliases={"type": "array", "items": _NAME},
        latitude=_or_null({"type": "number", "minimum": -90, "maximum": 90}),
        longitude=_or_null({"type": "number", "minimum": -180, "maximum": 180}),
        mentions={"type": "array", "items": mention},
        because=_BECAUSE,
    )


def _statement() -> dict[str, Any]:
    span = {"$ref": "#/$defs/span"}
    return _object(
        "An attribution: somebody other than the author made answerable for something said, thought, wanted or felt.",
        id=_NAME,
        speaker={**_or_null({"$ref": "#/$defs/reference"}), "description": "null where nobody can be identified."},
        named={"enum": list(NAMED), "description": "How well the source is known."},
        source={**_or_null(span), "description": "The words that name who is answerable."},
        cue={**_or_null(span), "description": "The words that attribute."},
        content={"type": "array", "items": span, "minItems": 1, "description": "What is attributed."},
        quotes={"type": "array", "items": span, "description": "What of it stands in quotation marks."},
        form={"enum": list(FORMS)},
        stance={"enum": list(STANCES)},
        addressee={**_or_null(span), "description": "To whom it was said."},
        medium={**_or_null(span), "description": "Where it was said."},
        said_at={**_or_null(span), "description": "The words that tell when it was said."},
        said={**_or_null(_NAME), "description": "The value of said_at."},
        inside={**_or_null(_NAME), "description": "Id of the statement in whose content this one lies."},
        repeated={"type": "boolean", "description": "Said more than once."},
        hearsay={"type": "boolean", "description": "Told in the conditional of hearsay."},
        because=_BECAUSE,
    )


def _event() -> dict[str, Any]:
    reference = {"$ref": "#/$defs/reference"}
    span = {"$ref": "#/$defs/span"}
    return _object(
        "Who did what to whom (PLOVER 0.8).",
        id=_NAME,
        anchor={**span, "description": "The words that denote it."},
        type={"enum": list(PLOVER)},
        mode={**_or_null(_NAME), "description": "PLOVER mode of the type."},
        context={"type": "array", "items": _NAME, "description": "PLOVER contexts."},
        actor={"type": "array", "items": reference},
        recipient={"type": "array", "items": reference},
        place=_or_null(reference),
        time={**_or_null(_NAME), "description": "EDTF."},
        factuality={"enum": list(FACTUALITY), "description": "FactBank value."},
        according_to={**_or_null(_NAME), "description": "Id of the statement it is told in; null: the report's voice."},
        evidence={**span, "description": "The clause it rests on."},
        because=_BECAUSE,
    )


def _dispute() -> dict[str, Any]:
    names = {"type": "array", "items": _NAME}
    side = _object("Who holds a position.", position={"enum": ["for", "against"]}, statements=names, events=names)
    return _object(
        "One proposition that one source holds and another denies.",
        id=_NAME,
        about={**_NAME, "description": "The proposition in plain words."},
        type={"enum": [*PLOVER, None]},
        actor=names,
        recipient=names,
        sides={"type": "array", "items": side, "minItems": 2, "maxItems": 2},
        because=_BECAUSE,
    )


def _object(description: str, **properties: Any) -> dict[str, Any]:
    """An object that has exactly these keys."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _array(name: str) -> dict[str, Any]:
    return {"type": "array", "items": {"$ref": f"#/$defs/{name}"}}


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}
