"""Who the label before a colon means: ``Q:`` and ``A:`` of an interview, initials (``AB:`` for Anna
Berg), or nobody (``Flood warning:``)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.resolution.mention import SourceMention
from quotes.resolution.mention_tables import tables
from quotes.resolution.names import Chain
from quotes.resolution.titles import name_tables
from quotes.schema import Span

_SPEAKING = ("bodies", "either", "documents", "groups", "women", "men")
"""The tables of nouns for whoever can speak."""
_INITIALS = re.compile(r"[A-Z]\.?(?:[A-Z]\.?){1,3}")
_ASKS = re.compile(r"^[ \t]*Q[:.][ \t]", re.MULTILINE)
_ANSWERS = re.compile(r"^[ \t]*A[:.][ \t]", re.MULTILINE)


def is_turn(text: str, span: Span) -> bool:
    """Whether a source is the ``Q`` or ``A`` of an interview's line, and so nobody's name."""
    label = text[span[0] : span[1]] in ("Q", "A") and _opens_line(text, span)
    return label and bool(_ASKS.search(text) and _ANSWERS.search(text))


def is_topic(text: str, mention: SourceMention) -> bool:
    """Whether a description before a colon tells what a headline is about, not who speaks: ``Flood warning:
    ‘We have seen nothing like it’``."""
    if mention.kind != "nominal" or mention.span is None or not text.startswith(":", mention.span[1]):
        return False
    noun = mention.head.isalpha() and mention.head.islower()
    return noun and not _may_speak(mention.head) and _opens_line(text, mention.span)


def _may_speak(noun: str) -> bool:
    """Whether a noun is known as one for people, bodies or documents."""
    if name_tables().is_head(noun) or name_tables().has("anonymous_heads", noun):
        return True
    return any({noun, noun.removesuffix("s")} & tables()[kind] for kind in _SPEAKING)


def _opens_line(text: str, span: Span) -> bool:
    return not text[text.rfind("\n", 0, span[0]) + 1 : span[0]].strip()


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
