"""The messages a user can meet, each with a code, the value that gave offence and the cure."""

from __future__ import annotations


class QuotesError(Exception):
    """Something the user can put right: the message names the file or value and the cure."""


MESSAGES = {
    "Q001": "{path}: no such file or folder. Check the spelling, or give a folder of articles.",
    "Q002": "{path}: the file is empty. Remove it, or fetch the article again.",
    "Q003": "{path}: this looks like a binary file, not an article. Give .txt, .md, .html, .jsonl, "
    ".csv or .parquet.",
}


def error(code: str, **values: object) -> QuotesError:
    """The exception for ``code``, its message filled with ``values``."""
    return QuotesError(f"[{code}] " + MESSAGES[code].format(**values))
