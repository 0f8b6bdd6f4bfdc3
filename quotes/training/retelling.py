"""Second-hand speech told inside quotes: ``“It rained. He said, ‘Go home.’ So we went,” she said``.

Speakers quote others the way people talk (``she was like``, ``I told him``), with marks inside marks. PolNeAR
labels none of it and news gold a few dozen, so other people's words are put between the sentences of quotes.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from dataclasses import replace

from quotes.training.edits import Edit, apply_edits
from quotes.training.sources import Attribution, Source

INNER = {"“": "‘’", "‘": "“”", '"': "''", "'": '""', "„": "‚‘", "«": "“”"}
"""Marks used inside an outer mark."""
OPENINGS = ("", "", "", "And ", "Then ", "But ", "So ", "Later ", "And then ", "That night ", "After that ")
TELLERS = (
    "he", "she", "they", "I", "we", "people", "some of them", "my mother", "my dad", "the doctor", "a friend",
    "my boss", "the police", "one of the guys", "the kids", "everybody", "this woman", "you",
    "our neighbours",
)  # fmt: skip
BEFORE_MARKS = (
    "said", "said", "says", "told me", "told us", "told them", "asked", "asked me", "replied", "kept saying",
    "would say", "were like", "was like", "goes", "went", "shouted", "wrote to me", "texted me", "yelled",
    "always said", "said to me", "called to say",
)  # fmt: skip
BEFORE_CLAUSE = (
    "said", "said", "says", "told me", "told us", "told him", "said that", "told me that", "claimed",
    "promised", "suggested that", "kept saying", "admitted", "told everyone that", "announced that",
)  # fmt: skip
TELLING = frozenset(("said", "says", "told", "say", "tell", "claimed", "added"))
LONGEST = 160
"""Characters of a clause put into a quote."""


class Reteller:
    """Puts words from a pool of texts into the quotes of others."""

    def __init__(self, pool: Sequence[Source], people: Sequence[str]) -> None:
        """Words to retell come from the attributions of ``pool``, names of tellers from ``people``."""
        self.sentences = sorted({s for source in pool for s in _quoted_sentences(source)})
        self.clauses = sorted({c for source in pool for c in _clauses(source)})
        self.people = people

    def __call__(self, source: Source, share: float, rng: random.Random) -> Source:
        """``source`` with a report put into ``share`` of its quotes of several sentences."""
        edits: list[Edit] = []
        reports: list[Attribution] = []
        shift = 0
        for at, mark in _places(source):
            if rng.random() > share or not self.sentences or not self.clauses:
                continue
            words, report = self._report(mark, rng)
            edits.append((at, at, words))
            reports.append(_moved(report, at + shift))
            shift += len(words)
        told = apply_edits(source, edits)
        return replace(told, attributions=[*(told.attributions or []), *reports]) if reports else told

    def _report(self, mark: str, rng: random.Random) -> tuple[str, Attribution]:
        """A sentence that reports others' words, with a space behind it, and its labels."""
        opening, closing = INNER[mark][0], INNER[mark][1]
        teller = rng.choice((*TELLERS, rng.choice(self.people))) if self.people else rng.choice(TELLERS)
        before = rng.choice(OPENINGS)
        source = teller if before or teller[0].isupper() else teller[0].upper() + teller[1:]
        if rng.random() < 0.7:
            cue, link = rng.choice(BEFORE_MARKS), rng.choice((", ", ", ", ": ", " "))
            content = rng.choice(self.sentences)
            head, tail = f"{link}{opening}", f"{closing} "
        else:
            cue, head, tail = rng.choice(BEFORE_CLAUSE), " ", ". "
            content = rng.choice(self.clauses)
        spoken = f"{before}{source} {cue}{head}"
        proper = next(m for m in re.finditer(r"\w+", cue) if m[0] not in ("were", "was", "kept", "always"))
        where = len(before) + len(source) + 1
        report = Attribution(
            content=[(len(spoken), len(spoken) + len(content))],
            cue=[(where + proper.start(), where + proper.end())],
            source=[(len(before), len(before) + len(source))],
            kind="nested",
            quote_class="S",
        )
        return f"{spoken}{content}{tail}", report


def _moved(report: Attribution, by: int) -> Attribution:
    def spans(old: list[tuple[int, int]]) -> list[tuple[int, int]]:
        return [(a + by, b + by) for a, b in old]

    return replace(report, content=spans(report.content), cue=spans(report.cue), source=spans(report.source))


def _places(source: Source) -> list[tuple[int, str]]:
    """Where one sentence of a quote ends and the next begins, one place a quote, with its opening mark."""
    attributions = source.attributions or []
    inner = [span for a in attributions if a.kind == "nested" for span in (*a.content, *a.cue, *a.source)]
    places = {}
    for a in attributions:
        for start, end in a.content if a.kind != "nested" else ():
            mark = source.text[start] if source.text[start] in INNER else source.text[start - 1 : start]
            if mark not in INNER or mark == "'":
                continue
            for m in re.finditer(r"(?<=[a-z]{2}[.!?] )(?=[A-Z])", source.text[start:end]):
                if not any(x <= start + m.start() <= y for x, y in inner):
                    places[start] = (start + m.start(), mark)
    return sorted(places.values())


def _quoted_sentences(source: Source) -> list[str]:
    """Whole sentences of speech in marks, no marks in them."""
    return [
        sentence
        for a in source.attributions or ()
        for start, end in a.content
        if source.text[start : start + 1] in '“"' or source.text[start - 1 : start] in ("“", '"')
        for sentence in re.findall(r"[A-Z][^.!?“”\"‘\n]{12,150}[.!?]", source.text[start:end])
    ]


def _clauses(source: Source) -> list[str]:
    """Reported clauses without marks (``said the bridge will close``)."""
    return [
        words.removeprefix("that ")
        for a in source.attributions or ()
        if len(a.content) == 1 and a.cue and source.text[slice(*a.cue[0])] in TELLING
        for words in [source.text[slice(*a.content[0])]]
        if a.cue[0][1] <= a.content[0][0] <= a.cue[0][1] + 2
        and 20 <= len(words) <= LONGEST
        and not re.search(r"[“”\"‘\n.]", words)
    ]
