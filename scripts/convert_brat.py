"""Convert brat standoff annotations of quotes to the common corpus format."""

from __future__ import annotations

import argparse
from pathlib import Path

from quotes.conversion.brat import read_brat
from quotes.corpus import write_corpus
from quotes.errors import QuotesError


def main() -> None:
    """Write the .txt and .ann files of one folder as JSONL."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="a folder of .txt files with their .ann files beside them")
    parser.add_argument("output", type=Path, help="the .jsonl file to write")
    for part, label in (("content", "Content"), ("cue", "Cue"), ("source", "Source")):
        parser.add_argument(f"--{part}", nargs="+", default=[label], metavar="LABEL",
                            help=f"labels or event roles that mean {part} (default: {label})")  # fmt: skip
    args = parser.parse_args()
    labels = {part: {label.lower() for label in getattr(args, part)} for part in ("content", "cue", "source")}
    try:
        write_corpus(read_brat(args.folder, labels), args.output)
    except QuotesError as fault:
        parser.error(str(fault))


if __name__ == "__main__":
    main()
