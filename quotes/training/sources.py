"""What is trained on: labelled articles of several corpora brought to one shape of spans over a text.

Each corpus tells part of the story: PolNeAR has cue, source and content of each outermost attribution; news
gold adds nested ones and quotes with no cue; the speaker-labelled part adds classes and who is meant; GUM
and GAP say what mentions refer to. What a corpus does not tell is left out of the loss, never taken for
"no".
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from quotes.corpus import read_records
from quotes.marked import LISTS, labelled_article, marked_texts, names_listed, read_header
from quotes.training.standoff import add_labels

RELATIVE = re.compile(r",?\s+(?:(?:\w+\s+){0,4}?(?:of|for|with|to|in|by|from)\s+)?(?:who|whose|whom|which)\b")
"""Where a source's relative clause begins. PolNeAR labels two in three of them with the source, our own
guidelines none: learnt from both, ``A guard who asked not to be named`` ends as ``named``."""

Spans = list[tuple[int, int]]
Kind = Literal["cue", "nested", "uncued"]

# fmt: off
AUXILIARIES = frozenset((
    "has", "have", "had", "having", "is", "are", "was", "were", "be", "been", "being", "am", "will",
    "would", "can", "could", "may", "might", "must", "shall", "should", "do", "does", "did", "not", "n't",
    "n’t", "never", "also", "then", "later", "further", "already", "once", "again", "only", "even", "to",
    "as", "in", "’s", "'s", "’ve", "'ve", "’d", "'d", "now", "often", "long", "still", "just", "soon",
    "ever", "always", "sometimes", "first", "last", "previously", "more", "most", "very", "so", "too",
    "both",
))
# fmt: on
"""Words that open a verb group without reporting anything; the cue's anchor is the first other word."""


@dataclass
class Attribution:
    """One labelled attribution. ``quote_class``: S, N, T, X, ``?`` not known, ``-`` not plain speech."""

    content: Spans
    cue: Spans
    source: Spans
    kind: Kind = "cue"
    quote_class: str = "?"
    long_cue: bool = False
    """The corpus labels whole verb groups as cue: which of its words are the cue proper is not known."""


@dataclass
class Pointer:
    """A mention (``query``) and where else in the text its referent is mentioned; no ``targets``: nowhere."""

    query: tuple[int, int]
    targets: Spans


@dataclass
class Source:
    """One text to learn from, with what is known of it."""

    id: str
    text: str
    attributions: list[Attribution] | None = None
    """``None``: the corpus does not label attributions."""
    nested_labelled: bool = False
    discard: Spans = field(default_factory=list)
    unsure: Spans | None = None
    """Contents that may hold nested attributions without labels; ``None``: any content may."""
    pointers: list[Pointer] = field(default_factory=list)
    names: list[tuple[int, int, str]] = field(default_factory=list)
    """Start, end, label of each."""
    names_labelled: bool = False
    """The corpus labels names; otherwise a teacher finds them."""


def polnear(folder: Path, labels: Path | None = None) -> Iterator[Source]:
    """PolNeAR's training articles, the speaker-labelled ones with their classes and speakers.

    ``labels``: a file of further such labels (``quotes.training.standoff``).
    """
    labelled = {a["id"]: a for _, a in read_records(folder / "polnear_speakers" / "train.jsonl")}
    articles = [labelled.get(a["id"], a) for _, a in read_records(folder / "polnear" / "train.jsonl")]
    for article in add_labels(articles, labels) if labels else articles:
        for quote in article["quotes"]:
            quote["source"] = without_clause(article["text"], quote["source"])
        yield _article(article, nested_labelled=False, long_cue=True)


def without_clause(text: str, spans: Sequence[Sequence[int]]) -> Sequence[Sequence[int]]:
    """A source without its relative clause and what follows that."""
    for k, (start, end) in enumerate(spans):
        if clause := RELATIVE.search(text, start, end):
            return [*spans[:k], (start, clause.start())] if clause.start() > start else spans
    return spans


def news(path: Path) -> Iterator[Source]:
    """Articles labelled by our own guidelines."""
    for _, article in read_records(path):
        yield _article(article, nested_labelled=True, long_cue=False)


def marked(folder: Path) -> Iterator[Source]:
    """Our own articles, marked (``quotes.marked``), with their names where the headers list them."""
    for path in marked_texts(folder):
        header, body = read_header(path)
        article = labelled_article(path, header, body).as_dict()
        source = _article(article | {"id": f"marked-{path.stem}"}, nested_labelled=True, long_cue=False)
        names = [(*span, label) for span, label in names_listed(source.text, header)]
        yield replace(source, names=names, names_labelled=not LISTS.keys().isdisjoint(header))


def _article(article: dict[str, Any], nested_labelled: bool, long_cue: bool) -> Source:
    text, quotes = article["text"], article["quotes"]
    attributions = []
    for q in quotes:
        spans: dict[str, Any] = {k: [tuple(s) for s in q.get(k) or ()] for k in ("content", "cue", "source")}
        quote_class = q.get("class") or ("?" if not nested_labelled else "-" if q.get("optional") else "S")
        attributions.append(Attribution(**spans, quote_class=quote_class, long_cue=long_cue))
    for a in attributions:
        a.kind = _kind(a, attributions)
    return Source(
        id=article["id"],
        text=text,
        attributions=attributions,
        nested_labelled=nested_labelled,
        discard=[(a, b) for a, b in article.get("discard") or ()],
        pointers=_speaker_pointers(text, quotes),
    )


def _kind(attribution: Attribution, others: list[Attribution]) -> Kind:
    if not attribution.cue:
        return "uncued"
    at = attribution.cue[0][0]
    inside = any(a <= at < b for o in others if o is not attribution for a, b in o.content)
    return "nested" if inside else "cue"


def _speaker_pointers(text: str, quotes: list[dict[str, Any]]) -> list[Pointer]:
    """From each source that does not name its speaker to the names and other sources that do."""
    pointers = []
    for q in quotes:
        speaker = q.get("speaker")
        if not speaker or not (q["source"] or q["content"]):
            continue
        query = tuple(q["source"][0]) if q["source"] else (q["content"][0][0], q["content"][0][0] + 1)
        words = re.findall(r"[\w-]+", speaker)
        own = text[query[0] : query[1]]
        if not words or (q["source"] and words[-1].lower() in own.lower() and own != speaker):
            continue
        named = [m.span() for m in re.finditer(rf"\b{re.escape(speaker)}\b", text)]
        if q.get("speaker_kind") == "person" and speaker[:1].isupper():
            named += [m.span() for m in re.finditer(rf"\b{re.escape(words[-1])}\b", text)]
        same = [
            tuple(p["source"][0])
            for p in quotes
            if p is not q and p.get("speaker") == speaker and p["source"]
        ]
        targets = [s for s in named + same if s[1] <= query[0] or query[1] <= s[0]]
        pointers.append(Pointer((query[0], query[1]), targets))
    return pointers


def gum(path: Path, labels: Path | None = None) -> Iterator[Source]:
    """GUM: every mention of a person, organisation or place points at the other mentions of its entity.

    ``labels``: a file with all quotes of some of its documents (``quotes.training.standoff``).
    """
    docs = [doc for _, doc in read_records(path)]
    for doc in add_labels(docs, labels) if labels else docs:
        pointers = []
        for cluster in doc["clusters"]:
            if not any(kind in ("person", "organization", "place") for _, _, kind in cluster):
                continue
            spans = [(a, b) for a, b, _ in cluster]
            for span in spans:
                others = [_head(doc["text"], s) for s in spans if s[1] <= span[0] or span[1] <= s[0]]
                pointers.append(Pointer(span, others))
        if "quotes" in doc:
            source = _article(doc, nested_labelled=True, long_cue=False)
        else:
            source = Source(id=doc["id"], text=doc["text"])
        yield replace(source, id=f"gum-{doc['id']}", pointers=[*source.pointers, *pointers])


def _head(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """A long nominal's first words: its tail (a relative clause, say) names others."""
    words = list(re.finditer(r"\S+", text[span[0] : span[1]]))
    return span if len(words) <= 5 else (span[0], span[0] + words[3].end())


def gap(path: Path) -> Iterator[Source]:
    """GAP's development part: a pronoun points at the one of two names it stands for."""
    with path.open(encoding="utf8", newline="") as lines:
        for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
            right = [n for n in "AB" if row[f"{n}-coref"] == "TRUE"]
            if not right:
                continue
            at, start = int(row["Pronoun-offset"]), int(row[f"{right[0]}-offset"])
            query = (at, at + len(row["Pronoun"]))
            yield Source(
                id=row["ID"],
                text=row["Text"],
                pointers=[Pointer(query, [(start, start + len(row[right[0]]))])],
            )
