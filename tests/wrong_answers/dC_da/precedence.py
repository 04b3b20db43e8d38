# broken: dC_da
# The 2 multiplies a only, the brackets around a - y are missing.
import numpy as np

def dC_da(a, y):
    return 2 * a - y
