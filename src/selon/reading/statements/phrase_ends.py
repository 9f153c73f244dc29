"""What a noun phrase takes in behind it: what an office is for, the name of a body, the name of who it is."""

from __future__ import annotations

from selon.reading.statements.ground import Ground


def over_office(ground: Ground, right: int, limit: int) -> int:
    """`right`, or the end of what an office is for, with a name behind it: "la commissaire | aux Ports |, Lea Roth".

    The model hangs it on the verb, as if it were who is told.
    """
    tokens = ground.analysis.tokens
    if right + 3 >= limit or tokens[right].norm not in ground.words.at:
        return right
    people = dict(ground.people)
    if right + 1 in people:
        return right
    comma = next((i for i in range(right + 2, min(right + 8, limit)) if tokens[i].text == ","), limit)
    article = tokens[right + 1].pos == "DET"
    named = tokens[right + 1 + article].text[0].isupper() and not ground.is_quoted(tokens[right + 1])
    end = people.get(comma + 1, limit)
    return comma if named and end < limit and tokens[end].text in ",.;" else right


def over_body(ground: Ground, head: int, right: int, limit: int) -> int:
    """`right`, or the end of the name straight behind it that a body's noun calls: "le syndicat de police | Alerte"."""
    tokens = ground.analysis.tokens
    called = tokens[head].pos == "NOUN" and tokens[head].norm in ground.rules.names.body_anaphors
    end = next((last for first, last in ground.bodies if first == right and last <= limit), right) if called else right
    acts = end > right and end < len(tokens) and (end in ground.groups or tokens[end].pos in ("AUX", "VERB", "PRON"))
    return right if acts else end


def over_name(ground: Ground, right: int, limit: int) -> int:
    """`right`, or the end of the name straight behind it or behind a comma: "le porte-parole du Kremlin, X"."""
    tokens = ground.analysis.tokens
    names = (*ground.people, *ground.bodies)
    right = next((last for first, last in names if first < right < last <= limit), right)  # "Alpen | Post"
    if right < limit:
        right = next((last for first, last in ground.people if first == right and last <= limit), right)
    while (
        right < limit
        and tokens[right].text[0].isupper()
        and (tokens[right].pos == "X" or (tokens[right].pos == "PROPN" and tokens[right - 1].norm == "the"))
    ):
        right += 1  # "la chaîne | CNN", which the model does not know
    if right + 1 >= limit or tokens[right].text != ",":
        return right
    end = next((last for first, last in ground.people if first == right + 1 and last <= limit), None)
    if end is None:
        return right
    after = tokens[end] if end < len(tokens) else None
    closes = after is None or after.text in ",.;" or after.i in ground.groups or after.pos in ("AUX", "PRON", "ADV")
    return end if closes else right
