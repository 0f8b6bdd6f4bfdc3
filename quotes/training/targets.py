"""From labelled spans of characters to what the network is asked for, word by word."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import pairwise

from spacy.language import Language
from spacy.tokens import Doc
from tokenizers import Tokenizer

from quotes.detection.pieces import Pieces, pieces_of
from quotes.detection.readings import NAME_LABELS
from quotes.detection.snapping import FINITE
from quotes.schema import CLASS_LETTERS
from quotes.training.sources import AUXILIARIES, Attribution, Source

ANCHORS = {"none": 0, "cue": 1, "uncued": 2, "nested": 3}
ROLES = {"content": 1, "source": 2, "cue": 3}
CLASSES = {letter: number for number, letter in enumerate(CLASS_LETTERS.values())}
IGNORE = -100
NO_ARGUMENT = -2
"""A word of a long cue: neither content nor source, yet perhaps no cue by our guidelines."""

OPENING = ('"', "“", "‘", "«", "''")
CLOSING = ("”", '"', "’", "»", "''", "'")
EDGE = "\"“”„‟«»‹›``´′″'‘’‚‛" + ".,;:!?…-–—()[]"


@dataclass
class Anchor:
    """An attribution's anchor word, with the words of each role (indices of words)."""

    word: int
    kind: int
    content: list[int]
    source: list[int]
    cue: list[int]
    unsure: list[int]
    quote_class: int
    """0–3, ``IGNORE`` not known, -1 known not to be plain speech."""


@dataclass
class Targets:
    """What is known of one text: ``None`` or empty where its corpus does not tell."""

    id: str
    pieces: Pieces
    anchors: list[Anchor] | None
    nested_labelled: bool
    masked: set[int]
    may_nest: set[int]
    after_mark: set[int]
    names: list[int]
    pointers: list[tuple[list[int], list[int]]]


def targets_of(source: Source, nlp: Language, tokenizer: Tokenizer) -> Targets:
    """Tokenise one source and lay its labels onto words."""
    doc = nlp.make_doc(source.text)
    pieces = pieces_of(doc, tokenizer)
    index = WordIndex(doc, pieces)
    anchors = None if source.attributions is None else _anchors(source.attributions, index)
    opening = {w + 1 for w in range(len(pieces)) if doc[int(pieces.tokens[w])].text in OPENING}
    return Targets(
        id=source.id,
        pieces=pieces,
        anchors=anchors,
        nested_labelled=source.nested_labelled,
        masked={w for span in source.discard for w in index.words(*span)},
        may_nest={w for a in anchors or () for w in a.content}
        if source.unsure is None
        else {w for span in source.unsure for w in index.words(*span)},
        after_mark=opening,
        names=_names(source.names, index, len(pieces)),
        pointers=[
            (index.words(*p.query)[:12], sorted({w for t in p.targets for w in index.words(*t)}))
            for p in source.pointers
            if index.words(*p.query)
        ],
    )


class WordIndex:
    """Which words a stretch of characters touches."""

    def __init__(self, doc: Doc, pieces: Pieces) -> None:
        """The words of ``pieces``, tokens of ``doc``."""
        tokens = [doc[int(t)] for t in pieces.tokens]
        self.texts = [t.text for t in tokens]
        self._paragraphs = pieces.paragraphs
        self._starts = [t.idx for t in tokens]
        self._ends = [t.idx + len(t) for t in tokens]

    def words(self, start: int, end: int) -> list[int]:
        """Indices of the words that overlap ``[start, end)``."""
        return list(range(bisect_right(self._ends, start), bisect_left(self._starts, end)))

    def inner(self, start: int, end: int) -> list[int]:
        """The same without quotation marks and punctuation at the edges."""
        words = self.words(start, end)
        while words and all(c in EDGE for c in self.texts[words[0]]):
            words.pop(0)
        while words and all(c in EDGE for c in self.texts[words[-1]]):
            words.pop()
        return words

    def parts(self, content: list[int], at: int) -> list[list[int]]:
        """``content`` cut where a paragraph of it closes its quotation; the part nearest ``at`` first."""
        parts = [[content[0]]]
        for before, word in pairwise(content):
            crosses = self._paragraphs[before] != self._paragraphs[word]
            if crosses and any(self.texts[w] in CLOSING for w in range(before + 1, word)):
                parts.append([])
            parts[-1].append(word)
        main = min(parts, key=lambda p: (self._paragraphs[p[0]] != self._paragraphs[at], abs(p[0] - at)))
        return [main, *(p for p in parts if p is not main)]


def _anchors(attributions: list[Attribution], index: WordIndex) -> list[Anchor]:
    anchors: list[Anchor] = []
    taken: set[int] = set()
    for a in attributions:
        content = [w for span in sorted(a.content) for w in index.inner(*span)]
        if content and index.texts[content[0]] == "that" and _joins(content, index):
            content = content[1:]
        if not content:
            continue
        cue = [w for span in a.cue for w in (index.inner(*span) or index.words(*span))]
        proper = [w for w in cue if not is_auxiliary(index.texts[w])] or cue
        quote_class = -1 if a.quote_class == "-" else CLASSES.get(a.quote_class, IGNORE)
        parts = index.parts(content, proper[0] if proper else content[0])
        free = [w for w in proper if w not in taken]
        word, kind = (free[0], a.kind) if free else (parts[0][0], "uncued")
        if word not in taken:
            taken.add(word)
            sure = len(proper) == 1 or not a.long_cue
            anchors.append(
                Anchor(
                    word=word,
                    kind=ANCHORS[kind],
                    content=parts[0],
                    source=[w for span in a.source for w in index.inner(*span)],
                    cue=proper if sure else [word],
                    unsure=[w for w in cue if w != word] if a.long_cue else [],
                    quote_class=quote_class,
                )
            )
        for part in parts[1:]:  # a quoted paragraph of its own, as news gold has it
            if part[0] not in taken:
                taken.add(part[0])
                anchors.append(Anchor(part[0], ANCHORS["uncued"], part, [], [], [], quote_class))
    return anchors


def _joins(content: list[int], index: WordIndex) -> bool:
    """Whether the ``that`` a content begins with joins it to its cue: no subject, no word in marks."""
    marked = content[0] > 0 and index.texts[content[0] - 1] in OPENING
    return not marked and not FINITE.match(" ".join(index.texts[w] for w in content[1:3]))


def is_auxiliary(word: str) -> bool:
    """Whether a word of a verb group reports nothing itself: ``has``, ``not``, ``repeatedly``."""
    word = word.lower()
    return word in AUXILIARIES or (
        word.endswith("ly") and word not in ("reply", "imply", "apply", "rely", "supply")
    )


def _names(names: list[tuple[int, int, str]], index: WordIndex, n_words: int) -> list[int]:
    """BIO tags: 0 outside, 1 + 2k begins label k, 2 + 2k goes on."""
    tags = [0] * n_words
    for start, end, label in names:
        if label in NAME_LABELS:
            k = NAME_LABELS.index(label)
            for i, w in enumerate(index.inner(start, end)):
                tags[w] = 1 + 2 * k + (i > 0)
    return tags
