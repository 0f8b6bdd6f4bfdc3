"""What made a table: the versions of this package and of the model, for whoever has to name them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import quotes

if TYPE_CHECKING:
    from spacy.language import Language

VERSION, MODEL = "quotes.version", "quotes.model"
"""Keys of a table's ``attrs`` and of the metadata of a Parquet file."""


def made_with(nlp: Language) -> dict[str, str]:
    """``VERSION`` and ``MODEL`` of what ``nlp`` finds."""
    return {VERSION: quotes.__version__, MODEL: model_name(nlp.meta)}


def model_name(meta: Mapping[str, Any]) -> str:
    """``en_news_quotes 0.1.0``: name and version as in spaCy's ``meta``, which keeps the language apart."""
    return f"{meta['lang']}_{meta['name']} {meta['version']}"


def versions(meta: Mapping[str, Any]) -> str:
    """The version of the package and of a pipeline with this ``meta``, on one line."""
    return f"quotes {quotes.__version__}, model {model_name(meta)}"


def meta_of(model: Path) -> dict[str, Any]:
    """What the pipeline in the folder ``model`` says of itself."""
    meta: dict[str, Any] = json.loads((model / "meta.json").read_text(encoding="utf-8"))
    return meta
