"""The words of a clause with what each weighs, and which of them its no is said of."""

from __future__ import annotations

from dataclasses import dataclass

from selon.compare.vocabulary import Vocabulary

# What a word weighs in a comparison: names recur in every report of a story, numbers change with the day, and some
# words are in every story.
NAME, NUMBER, WORD, COMMON = 0.6, 0.3, 1.0, 0.4
# So few words lie between avoir or être and its participle: "aient jamais délibérément tiré".
_VERB_WITHIN = 4


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a clause: what it stands for, what it weighs (0 for one that tells nothing), -1 for a contrary."""

    term: str
    weight: float
    sign: int = 1


def find_focus(vocabulary: Vocabulary, tokens: list[Token]) -> frozenset[str]:
    """What "ne" denies: the next thing told, and what there is none of; empty without "ne".

    "N'a pas touché de pot-de-vin" denies the touching and the bribe, "n'a pas salué le maire" only the greeting.
    """
    unsaid = (here for here, token in enumerate(tokens) if not token.weight and vocabulary.is_word("ne", token.term))
    start = next(unsaid, None)
    if start is None:
        return frozenset()
    clauses = (here for here in range(start, len(tokens)) if vocabulary.is_word("that", tokens[here].term))
    end = next(clauses, len(tokens))
    told = [here for here in range(start, end) if tokens[here].weight]
    # "Aucune rencontre n'a eu lieu" denies the encounter.
    if all(tokens[here].weight <= COMMON for here in told):
        return frozenset()
    # "N'a pas parlé de cette affaire" denies no affair.
    between = [token.term for token in tokens[told[0] + 1 : told[1]]] if len(told) > 1 else []
    none_of = any(vocabulary.is_word("none", term) for term in between)
    none_of = none_of or (bool(between) and all(vocabulary.is_word("of", term) for term in between))
    # "Pas de nouveau contrat" denies a contract.
    common = tokens[told[0]].weight <= COMMON
    return frozenset(tokens[here].term for here in told[: 2 if none_of or common else 1])


def find_denied_by_cue(vocabulary: Vocabulary, tokens: list[Token], nominal: bool) -> frozenset[str]:
    """What a cue denies: its first noun, or behind "que" what its verb tells ("dément que des soldats aient tiré")."""
    if nominal:
        return _head(tokens)
    for here, token in enumerate(tokens):
        if not token.weight and vocabulary.is_word("auxiliary", token.term):
            behind = [each.term for each in tokens[here + 1 : here + 1 + _VERB_WITHIN] if each.weight > COMMON]
            return frozenset(behind[:1])
    return frozenset()


def _head(tokens: list[Token]) -> frozenset[str]:
    """What is denied by "dément la vente du stade": the sale. "Rejette un recours contre la vente" denies no sale."""
    return frozenset([token.term for token in tokens if token.weight > COMMON][:1])
