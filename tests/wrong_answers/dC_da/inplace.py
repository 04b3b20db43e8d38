# broken: conduct
# Calculates in the array it was given: after the call the caller's a holds the answer.
import numpy as np

def dC_da(a, y):
    a -= y
    a *= 2
    return a
