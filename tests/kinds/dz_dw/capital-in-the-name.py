# broken: dz_dw
# A_prev is the name of the batch; here it is not known.
def dz_dw(a_prev):
    return A_prev.copy()
