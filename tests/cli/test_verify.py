"""`selon verify`: said word for word, nearly, by somebody else, in the report's own voice, or never; and where."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from command_line import Run

from selon.ui import Words, load_words

ENGLISH = load_words("en")


def answers(text: str, words: Words) -> list[str]:
    """The verdicts in an output: keys of `verify.*`, told by their unchanging beginning."""
    kinds = ("nearly", "contrary", "figure")
    verdicts = ("verbatim", *kinds, *(f"{who}_{kind}" for who in ("other", "report") for kind in kinds))
    verdicts += ("other", "report", "never")
    beginnings = {key: words(f"verify.{key}").split("{")[0] for key in verdicts}
    found = []
    for line in text.splitlines():
        keys = [key for key, beginning in beginnings.items() if line.startswith(beginning)]
        found += [max(keys, key=lambda key: len(beginnings[key]))] if keys else []
    return found


@pytest.mark.parametrize("ui", ["fr", "en"])
@pytest.mark.parametrize(
    ("verdict", "arguments"),
    [
        ("verbatim", ["Le tablier rouille"]),
        ("verbatim", ["le TABLIER rouille !"]),
        ("verbatim", ["« Le tablier rouille »", "--speaker", "Ruiz"]),
        ("verbatim", ["le pont [...] au moins six mois"]),
        ("nearly", ["le tablier se rouille"]),
        ("other", ["le tablier rouille", "--speaker", "Jo Bell"]),
        ("other_nearly", ["le pont fermerait pour au moins six mois", "--speaker", "Bell"]),
        ("other_figure", ["le pont fermerait au moins sept mois", "--speaker", "Bell"]),
        ("figure", ["le pont fermerait au moins sept mois"]),
        ("contrary", ["le pont fermerait au plus six mois"]),
        ("contrary", ["le tablier ne rouille pas"]),
        ("never", ["la gare rouvrira demain matin"]),
    ],
    ids=str,
)
def test_each_quotation_has_its_answer(run: Run, pont: Path, verdict: str, arguments: list[str], ui: str) -> None:
    quotation, *rest = arguments
    done = run("verify", "--format", "table", quotation, pont, *rest, ui=ui)
    assert (done.code, done.err) == (0, "")
    assert answers(done.out, load_words(ui)) == [verdict]


def test_what_the_report_tells_in_its_own_voice_is_not_said_by_anybody(run: Run) -> None:
    text = "La mairie a fermé le pont mardi. « Le tablier rouille », affirme Ana Ruiz.".encode()
    assert answers(run("verify", "--format", "table", "a fermé le pont mardi", "-", stdin=text).out, ENGLISH) == [
        "report"
    ]
    assert answers(
        run("verify", "--format", "table", "la mairie a fermé les ponts mardi", "-", stdin=text).out, ENGLISH
    ) == ["report_nearly"]


CUVES = (
    "La directrice de l'usine, Nora Kerdel, a parlé. « Oui, une cuve de notre site a fui », a reconnu Nora Kerdel. "
    "Le maire dément que la mairie ait été prévenue. Selon la préfecture, 14.000 personnes ont été privées d'eau. "
    "Le vieux barrage de la vallée n'a pas cédé."
)


@pytest.mark.parametrize(
    ("verdict", "arguments"),
    [
        ("contrary", ["aucune cuve de notre site n'a fui"]),
        ("contrary", ["la mairie ait été prévenue"]),
        ("verbatim", ["14 000 personnes ont été privées d'eau"]),
        ("figure", ["140 000 personnes ont été privées d'eau"]),
        ("report_contrary", ["le vieux barrage de la vallée a cédé"]),
        ("verbatim", ["une cuve de notre site a fui", "--speaker", "la directrice"]),
        ("other", ["une cuve de notre site a fui", "--speaker", "le maire"]),
    ],
    ids=str,
)
def test_the_contrary_is_not_nearly_said_and_an_office_is_its_holder(
    run: Run, verdict: str, arguments: list[str]
) -> None:
    quotation, *rest = arguments
    assert answers(run("verify", "--format", "table", quotation, "-", *rest, stdin=CUVES.encode()).out, ENGLISH) == [
        verdict
    ]


TOLD = (
    "Le maire de Vaubrun, Alix Perrault, a parlé jeudi. La directrice du port, Jeanne Morel, a répondu aux élus. "
    "« Le maire m'a dit : \"Nous fermerons quand les juges le voudront\" », a-t-elle raconté mardi. « Je n'y crois "
    "pas », a ajouté Jeanne Morel. Elle a affirmé qu'Alix Perrault lui avait promis que les grues seraient réparées."
)


@pytest.mark.parametrize(
    ("verdict", "quotation", "speaker"),
    [
        ("other", "Nous fermerons quand les juges le voudront", "Morel"),
        ("other_nearly", "Nous fermerons dès que les juges le voudront", "Morel"),
        ("verbatim", "Nous fermerons quand les juges le voudront", "Perrault"),
        ("verbatim", "Le maire m'a dit : « Nous fermerons quand les juges le voudront »", "Morel"),
        ("verbatim", "Je n'y crois pas", "Morel"),
        ("other", "les grues seraient réparées", "Morel"),
    ],
)
def test_words_quoted_within_a_quotation_are_their_speakers(
    run: Run, verdict: str, quotation: str, speaker: str
) -> None:
    out = run("verify", "--format", "table", quotation, "-", "--speaker", speaker, stdin=TOLD.encode()).out
    assert answers(out, ENGLISH) == [verdict]
    told = ENGLISH("verify.inside", speaker="Jeanne Morel")
    assert (told in out) == (("fermerons" in quotation and "maire" not in quotation) or "grues" in quotation)


def test_the_sentence_shown_holds_what_leads_another_s_words_in(run: Run) -> None:
    out = run("verify", "--format", "table", "quand les juges le voudront", "-", stdin=TOLD.encode()).out
    assert '« Le maire m\'a dit : "Nous fermerons quand les juges le voudront" », a-t-elle raconté mardi.' in out
    text = TOLD.replace('"Nous fermerons', "\"C'est trop tôt. Nous fermerons").encode()
    out = run("verify", "--format", "table", "Nous fermerons quand les juges le voudront", "-", stdin=text).out
    assert "Le maire m'a dit : \"C'est trop tôt. Nous fermerons" in out


@pytest.mark.parametrize(
    ("quotation", "scant"), [("rouille", True), ("tablier rouille", True), ("le tablier rouille", False)]
)
def test_a_word_or_two_are_told_to_be_too_little(run: Run, pont: Path, quotation: str, scant: bool) -> None:
    done = run("verify", "--format", "table", quotation, pont)
    assert (ENGLISH("verify.scant") in done.out) == scant
    piped = run("verify", quotation, pont)
    assert (ENGLISH("verify.scant") in piped.err) == scant
    assert json.loads(piped.out)["verdict"] == "verbatim"


def test_a_name_that_is_nobodys_is_told_with_the_one_that_is_like_it(run: Run) -> None:
    out = run(
        "verify", "--format", "table", "une cuve de notre site a fui", "-", "--speaker", "Kerdal", stdin=CUVES.encode()
    ).out
    assert ENGLISH("error.meant", value="Nora Kerdel") in out


def test_the_answer_says_who_and_where(run: Run, pont: Path) -> None:
    out = run("verify", "--format", "table", "le tablier rouille", pont).out
    assert "Ana Ruiz" in out
    place = re.search(r"line (\d+), column (\d+)", out)
    assert place is not None
    line = pont.read_text(encoding="utf8").splitlines()[int(place[1]) - 1]
    assert line[int(place[2]) - 1 :].startswith("Le tablier rouille")


def test_a_quotation_that_is_nearly_right_is_set_beside_the_words_found(run: Run, pont: Path) -> None:
    out = run("verify", "--format", "table", "la réparation coûterait environ deux millions d’euros", pont).out
    assert "[-environ-]" in out
    assert re.search(r"\b\d\d%", out)


def test_several_reports_are_each_answered_under_their_name(run: Run, pont: Path, tmp_path: Path) -> None:
    other = tmp_path / "gare.txt"
    other.write_text("« La gare rouvrira », promet Jo Bell.", encoding="utf8")
    done = run("verify", "--format", "table", "le tablier rouille", pont, other)
    assert answers(done.out, ENGLISH) == ["verbatim", "never"]
    names = [line for line in done.out.splitlines() if line in (str(pont), str(other))]
    assert names == [str(pont), str(other)]


def test_a_report_that_fails_stops_no_other(run: Run, pont: Path, tmp_path: Path) -> None:
    done = run("verify", "--format", "table", "le tablier rouille", tmp_path / "rien.txt", pont)
    assert done.code == 3
    assert answers(done.out, ENGLISH) == ["verbatim"]
    assert "rien.txt" in done.err


def test_long_sentences_are_not_broken_for_whoever_reads_on(run: Run, pont: Path) -> None:
    out = run("verify", "--format", "table", "coûterait deux millions", pont).out
    assert any(
        "Selon un rapport du génie civil, la réparation coûterait deux millions d’euros." in line
        for line in out.splitlines()
    )


def test_a_pipe_gets_a_line_of_json_for_each_answer(run: Run, pont: Path) -> None:
    text = pont.read_text(encoding="utf8")
    lines = run("verify", "le tablier se rouille", pont, "-", stdin=b"Rien de neuf.").out.splitlines()
    found, never = (json.loads(line) for line in lines)
    assert (found["file"], found["verdict"], found["speaker"]) == (str(pont), "nearly", "Ana Ruiz")
    assert found["words"].casefold().replace("\u2019", "'") in text.casefold().replace("\u2019", "'")
    assert (never["file"], never["verdict"], never["speaker"], never["words"]) == ("-", "never", None, "")
