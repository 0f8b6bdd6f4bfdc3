"""All tests; arguments go to pytest, as in ``python3 scripts/test.py -k markup``. Sets itself up."""

from __future__ import annotations

import subprocess
import sys

from environment import ROOT, ready

if __name__ == "__main__":
    tests = [ready("dev") / "python", "-m", "pytest", *sys.argv[1:]]
    sys.exit(subprocess.run(tests, cwd=ROOT, check=False).returncode)
