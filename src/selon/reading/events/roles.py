"""Who does it and to whom: the slots of a trigger as references to entities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

from selon.analysis import Token
from selon.reading.events.bearing import agree, find_behind_comma
from selon.reading.events.carriers import stage_of
from selon.reading.events.factuality import find_statement
from selon.reading.events.frames import Frame
from selon.reading.events.lists import conjuncts, listed
from selon.reading.events.objects import case_of
from selon.reading.events.owners import find_owners
from selon.reading.events.parties import is_ground, is_town, may_act
from selon.reading.events.referents import find_owner, resolve
from selon.reading.events.scene import Scene
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.sources import agent_of, doer_of, subject_of
from selon.record import Reason
from selon.rules.conditions import TELLER


@dataclass(frozen=True, slots=True)
class Roles:
    """Actors and recipients of an event: places of entities in the book; `because` tells which were inferred."""

    actor: tuple[int, ...] = ()
    recipient: tuple[int, ...] = ()
    because: tuple[Reason, ...] = ()

    def of(self, role: str) -> tuple[int, ...]:
        """Those of one role, actor or recipient."""
        return self.actor if role == "actor" else self.recipient


@dataclass(frozen=True, slots=True)
class _Search:
    """How far the parties of an event have been found.

    Attributes:
        taken: head words in use; grows.
        seen: main words of the events whose parties are being looked for.
        other: who has the other role; no pronoun of the same clause stands for them.
    """

    taken: set[int]
    seen: frozenset[int]
    other: tuple[int, ...] = ()


@dataclass(frozen=True)
class RoleFinder:
    """Finds the roles of a document's events; those of one may say who does another.

    Attributes:
        frames: the events by their main word.
    """

    scene: Scene
    frames: Mapping[int, Frame]

    def find(self, frame: Frame, seen: frozenset[int] = frozenset()) -> Roles:
        """Each role from the first of its slots in which a party stands; of a mutual act everybody is actor."""
        trigger, seen = frame.match.trigger, seen | {frame.match.head.i}
        acting, suffering = trigger.actor_slots, trigger.recipient_slots
        if frame.match.group is None:
            stated = ("par",) if "par" in acting else ()  # "annonce l'ouverture d'une enquête | par le parquet"
            acting = (*stated, "subject", *acting) if acting else ()
            suffering = ("object", *suffering) if suffering else ()
        if trigger.mode == "withdraw" and "de" in acting and frame.match.group is None:
            acting = tuple(slot for slot in acting if slot != "de")
            acting = acting if self._is_left(frame) else ("de", *acting)
        taken: set[int] = set()
        if trigger.reciprocal:
            opposed = ("object", "à") if frame.opposes else ()  # "des heurts ont opposé | X à Y"
            slots = dict.fromkeys((*opposed, *acting, "entre", *suffering))
            both = [p for slot in slots for p in self._parties(frame, slot, _Search(taken, seen))]
            both += () if len(both) > 1 else self._amid(frame)
            return _sides(trigger.type, self._without_ground(frame, dict.fromkeys(both)))
        if self._is_of_town(frame):
            acting, suffering = (tuple(slot for slot in slots if slot != "de") for slots in (acting, suffering))
        actor = self._actor(frame, acting, _Search(taken, seen))
        may_be_struck = trigger.type in _FORCE and frame.match.group is None
        struck = tuple(place for place in actor if may_be_struck and is_ground(self.scene, place))
        actor = tuple(place for place in actor if place not in struck)
        recipient = self._recipient(frame, suffering, _Search(taken, seen, actor)) or struck
        recipient = self._without_ground(frame, recipient)
        return Roles(actor, tuple(place for place in recipient if place not in actor))

    def _is_left(self, frame: Frame) -> bool:
        """Whether "de" names the body that is left: "la sortie de l’Unesco" is no act of it, "la sortie du pays" is."""
        heads = (self.scene.tokens[head] for head in frame.fill("de"))
        places = next(filter(None, (resolve(self.scene, head) for head in heads)), [])
        return any(self.scene.book.entity(place).kind == "organization" for place in places)

    def _is_of_town(self, frame: Frame) -> bool:
        """Whether a town tells where an attack was: "l'attaque de Bamako", not "l'attaque de Moscou contre Kiev"."""
        if frame.match.trigger.type != "ASSAULT" or frame.match.group is not None:
            return False
        if any(frame.fill(slot) for slot in ("contre", "sur")):
            return False
        places = [self.scene.book.entity_at(head) for head in frame.fill("de")]
        return any(place is not None and is_town(self.scene, self.scene.book.entity(place)) for place in places)

    def _actor(self, frame: Frame, slots: tuple[str, ...], search: _Search) -> tuple[int, ...]:
        """Who does it: who stands in the first slot that is filled, else whom the words around it tell."""
        ways = (self._owner_of_object, self._who_says, self._amid, self._told_on, self._claimed)
        found = self._first_filled(frame, slots, search)
        return found or next(filter(None, (way(frame) for way in (self._by_paper, *ways))), ())

    def _by_paper(self, frame: Frame) -> tuple[int, ...]:
        """Whose the paper is by which it is done: "interdit | par un arrêté du préfet"."""
        heads = frame.agent if frame.passive or frame.match.group is None else ()
        return next(filter(None, (find_owners(frame, head) for head in heads)), ())

    def _recipient(self, frame: Frame, slots: tuple[str, ...], search: _Search) -> tuple[int, ...]:
        """To whom it is done, likewise."""
        return (
            self._first_filled(frame, slots, search)
            or self._of_object(frame, slots, search.other)
            or self._of_infinitive(frame, search)
            or self._backed(frame)
            or self._asked(frame, search.seen)
        )

    def _first_filled(self, frame: Frame, slots: tuple[str, ...], search: _Search) -> tuple[int, ...]:
        """The entities of the first slot that has some."""
        found = (tuple(dict.fromkeys(self._parties(frame, slot, search))) for slot in dict.fromkeys(slots))
        return next(filter(None, found), ())

    def _told_on(self, frame: Frame) -> tuple[int, ...]:
        """Who has done it, as is told further on: "une attaque a eu lieu. | Elle a été commise par des rebelles"."""
        head, tokens = frame.match.head, self.scene.tokens
        if frame.match.group is not None or frame.match.trigger.type not in _FORCE:
            return ()
        last = self.scene.analysis.sentences[min(head.sentence + 1, tokens[-1].sentence)].last
        for verb in tokens[head.i + 1 : last]:
            if not self.scene.is_verb(verb) or not self.scene.is_one_of(
                verb, self.scene.lexicon.words.standing["done"]
            ):
                continue
            group = self.scene.group(verb)
            subject = self.scene.analysis.child(verb.i, "nsubj", "nsubj:pass")
            taken_up = subject is not None and (subject.pos == "PRON" or subject.norm == head.norm)
            if group.passive and taken_up and agree(head, verb):
                found = self._whom(agent_of(self.scene.ground, verb, group.last))
                if found:
                    return found
        return ()

    def _claimed(self, frame: Frame) -> tuple[int, ...]:
        """Who says that an attack was theirs: behind it in its sentence, or in the report that opens with it."""
        head = frame.match.head
        if frame.match.trigger.type != "ASSAULT":
            return ()
        here = [parties for verb, parties in self._claims if verb.sentence == head.sentence and verb.i > head.i]
        everywhere = {parties for _, parties in self._claims}
        if not here and len(everywhere) == 1 and head.sentence < _OPENING:
            here = [*everywhere]
        return here[0] if here else ()

    @cached_property
    def _claims(self) -> list[tuple[Token, tuple[int, ...]]]:
        """The verbs that claim an attack, and for whom."""
        scene, found = self.scene, list[tuple[Token, tuple[int, ...]]]()
        for verb in scene.tokens:
            if verb.pos not in ("VERB", "AUX") or not scene.is_one_of(verb, scene.lexicon.words.standing["claim"]):
                continue
            parties = self._whom(doer_of(scene.ground, verb, scene.group(verb)))
            here = (f for f in self.frames.values() if f.match.head.sentence == verb.sentence)
            attacks = any(f.match.trigger.type == "ASSAULT" for f in here)
            if parties and attacks:
                found.append((verb, parties))
        return found

    def _amid(self, frame: Frame) -> tuple[int, ...]:
        """Who does something on a visit or at a meeting: "lors d'une visite à X, le ministre a salué..."."""
        noun = stage_of(self.scene, frame.match.head)
        fronted = self._fronted(frame, noun)
        if fronted:
            return fronted
        verb = self.scene.tokens[noun.head]
        amid = frame.match.trigger.type == "CONSULT" and frame.match.group is None and noun.dep.startswith("obl")
        if not amid or not self.scene.is_verb(verb) or self.scene.group(verb).passive:
            return ()
        source = subject_of(self.scene.ground, verb)
        return self._whom(source)

    def _fronted(self, frame: Frame, noun: Token) -> tuple[int, ...]:
        """Who is "en visite" or acts "en hommage à X": behind the comma where it opens the sentence, or the subject."""
        if frame.match.group is not None or noun.i == 0 or "en" not in case_of(self.scene, noun):
            return ()
        if noun.i == self.scene.analysis.sentence_of(noun.i).first + 1:
            limit = next((g.first for i, g in sorted(self.scene.ground.groups.items()) if i > noun.i), noun.i)
            source = find_behind_comma(self.scene, noun.i + 1, limit)
        elif frame.match.trigger.type in ("SUPPORT", "PROTEST"):
            verb = next((t for t in self.scene.analysis.ancestors(noun.i) if self.scene.is_verb(t)), None)
            active = verb is not None and verb.i < noun.i and not self.scene.group(verb).passive
            source = subject_of(self.scene.ground, verb) if verb is not None and active else None
        else:
            return ()
        return self._whom(source)

    def _whom(self, source: Source | None) -> tuple[int, ...]:
        """Those for whom a noun phrase stands."""
        return () if source is None else tuple(resolve(self.scene, self.scene.tokens[source.head]))

    def _without_ground(self, frame: Frame, places: Iterable[int]) -> tuple[int, ...]:
        """Those one can meet: a town that is visited is where it happens."""
        visited = frame.match.trigger.type == "CONSULT"
        return tuple(place for place in places if not (visited and is_ground(self.scene, place)))

    def _parties(self, frame: Frame, slot: str, search: _Search) -> list[int]:
        found: list[int] = []
        heads = frame.fill(slot)
        if slot == "de" and heads and heads[0] in self.frames:
            heads = heads[:1]  # "la demande d'extradition | du banquier" is not the banker's
        if slot == "sur" and frame.match.group is None:
            heads = tuple(head for head in heads if head not in self.frames)  # "la frappe | sur ordre du ministre"
        for head in heads:
            if head in search.taken or head in frame.match.fixed:
                continue
            joined = listed(self.scene, head) if slot == "entre" else conjuncts(self.scene, head)
            places = [place for token in joined for place in self._stand_for(token, search)]
            if places:
                search.taken.add(head)
                found += places
        return found

    def _stand_for(self, token: Token, search: _Search) -> list[int]:
        """The parties a head word stands for; an event that does something is done by who does that event."""
        found = resolve(self.scene, token, search.other)
        other = self.frames.get(token.i)
        if not found and other is not None and token.i not in search.seen:
            return list(self.find(other, search.seen).actor)
        return found

    def _who_says(self, frame: Frame) -> tuple[int, ...]:
        """The speaker of the statement whose cue an event is: who "exige" or "dénonce" says what he demands.

        Of what is told as somebody's fault, who tells it: "l'armée a violé la trêve, | selon X".
        """
        slots = frame.match.trigger.actor_slots
        told = find_statement(self.scene, frame.match.head.start) if TELLER in slots else None
        statement = told or self.scene.cued_by(frame.match.head)
        if statement is None or statement.speaker is None or not {"subject", TELLER}.intersection(slots):
            return ()
        if statement is told and told.stance == "denies":
            return ()
        place = self.scene.book.place_of(statement.speaker)
        return (place,) if may_act(self.scene, self.scene.book.entity(place)) else ()

    def _owner_of_object(self, frame: Frame) -> tuple[int, ...]:
        """Whose the troops are that are sent or withdrawn ("des soldats russes ont été déployés"), or they alone."""
        if frame.match.trigger.type not in ("MOBILIZE", "RETREAT"):
            return ()
        heads = frame.object or frame.fill("de")
        owners = tuple(o for head in heads if (o := find_owner(self.scene, self.scene.tokens[head])) is not None)
        if owners or not frame.passive or frame.match.trigger.type != "MOBILIZE":
            return owners
        return tuple(place for head in heads for place in resolve(self.scene, self.scene.tokens[head]))

    def _backed(self, frame: Frame) -> tuple[int, ...]:
        """Who does something with help: "X avance | grâce à l'aide de Y", "intervient avec le soutien de Y"."""
        noun = frame.match.head
        verb = self.scene.tokens[noun.head]
        helps = frame.match.trigger.type in ("AID", "SUPPORT") and frame.match.group is None
        backing = helps and not case_of(self.scene, noun).isdisjoint(("avec", "grâce"))
        if not backing or not self.scene.is_verb(verb):
            return ()
        source = subject_of(self.scene.ground, verb)
        return self._whom(source)

    def _asked(self, frame: Frame, seen: frozenset[int]) -> tuple[int, ...]:
        """Who does something at somebody's request: "X est intervenu | à la demande de Y"."""
        noun = frame.match.head
        verb = self.scene.tokens[noun.head]
        requests = frame.match.trigger.type == "REQUEST" and frame.match.group is None
        if not requests or "à" not in case_of(self.scene, noun):
            return ()
        done = self.frames.get(verb.i)
        if done is not None and verb.i not in seen:
            return self.find(done, seen).actor
        source = subject_of(self.scene.ground, verb) if self.scene.is_verb(verb) else None
        return self._whom(source)

    def _of_infinitive(self, frame: Frame, search: _Search) -> tuple[int, ...]:
        """Whom it concerns what somebody refuses or threatens to do: "refuse de soutenir | le maire"."""
        if frame.match.trigger.type not in _WITHHELD or frame.match.group is None:
            return ()
        for verb in self.scene.analysis.find_children(frame.match.head.i, "xcomp", "obj", "ccomp", "advcl"):
            if verb.i < frame.match.head.i or "VerbForm=Inf" not in verb.morph:
                continue
            done = self.frames.get(verb.i)
            if done is not None and verb.i not in search.seen:
                return self.find(done, search.seen).recipient
            for noun in self.scene.analysis.find_children(verb.i, "obj"):
                return tuple(resolve(self.scene, noun, search.other)) or find_owners(frame, noun.i, search.other)
        return ()

    def _of_object(self, frame: Frame, slots: tuple[str, ...], other: tuple[int, ...]) -> tuple[int, ...]:
        """Whose the thing is that an act concerns: "critiquer la décision du maire", "que l'office soit fermé"."""
        if frame.match.trigger.type == "REQUEST" and frame.match.group is not None:
            slots = (*slots, "object")  # "réclame | des explications | de la mairie"
        for slot in slots:
            for head in frame.fill(slot):
                deed = self.frames.get(head)
                nobodys = deed is not None and (slot == "sur" or self._is_of_town(deed))
                found = () if nobodys else find_owners(frame, head, other)
                if found:
                    return found
        if frame.match.trigger.type in _ADDRESSED:
            for clause in self.scene.analysis.find_children(frame.match.head.i, "ccomp"):
                source = subject_of(self.scene.ground, clause)
                if source is not None and clause.i > frame.match.head.i and source.head > frame.match.head.i:
                    return self._whom(source)
        return ()


# What armies and police do to places: "l'offensive d'Arles" is none of the town's.
_FORCE = frozenset(("ASSAULT", "COERCE"))
# What a report opens with is told in so many sentences.
_OPENING = 4
# Acts that both sides do together.
MUTUAL = frozenset(("AGREE", "CONSULT", "COOPERATE"))
# What is refused or threatened is mostly told by an infinitive.
_WITHHELD = frozenset(("REJECT", "THREATEN"))
# What somebody is asked, warned, blamed or praised for is said in a clause about them: "exige que le maire parte".
_ADDRESSED = frozenset(("REQUEST", "THREATEN", "ACCUSE", "REJECT", "SUPPORT"))


def _sides(kind: str, parties: tuple[int, ...]) -> Roles:
    """Who does what both sides do: everybody; of fights and quarrels who is named first, to the others."""
    if kind in MUTUAL:
        return Roles(parties, ())
    return Roles(parties[:1], parties[1:])
