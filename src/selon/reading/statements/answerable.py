"""Who can be answerable: people and bodies think, want and promise; papers say; other things do neither."""

from __future__ import annotations

from selon.analysis import Token
from selon.reading.names import noun_kind
from selon.reading.statements.ground import CueMatch, Ground
from selon.reading.statements.noun_phrases import Source

# A source of any kind may stand before these: what is quoted, said with que, owned up to or charged, a person says.
_SAYING = frozenset(("quote", "que", "inf", "accuse"))
# What a thing may need or bring about, in these frames: of fifteen such rows that were judged five were right.
_NEEDED = frozenset(("np", "à", "à_np", "de_np", "inserted"))
# What a paper may want: it recommends, demands and forbids, but it neither makes nor incites anybody do a thing.
_WRITTEN_WISHES = frozenset(("que", "de", "np"))


def is_answerable(ground: Ground, match: CueMatch, source: Source | None, frame: str) -> bool:
    """Whether a source may be made answerable for what a cue reports in this frame.

    "L'opération vise à" wants nothing, "le rapport montre que" says something: a thing counts only where it is a paper
    that says or asks for something, or where the frame leaves no doubt.
    """
    if source is None:
        return True
    if _is_nobody(ground, source):
        return _is_someone(ground, match, source, frame)
    kind = "bodies" if _is_title(ground, source) else source_kind(ground, ground.analysis.tokens[source.head])
    if match.cue.kind == "preposition":
        if match.cue.stance == "believes":
            return kind in ("people", "bodies")
        if kind == "unknown" and ground.analysis.tokens[source.first].norm in ground.words.possessives:
            return False  # "selon leur mode de réception"
        named = _names(ground, source)
        if kind == "unknown" and not named and ground.analysis.tokens[source.first].norm == "les":
            return False  # "selon les voies"
        return kind != "things" or named  # "selon le tableau de bord Ifop"
    if kind in ("unknown", "things") and match.cue.words[0] in ground.words.intended:
        return False  # "le boycott vise à"
    needed = match.cue.stance == "wants" and frame in _NEEDED and len(match.cue.words) == 1
    if kind == "unknown" and needed and not _names(ground, source):
        return False  # "un défilé demande beaucoup de travail"
    if kind in ("people", "bodies", "unknown"):
        return True
    if match.cue.kind == "verb" and frame in _SAYING and not (frame == "inf" and match.cue.stance == "wants"):
        return True  # "ce nom veut dire" is no will
    return kind == "papers" and (
        match.cue.stance in ("affirms", "denies") or frame == "comme" or _is_written_wish(match, frame)
    )


def _names(ground: Ground, source: Source) -> bool:
    """Whether a name stands in a phrase."""
    return any(t.pos == "PROPN" for t in ground.analysis.tokens[source.first : source.last])


def _is_title(ground: Ground, source: Source) -> bool:
    """Whether a capital article inside a sentence opens the title of a paper: "selon | Le Matin"."""
    opening, behind = ground.analysis.tokens[source.first], ground.analysis.tokens[source.first + 1 : source.last]
    capital = opening.text[0].isupper() and opening.i > ground.analysis.sentence_of(opening.i).first
    return capital and opening.norm in ground.words.articles and bool(behind) and behind[0].text[0].isupper()


def _is_written_wish(match: CueMatch, frame: str) -> bool:
    """Whether a cue asks for something as a report or a law does; verbs with a bare infinitive are of the will."""
    return match.cue.stance == "wants" and frame in _WRITTEN_WISHES and "inf" not in match.cue.frames


def source_kind(ground: Ground, head: Token) -> str:
    """people, bodies, papers, things or unknown, by the head of a noun phrase; a name or a pronoun counts as people."""
    return noun_kind(ground.analysis, head, ground.words)


def _is_someone(ground: Ground, match: CueMatch, source: Source, frame: str) -> bool:
    """Whether "on" says or thinks something, whoever it is.

    "On précise que", "explique-t-on", "on estime que"; not "on note que", "on peut croire que".
    """
    if ground.analysis.tokens[source.head].norm not in ("on", "-on"):
        return False
    told = match.cue.addressee is not None and match.cue.stance in ("affirms", "denies")
    held = match.cue.stance == "believes" and match.group is not None and match.group.finite is not None
    return (told and frame in ("que", "quote", "inserted")) or (held and frame in ("que", "accuse"))


def _is_nobody(ground: Ground, source: Source) -> bool:
    """Whether the source is "rien" or "personne", or outside a quotation "vous" or "on"."""
    token = ground.analysis.tokens[source.head]
    if token.norm in ground.words.nobody:
        return True
    return token.norm in ground.words.anybody and not ground.is_quoted(token)
