"""Where the network is a word or two off, what the words around tell of the edges of contents and sources."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.detection.marks import trim
from quotes.schema import Span

_LEFT_OVER = re.compile(r",?\s(?:and|or|but|as|while|which|when|because|than|if)\Z")
_CUT_OFF = re.compile(
    r"\s(?:the|an?|of|to|by|for|with|in|on|at|from|his|her|its|their|into|about|between|during|despite"
    r"|without|after|until|upon|towards?|among|against|whose|every)\Z"
)
_ABBREVIATED = re.compile(
    r"[\d(]*(?:approx|bbl|etc|ft|hrs?|lbs?|oz|sq|vs|[ap]\.m|Co|Corp|Inc|Jr|Ltd|Sr|U\.[KNS]|Jan|Feb|Aug|Sept?|Oct"
    r"|Nov|Dec)\.(?= [a-z])"
)
"""A word whose stop ends no sentence: ``4 million bbl. of``."""
_CLITIC = re.compile(r"(?<=\w)(?:n[’']t|[’'](?:s|re|ll|ve|d|m))\b|(?<=[£$€])\d[\d.,]*\b")
"""What the tokenizer parts from a word, or from the sign of a currency."""
_GOES_ON = re.compile(r" [^\W_][^\n.,;:!?()“”\"«»—–]{0,90}(?=[\n.,;:!?()“”\"«»—–])")
_UNNAMED = re.compile(
    r"(?:not )?(?:to )?(?:be|being|remain|stay)? ?"
    r"(?:named|identified|quoted(?: by name)?|unnamed|anonymous|anonymity)"
)
"""What a source asks for itself (``who asked not to be named``) is no quote; the reporter tells why it has no
name."""
_SILENT = re.compile(r"(?:nothing|little|no|not much)(?: more| else| further)?(?<!\bno)", re.IGNORECASE)
"""Who ``said nothing`` or ``said no more`` was silent."""
_MAIN_VERB = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|should|does|did|[a-z]+ed)\b"
)
_CLAUSAL = re.compile(
    r"(?:say|claim|insist|argu|maintain|stress|add|not|contend|believ)(?:e?s|e?d|ing)?|said"
)
"""Verbs that report a clause, hardly ever a thing."""
_VERB = re.compile(_MAIN_VERB)
_BEFORE_CUE = re.compile(r",\s")
_ACCORDING = re.compile(r"according\sto\s([^,.;:!?\n]{2,80}),")
_WITH_RELATIVE = re.compile(
    rf", (?:which|who|whose|whom|where) [^\n.!?;:]{{2,120}}?,[”\"’']? (?={_MAIN_VERB})[^\n.!?;:“”\"]{{2,200}}"
)
"""After a subject what is told of it, and its verb: ``the photo | , which he calls “blurred”, was fake``."""
_TURNED = re.compile(r"(?P<content>[^\n]{3,150}), (?P<cue>\w+s) (?P<source>[\w’' -]{2,60})")
"""A headline that ends in who says so."""
_DETERMINER = re.compile(r"\b(?:the|an?|his|her|their|its|my|our|your)\s\Z", re.IGNORECASE)
_IN_WHAT = re.compile(
    r"(?:\bask\w*|[:,“\"])\s?((?:at|by|for|from|in|of|on|through|to|under|with)\s(?:(?:what|which|whose)\s)?)\Z"
)
"""Before a question, its first words that the network leaves out: ``asked | on what grounds``."""
_QUESTION = re.compile(r"(?:what|which|whom|whose)\b")
_RELATIVE = re.compile(
    r"\b(who|which)(?:\s(?:has|have|had|also|then|later|since|once|never|often|still|already|repeatedly|together"
    r"|in turn|\w+ly))*\s\Z"
)
"""A relative pronoun and what may stand between it and an active verb."""


def source_near(text: str, spans: Sequence[Span], at: int) -> tuple[Span, ...]:
    """The source in its line nearest the anchor, without a preposition before it (``according to``), with the
    determiner."""
    if not spans:
        return ()
    start, end = spans[0][0], spans[-1][1]
    lines = [(start + m.start(), start + m.end()) for m in re.finditer(r"\S[^\n]*", text[start:end])]
    start, end = min(lines, key=lambda s: min(abs(s[0] - at), abs(s[1] - at)))
    lead = re.compile(r"(?:to|by|from|of|as|and|but|that|,)\s+").match(text, start, end)
    start = lead.end() if lead else start
    whose = _DETERMINER.search(text, max(0, start - 6), start)
    start = whose.start() if whose else start
    return ((start, end),) if start < end else ()


def whole(text: str, span: Span, others: Sequence[Span]) -> Span:
    """``span`` without a conjunction that the network left at its end, and with the phrase that it cut off:
    no content ends in ``as | did others``, ``controlled by the | state`` or ``wo | n’t``. ``others``: cue and
    source."""
    clitic = _CLITIC.match(text, span[1])
    start, end = span[0], clitic.end() if clitic else span[1]
    left = _LEFT_OVER.search(text, start, end)
    subject = (start, left.start() if left else end)
    if _needs_verb(text, subject, others) and (verb := _WITH_RELATIVE.match(text, subject[1])):
        return start, verb.end()
    short = _ABBREVIATED.match(text, text.rfind(" ", start, end) + 1)
    torn = short is not None and short.end() == end + 1
    rest = _GOES_ON.match(text, end + torn)
    if not rest:
        return start, end
    if left and left.start() > start:
        return start, left.start()
    cut_off = torn or _CUT_OFF.search(text, start, end)
    own = any(end <= at < rest.end() for at, _ in others)
    return (start, rest.end()) if cut_off and not own else (start, end)


def without_cue(
    text: str, content: tuple[Span, ...], seen: Sequence[Span], cue: Sequence[Span]
) -> tuple[Span, ...]:
    """``content`` without the ``cue`` that its edges passed, from those of what was ``seen``, on their way to
    marks: ``“They say [we left],” he said``."""
    if not content:
        return content
    (start, _), (_, end) = content[0], content[-1]
    first, last = seen[0][0], seen[-1][1]
    if any(start <= at < first for at, _ in cue):
        content = (trim(text, (first, content[0][1])), *content[1:])
    if any(last < at <= end for _, at in cue):
        content = (*content[:-1], trim(text, (content[-1][0], last)))
    return tuple((a, b) for a, b in content if a < b)


def _needs_verb(text: str, span: Span, others: Sequence[Span]) -> bool:
    """Whether a content right after a verb that takes a clause is but the subject of one."""
    before = max((at for at in others if at[1] <= span[0]), default=(0, 0))
    follows = text[before[1] : span[0]] in (" ", " that ") and _CLAUSAL.fullmatch(text, *before)
    return bool(follows and not _VERB.search(text, *span))


def with_preposition(text: str, content: tuple[Span, ...]) -> tuple[Span, ...]:
    """``content`` with the preposition that begins its question: ``asked [on what grounds] he was held``."""
    if not content:
        return content
    (start, end), rest = content[0], content[1:]
    found = _IN_WHAT.search(text, max(0, start - 40), start)
    if not found or not (found[1].count(" ") > 1 or _QUESTION.match(text, start)):
        return content
    return ((found.start(1), end), *rest)


def turned(
    text: str, content: list[Span], source: tuple[Span, ...], cue: Sequence[Span]
) -> tuple[list[Span], tuple[Span, ...]]:
    """Content and source the right way round: ``Mayor lied, says rival`` is no word of the mayor's, nor is
    ``The mayor, according to Hale, lied``."""
    if (behind := _behind_according(text, source, cue)) and behind[1] <= content[0][0]:
        return sorted([*source, *content]), (behind,)
    line = _TURNED.fullmatch(text, *_line(text, cue[0][0])) if len(cue) == 1 else None
    if not line or line.span("cue") != cue[0] or content != [line.span("source")]:
        return content, source
    return [line.span("content")], (line.span("source"),)


def _behind_according(text: str, source: tuple[Span, ...], cue: Sequence[Span]) -> Span | None:
    """Whose ``according to`` is that was given to what stands before it: ``The board, according to Hale``."""
    if len(source) != 1 or not cue or not _BEFORE_CUE.fullmatch(text, source[0][1], cue[0][0]):
        return None
    found = _ACCORDING.match(text, cue[0][0])
    return found.span(1) if found else None


def _line(text: str, at: int) -> Span:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def relative_pronoun(text: str, cue: Sequence[Span]) -> tuple[Span, ...]:
    """The relative pronoun that is the subject of a cue: ``Berg, who has since called``."""
    found = _RELATIVE.search(text, max(0, cue[0][0] - 40), cue[0][0]) if cue else None
    return (found.span(1),) if found else ()


def is_no_quote(text: str, span: Span) -> bool:
    """Whether a content is what a source asks for itself: ``to be named``."""
    return bool(_UNNAMED.fullmatch(text, *span))


def is_silence(text: str, span: Span) -> bool:
    """Whether a content without marks says that nothing was said."""
    return bool(_SILENT.fullmatch(text, *span))
