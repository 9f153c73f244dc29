"""Whether two claims are of one proposition, and how they stand to each other: with a score and the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from selon.compare.proposition import NAME, NUMBER, SHARE, SPEAKER, WORD, Claim, Clause, Deed, days_between
from selon.compare.words import stem

# Two clauses below this are of two propositions. Set on the dossier of examples/: lower joins claims about the same
# place, higher loses those that one paper tells in half the words of the other.
LEAST = 0.62
# What the fuller of two clauses says beyond the other counts less than what the shorter one says.
SHORTER, FULLER = 0.6, 0.4
SAME_DEED = 0.15
# Two sources contradict each other about one moment: what happened stays in question for a season, how things stand
# (a border is open) may have changed within weeks.
DONE_DAYS, STATE_DAYS = 120, 21
# "Samedi" said in two weeks is two days.
WEEK_DAYS = 7
# Of two figures for one thing the greater must be so many times the less to contradict it, and both be of the same
# days: a toll rises by the hour, and a round number is none to quarrel over.
FIGURES_APART, FIGURES_DAYS = 1.5, 3
# Names in both clauses and none in common: likely they speak of two places or people.
OTHER_NAMES = 0.25
# Two people who share two words only may speak of two things, unless both count the same.
FEW_SHARED = 0.2
# And two that stand side by side in both may be but one name ("poids lourd", "prélèvement à la source").
ONE_NAME = 0.3
# What a speaker announces in hardly more than one word ("aucun autre ne viendra", "ils partiront le 3 mai") is all
# in that word: so much of the one must be in the other, and so much of the other in the one.
ALL_SAID, LITTLE_ELSE, BRIEF = 0.7, 0.28, 0.6
# What is said against the statement just before it, in one report, is of the same matter where both share half of what
# one of them says: reporters set side by side what contradicts each other. In code points from the one to the other.
ANSWER_WITHIN, ANSWERED = 350, 0.5
# "C'est faux" is an answer to what stands right before it.
REJECTS_WITHIN, REJECTED = 150, 0.7
# Of two statements of several clauses that both agree and differ it tells more that they differ.
CONTRARY = 0.2
_CLAIMING = frozenset(("affirms", "denies", "believes", "fears"))
_HELD = _CLAIMING | {"promises"}


@dataclass(frozen=True, slots=True)
class Match:
    """How a later claim stands to an earlier one.

    Attributes:
        kind: agrees, disputes (another speaker says the contrary), reverses (the same speaker does), or fulfils
            (what was to come has come).
        score: 0 to 1. because: why, as words of the two: what they share, and how they differ.
        earlier, later: keys of the claims.
    """

    kind: str
    score: float
    because: tuple[str, ...]
    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two clauses laid side by side: how alike they are, in which terms, and whether one says the contrary.

    `answered`: that the one answers the other is what binds them.
    """

    score: float
    first: Clause
    second: Clause
    shared: tuple[str, ...]
    contrary: bool
    answered: bool


@dataclass(frozen=True, slots=True)
class _Bond:
    """How two claims stand to each other before their words are looked at.

    Attributes:
        speakers: of the earlier and of the later one. same_speaker: whether they can be one person's names.
        near: side by side in one report. answered: the later one speaks against the earlier: it answers it in the same
            report, or it admits in another one what was denied.
    """

    speakers: tuple[str, str]
    same_speaker: bool
    near: bool
    answered: bool


def match(one: Claim, other: Claim) -> Match | None:
    """The match of two claims, or None where they are not of one proposition or nothing follows from it."""
    if one.stance not in _HELD or other.stance not in _HELD or one.key == other.key or _is_inside(one, other):
        return None
    earlier, later = (one, other) if (one.day, one.key) <= (other.day, other.key) else (other, one)
    bond = _bond(earlier, later)
    if _is_rejected(earlier, later, bond):
        return Match("disputes", REJECTED, ("rejected",), earlier.key, later.key)
    bonus, deed = _shared_deed(earlier, later)
    if bonus is None:
        return None
    pair = _surest_pair(earlier, later, bonus, bond)
    if pair is None:
        return None
    figures = _figures(pair, bond)
    if figures:
        kind = _kind_of_figures(earlier, later, pair, same_speaker=bond.same_speaker)
    else:
        kind = _kind(earlier, later, pair, same_speaker=bond.same_speaker)
    if kind is None:
        return None
    stands = figures or ("contrary" if pair.contrary else "same",)
    answer = ("answered",) if pair.answered else ()
    reasons = (f"shared:{' '.join(pair.shared)}", *deed, *stands, *answer)
    return Match(kind, round(pair.score, 2), reasons, earlier.key, later.key)


def _bond(earlier: Claim, later: Claim) -> _Bond:
    same_speaker = is_same_name(earlier.speaker, later.speaker)
    one_report = earlier.document == later.document
    near = one_report and 0 <= later.span[0] - earlier.span[1] <= ANSWER_WITHIN
    # Who admits something speaks of what he is known to have denied.
    answered = later.admits and not one_report if same_speaker else later.answers and near
    return _Bond((earlier.speaker, later.speaker), same_speaker, near, answered)


def _surest_pair(earlier: Claim, later: Claim, bonus: float, bond: _Bond) -> _Pair | None:
    """The two clauses most alike, of those that are alike enough to be of one proposition."""
    best = None
    for first in earlier.clauses:
        for second in later.clauses:
            found = _alike(first, second, bond)
            if found is None:
                continue
            pair = replace(found, score=min(1.0, found.score + bonus))
            if (pair.score >= LEAST or pair.answered) and (best is None or _weight(pair) > _weight(best)):
                best = pair
    return best


def _weight(pair: _Pair) -> float:
    """What a pair weighs among others of the same claims: "n'est pas malade" against "il a été opéré, il va mieux"."""
    return pair.score + (CONTRARY if pair.contrary else 0.0)


def _is_rejected(earlier: Claim, later: Claim, bond: _Bond) -> bool:
    """Whether the later claim says no more than that the one right before it is not so."""
    near = bond.near and later.span[0] - earlier.span[1] <= REJECTS_WITHIN
    return later.rejects and near and not bond.same_speaker and all(bond.speakers)


def _is_inside(one: Claim, other: Claim) -> bool:
    """Whether two claims of a report share words of it: what somebody says of another's words is no second voice."""
    return one.document == other.document and one.span[0] < other.span[1] and other.span[0] < one.span[1]


def is_same_name(one: str, other: str) -> bool:
    """Whether two folded names can be one person's: equal, or the last word of the one ends the other ("sven lund").

    >>> is_same_name("lund", "sven lund"), is_same_name("sven lund", "ana lund"), is_same_name("", "")
    (True, False, False)
    """
    shorter, longer = sorted((one.split(), other.split()), key=len)
    return bool(shorter) and longer[-len(shorter) :] == shorter


def _alike(one: Clause, other: Clause, bond: _Bond) -> _Pair | None:
    """How much of each clause is in the other, what that is, and whether they contradict each other."""
    # Who speaks twice says "l'ambassadeur" or "notre ambassadeur": himself tells only where he is in both.
    himself = bond.same_speaker and SPEAKER in one.weights and SPEAKER in other.weights
    mine, its = (
        {term: weight for term, weight in clause.weights.items() if himself or term != SPEAKER}
        for clause in (one, other)
    )
    shared = sorted(mine.keys() & its.keys())
    telling = [term for term in shared if mine[term] >= NAME and term != SPEAKER]
    words = [term for term in shared if mine[term] >= WORD]
    if not words:
        return None
    flips = sum(one.terms[term] * other.terms[term] < 0 for term in words)
    contrary = (one.affirmed != other.affirmed) != bool(flips % 2)
    # Of two clauses of which one says no, they must share what it says no to.
    if any(clause.focus and clause.focus.isdisjoint(shared) for clause in (one, other)) and contrary:
        return None
    covered = tuple(sum(min(mine[t], its[t]) for t in shared) / sum(each.values()) for each in (mine, its))
    score = SHORTER * max(covered) + FULLER * min(covered)
    if contrary and (one.sweeping or other.sweeping):
        # "Aucun emploi ne sera supprimé" denies every such loss, whatever else the other says of it.
        score = max(score, covered[0] if one.sweeping else covered[1])
    others = _name_others(one, other, mine, its, bond)
    if others:
        score -= OTHER_NAMES
    counted = one.counts.keys() & other.counts.keys()
    if not bond.same_speaker and not bond.answered and len(telling) < 3 and counted.isdisjoint(shared):
        score -= ONE_NAME if frozenset(telling) in one.compounds & other.compounds else FEW_SHARED
    settled = contrary and not one.unsettled and not other.unsettled
    # "Je suis candidate" is no matter of "M. Duval n'est pas candidat".
    apart = others and one.own and not other.own and len(telling) < 2
    answers = bond.answered and settled and max(covered) >= ANSWERED and not apart
    # One word in common is else enough only for two shares side by side, or where the same speaker says little else.
    shares = bond.near and SHARE in counted
    none_of_it = contrary and one.sweeping and not one.own
    alone = bond.same_speaker and _says_little_else(one, other, (mine, its), covered, none_of_it=none_of_it)
    if len(telling) < 2 and not answers and not shares and not alone:
        return None
    return _Pair(max(score, LEAST) if shares else score, one, other, tuple(shared), contrary, answers)


def _says_little_else(
    one: Clause, other: Clause, terms: tuple[Mapping[str, float], ...], covered: tuple[float, ...], *, none_of_it: bool
) -> bool:
    """Whether a speaker says hardly more than what both clauses share.

    He may do so of himself, in an announcement, where he says that there is none of it, and in two short clauses.
    """
    fewest, most = sorted(sum(weight > NUMBER for weight in each.values()) for each in terms)
    own = one.own and other.own and fewest <= 3
    told = (one.ahead or none_of_it) and most <= 4 and max(covered) >= ALL_SAID
    brief = most <= 2 and min(covered) >= BRIEF
    return (own or told or brief) and min(covered) >= LITTLE_ELSE


def _name_others(one: Clause, other: Clause, mine: Mapping[str, float], its: Mapping[str, float], bond: _Bond) -> bool:
    """Whether both clauses name somebody or some place, and none in common."""
    # One speaker's own name parts no two clauses of his.
    names, others = (
        _names(terms, clause.own and not bond.same_speaker, speaker)
        for terms, clause, speaker in zip((mine, its), (one, other), bond.speakers, strict=True)
    )
    return bool(names and others) and names.isdisjoint(others)


def _names(terms: Mapping[str, float], own: bool, speaker: str) -> set[str]:
    """Whom and what a clause names; who speaks of himself names himself."""
    named = {term for term, weight in terms.items() if weight == NAME and term != SPEAKER}
    return named | {stem(speaker.split()[-1])} if own and speaker else named


def _kind(earlier: Claim, later: Claim, pair: _Pair, *, same_speaker: bool) -> str | None:
    first, second = pair.first, pair.second
    shares = SHARE in first.counts and SHARE in second.counts
    if shares and pair.contrary:
        # "60 % sont pour, 30 % contre" is one poll.
        return None
    if not pair.contrary:
        came = first.ahead and first.affirmed and not second.ahead and later.stance == "affirms"
        came = came and earlier.document != later.document
        return "fulfils" if came and (same_speaker or second.done or second.changed) else "agrees"
    if same_speaker:
        # What is today and what will be are no contraries; of tomorrow one may say otherwise tomorrow.
        at_once = earlier.day == later.day and first.ahead != second.ahead
        if earlier.document == later.document or at_once:
            return None
        return "reverses" if _takes_back(later, first, second) else None
    apart = days_between(earlier.day, later.day)
    # What one promises of others ("le pont rouvrira") another can deny; what each will do himself is each one's own.
    foretold = first.ahead and second.ahead and not (first.own and second.own)
    claiming = _HELD if foretold else _CLAIMING
    # What should be is opinion; that a thing must not be may be a warning that denies ("ne doit pas être mangé").
    claimed = not (first.ought and second.ought) and all(
        (claim.stance in claiming or clause.done) and not clause.wished
        for claim, clause in ((earlier, first), (later, second))
    )
    window = DONE_DAYS if first.done and second.done else STATE_DAYS
    if first.weekday and second.weekday:
        window = WEEK_DAYS
    if first.ahead != second.ahead or not claimed or (apart is not None and apart > window):
        return None
    return "disputes" if earlier.speaker and later.speaker else None


def _figures(pair: _Pair, bond: _Bond) -> tuple[str, ...]:
    """The figures that two clauses give of the same thing where they are apart ("wound:12/30")."""
    one, other = pair.first.counts, pair.second.counts
    both = sorted(one.keys() & other.keys())
    if pair.contrary or (len(pair.shared) < 2 and not (bond.near and SHARE in both)):
        return ()
    return tuple(
        f"figures:{term}:{one[term]}/{other[term]}"
        for term in both
        if max(one[term], other[term]) >= FIGURES_APART * min(one[term], other[term])
    )


def _kind_of_figures(earlier: Claim, later: Claim, pair: _Pair, *, same_speaker: bool) -> str | None:
    """Figures that differ are a dispute of two speakers about what happened; nobody takes himself back by a new one."""
    apart = days_between(earlier.day, later.day)
    claimed = earlier.stance in _CLAIMING and later.stance in _CLAIMING
    near = apart is not None and apart <= FIGURES_DAYS
    known = bool(earlier.speaker and later.speaker) and not same_speaker
    # Who marched in one town and who in another are two counts.
    mine, its = (_names_of(claim) for claim in (earlier, later))
    elsewhere = bool(mine - its and its - mine)
    told = claimed and near and known and not elsewhere
    return "disputes" if told and not (pair.first.ahead or pair.second.ahead) else None


def _names_of(claim: Claim) -> set[str]:
    """Whom and what the clauses of a claim name."""
    return {term for clause in claim.clauses for term, weight in clause.weights.items() if weight == NAME} - {SPEAKER}


def _takes_back(later: Claim, first: Clause, second: Clause) -> bool:
    """Whether saying the contrary takes back what was said, and does not tell that the world went on."""
    if later.admits:
        return True
    # "It is not", then "it is since noon", or "it will be", then "it is no more, since noon": the world went on.
    if second.changed and second.affirmed and (first.affirmed or not first.ahead):
        return False
    return not first.unsettled and (first.ahead or not second.ahead or not first.affirmed)


def _shared_deed(one: Claim, other: Claim) -> tuple[float | None, tuple[str, ...]]:
    """What telling the same event adds to a match; None where both date theirs, and differently."""
    for mine in one.deeds:
        for its in other.deeds:
            if mine.type != its.type:
                continue
            if mine.days and its.days and (mine.days[1] < its.days[0] or its.days[1] < mine.days[0]):
                continue
            if _same_roles(mine, its):
                return SAME_DEED, (f"event:{mine.type}",)
    return 0.0, ()


def _same_roles(one: Deed, other: Deed) -> bool:
    actors = bool(one.actor & other.actor)
    recipients = bool(one.recipient & other.recipient)
    return (actors or recipients) and (actors or not (one.actor and other.actor))
