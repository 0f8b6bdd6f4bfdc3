"""What kind of mention a source is: a name, a pronoun, a nominal such as ``the minister``, or nothing at all."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal

import yaml

from quotes.resolution.names import Chain
from quotes.resources import resource
from quotes.schema import Span, SpeakerKind

MentionKind = Literal["name", "pronoun", "nominal", "none"]

_WORD = re.compile(r"[^\W\d_][\w.&’'-]*|\d[\w-]*")
_TAIL = re.compile(
    r"[,;:(–—]|\b(?:of|for|from|at|in|with|on|to|by|who|whom|whose|which|that|near|about|after|against|between|among|"
    r"under|over|into|during|close|familiar|speaking|working|including|named|called|aged|based|charged|involved)\b"
)


@dataclass(frozen=True, slots=True)
class SourceMention:
    """A source as it stands, read. ``chain``: the chain it names; ``head``: a nominal's head noun, lower case.

    ``gender``: m, f or None; ``many``: whether it is plural, None where it does not show; ``stands_for``: person,
    body, document, narrator or any. ``possessor``: the chain whose possessive opens the source.
    """

    text: str
    span: Span | None
    kind: MentionKind
    chain: Chain | None = None
    head: str = ""
    gender: str | None = None
    many: bool | None = None
    stands_for: str = "any"
    possessor: Chain | None = None


@lru_cache(maxsize=1)
def tables() -> dict[str, Any]:
    """``configs/mentions.yaml``: word lists as sets, pronouns as they stand."""
    loaded = yaml.safe_load(resource("configs", "mentions.yaml").read_text("utf8"))
    return {k: v if isinstance(v, dict) else frozenset(v.split()) for k, v in loaded.items()}


def read_source(text: str, span: Span | None, chains: Sequence[Chain]) -> SourceMention:
    """Read the source at ``span`` of ``text`` (None: the quote has none); ``chains`` are the article's names."""
    if span is None:
        return SourceMention("", None, "none")
    words = text[span[0] : span[1]]
    pronoun = tables()["pronouns"].get(re.sub(r"[’'].*", "", words.strip().lower()))
    if pronoun:
        gender, number, stands_for = pronoun
        many = None if number is None else number == "many"
        return SourceMention(words, span, "pronoun", None, "", gender, many, stands_for)
    named, possessor = _named(text, span, chains)
    if named:
        return SourceMention(words, span, "name", named)
    return _nominal(words, span, possessor)


def _named(text: str, span: Span, chains: Sequence[Chain]) -> tuple[Chain | None, Chain | None]:
    """The chain a source names with its head, and the one whose possessive opens it."""
    inside = sorted(
        (m.start, m.end, c) for c in chains for m in c.mentions if span[0] <= m.start and m.end <= span[1]
    )
    tail = _TAIL.search(text, *span)
    end = tail.start() if tail and tail.start() > span[0] else span[1]
    possessor = None
    for start, stop, chain in inside:
        if re.match(r"[’']s?\b|[’'](?=\s)", text[stop : stop + 2]) and stop < span[1] - 2:
            possessor = possessor or chain
            continue
        if chain.kind == "person" and (start < end or _apposed(text, span[0], start)):
            return chain, possessor
    for start, stop, chain in inside:
        own = not text[stop:end].strip(" .’'s\"”") and start < end
        if chain.kind != "person" and chain is not possessor and own:
            return chain, possessor
    return None, possessor


def _apposed(text: str, start: int, name: int) -> bool:
    """Whether the name follows a comma as an apposition: ``the mayor, Anna Berg``."""
    between = text[start:name]
    return bool(re.search(r",\s*$", between)) and not re.search(r"\b(?:of|for|with|by)\s*$", between)


def _nominal(words: str, span: Span, possessor: Chain | None) -> SourceMention:
    """A described source: its head noun tells what it can be."""
    t = tables()
    tail = _TAIL.search(words)
    opening = words[: tail.start()] if tail and tail.start() > 0 else words
    parts = _WORD.findall(opening) or _WORD.findall(words)
    head = re.sub(r"[’']s?$", "", parts[-1]).lower() if parts else ""
    singular = head.removesuffix("s")
    gender = "f" if {head, singular} & t["women"] else "m" if {head, singular} & t["men"] else None
    many = head in t["groups"] or (head.endswith("s") and not head.endswith("ss")) or " and " in opening
    if head in t["documents"] or (many and singular in t["documents"]):
        stands_for = "document"
    elif head in t["bodies"]:
        stands_for = "body"
    else:
        stands_for = "any" if many else "person"
    return SourceMention(words, span, "nominal", None, head, gender, many, stands_for, possessor)


def described_kind(mention: SourceMention) -> SpeakerKind:
    """What a source known only by its description is."""
    if mention.stands_for == "document":
        return "document"
    if mention.stands_for == "body" and not mention.many:
        return "organization"
    return "group" if mention.many else "person"


def same_title(mention: SourceMention, role: str, head: str) -> bool:
    """Whether a nominal (``the foreign minister``) is the title that an entity bears (``role``) or its own ``head`` noun."""
    if mention.kind != "nominal" or not mention.head:
        return False
    if mention.head == head:
        return True
    titles = {w.lower() for w in _WORD.findall(role)}
    own = {w.lower() for w in _WORD.findall(mention.text)} - _FUNCTION
    return mention.head in titles and 2 * len(own & titles) >= len(own)


_FUNCTION = frozenset("the a an this that his her its their of for in at and former".split())
