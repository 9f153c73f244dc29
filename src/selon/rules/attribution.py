"""The small words of a language that the search for statements leans on."""

from __future__ import annotations

from dataclasses import dataclass, fields

from selon.rules.folder import RuleFolder

Words = frozenset[str]


NOUNS = ("people", "bodies", "papers", "things")


@dataclass(frozen=True, slots=True)
class AttributionWords:
    """The lists of `attribution.toml`, under the names they have there; the file says what each is for."""

    que: Words
    de: Words
    bare_de: Words
    at: Words
    comme: Words
    par: Words
    indefinite: Words
    set_phrases: Words
    many: Words
    intended: Words
    asides: Words
    asking_labels: Words
    answering_labels: Words
    pages: Words
    utterances: Words
    announcing: Words
    causing: Words
    going_on: Words
    parting: Words
    adverbial_nouns: Words
    relatives: Words
    object_relatives: Words
    luck: Words
    about: Words
    mistaken: Words
    no_verbs: Words
    occasions: Words
    eves: Words
    adding: Words
    asked: Words
    asked_about: Words
    judging: Words
    rumours: Words
    leading: Words
    carrying: Words
    withholding: Words
    willing: Words
    subject_relatives: Words
    questions: Words
    negations_left: Words
    negations_right: Words
    answers_no: Words
    no_longer: Words
    negators: Words
    clitics: Words
    object_clitics: Words
    dative_clitics: Words
    reflexives: Words
    inverted_subjects: Words
    subject_pronouns: Words
    according: Words
    fronting: Words
    impersonal: Words
    whispered: Words
    impersonal_adjectives: Words
    impersonal_verbs: Words
    quantities: Words
    first_person: Words
    nobody: Words
    anybody: Words
    counting: Words
    pointing: Words
    plural_pronouns: Words
    feminine_pronouns: Words
    articles: Words
    passing_adjectives: Words
    same: Words
    telling_participles: Words
    former: Words
    last_named: Words
    premier: Words
    of_two: Words
    posted: Words
    definite: Words
    two: Words
    pairs: Words
    any_papers: Words
    demonstratives: Words
    own_possessives: Words
    possessives: Words
    needing: Words
    obliging: Words
    urging: Words
    remarking: Words
    granting: Words
    softening: Words
    exclamations: Words
    announcing_acts: Words
    assuring: Words
    undertakings: Words
    unwilled: Words
    being: Words
    denials: Words
    before_other_que: Words
    subordinators: Words
    joins: Words
    conjuncts: Words
    breaks: Words
    no_source: Words
    clause_openers: Words
    appositions: Words
    light_verbs: Words
    auxiliaries: Words
    modals: Words
    conditions: Words
    manner: Words
    circles: Words
    learning: Words
    answering: Words
    excluding: Words
    concerned: Words
    repeated: Words
    repeating: Words
    continuing: Words
    to: Words
    beside: Words
    through: Words
    governing: Words
    assisting: Words
    at_home: Words
    guests: Words
    answered: Words
    on_air: Words
    within: Words
    media: Words
    media_kinds: Words
    pressed: Words
    media_names: Words
    programmes: Words
    agencies: Words
    hearers: Words
    people: Words
    figures: Words
    bodies: Words
    papers: Words
    callings: Words
    person_endings: Words
    thing_endings: Words
    things: Words


def parse_attribution(folder: RuleFolder) -> AttributionWords:
    """Read `attribution.toml` and `nouns.toml`.

    Raises:
        RuleError: a list is missing, or one is not known.
    """
    others = [field.name for field in fields(AttributionWords) if field.name not in NOUNS]
    table = folder.keyed("attribution.toml", others) | folder.keyed("nouns.toml", NOUNS)
    return AttributionWords(**{name: frozenset(words) for name, words in table.items()})
