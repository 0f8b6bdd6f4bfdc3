"""Of whoever a source can stand for, those whom its words fit better than the rest."""

from __future__ import annotations

from collections.abc import Sequence

from quotes.resolution.mention import SourceMention
from quotes.resolution.sought import Candidate
from quotes.resolution.title_fits import maker


def of_its_maker(mention: SourceMention, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Of the candidates for a document those whom it names by a noun, if there are such."""
    made = (
        [one for one in left if one.title == "own" and one.entity.kind != "person"] if maker(mention) else []
    )
    return made or left


def called_so(mention: SourceMention, left: Sequence[Candidate]) -> Sequence[Candidate]:
    """Of the candidates only described those that ``mention`` can call so, if there are such: of a
    source and a backbencher ``the MP`` is the second."""
    if mention.kind != "nominal" or not mention.may_be_one_person:
        return left
    fits = any(one.entity.described and one.title in ("own", "called") for one in left)
    return [one for one in left if one.title or not one.entity.described] if fits else left
