"""E-mail: the text a message carries, its subject, sender and date."""

from __future__ import annotations

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import getaddresses

from selon.intake.article import LETTER, Found, fields_of
from selon.intake.formats.markup import text_of_markup

_HEADER = re.compile(rb"(?:[A-Za-z][A-Za-z0-9-]{1,60}:[ \t].*\r?\n(?:[ \t]+\S.*\r?\n)*){2,}\r?\n")
# The first words of every message; a text that begins "Note: ..." has none of them.
_SURE = re.compile(rb"(?:^|\n)(?:Received|Message-ID|MIME-Version|Return-Path|Delivered-To):", re.IGNORECASE)

_SUBSCRIBED = re.compile(r"\b(?:désabonner|désinscrire|unsubscribe)\b", re.IGNORECASE)
# Lines of the message answered, and the line before them that says whose they are; or that message as Outlook puts it.
_ANSWERED = re.compile(
    r"(?:^(?:Le|On) [^\n]*(?:\n[^\n>]+)?(?:a écrit|wrote)\s*:\s*\n)?(?:^>.*(?:\n|\Z))+", re.MULTILINE
)
_ORIGINAL = re.compile(
    r"^-{2,} ?(?:Message d.origine|Original Message) ?-{2,}.*", re.MULTILINE | re.DOTALL | re.IGNORECASE
)
# What stands under "-- " to the end (RFC 3676); without its blank, a few lines.
_SIGNATURE = re.compile(r"^(?:-- \n(?s:.*)|--\n(?:.*\n?){0,8}\Z)", re.MULTILINE)


def is_mail(head: bytes) -> bool:
    r"""Whether bytes begin as a message does: lines of headers, one of which only messages have.

    >>> is_mail(b"From: a@b.fr\nSubject: Le pont\nMIME-Version: 1.0\n\nBonjour.")
    True
    >>> is_mail(b"Note: bien.\nSuite: non.\n\n")
    False
    """
    match = _HEADER.match(head[:16_384])
    return match is not None and _SURE.search(match.group()) is not None


def find_in_mail(data: bytes, name: str) -> Iterator[Found]:
    """The one report of a message: its plain text, else that of its HTML; attachments are left alone."""
    message = message_from_bytes(data, policy=policy.default)
    assert isinstance(message, EmailMessage)
    senders = getaddresses([str(message.get("From", ""))])
    body = _body(message)
    letter = "List-Unsubscribe" in message or _SUBSCRIBED.search(body) is not None
    yield Found(
        body,
        fields_of(
            LETTER if letter else "e-mail headers",
            key=_header(message, "Message-ID"),
            title=_header(message, "Subject"),
            author=senders[0][0] or senders[0][1] if senders else None,
            published=_header(message, "Date"),
        ),
    )


def _body(message: EmailMessage) -> str:
    part = message.get_body(preferencelist=("plain", "html"))
    if part is None:
        return ""
    try:
        content = part.get_content()
    except (LookupError, KeyError):
        # A charset nobody knows.
        content = bytes(part.get_payload(decode=True) or b"").decode("utf-8", "replace")
    text = content if isinstance(content, str) else ""
    if part.get_content_subtype() == "html":
        return text_of_markup(text)
    return _own_words(text.replace("\r\n", "\n")).strip("\n")


def _own_words(text: str) -> str:
    r"""A message without the one it answers and the signature: others wrote that. All of it, where nothing is left.

    >>> _own_words("Le pont ferme.\n-- \nAna\n\nLe 2 mai 2023, Jo a écrit :\n> Il ment.\n")
    'Le pont ferme.\n'
    """
    own = text
    for others in (_ANSWERED, _ORIGINAL, _SIGNATURE):
        own = others.sub("", own)
    return own if own.strip() else text


def _header(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return None if value is None else str(value)
