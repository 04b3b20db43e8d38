"""The command as a program: `autograder`, and `python -P -m autograder`."""

import os
import sys

# Run inside a folder of submissions, their files must not be taken for modules. That comes too late for a file called
# autograder.py: there it takes `python -P -m autograder`, or the command `autograder`.
try:
    here = {"", os.getcwd()}
except OSError:  # a folder that is not there any more
    here = {""}
sys.path[:] = [entry for entry in sys.path if entry not in here]

import signal  # noqa: E402

# Until there is somebody to say that we were interrupted, Ctrl-C ends us without a word, and without a traceback.
if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
    signal.signal(signal.SIGINT, signal.SIG_DFL)

from autograder.program import run  # noqa: E402

if __name__ == "__main__":
    run()
