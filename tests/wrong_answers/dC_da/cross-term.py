# broken: dC_da
# Multiplied the square out and differentiated a^2, but left the middle term -2ay as it was.
import numpy as np

def dC_da(a, y):
    # (a - y)^2 = a^2 - 2ay + y^2 ; y is a constant
    return 2 * a - 2 * a * y
