"""Readings made without a model: who says what, told in a few words."""

from __future__ import annotations

from selon.document import Document
from selon.moment import Moment
from selon.record import Entity, Event, Mention, Reading, Reason, Reference, Statement
from selon.span import Span

BECAUSE = (Reason("fr.cue.affirmer"), Reason("frame.que"))


def make_reading(
    *said: tuple[str, str],
    published: str | None = "2023-05-10",
    stance: str = "affirms",
    about: str | None = None,
    places: tuple[str, ...] = (),
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
) -> Reading:
    """A report in which each (speaker, words) is a sentence of its own: "SPEAKER affirme que WORDS."

    `about` is one more person, whose name is marked wherever it stands in the words; so are `places`.
    """
    text = "\n".join(f"{speaker} affirme que {words}." for speaker, words in said)
    kinds = dict.fromkeys((speaker for speaker, _ in said), "person")
    if about is not None:
        kinds.setdefault(about, "person")
    kinds |= dict.fromkeys(places, "place")
    entities = {name: _entity(f"e{n}", name, kind, text) for n, (name, kind) in enumerate(kinds.items(), start=1)}
    statements = []
    offset = 0
    for number, (speaker, words) in enumerate(said, start=1):
        start = offset + len(f"{speaker} affirme ")
        content = Span.of(text, start, start + len(f"que {words}"))
        source = Span.of(text, offset, offset + len(speaker))
        cue = Span.of(text, offset + len(speaker) + 1, start - 1)
        statements.append(_statement(f"s{number}", entities[speaker].reference, source, cue, content, stance))
        offset = content.end + 2
    return Reading(
        document=Document(text, "fr", Moment.parse(published) if published else None, title, publisher, url),
        rules="0123456789abcdef",
        model="made",
        published_between=(published, published) if published and len(published) == 10 else None,
        times=(),
        entities=tuple(entities.values()),
        statements=tuple(statements),
    )


def _entity(label: str, name: str, kind: str, text: str) -> Entity:
    starts = [at for at in range(len(text)) if text.startswith(name, at)]
    mentions = tuple(Mention(Span.of(text, at, at + len(name)), "name") for at in starts)
    return Entity(label, name, kind, None, (), (), None, None, mentions, (Reason("fr.name.model"),))


def _statement(label: str, speaker: Reference, source: Span, cue: Span, content: Span, stance: str) -> Statement:
    return Statement(
        id=label,
        speaker=speaker,
        named="named",
        source=source,
        cue=cue,
        content=(content,),
        quotes=(),
        form="indirect",
        stance=stance,
        addressee=None,
        medium=None,
        said_at=None,
        said=None,
        inside=None,
        repeated=False,
        hearsay=False,
        because=BECAUSE,
    )


def with_event(reading: Reading, actor: str, recipient: str, *, type: str = "ACCUSE", time: str | None) -> Reading:
    """The reading with an event told in its first statement, between two of its entities."""
    from dataclasses import replace

    by_name = {entity.name: entity.reference for entity in reading.entities}
    content = reading.statements[0].content[0]
    event = Event(
        id="v1",
        anchor=Span.of(reading.document.text, content.start, content.start + 3),
        type=type,
        mode=None,
        context=(),
        actor=(by_name[actor],),
        recipient=(by_name[recipient],),
        place=None,
        time=time,
        factuality="CT+",
        according_to=reading.statements[0].id,
        evidence=content,
        because=(Reason("fr.event.accuser"),),
    )
    return replace(reading, events=(event,))
