"""Who is named in a report: names joined into persons and bodies, with what the report says they are."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from selon.analysis import Analysis, Token
from selon.reading.statements.ground import Ground

_SPACE = re.compile(r"\s+")


@dataclass(slots=True)
class Named:
    """A person or body under construction: its mentions as token stretches, and the words of its roles."""

    kind: str
    mentions: list[tuple[int, int]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    roles: set[str] = field(default_factory=set)
    gender: str = ""

    @property
    def name(self) -> str:
        """The fullest name the report gives it."""
        return max(self.names, key=len)


class Register:
    """The names of one document, found by their tokens, their surnames and their roles."""

    def __init__(self, ground: Ground) -> None:
        self._ground = ground
        self._analysis = ground.analysis
        self.all: list[Named] = []
        self.at: dict[int, Named] = {}
        for mention in _mentions(ground.analysis):
            self._add(*mention)

    def _add(self, first: int, last: int, kind: str) -> None:
        name = _written(self._analysis, first, last)
        entry = self._known(name, kind, last - first)
        if entry is None:
            entry = Named(kind)
            self.all.append(entry)
        entry.mentions.append((first, last))
        entry.names.append(name)
        entry.roles |= self._roles(first, last)
        entry.gender = entry.gender or self._gender(first)
        for i in range(first, last):
            self.at[i] = entry

    def _known(self, name: str, kind: str, words: int) -> Named | None:
        """The entry a name belongs to: the same name, or a person with this surname; never two first names."""
        folded = name.casefold()
        for entry in reversed(self.all):
            if any(folded == other.casefold() for other in entry.names):
                return entry
            if kind == entry.kind == "PER" and any(_joins(folded.split(), other.casefold().split()) for other in entry.names):
                return entry
        return None

    def _roles(self, first: int, last: int) -> set[str]:
        """The nouns and adjectives before a name and in the apposition behind it: what it is said to be."""
        tokens, sentence = self._analysis.tokens, self._analysis.sentence_of(first)
        words: set[str] = set()
        i = first - 1
        while i >= sentence.first and tokens[i].pos in ("NOUN", "ADJ", "ADP", "DET", "PROPN") and first - i < 9:
            words.add(tokens[i].lemma.lower())
            i -= 1
        if i >= sentence.first and tokens[i].text == "," and tokens[first - 1].text == ",":
            pass
        if last < sentence.last and tokens[last].text == ",":
            i = last + 1
            while i < sentence.last and tokens[i].pos in ("NOUN", "ADJ", "ADP", "DET", "PROPN") and i - last < 10:
                words.add(tokens[i].lemma.lower())
                i += 1
        if first - 1 > sentence.first and tokens[first - 1].text == ",":
            i = first - 2
            while i >= sentence.first and tokens[i].pos in ("NOUN", "ADJ", "ADP", "DET", "PROPN") and first - i < 10:
                words.add(tokens[i].lemma.lower())
                i -= 1
        return words - {"le", "de", "un", "à", "du", "son"}

    def _gender(self, first: int) -> str:
        """Masc or Fem, by the title or article before a name."""
        for token in reversed(self._analysis.tokens[max(0, first - 4) : first]):
            if token.pos == "DET" and token.norm in ("le", "un"):
                return "Masc"
            if token.pos == "DET" and token.norm in ("la", "une"):
                return "Fem"
            if token.norm in ("m.", "monsieur"):
                return "Masc"
            if token.norm in ("mme", "mme.", "mlle", "madame"):
                return "Fem"
        return ""


def _mentions(analysis: Analysis) -> list[tuple[int, int, str]]:
    """The model's names without leading articles and titles, in text order."""
    out = []
    for name in analysis.names:
        if name.label not in ("PER", "ORG", "LOC", "MISC"):
            continue
        first, last = name.first, name.last
        while first < last and not analysis.tokens[first].text[0].isupper():
            first += 1
        while last > first and analysis.tokens[last - 1].pos == "PUNCT":
            last -= 1
        if first < last:
            out.append((first, last, name.label))
    return out


def _written(analysis: Analysis, first: int, last: int) -> str:
    return _SPACE.sub(" ", analysis.span(first, last).text)


def _joins(some: list[str], others: list[str]) -> bool:
    """Whether one name is the other's surname, or the other with an initial: "Macron", "E. Macron"."""
    short, long = sorted((some, others), key=len)
    if short[-1] != long[-1] or len(short[-1]) < 3:
        return False
    if len(short) == 1:
        return True
    return len(short) == len(long) == 2 and short[0].rstrip(".")[:1] == long[0][:1] and (len(short[0].rstrip(".")) == 1 or len(long[0].rstrip(".")) == 1)


def head_noun(tokens: tuple[Token, ...], first: int, last: int) -> Token | None:
    """The first noun of a phrase."""
    return next((t for t in tokens[first:last] if t.pos in ("NOUN", "PROPN")), None)
