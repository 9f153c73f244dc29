"""The command line: a thin face of the API, and the only place that prints."""

from selon.cli.app import main

__all__ = ["main"]
