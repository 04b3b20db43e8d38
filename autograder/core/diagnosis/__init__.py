"""Which link of a student's function is wrong, and most likely why. Values in, findings out."""

from autograder.core.diagnosis.diagnose import Earlier, diagnose
from autograder.core.diagnosis.finding import Ask, Evidence, Finding, Reply

__all__ = ["Ask", "Earlier", "Evidence", "Finding", "Reply", "diagnose"]
