"""Whose a role is, by what the report tells of the people and bodies it names."""

from __future__ import annotations

from functools import cached_property

from selon.analysis import Token
from selon.reading.names import Named, Names, Role, is_credit
from selon.reading.names.titles import synonymous
from selon.reading.statements.answerable import source_kind
from selon.reading.statements.bearers import coordinated
from selon.reading.statements.gender import told_gender
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import Source
from selon.reading.statements.phrase_names import tells_whose
from selon.reading.statements.relayed import is_agent

# How many sentences back a person may have been named whom a role stands for, and how many ahead.
NEAR, _NEXT = 5, 2
# The families of nouns for bodies that are no state's.
_PRIVATE = ("society", "party", "firm", "medium")


class Roles:
    """The roles of one document's people and bodies; a place is one in `Names.named`."""

    def __init__(self, ground: Ground, names: Names) -> None:
        self._ground = ground
        self._names = names

    def named_in(self, source: Source) -> int | None:
        """The name in a phrase that is its head or its apposition: not what a preposition governs."""
        tokens, words = self._ground.analysis.tokens, self._ground.words
        if coordinated(self._ground, source):
            return None
        things = source_kind(self._ground, tokens[source.head]) == "things"  # "les chiffres de l'Insee" are the Insee's
        best: int | None = None
        for i in range(source.first, source.last):
            place = self._names.at.get(i)
            if place is None or place == best or (self._names.at.get(i - 1) == place and i > source.first):
                continue
            marked = i > source.first and self._ground.opens_quotation(tokens[i - 1])  # "l'avocat de « | Lea | »"
            before = [] if things else [t.norm for t in tokens[max(source.first, i - 2 - marked) : i - marked]]
            behind_article = bool(before) and tokens[i - 1].pos == "DET" and before[0] in words.governing
            if behind_article or (before and before[-1] in words.governing):
                continue
            if not things and (self._is_of_another(source, i) or is_agent(self._ground, source, i)):
                continue
            if self._names.named[place].kind == "place" and i > source.first and tokens[i - 1].text == "(":
                continue  # "le club de Dole (| Jura |)"
            person = self._names.named[place].kind == "person"
            apart = any(t.text == "," for t in tokens[source.first : i])
            if self._is_house(source, i, person):
                continue
            if not person and apart and source_kind(self._ground, tokens[source.head]) != "bodies":
                continue  # a body in a person's apposition is where that person works
            if not apart and i > source.head and self._only_tells_whose(tokens[source.head], person):
                continue
            if best is None or (person and self._names.named[best].kind != "person"):
                best = place
        return best

    def of_short(self, source: Source) -> int | None:
        """The person whose name is written short: a handle, "a écrit | @LeaRoth |", or initials, "| L. R. | : Non"."""
        letters = "".join(t.text for t in self._ground.analysis.tokens[source.first : source.last]).casefold()
        handle = letters.startswith("@")
        if not handle and not letters.endswith("."):
            return None
        short = letters.removeprefix("@").replace(".", "").replace("-", "")
        for place, entity in enumerate(self._names.entities):
            words = entity.name.casefold().replace("-", " ").split()
            written = "".join(words if handle else (word[0] for word in words))
            if entity.kind == "person" and len(words) > 1 and written == short:
                return place
        return None

    def _is_of_another(self, source: Source, name: int) -> bool:
        """Whether a name has its title behind a preposition: "le prédécesseur du ministre Lea Roth"."""
        tokens, rules = self._ground.analysis.tokens, self._ground.rules.names
        at = name - 1
        while (
            at > source.head + 1
            and tokens[at].pos in ("NOUN", "ADJ", "PROPN", "DET", "ADP")
            and at not in self._names.at
        ):
            person = tokens[at].norm in rules.people or tokens[at].norm in rules.demonyms
            titled = person and "Number=Plur" not in tokens[at].morph
            if titled and tokens[at - 1].pos == "ADP":
                return True
            at -= 1
        return False

    def _is_house(self, source: Source, name: int, person: bool) -> bool:
        """Whether a name tells what body a person is of: "la porte-parole de la société Arvel", "du collectif Ligne".

        One word that the model takes for a person behind a body's noun is that body's.
        """
        tokens = self._ground.analysis.tokens
        if source_kind(self._ground, tokens[source.head]) != "people":
            return False
        noun = name - 1
        while noun > source.head and tokens[noun].pos == "ADJ":
            noun -= 1
        several = name + 1 < source.last and self._names.at.get(name + 1) == self._names.at[name]
        of_body = noun > source.head and tokens[noun].lemma.lower() in self._ground.words.bodies
        return of_body and not (person and several)

    def _only_tells_whose(self, head: Token, person: bool) -> bool:
        """Whether a name behind a noun says whose it is: "le candidat XYZ" is no body, "le cabinet Roth" no person."""
        kind = source_kind(self._ground, head)
        return kind == "bodies" if person else kind == "people" and "Number=Sing" in head.morph

    def holder(self, source: Source, head: Token, words: set[str]) -> int | None:
        """Who was named last of those whose roles hold all the words of a phrase, else of those known to hold it."""
        rules = self._ground.rules.names  # "le député" is not the LREM of "les députés LREM"
        person = source_kind(self._ground, head) == "people" and head.norm not in rules.body_anaphors
        before = [
            (max(first for first, _ in entry.mentions if first < source.first), place)
            for place, entry in enumerate(self._names.named)
            if entry.mentions[0][0] < source.first
            and self.agrees(place, source)
            and not (person and entry.kind != "person")
        ]
        for fits in (self._fits, self.is_known_as, self._leads_it, self._is_broader):
            held = [last for last in before if fits(head, words, self._names.named[last[1]])]
            if held:
                return max(held)[1]
        return None

    def agrees(self, place: int, source: Source) -> bool:
        """Whether a phrase may be said of a man or a woman, as far as its article and the report's names tell."""
        gender = self._names.named[place].gender if place < len(self._names.named) else ""
        said = told_gender(self._ground, source)
        return not gender or not said or gender == said

    def holder_ahead(self, source: Source, head: Token, words: set[str]) -> int | None:
        """Whom the report names later with a role that it tells in full before: "le préfet du Jura, | Lea Roth"."""
        if not words - {head.norm, head.lemma.lower()}:
            return None
        named = self._names.named
        ahead = [p for p, e in enumerate(named) if e.kind == "person" and e.mentions[0][0] >= source.last]
        told = (place for fits in (self._fits, self.is_known_as) for place in ahead if fits(head, words, named[place]))
        return next((place for place in told if self._tells_where(source, named[place])), None)

    def _tells_where(self, source: Source, entry: Named) -> bool:
        """Whether a role is told where a phrase places it: not "président du groupe au Sénat" of one "à la Chambre"."""
        tokens = self._ground.analysis.tokens
        told = {word for title in entry.titles for word in title.lower().replace("'", " ").split()}
        placed = next((t.i for t in tokens[source.head : source.last] if t.norm in self._ground.words.at), source.last)
        return all(t.norm in told for t in tokens[placed : source.last] if t.text[0].isupper())

    def _fits(self, head: Token, words: set[str], entry: Named) -> bool:
        """Whether a phrase names no more than the roles do that the report tells of somebody."""
        told = {word for title in entry.titles for word in title.lower().replace("'", " ").split()}
        return self._covers(head, words, Role("", entry.roles, entry.heads), told) and (
            not self._means_head_of_state(words) or self._heads_state(entry)
        )

    def is_known_as(self, head: Token, words: set[str], entry: Named) -> bool:
        """Whether a phrase names an office that the tables know somebody to hold."""
        return any(self._covers(head, words, office, set()) for office in entry.offices)

    def _is_broader(self, head: Token, words: set[str], entry: Named) -> bool:
        """Whether a phrase means somebody by a wider word than the report's own: "le médecin" of a surgeon."""
        rules = self._ground.rules.names
        narrower = rules.broader.get(head.norm, frozenset())
        more = words - {head.norm, head.lemma.lower(), *rules.synonyms}
        return entry.kind == "person" and not narrower.isdisjoint(entry.heads) and more <= entry.roles

    def _leads_it(self, head: Token, words: set[str], entry: Named) -> bool:
        """Whether a phrase means who leads a body by another word: "le patron de la CGT", its secretary-general."""
        chiefs = self._ground.rules.names.chiefs
        more = words - {head.norm, head.lemma.lower()}
        of_body = any(word in self._bodies for word in more) and head.norm in chiefs
        told = ((entry.heads, entry.roles), *((office.heads, office.words) for office in entry.offices))
        return of_body and any(not chiefs.isdisjoint(heads) and more <= roles for heads, roles in told)

    @cached_property
    def _bodies(self) -> frozenset[str]:
        """The words, in lower case, of the names of bodies in the report."""
        names = (name for entry in self._names.named if entry.kind == "organization" for name in entry.names)
        return frozenset(word.lower() for name in names for word in name.split() if word[0].isupper())

    def _covers(self, head: Token, words: set[str], role: Role, told: set[str]) -> bool:
        """Whether a phrase names no more than a role, a synonym or a country's code standing for its words.

        Args:
            told: the words of the titles that the role was told in.
        """
        rules, roles = self._ground.rules.names, role.words
        shared = words & roles
        if not shared:
            return False
        general = shared & rules.synonyms.keys()
        # not of "la conseillère du ministre", "le patron des députés"
        general_head = any(one in role.heads or not told & {one, f"{one}s"} for one in general)
        if not general_head and head.norm not in role.heads and head.lemma.lower() not in role.heads:
            return False
        covered = {part for role in general for synonym in rules.synonyms[role] for part in synonym.split()}
        implied = synonymous(covered, rules) if covered else set()
        codes = {word for word in words if word.isupper()}
        countries = (
            {word for word in words if rules.demonyms.get(word) in codes or word.capitalize() in rules.places}
            if codes <= roles
            else set()
        )
        bodies = words & rules.any_bodies  # "le fondateur de la société" of "du Slip français"
        return words - covered - implied - countries - bodies <= roles

    def _means_head_of_state(self, words: set[str]) -> bool:
        return any(set(phrase.split()) <= words for phrase in self._ground.rules.names.heads_of_state)

    def _is_known_head_of_state(self, place: int) -> bool:
        """Whether the tables know a person as a head of state, who is president of nothing else."""
        rules, offices = self._ground.rules.names, self._names.named[place].offices
        return any(office.heads & rules.presidents and office.words & rules.republics for office in offices)

    def _heads_state(self, entry: Named) -> bool:
        """Whether the report calls somebody president of a country, or tells not of what: "le président"."""
        rules = self._ground.rules.names
        titles = [title for title in entry.titles if title.lower().split()[0] in rules.presidents]
        return any(
            " " not in title or not rules.republics.isdisjoint(title.lower().split()) or rules.states.state_of(title)
            for title in titles
        )

    def only_one(self, source: Source, head: Token, words: set[str]) -> int | None:
        """The one person named nearby whom a phrase tells more about: "le capitaine nîmois" is "le capitaine, X".

        Of a person who has a role, the phrase must say as much and more; one without any must be the only one named so
        far, and the phrase a role that reports never leave without a name ("le chef de l'État").
        """
        tokens = self._ground.analysis.tokens
        named = [
            place
            for place, entry in enumerate(self._names.named)
            if entry.kind == "person" and entry.mentions[0][0] < source.first
        ]
        agreeing = [place for place in named if self.agrees(place, source)]
        others = [place for place in agreeing if not self._is_known_head_of_state(place)]
        told = [place for place in others if {head.norm} <= self._names.named[place].roles <= words]
        bare = [place for place in others if self._is_bare(self._names.named[place], head)]
        if len(told) == 1 or len(bare) == 1:
            return told[0] if len(told) == 1 else bare[0]
        rules = self._ground.rules.names
        if (
            named != agreeing
            or len(named) != 1
            or head.norm not in rules.always_named
            or not tells_whose(self._ground, source)
        ):
            return None
        entry = self._names.named[named[0]]
        if not self._is_surely_somebody(entry):
            return None
        if head.norm in rules.offices and self._tells_who(entry) and head.norm not in entry.heads:
            return None  # "la trésorière, Lea Roth", then "la ministre des Sports"
        held = entry.roles & rules.always_named
        last = max(first for first, _ in entry.mentions if first < source.first)
        near = head.sentence - tokens[last].sentence <= NEAR
        return named[0] if near and (not held or held & words) else None

    def _is_surely_somebody(self, entry: Named) -> bool:
        """Whether the report treats a name as that of a person: in full, with a title, or as who does something."""
        subject = any(self._ground.analysis.tokens[first].dep.startswith("nsubj") for first, _ in entry.mentions)
        return " " in entry.name or bool(entry.titles) or bool(entry.gender) or subject

    def of_this(self, source: Source, head: Token) -> int | None:
        """The one person with a role that a phrase tells of what the report is about: "le maire de ce village"."""
        tokens, words = self._ground.analysis.tokens, self._ground.words
        if self._ground.norm_at(source.head + 1) not in words.de:
            return None
        of = tokens[source.head + 2] if source.head + 2 < source.last else None
        if of is None or of.norm not in words.demonstratives:
            return None
        held = [
            place
            for place, entry in enumerate(self._names.named)
            if entry.kind == "person" and entry.mentions[0][0] < source.first and head.norm in entry.heads
        ]
        return held[0] if len(held) == 1 and self.agrees(held[0], source) else None

    def _is_bare(self, entry: Named, head: Token) -> bool:
        """Whether a report has told a role without telling of what: "son patron, Lea Roth", but not "maire de Dole"."""
        own = [title.lower() for title in entry.titles if title.lower().split()[0] == head.norm]
        words = {word for title in own for word in title.replace("'", "' ").split()}
        return bool(own) and not words & self._ground.words.de

    def named_next(self, source: Source, head: Token, words: set[str]) -> int | None:
        """Whom the next sentences name without a word on who it is: "L'avant-centre juge... Lea Roth ajoute"."""
        tokens = self._ground.analysis.tokens
        if source_kind(self._ground, head) != "people" or self._means_head_of_state(words):
            return None
        ahead = (
            (entry.mentions[0][0], place)
            for place, entry in enumerate(self._names.named)
            if entry.kind == "person" and entry.mentions[0][0] >= source.last
        )
        first, place = min(ahead, default=(len(tokens) - 1, None))
        if place is None or not 0 < tokens[first].sentence - head.sentence <= _NEXT:
            return None
        entry = self._names.named[place]
        opens = first == self._ground.analysis.sentence_of(first).first
        subject = any(t.dep.startswith("nsubj") for t in tokens[first - 1 : first + 1])  # "le Pr | Lea Roth"
        tells = opens or (bool(entry.gender) and subject)
        told_so = any(title.lower().split()[0] == head.norm for title in entry.titles)
        untold = not self._tells_who(entry) or (head.norm in entry.heads and not told_so)
        alone = tells and " " in entry.name and untold  # "l'avocat du club", then "Me Lea Roth"
        told = told_gender(self._ground, source)
        agrees = not entry.gender or entry.gender == told or (not told and f"Gender={entry.gender}" in head.morph)
        return place if alone and agrees else None

    def named_behind(self, source: Source, gender: str) -> int | None:
        """Whom a pronoun stands for before anybody is named: the person of the next sentences whom it agrees with."""
        tokens, named = self._ground.analysis.tokens, self._names.named
        people = ((entry.mentions[0][0], place) for place, entry in enumerate(named) if entry.kind == "person")
        first, place = min(people, default=(0, 0))
        near = 0 < tokens[first].sentence - tokens[source.head].sentence <= _NEXT
        return place if near and named[place].gender in ("", gender) else None

    def was_too(self, place: int, source: Source) -> bool:
        """Whether a person of whom the report tells a former role may have had another: "l'ancien ministre"."""
        tokens = self._ground.analysis.tokens[source.first : source.last]
        passing = {t.norm for t in tokens if t.norm in self._ground.words.passing_adjectives}
        entry = self._names.named[place]
        told = {word for title in entry.titles for word in title.lower().split()}
        return entry.kind == "person" and bool(passing & told)

    def may_be(self, place: int, head: Token) -> bool:
        """Whether a role may be a named person's of whom the report has told other roles, or none."""
        entry = self._names.named[place]
        if entry.kind != "person" or head.norm in entry.heads:
            return False
        offices = self._ground.rules.names.offices
        return head.norm not in offices or not entry.heads & offices

    def has_none(self, place: int) -> bool:
        """Whether the report has told nothing of who a named person is."""
        entry = self._names.named[place]
        return entry.kind == "person" and not self._tells_who(entry)

    def _tells_who(self, entry: Named) -> bool:
        """Whether the report has told who somebody is: "la trésorière, Lea Roth", "le gendarme Roth"."""
        return not entry.heads.isdisjoint(self._ground.rules.names.people | self._ground.words.people)

    def may_have_been(self, place: int, head: Token) -> bool:
        """Whether a former role may be a named person's: of whatever they are now, they may have been another."""
        entry = self._names.named[place]
        return entry.kind == "person" and head.norm not in entry.heads

    def is_body(self, place: int, noun: str) -> bool:
        """Whether a body may be called by a noun: only papers and stations "journal", none of them "syndicat"."""
        entry, rules = self._names.named[place], self._ground.rules.names
        first, last = entry.mentions[0]
        if is_credit(self._ground.analysis, first, last):
            return False  # "NANTES (AFP) -": whose the report is, and no body it tells of
        if entry.kind != "organization" or entry.name.lower().split()[0] in rules.authorities:
            return False
        families = self._ground.rules.identity.families
        society = noun not in rules.any_bodies and any(noun in families[name].words for name in _PRIVATE)
        if society and not rules.public_bodies.isdisjoint(entry.name.lower().split()):
            return False  # "l'association" is no health agency
        return noun in rules.any_bodies or self.is_outlet(place) == (noun in self._ground.words.media)

    def may_be_outlet(self, place: int) -> bool:
        """Whether a body may be a paper or a station that no list knows: the report tells nothing of what it is."""
        entry, words = self._names.named[place], self._ground.words
        told = entry.name.isupper() or entry.name.lower().split()[0] in words.bodies | words.things
        return entry.kind == "organization" and not told and not entry.heads

    def is_outlet(self, place: int) -> bool:
        """Whether a named body is a paper, a station or an agency."""
        entry, words = self._names.named[place], self._ground.words
        names = {name.lower() for name in (entry.name, *self._names.entities[place].aliases)}
        station = any(name.startswith(f"{outlet} ") for name in names for outlet in words.media_names)
        return station or bool(names & (words.media_names | words.agencies)) or bool(entry.heads & words.media)

    def is_called(self, place: int, noun: str) -> bool:
        """Whether a body's name begins with a noun or the report has called it so: "le collectif Ligne claire"."""
        entry = self._names.named[place]
        named = entry.name.lower().split()[0] == noun
        return entry.kind == "organization" and (named or noun in entry.heads)

    def body_named_after(self, head: Token, words: set[str], source: Source) -> int | None:
        """The body whose name begins with the phrase's head: "le ministère" after "ministère russe de la Défense"."""
        if words - {head.lemma.lower(), head.norm}:
            return None
        for place in reversed(range(len(self._names.named))):
            entry = self._names.named[place]
            if (
                entry.kind == "organization"
                and entry.mentions[0][0] < source.first
                and entry.name.lower().split()[0] == head.norm
            ):
                return place
        return None
