"""Markdown: its marking off, so that names stand as a reader sees them; its front matter as fields."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from quotes.reading.fields import Fields, find_columns, pick

LINK = re.compile(
    r"(?<!!)\[(?P<shown>[^\[\]\n]{1,300})\]\(\s*<?(?:https?://|mailto:|/|#)[^()\s]*(?:\([^()\s]*\)[^()\s]*)*>?"
    r"(?:\s+[\"'][^\"'\n]*[\"'])?\s*\)"
)
"""A link to an address: no prose has one, so that it tells Markdown in a text of another suffix."""

_FRONT = re.compile(
    r"\A\ufeff?---[ \t]*\n(?P<yaml>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)
_FENCED = re.compile(r"^[ ]{0,3}(`{3,}|~{3,}).*?^[ ]{0,3}\1[`~]*[ \t]*$\n?", re.DOTALL | re.MULTILINE)
_IMAGE = re.compile(r"!\[[^\[\]\n]{0,300}\](?:\([^)\n]*\)|\[[^\]\n]*\])")
_DEFINED = re.compile(r"^[ ]{0,3}\[(?P<name>[^\]\n]+)\]:[ \t]+\S.*$\n?", re.MULTILINE)
_REFERENCE = re.compile(r"\[(?P<shown>[^\[\]\n]+)\](?:\[(?P<name>[^\]\n]*)\])?")
_ADDRESS = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_UNDERLINED = re.compile(r"(?<=\S\n)[ ]{0,3}(?:=+|-{2,})[ \t]*$", re.MULTILINE)
_RULE = re.compile(r"^[ ]{0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$", re.MULTILINE)
_HEADING = re.compile(r"^[ ]{0,3}#{1,6}[ \t]+(?P<shown>.*?)(?:[ \t]+#+)?[ \t]*$", re.MULTILINE)
_BEGIN = re.compile(r"^[ \t]*(?:(?:>[ \t]?)+(?:[-*+][ \t]+)?|[-*+][ \t]+)", re.MULTILINE)
_CODE = re.compile(r"(?<!`)`([^`\n]+)`(?!`)")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!>~|])")
_EMPHASIS = tuple(
    re.compile(
        rf"(?<![\w\\{mark[-1]}]){mark}(?=[^\s{mark[-1]}])((?:(?!\n\s*\n).){{1,1000}}?)(?<=[^\s\\]){mark}(?![\w{mark[-1]}])",
        re.DOTALL,
    )
    for mark in (r"\*\*\*", r"\*\*", "__", r"\*", "_", "~~")
)


def is_markdown(text: str) -> bool:
    """Whether ``text``, whatever its file is called, is Markdown beyond doubt: it holds such a link."""
    return bool(LINK.search(text))


def from_markdown(text: str) -> tuple[str, Fields]:
    """``text`` as it is shown, and what its front matter states; pictures and blocks of code go."""
    front, text = _front_matter(text.replace("\r\n", "\n"))
    text = _IMAGE.sub("", _FENCED.sub("", text))
    text = _without_links(text)
    for pattern in (_UNDERLINED, _RULE, _BEGIN):
        text = pattern.sub("", text)
    text = _CODE.sub(r"\1", _HEADING.sub(lambda heading: heading["shown"], text))
    for pattern in _EMPHASIS:
        text = pattern.sub(r"\1", text)
    text = _ESCAPED.sub(r"\1", text)
    return re.sub(r"\n{3,}", "\n\n", text).lstrip("\n"), front


def _front_matter(text: str) -> tuple[Fields, str]:
    import yaml

    found = _FRONT.match(text)
    try:
        content = yaml.safe_load(found["yaml"]) if found else None
    except (yaml.YAMLError, ValueError):  # a day that no month has
        content = None
    if found is None or not isinstance(content, Mapping):
        return Fields(), text
    named = {str(name): value for name, value in content.items()}
    return replace(pick(named, find_columns(named, {}, "front matter")), text=""), text[found.end() :]


def _without_links(text: str) -> str:
    defined = {found["name"].lower() for found in _DEFINED.finditer(text)}
    text = LINK.sub(lambda link: link["shown"], _DEFINED.sub("", text))

    def shown(link: re.Match[str]) -> str:
        if (link["name"] or link["shown"]).lower() not in defined:
            return link[0]
        return "" if link["shown"].startswith("^") else link["shown"]

    return _ADDRESS.sub(r"\1", _REFERENCE.sub(shown, text))
