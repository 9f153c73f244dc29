"""What the steps of finding events look at together, prepared once for a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from selon.analysis import Analysis, Token
from selon.reading.statements.ground import Ground
from selon.reading.statements.main_verbs import find_main_verbs
from selon.reading.statements.speakers import SpeakerBook
from selon.reading.statements.verbs import VerbGroup, find_verb_group
from selon.record import Statement
from selon.rules.events import EventLexicon
from selon.rules.words import WordList


@dataclass(frozen=True, slots=True)
class Scene:
    """A document prepared for finding events.

    Attributes:
        analysis, tokens: the report under its language model, and its tokens.
        sentence_words: the words of each sentence, as written in lower case and as lemmas.
        sentence_texts: each sentence in lower case, apostrophes straight.
        numbers: the words for numbers from two on, which the parser takes for the head of what they count.
    """

    ground: Ground
    book: SpeakerBook
    statements: tuple[Statement, ...]
    lexicon: EventLexicon
    analysis: Analysis
    tokens: tuple[Token, ...]
    sentence_words: Mapping[int, frozenset[str]]
    sentence_texts: tuple[str, ...]
    numbers: frozenset[str]
    _groups: dict[int, VerbGroup] = field(default_factory=dict)
    _topics: dict[str, bool] = field(default_factory=dict)
    _infinitives: dict[int, tuple[str, ...]] = field(default_factory=dict)

    @classmethod
    def of(cls, ground: Ground, book: SpeakerBook, statements: tuple[Statement, ...]) -> Scene:
        """The scene of a document whose statements have been found."""
        tokens = ground.analysis.tokens
        words = {
            sentence.index: frozenset(
                word for t in tokens[sentence.first : sentence.last] for word in (t.norm, t.lemma.lower())
            )
            for sentence in ground.analysis.sentences
        }
        text = ground.analysis.text
        texts = tuple(text[s.start : s.end].lower().replace("’", "'") for s in ground.analysis.sentences)
        spelt = ground.rules.times.words["NUMBER"].forms
        numbers = frozenset(form for value, forms in spelt.items() if int(value) > 1 for form in forms)
        lexicon = ground.rules.events
        scene = cls(ground, book, statements, lexicon, ground.analysis, tokens, words, texts, numbers)
        for token, finite in find_main_verbs(ground.analysis, scene.lexicon.forms):
            if token.i not in ground.groups:
                scene._groups[token.i] = find_verb_group(ground.analysis, token, ground.words, finite)
        return scene

    def is_verb(self, token: Token) -> bool:
        """Whether a token heads a verb group, by the model or by the forms of the trigger verbs."""
        return token.i in self.ground.groups or token.i in self._groups

    def group(self, token: Token) -> VerbGroup:
        """The verb group of a token that is a verb, whatever the model takes it for."""
        known = self.ground.groups.get(token.i) or self._groups.get(token.i)
        if known is None:
            # behind no "avoir" nothing but a finite form is taken for a noun here
            finite = token.pos == "NOUN" and not self.follows_have(token)
            known = self._groups[token.i] = find_verb_group(self.analysis, token, self.ground.words, finite)
        return known

    def follows_article(self, token: Token) -> bool:
        """Whether an article stands before a word, which is then a noun whatever the model says: "le démenti".

        What the parser holds for the object of a finite verb is none: "la justice | la | soupçonne".
        """
        before = self.tokens[token.i - 1] if token.i else None
        if before is None or before.pos != "DET" or before.sentence != token.sentence or self.is_gerund(token):
            return False
        return not (before.dep == "obj" and before.head == token.i and "VerbForm=Fin" in token.morph)

    def is_gerund(self, token: Token) -> bool:
        """Whether a participle of the present stands behind its object, where a noun would agree: "les | taxant de"."""
        before = self.tokens[token.i - 1] if token.i else None
        if before is None or before.sentence != token.sentence:
            return False
        return before.norm in ("la", "les") and token.norm.endswith("ant")

    def follows_have(self, token: Token) -> bool:
        """Whether a form of "avoir" stands straight before a word."""
        before = self.tokens[token.i - 1] if token.i else None
        return before is not None and before.lemma == "avoir" and before.sentence == token.sentence

    def is_dated(self, token: Token) -> bool:
        """Whether a word belongs to a date or a time of day."""
        time = self.ground.time_at(token)
        return time is not None and time.type in ("DATE", "TIME")

    def infinitives(self, token: Token) -> tuple[str, ...]:
        """The infinitives a verb form may belong to: those of the table, else the model's lemma, if only its stem."""
        found = self._infinitives.get(token.i)
        if found is None:
            found = self._infinitives[token.i] = self._find_infinitives(token)
        return found

    def _find_infinitives(self, token: Token) -> tuple[str, ...]:
        forms, lemma = self.lexicon.forms, token.lemma.lower()
        known = forms.get(token.norm, ())
        if "VerbForm=Part" in token.morph and token.norm.endswith("es"):
            known += forms.get(token.norm.removesuffix("es"), ())  # "mises", which the table has for "miser" alone
        stem = token.pos == "VERB" and lemma.endswith("e") and not lemma.endswith("re")  # "risque"
        return known or (lemma + "r" if stem else lemma,)

    def is_finite_form(self, token: Token) -> bool:
        """Whether a form in a mute e is of a verb in -er, whose participle has an accent: "il « condamne » X"."""
        regular = token.norm.endswith("e") and all(verb.endswith("er") for verb in self.infinitives(token))
        return regular and not token.norm.endswith("ée")

    def is_one_of(self, token: Token, words: WordList) -> bool:
        """Whether a noun, an adjective or a verb is in a list; of the list's phrases, whether one begins with it."""
        if token.norm in words.words or token.lemma.lower() in words.words:
            return True
        if token.pos in ("VERB", "AUX") and not words.words.isdisjoint(self.infinitives(token)):
            return True
        return bool(words.phrases) and any(
            phrase.startswith(token.norm) and self._reads(token, phrase) for phrase in words.phrases
        )

    def _reads(self, token: Token, phrase: str) -> bool:
        text = self.analysis.text[token.start : token.start + len(phrase) + 1].lower().replace("’", "'")
        return text.startswith(phrase) and not text[len(phrase) :].isalpha()

    def is_event_noun(self, token: Token) -> bool:
        """Whether a word may by itself denote an event."""
        return any(len(trigger.words) == 1 for trigger in self.lexicon.nouns.get(token.norm, ()))

    def head_of(self, first: int, last: int) -> int:
        """The token of a phrase, `last` included, that hangs on a word outside."""
        inside = range(first, last + 1)
        return next((i for i in inside if self.tokens[i].head not in inside or self.tokens[i].head == i), first)

    def cued_by(self, token: Token) -> Statement | None:
        """The statement whose cue a word belongs to."""
        cued = (s for s in self.statements if s.cue is not None and s.cue.start <= token.start < s.cue.end)
        return next(cued, None)

    def has_near(self, token: Token, words: WordList) -> bool:
        """Whether one of the words of a list stands in a token's sentence, that token itself left out."""
        found = self.sentence_words[token.sentence] & words.words
        if found and found - {token.norm, token.lemma.lower()}:
            return True
        text = self.sentence_texts[token.sentence]
        return any(phrase in text for phrase in words.phrases)

    def is_about(self, topic: str) -> bool:
        """Whether the whole report is about what a list of words marks: a report of a race, in all its sentences."""
        if topic not in self._topics:
            words = self.lexicon.words.lists[topic].words
            found = [token.norm for token in self.tokens if token.norm in words]
            self._topics[topic] = len(set(found)) >= _TOPIC_WORDS and len(found) >= _TOPIC_SHARE * len(self.tokens)
        return self._topics[topic]


# So many different words of a list, and so large a share of all words, make a topic. One club named in a report of a
# riot is none; three of the training reports are about sport, and none of them tells of an attack.
_TOPIC_WORDS = 4
_TOPIC_SHARE = 0.008
