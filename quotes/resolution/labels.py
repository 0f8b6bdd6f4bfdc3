"""Who the labels of an interview mean: ``Q:`` and ``A:``, or a person's initials (``AB:`` for Anna Berg)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.resolution.names import Chain
from quotes.schema import Span

_INITIALS = re.compile(r"[A-Z]\.?(?:[A-Z]\.?){1,3}")
_ASKS = re.compile(r"^[ \t]*Q[:.][ \t]", re.MULTILINE)
_ANSWERS = re.compile(r"^[ \t]*A[:.][ \t]", re.MULTILINE)


def is_turn(text: str, span: Span) -> bool:
    """Whether a source is the ``Q`` or ``A`` of an interview's line, and so nobody's name."""
    starts = not text[text.rfind("\n", 0, span[0]) + 1 : span[0]].strip()
    label = text[span[0] : span[1]] in ("Q", "A")
    return label and starts and bool(_ASKS.search(text) and _ANSWERS.search(text))


def labelled(text: str, span: Span, chains: Sequence[Chain]) -> Chain | None:
    """The one person of ``chains`` whom the label at ``span`` means: who has its initials, and for ``A`` whom
    the introduction names."""
    people = [chain for chain in chains if chain.kind == "person" and " " in chain.canonical]
    if is_turn(text, span):
        opens = _ASKS.search(text)
        before = [c for c in people if opens and c.mentions[0].start < opens.start()]
        return before[0] if len(before) == 1 and text[span[0]] == "A" else None
    words = text[span[0] : span[1]]
    if not _INITIALS.fullmatch(words) or not text.startswith(":", span[1]):
        return None
    known = [c for c in people if _initials(c.canonical) == words.replace(".", "")]
    return known[0] if len(known) == 1 else None


def _initials(name: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]", name) if word[:1].isupper())
