"""Search the weights of the evidence on speakers; prints those to put into ``quotes/resolution/scoring.py``.

``python scripts/tune_speakers.py models/en_news_quotes dev.jsonl [more.jsonl or folders ...]``
"""

import argparse
from dataclasses import asdict
from pathlib import Path

import quotes
from quotes.corpus import read_corpus
from quotes.training.speaker_weights import cases, search

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("model", help="pipeline folder")
    parser.add_argument("gold", type=Path, nargs="+", help="labelled articles, .jsonl or marked")
    parser.add_argument("--rounds", type=int, default=300, help="how many changes are tried")
    parser.add_argument("--seed", type=int, default=1)
    arguments = parser.parse_args()
    pipeline = quotes.load(arguments.model, include="all")
    resolver = pipeline.get_pipe("speaker_resolver")
    known = [case for path in arguments.gold for case in cases(pipeline, read_corpus(path))]
    total = sum(len(case.labelled) for case in known)
    found = search(known, resolver.weights, resolver.offices, arguments.rounds, arguments.seed)
    for best, count in found:  # noqa: B007
        print(f"# {count} of {total} right", flush=True)
    for name, weight in asdict(best).items():
        print(f"{name}: float = {weight}")
