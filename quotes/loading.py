"""The trained pipeline, ready to run: found by name or folder, set to what the caller wants kept."""

from __future__ import annotations

import importlib
import os
from collections.abc import Iterable
from numbers import Integral, Real
from pathlib import Path
from typing import TYPE_CHECKING

from quotes.errors import error, require_file
from quotes.resources import resource
from quotes.schema import QUOTE_CLASSES, QuoteClass

if TYPE_CHECKING:
    from spacy.language import Language

DEFAULT_MODEL = "en_news_quotes"
"""The pipeline that ships with the package, a folder under ``models/``."""

LONGEST_ARTICLE = 50_000_000
"""Characters. spaCy refuses more than a million by itself, to spare parsers that hold a whole text at
once; our components go through it in windows."""

_COMPONENTS = (
    "quotes.detection.tokenizer", "quotes.detection.finder", "quotes.resolution.resolver", "quotes.selection"
)  # fmt: skip
"""Modules whose import makes the components known, also where the package runs without being installed."""

_KINDS: dict[str, QuoteClass] = {
    "speech": "speech", "topics": "topic", "thoughts": "thought", "other": "other"
}  # fmt: skip


def load(
    model: str | Path | None = None,
    *,
    people: str | Path | None = None,
    include: str | Iterable[str] = "speech",
    min_confidence: float = 0.0,
    threads: int = 0,
) -> Language:
    """The spaCy pipeline that finds quotes and names their speakers: ``load()(text)._.quotes``.

    ``model`` is the name of a pipeline that ships with the package or the folder of another one;
    ``people`` a YAML file of further people and offices. ``include`` says what to keep beside
    reported speech: ``topics`` (``criticised the plan``), ``thoughts``, ``other``, several of these, or
    ``all``. Quotes of less than ``min_confidence`` (0 to 1) are left out. ``threads`` is how many the
    network may use, at most one for each core, 0 what the pipeline's config says: all cores. Raises
    ``QuotesError`` for a value that is none of these.
    """
    import spacy

    make_components_known()
    if people:
        if not isinstance(people, str | Path):
            raise error("Q068", value=f"{people!r:.60}", kind=type(people).__name__)
        require_file(Path(people))
    if not isinstance(threads, Integral) or threads is True or threads < 0:
        raise error("Q092", value=repr(threads))
    if not isinstance(min_confidence, Real) or min_confidence is True or not 0 <= min_confidence <= 1:
        raise error("Q090", value=repr(min_confidence))
    overrides: dict[str, dict[str, str | int]] = {}
    if people:
        overrides["speaker_resolver"] = {"people": str(people)}
    if threads:
        overrides["attribution_finder"] = {"threads": min(int(threads), os.cpu_count() or int(threads))}
    selection = {"classes": sorted(classes(include)), "min_confidence": float(min_confidence)}
    nlp = spacy.load(model_folder(model), config={"components": overrides})
    nlp.max_length = LONGEST_ARTICLE
    if "quote_selector" in nlp.pipe_names:  # of a pipeline that was loaded here and written
        nlp.remove_pipe("quote_selector")
    nlp.add_pipe("quote_selector", config=selection)
    return nlp


def make_components_known() -> None:
    """Register the factories and ``doc._.quotes``, also where the package runs without being installed."""
    from quotes.views import register

    for component in _COMPONENTS:
        importlib.import_module(component)
    register()


def model_folder(model: str | Path | None = None) -> Path:
    """The folder of ``model``, see ``load``; raises ``QuotesError`` naming the models there are."""
    name = model or DEFAULT_MODEL
    if not isinstance(name, str | Path):
        raise error("Q087", model=f"{name!r:.60}", known=DEFAULT_MODEL)
    if Path(name).is_dir():
        if not Path(name, "meta.json").is_file():
            raise error("Q093", path=name)
        return Path(name)
    try:
        return resource("models", str(name))
    except FileNotFoundError:
        raise error("Q087", model=name, known=DEFAULT_MODEL) from None


def classes(include: str | Iterable[str]) -> set[QuoteClass]:
    """The classes of quotes that ``include`` asks for; reported speech is always one of them."""
    several = include if isinstance(include, Iterable) else [include]
    asked = include.split(",") if isinstance(include, str) else list(several)
    for name in asked:
        if not isinstance(name, str):
            raise error("Q086", value=f"{name!r:.60}")
    names = {name.strip().lower() for name in asked}
    for name in names - _KINDS.keys() - {"all"}:
        raise error("Q086", value=name)
    if "all" in names:
        return set(QUOTE_CLASSES)
    return {_KINDS[name] for name in names | {"speech"}}
