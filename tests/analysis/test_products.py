"""The model multiplies by numpy's library, and nothing else changes."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from selon.analysis.products import quick_products

TEXT = "Le préfet de la Somme a interdit la marche de samedi. « Nous irons quand même », répond la maire, Odile Brac."
FACTS = "LOWER", "LEMMA", "POS", "DEP", "HEAD", "MORPH", "ENT_TYPE", "ENT_IOB"


def test_the_model_says_the_same_with_either_library() -> None:
    import spacy

    stock = spacy.load("fr_core_news_md")
    with quick_products():
        quick = spacy.load("fr_core_news_md")
    kinds = {node.ops.use_blis for node in quick.get_pipe("tok2vec").model.walk() if node.ops.name == "numpy"}
    assert True not in kinds
    assert (stock(TEXT).to_array(FACTS) == quick(TEXT).to_array(FACTS)).all()


def test_models_loaded_later_by_others_are_left_alone() -> None:
    from thinc.api import get_current_ops

    before = get_current_ops()
    with quick_products():
        pass
    assert get_current_ops() is before


@pytest.mark.parametrize(("given", "seen"), [(None, "1"), ("3", None)])
def test_one_thread_unless_the_user_says_otherwise(given: str | None, seen: str | None) -> None:
    code = (
        "import os\nfrom selon.analysis.products import _one_thread\n"
        "with _one_thread(): print(os.environ.get('OPENBLAS_NUM_THREADS'))\n"
        "print(os.environ.get('OPENBLAS_NUM_THREADS'))"
    )
    environment = {name: value for name, value in os.environ.items() if not name.endswith("_NUM_THREADS")}
    environment |= {} if given is None else {"OMP_NUM_THREADS": given}
    done = subprocess.run([sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == [str(seen), "None"]
