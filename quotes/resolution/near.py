"""Who is near a source without being meant by it: nearness alone tells little of ``it`` or ``the report``.

Those who are left out so still count among those near: of many it is likelier that none is meant.
"""

from __future__ import annotations

from collections.abc import Callable

from quotes.resolution.possible import is_indefinite
from quotes.resolution.sought import Candidate, Sought
from quotes.resolution.title_exclusions import is_of_another_sort

TAKEN, MADE = 0.25, 0.5
"""How likely the network must take somebody for whom ``it`` means, a silent body for a document's maker."""


def is_passed_over(source: Sought, one: Candidate) -> bool:
    """Whether the network does not take somebody for whom ``it`` or ``they`` means, which can be almost
    anything told of before, not only who speaks in an article."""
    mention = source.mention
    anything = mention.kind == "pronoun" and not mention.gender and mention.stands_for != "narrator"
    return anything and one.pointed < TAKEN


def is_silent(source: Sought, one: Candidate) -> bool:
    """Whether a body has said nothing yet, and the network hardly takes it for a document's maker: ``The
    board met. … The survey found``. A headline's ``Poll`` is of whom the text names further down."""
    entity, mention = one.entity, source.mention
    if mention.stands_for != "document" or mention.kind != "nominal" or is_indefinite(mention):
        return False
    silent = entity.kind == "organization" and entity.chains and not entity.spoke
    told = one.paragraphs_back is not None and one.title not in ("own", "called")
    return bool(silent) and told and one.pointed < MADE


LEFT_OUT: tuple[Callable[[Sought, Candidate], bool], ...] = (is_of_another_sort, is_passed_over, is_silent)
"""Asked of whom no other rule excludes."""
