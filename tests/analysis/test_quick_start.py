"""spaCy's pattern for hyphenated words, in its short form, finds the same words."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest

from selon.analysis.quick_start import LARGE, TokenMatch, quick_patterns

# Alternatives and joints as in spaCy's own file, which takes two seconds to compile.
JOINT, ELISION = "-–—‐‑", "'’"
WORDS = """
anti-inflammatoire Anti-Inflammatoire ANTI-X anti-âge anti--x anti-7 anti- anti anti-x. vice-présidente saut-de-ski
pet-en-l'air Port-de-Bouc entr'ouvert entr’ouverte r'ouvrir l'eau aujourd'hui 11-septembre anti-é7 Ñandú-de-ñu х-de-ы
"""


def spacy_like_pattern() -> str:
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER

    alternatives = [
        rf"^anti[{JOINT}][{JOINT}{ALPHA_LOWER}{ELISION}]*$",
        rf"^vice[{JOINT}]président[{ALPHA_LOWER}]*$",
        rf"^r?é?entr[{ELISION}][{ALPHA_LOWER}][{JOINT}{ALPHA_LOWER}{ELISION}]*$",
        rf"^[{ALPHA}]+[{JOINT}]en[{JOINT}](?:l[{ELISION}])?[{ALPHA}]+$",
        rf"^[{ALPHA}]+[{JOINT}]d[eu][{JOINT}](?:l[{ELISION}])?[{ALPHA}]+$",
    ]
    return "(?iu)" + "|".join(f"(?:{each})" for each in alternatives)


def test_the_short_form_matches_the_same_words() -> None:
    pattern = spacy_like_pattern()
    slow, quick = re.compile(pattern), TokenMatch(pattern)
    found = {word for word in WORDS.split() if slow.match(word)}
    assert found == {word for word in WORDS.split() if quick.match(word)}
    assert {"anti-âge", "ANTI-X", "pet-en-l'air", "entr’ouverte"} <= found
    assert not {"anti-7", "l'eau", "anti"} & found


def test_only_that_pattern_is_put_otherwise_and_only_within() -> None:
    large = "a" * (LARGE + 1)
    with quick_patterns():
        assert isinstance(re.compile("a+"), re.Pattern)
        assert isinstance(re.compile(large), TokenMatch)
    assert isinstance(re.compile(large), re.Pattern)


@pytest.fixture(scope="module")
def told() -> list[str]:
    """What a process that has read something tells of its spaCy."""
    code = (
        "import selon, sys; selon.read('Un mot.'); from spacy.lang.fr.tokenizer_exceptions import TOKEN_MATCH as m;"
        "print(type(m.__self__).__name__, bool(m('anti-âge')), bool(m('eau')));"
        "print('weasel' in sys.modules, 'spacy.cli' in sys.modules);"
        "import srsly; print('srsly.ruamel_yaml' in sys.modules, srsly.yaml_loads('a: 1') == {'a': 1});"
        "import spacy; print(spacy.info(silent=True)['spacy_version'] == spacy.__version__);"
        "import spacy.cli; print(callable(spacy.cli.download), spacy.cli.info is not spacy.info)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.split()


def test_spacy_as_selon_loads_it_has_the_short_form(told: list[str]) -> None:
    assert told[:3] == ["TokenMatch", "True", "False"]


def test_the_command_line_of_spacy_is_there_when_it_is_asked_for(told: list[str]) -> None:
    assert told[3:5] == ["False", "False"]
    assert told[7:] == ["True", "True", "True"]


def test_yaml_is_read_when_it_is_asked_for(told: list[str]) -> None:
    assert told[5:7] == ["False", "True"]
