"""PLOVER contexts: what an event is about, by its trigger and by the topic words of its sentence."""

from __future__ import annotations

from selon.reading.events.matches import TriggerMatch
from selon.reading.events.scene import Scene

# Modes that always bring a context with them.
_OF_MODE = {"cyber": "cyber", "misinformation": "misinformation"}


def find_contexts(scene: Scene, match: TriggerMatch) -> tuple[str, ...]:
    """The contexts of an event, those of its trigger first.

    Source: PLOVER 0.8, contexts.
    """
    own = (*match.trigger.context, *filter(None, [_OF_MODE.get(match.trigger.mode or "")]))
    topics = scene.lexicon.words.contexts
    around = (context for context, words in topics.items() if scene.has_near(match.head, words))
    return tuple(dict.fromkeys((*own, *around)))
