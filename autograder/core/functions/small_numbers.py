"""The small whole numbers, and the few nodes, that examples are made of."""

from __future__ import annotations

import numpy as np

ONE_WEIGHT, ONE_INPUT, ONE_TARGET = np.array([[0.5]]), np.array([2.0]), np.array([0.0])
W = np.array([[1.0, -1.0, 2.0], [2.0, 1.0, -1.0]])
X = np.array([[1.0, 2.0, -1.0], [2.0, 1.0, 1.0], [-1.0, 1.0, 0.5]])
Y = np.array([[1.0, 0.0], [0.0, 1.0], [2.0, -1.0]])
NAMES = ("tanh", "sigmoid", "relu", "linear")
"""The activations, the one first that shows the most."""
