"""Gold whose texts belong to somebody else: kept as offsets and names, a line a report, and put together again.

    python tools/gold_without_texts.py pack GOLD > docs/accuracy/wikinews-read.jsonl
    python tools/gold_without_texts.py unpack docs/accuracy/wikinews-read.jsonl TEXTS GOLD

GOLD is a folder of NAME.gold.json beside NAME.txt (docs/how-to-evaluate.md), TEXTS one of NAME.txt: for the samples in
docs/accuracy those of WiNER-fr (Wikinews, CC BY 2.5). A text that is not the one annotated is told and left out.
"""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any


def pack(gold: Path) -> None:
    """Print every report's gold without the words of its text and what retells them; empty layers are left out."""
    for path in sorted(gold.glob("*.gold.json")):
        document = json.loads(path.read_text(encoding="utf8"))
        name = path.name.removesuffix(".gold.json")
        text = (gold / f"{name}.txt").read_text(encoding="utf8")
        kept = {key: _without_words(value) for key, value in document.items() if value != [] or key != "times"}
        print(json.dumps({"name": name, "sha256": digest(text), **kept}, ensure_ascii=False, separators=(",", ":")))


def unpack(packed: Path, texts: Path, gold: Path) -> None:
    """Write the folder of gold that some lines and their texts make."""
    gold.mkdir(parents=True, exist_ok=True)
    for line in packed.read_text(encoding="utf8").splitlines():
        document = json.loads(line)
        name, annotated = document.pop("name"), document.pop("sha256")
        text = (texts / f"{name}.txt").read_text(encoding="utf8")
        if digest(text) != annotated:
            print(f"{name}: another text than the one annotated", file=sys.stderr)
            continue
        whole = json.dumps(_with_words(document, text), ensure_ascii=False, indent=1)
        (gold / f"{name}.gold.json").write_text(whole, encoding="utf8")
        (gold / f"{name}.txt").write_text(text, encoding="utf8")


def _without_words(value: Any) -> Any:
    if isinstance(value, dict):
        whole = {"start", "end", "text"} <= set(value)
        return {
            key: _without_words(each)
            for key, each in value.items()
            if not (key == "about" or (whole and key == "text"))
        }
    return [_without_words(each) for each in value] if isinstance(value, list) else value


def _with_words(value: Any, text: str) -> Any:
    if isinstance(value, dict):
        whole = {key: _with_words(each, text) for key, each in value.items()}
        if {"for", "against"} <= set(whole):
            return {"about": "", **whole}
        return {**whole, "text": text[whole["start"] : whole["end"]]} if {"start", "end"} <= set(whole) else whole
    return [_with_words(each, text) for each in value] if isinstance(value, list) else value


def digest(text: str) -> str:
    """The start of a text's SHA-256."""
    return hashlib.sha256(text.encode()).hexdigest()[:16]


if __name__ == "__main__":
    match sys.argv[1:]:
        case ["pack", gold]:
            pack(Path(gold))
        case ["unpack", packed, texts, gold]:
            unpack(Path(packed), Path(texts), Path(gold))
        case _:
            sys.exit(__doc__)
