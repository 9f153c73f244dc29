"""The language model behind a small protocol, and spaCy behind the protocol.

Measured on one dispatch (DESIGN.md §9): with straight marks, own sentence starts and parser splits forbidden, the
subjects of reporting verbs come out right in 11 of 11 sentences, against 9 with the text as it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Protocol

from selon.analysis.adjectives import UnknownAdjectives
from selon.analysis.products import quick_products
from selon.analysis.quick_names import NameFinder
from selon.analysis.quick_start import quick_patterns, without_tools
from selon.analysis.quick_tables import quick_tables
from selon.analysis.quick_words import quicken_words
from selon.analysis.sentences import find_paragraph_starts, find_sentence_starts
from selon.analysis.tokens import Analysis, ModelName, Sentence, Token
from selon.document import Document
from selon.errors import ModelMissing
from selon.loading import loading, uninterrupted
from selon.rules import RuleSet

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

# Characters read together, some two dozen reports: more is a little faster and needs much more memory. Counted in
# documents, a batch of single sentences would be so small that the model's start on each took a third of the time.
BATCH = 64_000
# Strings remembered of each kind.
_MOST = 30_000
# The 700,000 strings behind the model's numbers, the words of its vectors mostly: a second of every start, and 130 MB.
# A text brings its words, the pipes bring their labels, and vectors and lemmas are looked up by number.
# The attribute ruler copies the part of speech into a tag that nobody asks for, and mends blanks.
_NOT_NEEDED = ("strings", "attribute_ruler")
# What the model takes for a blank and is none.
_UNKNOWN = {"SPACE": "X"}
# One for one, so that offsets hold. The model was trained on straight marks and plain blanks.
_APOSTROPHES = str.maketrans("’‘ʼ", "'''")
_PLAIN = str.maketrans("’‘ʼ“”„«»‟‹›\u00a0\u202f\u2009", '\'\'\'""""""""   ')
# What stands between blanks is parted after so many characters: the tokenizer takes a second for two thousand brackets
# in a row, and days for a million. No word is as long, and few addresses are.
_LONGEST = 500
_RUN = re.compile(rf"\S{{{_LONGEST}}}(?=\S)")
# Halves of characters, which only a broken program leaves in a text, and which the model cannot encode.
_PLAIN |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)


# Their places among what is asked of a document's words.
_IS_SPACE, _HEAD = 2, 8


class Strings:
    """What the numbers of a model stand for, in the forms that tokens have; those met before from memory."""

    def __init__(self, nlp: Language) -> None:
        strings: Any = nlp.vocab.strings
        self.text = lru_cache(maxsize=_MOST)(lambda number: str(strings[number]))
        self.norm = lru_cache(maxsize=_MOST)(lambda number: str(strings[number]).translate(_APOSTROPHES))
        self.pos = lru_cache(maxsize=_MOST)(lambda number: _UNKNOWN.get(strings[number], strings[number]))
        self.features = lru_cache(maxsize=_MOST)(lambda number: _features(strings[number]))


class LanguageModel(Protocol):
    """Anything that gives documents their tokens."""

    @property
    def name(self) -> str:
        """The model's name and version, as a reading carries it."""

    def analyse(self, documents: Iterable[Document]) -> Iterator[Analysis]:
        """One analysis for each document, in order."""


class SpacyModel:
    """A spaCy pipeline, its sentence starts preset and its whitespace tokens left out."""

    def __init__(self, nlp: Language, rules: RuleSet) -> None:
        self._nlp = nlp
        self._rules = rules
        _mend_tokenizer(nlp, rules)
        self._strings = Strings(nlp)
        self._adjectives = UnknownAdjectives(nlp, rules.text)
        self._names = NameFinder(nlp)
        meta = nlp.meta  # spaCy gathers it anew each time it is asked for
        self._name = f"{meta['lang']}_{meta['name']} {meta['version']}"

    @property
    def name(self) -> str:
        """The model's name and version."""
        return self._name

    def analyse(self, documents: Iterable[Document]) -> Iterator[Analysis]:
        """Each document under the model, in the order given."""
        for batch in _batches(documents):
            docs = list(self._nlp.pipe(map(self._prepare, batch), batch_size=len(batch), disable=["ner"]))
            for doc, document, names in zip(docs, batch, self._names.find(docs), strict=True):
                yield _to_analysis(doc, document, names, self._strings, self._adjectives)

    def _prepare(self, document: Document) -> Doc:
        import numpy as np

        text = document.text.translate(_PLAIN)
        starts = find_sentence_starts(document.text, self._rules.text)
        glued = {start for start in starts if start and not text[start - 1].isspace()}
        doc = self._tokenize(text, sorted(glued.union(match.end() for match in _RUN.finditer(text))))
        opening = set(starts)
        marks: list[int] = []
        due = True  # a start may fall on white space or inside a token: the next token begins the sentence
        for start, is_space in doc.to_array(["IDX", "IS_SPACE"]).tolist():
            due = due or start in opening
            marks.append(1 if due and not is_space else -1)
            due = due and bool(is_space)
        # One call: telling each token looks through the whole document.
        array: Any = np.array(marks, dtype=np.int64).astype(np.uint64)
        return doc.from_array(["SENT_START"], array)

    def _tokenize(self, text: str, edges: list[int]) -> Doc:
        """The words of a text, none of them over an edge."""
        if not edges:
            return self._nlp.make_doc(text)
        from spacy.tokens import Doc

        edges = [0, *edges, len(text)]
        pieces = [self._nlp.make_doc(text[start:end]) for start, end in pairwise(edges)]
        return Doc.from_docs(pieces, ensure_whitespace=False)


@cache
def load_model(rules: RuleSet) -> LanguageModel:
    """The model a rule set names, loaded once in a process.

    Raises:
        ModelMissing: its package is not installed.
    """
    try:
        with uninterrupted(), loading(), without_tools(), quick_patterns(), quick_products():
            import spacy

            with quick_tables():
                nlp = spacy.load(rules.model, exclude=_NOT_NEEDED)
    except OSError:
        raise ModelMissing(f"the language model {rules.model!r} is not installed; run: make install") from None
    quicken_words(nlp)
    return SpacyModel(nlp, rules)


_BRETON = re.compile(r"[^\W\d_][\w-]*c['’]h[\w-]*")


def _mend_tokenizer(nlp: Language, rules: RuleSet) -> None:
    """Part and keep together what spaCy does not.

    Some words with a hyphen are one ("état-major"); an elided word stays whole before a blank or a quotation mark
    ("l' ONU", "qu'« il vient »"); the Breton c'h is one letter ("Guivarc'h"); a full stop is parted from the capital
    that follows it where blanks were lost ("l'AFP.Comme").
    """
    from spacy.util import compile_infix_regex

    tokenizer: Any = nlp.tokenizer
    for word in sorted(rules.text.elided | rules.text.whole):
        for form in (word, word.capitalize(), word.upper()):
            tokenizer.add_special_case(form, [{"ORTH": form}])
    whole = tokenizer.token_match
    tokenizer.token_match = lambda word: _BRETON.fullmatch(word) or (whole and whole(word))
    tokenizer.infix_finditer = compile_infix_regex(
        [*(nlp.Defaults.infixes or ()), r"(?<=')\"", r"(?<=[A-ZÀ-Ý\")0-9])\.(?=\"?[A-ZÀ-Ý][a-zà-ÿ'])"]
    ).finditer


def _batches(documents: Iterable[Document]) -> Iterator[list[Document]]:
    """The documents in order, so many together as have `BATCH` characters, one at least."""
    batch: list[Document] = []
    characters = 0
    for document in documents:
        if batch and characters + len(document.text) > BATCH:
            yield batch
            batch, characters = [], 0
        batch.append(document)
        characters += len(document.text)
    if batch:
        yield batch


def _to_analysis(
    doc: Doc, document: Document, found: Iterable[ModelName], strings: Strings, adjectives: UnknownAdjectives
) -> Analysis:
    # One call for all of a document's words: a question to each takes five times as long.
    rows = doc.to_array(["IDX", "LENGTH", "IS_SPACE", "SENT_START", "LOWER", "LEMMA", "POS", "DEP", "HEAD", "MORPH"])
    words = rows.tolist()
    heads = (rows[:, _HEAD].astype("int64") + range(len(words))).tolist()
    kept = [i for i, word in enumerate(words) if not word[_IS_SPACE]]
    place = {i: new for new, i in enumerate(kept)}
    tokens: list[Token] = []
    sentence = -1
    for new, i in enumerate(kept):
        start, length, _, opens, lower, lemma, pos, dep, _, morph = words[i]
        sentence += opens == 1 or new == 0
        tokens.append(
            Token(
                i=new,
                start=start,
                end=start + length,
                text=document.text[start : start + length],
                norm=strings.norm(lower),
                lemma=strings.text(lemma),
                pos=strings.pos(pos),
                dep=strings.text(dep),
                head=place.get(heads[i], new),
                morph=strings.features(morph),
                sentence=sentence,
            )
        )
    names = tuple(_name(place, *name) for name in found)
    mended = adjectives.mend(tokens, doc, kept)
    return Analysis.of(document, mended, _sentences(mended, document.text), names)


def _name(place: Mapping[int, int], first: int, last: int, label: str) -> ModelName:
    inside = [place[i] for i in range(first, last) if i in place]
    return ModelName(inside[0], inside[-1] + 1, label)


def _sentences(tokens: tuple[Token, ...], text: str) -> tuple[Sentence, ...]:
    paragraphs = find_paragraph_starts(text)
    firsts = [t.i for t in tokens if t.i == 0 or t.sentence != tokens[t.i - 1].sentence]
    lasts = [*firsts[1:], len(tokens)] if tokens else []
    return tuple(
        Sentence(
            index=index,
            first=first,
            last=last,
            start=tokens[first].start,
            end=tokens[last - 1].end,
            paragraph=bisect_right(paragraphs, tokens[first].start) - 1,
        )
        for index, (first, last) in enumerate(zip(firsts, lasts, strict=True))
    )


def _features(morph: str) -> frozenset[str]:
    return frozenset() if morph == "_" else frozenset(morph.split("|"))
