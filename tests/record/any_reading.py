"""Readings nobody would write: any text, marks anywhere in it, hostile names. For laws that hold of all of them."""

from __future__ import annotations

from hypothesis import strategies as st

from selon.document import Document
from selon.moment import Moment
from selon.record import Candidate, Entity, Event, Mention, Reading, Reason, Reference, Statement, TimeExpression
from selon.record.schema import FACTUALITY, FORMS, KINDS, NAMED, PLOVER, STANCES, TIMES
from selon.span import Span

# Characters with a meaning in HTML, CSV, terminals and rich markup, among those that reports have.
HOSTILE = "<>&\"'=+-@,;[]/\\\t\r\n\x0b\x1b\u0085\u00a0\u2028\u202e\ufeff"
PIECES = (
    "l’eau ",
    "M. Ruiz",
    "«\u00a0oui\u00a0»",
    "\r\n\r\n",
    "\n\n",
    "</mark>",
    "<script>",
    "&amp;",
    "[red]",
    "🗳",
    "e\u0301",
)
PIECE = st.sampled_from((*PIECES, *HOSTILE)) | st.text(st.characters(codec="utf-8"), min_size=1, max_size=3)
TEXTS = st.lists(PIECE, min_size=8, max_size=24).map("".join)
NAMES = st.one_of(
    st.sampled_from(["<script>alert(1)</script>", "=1+1", "[bold]X[/bold]", '" onclick="x', "Ana\x1b[31m Ruiz"]),
    st.text(min_size=1, max_size=12),
).filter(lambda name: bool(name.strip()))
VALUES = ("2022-12-19", "[2022-12-12,2022-12-19]", "2022-12-05/2022-12-11", "201X", "P3D", "PAST_REF", "XXXX-12-13")


@st.composite
def readings(draw: st.DrawFn) -> Reading:
    text = draw(TEXTS.filter(lambda text: bool(text.strip())))
    places = [i for i, character in enumerate(text) if not character.isspace()]
    # One number drawn for both ends of a span: what is drawn is what these tests take long for.
    pairs = len(places) ** 2

    def between(pair: int) -> Span:
        first, last = sorted(divmod(pair, len(places)))
        return Span.of(text, places[first], places[last] + 1)

    def span() -> Span:
        """A stretch that begins and ends with something to see, as those of finders do."""
        return between(draw(st.integers(0, pairs - 1)))

    def maybe() -> Span | None:
        pair = draw(st.integers(-pairs, pairs - 1))
        return None if pair < 0 else between(pair)

    because = (Reason("fr.cue.affirmer", span()), Reason("frame.que"))
    entities = tuple(
        Entity(
            f"e{n + 1}",
            name,
            draw(st.sampled_from(KINDS)),
            draw(st.sampled_from([None, "FR"])),
            (),
            (),
            None,
            None,
            (Mention(span(), "name"),),
            because,
        )
        for n, name in enumerate(draw(st.lists(NAMES, max_size=3)))
    )
    speakers: list[Reference | None] = [None, *(entity.reference for entity in entities)]
    times = tuple(
        _time(n + 1, span(), value) for n, value in enumerate(draw(st.lists(st.sampled_from(VALUES), max_size=4)))
    )
    statements = tuple(
        Statement(
            id=f"s{n + 1}",
            speaker=draw(st.sampled_from(speakers)),
            named=draw(st.sampled_from(NAMED)),
            source=maybe(),
            cue=maybe(),
            content=tuple(span() for _ in range(draw(st.integers(1, 2)))),
            quotes=(),
            form=draw(st.sampled_from(FORMS)),
            stance=draw(st.sampled_from(STANCES)),
            addressee=maybe(),
            medium=maybe(),
            said_at=maybe(),
            said=draw(st.sampled_from([None, *VALUES[:3]])),
            inside=draw(st.sampled_from([None, *(f"s{m + 1}" for m in range(n))])),
            repeated=draw(st.booleans()),
            hearsay=draw(st.booleans()),
            because=because,
        )
        for n in range(draw(st.sampled_from([2, 1, 3, 0])))
    )
    events = tuple(
        Event(
            id=f"v{n + 1}",
            anchor=span(),
            type=draw(st.sampled_from(tuple(PLOVER))),
            mode=None,
            context=(),
            actor=tuple(entity.reference for entity in entities[:1]),
            recipient=tuple(entity.reference for entity in entities[1:]),
            place=draw(st.sampled_from(speakers)),
            time=draw(st.sampled_from([None, *VALUES[:3]])),
            factuality=draw(st.sampled_from(FACTUALITY)),
            according_to=draw(st.sampled_from([None, *(each.id for each in statements)])),
            evidence=span(),
            because=because,
        )
        for n in range(draw(st.integers(0, 2)))
    )
    return Reading(
        document=Document(text, "fr", draw(st.sampled_from([None, Moment("2022-12")])), draw(st.none() | NAMES)),
        rules="0123456789abcdef",
        model="fr_core_news_md 3.8.0",
        published_between=draw(st.sampled_from([None, ("2022-12-13", "2022-12-31"), ("2022-12-19", "2022-12-19")])),
        times=times,
        entities=entities,
        statements=statements,
        events=events,
    )


def _time(number: int, span: Span, value: str) -> TimeExpression:
    days = value[1:-1].split(",") if value[0] == "[" else []
    candidates = tuple(Candidate(day, 1 / len(days)) for day in days)
    return TimeExpression(f"t{number}", span, TIMES[number % 4], value, candidates, None, None, value, ())
