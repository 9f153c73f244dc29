"""Cues: the words that attribute, with their stance and what their content may look like."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from selon.errors import RuleError
from selon.rules.clues import STATEMENT, ClueWeights, parse_clues
from selon.rules.folder import RuleFolder

STANCES = ("affirms", "denies", "believes", "fears", "wants", "promises", "asks")
FRAMES: Mapping[str, frozenset[str]] = {
    "verb": frozenset((
        "quote", "que", "si", "inf", "de", "à", "np", "judged", "de_np", "à_np", "comme", "attribute", "accuse",
        "named", "written", "felt",
    )),
    "noun": frozenset(("que", "de", "de_np", "à", "à_np", "selon", "quote", "sur")),
    "adjective": frozenset(("que", "de", "à", "à_np", "de_np")),
    "preposition": frozenset(("clause",)),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cue:
    """One word or phrase that attributes; the fields are explained in `languages/fr/cues/README.md`."""

    id: str
    kind: str
    lemma: str
    stance: str
    frames: tuple[str, ...]
    finds: tuple[str, ...]
    skips: tuple[str, ...]
    addressee: str | None = None
    unless: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if self.kind not in FRAMES:
            raise RuleError(f"kind {self.kind!r} is none of {', '.join(FRAMES)}")
        if self.stance not in STANCES:
            raise RuleError(f"stance {self.stance!r} is none of {', '.join(STANCES)}")
        stray = set(self.frames) - FRAMES[self.kind]
        if stray:
            raise RuleError(f"frame {sorted(stray)[0]!r} is none of those of a {self.kind}")
        if not self.finds or not self.skips:
            raise RuleError("finds and skips need a sentence each")

    @property
    def words(self) -> tuple[str, ...]:
        """The lemma's words, articles and prepositions in their full masculine form: "tirer la sonnette d'alarme" is
        ("tirer", "le", "sonnette", "de", "alarme")."""
        return _words_of(self.lemma)

    @property
    def place(self) -> int:
        """Which of the words it is recognised on: a verb's infinitive, past "se", "en" or "y"; else the first."""
        return _place_in(self.words)

    @property
    def mark(self) -> str | None:
        """The preposition a verb's lemma ends on, which opens its content: "pour" of "militer pour"."""
        words = self.words
        return words[-1] if self.kind == "verb" and len(words) > 1 and words[-1] in _MARKS else None


_WORTH = "cues/worth.toml"
_CLITICS = frozenset(["se", "en", "y"])
_MARKS = frozenset(["sur", "pour", "dans", "contre", "en", "à", "de"])
_PLAIN = {
    "s'": "se", "d'": "de", "du": "de", "des": "de", "l'": "le", "la": "le", "les": "le", "au": "à", "aux": "à",
    "qu'": "que", "ses": "son", "sa": "son", "leur": "son", "leurs": "son",
}  # fmt: skip


@cache
def _words_of(lemma: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in re.findall(r"[^\s']+'?", lemma))


@cache
def _place_in(words: tuple[str, ...]) -> int:
    return next((i for i, word in enumerate(words) if word not in _CLITICS), 0)


def plain(word: str) -> str:
    """A small word without elision, gender, number or the article it has swallowed; any other word unchanged."""
    return _PLAIN.get(word, word)


@dataclass(frozen=True, slots=True)
class CueLexicon:
    """All cues of a language, found by the word they are recognised on.

    Attributes:
        verbs, nouns, adjectives, prepositions: cues by their first word that is not "se".
        forms: inflected form to infinitives, for what the model's lemmatizer does not know.
        adjective_forms: inflected form to masculine singular.
        worth: what each clue weighs that a cue makes a statement.
    """

    cues: tuple[Cue, ...]
    verbs: Mapping[str, tuple[Cue, ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    adjectives: Mapping[str, tuple[Cue, ...]]
    prepositions: Mapping[str, tuple[Cue, ...]]
    forms: Mapping[str, tuple[str, ...]]
    adjective_forms: Mapping[str, str]
    worth: ClueWeights


def parse_cues(folder: RuleFolder) -> CueLexicon:
    """Every `cues/*.toml` of a language, and what the clues weigh.

    Raises:
        RuleError: as `RuleFolder.rows_of`.
    """
    cues = folder.rows_of([name for name in folder.names("cues") if name != _WORTH], "cue", Cue)
    return CueLexicon(
        cues=cues,
        verbs=_by_word(cues, "verb"),
        nouns=_by_word(cues, "noun"),
        adjectives=_by_word(cues, "adjective"),
        prepositions=_by_word(cues, "preposition"),
        forms=folder.lemmas("cues/forms.tsv"),
        adjective_forms={row[0]: row[1] for row in folder.table("cues/adjective_forms.tsv", columns=2)},
        worth=parse_clues(folder, _WORTH, STATEMENT)[STATEMENT[0]],
    )


def _by_word(cues: tuple[Cue, ...], kind: str) -> Mapping[str, tuple[Cue, ...]]:
    """Cues of a kind by the word they are recognised on, the longest lemma first."""
    found: defaultdict[str, list[Cue]] = defaultdict(list)
    for cue in cues:
        if cue.kind == kind:
            found[cue.words[cue.place]].append(cue)
    return {word: tuple(sorted(some, key=lambda cue: -len(cue.words))) for word, some in found.items()}
