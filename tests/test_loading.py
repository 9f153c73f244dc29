"""What is loaded at once is loaded whole, also when Ctrl-C comes in the middle."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from selon.loading import uninterrupted

REPORT = Path(__file__).parents[1] / "examples" / "depeche.txt"
# Sends the signal at the moment in which a module is first looked for.
STOPPED = """
import os, signal, sys
class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == sys.argv[1]:
            sys.meta_path.remove(self)
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
from selon.cli import main
sys.exit(main(["--ui", "en", "read", sys.argv[2]]))
"""
posix = pytest.mark.skipif(os.name == "nt", reason="signals as POSIX has them")


@posix
def test_ctrl_c_is_taken_up_at_the_end() -> None:
    done = []
    before = signal.getsignal(signal.SIGINT)

    def load() -> None:
        with uninterrupted():
            os.kill(os.getpid(), signal.SIGINT)
            done.append("all")

    with pytest.raises(KeyboardInterrupt):
        load()
    assert done == ["all"]
    assert signal.getsignal(signal.SIGINT) is before


@posix
@pytest.mark.parametrize("module", ["selon.cli.app", "numpy", "spacy"])
def test_ctrl_c_while_a_module_is_imported_is_one_sentence(module: str) -> None:
    done = subprocess.run([sys.executable, "-c", STOPPED, module, REPORT], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (130, "")
    assert done.stderr == "selon: interrupted.\n"
