"""Write a pipeline folder: ``python scripts/assemble.py CHECKPOINT configs/pipeline.cfg models/mine``."""

import argparse
from pathlib import Path

from quotes.training.assemble import assemble, write

if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="folder that scripts/train.py wrote")
    parser.add_argument("config", type=Path, help="spaCy config of the pipeline")
    parser.add_argument("target", type=Path, help="folder for the pipeline")
    parser.add_argument("--fp32", action="store_true", help="keep the encoder's weights in full precision")
    arguments = parser.parse_args()
    write(assemble(arguments.checkpoint, arguments.config, int8=not arguments.fp32), arguments.target)
