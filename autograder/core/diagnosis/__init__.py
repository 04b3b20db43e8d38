"""Which link of a student's function is wrong, and most likely why. Values in, findings out."""
