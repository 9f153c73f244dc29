"""What tells that a name is a body's, which the model takes for a town or a person, or does not see at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from selon.analysis import Analysis, Token
from selon.reading.names.found import Found
from selon.reading.names.headed import goes_on
from selon.rules.names import Body, NameRules

_OPENING = frozenset(("la", "le", "l'"))
_DASHES = ("-", "–", "—")
_LONGEST = 16  # tokens of a dateline
_ACRONYM = range(2, 6)  # letters of an agency's that no table has
_ARTICLES = frozenset(("le", "la", "les", "l'", "au", "aux", "du", "des"))
_OF = frozenset(("de", "du", "des", "d'"))
_LONGEST_BODY = 4  # tokens
_WHERE = frozenset(("à", "en", "dans", "de", "d'", "vers", "depuis", "sur"))
_PASSED = ("ADV", "AUX", "PRON", "PART")


def known_body(name: str, rules: NameRules) -> Body | None:
    """The body of the tables that bears a name, with or without the article it begins with."""
    spelled = name.replace("’", "'")
    return rules.bodies.get(spelled) or rules.articled.get(spelled)


def find_articled(analysis: Analysis, rules: NameRules) -> list[Found]:
    """Known bodies behind an article that is no part of what the report writes: "au | Parisien", "du | Canard"."""
    tokens, out = analysis.tokens, []
    for before in tokens:
        if before.norm not in _ARTICLES or before.i + 1 >= analysis.sentence_of(before.i).last:
            continue
        first, limit = before.i + 1, analysis.sentence_of(before.i).last
        lasts = (last for last in range(min(first + _LONGEST_BODY, limit), first, -1))
        found = (last for last in lasts if analysis.span(first, last).text.replace("’", "'") in rules.articled)
        last = next(found, None)
        if last is not None:
            out.append(Found(first, last, "organization", "fr.name.known.organization"))
    return out


def find_papers(analysis: Analysis, found: Sequence[Found], rules: NameRules) -> list[Found]:
    """Names with the word behind them that only papers and stations bear: "Volmer | Matin"; known bodies' branches."""
    tokens, out = analysis.tokens, []
    for mention in found:
        last, limit = mention.last, analysis.sentence_of(mention.first).last
        if last >= limit or not tokens[last].text[0].isupper() or tokens[last - 1].end == tokens[last].start:
            continue
        known = mention.rule == "fr.name.known.organization" and tokens[last].text in rules.places
        branch = known and rules.places[tokens[last].text].kind == "country"
        paper = last == mention.first + 1 and tokens[last].norm in rules.paper_endings
        if branch or (paper and mention.kind != "person"):
            out.append(replace(mention, last=last + 1, kind="organization"))
    return out


def find_called(analysis: Analysis, found: Sequence[Found], rules: NameRules) -> list[Found]:
    """Names that the model misses, which their noun or their doings tell: "le groupe | Tavrin", "la | Tavrin a nié"."""
    tokens = analysis.tokens
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    out = []
    for noun in tokens:
        first, limit = noun.i + 1, analysis.sentence_of(noun.i).last
        last = first
        while last < limit and tokens[last].text[0].isupper() and tokens[last].pos in ("PROPN", "NOUN", "X"):
            last += 1
        if last == first or not taken.isdisjoint(range(first, last)):
            continue
        if any(is_common(token, rules) for token in tokens[first:last]):
            continue
        mention, one = Found(first, last, "organization", "fr.name.called"), last == first + 1
        if (
            _names_firm(analysis, noun, rules)
            or _is_share(analysis, mention, rules)
            or (one and _is_of_country(analysis, noun, rules))
            or (
                one
                and noun.norm in _OPENING
                and not tokens[first].text.isupper()
                and _acts(analysis, mention, noun, rules)
            )
        ):
            out.append(mention)
    return out


def find_entitled(analysis: Analysis, found: Sequence[Found], rules: NameRules) -> list[Found]:
    """Names that a capital article opens behind the noun for what bears them: "le quotidien | Le Phare du Sud"."""
    tokens = analysis.tokens
    ends = {mention.first: mention.last for mention in found}
    out = []
    for noun in tokens:
        article, limit = noun.i + 1, analysis.sentence_of(noun.i).last
        first = article + 1
        opens = first < limit and tokens[article].pos == "DET" and article not in ends
        if not opens or not all(t.text[0].isupper() for t in tokens[article : first + 1]):
            continue
        if _names_firm(analysis, noun, rules):
            last = ends.get(first, first + 1)
            while last < limit and tokens[last].text[0].isupper():
                last += 1
            out.append(Found(article, _over_rest(tokens, last, limit, rules), "organization", "fr.name.called"))
    return out


def _over_rest(tokens: tuple[Token, ...], last: int, limit: int, rules: NameRules) -> int:
    """`last`, or the end of what belongs to a name behind there: "L'Ancre | bleue", "Le Phare | du Sud"."""
    if last < limit and goes_on(tokens[last], rules):
        return last + 1
    of_name = last + 1 < limit and tokens[last].norm in _OF and tokens[last + 1].text[0].isupper()
    return last + 2 if of_name else last


def is_common(word: Token, rules: NameRules) -> bool:
    """Whether a word with a capital is no name, or a person's: "le Conseil", "la Santé", "le groupe | Lea"."""
    return word.norm in rules.plain or word.norm in rules.demonyms or word.text in rules.first_names


def _acts(analysis: Analysis, mention: Found, article: Token, rules: NameRules) -> bool:
    name = analysis.tokens[mention.first]
    apposed = _is_apposed(analysis, mention, article, rules)
    return apposed or _is_given(analysis, name, rules) or _deals(analysis, mention, rules)


def bare_names(analysis: Analysis, found: Sequence[Found]) -> set[str]:
    """The names of bodies without the noun straight before them: "Tavrin" of "banque Tavrin"."""
    headed = (m for m in found if m.rule == "fr.name.headed.organization" and analysis.tokens[m.first].text.islower())
    stretches = (analysis.tokens[m.first + 1 : m.last] for m in headed)
    return {" ".join(t.text for t in some) for some in stretches if len(some) == 1 and some[0].text[0].isupper()}


def is_listing(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a name stands in what tells where a share is traded: "(Nasdaq : TVR)"."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(first)
    opening = next((i for i in range(first - 1, max(first - 4, sentence.first) - 1, -1) if tokens[i].text == "("), None)
    inside = range(0) if opening is None else range(opening, min(opening + 6, sentence.last))
    closing = next((i for i in inside if tokens[i].text == ")"), None)
    if closing is None or closing < last:
        return False
    return tokens[closing - 2].text == ":" and tokens[closing - 1].text.isupper()


def find_datelines(analysis: Analysis, rules: NameRules) -> list[Found]:
    """Where a paragraph says that it was written: the town before an agency in brackets and a dash: "ORAN (APS) -"."""
    tokens, text = analysis.tokens, analysis.document.text
    out = []
    for sentence in analysis.sentences:
        line = [t.text for t in tokens[sentence.first : sentence.first + _LONGEST]]
        opening = max((i for i, word in enumerate(line) if word == "("), default=0)
        agency = "".join(line[opening + 1 : opening + 2])
        known = agency in rules.bodies or (agency.isupper() and len(agency) in _ACRONYM)
        if not opening or not known or not set(_DASHES).intersection(line[opening + 3 : opening + 4]):
            continue
        last = sentence.first + min(line.index(mark) for mark in ("(", ",") if mark in line)
        begins = text[: tokens[sentence.first].start].rstrip(" ")[-1:] in ("", "\n")
        if (
            begins
            and last > sentence.first
            and all(t.text[0].isupper() or t.text == "-" for t in tokens[sentence.first : last])
        ):
            out.append(Found(sentence.first, last, "place", "fr.name.dateline"))
    return out


def is_credit(analysis: Analysis, first: int, last: int) -> bool:
    """Whether a name, tokens `first` to `last` (exclusive), is the agency of a dateline: "ORAN (APS) -"."""
    tokens = analysis.tokens
    if not first or last + 1 >= len(tokens) or (tokens[first - 1].text, tokens[last].text) != ("(", ")"):
        return False
    return tokens[last + 1].text in _DASHES and first - analysis.sentence_of(first).first < _LONGEST


def is_body(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether words beside a name that no table has tell that a body bears it: its noun, its share, what it does."""
    tokens = analysis.tokens
    name = tokens[mention.first : mention.last]
    if name[-1].norm in rules.firm_words or name[0].norm in rules.firm_words:
        return True
    if len(name) > 1 and name[-1].norm in rules.paper_endings and name[0].text not in rules.first_names:
        return True
    before = tokens[mention.first - 1] if mention.first > analysis.sentence_of(mention.first).first else None
    if before is not None and _names_firm(analysis, before, rules) and name[0].text not in rules.first_names:
        return True
    if _is_share(analysis, mention, rules) or _is_apposed(analysis, mention, before, rules):
        return True
    if mention.kind == "place" and len(name) == 1 and name[0].norm.endswith(tuple(rules.firm_endings)):
        return True
    plain = before is not None and len(name) == 1 and name[0].text not in rules.first_names
    if before is not None and plain and _is_of_country(analysis, before, rules):
        return True
    if before is not None and before.norm in _OPENING and len(name) == 1:
        return _deals(analysis, mention, rules) or (mention.kind == "place" and _is_given(analysis, name[0], rules))
    return mention.kind == "place" and _deals(analysis, mention, rules)


def _names_firm(analysis: Analysis, noun: Token, rules: NameRules) -> bool:
    """Whether a noun in the singular calls what bears the name behind it a body: "la société", "du collectif"."""
    while noun.pos == "ADJ" and noun.i > analysis.sentence_of(noun.i).first:
        noun = analysis.tokens[noun.i - 1]  # "du collectif écologiste | Ligne"
    heads = rules.body_anaphors | rules.firm_sites
    plain = noun.pos == "NOUN" and noun.norm not in heads
    if noun.i > 1 and plain and analysis.tokens[noun.i - 1].norm in ("de", "d'"):
        noun = analysis.tokens[noun.i - 2]  # "l'agence de presse | Irva"
    acronym = noun.text == noun.norm.upper()  # "l'ONG", of which the model does not know the number
    one = acronym or (noun.text == noun.norm and "Number=Plur" not in noun.morph)
    return one and noun.norm in heads


def _is_of_country(analysis: Analysis, noun: Token, rules: NameRules) -> bool:
    """Whether a nationality with an article and without a capital stands for a firm's: "le | turc | Tavrin"."""
    if noun.norm not in rules.demonyms or not noun.text.islower() or not noun.i:
        return False
    return analysis.tokens[noun.i - 1].norm in rules.articles - {"et"}


def _is_share(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether what only a firm has stands before a name: "l'action | Tavrin", "les actionnaires de | Tavrin"."""
    tokens, i = analysis.tokens, mention.first - 1
    if i < 1:
        return False
    if tokens[i].lemma.lower() in rules.shares:
        return tokens[i].text.islower() and tokens[i - 1].norm in _OPENING  # not "la championne en titre | X"
    articled = tokens[i].norm in _OPENING and i > 1
    i -= articled
    had = rules.firm_parts | rules.firm_belongings if articled else rules.firm_parts
    return tokens[i].norm in ("de", "d'") and tokens[i - 1].lemma.lower() in had


def _is_apposed(analysis: Analysis, mention: Found, before: Token | None, rules: NameRules) -> bool:
    """Whether a name is said to be a body behind a comma or "est": "Tavrin, un armateur grec,", "Tavrin est un"."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(mention.first)
    i = mention.last
    if i + 1 >= sentence.last or (before is not None and before.norm in _WHERE):
        return False
    if tokens[i].text != "," and tokens[i].norm not in ("est", "était"):
        return False
    noun = next((t for t in tokens[i + 1 : min(i + 4, sentence.last)] if t.pos == "NOUN"), None)
    if noun is None or noun.norm not in rules.body_anaphors or "Number=Plur" in noun.morph:
        return False
    if any(t.pos not in ("DET", "ADJ", "NUM") for t in tokens[i + 1 : noun.i]):
        return False
    behind = (t for t in tokens[noun.i + 1 : sentence.last] if t.text in ",.;" or "VerbForm=Fin" in t.morph)
    end = next(behind, None)
    return tokens[i].text != "," or end is None or end.text in ",.;"


def _is_given(analysis: Analysis, name: Token, rules: NameRules) -> bool:
    """Whether something is given to, or taken by, what bears a name with an article: "accordée à la | Tavrin"."""
    tokens = analysis.tokens
    if name.i < 3:
        return False
    giving = {tokens[name.head].lemma.lower(), tokens[name.i - 3].lemma.lower()} & rules.giving
    direct = tokens[name.i - 2].pos == "VERB" and tokens[name.i - 2].lemma.lower() in rules.giving
    return direct or (bool(giving) and tokens[name.i - 2].norm in ("à", "par"))


def _deals(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether a name does what people and bodies do and no place: "la Tavrin | a démenti"."""
    tokens, sentence = analysis.tokens, analysis.sentence_of(mention.first)
    heads = [tokens[t.head] for t in tokens[mention.first : mention.last] if t.dep.startswith("nsubj")]
    i = mention.last
    while i < sentence.last and tokens[i].pos in _PASSED:
        i += 1
    heads += [t for t in tokens[i : min(i + 1, sentence.last)] if "VerbForm=Fin" in t.morph or i > mention.last]
    seen = any(t.pos == "VERB" and t.lemma.lower() in rules.firm_verbs for t in heads)
    return seen or tokens[min(mention.last, sentence.last - 1)].norm in rules.firm_verbs  # "dément", of no verb's lemma
