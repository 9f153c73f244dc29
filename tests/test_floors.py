"""Imports run downward: a module may import what lies on a lower floor, or in its own package."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

SOURCE = Path(__file__).parents[1] / "src" / "selon"
# `errors`, `version` and `ui` (the words on screen) import nothing of Selon's; everything may import them.
FLOORS = {
    **dict.fromkeys(("errors", "version", "ui"), 0),
    **dict.fromkeys(("span", "moment", "spelling", "kept", "loading"), 1),
    **dict.fromkeys(("document", "rules"), 2),
    **dict.fromkeys(("record", "intake", "analysis", "compare"), 3),
    **dict.fromkeys(("reading", "ledger", "copies"), 4),
    **dict.fromkeys(("desk", "evaluation"), 5),
    **dict.fromkeys(("scale", "web", "mcp"), 6),
    "cli": 7,
}
MODULES = sorted(path.relative_to(SOURCE) for path in SOURCE.rglob("*.py"))


def part_of(path: Path) -> str:
    return path.parts[0].removesuffix(".py")


def imports_of(path: Path) -> list[str]:
    """The modules a file imports, those inside functions too."""
    found = []
    for node in ast.walk(ast.parse((SOURCE / path).read_text(encoding="utf8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} has a relative import"
            found.append(node.module or "")
    return [name for name in found if name.split(".")[0] == "selon"]


@pytest.mark.parametrize("path", MODULES, ids=str)
def test_imports_run_downward(path: Path) -> None:
    own = part_of(path)
    if own in ("__init__", "__main__"):
        return
    for name in imports_of(path):
        assert name != "selon", f"{path} imports the package root"
        other = name.split(".")[1]
        assert other == own or FLOORS[other] < FLOORS[own], f"{path} imports {name}, which is not below it"


def test_every_module_has_a_floor() -> None:
    assert {part_of(path) for path in MODULES} - {"__init__", "__main__"} <= set(FLOORS)


def test_importing_the_package_imports_nothing_heavy() -> None:
    import subprocess
    import sys

    code = "import sys, selon, selon.cli; print(*sorted({'spacy', 'numpy', 'rich', 'edtf'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_the_version_is_that_of_the_project() -> None:
    import tomllib

    from selon.version import VERSION

    project = tomllib.loads((SOURCE.parents[1] / "pyproject.toml").read_text(encoding="utf8"))["project"]
    assert project["version"] == VERSION
