"""Write tests/reading/known_misses.txt: the sentences of the cue files that are read wrongly today.

Run after a change to the rules or to the reading; every line that goes is a sentence put right, every line that comes
one that was lost:  python tools/list_known_misses.py
"""

from __future__ import annotations

import sys
from pathlib import Path

from selon.rules import load_rules

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "reading"))
from cue_examples import KNOWN_MISSES, find_examples, find_misses, save_known_misses


def main() -> None:
    """Write the list."""
    rules = load_rules("fr")
    misses = find_misses(rules)
    save_known_misses(misses)
    print(f"{KNOWN_MISSES}: {len(misses)} of {len(tuple(find_examples(rules)))} sentences")


if __name__ == "__main__":
    main()
