"""Which tokens head verb groups, also where the model takes a verb for a noun, an adjective or a participle."""

from __future__ import annotations

from collections.abc import Mapping

from selon.analysis import Analysis, Token


def find_main_verbs(
    analysis: Analysis, forms: Mapping[str, tuple[str, ...]], had: frozenset[str] = frozenset()
) -> list[tuple[Token, bool]]:
    """The tokens that head verb groups in text order, each with whether it is finite though the model does not say so.

    Where the model gives a sentence no finite verb up to it, one that follows a noun phrase straight is taken for it
    ("L'agence avertit que", parsed as a participle); so are cue verbs that the model takes for nouns or adjectives.

    Args:
        forms: forms of the verbs looked for, to infinitives.
        had: words that are no participles behind avoir, whatever the model takes them for: "a | envie".
    """
    verbs = []
    has_verb, sentence = False, -1
    for token in analysis.tokens:
        if token.sentence != sentence:
            has_verb, sentence = False, token.sentence
        known = token.norm in forms
        if is_main_verb(analysis, token, had):
            alone = known and not has_verb and _follows_noun_phrase(analysis, token)
            governs = _follows_clitic(analysis, token) and (known or analysis.tokens[token.i - 1].norm in _SUBJECTS)
            told = known and (_follows_quotation(analysis, token) or (has_verb and _follows_clause(analysis, token)))
            verbs.append((token, alone or governs or told))
        elif known and token.norm.endswith("ant") and (_is_gerund(analysis, token) or _is_reflexive(analysis, token)):
            verbs.append((token, False))
        elif known and _is_verb_in_disguise(analysis, token, has_verb):
            verbs.append((token, not token.norm.endswith(_NOT_FINITE)))
        has_verb = has_verb or "VerbForm=Fin" in token.morph
    return verbs


_NOT_FINITE = ("é", "ée", "és", "ées", "u", "us", "er", "ir", "ant")


def _follows_clitic(analysis: Analysis, token: Token) -> bool:
    """Whether a form that is finite or a participle stands behind a clitic or its subject: "le décrit comme"."""
    if "VerbForm=Part" not in token.morph or token.norm.endswith(_NOT_FINITE) or token.i == 0:
        return False
    return analysis.tokens[token.i - 1].norm in _CLITICS | _SUBJECTS and analysis.child(token.i, "aux") is None


_CLITICS = frozenset(("le", "la", "l'", "les", "lui", "leur", "se", "s'", "ne", "n'", "y"))
_THAT = frozenset(("que", "qu'"))
_SUBJECTS = frozenset(("il", "elle", "ils", "elles", "on", "je", "j'"))


def _first_clitic(analysis: Analysis, verb: int, limit: int) -> int:
    """The first of the clitics straight before a verb, not before token `limit`; the verb itself where it has none."""
    while verb > limit and analysis.tokens[verb - 1].norm in _CLITICS:
        verb -= 1
    return verb


def _follows_quotation(analysis: Analysis, token: Token) -> bool:
    """Whether a verb stands between a quotation and its subject: "», écrit l'actrice", and is no participle."""
    sentence = analysis.sentence_of(token.i)
    first = _first_clitic(analysis, token.i, sentence.first)
    if token.norm.endswith(_NOT_FINITE) or first - sentence.first < 2 or token.i + 1 >= sentence.last:
        return False
    marks = [t.text for t in analysis.tokens[first - 2 : first]]
    closes = marks[1] in _CLOSING_MARKS or (marks[1] == "," and marks[0] in _CLOSING_MARKS)
    after = analysis.tokens[token.i + 1]
    return closes and (
        after.pos in ("DET", "PROPN", "NOUN", "ADP", "ADV") or after.text == "," or after.text[0].isupper()
    )


def _follows_clause(analysis: Analysis, token: Token) -> bool:
    """Whether a verb stands between a clause's comma and its subject: "P, écrit Le Courrier", not "écrit par"."""
    if token.norm.endswith(_NOT_FINITE) or not 0 < token.i < len(analysis.tokens) - 1:
        return False
    return analysis.tokens[token.i - 1].text == "," and analysis.tokens[token.i + 1].pos in ("DET", "PROPN")


_CLOSING_MARKS = frozenset(("»", "”", '"'))


_BEFORE_SPEECH = frozenset((":", "«", "“", '"'))


def _follows_noun_phrase(analysis: Analysis, token: Token) -> bool:
    """Whether a verb that could be finite stands straight behind a noun phrase and before what it might govern."""
    if token.norm.endswith(_NOT_FINITE) or not analysis.sentence_of(token.i).first < token.i < len(analysis.tokens) - 1:
        return False
    before, after = analysis.tokens[token.i - 1], analysis.tokens[token.i + 1]
    if before.text == ",":
        # "X, ingénieur, décrit la", "Le club, lui, salue « ... »"
        return (after.pos in ("DET", "SCONJ") and token.head <= token.i) or (
            after.text in _BEFORE_SPEECH and _closes_aside(analysis, before)
        )
    if after.norm == "par" and not token.norm.endswith("ent"):
        return False  # "les mesures | prévues | par le décret"
    governs = (
        after.text in _BEFORE_SPEECH
        or (after.text == "," and _is_only_verb(analysis, token))
        or after.pos not in ("PUNCT", "NOUN", "ADJ", "CCONJ")
    )
    phrase = before.pos in ("NOUN", "PROPN", "ADJ", "PRON", "ADV") or before.text == ")"  # "Lise Arnal (divers droite)"
    return phrase and governs


def _closes_aside(analysis: Analysis, comma: Token) -> bool:
    """Whether a comma is not the first of its sentence, and no verb stands between it and the one before."""
    for token in reversed(analysis.tokens[analysis.sentence_of(comma.i).first : comma.i]):
        if token.text == ",":
            return True
        if token.pos in ("VERB", "AUX"):
            return False
    return False


def _is_reflexive(analysis: Analysis, token: Token) -> bool:
    """Whether a participle taken for an adjective stands behind its own pronoun: "s' | inquiétant de"."""
    return token.i > 0 and analysis.tokens[token.i - 1].norm in ("s'", "se")


def _is_gerund(analysis: Analysis, token: Token) -> bool:
    """Whether a participle that the model takes for a noun stands behind "en", or behind a comma and its object.

    "en | expliquant que"; "P, les | qualifiant de"
    """
    before = [t.norm for t in analysis.tokens[max(0, token.i - 2) : token.i]]
    return before[-1:] == ["en"] or (before[:1] == [","] and before[-1] in _OBJECTS)


def _is_only_verb(analysis: Analysis, token: Token) -> bool:
    """Whether no other word of a sentence is a finite verb: "Le club annonce, dans un communiqué, un départ"."""
    sentence = analysis.sentence_of(token.i)
    rest = (t for t in analysis.tokens[sentence.first : sentence.last] if t.i != token.i)
    return not any("VerbForm=Fin" in t.morph for t in rest)


def _is_verb_in_disguise(analysis: Analysis, token: Token, has_verb: bool) -> bool:
    """Whether a word the model takes for a noun or an adjective is a verb after all.

    It is one where it has a subject or an auxiliary, where it stands behind a quotation or a comma with a noun phrase
    behind it ("», juge la déléguée"), or behind a noun phrase in a sentence that has no other verb.
    """
    if _precedes_clitic(analysis, token) or _ends_inversion(analysis, token) or _ends_insertion(analysis, token):
        return True
    if _is_denied_of_it(analysis, token):
        return True
    if (
        token.pos not in ("NOUN", "ADJ", "PROPN", "PRON", "X", "ADV")
        or token.i == 0
        or analysis.child(token.i, "case") is not None
    ):
        return False
    before = analysis.tokens[token.i - 1]
    named = before.text == "," or (before.text[0].isupper() and before.sentence == token.sentence)
    if token.text[0].isupper() and not token.text.isupper() and named:
        return False  # "la ministre, | Lise | Arnal", whom no one reads; "Max | Conte"
    if _follows_this_one(analysis, token):
        return True
    if analysis.tokens[token.i - 1].pos in ("DET", "ADP", "NUM"):
        return _follows_object(analysis, token, has_verb)
    if token.pos == "ADJ" and token.norm.endswith("ent") and analysis.tokens[token.i - 1].lemma == "être":
        return False  # "est content"
    if analysis.tokens[token.i - 1].norm in _SUBJECTS and not token.norm.endswith(_NOT_FINITE):
        return True  # "ce qu'il juge"
    if analysis.child(token.i, "nsubj", "aux") is not None and analysis.child(token.i, "cop") is None:
        return True
    sentence = analysis.sentence_of(token.i)
    if not sentence.first < token.i < sentence.last - 1:
        return False
    before, after = analysis.tokens[token.i - 1], analysis.tokens[token.i + 1]
    if before.text in _BEFORE_INSERTION and after.pos in ("DET", "PROPN", "SCONJ"):
        return True
    if before.text == "," and after.text == ":" and not has_verb and not token.norm.endswith(_NOT_FINITE):
        return True  # "Le maire, Lea Roth, ironise : « ... »"
    if before.norm in _THAT and after.pos in ("DET", "PROPN"):
        return True  # "ce que dément le groupe"
    if _ends_relative(analysis, token):
        return True
    joined = before.pos == "CCONJ" and (after.pos == "SCONJ" or "VerbForm=Inf" in after.morph)  # "et compte partir"
    if joined or _is_joined_bare(analysis, token) or _follows_quotation(analysis, token):
        return True
    return not has_verb and _follows_noun_phrase(analysis, token)


def _is_denied_of_it(analysis: Analysis, token: Token) -> bool:
    """Whether a form that may be finite stands behind "n'en", as no noun does: "n'en | dénombre | que dix"."""
    before = [t.norm for t in analysis.tokens[max(0, token.i - 2) : token.i]]
    return before == ["n'", "en"] and not token.norm.endswith(_NOT_FINITE)


def _is_joined_bare(analysis: Analysis, token: Token) -> bool:
    """Whether a word is joined without an article to a verb or to a noun with one, as no noun is.

    "saisira le juge et | demande au maire", "craint une hausse et | menace, à défaut, de partir"
    """
    before, head = analysis.tokens[token.i - 1], analysis.tokens[token.head]
    after = analysis.tokens[_behind_aside(analysis, token.i + 1)]
    follows = after.pos in ("ADP", "DET", "PRON") or after.text in _BEFORE_SPEECH
    if before.pos != "CCONJ" or not follows or token.norm.endswith((*_NOT_FINITE, "s")):
        return False
    determined = head.pos == "NOUN" and analysis.child(head.i, "det") is not None
    return head.i < token.i and (head.pos == "VERB" or determined)


def _behind_aside(analysis: Analysis, i: int) -> int:
    """`i`, or the place behind the few words between two commas that begin there."""
    near = range(i + 1, min(i + 6, analysis.sentence_of(i).last - 1))
    closing = next((k for k in near if analysis.tokens[k].text == ","), None)
    return i if closing is None or analysis.tokens[i].text != "," else closing + 1


def _follows_this_one(analysis: Analysis, token: Token) -> bool:
    """Whether a verb stands behind "ce dernier" and before its object: "Ce dernier | critique | un texte"."""
    if token.i < 2 or token.norm.endswith(_NOT_FINITE):
        return False
    before = [t.norm for t in analysis.tokens[token.i - 2 : token.i]]
    after = analysis.tokens[token.i + 1 : token.i + 2]
    return before[0] in _THIS and before[1] in _LAST and any(t.pos in ("DET", "SCONJ") for t in after)


_THIS, _LAST = frozenset(("ce", "cette", "ces")), frozenset(("dernier", "dernière", "derniers", "dernières"))


def _follows_object(analysis: Analysis, token: Token, has_verb: bool) -> bool:
    """Whether an article before a verb is its object: "X, qui l'a vu, | le | décrit", "le club | la | juge"."""
    article = analysis.tokens[token.i - 1]
    if article.norm not in _OBJECTS or token.norm.endswith((*_NOT_FINITE, "s")) or article.i == 0:
        return False
    subject = None if analysis.child(token.i, "cop") else analysis.child(token.i, "nsubj")
    before, after = analysis.tokens[article.i - 1], analysis.tokens[token.i + 1 : token.i + 2]
    if before.norm == "comme" and any(t.pos in ("PROPN", "DET") for t in after):
        return True  # "Comme le relaie Le Courrier"
    # not "a volé en mai | la statue"
    straight = before.pos in ("NOUN", "PROPN") and not before.dep.startswith("obl") and not has_verb
    return straight or (subject is not None and subject.i < article.i)


_OBJECTS = frozenset(("le", "la", "l'", "les"))


def _ends_relative(analysis: Analysis, token: Token) -> bool:
    """Whether all between a word and the "ce que" before it is one noun phrase: "ce que le groupe dément"."""
    for before in reversed(analysis.tokens[max(0, token.i - 5) : token.i]):
        if before.norm in _THAT:
            return before.i < token.i - 1 and analysis.tokens[before.i - 1].norm == "ce"
        if before.pos not in ("DET", "NOUN", "PROPN", "ADP"):
            return False
    return False


def _precedes_clitic(analysis: Analysis, token: Token) -> bool:
    """Whether an inverted pronoun follows behind a mark: "», remarque-t-il", "», s'alarme-t-elle"."""
    first = _first_clitic(analysis, token.i, 0)
    if first == 0 or token.i + 1 == len(analysis.tokens) or token.norm.endswith(_NOT_FINITE):
        return False
    before, after = analysis.tokens[first - 1], analysis.tokens[token.i + 1]
    return before.text in _BEFORE_INSERTION and (after.norm == "-t" or after.norm in _INVERTED)


def _ends_inversion(analysis: Analysis, token: Token) -> bool:
    """Whether a participle stands behind an auxiliary and its inverted pronoun: "a-t-il tweeté"."""
    if token.i < 2 or not token.norm.endswith("é") or analysis.tokens[token.i - 1].norm not in _INVERTED:
        return False
    return any(t.lemma == "avoir" for t in analysis.tokens[max(0, token.i - 3) : token.i - 1])


def _ends_insertion(analysis: Analysis, token: Token) -> bool:
    """Whether a participle stands straight behind its auxiliary and that behind a quotation: "», a | tweeté"."""
    if token.i < 2 or not token.norm.endswith("é") or analysis.tokens[token.i - 1].lemma != "avoir":
        return False
    return analysis.tokens[token.i - 2].text in _BEFORE_INSERTION


_INVERTED = frozenset(("-il", "-elle", "-ils", "-elles", "-on"))
_BEFORE_INSERTION = frozenset((",", "»", "”", '"', "?", "!"))


def is_main_verb(analysis: Analysis, token: Token, had: frozenset[str] = frozenset()) -> bool:
    """Whether a token heads a verb group: a verb, a copula, or an auxiliary that helps no participle ("a pour but")."""
    if (
        token.text[0].isupper()
        and token.i
        and analysis.tokens[token.i - 1].pos not in ("PUNCT", "SPACE")
        and token.sentence == analysis.tokens[token.i - 1].sentence
    ):
        return False  # a name: "France Inter"
    if token.pos == "VERB" or token.dep == "aux:caus":
        return True
    helped = analysis.tokens[token.head]
    if token.pos != "AUX":
        return False
    noun = helped.pos == "NOUN" or helped.norm in had
    return token.dep == "cop" or not token.dep.startswith("aux") or (noun and token.lemma == "avoir")
