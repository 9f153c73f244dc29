"""Names that a common noun heads: "armée turque", "ministère de la Défense", "place de la Concorde"."""

from __future__ import annotations

from selon.analysis import Analysis, Token
from selon.reading.names.found import Found
from selon.rules.names import NameRules

_POSSESSIVES = frozenset(("sa", "son", "ses", "leur", "leurs", "ma", "mon", "ta", "ton", "votre", "notre"))
_ABOUT = frozenset(("sur", "pour", "en"))
_WHERE = frozenset(("à", "en"))
_TO = frozenset(("à", "au", "aux"))
INNER = frozenset(("de", "du", "des", "d'", "la", "le", "les", "l'", "et", "-", "en", "pour", "sur", "à", "aux", "au"))


def find_headed(analysis: Analysis, rules: NameRules) -> list[Found]:
    """Names that a common noun heads: "armée turque", "ministère de la Défense", "place de la Concorde"."""
    tokens = analysis.tokens
    found = []
    for token in tokens:
        body = token.lemma.lower() in rules.body_heads or token.norm in rules.body_heads
        if (not body and token.norm not in rules.place_heads) or token.pos not in ("NOUN", "PROPN", "ADJ"):
            continue
        if token.text in rules.first_names and tokens[min(token.i + 1, len(tokens) - 1)].text[0].isupper():
            continue  # "Marine Roth" is no navy
        if token.i and tokens[token.i - 1].norm in _POSSESSIVES:
            continue  # "sa place au musée"
        last = _end(analysis, token, rules, body)
        if last is not None and not (body and _is_known_behind(analysis, token, last, rules)):
            kind = "organization" if body else "place"
            first = token.i - (token.i > 0 and tokens[token.i - 1].norm == "presqu'")
            found.append(Found(first, last, kind, f"fr.name.headed.{kind}"))
    return found


def _is_known_behind(analysis: Analysis, head: Token, last: int, rules: NameRules) -> bool:
    """Whether a noun only says what a body is that the tables know: "le parti | Les Républicains"."""
    behind = analysis.span(head.i + 1, last).text.replace("’", "'") if head.i + 1 < last else ""
    return head.text.islower() and behind in rules.bodies


def _end(analysis: Analysis, head: Token, rules: NameRules, body: bool) -> int | None:
    """The token behind a headed name; None if the noun heads none."""
    tokens = analysis.tokens
    limit = analysis.sentence_of(head.i).last
    i = head.i + 1
    national = i < limit and tokens[i].norm in rules.demonyms and tokens[i].text[0].islower()
    if national and (head.norm in rules.national_heads or head.lemma.lower() in rules.national_heads):
        return i + 1
    last = None
    if head.text[0].isupper() and head.i != analysis.sentence_of(head.i).first and i < limit and tokens[i].pos == "ADJ":
        last = i + 1  # "le Conseil scientifique"
    while i < limit and i < head.i + 9:
        token = tokens[i]
        if last is None and token.norm in _WHERE and i + 1 < limit and _lies(tokens[i + 1], head, rules):
            break  # "un commissariat | à Lille"
        if body and token.norm in _TO and (last is not None or _tells_agency(tokens[i + 1 : i + 3], rules)):
            break  # "la mairie de Dole | à la radio", "le syndicat | à l'AFP"
        if _leaves(analysis, head, i, last, body, rules):
            break
        if token.text[0].isupper() and token.norm not in rules.demonyms:
            last = i + 1
        elif (
            token.norm not in INNER
            and not (last is None and token.pos == "ADJ")
            and not (body and last and token.pos == "ADJ")
        ) or (token.norm == "et" and not (i + 1 < limit and tokens[i + 1].norm in ("de", "des", "du", "d'"))):
            break
        i += 1
    last = last or _complement(analysis, head, body)
    if body and last == head.i + 2 and last < limit and goes_on(tokens[last], rules):
        last += 1  # "le collectif | Terre libre"
    if body and last is not None and last < limit and tokens[last - 1].norm in rules.departments:
        last += goes_on(tokens[last], rules)  # "le ministère des Affaires | étrangères"
    if last is None or (head.norm in rules.national_heads and not tokens[head.i].text[0].isupper()):
        return None
    return last


def _complement(analysis: Analysis, head: Token, body: bool) -> int | None:
    """The token behind a body's noun with a capital and the plain one that belongs to it: "Conseil des ministres"."""
    tokens, i = analysis.tokens, head.i + 2
    inside = i < analysis.sentence_of(head.i).last and head.i > analysis.sentence_of(head.i).first
    if not body or not inside or not head.text[0].isupper() or tokens[i - 1].norm not in ("de", "d'", "des"):
        return None
    return i + 1 if tokens[i].pos == "NOUN" and tokens[i].text.islower() else None


def _leaves(analysis: Analysis, head: Token, i: int, last: int | None, body: bool, rules: NameRules) -> bool:
    """Whether a token is no part of a headed name: "gare de Dole | à Nancy", "le parti de | Lea Roth", "| sur l'eau".

    What follows a place's name with "à" or "en" is where it lies; whose a body is, or what it thinks of, is no name.
    """
    tokens, token = analysis.tokens, analysis.tokens[i]
    behind = tokens[i + 1].text[:1] if i + 1 < len(tokens) else ""
    owner = token.text in rules.first_names and behind.isupper() and tokens[i - 1].norm in ("de", "d'")
    if head.text.islower() and last is None and owner:
        return True  # "à la place de | Lea Roth"
    if not body:
        return last is not None and token.norm in _WHERE
    return head.text.islower() and last is None and token.norm in _ABOUT


def _lies(behind: Token, head: Token, rules: NameRules) -> bool:
    """Whether a name behind "à" or "en" is where what a plain noun means lies."""
    return behind.text in rules.places or (head.text.islower() and behind.text[0].isupper())


def _tells_agency(behind: tuple[Token, ...], rules: NameRules) -> bool:
    """Whether a body that the tables know, with or without an article, begins what stands behind "à"."""
    return any(token.text in rules.bodies for token in behind)


def goes_on(token: Token, rules: NameRules) -> bool:
    """Whether a small word behind the first of a body's name is part of it: "Terre | libre", not "Vox | espagnol"."""
    return token.text.islower() and token.pos == "ADJ" and token.norm not in rules.demonyms
