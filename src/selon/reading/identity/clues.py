"""What speaks for a description meaning somebody else of the report: grammar, nouns, roles, distance, what both do."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from selon.reading.events.clues import OTHER_ROLE
from selon.reading.events.suspects import is_led_in
from selon.reading.identity.profiles import People, Profile
from selon.reading.names import Named, past_offices
from selon.record import Statement

_STEPS = (0, 1, 2, 4, 8)
_TITLE_AND_LEAD = 3


@dataclass(frozen=True)
class Clues:
    """What is known of one description and those whom it may mean."""

    people: People
    described: Profile
    others: tuple[Profile, ...]

    def of(self, other: Profile) -> Mapping[str, float]:
        """The clues for and against somebody, by the names they have in `identity/clues.toml`, and how much of each."""
        found = dict.fromkeys(self._names(other), 1.0)
        found["often"] = math.log(len(other.met))
        return found

    def of_nobody(self) -> Mapping[str, float]:
        """The clues that it means nobody else."""
        d = self.described
        names = ["nobody", f"nobody {d.article}", f"nobody {d.article} {d.entity.kind}"]
        names += [f"nobody {family}" for family in self._families]
        if d.noun.pos == "PROPN" or d.noun.text[0].isupper():
            names.append("nobody capital")
        if self._tells_whose:
            names.append("nobody of somebody")
        if d.noun.sentence < _TITLE_AND_LEAD:
            names.append("nobody lead")
        if len(d.words) == 1:
            names.append("nobody told alone")
        if not d.norms.isdisjoint(self.people.scene.ground.rules.identity.others):
            names.append("nobody others")
        if d.entity.name.lower().startswith(("un de", "une de")):
            names.append("nobody one of them")
        if d.place in self.people.speaking:
            names.append("nobody speaks")
        if d.place in self.people.parts:
            names.append("nobody acts")
        alike = sum(d.may_be_as_many(other) for other in self.others)
        names.append(f"nobody like {min(alike, 3)}")
        return dict.fromkeys(names, 1.0)

    @cached_property
    def _families(self) -> frozenset[str]:
        return self._families_of(self.described)

    def _families_of(self, profile: Profile) -> frozenset[str]:
        scene = self.people.scene
        rules, names = scene.ground.rules.identity, scene.ground.rules.names
        found = {
            name for name, words in rules.families.items() if any(scene.is_one_of(n, words) for n in profile.nouns)
        }
        found |= {"kin"} if not profile.lemmas.isdisjoint(names.kin) else set()
        found |= {"office"} if not profile.lemmas.isdisjoint(names.offices) else set()
        found |= {"demonym"} if any(n.norm in names.demonyms for n in profile.nouns) else set()
        return frozenset(found)

    @cached_property
    def _tells_whose(self) -> bool:
        """Whether a name stands in the description."""
        first, last = self.described.stretches[0]
        return any(self.people.scene.book.entity_at(i) is not None for i in range(first, last))

    def _names(self, other: Profile) -> Iterator[str]:
        yield from self._what(other)
        yield from self._where(other)
        yield from self._doing(other)
        yield from self._called(other) if other.named is not None else self._told(other)

    def _what(self, other: Profile) -> Iterator[str]:
        d = self.described
        how = "named" if other.named is not None else "unnamed"
        yield f"{d.entity.kind} {how} {other.entity.kind}"
        if other.entity.kind != "organization" and d.entity.kind != "organization":
            if d.gender and other.gender:
                yield f"gender {'agrees' if d.gender == other.gender else 'clashes'} {how}"
            if d.is_plural != other.is_plural:
                yield "number clashes"
        if d.ages and other.ages:
            yield "same age" if d.ages & other.ages else "other age"
        if d.count and other.count:
            yield "same count" if d.count == other.count else "other count"

    def _where(self, other: Profile) -> Iterator[str]:
        d, tokens = self.described, self.people.scene.tokens
        how = "named" if other.named is not None else "unnamed"
        before = [i for i in other.met if i < d.first]
        side = "before" if before else "ahead"
        at = before[-1] if before else other.met[0]
        far = abs(d.noun.sentence - tokens[at].sentence)
        step = next((s for s in _STEPS if far <= s), "far")
        yield f"{how} {side}"
        yield f"{how} {side} {step}"
        yield f"{how} {side} {d.article}"
        yield f"{how} {side} {step} {'definite' if d.article in ('definite', 'this') else 'other'}"
        if other.place in self._alike:
            yield f"may be it {how}"
            if len(self._alike) == 1:
                yield f"only one who may be it {how}"
            if other.place == self._last_alike:
                yield f"last who may be it {how} {d.article}"
            if other.place == self._next_alike:
                yield f"next who may be it {d.article}"
                if d.noun.sentence < _TITLE_AND_LEAD:
                    yield f"next who may be it behind the lead {d.article}"
        if before and d.noun.dep.startswith("nsubj") and tokens[at].dep.startswith("nsubj") and far <= 1:
            yield f"subject behind subject {how}"
        if (side, other.place) in self._nearest:
            yield f"nearest {how} {side}"
            yield f"nearest {how} {side} {d.article}"
            if side == "ahead" and d.noun.sentence < _TITLE_AND_LEAD:
                yield "named next behind the lead"
        if other.named is not None and other.entity.kind == "person":
            people = self.people.named_people
            if len(people) == 1:
                yield "only one named"
            if people[0] is other:
                yield "named first"
            if len(other.met) == self.people.most:
                yield "named most"
        if beside := self._beside(other):
            yield f"{beside} {how}"

    @cached_property
    def _alike(self) -> Mapping[int, Profile]:
        """Those of one sex and number with the description, where it means a person."""
        return {p.place: p for p in self.others if self.described.may_be_as_many(p)}

    @cached_property
    def _last_alike(self) -> int:
        """Who of those is met last before the description; -1 where none is."""
        first = self.described.first
        met = ((max((i for i in p.met if i < first), default=-1), place) for place, p in self._alike.items())
        at, place = max(met, default=(-1, -1))
        return place if at >= 0 else -1

    @cached_property
    def _next_alike(self) -> int:
        """Who of those is met first of all behind it; -1 where none is."""
        behind = ((p.first, place) for place, p in self._alike.items() if p.met[0] > self.described.first)
        return min(behind, default=(0, -1))[1]

    @cached_property
    def _nearest(self) -> frozenset[tuple[str, int]]:
        """Who of each sort is met last before the description, and who first behind it."""
        found: dict[tuple[str, bool, str], tuple[int, int]] = {}
        for p in self.others:
            for at in p.met:
                side = "ahead" if at > self.described.first else "before"
                sort, far = (side, p.named is None, p.entity.kind), abs(at - self.described.first)
                found[sort] = min(found.get(sort, (far, p.place)), (far, p.place))
        return frozenset((side, place) for (side, _, _), (_, place) in found.items())

    def _beside(self, other: Profile) -> str:
        """How the two stand side by side: "un coiffeur, | Paul Renard", "Lea Roth (l'employée)"; empty where not."""
        tokens = self.people.scene.tokens
        if self.described.ends_in(other):
            return "ends in the name"
        for first, last in self.described.stretches:
            for a, b in other.stretches:
                between = tokens[last:a] if last <= a else tokens[b:first]
                if len(between) > 1 or any(t.text not in ",(:" for t in between):
                    continue
                hangs = any(first <= tokens[i].head < last for i in range(a, b))
                hangs = hangs or any(a <= tokens[i].head < b for i in range(first, last))
                return "apposed" if hangs else "beside"
        return ""

    def _doing(self, other: Profile) -> Iterator[str]:
        d, tokens, parts = self.described, self.people.scene.tokens, self.people.parts
        if any(tokens[i].head == tokens[j].head and i != j for i in d.met for j in other.met):
            yield "under one word"
        if any(tokens[i].sentence == tokens[j].sentence for i in d.met for j in other.met):
            yield "in one sentence"
        if d.verbs & other.verbs:
            yield "same verb"
        yield from self._saying(other)
        own, its = parts.get(d.place, frozenset()), parts.get(other.place, frozenset())
        if own & its:
            yield "same part"
        if own & {(OTHER_ROLE[role], kind) for role, kind in its}:
            yield "other part"
        for family in self._families & {"culprit", "victim", "anybody", "young"}:
            if ("actor", "ASSAULT") in its or {("recipient", "COERCE"), ("recipient", "ACCUSE")} & its:
                yield f"{family} acts"
            if ("recipient", "ASSAULT") in its:
                yield f"{family} suffers"

    def _saying(self, other: Profile) -> Iterator[str]:
        """What both say."""
        said = self.people.speaking
        own, its = said.get(self.described.place, []), said.get(other.place, [])
        how = "named" if other.named is not None else "unnamed"
        if own and its:
            yield f"both speak {how}"
            ids = [s.id for s in self.people.scene.statements]
            if any(abs(ids.index(a.id) - ids.index(b.id)) == 1 for a in own for b in its):
                yield f"speaks next {how}"
            if any(_says_the_same(a, b) for a in own for b in its):
                yield "says the same"
            if any(a.inside == b.id or b.inside == a.id for a in own for b in its):
                yield "speaks inside"
        if its and not own and any(c.start <= self._start < c.end for s in its for c in s.content):
            yield "told by the other"

    @cached_property
    def _start(self) -> int:
        """Where the description begins, in code points."""
        return self.people.scene.tokens[self.described.first].start

    def _called(self, other: Profile) -> Iterator[str]:
        """What the names and roles of somebody tell."""
        named, d, scene = other.named, self.described, self.people.scene
        assert named is not None
        rules = scene.ground.rules.names
        person = other.entity.kind == "person"
        known = frozenset(w for title in (*named.titles, *named.roles) for w in title.lower().replace("'", " ").split())
        more = d.words - d.lemmas
        if d.lemmas & named.heads:
            less, same = not more, more <= known
            tells = "alone" if less else "no more" if same else "more" if known <= d.words | d.lemmas else "otherwise"
            yield "has the role"
            yield f"has the role told {tells}"
            yield f"has the role {d.article}"
        elif named.heads:
            yield "has other roles"
            yield from (f"{family} has other roles" for family in self._families)
            if person and more and more <= known:
                yield "other role told of the same"
        else:
            yield f"untold {other.entity.kind}"
            yield from (f"{family} untold" for family in self._families)
        if person and more & known:
            yield "shares words"
        if person and d.lemmas & rules.offices and named.heads & rules.offices and not d.lemmas & named.heads:
            yield "other office"
        if person and self._held(named):
            yield self._held(named)
        if person and "kin" in self._families and other.entity.name.split()[-1].lower() in d.norms:
            yield "kin of one name"
        if not person:
            yield from self._named_as_body(other)
        if self._stands_near_noun(other):
            yield "noun near the name"
        if self._is_named_for_it(other):
            yield "said to be named so"
        for family in self._families:
            yield f"{family} named"

    def _named_as_body(self, other: Profile) -> Iterator[str]:
        """What the words of a body's name tell."""
        d, words = self.described, other.entity.name.lower().replace("'", " ").split()
        if d.lemmas & set(words):
            yield "name holds the noun"
        if words and words[0] in d.lemmas:
            yield "name begins so"
        if self.people.scene.book.roles.is_body(other.place, d.noun.norm):
            yield "may be such a body"
        if d.words - d.lemmas and d.words & set(words):
            yield "shares words body"

    def _held(self, named: Named) -> str:
        """Whether the tables know somebody to hold what the description tells, or to have held it; empty where not."""
        scene, d = self.people.scene, self.described
        words = set(d.words | d.lemmas)
        past = d.norms & scene.ground.rules.identity.past
        if not past:
            return "known so" if scene.book.roles.is_known_as(d.noun, words, named) else ""
        offices = past_offices(named.names, scene.analysis.document.published, scene.ground.rules.names)
        then = replace(named, offices=offices)
        return "known to have been so" if scene.book.roles.is_known_as(d.noun, words - past - {"ancien"}, then) else ""

    def _told(self, other: Profile) -> Iterator[str]:
        """What another description tells."""
        d = self.described
        if d.lemmas & other.lemmas:
            yield "same noun"
            yield f"same noun {other.article} {d.article}"
            own, its = d.words - d.lemmas - other.lemmas, other.words - d.lemmas - other.lemmas
            tells = "alike" if own == its else "less" if own <= its else "more" if its <= own else "otherwise"
            yield f"same noun told {tells}"
            yield f"same noun told {tells} {d.article}"
            yield f"same noun told {tells} {other.article} {d.entity.kind}"
        else:
            yield "other noun"
            yield f"other noun {other.article} {d.article}"
            shared = self._families & self._families_of(other)
            for family in shared:
                yield f"both {family}"
            if shared - {"office", "kin", "demonym"}:
                yield "one family"
            for family in self._families_of(other) - shared:
                yield from (f"{own} of {family}" for own in self._families - shared)

    def _stands_near_noun(self, other: Profile) -> bool:
        """Whether a sentence that names somebody uses the noun of the description, elsewhere than there."""
        scene, d = self.people.scene, self.described
        for first, _ in other.stretches:
            sentence = scene.analysis.sentence_of(first)
            for token in scene.tokens[sentence.first : sentence.last]:
                if token.lemma.lower() in d.lemmas and not any(a <= token.i < b for a, b in d.stretches):
                    return True
        return False

    def _is_named_for_it(self, other: Profile) -> bool:
        """Whether the words before a name tell whose it is: "un homme nommé X"."""
        scene = self.people.scene
        phrases = scene.ground.rules.identity.naming
        return any(is_led_in(scene, scene.tokens[first].start, phrases) for first, _ in other.stretches)


def _says_the_same(one: Statement, other: Statement) -> bool:
    """Whether two statements share most of their longer words."""
    mine, its = ({w for span in s.content for w in span.text.lower().split() if len(w) >= _LONG} for s in (one, other))
    return len(mine & its) >= _SHARED * max(1, min(len(mine), len(its)))


_LONG, _SHARED = 5, 0.5
