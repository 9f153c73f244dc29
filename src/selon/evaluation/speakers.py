"""Whether the speaker of a statement is the right one: by name, never by pronoun; titles and first names forgiven."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from selon.evaluation.gold import GoldStatement
from selon.evaluation.matching import overlap_share
from selon.record import Entity, Reading, Reference, Statement

# A source that is only one of these names nobody, so its words cannot show that the speaker is right.
PRONOUNS = frozenset(
    (
        *("il", "elle", "ils", "elles", "lui", "eux", "on", "qui", "nous", "je"),
        *("ce", "cette", "ces", "dernier", "derniere", "derniers"),
        *("he", "she", "they", "it", "who", "we"),
    )
)
# Where one name is a part of another and one of these joins the rest to it, they are two bodies: "le ministère" is not
# "le porte-parole du ministère".
LINKS = frozenset(("de", "du", "des", "d", "of", "for", "aux", "au", "a"))
_ARTICLE = re.compile(r"^(?:(?:le|la|les|las|de|des|du|un|une|the|a|an)\s+|[ld]'\s*)")


def fold(name: str) -> str:
    """A name in lower case without accents, marks and its first article.

    >>> fold("L’Élysée"), fold("Le porte-parole du Kremlin")
    ('elysee', 'porte parole du kremlin')
    """
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    plain = "".join(character for character in decomposed if not unicodedata.combining(character))
    return re.sub(r"\W+", " ", _ARTICLE.sub("", plain.replace("’", "'"))).strip()


def are_alike(one: str, other: str) -> bool:
    """Whether two folded names are one person's or body's: the same, or one ends in the other.

    >>> are_alike("dmitri peskov", "peskov"), are_alike("dmitri peskov", "dmitri")
    (True, False)
    >>> are_alike("porte parole du kremlin", "kremlin")
    False
    """
    if not one or not other or one == other:
        return bool(one) and one == other
    small, large = sorted((one.split(), other.split()), key=len)
    size = len(small)
    place = next((i for i in range(len(large) - size + 1) if large[i : i + size] == small), None)
    if place is None or large[-1] != small[-1] or len(small[-1]) < 3:
        return False
    return LINKS.isdisjoint(large[:place] + large[place + size :])


class SpeakerNames:
    """The folded names a reading's entities go by.

    An entity whose names fit several different gold speakers is not believed beyond its own name: joining everybody
    into one entity must not make every speaker right.
    """

    def __init__(self, reading: Reading, gold: Iterable[GoldStatement]) -> None:
        speakers = {fold(name) for statement in gold for name in statement.speakers}
        self._of = {entity.id: _believed_names(entity, speakers) for entity in reading.entities}

    def fit(self, speakers: tuple[str, ...], reference: Reference | None) -> bool:
        """Whether a reference is to one of these speakers; where there are none, whether there is no reference."""
        if not speakers or reference is None:
            return not speakers and reference is None
        names = {fold(reference.name)} | self._of.get(reference.id, set())
        return any(are_alike(fold(speaker), name) for speaker in speakers for name in names)


def _believed_names(entity: Entity, speakers: set[str]) -> set[str]:
    own = fold(entity.name)
    mentions = [mention.span.text for mention in entity.mentions if mention.kind == "name"]
    names = {own, *(fold(name) for name in (*entity.aliases, *mentions))} - {""}
    fitting = {speaker for speaker in speakers if any(are_alike(speaker, name) for name in names)}
    several = any(not are_alike(one, other) for one in fitting for other in fitting)
    return {own} if several else names


def is_speaker_right(gold: GoldStatement, found: Statement, names: SpeakerNames) -> bool:
    """Whether a statement has its speaker: by name or, where the source itself names the speaker, by that source."""
    if names.fit(gold.speakers, found.speaker):
        return True
    if not gold.speakers or found.speaker is None or gold.source is None or found.source is None:
        return False
    source, speaker = fold(gold.source.text), fold(found.speaker.name).split()
    return (
        source not in PRONOUNS
        and fold(gold.speakers[0]) in source
        and overlap_share([gold.source], [found.source]) >= 0.5
        and bool(speaker)
        and set(speaker) <= set(fold(found.source.text).split())
    )
