class Tape(list):
    def play(self, flow):
        return [grad for grad in (step(flow) for step in self[::-1])][::-1]


def gradient_network(Ws, X, Y, gs):
    tape, A, flow = Tape(), X, {}
    for W, g in zip(Ws, gs):
        Z, before = A @ W.T, A
        A = ACTIVATIONS[g](Z)
        S = {"sigmoid": A * (1 - A), "tanh": 1 - A**2, "relu": np.where(Z > 0, 1.0, 0.0), "linear": np.ones_like(Z)}[g]

        def step(flow, W=W, S=S, before=before):
            delta = flow["up"] * S
            flow["up"] = delta @ W
            return delta.T @ before / len(before)

        tape.append(step)
    return tape.play({"up": 2 * (A - Y)})


def dC_da_prev(W, z, upstream, g):
    a = ACTIVATIONS[g](z)
    delta = upstream * {"sigmoid": a * (1 - a), "tanh": 1 - a**2, "relu": z > 0, "linear": True}[g]
    return np.array([delta @ column for column in W.T])
