"""What the desk found, on a terminal."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from selon.cli.parser import say
from selon.record.dates import describe_value
from selon.record.gist import SIGNS, file_name, gist_of, one_line, shorten
from selon.ui import Words

if TYPE_CHECKING:
    from rich.table import Table

    from selon.desk.accounts import Disagreement, Turn
    from selon.desk.changes import Change
    from selon.desk.profile import Profile
    from selon.desk.support import Support
    from selon.desk.voices import Voice

GIST = 170
# Statements of one person that are shown, beside the first.
NEWEST = 20


def show_disagreement(each: Disagreement, words: Words) -> None:
    """A proposition, and under it who is for and against it."""
    _title(shorten(one_line(each.about), GIST))
    table = _columns()
    for side in each.sides:
        label = words(f"desk.{side.position}", origins=words.count("desk.origins", side.origins))
        _add_voices(table, label, side.voices, words)
    _print(table)


def show_turns(turns: Sequence[Turn], words: Words) -> None:
    """What a speaker said before and after, each as one report or several tell it, and how long it took.

    Of what is undated, that the order is not known.
    """
    turn = turns[0]
    ordered = turn.days is not None
    apart = words.count("desk.days", turn.days) if turn.days else ""
    notes = [one_line(turn.speaker), apart if ordered else words("desk.order_unknown")]
    _title(" · ".join(each for each in notes if each))
    table = _columns()
    before, after = (
        dict.fromkeys(voices) for voices in zip(*((each.before, each.after) for each in turns), strict=True)
    )
    _add_voices(table, words("desk.before") if ordered else words("desk.once"), before, words)
    _add_voices(table, words("desk.after") if ordered else words("desk.once"), after, words)
    _print(table)


def show_support(support: Support, words: Words) -> None:
    """Who confirms a claim and who contests it, and which of them rest on another source."""
    _title(one_line(support.claim or words("desk.this_report")))
    table = _columns()
    _add_voices(table, words("desk.confirms", count=support.independent), support.confirms, words)
    _add_voices(table, words("desk.contests"), support.contests, words)
    _add_voices(table, words("desk.came_true"), support.came_true, words)
    for document, publishers in support.copies.items():
        table.add_row(words("desk.copy"), document, ", ".join(map(one_line, publishers)))
    for document, sources in support.rests_on.items():
        table.add_row(words("desk.rests_on"), document, ", ".join(map(one_line, sources)))
    _print(table)
    if not (support.confirms or support.contests or support.came_true):
        say(words("desk.copies_only" if support.copies else "list.nothing"))


def show_profile(profile: Profile, words: Words) -> None:
    """Who somebody is, what they said, about whom, and what became of it."""
    from rich.text import Text

    from selon.desk.accounts import fold_turns

    _title(one_line(profile.person.name))
    table = _columns()
    for role in profile.roles:
        table.add_row(words("desk.role"), _day(role.since, words), one_line(role.role))
    for key, counts in (("about", profile.about), ("spoken_of_by", profile.spoken_of_by)):
        if counts:
            table.add_row(words(f"desk.{key}"), "", ", ".join(f"{one_line(k)} {n}" for k, n in counts.items()))
    stances = ", ".join(f"{words(f'stance.{stance}')} {count}" for stance, count in profile.stances.items())
    table.add_row(words("desk.stances"), "", stances)
    shown = [(words("desk.said"), row) for row in profile.statements[:NEWEST]]
    if len(profile.statements) > NEWEST:
        dated = [row for row in profile.statements if row.first_day]
        shown += [(words("desk.first_said"), row) for row in dated[-1:] if row not in profile.statements[:NEWEST]]
    for label, row in shown:
        text = Text(f"{SIGNS[row.saying]} {gist_of(row.content, row.form, GIST)}")
        text.append(f"\n{row.id}", style="dim")
        table.add_row(label, _day(row.last_day, words, told=row.day_told), text)
    _print(table)
    if len(profile.statements) > NEWEST:
        number = len(profile.statements)
        say(words("desk.more_said", shown=NEWEST, number=number, name=repr(one_line(profile.person.name))))
    for promise in profile.promises:
        _title(words(f"desk.promise.{promise.outcome or 'open'}"))
        table = _columns()
        _add_voices(table, words("desk.before"), [promise.said], words)
        if promise.after:
            _add_voices(table, words("desk.after"), [promise.after], words)
        _print(table)
    for turns in fold_turns(profile.reversals):
        show_turns(turns, words)


def show_change(change: Change, words: Words) -> None:
    """One difference between two versions."""
    from rich.console import Console
    from rich.text import Text

    sign = {"added": "+", "dropped": "−", "changed": "~"}[change.kind]
    console = Console(soft_wrap=True, highlight=False)
    kind = words(f"desk.change.{change.kind}")
    console.print(Text(f"{sign} {kind} · {words(f'desk.layer.{change.layer}')}", style="bold"))
    for row in (change.before, change.after):
        if row is not None:
            shown = (_field(key, value, words) for key, value in row.items() if value)
            console.print(Text("    " + " · ".join(shown)))


def _field(key: str, value: str, words: Words) -> str:
    """A field of a row in the words of the screen."""
    kinds = {"stance": "stance", "type": "event", "factuality": "certainty"}
    return words.get(f"{kinds.get(key)}.{value}", one_line(value))


def _title(text: str) -> None:
    from rich.console import Console
    from rich.text import Text

    Console(highlight=False).print(Text(f"\n{text}", style="bold"))


def _columns() -> Table:
    from rich.table import Table

    table = Table(box=None, show_header=False, pad_edge=False, padding=(0, 2, 0, 0), expand=True)
    table.add_column(style="dim", no_wrap=True)
    table.add_column(no_wrap=True)
    table.add_column(ratio=1)
    return table


def _print(table: Table) -> None:
    from rich.console import Console

    Console(highlight=False).print(table)


def _add_voices(table: Table, label: str, voices: Iterable[Voice], words: Words) -> None:
    from rich.text import Text

    for number, voice in enumerate(voices):
        words_said = gist_of(voice.words, "direct" if voice.quoted else "indirect", GIST)
        unnamed = words("dispute.report" if voice.told else "row.unknown_speaker")
        said = Text(one_line(voice.speaker or unnamed), style="bold")
        said.append(f" {SIGNS[voice.saying]} {words_said}", style="not bold")
        found = voice.publishers or tuple(map(file_name, voice.files))
        where = " · ".join([voice.row, *map(one_line, found)])
        said.append(f"\n{where}", style="dim not bold")
        table.add_row(label if number == 0 else "", _day(voice.day, words, told=voice.day_told), said)


def _day(day: str | None, words: Words, *, told: bool | None = True) -> str:
    if day is None:
        return words("list.undated")
    shown = describe_value(day, words)
    return shown if told else words("row.printed", day=shown)
