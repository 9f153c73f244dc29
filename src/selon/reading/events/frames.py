"""What stands in the slots of a trigger: its subject and object in their sense, and the phrases behind prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from selon.analysis import Token
from selon.reading.events.bearing import (
    behind_part,
    find_bearing_verb,
    find_behind_comma,
    find_decider,
    find_described,
    find_parted,
    find_plural,
    find_whole,
    goes_on_under_have,
    is_informant,
)
from selon.reading.events.carriers import Carrier, find_carrier, sets_against
from selon.reading.events.causatives import find_causative
from selon.reading.events.complements import find_behind, find_object_clitic
from selon.reading.events.lists import listed_up_to
from selon.reading.events.matches import TriggerMatch
from selon.reading.events.objects import case_of, object_behind, taken_up
from selon.reading.events.scene import Scene
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.sources import agent_of, subject_of
from selon.reading.statements.verbs import VerbGroup

# What the parser takes for a preposition before an object: "a arrêté | des | policiers".
_INDEFINITE = frozenset(("des",))


@dataclass(frozen=True)
class Frame:
    """The slots of one trigger at its place; each is filled when it is first asked for."""

    scene: Scene
    match: TriggerMatch
    _filled: dict[str, tuple[int, ...]] = field(default_factory=dict, compare=False, repr=False)

    def fill(self, slot: str) -> tuple[int, ...]:
        """The head words of what stands in a slot, in text order; empty where nothing does."""
        if slot not in self._filled:
            self._filled[slot] = self._fill(slot)
        return self._filled[slot]

    def _fill(self, slot: str) -> tuple[int, ...]:
        if slot == "subject":
            return self.subject
        if slot == "object":
            return self.object
        if slot == "adjective":
            return tuple(t.i for t in self._adjectives())
        if slot == "par":
            return self.agent
        found = tuple(sorted(set(self._behind(slot))))
        if slot == "à" and not found and self.causative is not None:
            return self._grammatical_subject()  # "se verra infliger une amende"
        mutual = slot == "avec" and self.match.trigger.reciprocal and self._is_plural
        return self.subject if mutual and not found else found

    @property
    def _is_plural(self) -> bool:
        """Whether several do it: "les deux ministres discutent" is as good as "avec"."""
        group = self.match.group
        if group is not None and group.is_infinitive:
            group = self.scene.ground.groups.get(self.match.head.head)  # "qui continuent de manifester"
        return group is not None and group.finite is not None and "Number=Plur" in group.finite.morph

    @cached_property
    def carrier(self) -> Carrier | None:
        """The light verb that carries a noun."""
        return None if self.match.group is not None else find_carrier(self.scene, self.match)

    @property
    def opposes(self) -> bool:
        """Whether a verb carries a noun whose other words are the two sides of it."""
        return self.carrier is not None and sets_against(self.scene, self.carrier)

    @cached_property
    def causative(self) -> Token | None:
        """The word whose subject suffers an infinitive."""
        return None if self.match.group is None else find_causative(self.scene, self.match.head)

    @property
    def form(self) -> str:
        """How the event is told: by a noun, an infinitive or another verb."""
        group = self.match.group
        return "noun" if group is None else "infinitive" if group.is_infinitive else "verb"

    def governs(self, inside: Iterable[int]) -> bool:
        """Whether one of some tokens hangs on the trigger, or on the verb that carries it."""
        hosts = {self.match.head.i} | ({self.carrier.verb.i} if self.carrier else set())
        return any(self.scene.tokens[i].head in hosts for i in inside)

    @property
    def passive(self) -> bool:
        """Whether the grammatical subject is what suffers it: a passive, or a past participle that stands alone."""
        group = self.match.group
        if self.causative is not None:
            return True
        if group is None or group.reflexive:
            return False
        be_verbs = self.scene.ground.rules.times.tense.be_verbs
        be_verb = any(verb in be_verbs for verb in self.scene.infinitives(self.match.head))
        return (
            not be_verb
            and not self.scene.is_finite_form(self.match.head)
            and (group.passive or group.is_past_participle)
            and not goes_on_under_have(self.scene, self.match)
        )

    @cached_property
    def subject(self) -> tuple[int, ...]:
        """Who does it: the subject of an active verb, "par" of a passive; of a noun its possessor or who carries it."""
        if self.match.group is None:
            return self._subject_of_noun()
        if self.passive:
            return self.agent
        return self._grammatical_subject()

    @cached_property
    def object(self) -> tuple[int, ...]:
        """To whom: the object of an active verb, the subject of a passive; what the event of a noun strikes."""
        if self.match.group is None:
            return self._object_of_noun()
        if self.causative is not None:
            return self._direct_object() or self._grammatical_subject()
        return self._grammatical_subject() if self.passive else self._direct_object()

    @cached_property
    def agent(self) -> tuple[int, ...]:
        """The phrase behind "par": of a passive, of a noun, of the participle that carries a noun."""
        ground = self.scene.ground
        if self.match.group is not None:
            source = agent_of(ground, self.match.head, self.match.last)
            return () if source is None or not self.passive else (source.head,)
        if self.carrier is not None and self.carrier.agent is not None:
            return (self.carrier.agent,)
        if self.carrier is not None and self.carrier.blamed:
            return ()
        return self._behind("par") or behind_part(self.scene, self.match.head, self.carrier)

    def _grammatical_subject(self) -> tuple[int, ...]:
        known = find_described(self.scene, self.match)
        if known is None and self._said_by:
            known = self.scene.head_of(self._said_by[0], self._said_by[-1])
        if known is not None:
            return (known,)
        controller = None if self.causative is not None else self._controller()
        if controller is not None:
            return controller
        source = subject_of(self.scene.ground, self.causative or find_bearing_verb(self.scene, self.match))
        if source is not None and self._is_complement(source.head):
            above = self.scene.tokens[self.match.head.head]  # "s'est levé, a mordu à la main | un garde"
            source = subject_of(self.scene.ground, above) if self.match.head.dep == "conj" else None
        if source is not None and is_informant(self.scene, source):
            source = find_behind_comma(self.scene, source.last, self.match.head.i)
        parted = find_parted(self.scene, self.match, None if source is None else source.head)
        if parted is not None:
            return (parted,)
        if source is None or source.head == self.match.head.i:
            return ()
        head = find_whole(self.scene, self.match.head, source.head)
        if not self._is_plural:
            return (head,)
        return self._listed(source) or (find_plural(self.scene, self.match.head, head),)

    @cached_property
    def _said_by(self) -> range:
        """The phrase of who says it behind a verb by which he says it: "« ... », a dénoncé | la maire"."""
        cued = self.scene.cued_by(self.match.head)
        # "a été battue, a reconnu son échec et menacé | le préfet": he is no sayer
        if self.passive or cued is None or cued.source is None or goes_on_under_have(self.scene, self.match):
            return range(0)
        first, last = map(self.scene.analysis.token_at, (cued.source.start, cued.source.end - 1))
        return range(0) if cued.source.start < self.match.head.end else range(first, last + 1)

    def _is_complement(self, head: int) -> bool:
        """Whether what is taken for a subject turned behind its verb is a complement to the parser."""
        token = self.scene.tokens[head]
        return head >= self.match.last and token.dep.split(":")[0] in ("obj", "obl", "conj")

    def _listed(self, source: Source) -> tuple[int, ...]:
        """The subjects of a plural verb, where the parser does not join them: "le maire, le préfet | ont signé"."""
        scene, verb, head = self.scene, self.match.head, source.head
        if "Number=Plur" in scene.tokens[head].morph:
            return ()
        nouns = (t for t in scene.analysis.find_children(verb.i, "nsubj") if t.pos in ("NOUN", "PROPN"))
        several = tuple(t.i for t in nouns if t.i < verb.i)
        if len(several) > 1 and "Number=Sing" in scene.tokens[head].morph:
            return several
        return listed_up_to(scene, source.last - 1) if source.last <= verb.i else ()

    def _controller(self) -> tuple[int, ...] | None:
        """Who does an infinitive under "appeler X à", "demander à X de"; None where the subject above does it."""
        group = self.match.group
        if group is None or not (group.is_infinitive or "VerbForm=Inf" in self.match.head.morph):
            return None
        governor = self._governor(group)
        control = self.scene.lexicon.words.control
        decider = find_decider(self.scene, self.match.head)
        if decider is not None:
            return (decider,)
        if governor.pos in ("NOUN", "PROPN", "PRON") and governor.i < self.match.head.i:
            # "a demandé aux préfets | d'agir": the parser hangs the infinitive on who is asked.
            verb = self.scene.tokens[governor.head]
            made = any(self.scene.is_one_of(verb, control[name]) for name in ("object", "dative"))
            if not made or governor.dep.split(":")[0] not in ("obj", "obl", "iobj"):
                return None
            if governor.dep != "obl:agent":
                return (governor.i,)
            governor = verb  # "est accusé par une élue | d'avoir menti"
        if governor.pos not in ("VERB", "AUX", "ADJ") or governor.i == self.match.head.i:
            return None
        asked = next((name for name in ("object", "dative") if self.scene.is_one_of(governor, control[name])), None)
        if asked is None:
            return None
        match = TriggerMatch(self.match.trigger, governor.i, governor.i + 1, governor, self.scene.group(governor))
        above = Frame(self.scene, match)
        return above.fill("à") if asked == "dative" else tuple(i for i in above.object if i != self.match.head.i)

    def _governor(self, group: VerbGroup) -> Token:
        """What an infinitive hangs on, over its own auxiliary: "accuse X de l'| avoir | violée"."""
        above = self.scene.tokens[self.match.head.head]
        return self.scene.tokens[above.head] if group.first <= above.i < self.match.head.i else above

    def _direct_object(self) -> tuple[int, ...]:
        scene, head, group = self.scene, self.match.head, self.match.group
        assert group is not None
        clitic = find_object_clitic(scene, self.match)
        if clitic is not None:
            return (clitic,)
        relative = taken_up(scene, head)
        if relative is not None:
            return (relative,)
        found = tuple(
            t.i
            for t in scene.analysis.find_children(head.i, "obj")
            if t.i not in self.match.fixed
            and (t.pos in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ") or scene.book.entity_at(t.i) is not None)
            and case_of(self.scene, t) <= _INDEFINITE and not scene.is_dated(t) and t.i > head.i
            and not self._is_governed_name(t) and t.i not in self._said_by
        )  # fmt: skip
        return found or tuple(i for i in object_behind(scene, self.match) if i not in self._said_by)

    def _is_governed_name(self, token: Token) -> bool:
        """Whether a preposition stands before the name a word is in the middle of: "à Aix-Nord"."""
        if self.scene.book.entity_at(token.i) is None:
            return False
        first, _ = self.scene.book.name_around(token.i)
        return first < token.i and bool(case_of(self.scene, self.scene.tokens[first]))

    def _subject_of_noun(self) -> tuple[int, ...]:
        owner = () if self._is_suffered_by_owner else self._owner()
        accused = self._behind("contre") if self._is_complained_of else ()
        return owner or accused or self._carrying()

    def _carrying(self) -> tuple[int, ...]:
        """Who carries it: of an infinitive whom the verb above makes do it, "appelle les élus à mener une grève"."""
        if self.carrier is None or not self.carrier.acting:
            return ()
        verb = self.carrier.verb
        match = TriggerMatch(self.match.trigger, verb.i, verb.i + 1, verb, self.scene.group(verb))
        made = Frame(self.scene, match)._controller() if self.scene.is_verb(verb) else None
        return made or self.carrier.acting

    @property
    def _is_complained_of(self) -> bool:
        """Whether "contre" behind a noun names who did it: "une plainte pour | vol | contre X"."""
        head, complaint = self.match.head, self.scene.lexicon.words.standing["complaint"]
        above = self.scene.tokens[head.head]
        nouns = (above, *self.scene.analysis.find_children(above.i, "obj"))
        complained = any(t.i < head.i and self.scene.is_one_of(t, complaint) for t in nouns)
        return complained and "pour" in case_of(self.scene, head)

    def _object_of_noun(self) -> tuple[int, ...]:
        owner = self._owner() if self._is_suffered_by_owner else ()
        return owner or (() if self.carrier is None else self.carrier.suffering)

    @property
    def _is_suffered_by_owner(self) -> bool:
        """Whether a possessive tells to whom: "son arrestation" as "l'arrestation du maire"."""
        return self.scene.is_one_of(self.match.head, self.scene.lexicon.words.bearers["owner"])

    def _owner(self) -> tuple[int, ...]:
        """The possessive before a noun."""
        possessives = self.scene.ground.words.possessives
        found = self.scene.analysis.find_children(self.match.head.i, "det", "nmod")
        own = next(((t.i,) for t in found if t.norm in possessives and t.i < self.match.head.i), ())
        return own or self.relative_owner(self.match.head)

    def relative_owner(self, noun: Token) -> tuple[int, ...]:
        """The noun that "dont" takes up before or over another: "l'élue dont | le licenciement | a été annulé"."""
        verb = self.scene.tokens[noun.head]
        above = self.scene.tokens[verb.head]
        relative = verb.dep.startswith("acl") and above.pos in ("NOUN", "PROPN") and above.i < verb.i
        if not relative or noun.dep.split(":")[0] not in ("nsubj", "obj"):
            return ()
        below = self.scene.analysis.find_children(verb.i)
        return (above.i,) if any(t.norm == "dont" and t.i < noun.i for t in below) else ()

    def _behind(self, slot: str) -> tuple[int, ...]:
        return tuple(find_behind(self.scene, self.match, self.carrier, slot))

    def _adjectives(self) -> Iterator[Token]:
        demonyms = self.scene.ground.rules.names.demonyms
        head = self.match.head.i
        near = {*range(max(0, head - 1), head), *range(head + 1, min(head + 4, len(self.scene.tokens)))}
        for i in sorted(near | {*self.scene.analysis.children[head]}):
            token = self.scene.tokens[i]
            hangs = token.head == head or i in (head - 1, head + 1, self.match.last)
            demonym = token.norm in demonyms and token.pos in ("ADJ", "NOUN", "PROPN")
            if hangs and demonym and not case_of(self.scene, token):
                yield token
