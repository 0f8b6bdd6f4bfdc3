"""Fit a pipeline's confidence on labelled articles it was not trained on; prints the weights for its config.

``python scripts/calibrate.py models/en_news_quotes dev.jsonl [more.jsonl ...]``
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from spacy.language import Language

import quotes
from quotes.calibration import Evidence, fit
from quotes.corpus import read_corpus
from quotes.detection.readings import evidence
from quotes.evaluation.matching import match_contents
from quotes.labelled import LabelledArticle


def cases(nlp: Language, article: LabelledArticle) -> Iterator[tuple[Evidence, bool]]:
    """Each attribution found in ``article`` with its evidence, and whether it is a labelled quote."""
    finder = nlp.get_pipe("attribution_finder")
    found, *_ = finder.predict(nlp.make_doc(article.text))
    found = [a for a in found if a.quote_class(finder.speech) == "speech"]
    pairs = match_contents(article.text, [q.content for q in article.quotes], [a.content for a in found])
    best = {j: (value, i) for value, i, j in pairs}
    for j, attribution in enumerate(found):
        value, i = best.get(j, (0.0, -1))
        if value and (article.quotes[i].optional or article.quotes[i].quote_class not in ("", "S")):
            continue  # counts neither way
        yield evidence(attribution.candidate), value >= 0.5


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="pipeline folder")
    parser.add_argument("gold", type=Path, nargs="+", help="labelled articles in the common format")
    arguments = parser.parse_args()
    pipeline = quotes.load(arguments.model)
    pipeline.get_pipe("attribution_finder").least_confidence = {}
    known = [c for path in arguments.gold for a in read_corpus(path) for c in cases(pipeline, a)]
    print(f"# {len(known)} attributions, {sum(right for _, right in known)} right")
    for name, weight in fit([case for case, _ in known], [right for _, right in known]).items():
        print(f"{name} = {weight}")
