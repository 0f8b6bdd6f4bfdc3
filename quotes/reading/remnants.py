"""Remnants of HTML in a plain text or a cell: tags and entities, taken for what a browser would show."""

from __future__ import annotations

import html
import re
from html.entities import html5

_CLEAR = re.compile(
    r"</(?:p|div|a|b|i|u|em|strong|span|q|font|blockquote|h[1-6]|li|ul|ol)>|<br ?/?>|<p>", re.IGNORECASE
)
"""Tags that nobody writes in prose; without one of them ``<`` is a sign like any other."""

_UNSEEN = re.compile(r"<!--.*?-->|<(script|style)\b.*?</\1>", re.IGNORECASE | re.DOTALL)
_BLOCK = re.compile(
    r"\s*</?(?:p|div|section|article|blockquote|h[1-6]|li|ul|ol|table|tr)(?:\s[^<>]*)?/?>\s*", re.IGNORECASE
)
_BREAK = re.compile(r"\s*<br(?:\s[^<>]*)?/?>[ \t]*", re.IGNORECASE)
_MARK = re.compile(r"<(/?)q(?:\s[^<>]*)?>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-z][a-z0-9]*(?:\s[^<>]*)?/?>", re.IGNORECASE)
_CODE = r"(?:#\d{2,6}|#x[\da-f]{2,5}|([a-z]{2,8}\d?));"
_ENTITY = re.compile(rf"&{_CODE}", re.IGNORECASE)
_TWICE = re.compile(rf"&amp;(?={_CODE})", re.IGNORECASE)


def without_markup(text: str) -> str:
    """``text`` without HTML where it clearly holds some, also escaped twice; any other text as it stands."""
    escaped = "&lt;" in text
    text = _without(_TWICE.sub(_unescaped, text))
    return _without(text) if escaped and _CLEAR.search(text) else text


def _without(text: str) -> str:
    if _CLEAR.search(text):
        text = _BREAK.sub("\n", _BLOCK.sub("\n\n", _UNSEEN.sub("", text)))
        text = _TAG.sub("", _MARK.sub(lambda mark: "”" if mark[1] else "“", text))
        text = re.sub(r"\n{3,}", "\n\n", text).strip()
    return _ENTITY.sub(_shown, text)


def _unescaped(ampersand: re.Match[str]) -> str:
    return "&" if _is_known(ampersand) else ampersand[0]


def _shown(entity: re.Match[str]) -> str:
    """The character that ``entity`` stands for; a name that is none stays, and a hard blank is a blank."""
    return html.unescape(entity[0]).replace("\xa0", " ") if _is_known(entity) else entity[0]


def _is_known(code: re.Match[str]) -> bool:
    return not code[1] or f"{code[1]};" in html5
