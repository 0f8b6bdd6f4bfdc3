"""General coreference from other packages, where they are installed: more evidence for whom a source means.

fastcoref and coreferee bring models of their own and take far longer than the rest of the pipeline, so
neither is a dependency. What they find joins what our network points at; the same scorer decides.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from quotes.errors import error
from quotes.schema import Span

TRUST = 0.8
"""Share of the evidence that a chain takes over from the network's own pointing."""
LONGEST = 200_000
"""Texts of more characters get no chains: a parser or a coreference model holds a whole text in memory."""
PIPELINES = ("en_core_web_trf", "en_core_web_lg", "en_core_web_md", "en_core_web_sm")
"""The spaCy pipelines that coreferee has models for, the best first."""

_PREPOSITION = r"(?:of|for|from|at|in|with|on|by|to|near|about|against)\b"
_TAIL = re.compile(rf"\s*(?:$|[,;:(–—]|{_PREPOSITION}|(?:who|whom|whose|which|that)\b)", re.I)


class CoreferenceAdapter(Protocol):
    """Any coreference package, brought to one shape."""

    def chains(self, text: str) -> list[list[Span]]:
        """Mentions that mean the same, chain by chain, as character spans in order of the text."""
        ...


class FastcorefAdapter:
    """fastcoref's F-coref. ``model``: a hub name or the folder of a downloaded model; loaded at first use."""

    name = "fastcoref"

    def __init__(self, model: str = "") -> None:
        """Take note of the model; raises ``QuotesError`` if fastcoref is not installed."""
        _require(self.name)
        self.model = model or "biu-nlp/f-coref"
        self._loaded: Any = None

    def chains(self, text: str) -> list[list[Span]]:
        """Chains of ``text``; none for an empty or a very long one."""
        if not text.strip() or len(text) > LONGEST:
            return []
        if self._loaded is None:
            self._loaded = self._load()
        (found,) = self._loaded.predict(texts=[text])
        return _ordered(found.get_clusters(as_strings=False))

    def _load(self) -> Any:
        import spacy

        fastcoref: Any = import_module("fastcoref")
        import_module("datasets.utils").disable_progress_bars()  # it would draw one for every text
        logging.getLogger("fastcoref").setLevel(logging.WARNING)  # else it tells of every text
        try:
            # tokens are all it needs; its own default pipeline it would download where it is missing
            return fastcoref.FCoref(self.model, nlp=spacy.blank("en"), enable_progress_bar=False)
        except Exception as reason:
            cure = "Download the model and name its folder: fastcoref:FOLDER."
            raise error("Q108", name=self.name, model=self.model, reason=reason, cure=cure) from reason


class CorefereeAdapter:
    """coreferee upon a parsed text. ``model``: the spaCy pipeline that parses, else the best installed."""

    name = "coreferee"

    def __init__(self, model: str = "") -> None:
        """Take note of the pipeline; raises ``QuotesError`` if coreferee is not installed."""
        _require(self.name)
        self.model = model
        self._loaded: Any = None

    def chains(self, text: str) -> list[list[Span]]:
        """Chains of ``text``; none for an empty or a very long one."""
        if not text.strip() or len(text) > LONGEST:
            return []
        if self._loaded is None:
            self._loaded = self._load()
        doc = self._loaded(text)
        return _ordered([_phrase(doc, m.token_indexes) for m in chain] for chain in doc._.coref_chains or ())

    def _load(self) -> Any:
        import spacy

        import_module("coreferee")  # makes its component known
        model = self.model or next((p for p in PIPELINES if find_spec(p)), "")
        if not model:
            raise error("Q107", name=self.name)
        try:
            nlp = spacy.load(model)
            nlp.add_pipe(self.name)
        except Exception as reason:
            cure = "Run python -m coreferee install en, or name another pipeline: coreferee:PIPELINE."
            raise error("Q108", name=self.name, model=model, reason=reason, cure=cure) from reason
        return nlp


ADAPTERS = {adapter.name: adapter for adapter in (FastcorefAdapter, CorefereeAdapter)}


def adapter_of(setting: str) -> CoreferenceAdapter:
    """The adapter a config names: ``fastcoref``, ``coreferee`` or either with a model: ``fastcoref:FOLDER``.

    Raises ``QuotesError`` for any other name and where the package is not installed.
    """
    name, _, model = setting.partition(":")
    if name not in ADAPTERS:
        raise error("Q105", name=name, known=" or ".join(ADAPTERS))
    adapter: CoreferenceAdapter = ADAPTERS[name](model)
    return adapter


def with_chains(
    text: str,
    source: Span,
    referents: Mapping[int, float],
    chains: Sequence[Sequence[Span]],
    names: Sequence[Span],
) -> dict[int, float]:
    """``referents`` of a source (see ``QuoteParts``), ``TRUST`` of them moved to the ``names`` in its chain.

    As they were where no chain holds the source, or its chain no name.
    """
    chain = next((c for c in chains if any(_same_phrase(text, source, m) for m in c)), ())
    named = [a for a, b in names if any(_names(text, m, (a, b)) for m in chain if m[0] != source[0])]
    if not named:
        return dict(referents)
    merged = {at: (1 - TRUST) * p for at, p in referents.items()}
    for at in named:
        merged[at] = merged.get(at, 0.0) + TRUST / len(named)
    return merged


def _same_phrase(text: str, one: Span, other: Span) -> bool:
    """Whether two spans have one head: they begin together, the longer only adds a tail (``of Dunmere``)."""
    shorter, longer = sorted((one, other), key=lambda s: s[1])
    return one[0] == other[0] and bool(_TAIL.match(text[shorter[1] : longer[1]]))


def _names(text: str, mention: Span, name: Span) -> bool:
    """Whether a mention is about ``name``: not ``the party of Odin Lask``, nor ``Odin Lask’s party``."""
    if name[0] <= mention[0]:
        return mention[1] <= name[1] or (name[0] == mention[0] and _same_phrase(text, mention, name))
    inside = name[1] <= mention[1] and bool(_TAIL.match(text[name[1] : mention[1]]))
    return inside and not re.search(rf"\b{_PREPOSITION}", text[mention[0] : name[0]], re.I)


def _phrase(doc: Any, tokens: Sequence[int]) -> Span:
    """Where a mention's head tokens stand, with what precedes each: coreferee knows no spans."""
    last = doc[max(tokens)]
    return doc[min(tokens)].left_edge.idx, last.idx + len(last)


def _ordered(chains: Any) -> list[list[Span]]:
    """Chains of two mentions and more, in order, without those their package could not place in the text."""
    found = [sorted({(int(m[0]), int(m[1])) for m in chain if m is not None}) for chain in chains]
    return [chain for chain in found if len(chain) > 1]


def _require(name: str) -> None:
    if find_spec(name) is None:
        raise error("Q106", name=name)
