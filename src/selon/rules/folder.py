"""One language's folder of TOML and TSV files, read with errors that name file, line and rule."""

from __future__ import annotations

import hashlib
import re
import tomllib
import types
import typing
from collections import defaultdict
from collections.abc import Collection, Hashable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, Protocol, TypeVar, cast, get_type_hints

from selon.errors import RuleError


class HasId(Protocol):
    """An entry that is known by its id."""

    @property
    def id(self) -> str:
        """Unique in a language."""


Row = TypeVar("Row")
Identified = TypeVar("Identified", bound=HasId)


@dataclass(frozen=True, slots=True)
class RuleFolder:
    """The rule files of one language, below `languages/`."""

    root: Traversable

    @property
    def hash(self) -> str:
        """The first 16 hexadecimal digits of the SHA-256 over all rule files, in order of their names."""
        digest = hashlib.sha256()
        for name, content in sorted(self._files(self.root, "")):
            digest.update(name.encode() + b"\0" + content + b"\0")
        return digest.hexdigest()[:16]

    def _files(self, folder: Traversable, prefix: str) -> Iterator[tuple[str, bytes]]:
        for entry in folder.iterdir():
            if entry.is_dir():
                yield from self._files(entry, f"{prefix}{entry.name}/")
            elif entry.name.endswith((".toml", ".tsv")):
                yield prefix + entry.name, entry.read_bytes()

    def toml(self, name: str) -> dict[str, Any]:
        """The content of one TOML file.

        Raises:
            RuleError: the file is missing or is not TOML.
        """
        try:
            return tomllib.loads(self.root.joinpath(name).read_text(encoding="utf8"))
        except FileNotFoundError:
            raise RuleError(f"rule file {name!r} is missing from {self.root}") from None
        except tomllib.TOMLDecodeError as error:
            raise RuleError(f"{name}: {error}") from None

    def keyed(self, name: str, keys: Collection[str]) -> dict[str, Any]:
        """The content of a TOML file that has exactly these keys at its top.

        Raises:
            RuleError: as `toml`; a key is missing or not known.
        """
        content = self.toml(name)
        odd = sorted(set(keys) ^ set(content))
        if odd:
            raise RuleError(f"{name}: {odd[0]!r} is {'missing' if odd[0] in keys else 'not known'}")
        return content

    def rows(self, name: str, table: str, row: type[Row]) -> tuple[Row, ...]:
        """The `[[table]]` entries of a file as `row` dataclasses, in file order.

        Raises:
            RuleError: an unknown or missing key, a value of the wrong type, an id used twice in the file.
        """
        entries = self.toml(name)
        stray = set(entries) - {table}
        if stray:
            raise RuleError(f"{name}: unknown table {sorted(stray)[0]!r}; expected [[{table}]]")
        seen: set[str] = set()
        built = []
        for entry in entries.get(table, []):
            rule_id = str(entry.get("id", ""))
            if rule_id in seen:
                raise self.error(name, rule_id, "this id is used twice")
            seen.add(rule_id)
            built.append(self._build(name, rule_id, entry, row))
        return tuple(built)

    def rows_of(self, names: Iterable[str], table: str, row: type[Identified]) -> tuple[Identified, ...]:
        """The `[[table]]` entries of several files, in the order of the files.

        Raises:
            RuleError: as `rows`; one id in two files.
        """
        built: dict[str, tuple[str, Identified]] = {}
        for name in names:
            for entry in self.rows(name, table, row):
                if entry.id in built:
                    raise self.error(name, entry.id, f"this id is used in two files, also in {built[entry.id][0]}")
                built[entry.id] = (name, entry)
        return tuple(entry for _, entry in built.values())

    def names(self, folder: str) -> tuple[str, ...]:
        """The TOML files below `folder`, sorted."""
        found = (entry.name for entry in self.root.joinpath(folder).iterdir())
        return tuple(f"{folder}/{name}" for name in sorted(found) if name.endswith(".toml"))

    def table(self, name: str, columns: int) -> tuple[tuple[str, ...], ...]:
        """The rows of a TSV file; lines that begin with # are comments, empty lines are skipped.

        Raises:
            RuleError: a row has another number of columns.
        """
        rows = []
        for number, line in self.lines(name):
            cells = tuple(line.split("\t"))
            if len(cells) != columns:
                raise RuleError(f"{name}, line {number}: {len(cells)} columns instead of {columns}")
            rows.append(cells)
        return tuple(rows)

    def lemmas(self, *names: str) -> Mapping[str, tuple[str, ...]]:
        """TSV files of an inflected form and its lemma: each form to all its lemmas, in the order of the rows.

        Raises:
            RuleError: as `table`.
        """
        found: defaultdict[str, tuple[str, ...]] = defaultdict(tuple)
        for name in names:
            for form, lemma in self.table(name, columns=2):
                found[form] += (lemma,)
        return dict(found)

    def lines(self, name: str) -> Iterator[tuple[int, str]]:
        """The numbered lines of a TSV file that hold a row."""
        for number, line in enumerate(self.root.joinpath(name).read_text(encoding="utf8").split("\n"), start=1):
            if line and not line.startswith("#"):
                yield number, line

    def _build(self, name: str, rule_id: str, entry: dict[str, Any], row: type[Row]) -> Row:
        known, required = _shape(cast("Hashable", row))
        for key, value in entry.items():
            if key not in known:
                raise self.error(name, rule_id, f"unknown key {key!r}; known are {', '.join(known)}")
            if not _fits(value, known[key]):
                raise self.error(name, rule_id, f"{key} = {value!r} is not a {_describe(known[key])}")
        missing = [key for key in required if key not in entry]
        if missing:
            raise self.error(name, rule_id, f"{missing[0]!r} is missing")
        frozen = {key: tuple(value) if isinstance(value, list) else value for key, value in entry.items()}
        try:
            return row(**frozen)
        except RuleError as error:
            raise self.error(name, rule_id, str(error)) from None

    def error(self, name: str, rule_id: str, what: str) -> RuleError:
        """What is wrong with an entry of a file, with the line of its id: the last, where two have the same."""
        lines = self.root.joinpath(name).read_text(encoding="utf8").splitlines()
        stands = re.compile(rf'\s*id\s*=\s*"{re.escape(rule_id)}"')
        line = next((number for number in range(len(lines), 0, -1) if stands.match(lines[number - 1])), 1)
        return RuleError(f"{name}, line {line}, rule {rule_id!r}: {what}")


@cache
def _shape(row: type) -> tuple[dict[str, Any], tuple[str, ...]]:
    """The keys a row knows, with their types, and those it cannot do without."""
    hints = get_type_hints(row)
    own = fields(row)
    required = tuple(f.name for f in own if f.default is MISSING and f.default_factory is MISSING)
    return {f.name: hints[f.name] for f in own}, required


def _describe(kind: Any) -> str:
    """What a field wants, as whoever writes rules calls it."""
    several = [each for each in typing.get_args(kind) if each is not type(None)]
    plain = several[0] if typing.get_origin(kind) is types.UnionType else kind
    return "list in square brackets" if typing.get_origin(plain) is tuple else str(getattr(plain, "__name__", plain))


def _fits(value: Any, kind: Any) -> bool:
    """Whether a TOML value may stand in a field of this type."""
    origin = typing.get_origin(kind)
    if origin is types.UnionType:
        return any(_fits(value, option) for option in typing.get_args(kind) if option is not type(None))
    if origin is tuple:
        return isinstance(value, list) and all(_fits(item, typing.get_args(kind)[0]) for item in value)
    if origin is dict:
        return isinstance(value, dict)
    if kind is float:
        return isinstance(value, (int, float))
    return isinstance(value, kind) and not (kind is int and isinstance(value, bool))
