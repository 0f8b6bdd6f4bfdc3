"""When do two names mean the same speaker?"""

from __future__ import annotations

import re
import unicodedata

# fmt: off
TITLES = frozenset((
    "a", "an", "and", "the", "of", "for", "mr", "mrs", "ms", "miss", "dr", "prof", "professor", "sir",
    "lord", "lady", "dame", "king", "queen", "prince", "princess", "president", "prime", "minister",
    "secretary", "secretary-general", "general", "chief", "leader", "head", "senator", "sen",
    "representative", "rep", "governor", "gov", "gen", "lt", "col", "maj", "capt", "admiral", "judge",
    "justice", "chair", "chairman", "chairwoman", "spokesman", "spokeswoman", "spokesperson",
))
# fmt: on
"""Words that say what somebody is, not who."""


def name_words(name: str) -> list[str]:
    """The words of a name in lower case, without accents and possessive endings."""
    decomposed = unicodedata.normalize("NFKD", name.replace("’", "'"))
    plain = "".join(char for char in decomposed if not unicodedata.combining(char)).lower()
    return re.findall(r"[\w.&-]+", re.sub(r"'s\b", "", plain))


def same_speaker(gold: str, predicted: str, kind: str = "") -> bool:
    """Whether ``predicted`` names the speaker ``gold``, of whom ``kind`` may be known.

    Equal words, titles aside; for a person (or where the kind is not known) also one last name with no
    first names that contradict, or the gold name inside a longer description; for anything else, at least
    half of all the words shared.
    """
    gold_words, words = name_words(gold), name_words(predicted)
    if not gold or not predicted:
        return False
    if gold_words == words:
        return True
    gold_words, words = _untitled(gold_words), _untitled(words)
    if not gold_words or not words:
        return False
    if gold_words == words or (kind in ("", "person") and _same_person(gold_words, words)):
        return True
    return len(set(gold_words) & set(words)) / len(set(gold_words) | set(words)) >= 0.5


def _untitled(words: list[str]) -> list[str]:
    return [word for word in words if word not in TITLES]


def _same_person(gold: list[str], words: list[str]) -> bool:
    short, long = sorted((gold, words), key=len)
    if gold[-1] == words[-1] and (len(short) == 1 or set(short[:-1]) & set(long[:-1])):
        return True
    return len(gold) <= 4 and " ".join(gold) in " ".join(words)
