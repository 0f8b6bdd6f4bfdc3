"""Score the pointing of the shipped network on GAP: ``python scripts/evaluate_gap.py gap-test.tsv``."""

import argparse
from pathlib import Path

import quotes
from quotes.evaluation.gap import evaluate_gap, read_gap

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gap", type=Path, help="a GAP file of tab-separated values")
    parser.add_argument("--model", help="another pipeline than the one that ships")
    arguments = parser.parse_args()
    nlp = quotes.load(arguments.model)
    finder = nlp.get_pipe("attribution_finder")
    scores = evaluate_gap(
        read_gap(arguments.gap), lambda text, span: finder.referents(nlp.make_doc(text), span)
    )
    for name, value in scores.items():
        print(f"{name:10} {value if name == 'bias' else 100 * value:.2f}")
