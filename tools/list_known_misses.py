"""Write tests/reading/known_misses.txt and known_trigger_misses.txt: the sentences of the cue files and the trigger
files that are read wrongly today.

Run after a change to the rules or to the reading; every line that goes is a sentence put right, every line that comes
one that was lost:  python tools/list_known_misses.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from selon.rules import load_rules

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "reading"))
import cue_examples
import trigger_examples


def main() -> None:
    """Write the lists."""
    rules = load_rules("fr")
    cues, triggers = cue_examples.find_misses(rules), trigger_examples.find_misses(rules)
    cue_examples.save_known_misses(cues)
    trigger_examples.save_known_misses(triggers)
    print(f"{cue_examples.KNOWN_MISSES}: {len(cues)} of {len(tuple(cue_examples.find_examples(rules)))} sentences")
    total = len(tuple(trigger_examples.find_examples(rules)))
    print(f"{trigger_examples.KNOWN_MISSES}: {len(triggers)} of {total} sentences")


if __name__ == "__main__":
    main()
