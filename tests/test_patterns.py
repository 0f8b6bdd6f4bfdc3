"""No pattern takes for ever on a line of one thing over and over: capitals, initials, marks, blanks."""

from __future__ import annotations

import importlib
import pkgutil
import re
import signal
from collections.abc import Iterator
from types import FrameType

import pytest

import quotes

OPTIONAL = ("training", "transformers_encoder", "__main__")
"""Modules that need what not everybody installs, or that run at once."""
LINES = [
    part + end for part in ("A", "Aa", "AA", "a") for end in ("", " ", ", ", ".", "-", "’s ", " and ", ": ")
] + ["“", "“a” ", "'", "- ", "(a", "() ", "1,", "... ", "said ", "the ", "who ", " ", "\t", "\n"]
TIMES, SECONDS = 45, 1.0
"""Enough for what doubles its time with each to take years."""


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for module in pkgutil.walk_packages(quotes.__path__, "quotes."):
        if not any(part in module.name for part in OPTIONAL):
            for name, value in vars(importlib.import_module(module.name)).items():
                if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
                    yield f"{module.name}.{name}", value


def too_long(_number: int, _frame: FrameType | None) -> None:
    raise TimeoutError


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="needs an alarm that stops a pattern")
def test_no_pattern_takes_for_ever() -> None:
    before = signal.signal(signal.SIGALRM, too_long)
    slow = []
    try:
        for name, pattern in patterns():
            for line in LINES:
                signal.setitimer(signal.ITIMER_REAL, SECONDS)
                try:
                    pattern.search(line * TIMES + "!")
                    pattern.fullmatch(line * TIMES + "!")
                except TimeoutError:
                    slow.append(f"{name} on {line!r}")
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert not slow
