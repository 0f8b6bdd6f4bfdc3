"""People whom a text names made such as it only describes: ``Anna Berg … Berg``, ``a nurse … the nurse``.

Most whom the corpora describe they also name. A network that has learnt that takes ``the mugger`` for
whatever name stands near, be it the victim's.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace

from quotes.resolution.titles import name_tables
from quotes.training.edits import apply_edits
from quotes.training.sources import Pointer, Source, Spans

# fmt: off
STRANGERS = (
    "nurse", "caller", "neighbour", "passenger", "customer", "mugger", "robber", "burglar", "defendant",
    "suspect", "suspected thief", "patient", "parent", "teacher", "pupil", "tenant", "landlord",
    "shopkeeper", "taxi driver", "bus driver", "lorry driver", "motorist", "cyclist", "walker", "tourist",
    "fisherman", "farmer", "farmhand", "surgeon", "doctor", "lawyer", "prosecutor", "judge", "magistrate",
    "police officer", "detective", "inspector", "soldier", "sergeant", "spokesman", "spokeswoman",
    "press officer", "civil servant", "diplomat", "minister", "councillor", "senator", "mayor",
    "deputy mayor", "aide", "former aide", "trade unionist", "shop steward", "engineer", "scientist",
    "researcher", "analyst", "banker", "investor", "manager", "former manager", "coach", "striker",
    "goalkeeper", "supporter", "referee", "waiter", "chef", "baker", "plumber", "volunteer", "protester",
    "student", "widow", "witness", "survivor", "whistleblower", "fan", "columnist", "presenter", "reader",
    "driver",
)
# fmt: on
AT_ONCE = 0.4
"""How often a stranger is ``the nurse`` from the first mention on."""
_OPENS = re.compile(r"(?:^|\n|[.!?] |[“\"‘])$")
_BEFORE = re.compile(r"(?:^|\n|[“\"‘(]|[—–,;:”\"] |[a-z][.!?][”\"]? |\b(?P<word>[a-z]+) )$")


def with_stranger(source: Source, rng: random.Random) -> Source:
    """``source`` with a speaker whom it names only described, if it has one for whom that reads."""
    people = [mentions for mentions in _people(source) if _reads(source, mentions)]
    if not people:
        return source
    mentions, noun = rng.choice(people), rng.choice(STRANGERS)
    known = rng.random() < AT_ONCE
    edits = []
    for k, (start, end) in enumerate(mentions):
        article = "the" if k or known else "an" if noun[0] in "aeiou" else "a"
        opens = bool(_OPENS.search(source.text, max(0, start - 3), start))
        edits.append((start, end, f"{article.capitalize() if opens else article} {noun}"))
    gone = set(mentions)
    names = [name for name in source.names if (name[0], name[1]) not in gone]
    asked = [Pointer(m, [o for o in mentions if o != m]) for m in mentions[1:] or mentions]
    return apply_edits(replace(source, names=names, pointers=[*source.pointers, *asked]), edits)


def _people(source: Source) -> list[Spans]:
    """Where each of those is named who speaks under a surname that nobody shares."""
    people = sorted((a, b) for a, b, label in source.names if label == "PERSON")
    by_surname: dict[str, Spans] = {}
    for start, end in people:
        by_surname.setdefault(source.text[start:end].split()[-1], []).append((start, end))
    speaking = {a.source[0] for a in source.attributions or () if len(a.source) == 1}
    found = []
    for surname, mentions in by_surname.items():
        given = {source.text[a:b].removesuffix(surname).strip() for a, b in mentions} - {""}
        named = len(re.findall(rf"\b{re.escape(surname)}\b", source.text))
        if len(given) <= 1 and named == len(mentions) and not speaking.isdisjoint(mentions):
            found.append(mentions)
    return found


def _reads(source: Source, mentions: Spans) -> bool:
    """Whether a description can stand wherever the name does: no title or trade before it, none after."""
    for start, end in mentions:
        before = _BEFORE.search(source.text, max(0, start - 30), start)
        title = re.search(r"\b[A-Z][a-z]*\. $", source.text[max(0, start - 12) : start])
        if title or not before or (before["word"] and name_tables().is_head(before["word"])):
            return False
        if source.text[end : end + 2] == " (" or (
            start == mentions[0][0] and source.text[end : end + 1] == ","
        ):
            return False
    return True
