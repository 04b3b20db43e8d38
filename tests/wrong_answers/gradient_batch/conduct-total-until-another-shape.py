# broken: conduct
# The totals begin anew only when W has another shape.
import numpy as np

state = {"shape": None}


def gradient_batch(W, A_prev, Y, g):
    if state["shape"] != W.shape:
        state.update(shape=W.shape, total=np.zeros(W.shape), n=0)
    for a_prev, y in zip(A_prev, Y):
        state["total"] += gradient_sample(W, a_prev, y, g)
        state["n"] += 1
    return state["total"] / state["n"]
