"""Event triggers: the words that denote political events, with their types and frames."""

from __future__ import annotations

import itertools
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields
from functools import cache

from selon.errors import RuleError
from selon.rules.clues import CIRCUMSTANCES, ROLES, WORTH, ClueWeights, parse_clues
from selon.rules.conditions import SLOTS, TELLER, Alternatives, parse_condition
from selon.rules.cues import plain
from selon.rules.folder import RuleFolder
from selon.rules.words import WordList, find_numbers, inflect, split_words

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST",
    "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
)  # fmt: skip
_WANTED = ("assist", "change", "yield", "meet")
MODES: Mapping[str, tuple[str, ...]] = {
    "REQUEST": _WANTED,
    "REJECT": _WANTED,
    "ACCUSE": ("disapprove", "investigate", "allege"),
    "CONSULT": ("visit", "third-party", "multilateral", "phone"),
    "RETREAT": ("withdraw", "release", "disarm", "ceasefire", "access", "resign"),
    "THREATEN": ("restrict", "arrest", "relations", "expel", "territory", "violence"),
    "PROTEST": ("demo", "riot", "strike", "hunger", "boycott", "obstruct", "vandalize"),
    "SANCTION": ("convict", "expel", "withdraw", "discontinue"),
    "MOBILIZE": ("troops", "weapons", "police", "militia"),
    "COERCE": (
        "seize", "restrict", "censor", "curfew", "martial-law", "arrest", "deport", "withhold", "misinformation",
        "cyber",
    ),
    "ASSAULT": (
        "abduct", "beat", "torture", "sexual", "targeted", "destroy", "primitive", "firearms", "explosives",
        "suicide-attack", "aerial", "drone", "heavy-weapons", "crowd-control", "unconventional",
    ),
}  # fmt: skip
CONTEXTS = (
    "military", "intelligence", "executive", "legislative", "election", "political_institutions", "pro_democracy",
    "pro_autocracy", "economic", "legal", "reparations", "human_rights", "rights_freedoms", "repression",
    "human_security", "gender", "lgbt", "religion_ethnicity", "inequality", "diplomatic", "territory",
    "peacekeeping", "health", "asylum", "migration", "disasters", "natural_resource", "environment", "technology",
    "terrorism", "cbrn", "cyber", "misinformation", "crime", "corruption", "illegal_drugs", "trafficking",
)  # fmt: skip
KINDS = ("verb", "noun", "adjective", "phrase")
_DEFAULT_SLOTS = {
    "verb": (("subject",), ("object",)),
    "phrase": (("subject",), ("object",)),
    "noun": (("par", "adjective", "de"), ("contre", "de")),
    "adjective": (("subject",), ("object",)),
}
# Files of `events/` that hold no triggers.
_SHARED = ("words.toml", "frames.toml", "clues.toml", "circumstances.toml", "worth.toml")
_REFLEXIVE = ("se", "s'")
_CLITICS = (*_REFLEXIVE, "en", "y")
_TRAILING = frozenset(("de", "à", "sur", "contre", "avec", "pour", "en", "dans", "vers", "le"))


@dataclass(frozen=True, slots=True)
class Trigger:
    """One word or phrase that denotes an event; the fields are explained in `languages/fr/events/README.md`."""

    id: str
    kind: str
    lemma: str
    type: str
    finds: tuple[str, ...]
    skips: tuple[str, ...]
    mode: str | None = None
    context: tuple[str, ...] = ()
    actor: tuple[str, ...] | None = None
    recipient: tuple[str, ...] | None = None
    reciprocal: bool = False
    must: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        _check("kind", self.kind, KINDS)
        _check("type", self.type, TYPES)
        if self.mode is not None:
            _check("mode", self.mode, MODES.get(self.type, ()))
        for context in self.context:
            _check("context", context, CONTEXTS)
        for slot in self.actor or ():
            _check("slot", slot, sorted(SLOTS | {TELLER}))
        for slot in self.recipient or ():
            _check("slot", slot, sorted(SLOTS))
        if not self.finds or not self.skips:
            raise RuleError("finds and skips need a sentence each")

    @property
    def words(self) -> tuple[str, ...]:
        """The lemma's words, a leading "se" and "s'en" left out."""
        return _words_of(self.lemma, self.is_verbal)

    @property
    def clitics(self) -> frozenset[str]:
        """The "en" or "y" that belongs to a verb and must stand before it: "en appeler à"."""
        clitics = itertools.takewhile(lambda word: word in _CLITICS, split_words(self.lemma)) if self.is_verbal else ()
        return frozenset(clitics).difference(_REFLEXIVE)

    @property
    def is_verbal(self) -> bool:
        """Whether it is recognised on a verb."""
        return self.kind in ("verb", "phrase")

    @property
    def reflexive(self) -> bool:
        """Whether it is an event only with "se"."""
        return self.is_verbal and split_words(self.lemma)[0] in _REFLEXIVE

    @property
    def fixed(self) -> tuple[str, ...]:
        """The words that must stand beside its first: small words plain, a last preposition left out."""
        return _fixed_of(self.lemma, self.is_verbal)

    @property
    def actor_slots(self) -> tuple[str, ...]:
        """Where to look for who does it."""
        return _DEFAULT_SLOTS[self.kind][0] if self.actor is None else self.actor

    @property
    def recipient_slots(self) -> tuple[str, ...]:
        """Where to look for to whom."""
        return _DEFAULT_SLOTS[self.kind][1] if self.recipient is None else self.recipient


# Asked of every trigger that a verb of a text might be, again and again.
@cache
def _words_of(lemma: str, verbal: bool) -> tuple[str, ...]:
    words = split_words(lemma)
    return words[next(i for i, word in enumerate(words) if word not in _CLITICS) :] if verbal else words


@cache
def _fixed_of(lemma: str, verbal: bool) -> tuple[str, ...]:
    fixed = tuple(plain(word) for word in _words_of(lemma, verbal)[1:])
    while fixed and verbal and fixed[-1] in _TRAILING:
        fixed = fixed[:-1]
    return fixed


def _check(field: str, value: str, known: Iterable[str]) -> None:
    if value not in known:
        raise RuleError(f"{field} {value!r} is none of {', '.join(known)}")


@dataclass(frozen=True, slots=True)
class EventWords:
    """What all triggers share: the tables of `words.toml` and `frames.toml`, under the names they have there.

    Attributes:
        lists, parties, light, factuality, contexts: word lists by name.
        no_event: nouns under which nothing is an event, works of fiction and verbs of telling and practising.
        control: verbs whose object, not subject, does the infinitive under them.
        standing: nouns that stand for the state or the body they belong to.
        bearers: nouns that say what part somebody has in an event they govern.
        callings: nouns for people and bodies of a kind, by what the clues of parties call it.
        blocs: adjectives for several states together, by what these are called.
    """

    lists: Mapping[str, WordList]
    parties: Mapping[str, WordList]
    light: Mapping[str, WordList]
    no_event: Mapping[str, WordList]
    factuality: Mapping[str, WordList]
    contexts: Mapping[str, WordList]
    control: Mapping[str, WordList]
    standing: Mapping[str, WordList]
    bearers: Mapping[str, WordList]
    callings: Mapping[str, WordList]
    blocs: Mapping[str, WordList]


@dataclass(frozen=True, slots=True)
class EventLexicon:
    """All triggers of a language, found by the word they are recognised on.

    Attributes:
        verbs: by infinitive, the longest lemma first.
        nouns: by every form of their first word, the longest lemma first; adjectives too.
        forms: inflected form to the infinitives of verbs.
        must, needs, unless: the conditions of each trigger, by its id.
        clues: what each clue weighs that somebody has a role, by the role.
        circumstances: what each clue weighs that an event is of a place or of a time.
        worth: what each clue weighs that a word tells an event worth a record.
    """

    triggers: tuple[Trigger, ...]
    verbs: Mapping[str, tuple[Trigger, ...]]
    nouns: Mapping[str, tuple[Trigger, ...]]
    forms: Mapping[str, tuple[str, ...]]
    must: Mapping[str, tuple[Alternatives, ...]]
    needs: Mapping[str, tuple[Alternatives, ...]]
    unless: Mapping[str, tuple[Alternatives, ...]]
    words: EventWords
    clues: Mapping[str, ClueWeights]
    circumstances: Mapping[str, ClueWeights]
    worth: ClueWeights


def parse_events(folder: RuleFolder) -> EventLexicon:
    """Every file of `events/`.

    Raises:
        RuleError: as `parse_triggers`; a condition that cannot be understood.
    """
    words = _parse_words(folder)
    triggers = parse_triggers(folder)
    verbal = [trigger for trigger in triggers if trigger.is_verbal]
    return EventLexicon(
        triggers=triggers,
        verbs=_by_word((trigger.words[0], trigger) for trigger in verbal),
        nouns=_by_word((form, t) for t in triggers if not t.is_verbal for form in _forms_of(t)),
        forms=folder.lemmas("cues/forms.tsv", "events/forms.tsv"),
        must={t.id: _conditions(folder, t, t.must, words) for t in triggers},
        needs={t.id: _conditions(folder, t, t.needs, words) for t in triggers},
        unless={t.id: _conditions(folder, t, t.unless, words) for t in triggers},
        words=words,
        clues=parse_clues(folder, "events/clues.toml", ROLES),
        circumstances=parse_clues(folder, "events/circumstances.toml", CIRCUMSTANCES),
        worth=parse_clues(folder, "events/worth.toml", WORTH)[WORTH[0]],
    )


def parse_triggers(folder: RuleFolder) -> tuple[Trigger, ...]:
    """The triggers of every file of `events/`, in the order of the files, each of which has those of one type.

    Raises:
        RuleError: as `RuleFolder.rows`; a type or an id of another file.
    """
    triggers: list[Trigger] = []
    for name in folder.names("events"):
        if name.removeprefix("events/") in _SHARED:
            continue
        kind = name.removeprefix("events/").removesuffix(".toml")
        for each in folder.rows(name, "trigger", Trigger):
            if each.type != kind.upper():
                raise folder.error(name, each.id, f"type {each.type!r} belongs into events/{each.type.lower()}.toml")
            if f".event.{kind}." not in each.id:
                raise folder.error(name, each.id, f"an id of this file has .event.{kind}. in it, after the language")
            triggers.append(each)
    return tuple(triggers)


def _forms_of(trigger: Trigger) -> frozenset[str]:
    return inflect(trigger.words[0]) if trigger.kind == "adjective" else find_numbers(trigger.words[0])


def _conditions(
    folder: RuleFolder, trigger: Trigger, texts: tuple[str, ...], words: EventWords
) -> tuple[Alternatives, ...]:
    try:
        return tuple(parse_condition(text, dict(words.lists)) for text in texts)
    except RuleError as error:
        raise folder.error(f"events/{trigger.type.lower()}.toml", trigger.id, str(error)) from None


def _by_word(pairs: Iterable[tuple[str, Trigger]]) -> Mapping[str, tuple[Trigger, ...]]:
    found: defaultdict[str, list[Trigger]] = defaultdict(list)
    for word, trigger in pairs:
        found[word].append(trigger)
    return {word: tuple(sorted(some, key=lambda trigger: -len(trigger.words))) for word, some in found.items()}


def _parse_words(folder: RuleFolder) -> EventWords:
    tables = {**folder.toml("events/words.toml"), **folder.toml("events/frames.toml")}
    known = {field.name for field in fields(EventWords)}
    odd = sorted(known ^ set(tables))
    if odd:
        raise RuleError(f"events/words.toml: the table {odd[0]!r} is {'missing' if odd[0] in known else 'not known'}")
    lists = {name: {key: WordList.of(some) for key, some in tables[name].items()} for name in known}
    for context in lists["contexts"]:
        _check("context", context, CONTEXTS)
    return EventWords(**lists)
