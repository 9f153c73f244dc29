"""A report read as far as the tools need it: they learn from what is read before what they fit is asked."""

from __future__ import annotations

from collections.abc import Mapping

from selon.analysis import Analysis
from selon.reading.events.find import find_told, tell
from selon.reading.events.frames import Frame
from selon.reading.events.roles import Roles
from selon.reading.events.scene import Scene
from selon.reading.identity import find_same
from selon.reading.names import find_names
from selon.reading.statements import Ground, SpeakerBook, find_statements
from selon.reading.times import find_publication_days, find_times
from selon.rules import RuleSet


def stage(analysis: Analysis, rules: RuleSet) -> Scene:
    """A report with its times, names and statements, before its events."""
    times = find_times(analysis, rules, find_publication_days(analysis, rules))
    names = find_names(analysis, rules)
    ground = Ground.of(analysis, rules, times, names)
    book = SpeakerBook(ground, names)
    return Scene.of(ground, book, find_statements(ground, book))


def stage_events(analysis: Analysis, rules: RuleSet) -> tuple[Scene, list[tuple[Frame, Roles]], Mapping[int, int]]:
    """Likewise with the events and the parties that their words name, as `tell` gives them: descriptions are joined."""
    scene = stage(analysis, rules)
    told = find_told(scene)
    scene.book.join(find_same(scene, told))
    return scene, *tell(scene, told)
