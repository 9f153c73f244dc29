"""Fuzzing guided by coverage, where atheris is installed (pip install atheris)."""

from __future__ import annotations

import importlib.util
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
HOSTILE = HERE.parent / "intake" / "hostile"


@pytest.mark.long
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_a_minute_of_fuzzing_finds_nothing(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(HOSTILE, corpus)
    command = [sys.executable, str(HERE / "fuzz_intake.py"), "-max_total_time=60", "-timeout=20", "-rss_limit_mb=3000"]
    done = subprocess.run([*command, str(corpus)], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
