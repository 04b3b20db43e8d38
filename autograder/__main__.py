"""`python -m autograder`."""

import os
import sys

# Run inside a folder of submissions, their files must not be taken for modules.
sys.path[:] = [entry for entry in sys.path if entry not in ("", os.getcwd())]

from autograder.cli import main  # noqa: E402

main()
