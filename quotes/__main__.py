"""``python -m quotes``: the command line."""

from quotes.cli import app

app(prog_name="quotes")
