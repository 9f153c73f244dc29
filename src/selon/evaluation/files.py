"""Files of gold and of readings, with a `GoldFault` for each way they can be unusable."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selon.evaluation.fault import GoldFault
from selon.span import Span


def check_folder(folder: Path) -> None:
    """Raise unless this is a folder."""
    if not os.path.isdir(folder):
        raise GoldFault("no_folder", name=folder)


def load_text(path: Path) -> str:
    """A file as it stands, line ends unchanged: offsets count in it."""
    try:
        return path.read_bytes().decode("utf8")
    except FileNotFoundError:
        raise GoldFault("no_text", name=path) from None
    except (OSError, UnicodeDecodeError) as error:
        raise GoldFault("broken_gold", name=path, reason=error) from None


def load_object(path: Path) -> dict[str, Any]:
    """The one JSON object a file holds."""
    try:
        found = json.loads(load_text(path))
    except json.JSONDecodeError as error:
        raise GoldFault("broken_json", name=path, reason=error) from None
    if not isinstance(found, dict):
        raise GoldFault("broken_gold", name=path, reason="not a JSON object")
    return found


def parse_span(data: Mapping[str, Any], text: str) -> Span:
    """The span of `text` that `data` gives the offsets of.

    Raises:
        ValueError: the words it gives are not those of the text.
    """
    span = Span.of(text, data["start"], data["end"])
    if span.text != data.get("text", span.text):
        raise ValueError(f"{span.start}:{span.end} is {span.text[:40]!r} in the text, not {data['text'][:40]!r}")
    return span


def parse_optional(data: Mapping[str, Any] | None, text: str) -> Span | None:
    """The same, or None where there is none."""
    return parse_span(data, text) if data else None
