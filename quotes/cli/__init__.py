"""The command line: each command reads its options, calls the library and shows what came of it."""

from quotes.cli import finding, judging
from quotes.cli.application import app

__all__ = ["app", "finding", "judging"]
