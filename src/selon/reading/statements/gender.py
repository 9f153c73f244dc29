"""What tells whether a phrase or a pronoun is said of a man or a woman, of one or of several."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.statements.ground import Ground
from selon.reading.statements.noun_phrases import ARTICLES, Source, held_article


def told_gender(ground: Ground, source: Source) -> str:
    """What a phrase tells of the sex of whom it is said of: by its article, an adjective ("l'ancienne ministre"), its
    noun where women and men have two ("l'élue"), or else a pronoun behind it: "L'édile nie. « P », a-t-elle dit".

    Returns:
        Masc, Fem, or empty where nothing tells.
    """
    held = held_article(ground, source)
    if held:
        return held
    for token in ground.analysis.tokens[source.first : source.head]:
        if token.norm in ARTICLES:
            return ARTICLES[token.norm]
        if token.pos == "ADJ":
            return "Fem" if "Gender=Fem" in token.morph else "Masc" if "Gender=Masc" in token.morph else ""
    head = ground.analysis.tokens[source.head]
    if ground.norm_at(source.first) != "l'":
        return ""
    people, norm = ground.rules.names.people, head.norm
    if norm in people and f"{norm}e" in people:
        return "Masc"
    if norm in people and norm.removesuffix("e") in people - {norm}:
        return "Fem"
    return _taken_up(ground, head) if norm in ground.words.people else ""


def _taken_up(ground: Ground, head: Token) -> str:
    """The gender of the pronoun that goes on, behind the next sentence's words, with what the head's subject says."""
    analysis, sentence = ground.analysis, ground.analysis.sentence_of(head.i)
    if not head.dep.startswith("nsubj") or sentence.last >= len(analysis.tokens):
        return ""
    behind = analysis.sentence_of(sentence.last)
    told = [t for t in analysis.tokens[behind.first : behind.last] if not ground.is_quoted(t)]
    named = any(t.pos == "PROPN" for t in told) or behind.paragraph != sentence.paragraph
    pronoun = next((t.norm for t in told if t.norm in _INVERTED), None)
    return "" if named or pronoun is None else _INVERTED[pronoun]


_INVERTED = {"-il": "Masc", "-elle": "Fem"}


def agree(known: str, gender: str, plural: bool) -> bool:
    """Whether a pronoun of a gender may stand for somebody of a gender: "ils" also for women and men together."""
    return not known or not gender or known == gender or (plural and gender == "Masc")


def pronoun_traits(ground: Ground, head: Token) -> tuple[str, bool]:
    """The gender a pronoun asks for, empty for a possessive, and whether it means several."""
    norm = ground.whole_pronoun(head)
    gender = "Fem" if norm in ground.words.feminine_pronouns else "" if head.pos == "DET" else "Masc"
    return gender, "Number=Plur" in head.morph or norm in ground.words.plural_pronouns
