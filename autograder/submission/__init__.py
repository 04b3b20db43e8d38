"""What was handed in: notebooks and .py files as the cells that the sandbox is to run, damaged or not."""

from .choice import WHOLE, Cell
from .files import Usage, submissions
from .reading import Submission, read
from .release import Release, released

__all__ = ["WHOLE", "Cell", "Release", "Submission", "Usage", "read", "released", "submissions"]
