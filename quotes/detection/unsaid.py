"""What stands there like a report, though by its own words nobody has said it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from quotes.schema import Span

_IF = re.compile(r"\b(?:if|unless)\s\Z", re.IGNORECASE)
PAST = re.compile(r"\w+ed|said|told|wrote", re.IGNORECASE)
_DO = r"(?:do|does|did|will|would|can|could|should)(?:n[’']t)?"
_HAVE = r"(?:has|have|had)(?:n[’']t)?"
_OPENING = r"(?:\A|[^\w\s,]\s?|\n|\b(?:and|but|so|or)\s)"
_ASKING = re.compile(rf"{_OPENING}{_DO}\s\Z", re.IGNORECASE)
"""What opens a question, right before its subject: ``Did Berg say``, not ``Why did Berg say``."""
_ASKING_SINCE = re.compile(rf"{_OPENING}{_HAVE}\s\Z", re.IGNORECASE)
_NOBODY = re.compile(
    rf"(?i:(?:(?:{_DO}|{_HAVE})\s)?(?:any(?:one|body)|nobody|no[ -]one)|none of\s.*)|[Nn]o\s[a-z-]+"
)
_IDIOM = re.compile(r"[Tt]hat said(?=,)")
_OF_THE_BODY = re.compile(
    r"(?:my|your|his|her)\s(?:[\w-]+\s)?(?:body|brain|conscience|gut|head|heart|instinct|mind|soul|stomach)",
    re.IGNORECASE,
)
_RUBRIC = re.compile(r".*\b(?:analysis|explained|latest|live|podcast|review|updates?)", re.IGNORECASE)
"""What heads a page and not a speaker, before a colon: ``Storm live: homes lose power``."""
_ASKED = re.compile(
    r"(?:asked|pressed|pushed|probed|questioned|quizzed|grilled|challenged|confronted|told|informed|reminded)\b"
    r"|pointed\b",
    re.IGNORECASE,
)
"""What somebody is ``Asked if …``, by a participle: not who then answers asks it, but somebody unnamed. Of
what they are warned of in this way see ``resolution.apart.is_asked``."""
_PARTICIPLE = re.compile(
    r"(?:\A|[.!?:–—”\"’]\s|\n|\b(?:[Ww]hen|Once|[Ii]f|[Ww]hile|[Ww]henever)\s"
    r"(?:(?:later|then|first|repeatedly|again|it\swas)\s)?)\Z"
)
"""What stands before such a participle: nothing that could be its subject."""
_BESIDE = re.compile(r"[\s–—”\"’')-]*|\s[–—-]{1,2}\s[^.!?\n–—]{1,150}\s[–—-]{1,2}\s")
"""Between a subject and its verb, perhaps an aside: ``Berg | — who is a doctor — | told me``."""
_BY = re.compile(r"\s(?:[\w-]+\s){0,2}by\s\Z")
_REPORTEDLY = re.compile(
    r"(?:\A|[.!?”\"]\s|\n|\b(?:and|but|after|as|when|that|,)\s)it\s(?:is|was|has\sbeen|had\sbeen|is\sbeing|was\sbeing)\s"
    r"(?:\w+ly\s|also\s|then\s|later\s|first\s|once\s)?\Z",
    re.IGNORECASE,
)
"""Before the participle of a passive that names nobody: ``It was | announced that``."""
_THAT = re.compile(r"(?:\s[\w’'-]+){0,6}\sthat\b")
_WITHHELD = re.compile(
    r"(?:\b(?:not|never|without|yet\sto|(?:refus|declin|fail)\w*\sto|unable\sto|unwilling\sto)|n[’']t)"
    r"\s(?:yet\s|publicly\s|immediately\s|(?:be|been)\s)?\Z",
    re.IGNORECASE,
)
_REFUSED = re.compile(r"(?:refus|declin|fail)\w*\sto\s(?:say|tell|disclose|reveal|specify)", re.IGNORECASE)
_OPEN = re.compile(r"(?:whether|if|why|how|what|when|where|who|which)\b", re.IGNORECASE)
_SAYING = re.compile(
    r"(?:say|tell|disclos|reveal|specif|explain|indicat|clarif|confirm|estimat)\w*|said|told", re.IGNORECASE
)
_PICTURE = re.compile(
    r"(?:\w+ )*?(?:videos?|footage|clips?|photo(?:graph)?s?|pictures?|image(?:s|ry)?|CCTV|webcams?)\b.*",
    re.IGNORECASE,
)
_SHOWING = re.compile(r"show(?:s|ed|n|ing)?|captur(?:es?|ed|ing)|depict(?:s|ed|ing)?", re.IGNORECASE)
_CLAIM = re.compile(
    r"(?:claim|accusation|allegation|statement|remark|comment|assertion|report|charge|argument)s?"
)
_AS = re.compile(r" as [“\"‘']")
_HOW_OFTEN = re.compile(r"[“\"‘'](?:at least )?(?:once|twice|\w+ times)\b")
_TITLED = re.compile(r"(?:en)?titled", re.IGNORECASE)
_NAMED = re.compile(r"\b(?:by|from|in|of|on|to|with) an? (?:[\w-]+ ){1,3}\Z", re.IGNORECASE)
"""A thing that has a name, before the participle: ``in a chat group | called “…”``."""
_WORK = re.compile(
    r"\b(?:album|biography|book|documentary|essay|film|history|memoir|movie|novel|play|podcast|poem|series|show"
    r"|single|song|track),? [“\"‘']\Z"
)
_PLAYED = re.compile(r"play(?:s|ed|ing)|perform(?:s|ed|ing)?")
_TITLE = re.compile(r"[A-Z][\w’'-]*(?: (?:[A-Z][\w’'-]*|[a-z]{1,4}))*(?<! [a-z])(?<! [a-z]{2})(?<! [a-z]{3})")
"""The title of a work, and what stands before it: ``in her memoir, “The Long Way Up”``."""
_I_WOULD = re.compile(
    r"\b(?:I|we)(?:[’'](?:d|ll))? (?:(?:would|will|must|can|may|want to|have to|do|also|only|again|now) )*\Z",
    re.IGNORECASE,
)
_PERFORMED = re.compile(
    r"advise|appeal|argue|ask|assure|beg|call on|demand|implore|insist|pledge|promise|propose|recommend"
    r"|repeat|request|suggest|urge|warn"
)
"""What is done by saying so."""
_MARK = re.compile(r"[“”\"‘'’:,]\s?\Z")
_IS_SOMETHING = re.compile(
    r"(?:\A|[.!?\n]\s*)"
    r"(?![^\n:]*\b(?:advice|answer|argument|message|motto|question|repl|respon|verdict|view|warning))"
    r"[^\n.,;:!?“”\"]{2,60} (?:is|are|was|were) (?:an?|the|one) [^\n.,;:!?“”\"]{2,80}\Z"
)
"""What the reporter says of somebody, before a colon: ``Marsh is a beekeeper``."""
_CALLED = re.compile(r"called|dubbed|nicknamed|titled|named|known|considered|label+ed", re.IGNORECASE)
_WITHIN = re.compile(r"[\w,;] [“\"‘']\Z")
_NAMED_SO = re.compile(r"dubbed|nicknamed|titled", re.IGNORECASE)
FEW, LONG = 2, 5
"""Words in marks that are rather a term or a name than said, where no source is near; of a long name."""
REACH = 40
"""Characters before a cue that tell how it is meant."""


def is_unsaid(text: str, cue: Sequence[Span], source: Sequence[Span]) -> bool:
    """Whether the words that report tell of nothing said: ``If Berg says``, ``Did Berg say``, ``Nobody
    says``, ``My head says``, ``That said,``; or of what somebody unnamed said: ``Asked if``, ``It was
    announced that``."""
    if cue and _is_passive(text, cue[0], source):
        return True
    if not source:
        return False
    start, end = source[0]
    if (
        _IDIOM.match(text, start)
        or _NOBODY.fullmatch(text, start, end)
        or _OF_THE_BODY.fullmatch(text, start, end)
    ):
        return True
    if cue and text[slice(*cue[0])] == ":" and _RUBRIC.fullmatch(text, start, cue[0][0]):
        return True
    if not cue or start > cue[0][0]:
        return False
    before, past = text[max(0, start - 20) : start], PAST.fullmatch(text, *cue[-1])
    return bool(_ASKING_SINCE.search(before) or (not past and (_ASKING.search(before) or _IF.search(before))))


def is_performed(text: str, content: Span, cue: Sequence[Span]) -> bool:
    """Whether somebody says of himself within his own words what he is doing by them: ``“I ask you to go”``.

    What he once said, or says in words that he quotes himself, is a report.
    """
    if len(cue) != 1 or not _PERFORMED.fullmatch(text, *cue[0]) or cue[0][1] > content[0]:
        return False
    before = text[max(0, cue[0][0] - REACH) : cue[0][0]]
    return (
        not _OPEN.match(text, *content)
        and bool(_I_WOULD.search(before))
        and not _MARK.search(text[cue[0][1] : content[0]])
    )


def is_no_report(text: str, content: Span, cue: Sequence[Span]) -> bool:
    """Whether the words between cue and content tell that the one does not report the other: ``told off``,
    ``dismissed his claims as “…”``, ``called her “twice a day”``, ``recalls in her book, “The Way”``."""
    if not cue or cue[-1][1] > content[0]:
        return False
    if _TITLE.fullmatch(text, *content) and _WORK.search(text, max(0, content[0] - REACH), content[0]):
        return True
    words = text[slice(*cue[-1])].lower()
    if _PLAYED.fullmatch(words) and _TITLE.fullmatch(text, *content):
        return True
    if _TITLED.fullmatch(words) or (words == "called" and _is_name(text, content, cue[-1])):
        return True
    if words == ":" and text[content[0] - 1] not in "“‘\"'«":
        return bool(_IS_SOMETHING.search(text[max(0, cue[-1][0] - 120) : cue[-1][0]]))
    if words in ("tell", "tells", "told", "telling"):
        return text.startswith(" off ", cue[-1][1])
    if words in ("call", "calls", "called", "calling"):
        return bool(_HOW_OFTEN.search(text, *content))
    return bool(_CLAIM.fullmatch(words) and _AS.match(text, cue[-1][1]))


def _is_name(text: str, content: Span, cue: Span) -> bool:
    """Whether words in marks after ``called`` are what a thing is called."""
    named = _NAMED.search(text, max(0, cue[0] - REACH), cue[0])
    return bool(named and text[cue[1] : content[0]] in (" “", ' "', " ‘", " '"))


def is_term(text: str, content: Sequence[Span], cue: Sequence[Span], source: Sequence[Span]) -> bool:
    """Whether a word or two in marks, given to nobody, are a term in the reporter’s own sentence (``bought on
    the “deep web”``) or what something is called (``dubbed “Gucci Grace”``)."""
    words = len(text[slice(*content[0])].split())
    if source or len(content) > 1:
        return False
    if cue:
        named = _NAMED_SO if words > FEW else _CALLED
        return words <= LONG and named.fullmatch(text, *cue[-1]) is not None
    start = content[0][0]
    return words <= FEW and _WITHIN.search(text, max(0, start - 3), start) is not None


def _is_passive(text: str, cue: Span, source: Sequence[Span]) -> bool:
    """Whether ``cue`` is a participle without a subject of its own, and ``source`` is not who did it."""
    before = text[max(0, cue[0] - REACH) : cue[0]]
    subject = any(end <= cue[0] and _BESIDE.fullmatch(text, end, cue[0]) for _, end in source)
    answered = not subject and _ASKED.match(text, *cue) and _PARTICIPLE.search(before)
    if not answered and not (_REPORTEDLY.search(before) and _THAT.match(text, cue[1])):
        return False
    return not any(cue[1] < start and _BY.fullmatch(text, cue[1], start) for start, _ in source)


def is_withheld(text: str, content: Span, cue: Sequence[Span]) -> bool:
    """Whether the words that report tell what was not said: ``has not said | whether``."""
    if not cue or not _OPEN.match(text, *content):
        return False
    if _REFUSED.fullmatch(text, *cue[-1]):
        return True
    if not _SAYING.fullmatch(text, *cue[-1]):
        return False
    return bool(_WITHHELD.search(text[max(0, cue[-1][0] - REACH) : cue[-1][0]]))


def is_picture(text: str, cue: Sequence[Span], source: Sequence[Span]) -> bool:
    """Whether it is a picture that shows something: ``Footage shows flames``."""
    shows = bool(cue and source) and _SHOWING.fullmatch(text, *cue[-1])
    return bool(shows and _PICTURE.fullmatch(text, *source[0]))
