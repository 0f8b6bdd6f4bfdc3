"""Learn how much each piece of evidence on speakers counts; prints the table for ``configs/evidence.yaml``.

``python scripts/tune_speakers.py models/en_news_quotes=dev.jsonl models/en_news_quotes=tests/articles/dev``

What is labelled should be new to the network it is read by. ``scripts/add_labels.py`` makes gold of corpora
and our own labels for them.
"""

import argparse
from pathlib import Path

import quotes
from quotes.corpus import read_corpus
from quotes.resolution.resolver import SpeakerResolver
from quotes.training.speaker_evidence import Case, Labelled, as_yaml, cases, choices, learn

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("read", nargs="+", help="MODEL=GOLD: a pipeline and labelled articles")
    parser.add_argument("--rounds", type=int, default=2, help="how often choices are read off")
    arguments = parser.parse_args()
    known: list[Case] = []
    for pair in arguments.read:
        model, _, gold = pair.partition("=")
        pipeline = quotes.load(model, include="all")
        known += cases(pipeline, read_corpus(Path(gold)))
    resolver = pipeline.get_pipe("speaker_resolver")
    assert isinstance(resolver, SpeakerResolver)
    weights, total = resolver.weights, sum(len(case.labelled) for case in known)
    labelled: list[Labelled] = []
    for _ in range(arguments.rounds):
        found, right = choices(known, weights, resolver.offices)
        labelled += found
        print(f"# {right} of {total} right; {len(labelled)} choices to learn from", flush=True)
        weights = learn(labelled)
    print(f"# {choices(known, weights, resolver.offices)[1]} of {total} right")
    print(as_yaml(weights))
