"""What nobody has said: "refuse de dire si", "n'a pas voulu confirmer que", "sans préciser quand"."""

from __future__ import annotations

from selon.reading.statements.ground import CueMatch, Ground

# From a cue back to the verb that its infinitive hangs on.
_REACH = 6


def is_withheld(ground: Ground, match: CueMatch) -> bool:
    """Whether an infinitive of saying hangs on what leaves it unsaid.

    It does on a verb of refusing, of leave or of duty ("a refusé de dire si", "permet de dire que", "il revient au jury
    de dire si"), on a negated one of will or power ("n'a pas pu confirmer que"), and on "sans", unless "non" stands
    before that.
    """
    tokens, group = ground.analysis.tokens, match.group
    if group is None or not group.is_infinitive or match.cue.stance not in ("affirms", "asks") or group.first == 0:
        return False
    before = ground.norm_at(group.first - 1)
    if before == "sans":
        return ground.norm_at(group.first - 2) not in ("non", "pas")
    for i in range(group.first - 1, max(group.first - _REACH, ground.analysis.sentence_of(group.first).first) - 1, -1):
        if tokens[i].text in ",;:":
            return False
        governor = ground.groups.get(i)
        if governor is not None:
            marked = before in ground.words.bare_de | ground.words.at
            refused = marked and tokens[i].lemma in ground.words.withholding and not governor.negated
            return refused or (not marked and governor.negated and tokens[i].lemma in ground.words.willing)
    return False
