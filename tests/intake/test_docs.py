"""What docs/intake.md shows runs as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_example_of_the_documentation_runs(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(ROOT)
    (code,) = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "intake.md").read_text(encoding="utf8"), re.DOTALL)
    exec(compile(code, "intake.md", "exec"), {})
    assert capsys.readouterr().out == "text header given\n"
