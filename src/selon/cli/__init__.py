"""The command line: a thin face of the API, and the only place that prints."""

from __future__ import annotations

from collections.abc import Sequence

from selon.loading import uninterrupted

__all__ = ["main"]


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command, as `selon.cli.app.main` does; Ctrl-C while that is imported is told like any other."""
    try:
        with uninterrupted():
            from selon.cli import app
    except KeyboardInterrupt:
        return app.tell_interrupted(arguments)
    return app.main(arguments)
