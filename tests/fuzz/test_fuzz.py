"""Fuzzing guided by coverage, where there is an atheris for the machine: it is installed with all else if so."""

from __future__ import annotations

import gzip
import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path

import make_files as files
import pytest

HERE = Path(__file__).parent
HOSTILE = HERE.parent / "intake" / "hostile"
# One of each format, for the fuzzer to begin with; what it found once is kept among the hostile ones.
SEEDS = (
    *(files.PAGE, files.RSS, files.ATOM, files.OPML, files.NEWSML, files.EUROPRESSE, files.FACTIVA),
    *(files.EUROPRESSE_2015, files.FACTIVA_TAGGED, json.dumps(files.JSON_FEED), json.dumps(files.NINJS)),
    *(files.FACTIVA_RTF, files.docx(files.NEXIS), files.pdf([files.FIRST]), files.mail(), files.mail(html=True)),
    *(
        files.warc(False),
        files.warc(True),
        gzip.compress(files.PAGE.encode()),
        files.zipped({"a": files.PAGE.encode()}),
    ),
)


@pytest.mark.long
@pytest.mark.skipif(importlib.util.find_spec("atheris") is None, reason="atheris is not installed")
def test_a_minute_of_fuzzing_finds_nothing(tmp_path: Path) -> None:
    corpus = tmp_path / "corpus"
    shutil.copytree(HOSTILE, corpus)
    for number, seed in enumerate(SEEDS):
        (corpus / f"seed-{number}").write_bytes(seed.encode() if isinstance(seed, str) else seed)
    command = [sys.executable, str(HERE / "fuzz_intake.py"), "-max_total_time=60", "-timeout=20", "-rss_limit_mb=3000"]
    done = subprocess.run([*command, str(corpus)], cwd=tmp_path, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
