"""What stands in the slots of a trigger: its subject and object in their sense, and the phrases behind prepositions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from selon.analysis import Token
from selon.reading.events.bearing import (
    agreeing,
    behind_informant,
    behind_part,
    find_bearing_verb,
    find_decider,
    find_described,
    find_parted,
    goes_on_under_have,
    is_informant,
    whole,
)
from selon.reading.events.carriers import Carrier, find_carrier, judges
from selon.reading.events.causatives import find_causative
from selon.reading.events.lists import listed_up_to
from selon.reading.events.matches import TriggerMatch
from selon.reading.events.objects import case_of, is_aside, object_behind, taken_up
from selon.reading.events.scene import Scene
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.sources import agent_of, subject_of

_PREPOSITIONS = {
    "à": frozenset(("à", "au", "aux")),
    "de": frozenset(("de", "du", "des", "d'")),
    "contre": frozenset(("contre", "encontre")),
    "auprès de": frozenset(("auprès",)),
    "dans": frozenset(("dans", "à l'intérieur")),
    "sur": frozenset(("sur", "quant")),
}
_GOVERNORS = frozenset(("auprès", "encontre"))
_OF = _PREPOSITIONS["de"]
_DATIVE = frozenset(("lui", "leur"))
_OBJECT = frozenset(("le", "la", "l'", "les", "me", "m'", "nous"))
# What the parser takes for a preposition before an object: "a arrêté | des | policiers".
_INDEFINITE = frozenset(("des",))
_COMPLEMENT = ("obl", "nmod", "iobj", "obj", "dep", "xcomp", "advmod", "appos")


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
        found = tuple(dict.fromkeys(self._behind(slot)))
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
        opposing = self.scene.lexicon.words.standing["opposing"]
        return self.carrier is not None and self.scene.is_one_of(self.carrier.verb, opposing)

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
        return tuple(self._behind("par")) or behind_part(self.scene, self.match.head)

    def _grammatical_subject(self) -> tuple[int, ...]:
        known = find_described(self.scene, self.match) or self._sayer
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
            source = behind_informant(self.scene, source, self.match.head.i)
        parted = find_parted(self.scene, self.match, None if source is None else source.head)
        if parted is not None:
            return (parted,)
        if source is None or source.head == self.match.head.i:
            return ()
        return self._listed(source) or (
            agreeing(self.scene, self.match.head, whole(self.scene, self.match.head, source.head), self._is_plural),
        )

    @cached_property
    def _sayer(self) -> int | None:
        """Who says it behind a verb by which he says it: "« ... », a dénoncé | la maire"."""
        cued = self.scene.cued_by(self.match.head)
        # "a été battue, a reconnu son échec et menacé | le préfet": he is no sayer
        if self.passive or cued is None or cued.source is None or goes_on_under_have(self.scene, self.match):
            return None
        ends = map(self.scene.analysis.token_at, (cued.source.start, cued.source.end - 1))
        return None if cued.source.start < self.match.head.end else self.scene.head_of(*ends)

    def _is_complement(self, head: int) -> bool:
        """Whether what is taken for a subject turned behind its verb is a complement to the parser."""
        token = self.scene.tokens[head]
        return head >= self.match.last and token.dep.split(":")[0] in ("obj", "obl", "conj")

    def _listed(self, source: Source) -> tuple[int, ...]:
        """The subjects of a plural verb, where the parser does not join them: "le maire, le préfet | ont signé"."""
        scene, verb, head = self.scene, self.match.head, source.head
        if not self._is_plural or "Number=Plur" in scene.tokens[head].morph:
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
        governor = self.scene.tokens[self.match.head.head]
        control = self.scene.lexicon.words.control
        decider = find_decider(self.scene, self.match.head)
        if decider is not None:
            return (decider,)
        if governor.pos in ("NOUN", "PROPN", "PRON") and governor.i < self.match.head.i:
            # "a demandé aux préfets | d'agir": the parser hangs the infinitive on who is asked.
            verb = self.scene.tokens[governor.head]
            made = any(self.scene.is_one_of(verb, control[name]) for name in ("object", "dative"))
            return (governor.i,) if made and governor.dep.split(":")[0] in ("obj", "obl", "iobj") else None
        if governor.pos not in ("VERB", "AUX", "ADJ") or governor.i == self.match.head.i:
            return None
        asked = next((name for name in ("object", "dative") if self.scene.is_one_of(governor, control[name])), None)
        if asked is None:
            return None
        match = TriggerMatch(self.match.trigger, governor.i, governor.i + 1, governor, self.scene.group(governor))
        above = Frame(self.scene, match)
        return above.fill("à") if asked == "dative" else tuple(i for i in above.object if i != self.match.head.i)

    def _direct_object(self) -> tuple[int, ...]:
        scene, head, group = self.scene, self.match.head, self.match.group
        assert group is not None
        for token in self._clitics():
            if token.norm in _OBJECT:
                return (token.i,)
        relative = taken_up(scene, head)
        if relative is not None:
            return (relative,)
        taken = {*self.match.fixed}
        found = tuple(
            t.i
            for t in scene.analysis.find_children(head.i, "obj")
            if t.i not in taken and (t.pos in ("NOUN", "PROPN", "PRON", "NUM", "X", "ADJ"))
            and self.case(t) <= _INDEFINITE and not scene.is_dated(t) and t.i > head.i
            and not self._is_governed_name(t) and t.i != self._sayer
        )  # fmt: skip
        return found or tuple(i for i in object_behind(scene, self.match, taken) if i != self._sayer)

    def _is_governed_name(self, token: Token) -> bool:
        """Whether a preposition stands before the name a word is in the middle of: "à Aix-Nord"."""
        if self.scene.book.entity_at(token.i) is None:
            return False
        first, _ = self.scene.book.name_around(token.i)
        return first < token.i and bool(self.case(self.scene.tokens[first]))

    def _clitics(self) -> Iterator[Token]:
        """The pronouns straight before the verb or the carrier of the noun; the model takes some for articles."""
        verb, group = self.match.head, self.match.group
        if group is None:
            if self.carrier is None or not self.scene.is_verb(self.carrier.verb):
                return
            verb, group = self.carrier.verb, self.scene.group(self.carrier.verb)
        for i in range(verb.i - 1, max(-1, group.first - 2), -1):
            token = self.scene.tokens[i]
            if token.sentence == verb.sentence and self._is_clitic(token, verb):
                yield token
            elif i < group.first:
                return

    def _is_clitic(self, token: Token, verb: Token) -> bool:
        """Whether a pronoun leans on a verb, and is no article of a noun in between: "a, lors de l'hommage, accusé"."""
        after = self.scene.tokens[token.i + 1]
        leans = after.pos in ("VERB", "AUX", "PRON") or after.i == verb.i
        return token.norm in _OBJECT | _DATIVE and leans and not token.dep.startswith("nsubj")

    def _subject_of_noun(self) -> tuple[int, ...]:
        owner = () if self._is_suffered_by_owner else self._owner()
        accused = tuple(self._behind("contre")) if self._is_complained_of else ()
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
        return "pour" in self.case(head) and any(t.i < head.i and self.scene.is_one_of(t, complaint) for t in nouns)

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

    def _adjectives(self) -> Iterator[Token]:
        demonyms = self.scene.ground.rules.names.demonyms
        head = self.match.head.i
        near = {*range(max(0, head - 1), head), *range(head + 1, min(head + 4, len(self.scene.tokens)))}
        for i in sorted(near | {*self.scene.analysis.children[head]}):
            token = self.scene.tokens[i]
            hangs = token.head == head or i in (head - 1, head + 1, self.match.last)
            if hangs and token.norm in demonyms and token.pos in ("ADJ", "NOUN", "PROPN") and not self.case(token):
                yield token

    def _behind(self, slot: str) -> Iterator[int]:
        """What stands behind a preposition: hung on the trigger or its carrier, or straight behind it."""
        forms = _PREPOSITIONS.get(slot, frozenset((slot,)))
        scene, head = self.scene, self.match.head
        if slot == "à":
            yield from (t.i for t in self._clitics() if t.norm in _DATIVE)
        hosts = {head.i, *self.match.fixed} | ({self.carrier.verb.i} if self.carrier else set())
        judged = slot == "par" and judges(scene, scene.tokens[head.head])
        if self.match.group is None and head.dep == "nsubj:pass" and not judged:
            hosts.add(head.head)  # "un accord a été trouvé | entre X et Y"
        if self.match.group is None and slot in ("entre", "avec"):
            hosts |= {t.i for t in scene.analysis.find_children(head.i, "acl")}  # "la rencontre prévue | entre X et Y"
        # "s'est rendu lundi en X": the parser hangs the place on the day.
        hosts |= {t.i for h in hosts for t in scene.analysis.find_children(h) if scene.is_dated(t)}
        # "auprès du maire", "à l'encontre du maire": to the parser these words govern the phrase.
        hosts |= {t.i for h in hosts for t in scene.analysis.find_children(h) if t.norm in _GOVERNORS & forms}
        for host in sorted(hosts):
            for child in scene.analysis.find_children(host, *_COMPLEMENT):
                governed = self.case(child) & (_OF if scene.tokens[host].norm in _GOVERNORS else forms)
                if child.i > head.i and governed and not (scene.is_dated(child) or is_aside(scene, child)):
                    yield child.i
            if scene.tokens[host].norm in _GOVERNORS:  # "à son encontre"
                dets = scene.analysis.find_children(host, "det", "nmod")
                yield from (t.i for t in dets if t.norm in scene.ground.words.possessives)
        yield from self._straight_behind(forms)
        yield from self._behind_complement(forms)

    def _behind_complement(self, forms: frozenset[str]) -> Iterator[int]:
        """What the parser hangs on the object or on what "de" governs: "impute l'attaque aux rebelles", "prive les
        détenus de soins", "l'invasion du Koweït par l'Irak".
        """
        noun = self.match.group is None
        if noun and forms & _PREPOSITIONS["de"]:
            return  # "le bombardement de la ville du ministre" is not the minister's
        # "a porté plainte pour vol | contre X"
        below = ("nmod",) if noun else ("obj", "obl:arg", "obl:mod") if "contre" in forms else ("obj",)
        complements = [*self.scene.analysis.find_children(self.match.head.i, *below)]
        if self.opposes and self.carrier is not None:
            complements += [self.scene.tokens[i] for i in self.carrier.suffering]
        for complement in complements:
            nested = [*self.scene.analysis.find_children(complement.i, "nmod", "obl")]
            if "sur" in forms:  # "a tiré des balles | de caoutchouc | sur la foule"
                nested += [t for each in nested for t in self.scene.analysis.find_children(each.i, "nmod")]
            for child in nested:
                if child.i > complement.i and self.case(child) & forms and not self.scene.is_dated(child):
                    yield child.i

    def _straight_behind(self, forms: frozenset[str]) -> Iterator[int]:
        tokens, at = self.scene.tokens, self.match.last
        limit = self.scene.analysis.sentence_of(self.match.head.i).last
        while at < limit and tokens[at].pos in ("ADJ", "ADV", "VERB") and at < self.match.last + 3:
            if tokens[at].pos == "VERB" and not self.scene.group(tokens[at]).is_past_participle:
                break
            at += 1
        if at + 1 >= limit or tokens[at].norm not in forms or tokens[at].pos not in ("ADP", "DET"):
            return
        for i in range(at + 1, min(at + 7, limit)):
            if tokens[i].pos in ("NOUN", "PROPN", "PRON") and tokens[i].norm not in self.scene.ground.words.relatives:
                if not self.scene.is_dated(tokens[i]):
                    yield i
                return
            if tokens[i].pos not in ("DET", "ADJ", "NUM", "ADV", "X"):
                return

    def case(self, token: Token) -> frozenset[str]:
        """The prepositions before a phrase."""
        return case_of(self.scene, token)
