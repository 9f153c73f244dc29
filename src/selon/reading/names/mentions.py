"""Where names stand, and of what kind: the model's guess corrected by lists, context and the rest of the report."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import takewhile

from selon.analysis import Analysis, Token
from selon.reading.names.bodies import (
    bare_names,
    find_articled,
    find_called,
    find_datelines,
    find_entitled,
    find_papers,
    is_body,
    is_listing,
)
from selon.reading.names.english import with_genitive
from selon.reading.names.found import Found
from selon.reading.names.headed import INNER, find_headed
from selon.reading.names.modelled import CIVIL, PARTICLES, from_model, is_full
from selon.reading.names.persons import behind_titled_bodies, is_first_name, is_presented
from selon.reading.names.placed import find_placed, placed_names
from selon.reading.names.seats import acts_for_state
from selon.rules.names import NameRules

_LONGEST = 9  # tokens of a name in the tables: "Saint - Étienne - de - Tinée"


def find_mentions(analysis: Analysis, rules: NameRules) -> list[Found]:
    """The names of a document in text order, none inside another."""
    found = [mention for name in analysis.names if (mention := from_model(analysis, name, rules)) is not None]
    known = _known(analysis, rules)
    found = [*(_behind_known(mention, known, analysis.tokens, rules) for mention in found), *known]
    found = [mention for mention in found if not is_listing(analysis, mention.first, mention.last)]
    found += [*find_headed(analysis, rules), *find_datelines(analysis, rules), *find_articled(analysis, rules)]
    found += [*find_papers(analysis, found, rules), *find_entitled(analysis, found, rules)]
    found = [with_genitive(analysis, part) for mention in found for part in _parts(analysis, mention, rules)]
    found += _titled(analysis, found, rules)
    found += find_called(analysis, found, rules)
    found = _outermost(found)
    found += find_placed(analysis, found, rules)
    found = _agree(analysis, found, rules)
    return _outermost(found + _repeated(analysis, found, rules))


def _behind_known(mention: Found, known: list[Found], tokens: tuple[Token, ...], rules: NameRules) -> Found:
    """The person behind a name of the tables that the model runs into: "Maison | Blanche Lea Roth".

    What a known body's name opens is a body, though the model calls it a place: "France Bleu Volmer".
    """
    ends = [k.last for k in known if k.first < mention.first < k.last < mention.last and mention.kind == "person"]
    ends += [
        k.last
        for k in known
        if k.first == mention.first and k.last < mention.last - 1 and _may_begin_person(k, mention, tokens, rules)
    ]
    if ends:
        return replace(mention, first=ends[0], kind="person")
    opening = (k for k in known if k.first == mention.first and k.last < mention.last and k.kind == "organization")
    opens = any(tokens[k.last].text[0].isupper() for k in opening)
    return replace(mention, kind="organization") if opens and mention.kind == "place" else mention


def _may_begin_person(known: Found, mention: Found, tokens: tuple[Token, ...], rules: NameRules) -> bool:
    """Whether a person's name begins behind a known one: "Roth SA | Lea Morel", "a dit à l'AFP | Sherese Lott"."""
    letters = known.last == known.first + 1 and len(tokens[known.first].text) > 2 and tokens[known.first].text.isupper()
    return tokens[known.last].text in rules.first_names or (letters and mention.kind == "person")


def _parts(analysis: Analysis, mention: Found, rules: NameRules) -> tuple[Found, ...]:
    """A body or place and the person whom the model takes into its name: "le chef du Conseil européen | X".

    A title must govern it, and an adjective or a town part its head from the person: "Fondation Jean Roth" is whole.
    """
    tokens = analysis.tokens
    limit = max(analysis.sentence_of(mention.first).first, mention.first - 6)
    if mention.kind == "person" or mention.last - mention.first < 3:
        return (mention,)
    if not any(t.norm in rules.titles and t.pos == "NOUN" for t in tokens[limit : mention.first]):
        return (mention,)
    for i in range(mention.first + 1, mention.last - 1):
        name = tokens[i : mention.last]
        capitals = all(t.text[0].isupper() or t.norm in PARTICLES for t in name)
        start = mention.first + (tokens[mention.first].norm in rules.place_heads)
        town = rules.places.get(_written(analysis, start, i))
        national = tokens[i - 1].norm in rules.demonyms and tokens[i - 1].text[0].islower()
        given = mention.kind == "place" and tokens[i].text in rules.first_names and _is_apart(tokens[i - 1], tokens[i])
        behind = (given or (town is not None and town.kind != "country")) or (
            tokens[i - 1].pos == "ADJ" and (national or tokens[i].text in rules.first_names)
        )
        if capitals and behind and len(name) < 4:
            return replace(mention, last=i), Found(i, mention.last, "person", "fr.name.titled")
    return (mention,)


def _is_apart(before: Token, token: Token) -> bool:
    """Whether a blank parts two words: not in "Saint-Paul"."""
    return before.end < token.start


def _known(analysis: Analysis, rules: NameRules) -> list[Found]:
    """Names in the tables of bodies and places, the longest at each token."""
    tokens, names = analysis.tokens, _sorted_names(rules)
    found = []
    i = 0
    while i < len(tokens):
        step = 1
        if _begins_name(tokens[i].text.replace("’", "'"), names):
            last = min(i + _LONGEST, len(tokens), analysis.sentence_of(i).last)
            beginnings = takewhile(lambda written: _begins_name(written, names), _beginnings(analysis, i, last))
            for end, written in reversed([*enumerate(beginnings, start=i + 1)]):
                kind = _kind_of(written, tokens[i], rules)
                if kind != "organization" and acts_for_state(analysis, i, end, written, rules):
                    kind = "organization"
                if kind is not None:
                    found.append(Found(i, end, kind, f"fr.name.known.{kind}"))
                    step = end - i
                    break
        i += step
    return found


@cache
def _sorted_names(rules: NameRules) -> list[str]:
    """All names in the tables."""
    return sorted({*rules.bodies, *rules.places, *rules.states.metonyms})


def _begins_name(written: str, names: list[str]) -> bool:
    """Whether some of the sorted names begins so."""
    at = bisect_left(names, written)
    return at < len(names) and names[at].startswith(written)


def _kind_of(written: str, first: Token, rules: NameRules) -> str | None:
    if written in rules.bodies:
        return "organization"
    place = rules.places.get(written)
    capital = written in rules.states.metonyms  # the model takes "Oslo" for a pronoun at the head of a sentence
    if place is not None and (place.kind != "city" or ((capital or first.pos == "PROPN") and len(written) > 3)):
        return "place"
    return None


def _written(analysis: Analysis, first: int, last: int) -> str:
    """The words as tables spell them: straight apostrophes, one blank, none behind an elision."""
    *_, written = "", *_beginnings(analysis, first, last)
    return written


def _beginnings(analysis: Analysis, first: int, last: int) -> Iterator[str]:
    """The first word as tables spell it, the first two, and so on up to all."""
    written = ""
    for token in analysis.tokens[first:last]:
        text = token.text.replace("’", "'")
        glued = written.endswith(("'", "-")) or text.startswith("-") or token.start == analysis.tokens[token.i - 1].end
        written += text if glued or not written else " " + text
        yield written


def _titled(analysis: Analysis, found: list[Found], rules: NameRules) -> list[Found]:
    """Full names behind a title that the model misses: "la ministre de l'Éducation | Najat Vallaud-Belkacem"."""
    tokens = analysis.tokens
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    bodies = {mention.first: mention.last for mention in found if mention.kind == "organization"}
    out = []
    for title in tokens:
        if title.norm not in rules.titles or title.pos != "NOUN":
            continue
        limit = analysis.sentence_of(title.i).last
        party = bodies.get(title.i + 1)  # "le candidat Les Républicains | Yvan Roth"
        first = title.i + 1 if party is None else party
        while first < limit and first - title.i < 8 and (tokens[first].norm in INNER or tokens[first].pos == "ADJ"):
            first += 1
        if party is None and first > title.i + 1 and tokens[first - 1].norm in INNER:
            first += 1  # the department: "de l'Éducation"
        last = first
        while last < limit and (tokens[last].text[0].isupper() or (last > first and tokens[last].text == "-")):
            last += 1
        words = [t for t in tokens[first:last] if t.text != "-"]
        if len(words) > 1 and tokens[last - 1].text != "-" and not taken.intersection(range(first, last)):
            out.append(Found(first, last, "person", "fr.name.titled"))
    return out


def _outermost(found: list[Found]) -> list[Found]:
    """The longest of names that overlap, tables before the model where they are equally long."""
    kept: list[Found] = []
    order = sorted(found, key=lambda f: (f.first - f.last, f.rule == "fr.name.model", f.first))
    taken: set[int] = set()
    for mention in order:
        span = range(mention.first, mention.last)
        if not taken.intersection(span):
            kept.append(mention)
            taken.update(span)
    return sorted(kept, key=lambda f: f.first)


def _agree(analysis: Analysis, found: list[Found], rules: NameRules) -> list[Found]:
    """One kind for all mentions written alike: that of the tables, else the commonest; surnames follow full names."""
    votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for mention in found:
        weight = 1 if mention.rule == "fr.name.model" else 3
        votes[_written(analysis, mention.first, mention.last)][mention.kind] += weight
    tokens, full = analysis.tokens, [m for m in found if m.kind == "person" and m.last - m.first > 1]
    surnames = {tokens[m.last - 1].text for m in full if _written(analysis, m.first, m.last) not in rules.places}
    given = {tokens[m.first].text for m in full} - rules.places.keys()
    placed = placed_names(analysis, found, rules) - surnames - given
    bodies = {_written(analysis, m.first, m.last) for m in found if is_body(analysis, m, rules)}
    bodies = (bodies | bare_names(analysis, found)) - placed - surnames
    behind = behind_titled_bodies(analysis, found, rules)
    out = []
    for mention in found:
        written = _written(analysis, mention.first, mention.last)
        kind = votes[written].most_common(1)[0][0]
        known = written in rules.bodies or written in rules.places
        civil = mention.first > 0 and tokens[mention.first - 1].norm in CIVIL
        person = (
            written in surnames | given
            or _follows_title(analysis, mention, rules)
            or _is_full_name(analysis, mention, rules)
            or is_presented(analysis, mention, rules)
            or (kind == "place" and is_first_name(analysis, mention, rules))
            or (mention.first in behind and is_full(tokens[mention.first : mention.last]))
        )
        if civil or (not known and person):
            kind = "person"
        elif written in bodies and not known and not rules.gazetteer.find(written):
            kind = "organization"
        elif written in placed and not known and (kind == "person" or _may_be_town(analysis, mention, rules)):
            kind = "place"
        out.append(replace(mention, kind=kind))
    return out


def _may_be_town(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether what the model takes for a body, no noun of a body heads: "Port-Clair", not "diocèse de Volmer"."""
    return mention.rule in ("fr.name.model", "fr.name.called") and not (
        {analysis.tokens[mention.first].norm, analysis.tokens[mention.first].lemma.lower()} & rules.body_heads
    )


def _is_full_name(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether a first name opens two words with capitals, or a title stands straight before them.

    "La vice-présidente Rosa Mullen", which the model may take for a place.
    """
    name = analysis.tokens[mention.first : mention.last]
    if len(name) != 2 or not is_full(name) or mention.kind == "organization":
        return False
    before = analysis.tokens[mention.first - 1] if mention.first else None
    titled = before is not None and before.norm in rules.titles and before.pos == "NOUN"
    return titled or name[0].text in rules.first_names


def _follows_title(analysis: Analysis, mention: Found, rules: NameRules) -> bool:
    """Whether a title and a comma stand before two capitals.

    "L'entraîneur parisien, Staffan Olsson, juge": the model takes many a name in apposition for a body or a place.
    """
    tokens, start = analysis.tokens, analysis.sentence_of(mention.first).first
    name = tokens[mention.first : mention.last]
    if len(name) < 2 or not all(t.text[0].isupper() or t.norm in PARTICLES for t in name):
        return False
    if mention.first - 1 <= start or tokens[mention.first - 1].text != ",":
        return False
    i = mention.first - 2
    while i > start and mention.first - i < 9 and tokens[i].pos in ("NOUN", "ADJ", "ADP", "DET", "PROPN"):
        i -= 1
    title = next((t for t in tokens[i : mention.first - 1] if t.pos in ("NOUN", "ADJ")), None)
    return title is not None and title.norm in rules.titles and tokens[max(title.i - 1, start)].pos == "DET"


def _repeated(analysis: Analysis, found: list[Found], rules: NameRules) -> list[Found]:
    """Mentions the model misses of names it finds elsewhere in the report."""
    tokens = analysis.tokens
    kinds: dict[tuple[str, ...], str] = {}
    for mention in found:
        words = tuple(t.text for t in tokens[mention.first : mention.last])
        if len(words) > 1 or len(words[0]) > 3:
            kinds.setdefault(words, mention.kind)
        if mention.kind == "person" and len(words) > 1 and len(words[-1]) > 3 and words[-1][0].isupper():
            kinds.setdefault((words[-1],), "person")
    firsts: defaultdict[str, list[tuple[str, ...]]] = defaultdict(list)
    for words in kinds:
        firsts[words[0]].append(words)
    taken = {i for mention in found for i in range(mention.first, mention.last)}
    out = []
    for token in tokens:
        for words in firsts.get(token.text, ()):
            span = range(token.i, token.i + len(words))
            same = tuple(t.text for t in tokens[token.i : token.i + len(words)]) == words
            if same and not taken.intersection(span) and token.text[0].isupper():
                out.append(Found(token.i, token.i + len(words), kinds[words], "fr.name.repeated"))
    return out
