"""A small reading made by hand, so that what shows readings is tested apart from what makes them; a browser."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

from selon.document import Document
from selon.moment import Moment
from selon.record import Candidate, Entity, Mention, Reading, Reason, Statement, TimeExpression
from selon.span import Span

# How long an example takes says nothing where two cores are shared.
settings.register_profile("selon", deadline=None)
settings.load_profile("selon")

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
TEXT = (
    "La ministre, Ana Ruiz, a déclaré lundi à l’Écho que « le pont tiendra » et que rien ne presse.\n\n"
    "Le maire, Jo Bell, craint que la rivière « déborde ».\n"
    "« Ana Ruiz m’a dit : “Tout ira bien, dormez tranquilles” », raconte-t-il. Le pont date de 1931."
)


def span(words: str, text: str = TEXT) -> Span:
    """The first place where the words stand."""
    start = text.index(words)
    return Span(start, start + len(words), words)


def entity(number: int, name: str, kind: str = "person", aliases: tuple[str, ...] = ()) -> Entity:
    mention = Mention(span(name), "name")
    because = (Reason("fr.name.person", span(name)),)
    return Entity(f"e{number}", name, kind, None, (), aliases, None, None, (mention,), because)


ANA, JO, ECHO = (
    entity(1, "Ana Ruiz"),
    entity(2, "Jo Bell", aliases=("Joseph Bell",)),
    entity(3, "l’Écho", "organization"),
)
BLANK = {"addressee": None, "medium": None, "said_at": None, "said": None, "inside": None}


def statement(number: int, **fields: object) -> Statement:
    values = {"named": "named", "quotes": (), "repeated": False, "hearsay": False, **BLANK, **fields}
    because = (Reason("fr.cue.affirmer", values["cue"]), Reason("attribution.code"))  # type: ignore[arg-type]
    return Statement(id=f"s{number}", because=because, **values)  # type: ignore[arg-type]


def make_reading(text: str = TEXT) -> Reading:
    mondays = ("2022-12-12", "2022-12-19", "2022-12-26")
    times = (
        TimeExpression(
            id="t1",
            span=span("lundi"),
            type="DATE",
            value="[" + ",".join(mondays) + "]",
            candidates=tuple(Candidate(day, 1 / 3) for day in mondays),
            earliest=mondays[0],
            latest=mondays[2],
            timex="XXXX-WXX-1",
            because=(Reason("fr.time.weekday", span("lundi")),),
        ),
        TimeExpression("t2", span("1931"), "DATE", "1931", (), "1931-01-01", "1931-12-31", "1931", ()),
    )
    statements = (
        statement(
            1,
            speaker=ANA.reference,
            source=span("La ministre, Ana Ruiz"),
            cue=span("a déclaré"),
            content=(span("que « le pont tiendra » et que rien ne presse"),),
            quotes=(span("le pont tiendra"),),
            form="mixed",
            stance="affirms",
            medium=span("à l’Écho"),
            said_at=span("lundi"),
            said=times[0].value,
        ),
        statement(
            2,
            speaker=JO.reference,
            source=span("Le maire, Jo Bell"),
            cue=span("craint"),
            content=(span("que la rivière « déborde »"),),
            quotes=(span("déborde"),),
            form="mixed",
            stance="fears",
            hearsay=True,
        ),
        statement(
            3,
            speaker=JO.reference,
            source=span("il."),
            cue=span("raconte"),
            content=(span("Ana Ruiz m’a dit : “Tout ira bien, dormez tranquilles”"),),
            quotes=(span("Ana Ruiz m’a dit : “Tout ira bien, dormez tranquilles”"),),
            form="direct",
            stance="affirms",
        ),
        statement(
            4,
            speaker=ANA.reference,
            source=Span(span("« Ana Ruiz m").start + 2, span("« Ana Ruiz m").start + 10, "Ana Ruiz"),
            cue=span("a dit"),
            content=(span("Tout ira bien, dormez tranquilles"),),
            quotes=(span("Tout ira bien, dormez tranquilles"),),
            form="direct",
            stance="promises",
            inside="s3",
        ),
    )
    return Reading(
        document=Document(text, "fr", Moment.parse("2022-12")),
        rules="0123456789abcdef",
        model="fr_core_news_md 3.8.0",
        published_between=("2022-12-13", "2022-12-31"),
        times=times,
        entities=(ANA, JO, ECHO),
        statements=statements,
    )


@pytest.fixture
def reading() -> Reading:
    return make_reading()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The Chromium that Playwright brought, or that of the system."""
    with sync_playwright() as playwright:
        own = playwright.chromium.executable_path
        found = own if Path(own).exists() else next(filter(None, map(shutil.which, NAMES)), None)
        if found is None:
            pytest.skip(f"no Chromium is installed: neither Playwright's own nor one of {', '.join(NAMES)}")
        # The superuser has no sandbox to give.
        arguments = ["--no-sandbox"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
        chromium = playwright.chromium.launch(executable_path=found, args=arguments)
        yield chromium
        chromium.close()
