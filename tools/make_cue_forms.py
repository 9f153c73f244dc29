"""Write the inflected forms of verbs: languages/fr/cues/forms.tsv and adjective_forms.tsv, and events/forms.tsv, which
has the verbs of event triggers that are no cues.

Verbs in -er are conjugated here by rule; the others come from simplemma's French word list (MIT).

Run after verbs were added to `cues/*.toml` or `events/*.toml`:  python tools/make_cue_forms.py
"""

from __future__ import annotations

import re
from pathlib import Path

from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from selon.rules.cues import parse_cues
from selon.rules.events import parse_triggers
from selon.rules.folder import RuleFolder

HEADER = "# form\tinfinitive: the forms of the {} verbs, made by tools/make_cue_forms.py\n"
PLAIN = ["ons", "ez", "ions", "iez", "é", "ée", "és", "ées", "er"]
BACK = ["ais", "ait", "aient", "ai", "as", "a", "âmes", "èrent", "ant"]  # before a and o, c and g are written ç and ge
MUTE = ["e", "es", "ent"]
# Third persons of the present that the word list gives to nouns and participles ("dit", "écrit", "soutient").
PRESENT = (
    ("crire", "crit", "crivent"),
    ("dire", "dit", "disent"),
    ("enir", "ient", "iennent"),
    ("mettre", "met", "mettent"),
    ("aindre", "aint", "aignent"),
    ("eindre", "eint", "eignent"),
    ("prendre", "prend", "prennent"),
    ("ondre", "ond", "ondent"),
    ("endre", "end", "endent"),
    ("cevoir", "çoit", "çoivent"),
    ("voir", "voit", "voient"),
    ("ouvrir", "ouvre", "ouvrent"),
    ("clure", "clut", "cluent"),
    ("aître", "aît", "aissent"),
    ("mentir", "ment", "mentent"),
    ("sentir", "sent", "sentent"),
    ("ourir", "ourt", "ourent"),
    ("oindre", "oint", "oignent"),
    ("croire", "croit", "croient"),
    ("traire", "trait", "traient"),
    ("lire", "lit", "lisent"),
    ("vivre", "vit", "vivent"),
)
# In a text "sommes" is être, or money, and "vit" is vivre.
NEVER = frozenset([("sommes", "sommer"), ("vit", "voir")])
# Verbs that are spelt in two ways.
ALSO = {"assener": "asséner", "interpeller": "interpeler", "receler": "recéler"}
FUTURE = ["erai", "eras", "era", "erons", "erez", "eront", "erais", "erait", "erions", "eriez", "eraient"]


def main() -> None:
    """Write the table."""
    language = Path(__file__).parent.parent / "src/selon/languages/fr"
    lexicon = parse_cues(RuleFolder(language))
    cues = set(lexicon.verbs)
    triggers = {t.words[0] for t in parse_triggers(RuleFolder(language)) if t.is_verbal} - cues
    save_forms(language / "cues/forms.tsv", "cue", cues)
    save_forms(language / "events/forms.tsv", "trigger", triggers)
    adjectives = sorted((form, word) for word in lexicon.adjectives for form in inflect(word))
    table = language / "cues/adjective_forms.tsv"
    table.write_text(
        "# form\tmasculine singular\n" + "".join(f"{form}\t{word}\n" for form, word in adjectives), encoding="utf8"
    )


def save_forms(target: Path, kind: str, verbs: set[str]) -> None:
    """Write the table of some verbs."""
    words = DefaultDictionaryFactory().get_dictionary("fr")
    pairs = ((_text(form), _text(lemma)) for form, lemma in words.items())
    table = (
        {
            (form.lower(), lemma)
            for form, lemma in pairs
            if lemma in verbs and "-" not in form and not lemma.endswith("er")
        }
        | {
            (verb[: -len(e)] + form, verb)
            for verb in verbs
            for e, *forms in PRESENT
            if verb.endswith(e)
            for form in forms
        }
        | {(form, verb) for verb in verbs if verb.endswith("er") and verb != "aller" for form in conjugate(verb)}
        | {(form, verb) for verb in verbs & ALSO.keys() for form in conjugate(ALSO[verb])} - NEVER
    )
    rows = sorted((spelt, verb) for form, verb in table for spelt in respell(form))
    target.write_text(HEADER.format(kind) + "".join(f"{form}\t{lemma}\n" for form, lemma in rows), encoding="utf8")
    print(f"{target}: {len(rows)} forms of {len({lemma for _, lemma in rows})} verbs")


def conjugate(verb: str) -> set[str]:
    """The forms of a verb in -er, changes of its stem included (lance, lançait; espère; rappelle; emploie)."""
    stem = verb[:-2]
    back = stem[:-1] + "ç" if stem.endswith("c") else stem + "e" if stem.endswith("g") else stem
    mute = {stem}
    if match := re.fullmatch(r"(.*)[eé]([^aeiouyé]{1,2})", stem):
        mute.add(f"{match[1]}è{match[2]}")
    if re.search(r"e[lt]$", stem):
        mute.add(stem + stem[-1])
    if stem.endswith("y"):
        mute.add(stem[:-1] + "i")
    forms = {stem + e for e in PLAIN} | {back + e for e in (*BACK, "ons")}
    return forms | {m + e for m in mute for e in (*MUTE, *FUTURE)}


def respell(form: str) -> set[str]:
    """A form, and as the spelling of 1990 has it: "reconnaît" and "reconnait"."""
    return {form, re.sub("([ao])î", r"\1i", form)}


def inflect(adjective: str) -> set[str]:
    """The four forms of an adjective or participle."""
    feminine = adjective + "e"
    for ending, changed in (
        ("eux", "euse"),
        ("if", "ive"),
        ("ien", "ienne"),
        ("er", "ère"),
        ("et", "ète"),
        ("el", "elle"),
    ):
        if adjective.endswith(ending):
            feminine = adjective[: -len(ending)] + changed
    if adjective.endswith("e"):
        feminine = adjective
    plural = adjective if adjective.endswith(("s", "x")) else adjective + "s"
    return {adjective, plural, feminine, feminine + "s"}


def _text(word: str | bytes) -> str:
    return word.decode() if isinstance(word, bytes) else word


if __name__ == "__main__":
    main()
