"""Average what several runs learnt: ``python scripts/average.py runs/one runs/two -o runs/mean``."""

import argparse
from pathlib import Path

from quotes.training.checkpoints import average

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, nargs="+", help="folder that scripts/train.py wrote")
    parser.add_argument("-o", "--output", type=Path, required=True, help="folder for the mean")
    arguments = parser.parse_args()
    average(arguments.checkpoint, arguments.output)
