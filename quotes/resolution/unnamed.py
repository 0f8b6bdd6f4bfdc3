"""Whom the text only describes, where a pronoun stands for them: ``a county judge … He said``.

They are nobody's source under that description, so nothing but the network's pointing brings them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from quotes.resolution.entities import Entity, described_entity
from quotes.resolution.mention import read_pronoun
from quotes.resolution.name_index import NameIndex
from quotes.resolution.source_mentions import read_source
from quotes.schema import Span

LIKELY = 0.3
"""Probability from which words pointed at are taken for a description."""
_WORD = re.compile(r"[\w’'-]+")
_ARTICLE = r"(?:an?|the|my|his|her|its|their|our|your|one|another|this|that|some|two|three)\s"
_VERB = r"(?<!ly\s)[a-z]+ed\s"
"""What behind a noun is a verb: ``the news shocked | residents``, not ``the recently elected | senator``."""
_OPENING = re.compile(
    rf"\b{_ARTICLE}(?:(?!{_ARTICLE})[\w’'-]+\s(?:(?!{_ARTICLE}|{_VERB})[\w’'-]+\s){{0,2}})?$", re.IGNORECASE
)
OPENING = 50
"""Characters before the words pointed at in which their article is sought."""


def described_at(
    text: str, referents: Mapping[int, float], known: Iterable[Entity], index: NameIndex
) -> Entity | None:
    """Who is described at the likeliest words pointed at, unless these are a mention of somebody ``known``.

    ``referents``: probability by offset; ``index``: the names of ``text``.
    """
    likely = max(_stretches(text, referents), key=lambda found: found[1], default=None)
    if likely is None or likely[1] < LIKELY:
        return None
    (start, end), _ = likely
    head = max(at for at in referents if start <= at < end)  # ``Norland officials`` are not Norland
    mentioned = any(entity.mentioned_at(head) for entity in known)
    if mentioned or read_pronoun(text[start:end]):
        return None
    if opening := _OPENING.search(text, max(0, start - OPENING), start):
        joins = opening[0].lower() == "that " and text[start:end].endswith("s")  # said that parents came
        start = start if joins else opening.start()
    mention = read_source(text, (start, end), index)
    if not opening and not mention.many and not _OPENING.match(text[start:end] + " "):
        return None
    return described_entity(mention) if mention.kind == "nominal" and mention.head else None


def _stretches(text: str, referents: Mapping[int, float]) -> list[tuple[Span, float]]:
    """Words pointed at that stand side by side, with what they have together."""
    stretches: list[tuple[Span, float]] = []
    for at in sorted(at for at in referents if at >= 0):
        word = _WORD.match(text, at)
        if word is None:
            continue
        start, total = at, referents[at]
        if stretches and at - stretches[-1][0][1] < 2 and text[stretches[-1][0][1] : at] in ("", " "):
            (start, _), before = stretches.pop()
            total += before
        stretches.append(((start, word.end()), total))
    return stretches
