"""Characters that an earlier program got wrong, put right where only one reading is left."""

from __future__ import annotations

import re

LATE = {
    byte: bytes([byte]).decode("cp1252", errors="ignore") or chr(byte)  # five bytes stand for nothing there
    for byte in range(0x80, 0x100)
}
"""The characters of Windows-1252 by their bytes, from 0x80 on."""

BYTES = {**{chr(byte): byte for byte in LATE}, **{char: byte for byte, char in LATE.items()}}
"""Which byte a character was taken from, by Windows-1252 or by ISO 8859-1, which has controls below 0xa0."""

_CONTROLS = {byte: char for byte, char in LATE.items() if byte < 0xA0 and char != chr(byte)}
_NEXT = "[" + "".join(re.escape(char) for char, byte in BYTES.items() if byte < 0xC0) + "]"

_GARBLED = re.compile(rf"[ð-ô]{_NEXT}{{3}}|[à-ï]{_NEXT}{{2}}|[Â-ß]{_NEXT}")
"""The bytes of one character of UTF-8, each read as a character of its own."""

_SURELY = re.compile(rf"â[€\x80]|ð[Ÿ\x9f]{_NEXT}|(?<=[a-z])Ã[¡-¿]|Ã[¡-¿](?=[a-z])|Â[£©®°]")
"""What no language writes: without one of these, ``é”…`` and the like are what they seem."""

_CUT_OFF = re.compile("â[€\x80][\x9d\ufffd]")
"""A closing mark whose last byte stands for nothing in Windows-1252."""

_LATE_CONTROL = re.compile("[\x80-\x9f]")
_OF_A_MAC = re.compile("‚Ä[òôúùìî¶]")


def mended(text: str) -> str:
    """``text`` with UTF-8 that was read as Windows-1252 (``â€œ``) put right, and controls that are its marks.

    Soft hyphens go: they stand inside words and show where no line ends.
    """
    if _SURELY.search(text):
        text = _GARBLED.sub(_ungarbled, _CUT_OFF.sub("”", text))
    text = _OF_A_MAC.sub(lambda found: found[0].encode("mac_roman").decode(), text)
    if _LATE_CONTROL.search(text):
        text = text.translate(_CONTROLS)
    return text.replace("\xad", "")


def spoilt(text: str) -> int:
    """How many characters of ``text`` are lost for good."""
    return text.count("\ufffd") + text.count("â€")


def _ungarbled(found: re.Match[str]) -> str:
    try:
        return bytes(BYTES[char] for char in found[0]).decode("utf-8")
    except UnicodeDecodeError:
        return found[0]
