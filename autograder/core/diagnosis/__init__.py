"""Which link of a student's function is wrong, and most likely why. Values in, findings out."""

from autograder.core.diagnosis.diagnose import diagnose
from autograder.core.diagnosis.gradient_check import diagnose_gradient_check
from autograder.core.diagnosis.troubles import faulty

__all__ = ["diagnose", "diagnose_gradient_check", "faulty"]
