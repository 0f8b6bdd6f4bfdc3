"""What a scraped page carries beside its article: bylines, biographies, lists of articles, notices, credits.

A false hit costs real quotes, so every sign must hold for a whole line, and lists end at the first line that
reads like a paragraph. The words that give debris away stand in ``configs/debris.yaml``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

import yaml

from quotes.detection.languages import foreign
from quotes.detection.pairing import paragraphs
from quotes.resources import resource
from quotes.schema import Span

_WORD = r"(?:[A-Z][\w.'’-]*|de|van|der|von|bin|al|da|la|el)"
_NAME = rf"{_WORD}(?: {_WORD}){{1,3}}"
_AND_NAME = rf"(?:(?:,| and| &|, and|;) {_NAME})"
_BYLINE = re.compile(
    rf"(?:By|BY|Words by|Written by|Story by|Text by|Reported by):? {_NAME}{_AND_NAME}*"
    r"(?:(?:\s*[,|–—-]\s*|\s+(?:in|for|at) )[^.!?]{0,60})?\Z"
)
_NAME_LIST = re.compile(rf"{_NAME}{_AND_NAME}{{1,4}}\Z")
_BIOGRAPHY = re.compile(rf"(?:{_NAME}|The (?:author|writer)) (?:is|was) (?:an?|the|one of)\b")
_BEAT = re.compile(rf"{_NAME} (?:writes|reports|covers|blogs|tweets|contributed)\b")
_SAYING = re.compile(r"\b(?:said|says|told|tells|added|adds)\b")
_BULLET = re.compile(r"[-–—•*·●▪►»]\Z")
_STAMP = re.compile(
    r"(?:[-–—·|•]\s*\d{1,2}\s?(?:s|m|mins?|h|hrs?|hours?|d|days?|w|weeks?|mo|y)(?: ago)?\s*[-–—·|•]?"
    r"|\A\d{1,2} (?:minutes?|mins?|hours?|hrs?|days?|weeks?) ago)\Z",
    re.I,
)
_SENTENCE = re.compile(r"[.!…:;,][\"'”’»)\]]*\Z")
_QUOTED = re.compile(r"[\"“”„«»]|\B['‘]\w")
_TOP, _BOTTOM = 5, 6
"""Among how many first lines a list of names is a byline, among how many last ones a biography is one."""
_ITEM, _SHORT, _LIFE = 25, 40, 70
"""The most words of an item in a list, of a notice, of a biography."""
_GAP = 3
"""An item with a bullet or a time has at most so many lines."""


@dataclass(frozen=True)
class _Signs:
    """The tables of ``configs/debris.yaml``, ready to match."""

    buttons: frozenset[str]
    heads: frozenset[str]
    open_heads: re.Pattern[str]
    links: re.Pattern[str]
    notices: re.Pattern[str]
    credits: re.Pattern[str]
    writers: re.Pattern[str]
    small_words: dict[str, tuple[str, ...]]
    stems: tuple[str, ...]


@cache
def _signs() -> _Signs:
    tables = yaml.safe_load(resource("configs", "debris.yaml").read_text(encoding="utf-8"))

    def any_of(name: str, before: str = "", after: str = "") -> re.Pattern[str]:
        return re.compile(f"{before}(?:{'|'.join(tables[name])}){after}", re.I)

    small_words: dict[str, list[str]] = {}
    for name, words in tables["languages"].items():
        for word in words.split():
            small_words.setdefault(word, []).append(name)
    return _Signs(
        buttons=frozenset(tables["buttons"]),
        heads=frozenset(tables["heads"]),
        open_heads=any_of("open_heads", after=r" [^.:]{1,60}\Z"),
        links=any_of("links", after=r" ?[:|»>] ?\S"),
        notices=any_of("notices"),
        credits=re.compile("|".join(tables["credits"]), re.I | re.M),
        writers=any_of("writers", before=r"\b", after=r"\b"),
        small_words={word: tuple(names) for word, names in small_words.items()},
        stems=tuple(tables["stems"].split()),
    )


def debris(text: str) -> list[Span]:
    """The stretches of ``text`` that are not of the article, as offsets in order, none touching another.

    Lines of debris that follow each other are one stretch; so is a credit at the end of a caption.
    """
    bounds = list(paragraphs(text))
    lines = [text[a:b] for a, b in bounds]
    if len(lines) < 2:
        return []
    hit = _lines(lines)
    stretches: list[Span] = []
    for k, (start, end) in enumerate(bounds):
        if hit[k]:
            if k and hit[k - 1]:
                start = stretches.pop()[0]
            stretches.append((start, end))
        else:
            stretches.extend((start + a, start + b) for a, b in _credits(lines[k]))
    return stretches


def _lines(lines: list[str]) -> list[bool]:
    """For each line whether it is debris."""
    signs = _signs()
    hit = [_notice(line, signs) or bool(_BYLINE.match(line)) for line in lines]
    for k, other in enumerate(foreign(lines, signs.small_words, signs.stems)):
        hit[k] |= other and not _QUOTED.search(lines[k])
    for k in range(1, min(_TOP, len(lines))):
        hit[k] |= bool(_NAME_LIST.match(lines[k]))
    for k in range(1, len(lines)):  # what stands below the first line is its article, not a list
        if _head(lines[k], signs):
            end = _list_end(lines, k + 1)
            hit[k:end] = [True] * (end - k)
    for start, end in _stamped(lines):
        hit[start:end] = [True] * (end - start)
    for k in _biographies(lines, hit, signs):
        hit[k] = True
    return hit


def _notice(line: str, signs: _Signs) -> bool:
    if len(line.split()) > _SHORT:
        return False
    if signs.links.match(line) or line.rstrip(" :").casefold() in signs.buttons:
        return True
    return not _QUOTED.search(line) and bool(signs.notices.match(line) or signs.credits.fullmatch(line))


def _credits(line: str) -> list[Span]:
    """Where in ``line``, a caption, its credit stands."""
    return [found.span() for found in _signs().credits.finditer(line)] if len(line.split()) <= _SHORT else []


def _head(line: str, signs: _Signs) -> bool:
    name = line.rstrip(" :>»|").replace("’", "'").casefold()
    return name in signs.heads or bool(signs.open_heads.match(line.rstrip(" :>»|")))


def _list_end(lines: list[str], start: int) -> int:
    """Where the list from ``start`` on ends: its items are bulleted, dated or headlines without a stop."""
    end = k = start
    while k < len(lines):
        if _BULLET.match(lines[k]) or _STAMP.search(lines[k]):
            end = k = k + 1
        elif k < end + _GAP and any(_STAMP.search(n) or _BULLET.match(n) for n in lines[k : end + _GAP]):
            k += 1
        elif _headline(lines[k]):
            end = k = k + 1
        else:
            break
    return end


def _headline(line: str) -> bool:
    return not _SENTENCE.search(line) and len(line.split()) <= _ITEM


def _stamped(lines: list[str]) -> list[Span]:
    """Runs of lines, three or more of which end with how long ago they appeared, headlines between them."""
    runs: list[list[int]] = []
    for k, line in enumerate(lines):
        if not _STAMP.search(line):
            continue
        last = runs[-1][-1] if runs else -1 - _GAP
        if k - last <= _GAP and all(map(_headline, lines[last + 1 : k])):
            runs[-1].append(k)
        else:
            runs.append([k])
    begins = [run[0] - (run[0] > 1 and _headline(lines[run[0] - 1])) for run in runs]
    return [(begin, run[-1] + 1) for begin, run in zip(begins, runs, strict=True) if len(run) >= 3]


def _biographies(lines: list[str], hit: list[bool], signs: _Signs) -> list[int]:
    """The last lines that tell who wrote the article, with none of the article's own after them."""
    found: list[int] = []
    for k in range(len(lines) - 1, max(len(lines) - 1 - _BOTTOM, 0), -1):
        if _biography(lines[k], signs):
            found.append(k)
        elif not hit[k]:
            break
    return found


def _biography(line: str, signs: _Signs) -> bool:
    if _QUOTED.search(line) or _SAYING.search(line) or len(line.split()) > _LIFE:
        return False
    role = _BIOGRAPHY.match(line)
    return bool(_BEAT.match(line) or (role and signs.writers.search(line, role.end())))
