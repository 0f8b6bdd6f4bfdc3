"""Learn how much each piece of evidence on speakers counts; prints the table for ``configs/evidence.yaml``.

``python scripts/tune_speakers.py models/en_news_quotes=dev.jsonl:8 models/en_news_quotes=tests/articles/dev``

A number after a colon says how often its articles count: few, but of the kind that matters.
What is labelled should be new to the network it is read by. ``scripts/add_labels.py`` makes gold of corpora
and our own labels for them.
"""

import argparse
import re
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


def what_to_read(argument: str) -> tuple[str, Path, int]:
    """Model, gold and number of times of ``MODEL=GOLD`` or ``MODEL=GOLD:TIMES``."""
    found = re.fullmatch(r"(.+?)=(.+?)(?::(\d+))?", argument)
    if not found:
        raise argparse.ArgumentTypeError(f"{argument} is not MODEL=GOLD")
    return found[1], Path(found[2]), int(found[3] or 1)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("read", nargs="+", type=what_to_read, help="MODEL=GOLD[:TIMES]")
    parser.add_argument("--readings", type=int, default=1, help="how often choices are read off")
    arguments = parser.parse_args()
    known = [
        (list(cases(pipeline(model), read_corpus(gold))), times) for model, gold, times in arguments.read
    ]
    offices, weights = OfficeTable.load(), shipped_weights()
    total = sum(len(case.labelled) for some, _ in known for case in some)
    labelled: list[Labelled] = []
    for _ in range(arguments.readings):
        right = 0
        for some, times in known:
            found, hits = choices(some, weights, offices)
            labelled += found * times
            right += hits
        print(f"# {right} of {total} right; {len(labelled)} choices to learn from", flush=True)
        weights = learn(labelled)
    right = sum(choices(some, weights, offices)[1] for some, _ in known)
    print(f"# {right} of {total} right, of those learnt from")
    print(as_yaml(weights))
