# broken: dC_da
# The slope is given a name, and the function ends.
def dC_da(a, y):
    slope = 2 * (a - y)
