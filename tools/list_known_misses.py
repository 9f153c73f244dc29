"""Write tests/reading/known_cue_misses.txt and known_trigger_misses.txt: the sentences of the cue files and the
trigger files that are read wrongly today.

Run after a change to the rules or to the reading; every line that goes is a sentence put right, every line that comes
one that was lost:  python tools/list_known_misses.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from selon.rules import load_rules

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "reading"))
from examples import CUES, TRIGGERS


def main() -> None:
    """Write the lists."""
    rules = load_rules("fr")
    for examples in (CUES, TRIGGERS):
        misses = examples.misses(rules)
        examples.save(misses)
        print(f"{examples.list}: {len(misses)} of {sum(1 for _ in examples.find(rules))} sentences")


if __name__ == "__main__":
    main()
