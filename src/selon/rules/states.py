"""States, and the words that stand for one: its names, nationality, capital, seats and organs of power."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from selon.errors import RuleError
from selon.rules.folder import RuleFolder

_KINDS = ("capital", "seat", "organ")
# The longest name of a state has six words ("Géorgie du Sud-et-les Îles Sandwich du Sud").
_LONGEST = 6
_ARTICLE = re.compile(r"[^\W\d]+(?:'| )")


@dataclass(frozen=True, slots=True)
class State:
    """A country or territory, or the European Union.

    Attributes:
        code: ISO 3166-1 alpha-2; "EU" for the Union; empty for several that act together.
        name: the usual name in the language of the rules.
        others: official, former and foreign names.
        capital: empty where it has none.
    """

    code: str
    name: str
    others: tuple[str, ...]
    capital: str


@dataclass(frozen=True, slots=True)
class Metonym:
    """A place or an organ that reports name for the government of a state: "Moscou", "le Kremlin".

    Attributes:
        name: as the table has it.
        kind: capital, seat or organ.
        state: whose government it stands for.
        office: what of that state, in words; empty for the government as a whole.
    """

    name: str
    kind: str
    state: State
    office: str


@dataclass(frozen=True, slots=True, eq=False)
class States:
    """Every known state.

    Attributes:
        by_code: code to state.
        by_name: every name of a state to it.
        nationalities: every form of a demonym of a whole state, lower case, to the state.
        metonyms: every capital, seat and organ of power, by name.
        articles: words before a name that are no part of it, lower case.
    """

    by_code: Mapping[str, State]
    by_name: Mapping[str, State]
    nationalities: Mapping[str, State]
    metonyms: Mapping[str, Metonym]
    articles: frozenset[str]

    def stands_for(self, name: str) -> State | None:
        """The state whose government a capital, a seat or an organ of power stands for; None for any other name.

        Articles before the name do not count: "le Kremlin" is "Kremlin".
        """
        return next((self.metonyms[each].state for each in self._bare(name) if each in self.metonyms), None)

    def state_of(self, phrase: str) -> State | None:
        """The one state that a name or a noun phrase means; None where it means none, or several.

        A name of the state, a capital, seat or organ of power, a demonym ("les Russes"), or a phrase that names one
        state or nationality ("les forces russes", "l'armée de la Turquie").
        """
        for name in self._bare(phrase):
            named = self.by_name.get(name) or self.nationalities.get(name.lower()) or self.stands_for(name)
            if named is not None:
                return named
        inside = {state.code: state for state in self._inside(_straight(phrase).split())}
        return next(iter(inside.values())) if len(inside) == 1 else None

    def _inside(self, words: list[str]) -> list[State]:
        """The states that a phrase names, the longest name at each word."""
        found = []
        first = 0
        while first < len(words):
            stretches = [(last, " ".join(words[first:last])) for last in range(first + _LONGEST, first, -1)]
            named = ((last, name) for last, some in stretches for name in self._bare(some) if name in self.by_name)
            last, name = next(named, (first + 1, ""))
            if name:
                found.append(self.by_name[name])
            elif words[first].islower() and words[first] in self.nationalities:
                found.append(self.nationalities[words[first]])
            first = last
        return found

    def _bare(self, name: str) -> tuple[str, ...]:
        """A name as the tables spell it, with its articles and without: "La Havane" keeps its own."""
        name = _straight(name)
        rest = name
        while (article := _ARTICLE.match(rest)) and article[0].strip().lower() in self.articles:
            rest = rest[article.end() :]
        return (name, rest) if rest else (name,)


def parse_states(folder: RuleFolder, nationalities: Mapping[str, str], articles: frozenset[str]) -> States:
    """Read `names/countries.tsv` and `names/metonyms.tsv`.

    Args:
        nationalities: every form of a demonym of a whole state, lower case, to its code.
        articles: words before a name that are no part of it, lower case.

    Raises:
        RuleError: a metonym is of no known kind, or of a state that is in no row.
    """
    by_code: dict[str, State] = {}
    by_name: dict[str, State] = {}
    demonyms: dict[str, State] = {}
    for code, name, capital, others, english in folder.table("names/countries.tsv", columns=5):
        state = State(code, name, _several(others), capital)
        by_code[code] = state
        by_name.update(dict.fromkeys((name, *state.others), state))
        demonyms.update(dict.fromkeys((word.lower() for word in _several(english)), state))
    demonyms |= {form: by_code[code] for form, code in nationalities.items()}
    metonyms: dict[str, Metonym] = {}
    for name, others, kind, code, office in folder.table("names/metonyms.tsv", columns=5):
        if kind not in _KINDS or code not in by_code:
            raise RuleError(
                f"names/metonyms.tsv, {name!r}: {kind!r} of {code!r}; the kind is one of {', '.join(_KINDS)}, and the "
                "state one of names/countries.tsv"
            )
        metonym = Metonym(name, kind, by_code[code], office)
        names = (name, *_several(others))
        metonyms.update(dict.fromkeys((*names, *(each[0].upper() + each[1:] for each in names)), metonym))
    return States(by_code, by_name, demonyms, metonyms, articles)


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


def _straight(name: str) -> str:
    """A name on one line, with straight apostrophes."""
    return " ".join(name.replace("’", "'").split())
