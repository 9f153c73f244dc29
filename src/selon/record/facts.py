"""The facts of a reading, under the names its JSON uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import Any

from selon.document import Document
from selon.span import Span


@dataclass(frozen=True, slots=True)
class Reason:
    """A rule that made a row, and the words it matched (None: it looked at none of its own)."""

    rule: str
    words: Span | None = None

    @property
    def is_of_figures(self) -> bool:
        """Whether it is why two stand against each other of whom nobody denies anything: they give two figures."""
        return self.rule.endswith(".dispute.figures")


# Why a row of a person's making is there, in the place of a rule's id; with the field behind it where they made that.
BY_HAND = Reason("decision")


# Between the parts of a content that its cue breaks, where it is written on one line.
GAP = " […] "


@dataclass(frozen=True, slots=True)
class Reference:
    """A pointer to an entity of the same reading."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Candidate:
    """One of several values a time expression may have; `weight` 0 to 1, those of an expression sum to 1."""

    value: str
    weight: float


@dataclass(frozen=True, slots=True)
class TimeExpression:
    """The words of a date, time, duration or set, without their preposition.

    Attributes:
        type: DATE, TIME, DURATION or SET.
        value: EDTF, ISO 8601 duration or PRESENT_REF, PAST_REF, FUTURE_REF; None where it cannot be placed.
        candidates: what it may be where it is not one thing; empty otherwise.
        earliest, latest: YYYY-MM-DD or None.
        timex: TIMEX3 value.

    Source: ISO-TimeML (TIMEX3); EDTF, ISO 8601-2:2019.
    """

    id: str
    span: Span
    type: str
    value: str | None
    candidates: tuple[Candidate, ...]
    earliest: str | None
    latest: str | None
    timex: str
    because: tuple[Reason, ...]

    @property
    def text(self) -> str:
        """The words themselves."""
        return self.span.text


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that stand for an entity; `kind` is name, title, pronoun or demonym."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, organisation, place or unnamed group.

    Attributes:
        name: the fullest name the report gives it, as the report writes it.
        kind: person, organization, place or group.
        country: ISO 3166-1 alpha-2, or None.
        roles: what the report says it is ("président russe").
        aliases: other names it goes by, in this report or generally.
        latitude, longitude: degrees, for places that are known.
    """

    id: str
    name: str
    kind: str
    country: str | None
    roles: tuple[str, ...]
    aliases: tuple[str, ...]
    latitude: float | None
    longitude: float | None
    mentions: tuple[Mention, ...]
    because: tuple[Reason, ...]

    @property
    def reference(self) -> Reference:
        """What other facts point at it with."""
        return Reference(self.id, self.name)


@dataclass(frozen=True, slots=True)
class Statement:
    """An attribution: somebody other than the author made answerable for something said, thought, wanted or felt.

    Attributes:
        speaker: who it is, or None where nobody can be identified.
        named: how well the source is known: named, role, group, institution, unknown.
        source, cue: the words that name the source, and those that attribute; either may be missing.
        content: what is attributed, in text order, at least one span.
        quotes: the stretches of the content that stand in quotation marks, marks left out.
        form: direct, indirect or mixed.
        stance: affirms, denies, believes, fears, wants, promises or asks.
        addressee, medium, said_at: to whom, where and when it was said.
        said: the value of `said_at`.
        inside: id of the statement in whose content this one lies.
        repeated: the report says it was said more than once.
        hearsay: the report marks it with the conditional of hearsay.

    Source: PARC 3.0 and PolNeAR (source, cue, content).
    """

    id: str
    speaker: Reference | None
    named: str
    source: Span | None
    cue: Span | None
    content: tuple[Span, ...]
    quotes: tuple[Span, ...]
    form: str
    stance: str
    addressee: Span | None
    medium: Span | None
    said_at: Span | None
    said: str | None
    inside: str | None
    repeated: bool
    hearsay: bool
    because: tuple[Reason, ...]

    @property
    def text(self) -> str:
        """The words of its content, the parts that its cue breaks apart by `GAP`."""
        return GAP.join(span.text for span in self.content)

    @property
    def saying(self) -> str:
        """Its stance, told from what the words of its content say: see `saying_of`."""
        return saying_of(self.stance, self.form, [reason.rule for reason in self.because])


@dataclass(frozen=True, slots=True)
class Event:
    """Who did what to whom: a political event as PLOVER codes it.

    Attributes:
        anchor: the word or words that denote it.
        type: one of the 16 PLOVER types. mode: a mode of that type, or None. context: PLOVER contexts.
        actor, recipient: who does it, and to whom; either may be empty. Both actors of a mutual act are `actor`.
        place: the most precise place the report gives it, or None.
        time: EDTF, or None.
        factuality: CT+, PR+, PS+, CT-, PR-, PS- or Uu.
        according_to: id of the innermost statement it is told in; None for the report's own voice.
        evidence: the clause it rests on.

    Source: PLOVER 0.8 (types, modes, contexts); FactBank (factuality).
    """

    id: str
    anchor: Span
    type: str
    mode: str | None
    context: tuple[str, ...]
    actor: tuple[Reference, ...]
    recipient: tuple[Reference, ...]
    place: Reference | None
    time: str | None
    factuality: str
    according_to: str | None
    evidence: Span
    because: tuple[Reason, ...]

    def read(self, role: str) -> tuple[Reference, ...]:
        """Who has a role by the event's own words: none where `because` says that it was inferred from the report.

        Args:
            role: "actor" or "recipient".
        """
        return {"actor": self.actor, "recipient": self.recipient}[role] if self.tells(role) else ()

    def tells(self, part: str) -> bool:
        """Whether the event's own words, or a person, say who, whom, where or when; else the report let it be inferred.

        Args:
            part: "actor", "recipient", "place" or "time".
        """
        return are_told((reason.rule for reason in self.because), part)


# Beside the stances: whoever denies says so in the words of the content ("assure que rien n'a été signé").
DENIAL = "denial"
# The rule that a content says itself that something is not so, and the frames of words that the speaker spoke.
SAYS_NOT, _SPOKEN = "frame.denial", ("frame.quote", "frame.inserted", "frame.turn", "frame.alone")
# The rule that a negation stands with the cue, and the stances that are then told by their contrary: "ne veut pas".
NEGATED, NEGATABLE = "frame.negated", ("fears", "wants", "promises", "asks")
# The frame of a denial whose content is what was said before it.
TAKEN_UP = "frame.taken_up"


def saying_of(stance: str, form: str, rules: Collection[str]) -> str:
    """The stance, or what keeps it from telling the contrary of what somebody says.

    That is `DENIAL` where the words of a content are the denial and not what is denied ("X denies: nothing was
    signed"), and "not_" before a stance whose cue is negated ("X wants: to leave").

    Args:
        rules: ids of those that made the statement.

    >>> saying_of("denies", "indirect", ["fr.cue.dementir", "frame.que"])
    'denies'
    >>> saying_of("denies", "indirect", ["fr.cue.assurer", "frame.que", "frame.denial"])
    'denial'
    >>> saying_of("wants", "indirect", ["fr.cue.vouloir", "frame.inf", "frame.negated"])
    'not_wants'
    """
    if NEGATED in rules and stance in NEGATABLE:
        return f"not_{stance}"
    by_hand = any(rule == BY_HAND.rule or rule.startswith("decision.") for rule in rules)
    spoken = form == "direct" and (by_hand or not set(_SPOKEN).isdisjoint(rules))
    return DENIAL if stance == "denies" and (spoken or SAYS_NOT in rules) else stance


def is_content_denied(saying: str) -> bool | None:
    """Whether a content is what somebody denies or does not want, and not the denial itself; None of all else.

    >>> [is_content_denied(saying) for saying in ("denies", "not_wants", DENIAL, "asks")]
    [True, True, False, None]
    """
    if saying == DENIAL:
        return False
    return True if saying == "denies" or is_negated(saying) else None


def is_negated(saying: str) -> bool:
    """Whether a stance is told by its contrary, as of a cue that is negated: "not_wants"."""
    return saying.startswith("not_")


def saying_with(stance: str, denied: bool | None) -> str:
    """`saying_of`, from a stance and what `is_content_denied` told of it.

    >>> saying_with("wants", True), saying_with("denies", False), saying_with("fears", None)
    ('not_wants', 'denial', 'fears')
    """
    if denied is False:
        return DENIAL
    return f"not_{stance}" if denied and stance in NEGATABLE else stance


def are_told(rules: Iterable[str], part: str) -> bool:
    """Whether the rules that made an event took a part of it from its own words, and did not infer it.

    Who and whom are read unless a rule says they were inferred; where and when have a rule in either case.
    """
    if part in ("actor", "recipient"):
        return not any(f".event.{part}." in rule for rule in rules)
    told = (f".event.{part}.object", f".event.{part}.clause", f"decision.{part}")
    return any(rule.endswith(told) for rule in rules)


@dataclass(frozen=True, slots=True)
class Side:
    """Who holds one position of a dispute: ids of statements, and of events the report tells in its own voice."""

    position: str
    statements: tuple[str, ...]
    events: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Dispute:
    """One proposition that a source affirms, believes or fears, or the report tells as fact, and another denies.

    Attributes:
        about: the proposition in plain words.
        type: PLOVER type of what is disputed, or None where it is no event. actor, recipient: names, a state for its
            leaders, capital and seats.
        sides: "for" and "against".
    """

    id: str
    about: str
    type: str | None
    actor: tuple[str, ...]
    recipient: tuple[str, ...]
    sides: tuple[Side, ...]
    because: tuple[Reason, ...]

    @property
    def by_figures(self) -> bool:
        """Whether nobody denies anything: the one side gives another figure."""
        return any(reason.is_of_figures for reason in self.because)

    def verb_of(self, position: str) -> str:
        """What a side does, for words on screen: "for", "against" or "figure"."""
        return "figure" if position == "against" and self.by_figures else position


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything found in one document, in text order.

    Attributes:
        rules: hash of the rule set. model: name and version of the language model.
        published_between: first and last possible day of publication (YYYY-MM-DD), or None.
    """

    document: Document
    rules: str
    model: str
    published_between: tuple[str, str] | None
    times: tuple[TimeExpression, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...] = ()
    disputes: tuple[Dispute, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The reading as plain data: what `selon read --format json` prints."""
        from selon.record.json import to_dict

        return to_dict(self)

    def __str__(self) -> str:
        """Who says what, as a short plain table."""
        from selon.record.plain import render_plain

        return render_plain(self)

    def __repr__(self) -> str:
        return (
            f"<Reading of document {self.document.id}: {len(self.statements)} statements, {len(self.events)} events, "
            f"{len(self.disputes)} disputes, {len(self.times)} times, {len(self.entities)} entities>"
        )

    def _repr_html_(self) -> str:
        """The report with its attributions, as a notebook shows it."""
        from selon.record.html import render_frame
        from selon.record.plain import local_words

        return render_frame(self, local_words())
