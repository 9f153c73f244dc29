"""Who is who in reports whose texts belong to somebody else: kept as offsets, a line a report, and put together again.

    python tools/judged_without_texts.py pack FOLDER [FOLDER ...] > docs/accuracy/pronouns.jsonl
    python tools/judged_without_texts.py unpack docs/accuracy/pronouns.jsonl TEXTS FOLDER

The folders are those that fit_identity.py reads, or of pronouns: NAME.json then tells where they stand (`marks`), and
NAME.ans.txt has a line for each: "p3 e5" stands for e5, `p3 "words"` for what is not among the entities, "p3 0" for
nobody. TEXTS is one of NAME.txt. A line holds `part`, the folder a report was judged in, and the NAME.json; of the
answers it keeps the span of the words where a reader quoted them. A text that is not the one judged is left out.
"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from pathlib import Path

from gold_without_texts import digest

_KEPT = ("published", "marks", "described", "first")
_LINE = re.compile(r'(\S+) *([=<] |)(.*?"([^"]+)"|\S+)\s*$')


def pack(folders: Iterable[Path]) -> None:
    """Print every judged report without the words of its text."""
    for path in (path for folder in folders for path in sorted(folder.glob("*.ans.txt"))):
        name = path.name.removesuffix(".ans.txt")
        text = (path.parent / f"{name}.txt").read_text(encoding="utf8")
        known = json.loads((path.parent / f"{name}.json").read_text(encoding="utf8"))
        line = {"name": name, "part": path.parent.name, "sha256": digest(text)}
        line |= {key: known[key] for key in _KEPT if key in known}
        answers = path.read_text(encoding="utf8").splitlines()
        print(json.dumps({**line, "answers": dict(_answers(answers, text))}, separators=(",", ":")))


def unpack(packed: Path, texts: Path, folder: Path) -> None:
    """Write the folders, one of each part, that some lines and their texts make."""
    for line in packed.read_text(encoding="utf8").splitlines():
        known = json.loads(line)
        name, to = known.pop("name"), folder / known.pop("part")
        text = (texts / f"{name}.txt").read_text(encoding="utf8")
        if digest(text) != known.pop("sha256"):
            print(f"{name}: another text than the one judged", file=sys.stderr)
            continue
        to.mkdir(parents=True, exist_ok=True)
        answers = known.pop("answers")
        (to / f"{name}.txt").write_text(text, encoding="utf8")
        (to / f"{name}.json").write_text(json.dumps(known), encoding="utf8")
        lines = (f"{each} {_words(answer, text)}\n" for each, answer in answers.items())
        (to / f"{name}.ans.txt").write_text("".join(lines), encoding="utf8")


def _answers(lines: Iterable[str], text: str) -> Iterable[tuple[str, str | list[str | int]]]:
    """What each was judged to be: "e5", "= e5", "0", or the sign and the first place of quoted words."""
    for line in lines:
        if found := _LINE.match(line):
            each, sign, answer, quoted = found.groups()
            start = text.find(quoted) if quoted else 0
            if start >= 0:
                yield each, [sign, start, start + len(quoted)] if quoted else sign + answer


def _words(answer: str | list[str | int], text: str) -> str:
    if isinstance(answer, str):
        return answer
    sign, start, end = answer
    return f'{sign}"{text[int(start) : int(end)]}"'


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["pack", *folders] if folders:
            pack(map(Path, folders))
        case ["unpack", packed, texts, folder]:
            unpack(Path(packed), Path(texts), Path(folder))
        case _:
            sys.exit(__doc__)
