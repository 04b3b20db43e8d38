# broken: dC_da
# A difference quotient written with //, which leaves whole numbers.
def dC_da(a, y):
    h = 0.5
    up = (a + h - y) ** 2
    down = (a - h - y) ** 2
    return (up - down) // (2 * h)
