"""Links that come from earlier functions, rightly called: not they are accused, but what is done with them."""

from dataclasses import replace

import numpy as np
import pytest
from mistakes import listed, right
from rows import asking, examined

from autograder.chain_rule import ACTIVATIONS, forward
from autograder.core.diagnosis.examination import InPlace
from autograder.core.diagnosis.stages.causes import causes
from autograder.core.lesson import answer
from autograder.reply import Reply


def calling(function, play):
    """A composite under examination; `play` is given what it calls earlier functions with, and its arguments."""
    questions = []

    def call(name, *arguments):
        questions.append((name, arguments))
        return answer(name, arguments)

    ask = asking(lambda *arguments: play(call, *arguments))

    def asked(name, calls):
        before = len(questions)
        replies = ask(name, calls)
        names = tuple(dict.fromkeys(name for name, _ in questions[before:]))
        return [replace(reply, asked=names) for reply in replies]

    return replace(examined(function, right(function)), ask=asked, in_place=InPlace(asked, (), questions))


def sample(of, z=lambda z: z, a=lambda a: a, x=lambda x: x):
    """gradient_sample of the three links, which are asked for at these z, a and inputs."""

    def gradient_sample(call, W, a_prev, y, g):
        inner = W @ a_prev
        links = call("dC_da", a(ACTIVATIONS[g](inner)), y), call("da_dz", z(inner), g), call("dz_dw", x(a_prev))
        return of(*links)

    return calling("gradient_sample", gradient_sample)


def own_error(call, W, a_prev, y, g):
    """Its own dC/da, put along the rows; the other links are called."""
    z = W @ a_prev
    return 2 * (ACTIVATIONS[g](z) - y) ** 3 * np.outer(call("da_dz", z, g), call("dz_dw", a_prev))[:, 0]


def own_error_cubed(call, W, a_prev, y, g):
    z = W @ a_prev
    return np.outer((ACTIVATIONS[g](z) - y) ** 3 * call("da_dz", z, g), call("dz_dw", a_prev))


def weights(of):
    """gradient_weight of the three links and j, k."""

    def gradient_weight(call, W, a_prev, y, j, k, g):
        z = W @ a_prev
        return of(call("dC_da", ACTIVATIONS[g](z), y), call("da_dz", z, g), call("dz_dw", a_prev), j, k)

    return calling("gradient_weight", gradient_weight)


def of_samples(of, x=lambda X, at: X[at]):
    """gradient_batch of the gradients of its samples."""

    def gradient_batch(call, W, X, Y, g):
        return of(np.array([call("gradient_sample", W, x(X, at), Y[at], g) for at in range(len(X))]))

    return calling("gradient_batch", gradient_batch)


def in_rows(call, W, X, Y, g):
    """Links of all samples at once, the errors along the rows."""
    Z = X @ W.T
    D, S = call("dC_da", ACTIVATIONS[g](Z), Y), call("da_dz", Z, g)
    return sum(d * np.outer(s, call("dz_dw", x)) for d, s, x in zip(D, S, X, strict=True)) / len(X)


def network(order, of=list, back=None):
    """gradient_network in the lesson's own loop, over the layers in this order."""

    def gradient_network(call, Ws, X, Y, gs):
        gradients = [np.zeros(W.shape) for W in Ws]
        for x, y in zip(X, Y, strict=True):
            zs, activations = forward(Ws, x, gs)
            upstream = call("dC_da", activations[-1], y)
            for at in order(len(Ws)):
                slope = call("da_dz", zs[at], gs[at])
                gradients[at] += np.outer(upstream * slope, call("dz_dw", activations[at])) / len(X)
                upstream = (
                    back(call, Ws, at, zs[at], upstream, gs) if back else step_back(call, Ws, at, zs, upstream, gs)
                )
        return of(gradients)

    return calling("gradient_network", gradient_network)


def step_back(call, Ws, at, zs, upstream, gs):
    return call("dC_da_prev", Ws[at], zs[at], upstream, gs[at])


def backwards(L):
    return reversed(range(L))


def cubed_hidden(gradients):
    return [part**3 if at < len(gradients) - 1 else part for at, part in enumerate(gradients)]


PUT, AFTERWARDS = "product wrong", "product alone"
SAID = [
    # The right links in other places.
    (sample(lambda D, S, x: D * np.outer(S, x)), PUT),
    (sample(lambda D, S, x: S * np.outer(D, x)), PUT),
    (sample(lambda D, S, x: np.outer(D * S, x) ** 3), AFTERWARDS),
    (sample(lambda D, S, x: np.resize(D, len(x)) * np.outer(S, x)), PUT),
    (sample(lambda D, S, x: np.outer(D * S * x[: len(D)], np.ones(len(x)))), AFTERWARDS),
    (weights(lambda D, S, x, j, k: D[j] * S[j] * x[j]), AFTERWARDS),
    (calling("gradient_batch", in_rows), PUT),
    # One number for each node, which is not the one that came back.
    (sample(lambda D, S, x: np.outer(np.sort(D) * S, x)), "dC_da used otherwise dC_da"),
    (sample(lambda D, S, x: np.outer(D * np.maximum(S, 0.3), x)), "da_dz used otherwise da_dz"),
    (sample(lambda D, S, x: np.outer(D * S, x**3)), "dz_dw used otherwise dz_dw"),
    # Asked for with other arguments, or not at all.
    (sample(lambda D, S, x: np.outer(D * S, x), z=lambda z: z + 1), "da_dz alone"),
    (sample(lambda D, S, x: np.outer(D * S, x), a=lambda a: a**2), "dC_da alone"),
    (sample(lambda D, S, x: np.outer(D * S, x), x=lambda x: x**3), "dz_dw alone"),
    (calling("gradient_sample", own_error_cubed), "dC_da alone"),
    # Right samples.
    (of_samples(lambda G: np.tensordot(np.linspace(0, 2, len(G)), G, 1) / len(G)), "average alone"),
    (of_samples(lambda G: np.mean(G, axis=0), x=lambda X, at: X[at - 1]), "dC_da mixed"),
]


@pytest.mark.parametrize(("one", "said"), SAID)
@pytest.mark.filterwarnings("ignore")
def test_a_link_that_is_rightly_called_is_not_accused(one, said):
    assert listed(causes(one)) == said


EVERYTHING = {"forward", "dC_da", "da_dz", "dz_dw", "back"}


@pytest.mark.parametrize(
    ("one", "links"),
    [
        (network(backwards, cubed_hidden), EVERYTHING),
        (network(range), EVERYTHING - {"back"}),
        (network(backwards, cubed_hidden, lambda call, Ws, at, z, u, gs: Ws[at].T @ u), EVERYTHING - {"back"}),
        (weights(lambda D, S, x, j, k: D[j]), {"forward", "dC_da", "da_dz", "dz_dw"}),
        (sample(lambda D, S, x: np.outer(D * S, x), z=lambda z: z + 1), {"dC_da", "dz_dw"}),
        (of_samples(lambda G: G[0]), {"forward", "dC_da", "da_dz", "dz_dw", "product"}),
        (calling("gradient_sample", lambda call, *_: 3.0), set()),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_what_is_asked_for_where_it_is_needed_and_nowhere_else_is_in_order(one, links):
    assert one.in_order == links


def test_without_correct_parts_nothing_is_known_of_calls():
    assert replace(SAID[0][0], in_place=None).in_order == set()
    nothing = replace(SAID[0][0], ask=lambda _, calls: [Reply()] * len(calls))
    assert nothing.in_order == set()
