"""Pairs of reports whose answer is known: copies of every kind, and reports of one event that are no copies.

`python tests/copies/make_copies.py` prints them as JSON lines.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass

PLACES = ["Belroc", "Valmont", "Port-Clair", "Estreval", "Mirecourt", "Brassac", "Lorvigny", "Saint-Avre", "Castelmar"]
PEOPLE = ["Ana Ruiz", "Jo Bell", "Armand Delcroix", "Léa Morin", "Hugo Tessier", "Inès Caron", "Paul Vasseur"]
THINGS = ["le pont", "l'hôpital", "la digue", "le stade", "la ligne de tram", "l'usine d'eau", "le marché couvert"]
CAUSES = ["la rouille", "un incendie", "une fuite", "un affaissement", "des malfaçons", "une crue", "un court-circuit"]

# Two newsrooms tell the same event, each in its words.
ONE = [
    "{who} a annoncé mardi que {thing} de {place} fermerait ses accès pendant {n} mois à cause d'{cause}.",
    "La décision, attendue depuis le début de la semaine, a surpris les riverains réunis devant la mairie.",
    "Selon un rapport remis à la municipalité, la réparation coûterait {m} millions d'euros.",
    "Les services techniques ont relevé {n} anomalies au cours de la dernière inspection.",
    "Une déviation sera mise en place dès lundi matin par l'est de {place}.",
    "L'opposition municipale réclame une enquête indépendante sur l'entretien de l'ouvrage.",
    "Le conseil se prononcera sur le financement lors de sa séance du {d} du mois prochain.",
    "Près de {k} habitants empruntent chaque jour cet itinéraire pour se rendre au travail.",
    "L'État a promis une aide d'urgence dont le montant n'est pas encore arrêté.",
    "Des commerçants craignent de perdre une part de leur clientèle avant les fêtes.",
]
TWO = [
    "{place} devra se passer de {thing} : {who} en a informé la population au cours d'une conférence de presse.",
    "En cause, {cause}, découverte par une équipe d'ingénieurs il y a une dizaine de jours.",
    "Il faudra compter {n} mois de chantier et une facture de {m} millions, d'après l'expertise.",
    "« On nous prévient au dernier moment », se plaint un boulanger dont la boutique est voisine.",
    "Les bus contourneront le quartier, et deux parkings gratuits ouvriront à l'entrée de la ville.",
    "Plusieurs élus de la minorité accusent l'équipe en place d'avoir repoussé les travaux trois fois.",
    "Le vote du budget rectificatif est inscrit à l'ordre du jour de la réunion du {d}.",
    "Un collectif d'usagers, fort de {k} signatures, demande à être associé au suivi.",
    "Le préfet a assuré que la commune serait soutenue, sans donner de chiffre.",
    "À l'approche de Noël, les boutiques du centre redoutent des semaines difficiles.",
]
QUOTES = [
    "« Nous n'avions pas d'autre choix que de protéger les gens », a déclaré {who}.",
    "« Je comprends la colère, et je la partage », a ajouté {who} devant les journalistes.",
]
LEADS = [
    "Notre région est concernée au premier chef par cette annonce venue de {place}.",
    "Les habitants de notre canton suivent l'affaire de près, et ils ont leurs raisons.",
    "Un voisin que nous avons rencontré hier nous a confié son inquiétude.",
]
SWAPS = {
    "a annoncé": "a fait savoir", "mardi": "ce mardi", "pendant": "durant", "La décision": "Cette décision",
    "depuis": "dès", "réunis": "rassemblés", "Selon": "D'après", "coûterait": "reviendrait à", "dernière": "récente",
    "mise en place": "installée", "réclame": "exige", "lors de": "pendant", "Près de": "Environ", "chaque jour":
    "quotidiennement", "promis": "assuré", "craignent": "redoutent", "a déclaré": "a affirmé", "dans": "au sein de",
    "aussi": "également", "mais": "toutefois", "grand": "vaste", "afin de": "pour", "notamment": "entre autres",
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """Two texts, how the second was made, and whether it is a copy."""

    a: str
    b: str
    kind: str
    copy: bool


def sentences_of(text: str) -> list[str]:
    return [each for each in re.split(r"(?<=[.!?»])\s+", text) if each]


def rewritten(sentence: str, chance: random.Random) -> str:
    """Some words for others of the same sense, one left out."""
    for old, new in SWAPS.items():
        sentence = sentence.replace(old, new)
    words = sentence.split()
    if len(words) > 12:
        del words[chance.randrange(3, len(words) - 2)]
    return " ".join(words)


def copies_of(text: str, place: str, chance: random.Random) -> Iterator[Pair]:
    """What newsrooms make of a dispatch."""
    sentences = sentences_of(text)
    lead = [each.format(place=place) for each in chance.sample(LEADS, 2)]
    cut = sentences[: max(3, len(sentences) * chance.randint(35, 70) // 100)]
    light = [rewritten(each, chance) if chance.random() < 0.5 else each for each in sentences]
    yield Pair(text, "ALERTE. Ce qu'il faut savoir\n\n" + text, "retitled", True)
    yield Pair(text, " ".join(cut), "cut", True)
    yield Pair(text, "\n\n".join([*lead, *sentences]), "local lead", True)
    yield Pair(text, " ".join(light), "light rewrite", True)
    yield Pair(text, "\n".join([lead[0], *light[: len(cut)], "Avec AFP"]), "cut, rewritten, with a lead", True)


def reports(chance: random.Random) -> tuple[str, str, str, str]:
    """Two reports of one event with its quotations in both, one of another event of the kind, and the place."""

    def values() -> dict[str, object]:
        return {
            "who": chance.choice(PEOPLE), "place": chance.choice(PLACES), "thing": chance.choice(THINGS),
            "cause": chance.choice(CAUSES), "n": chance.randint(2, 18), "m": chance.randint(2, 90),
            "d": chance.randint(1, 28), "k": chance.randint(2, 90) * 100,
        }  # fmt: skip

    event, other = values(), values()

    def told(bank: list[str], about: dict[str, object]) -> str:
        body = [bank[0], *chance.sample(bank[1:], 7)]
        body[3:3] = QUOTES
        return " ".join(each.format(**about) for each in body)

    return told(ONE, event), told(TWO, event), told(TWO, other), str(event["place"])


def make_pairs(number: int, seed: int = 4) -> Iterator[Pair]:
    """Pairs of every kind from so many events, as many of them copies as not."""
    chance = random.Random(seed)
    for _ in range(number):
        one, two, other, place = reports(chance)
        yield from copies_of(one, place, chance)
        yield Pair(one, two, "one event, two reports", False)
        yield Pair(one, other, "two events of a kind", False)
        yield Pair(two, reports(chance)[0], "two events of a kind", False)
        yield Pair(one, " ".join(reversed(sentences_of(two))), "one event, two reports", False)
        yield Pair(two, one, "one event, two reports", False)


if __name__ == "__main__":
    for pair in make_pairs(100):
        print(json.dumps(vars(pair), ensure_ascii=False))
