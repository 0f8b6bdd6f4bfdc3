"""The words by which a source that is no name is read, from ``configs/mentions.yaml``."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import yaml

from quotes.resources import resource


@lru_cache(maxsize=1)
def tables() -> dict[str, Any]:
    """``configs/mentions.yaml``: word lists as sets, the rest as it stands."""
    loaded = yaml.safe_load(resource("configs", "mentions.yaml").read_text("utf8"))
    return {k: frozenset(v.split()) if isinstance(v, str) else v for k, v in loaded.items()}


@lru_cache(maxsize=1)
def body_nouns() -> frozenset[str]:
    """Nouns for what is, or can be, a body: ``bank``, ``developer``."""
    nouns: frozenset[str] = tables()["bodies"] | tables()["either"]
    return nouns
