"""Second-hand speech made from first-hand: ``Berg said so`` → ``Hale told reporters Berg said so``.

PolNeAR labels only the outermost attribution, so that a network trained on it alone takes reports inside
reports for plain content. Here some of its sentences are put into another mouth; what was the attribution is
then a nested one.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Sequence

from quotes.training.edits import Edit, apply_edits
from quotes.training.sources import Attribution, Source

BEFORE = (
    ("{} said ", "said"),
    ("{} said that ", "said"),
    ("{} told reporters that ", "told"),
    ("{} told her: “", "told"),
    ("{} says ", "says"),
    ("{} claimed ", "claimed"),
    ("{} recalled: “", "recalled"),
    ("According to {}, ", "According to"),
    ("“", ""),
)
"""What is put before a sentence, and the cue in it; an opening mark is closed behind the sentence."""
AFTER = (
    (",” {} said", "said"),
    (",” said {}", "said"),
    (",” {} added", "added"),
    (",” {} told the court", "told"),
)


def nest(source: Source, names: Sequence[str], share: float, rng: random.Random) -> Source:
    """``source`` with ``share`` of its plain ``X said Y`` sentences put into the mouths of ``names``."""
    edits: list[Edit] = []
    outer: list[tuple[Attribution, str, str, str, str]] = []
    for attribution, start, end in _sentences(source):
        if rng.random() > share:
            continue
        name = rng.choice(names)
        before, cue = rng.choice(BEFORE)
        after = ""
        if "“" in before and re.search(r"[“”\"]", source.text[start:end]):
            continue  # marks inside marks would have to change
        if before == "“":
            after, cue = rng.choice(AFTER)
        elif "“" in before:
            after = "”"
        before, after = before.format(name), after.format(name)
        edits += [(start, start, before), (end, end, after)]
        attribution.kind = "nested"
        outer.append((Attribution([(start, end)], [], [], "cue", "S"), before, after, cue, name))
    source.attributions = [*(source.attributions or []), *(a for a, *_ in outer)]
    nested = apply_edits(source, edits)
    added = (nested.attributions or [])[-len(outer) :]
    for new, (_, before, after, cue, name) in zip(added, outer, strict=False):
        _attribute(nested, new, before, after, cue, name)
    return nested


def _sentences(source: Source) -> Iterator[tuple[Attribution, int, int]]:
    """Sentences that are one attribution and nothing else: ``X said Y``."""
    attributions = source.attributions or []
    for a in attributions:
        if a.kind != "cue" or not a.cue or len(a.source) != 1 or len(a.content) != 1:
            continue
        start, (content_start, content_end) = a.source[0][0], a.content[0]
        in_order = start < a.cue[0][0] < content_start
        opens = re.search(r"(?:^|\n|[.!?][”\"]? )$", source.text[max(0, start - 3) : start])
        after = source.text[content_end : content_end + 3]
        closes = re.match(r"[”\"]?[.](?=\s|$)|(?<=[.])(?=\s|$)|(?<=[.][”\"])(?=\s|$)", after)
        alone = not any(o is not a and _touches(o, start, content_end) for o in attributions)
        if in_order and opens and closes and alone and "\n" not in source.text[start:content_end]:
            yield a, start, content_end


def _touches(attribution: Attribution, start: int, end: int) -> bool:
    spans = [*attribution.content, *attribution.cue, *attribution.source]
    return any(a < end and start < b for a, b in spans)


def _attribute(source: Source, new: Attribution, before: str, after: str, cue: str, name: str) -> None:
    """Find cue and source of the outer attribution in the words put around its content."""
    start, end = new.content[0]
    base, words = (start - len(before), before) if cue in before and cue else (end, after)
    new.cue = [(base + words.index(cue), base + words.index(cue) + len(cue))]
    at = words.index(name)
    new.source = [(base + at, base + at + len(name))]
    source.names.append((base + at, base + at + len(name), "PERSON"))
