"""What a pipeline says of itself in spaCy's ``meta.json``."""

from __future__ import annotations

from spacy.language import Language

from quotes import __version__

META = {
    "version": __version__,
    "spacy_version": ">=3.8.0,<4.0.0",  # that of the package, not of the one spaCy it was written with
    "description": "Direct, indirect and mixed quotes in English news, and who said them",
    "author": "The authors of quotes",
    "license": "Apache-2.0",
}


def describe(nlp: Language, folder: str) -> None:
    """Name ``nlp`` after the ``folder`` it goes to, and say what it is, of which version and licence.

    spaCy keeps the language apart: ``en_news_quotes`` is ``news_quotes`` in ``en``.
    """
    nlp.meta.update(META, name=folder.removeprefix(f"{nlp.lang}_"))
