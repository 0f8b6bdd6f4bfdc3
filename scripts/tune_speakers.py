"""Learn how much each piece of evidence on speakers counts; prints the table for ``configs/evidence.yaml``.

``python scripts/tune_speakers.py models/en_news_quotes=dev.jsonl models/en_news_quotes=tests/articles/dev``

What is labelled should be new to the network it is read by. ``scripts/add_labels.py`` makes gold of corpora
and our own labels for them.
"""

import argparse
from functools import cache
from pathlib import Path

from spacy.language import Language

import quotes
from quotes.corpus import read_corpus
from quotes.resolution.evidence import shipped_weights
from quotes.resolution.offices import OfficeTable
from quotes.training.speaker_evidence import Labelled, as_yaml, cases, choices, learn


@cache
def pipeline(model: str) -> Language:
    """The pipeline in a folder, loaded once."""
    return quotes.load(model, include="all")


def model_and_gold(pair: str) -> tuple[str, Path]:
    """The two sides of ``MODEL=GOLD``."""
    model, found, gold = pair.partition("=")
    if not found:
        raise argparse.ArgumentTypeError(f"{pair} is not MODEL=GOLD")
    return model, Path(gold)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "read", nargs="+", type=model_and_gold, help="MODEL=GOLD: labelled articles, and what reads them"
    )
    parser.add_argument(
        "--readings", type=int, default=2, help="how often choices are read off and learnt from"
    )
    arguments = parser.parse_args()
    known = [case for model, gold in arguments.read for case in cases(pipeline(model), read_corpus(gold))]
    offices, weights = OfficeTable.load(), shipped_weights()
    total = sum(len(case.labelled) for case in known)
    labelled: list[Labelled] = []
    for _ in range(arguments.readings):
        found, right = choices(known, weights, offices)
        labelled += found
        print(f"# {right} of {total} right; {len(labelled)} choices to learn from", flush=True)
        weights = learn(labelled)
    print(f"# {choices(known, weights, offices)[1]} of {total} right, of those learnt from")
    print(as_yaml(weights))
