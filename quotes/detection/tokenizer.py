"""English tokens for scraped news: spaCy's own rules, and a break at every quotation mark, dash and ellipsis.

Edges of content fall on tokens, so a mark glued to a word (``said."We``) must not hide an edge inside one.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from spacy.lang.tokenizer_exceptions import URL_PATTERN
from spacy.language import Language
from spacy.tokenizer import Tokenizer  # type: ignore[import-not-found]
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex, registry

MARKS = r"(?:[\"“”„‟«»‹›‘‚‛`´]|''|…|\.\.\.|—|–|--)"

_NO_URL = r"(?!\S*[\"“”„‟«»‹›‘‚‛`´…—–])"
"""spaCy takes ``him—left.now`` for an address."""

_SITE = re.compile(r"[A-Z][\w-]+\.(?:Am|Az|By|Com|Eu|Ge|Info|Kz|Lt|Md|Net|Org|Ru|Tv|Ua|Uz)$")
"""Outlets that write their domain so: ``Harbour.Az``."""


@registry.tokenizers("quotes.NewsTokenizer.v1")  # type: ignore[untyped-decorator]
def create_news_tokenizer() -> Callable[[Language], Tokenizer]:
    """The tokenizer as a spaCy config block names it."""
    return make_tokenizer


def make_tokenizer(nlp: Language) -> Tokenizer:
    """A tokenizer over ``nlp``'s vocabulary and English rules, with ``MARKS`` always tokens of their own."""
    defaults = nlp.Defaults
    punctuation = [
        MARKS,
        r"(?<=[a-z0-9%)])[.?!:;,](?=[A-Z])",
        r"[()\[\]]",
        r"(?<=[A-Za-z\"“”])[,:;!?/](?=[A-Za-z\"“”])",
    ]
    return Tokenizer(
        nlp.vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex([*(defaults.prefixes or ()), MARKS]).search,
        suffix_search=compile_suffix_regex([*(defaults.suffixes or ()), MARKS, r"[’']"]).search,
        infix_finditer=compile_infix_regex([*(defaults.infixes or ()), *punctuation]).finditer,
        token_match=_SITE.match,
        url_match=re.compile(_NO_URL + URL_PATTERN).match,
    )
