"""Where a watch tells what it found: a feed, a file, a program, a webhook. Nothing is sent twice, whatever breaks.

An alert is noted in the ledger before it goes out, and each way it goes out is noted as begun before and as done after.
What was not begun when a run ended goes out with the next one; what was begun and not done may have arrived: it is not
sent again, and that is told.
"""

from __future__ import annotations

import json
import shlex
import ssl
import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from typing import Any

from selon.desk.export.feeds import NEWEST, Entry, render_atom
from selon.desk.watching import Firing
from selon.intake.fetch.address import check_public, connect, parse_address
from selon.intake.refusal import Refusal
from selon.ledger import Ledger
from selon.ledger.watches import Alert, SavedWatch
from selon.record.gist import source_of

# Seconds a command or a webhook may take.
PATIENCE = 30
# Feeds are written anew each time, with all that a watch told; the others get one message for each alert.
FEEDS = ("atom", "json_feed")
MESSAGES = ("file", "program", "webhook")
WAYS = (*FEEDS, *MESSAGES)
# A webhook on this machine or in a private network is asked only where whoever saved the watch said so.
PRIVATE = "allow_private"
_BEGUN, _DONE = "begun", "done"
_SHOWN = "shown"


@dataclass(frozen=True, slots=True)
class Undelivered:
    """What did not go out, and why; no error where an earlier run ended while it was going out."""

    way: str
    where: str
    error: Exception | None = None

    @property
    def unsure(self) -> bool:
        """Whether it may have arrived all the same; it is not sent again."""
        return self.error is None


def show_noted(ledger: Ledger, watch: SavedWatch) -> Iterator[Firing]:
    """What a watch noted, by this run or one that was cut off, and nobody has been shown, the oldest first.

    Raises:
        LedgerFault: the ledger cannot be written to.
    """
    for alert in ledger.watches.undelivered(watch):
        if _SHOWN not in alert.sent:
            ledger.watches.send(alert, {**alert.sent, _SHOWN: _DONE}, delivered=False)
            yield Firing.of(alert.told)


def deliver(ledger: Ledger, watch: SavedWatch) -> tuple[Undelivered, ...]:
    """Send what a watch noted and has not sent, in each way it asks for; what could not be sent is tried again.

    Raises:
        LedgerFault: the ledger cannot be written to.
    """
    ways: Mapping[str, Any] = watch.question.get("deliver") or {}
    waiting = ledger.watches.undelivered(watch)
    missed = _write_feeds(ledger, watch.name, ways) if waiting else []
    written = not missed
    for alert in waiting:
        sent = dict(alert.sent)
        asked = [way for way in MESSAGES if ways.get(way)]
        missed += [each for way in asked if (each := _send(ledger, alert, way, ways, sent)) is not None]
        ledger.watches.send(alert, sent, delivered=written and all(sent.get(way) == _DONE for way in asked))
    return tuple(missed)


def _write_feeds(ledger: Ledger, name: str, ways: Mapping[str, Any]) -> list[Undelivered]:
    missed = []
    for way in FEEDS:
        if ways.get(way):
            try:
                Path(str(ways[way])).write_bytes(render_feed(ledger, name, way))
            except OSError as error:
                missed.append(Undelivered(way, str(ways[way]), error))
    return missed


def _send(ledger: Ledger, alert: Alert, way: str, ways: Mapping[str, Any], sent: dict[str, str]) -> Undelivered | None:
    """Send one message, noted before and after; `sent` is kept up."""
    where, before = str(ways[way]), sent.get(way)
    if before == _DONE:
        return None
    if before == _BEGUN:
        sent[way] = _DONE
        return Undelivered(way, where)
    sent[way] = _BEGUN
    ledger.watches.send(alert, sent, delivered=False)
    try:
        _SENDERS[way]({"id": _id(alert), "watch": alert.watch, **alert.told}, where, bool(ways.get(PRIVATE)))
    except (OSError, ValueError, subprocess.SubprocessError, HTTPException, Refusal) as error:
        del sent[way]
        return Undelivered(way, where, error)
    sent[way] = _DONE
    return None


def render_feed(ledger: Ledger, name: str, way: str) -> bytes:
    """The newest of what a watch told, as `atom` or `json_feed`."""
    return _RENDERERS[way](name, ledger.watches.alerts(name, NEWEST))


def _id(alert: Alert) -> str:
    return f"urn:selon:watch:{alert.watch}:{alert.subject}"


def _render_atom(name: str, alerts: tuple[Alert, ...]) -> bytes:
    entries = [
        Entry(
            _id(each),
            f"{each.watch} · {each.told['what']}"[:200],
            each.told["what"],
            each.at,
            each.told.get("url"),
            source_of(each.told.get("publisher"), each.told.get("url"), each.told.get("file")),
        )
        for each in alerts
    ]
    return render_atom(f"urn:selon:watch:{name}", f"Selon · {name}", entries)


def _render_json(name: str, alerts: tuple[Alert, ...]) -> bytes:
    items = [
        {
            "id": _id(each),
            "title": str(each.told["what"])[:200],
            "content_text": each.told["what"],
            "date_published": each.at,
            **({"url": each.told["url"]} if each.told.get("url") else {}),
        }
        for each in alerts
    ]
    feed = {"version": "https://jsonfeed.org/version/1.1", "title": f"Selon · {name}", "items": items}
    return json.dumps(feed, ensure_ascii=False, indent=1).encode()


def _append(message: Mapping[str, Any], where: str, private: bool) -> None:
    with Path(where).open("a", encoding="utf8") as file:
        file.write(json.dumps(message, ensure_ascii=False) + "\n")


def _run(message: Mapping[str, Any], where: str, private: bool) -> None:
    """Run a command with the message as JSON on its standard input; no shell reads it."""
    text = json.dumps(message, ensure_ascii=False)
    subprocess.run(shlex.split(where), input=text, encoding="utf8", timeout=PATIENCE, check=True)


def check_webhook(where: str, *, private: bool) -> None:
    """See that an address may be sent to; one whose computer is unknown now may be known when it is.

    Raises:
        Refusal: it is no address, or leads to this machine or into a private network, which `private` allows.
    """
    address = parse_address(where)
    if not private:
        check_public(address.host, address.port)


def _post(message: Mapping[str, Any], where: str, private: bool) -> None:
    """Send the message to a computer whose address was checked; it may not send us on to another."""
    address = parse_address(where)
    connection = HTTPConnection(address.host, address.port, timeout=PATIENCE)
    connection.sock = connect(address.host, address.port, PATIENCE, private)
    try:
        if address.scheme == "https":
            connection.sock = ssl.create_default_context().wrap_socket(connection.sock, server_hostname=address.host)
        headers = {"Content-Type": "application/json", "Connection": "close"}
        connection.request("POST", address.target, json.dumps(message, ensure_ascii=False).encode(), headers)
        status = connection.getresponse().status
    finally:
        connection.close()
    if not 200 <= status < 300:
        raise ConnectionError(f"HTTP {status}")


_RENDERERS: dict[str, Callable[[str, tuple[Alert, ...]], bytes]] = {"atom": _render_atom, "json_feed": _render_json}
_SENDERS: dict[str, Callable[[Mapping[str, Any], str, bool], None]] = {
    "file": _append,
    "program": _run,
    "webhook": _post,
}
