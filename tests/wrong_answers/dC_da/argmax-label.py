# broken: dC_da
# Subtracted 1 at the node of the largest target (the softmax classifier recipe) and not y at every node.
import numpy as np

def dC_da(a, y):
    dscores = a.copy()
    dscores[np.argmax(y)] -= 1
    return 2 * dscores
