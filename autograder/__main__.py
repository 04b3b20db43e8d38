"""`python -m autograder`."""

import os
import sys

# Run inside a folder of submissions, their files must not be taken for modules. That comes too late for a file called
# autograder.py: there it takes `python -P -m autograder`, or the command `autograder`.
try:
    here = {"", os.getcwd()}
except OSError:  # a folder that is not there any more
    here = {""}
sys.path[:] = [entry for entry in sys.path if entry not in here]

from autograder.cli import run  # noqa: E402

run()
