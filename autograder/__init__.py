"""Exercises on calculating the gradient, and the grader that names the wrong link of the chain."""

__version__ = "0.1.0"
