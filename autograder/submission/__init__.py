"""What was handed in: notebooks and .py files as the cells that the sandbox is to run, damaged or not."""

from .choice import WHOLE, Cell
from .files import UsageError, submissions
from .reading import Submission, read
from .release import Release, released

__all__ = ["WHOLE", "Cell", "Release", "Submission", "UsageError", "read", "released", "submissions"]
