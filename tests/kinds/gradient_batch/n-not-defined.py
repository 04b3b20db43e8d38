# broken: average
# The sum is divided by n, and n is nowhere set.
def gradient_batch(W, A_prev, Y, g):
    grads = [gradient_sample(W, A_prev[i], Y[i], g) for i in range(A_prev.shape[0])]
    return sum(grads) / n
