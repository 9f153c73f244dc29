"""Sentences and paragraphs begin where a reader sees them begin, whatever the text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from selon.analysis.sentences import find_paragraph_starts, find_sentence_starts
from selon.rules import load_rules

RULES = load_rules("fr").text
TEXTS = st.text(alphabet=st.sampled_from("aeM. ?!…\n\r\t\u00a0\u202f«»“”\"'’()–1éÉ"), max_size=60)


def sentences(text: str) -> list[str]:
    starts = find_sentence_starts(text, RULES)
    return [text[start:end].strip() for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "M. Ruiz parle.",
        "MM. Ruiz et Bell parlent.",
        "Mme. Bell écoute.",
        "Mme Bell écoute.",
        "Mlle. Bell et le Dr. Ruiz écoutent.",
        "Mgr. Sorel et Me. Amar écoutent.",
        "Le gén. Ruiz et le col. Bell écoutent.",
        "A. Coulibaly parle.",
        "J.-P. Ruiz parle.",
        "Il naît en janv. 1987.",
        "Voir p. 12 et art. 3.",
        "Elle vit au 3, av. Foch.",
        "M.\u00a0Ruiz parle.",
        "Il pèse 3.5 tonnes.",
        "Il lit selon.fr chaque jour.",
        "Il a crié « Non ! » et il est parti.",
        "Elle se demande : qui ? et elle rit.",
        "Et puis… rien.",
    ],
)
def test_an_abbreviation_or_an_initial_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "parts",
    [
        ["Il pleut.", "Il vente."],
        ["Qui ?", "Lui !", "Vraiment…", "Oui."],
        ["Il pleut...", "Il vente."],
        ["« Rien n’est fait. »", "Il part."],
        ["“Rien n’est fait.”", "“Tout l’est.”"],
        ["Il part.", "« Rien n’est fait », dit-il."],
        ["Il part (hier.)", "Elle reste."],
        ["Elle répond.", '« Il m’a dit : "Nous partons" », a-t-elle raconté.'],
        ["Il pèse 3 tonnes.", "12 hommes le portent."],
        ["Il part.", "– Elle reste."],
        ["Il voit M. Ruiz.", "M. Bell le suit."],
        ["Il vient de l’ONU.", "Élue hier, elle parle."],
        ["Il part.", "L'eau monte."],
        ["Il part.", "À midi, elle reste."],
    ],
)
def test_a_sentence_ends_at_its_mark(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts
    assert sentences("\u00a0".join(parts)) == parts


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r", "\n\n", "\r\n \r\n"])
def test_a_line_break_ends_a_sentence_whatever_stands_before_it(line_end: str) -> None:
    assert sentences(f"Le titre{line_end}M.{line_end}le texte") == ["Le titre", "M.", "le texte"]


def test_a_title_in_capitals_is_parted_from_its_paragraph() -> None:
    parts = ["L'armée a fui.", "LA VILLE DORT ENFIN", "Un peu plus tôt, on riait."]
    assert sentences(" ".join(parts)) == parts
    assert sentences("Il prend le TGV. La SNCF et la RATP ont dit non.") == [
        "Il prend le TGV.",
        "La SNCF et la RATP ont dit non.",
    ]


def test_a_straight_mark_between_glued_sentences_goes_where_it_belongs() -> None:
    parts = ['Elle a dit : "Il part demain."', "Le maire reste.", '"Adieu !"']
    assert sentences("".join(parts)) == parts


def test_a_sentence_glued_to_the_one_before_is_parted_from_it() -> None:
    assert sentences("Ils ont fui.Les secours restent.") == ["Ils ont fui.", "Les secours restent."]
    assert sentences("Il vient de l'AFP.Comme elle.") == ["Il vient de l'AFP.", "Comme elle."]


@pytest.mark.parametrize(
    "parts",
    [
        ["L'armée a fui.", "- Un an après -", "La ville dort."],
        ["Rien ne bouge.", "- La suite ?", "Les élus dorment."],
        ["Le maire défend le budget", "Le préfet s'oppose."],
        ["Fin des travaux", "L'eau monte."],
        ['Ils sont "ravis"', "Dans la rue, on rit."],
        ["Les quartiers visés", '"Nous partons", dit-elle.'],
        ["Elle est restée.", '"Un été de trop"', "Le lac a gelé."],
        ['"Nous restons."', '"Le lac a gelé", dit-elle.'],
    ],
)
def test_a_title_glued_to_its_paragraph_is_parted_from_it(parts: list[str]) -> None:
    assert sentences("".join(parts)) == parts


@pytest.mark.parametrize(
    "text", ["Il aime LinkedIn et YouTube.", "Le groupe WeLearn, à AstraPole, dort.", "Le 3 - ou le 4."]
)
def test_a_capital_inside_a_name_begins_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@given(TEXTS)
def test_sentences_hold_the_whole_text_but_blanks(text: str) -> None:
    starts = find_sentence_starts(text, RULES)
    assert list(starts) == sorted(set(starts))
    assert all(0 <= start < len(text) for start in starts)
    assert "".join(text[starts[0] :] if starts else "").strip() == text.strip()


@given(TEXTS)
def test_every_paragraph_begins_a_sentence(text: str) -> None:
    paragraphs = find_paragraph_starts(text)
    assert paragraphs[0] == 0
    assert list(paragraphs) == sorted(paragraphs)
    starts = find_sentence_starts(text, RULES)
    assert {each for each in paragraphs[1:] if each < len(text)} <= set(starts)


@given(TEXTS, TEXTS)
def test_what_stands_in_another_paragraph_changes_nothing(one: str, other: str) -> None:
    alone = find_sentence_starts(one.strip(), RULES)
    both = find_sentence_starts(f"{one.strip()}\n\n{other}", RULES)
    if one.strip():
        assert both[: len(alone)] == alone


def test_what_a_release_tells_begins_behind_its_dateline() -> None:
    assert sentences("Sainte-Aurore, le 5 mai 2023 – Brexal ferme.")[1:] == ["Brexal ferme."]
    assert sentences("Verclair (Ain), 5 mai 2023 (ALP) - Brexal ferme.")[1:] == ["Brexal ferme."]
    assert sentences("Verclair - Les dockers sont rentrés.")[1:] == ["Les dockers sont rentrés."]
    assert len(sentences("Le maire, le 5 mai, a démissionné – et sa fille aussi.")) == 1
    assert len(sentences("Verclair - Dole, la ligne ferme.")) == 1
