"""Which link of a student's function is wrong, and most likely why. Values in, findings out."""

from autograder.core.diagnosis.diagnose import diagnose
from autograder.core.diagnosis.finding import Ask, Evidence, Finding, Known, Reply
from autograder.core.diagnosis.gradient_check import diagnose_gradient_check
from autograder.core.diagnosis.troubles import faulty

__all__ = ["Ask", "Evidence", "Finding", "Known", "Reply", "diagnose", "diagnose_gradient_check", "faulty"]
