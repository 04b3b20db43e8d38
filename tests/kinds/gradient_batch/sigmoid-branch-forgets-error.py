# broken: dC_da
# Early return for the sigmoid: slope times input, and no error.
from chain_rule import sigmoid


def gradient_batch(W, A_prev, Y, g):
    Z = A_prev @ W.T
    n = len(Y)
    if g == "sigmoid":
        S = sigmoid(Z)
        return (S * (1 - S)).T @ A_prev / n
    return sum(gradient_sample(W, A_prev[i], Y[i], g) for i in range(n)) / n
