"""What was handed in: notebooks and .py files as the cells that the sandbox is to run, damaged or not."""

from .choice import WHOLE, Cell
from .reading import Submission, read
from .release import Release, released
from .students import submissions
from .tree import UsageError

__all__ = ["WHOLE", "Cell", "Release", "Submission", "UsageError", "read", "released", "submissions"]
