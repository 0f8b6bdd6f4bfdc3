"""Lay our own labels (``scripts/labels``) onto the articles of a corpus; writes those that have any.

``python scripts/add_labels.py polnear/train.jsonl scripts/labels/polnear.jsonl -o gold.jsonl``
"""

import argparse
import json
from pathlib import Path

from quotes.corpus import read_records
from quotes.training.standoff import add_labels

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("corpus", type=Path, help="articles in the common format (.jsonl)")
    parser.add_argument("labels", type=Path, help="labels without texts (.jsonl)")
    parser.add_argument("-o", "--output", type=Path, required=True)
    arguments = parser.parse_args()
    labelled = {found["id"] for _, found in read_records(arguments.labels)}
    articles = [article for _, article in read_records(arguments.corpus) if article["id"] in labelled]
    lines = (json.dumps(a, ensure_ascii=False) for a in add_labels(articles, arguments.labels))
    arguments.output.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
