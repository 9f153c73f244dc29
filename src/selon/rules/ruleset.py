"""The rule set of a language: everything a finder may look up, and the hash that names it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from selon.errors import LanguageNotSupported
from selon.kept import kept
from selon.loading import loading
from selon.rules.attribution import AttributionWords, parse_attribution
from selon.rules.cues import CueLexicon, parse_cues
from selon.rules.disputes import DisputeRules, parse_disputes
from selon.rules.events import EventLexicon, parse_events
from selon.rules.folder import RuleFolder
from selon.rules.identity import IdentityRules, parse_identity
from selon.rules.names import NameRules, parse_names
from selon.rules.text import TextRules, parse_text
from selon.rules.times import TimeRules, parse_times


@dataclass(frozen=True, slots=True, eq=False)
class RuleSet:
    """What Selon knows of one language.

    Attributes:
        language: ISO 639-1 code.
        hash: names the exact content of the rule files.
        model: the package of the language model these rules are written for.
    """

    language: str
    hash: str
    text: TextRules
    cues: CueLexicon
    attribution: AttributionWords
    names: NameRules
    times: TimeRules
    events: EventLexicon
    identity: IdentityRules
    disputes: DisputeRules

    @property
    def model(self) -> str:
        """The language model these rules are written for."""
        return self.text.model


def supported_languages() -> tuple[str, ...]:
    """The languages there is a folder of rules for, sorted."""
    root = files("selon") / "languages"
    return tuple(sorted(entry.name for entry in root.iterdir() if entry.is_dir() and len(entry.name) == 2))


@cache
def load_rules(language: str) -> RuleSet:
    """The rule set of a language, read once in a process; from the user's cache where it was read before.

    Raises:
        LanguageNotSupported: there is no folder for it.
        RuleError: one of its files is wrong.
    """
    if language not in supported_languages():
        known = ", ".join(supported_languages())
        raise LanguageNotSupported(f"no rules for the language {language!r}; there are rules for: {known}")
    folder = RuleFolder(files("selon") / "languages" / language)
    with loading():
        return kept("rules", _source(folder), RuleSet, lambda: parse_rules(folder))


def _source(folder: RuleFolder) -> bytes:
    """All that the rules read from a folder depend on: its files, the code that reads them, where they lie."""
    code = (entry for entry in (files("selon") / "rules").iterdir() if entry.name.endswith(".py"))
    parts = [folder.hash.encode(), str(folder.root).encode()]
    return b"\0".join([*parts, *(entry.read_bytes() for entry in sorted(code, key=lambda entry: entry.name))])


def parse_rules(folder: RuleFolder) -> RuleSet:
    """The rule set of a folder, which is named as its language, read from its files.

    Raises:
        RuleError: one of its files is wrong.
    """
    return RuleSet(
        language=folder.root.name,
        hash=folder.hash,
        text=parse_text(folder),
        cues=parse_cues(folder),
        attribution=parse_attribution(folder),
        names=parse_names(folder),
        times=parse_times(folder),
        events=parse_events(folder),
        identity=parse_identity(folder),
        disputes=parse_disputes(folder),
    )
