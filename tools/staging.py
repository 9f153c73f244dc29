"""A report read as far as the tools need it: they learn from what is read before what they fit is asked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from selon.analysis import Analysis, load_model
from selon.document import Document
from selon.evaluation.gold import GoldDocument, load_gold
from selon.moment import Moment
from selon.reading.events.find import find_told, tell
from selon.reading.events.frames import Frame
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.reading.identity import find_same
from selon.reading.names import Names, find_names
from selon.reading.statements import Ground, SpeakerBook, find_statements
from selon.reading.times import find_publication_days, find_times
from selon.rules import RuleSet


def analyse_gold(folders: Iterable[Path], rules: RuleSet) -> list[tuple[GoldDocument, Analysis]]:
    """The annotated reports of some folders, each under the language model."""
    documents = [document for folder in folders for document in load_gold(folder)]
    analyses = load_model(rules).analyse(
        Document(text=d.text, language="fr", published=None if d.published is None else Moment.parse(d.published))
        for d in documents
    )
    return list(zip(documents, analyses, strict=True))


def stage_ground(analysis: Analysis, rules: RuleSet) -> tuple[Ground, Names]:
    """A report with its times and names, before its statements."""
    times = find_times(analysis, rules, find_publication_days(analysis, rules))
    names = find_names(analysis, rules)
    return Ground.of(analysis, rules, times, names), names


def stage(analysis: Analysis, rules: RuleSet) -> Scene:
    """A report with its times, names and statements, before its events."""
    ground, names = stage_ground(analysis, rules)
    book = SpeakerBook(ground, names)
    return Scene.of(ground, book, find_statements(ground, book))


def stage_events(analysis: Analysis, rules: RuleSet) -> tuple[Scene, list[tuple[Frame, Roles]], Mapping[int, int]]:
    """Likewise with the events and the parties that their words name, as `tell` gives them: descriptions are joined."""
    scene = stage(analysis, rules)
    told = find_told(scene)
    scene.book.join(find_same(scene, told))
    return scene, *tell(scene, told)
