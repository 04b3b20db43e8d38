# broken: product
# as fair: conduct
# Moves the weight up by 0.01 and looks how far the loss moves.
from chain_rule import ACTIVATIONS, loss


def gradient_weight(W, a_prev, y, j, k, g):
    h = 0.01
    moved = W.copy()
    moved[j, k] += h
    before = loss(ACTIVATIONS[g](W @ a_prev), y)
    after = loss(ACTIVATIONS[g](moved @ a_prev), y)
    return float((after - before) / h)
