"""What the notebooks import: the activations, the forward pass, the loss, and `check`, which tests your work.

There is no derivative in this file. `check` holds your slope against a finite difference: it moves a number a
little up and a little down, and looks how far the loss moves. You can always do the same yourself.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from functools import partial
from math import isfinite
from typing import Any

import numpy as np

# What must not run while functions are graded: you are asked to derive, and these would do it for you.
ORACLES = ("check", "_difference", "_examples")


def sigmoid(z: Any) -> Any:
    """1 / (1 + e^-z), between 0 and 1."""
    return 1 / (1 + np.exp(-z))


def tanh(z: Any) -> Any:
    """The hyperbolic tangent, between -1 and 1."""
    return np.tanh(z)


def relu(z: Any) -> Any:
    """z where z is positive, else 0."""
    return np.maximum(z, 0)


def linear(z: Any) -> Any:
    """z itself."""
    return z


ACTIVATIONS = {g.__name__: g for g in (sigmoid, tanh, relu, linear)}


def forward(Ws: Sequence[Any], x: Any, gs: Sequence[str]) -> tuple[list[Any], list[Any]]:
    """The forward pass of one sample x, shape (K,), or of a batch with one sample per row, shape (n, K).

    Returns (zs, activations): zs[l - 1] is z of layer l, activations[l] is a of layer l; activations[0] is x.
    """
    zs, activations = [], [np.asarray(x)]
    for W, g in zip(Ws, gs, strict=True):
        zs.append(activations[-1] @ np.asarray(W).T)  # for one sample this is W @ a
        activations.append(ACTIVATIONS[g](zs[-1]))
    return zs, activations


def loss(a: Any, y: Any) -> Any:
    """C_0, the loss of one sample: the sum of (a_j - y_j)^2 over the output nodes; a and y are (J,)."""
    return np.sum((np.asarray(a) - y) ** 2)


def network_loss(Ws: Sequence[Any], X: Any, Y: Any, gs: Sequence[str]) -> Any:
    """C, the mean of C_0 over the samples: X is (n, width of layer 0), Y is (n, width of layer L)."""
    return loss(forward(Ws, X, gs)[1][-1], Y) / len(X)


LINKS = {
    "dC_da": "the link dC/da",
    "da_dz": "the link da/dz",
    "dz_dw": "the link dz/dw",
    "gradient_weight": "the product dC/da . da/dz . dz/dw for one weight",
    "gradient_sample": "the product dC/da . da/dz . dz/dw for every weight of the layer",
    "gradient_batch": "the mean of the products over the samples",
    "dC_da_prev": "the link dC/da of the layer before",
    "gradient_network": "the products of every layer",
    "central_difference": "your own gradient check",
}
NUMBER, DIRECTIONS, FACTORS = (), ("up", "down", "same"), ("dC_da", "da_dz", "dz_dw", "product")
FORMS: dict[str, dict[str, tuple[str, ...]]] = {
    "predictions": dict.fromkeys(("blank", "dC_da", "da_dz", "dz_dw", "gradient"), NUMBER)
    | dict.fromkeys(("C_if_w_rises", "a_if_w_rises", "C_if_a_prev_is_zero"), DIRECTIONS),
    "wrong_link": dict.fromkeys(("first", "second", "third"), FACTORS),
}


def check(thing: Callable[..., Any] | Mapping[str, Any], name: str | None = None) -> None:
    """Test one of your functions, `check(dC_da)`, or the form of your answers, `check(d, "predictions")`.

    Prints one line when all is well. Raises AssertionError with the first difference when it is not, and lets
    NotImplementedError through while a blank is still blank. Answers are recorded, not judged.
    """
    __tracebackhide__ = True  # in a notebook, you see your own lines only
    name = name or _name_in(sys._getframe(1).f_globals, thing) or getattr(thing, "__name__", "")
    if name in FORMS and isinstance(thing, Mapping):
        _check_form(thing, name)
    elif name in LINKS and callable(thing):
        _check_function(thing, name)
    else:
        raise ValueError(f"check does not know {name!r}; it knows {', '.join((*LINKS, *FORMS))}")


def _name_in(notebook: Mapping[str, Any], thing: Any) -> str:
    """The asked name under which the notebook holds a thing: what it calls itself may be another one."""
    return next((name for name in LINKS if notebook.get(name) is thing), "")


def _check_form(answers: Mapping[str, Any], name: str) -> None:
    __tracebackhide__ = True
    assert set(answers) == set(FORMS[name]), f"{name}: the keys must stay as given: {', '.join(FORMS[name])}"
    blank = [key for key in FORMS[name] if answers[key] is None]
    if blank:
        raise NotImplementedError(f"{name}: no answer yet for {', '.join(blank)}")
    for key, allowed in FORMS[name].items():
        if allowed == NUMBER:
            good = isinstance(answers[key], int | float | np.integer | np.floating) and isfinite(answers[key])
        else:
            good = isinstance(answers[key], str) and answers[key] in allowed
        assert good, f"{name}[{key!r}] is {answers[key]!r}; asked: {' or '.join(allowed) or 'a number'}"
    print(f"{name}: recorded")


def _check_function(function: Callable[..., Any], name: str) -> None:
    __tracebackhide__ = True
    says, tolerance = "the finite difference", 1e-6
    if name == "central_difference":
        says, tolerance = "the slope found by hand", 1e-7
    count = 0
    for count, (arguments, expected) in enumerate(_examples(name), start=1):
        given = deepcopy(arguments)
        answer = function(*given)
        call = " ".join(f"{name}({', '.join(getattr(p, '__name__', repr(p)) for p in arguments)})".split())
        where = f"{name} ({LINKS[name]}), example {count}: {call if len(call) < 200 else name}\n  "
        if isinstance(expected, list):
            good = isinstance(answer, list | tuple) and len(answer) == len(expected)
            assert good, f"{where}a list of {len(expected)} arrays was asked, one for each matrix"
            for index, (part, wanted) in enumerate(zip(answer, expected, strict=True)):
                _compare(part, wanted, tolerance, f"{where}matrix [{index}]: ", says)
        else:
            _compare(answer, expected, tolerance, where, says)
        assert all(map(_same, arguments, given)), f"{where}it changed an array that it was given"
    print(f"{name}: agrees with {says} on {count} examples")


def _same(before: Any, after: Any) -> bool:
    if isinstance(before, list):
        return len(before) == len(after) and all(map(_same, before, after))
    return np.array_equal(before, after)


def _compare(answer: Any, expected: np.ndarray, tolerance: float, where: str, says: str) -> None:
    __tracebackhide__ = True
    assert answer is not None, f"{where}it returned None; is the return missing?"
    asked = str(expected.shape) if expected.ndim else "a single number"
    try:
        numbers = np.asarray(answer)
    except ValueError:
        raise AssertionError(f"{where}rows of different lengths where {asked} was asked") from None
    # An axis of length 1 more or less leaves the numbers what they are.
    assert numbers.squeeze().shape == expected.squeeze().shape, f"{where}shape {numbers.shape} where {asked} was asked"
    assert numbers.dtype.kind in "biuf", f"{where}the answer holds {numbers.dtype}, not ordinary numbers"
    numbers = numbers.reshape(expected.shape) * 1.0
    bound = tolerance * max(1.0, np.max(np.abs(expected)))
    for index in np.ndindex(expected.shape):
        element = f"element {list(index)}: " if index else ""
        # Not "if ... > bound: raise": a NaN is not above the bound, and would pass.
        assert abs(numbers[index] - expected[index]) <= bound, (
            f"{where}{element}yours {numbers[index]:.6g}, {says} says {expected[index]:.6g}"
        )


_W = np.array([[0.8, -0.5, 0.3], [-0.4, 0.9, 0.7]])
_X = np.array([[0.5, -1.2, 0.8], [-0.7, 0.6, 1.1], [0.9, 0.3, -1.4], [-1.1, -0.4, 0.6], [1.4, 0.7, 0.2]])
_Y = np.array([[0.3, 0.6], [-0.2, 0.4], [1.0, -0.7], [0.5, 0.9], [-0.4, 0.1]])
_V = np.array([[0.6, -0.8, 0.5], [-0.3, 0.7, 0.9], [0.4, 0.2, -0.6], [-0.9, -0.5, 0.3]])


def _difference(f: Callable[[Any], Any], x: Any) -> np.ndarray:
    slopes = np.zeros(np.shape(x))
    for index in np.ndindex(slopes.shape):
        step = np.zeros(slopes.shape)
        step[index] = 1e-5
        slopes[index] = (f(x + step) - f(x - step)) / 2e-5
    return slopes


def _examples(name: str) -> Iterator[tuple[tuple[Any, ...], Any]]:
    """Pairs (arguments, what a finite difference says) for the function of that name."""
    if name == "dC_da":
        for a, y in [(_X[0, :2], _Y[0]), (_X[1], _X[2]), (_X[3, :1], np.array([1]))]:
            yield (a, y), _difference(partial(loss, y=y), a)
    elif name == "dz_dw":
        for a_prev in (_X[0], _X[1, :2]):
            yield (a_prev,), _difference(a_prev.dot, np.ones(len(a_prev)))
    elif name == "central_difference":
        yield (_cubes, np.array([1.0, -2.0])), np.array([3.0, 12.0])
        yield (_cubes, np.array([[2.0, -1.0, 0.5], [1.0, 3.0, -4.0]])), np.array([[12, 3, 0.75], [3, 27, 48]])
    elif name == "gradient_network":
        for Ws, gs in [([_V], ["tanh"]), ([_V, _V.T], ["relu", "linear"]), ([_V, _V.T, _W], ["sigmoid"] * 3)]:
            Y = (_X @ _V.T, _X, _Y)[len(Ws) - 1]
            yield (Ws, _X, Y, gs), [_slopes(Ws, layer, _X, Y, gs) for layer in range(len(Ws))]
    else:
        for g in ACTIVATIONS:
            yield from _layer_examples(name, g)


def _layer_examples(name: str, g: str) -> Iterator[tuple[tuple[Any, ...], Any]]:
    x, y, z = _X[0], _Y[0], _W @ _X[0]
    one_sample = _slopes([_W], 0, _X[:1], _Y[:1], [g])
    if name == "da_dz":
        yield (z, g), np.array([_difference(ACTIVATIONS[g], number) for number in z])
    elif name == "gradient_weight":
        for j, k in [(0, 1), (1, 0), (1, 2)]:
            yield (_W, x, y, j, k, g), one_sample[j, k]
    elif name == "gradient_sample":
        yield (_W, x, y, g), one_sample
    elif name == "gradient_batch":
        yield (_W, _X[:1], _Y[:1], g), one_sample
        yield (_W, _X, _Y, g), _slopes([_W], 0, _X, _Y, [g])
    elif name == "dC_da_prev":
        upstream = _difference(partial(loss, y=y), ACTIVATIONS[g](z))
        yield (_W, z, upstream, g), _difference(lambda a_prev: loss(ACTIVATIONS[g](_W @ a_prev), y), x)


def _cubes(x: Any) -> Any:
    return np.sum(x**3)


def _slopes(Ws: list[Any], layer: int, X: Any, Y: Any, gs: list[str]) -> np.ndarray:
    return _difference(lambda W: network_loss([*Ws[:layer], W, *Ws[layer + 1 :]], X, Y, gs), Ws[layer])
