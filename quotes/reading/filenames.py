"""What the name of a file tells of what is in it."""

from __future__ import annotations

from pathlib import Path

MARKDOWN = frozenset({".md", ".markdown"})
TEXTS = frozenset({".txt", ".text"}) | MARKDOWN
PAGES = frozenset({".html", ".htm", ".xhtml"})
MAILS = frozenset({".eml", ".mht", ".mhtml"})
TABLES = frozenset({".jsonl", ".ndjson", ".json", ".csv", ".tsv", ".parquet"})


def suffix_of(path: Path) -> str:
    """The suffix in lower case, of the file inside a gzipped one (``page.html.gz`` → ``.html``)."""
    return _unpacked(path).suffix.lower()


def stem_of(path: Path) -> str:
    """The name without its suffix, and without ``.gz`` behind it."""
    return _unpacked(path).stem


def _unpacked(path: Path) -> Path:
    return Path(path.stem) if path.suffix.lower() == ".gz" else path
