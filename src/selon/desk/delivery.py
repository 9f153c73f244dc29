"""Where a watch tells what it found: a feed, a file, a program, a webhook."""

from __future__ import annotations

import json
import shlex
import subprocess
import urllib.request
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from selon.desk.export.feeds import Entry, render_atom
from selon.desk.watching import Firing
from selon.errors import DeliveryFailed
from selon.ledger import Ledger

# Seconds a command or a webhook may take.
PATIENCE = 30
WAYS = ("atom", "json_feed", "file", "program", "webhook")


def deliver(ledger: Ledger, name: str, firing: Firing, ways: Mapping[str, Any]) -> None:
    """Tell one firing in each way that a watch asks for; `ways` are keys of WAYS with where to.

    Raises:
        DeliveryFailed: one of them cannot be reached; the others have been told.
    """
    message = {"watch": name, **firing.to_dict()}
    failed = []
    for way in WAYS:
        if ways.get(way):
            try:
                _WAYS[way](ledger, name, message, str(ways[way]))
            except (OSError, ValueError, subprocess.SubprocessError) as error:
                failed.append(f"{way} {ways[way]} ({error})")
    if failed:
        raise DeliveryFailed("; ".join(failed))


def _write_atom(ledger: Ledger, name: str, message: Mapping[str, Any], where: str) -> None:
    entries = [
        Entry(
            f"urn:selon:watch:{each.watch}:{each.subject}",
            f"{each.watch} · {each.told['what']}"[:200],
            each.told["what"],
            each.at,
            each.told.get("url"),
            each.told.get("publisher"),
        )
        for each in ledger.watches.alerts(name)
    ]
    Path(where).write_bytes(render_atom(f"urn:selon:watch:{name}", f"Selon · {name}", entries))


def _write_json_feed(ledger: Ledger, name: str, message: Mapping[str, Any], where: str) -> None:
    items = [
        {
            "id": f"urn:selon:watch:{each.watch}:{each.subject}",
            "title": str(each.told["what"])[:200],
            "content_text": each.told["what"],
            "date_published": each.at,
            **({"url": each.told["url"]} if each.told.get("url") else {}),
        }
        for each in ledger.watches.alerts(name)
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"Selon · {name}", "items": items}
    Path(where).write_text(json.dumps(feed, ensure_ascii=False, indent=1), encoding="utf8")


def _append(ledger: Ledger, name: str, message: Mapping[str, Any], where: str) -> None:
    with Path(where).open("a", encoding="utf8") as file:
        file.write(json.dumps(message, ensure_ascii=False) + "\n")


def _run(ledger: Ledger, name: str, message: Mapping[str, Any], where: str) -> None:
    """Run a command with the message as JSON on its standard input; no shell reads it."""
    text = json.dumps(message, ensure_ascii=False)
    subprocess.run(shlex.split(where), input=text, encoding="utf8", timeout=PATIENCE, check=True)


def _post(ledger: Ledger, name: str, message: Mapping[str, Any], where: str) -> None:
    if not where.startswith(("http://", "https://")):
        raise ValueError("not an http address")
    data = json.dumps(message, ensure_ascii=False).encode()
    request = urllib.request.Request(where, data=data, headers={"Content-Type": "application/json"})
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
        answer.read(1)


_WAYS = {"atom": _write_atom, "json_feed": _write_json_feed, "file": _append, "program": _run, "webhook": _post}
