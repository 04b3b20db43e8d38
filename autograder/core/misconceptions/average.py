"""Mistakes in going from one sample to all samples."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np

from autograder.core.chain import Chain, Gradients, gradient_of_sample, mean_of_samples
from autograder.core.misconceptions.family import Constant, Family, largest, on_a_line
from autograder.core.misconceptions.misconception import Misconception
from autograder.core.network import Array, Batch, Trace


def _average(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any]) -> Misconception:
    return Misconception(key, "average", name, formula, hint, {"average": wrong})


def _stacks(batch: Batch, chain: Chain) -> Iterator[Array]:
    """For each matrix the gradients of all samples, (n, J, K)."""
    per_sample = [gradient_of_sample(sample, chain) for sample in batch.samples]
    return (np.array(layer) for layer in zip(*per_sample, strict=True))


def _combined(key: str, name: str, formula: str, hint: str, combine: Callable[..., Any]) -> Misconception:
    """`combine(stack)` makes one gradient of those of the samples, (n, J, K)."""
    return _average(key, name, formula, hint, lambda batch, chain: [combine(stack) for stack in _stacks(batch, chain)])


def _summed_over(key: str, name: str, formula: str, hint: str, divisor: Callable[[Batch], float]) -> Misconception:
    """The sum of the samples divided by `divisor(batch)`; that may be 0, and a student's array / 0 is inf."""

    def wrong(batch: Batch, chain: Chain) -> Gradients:
        with np.errstate(divide="ignore", invalid="ignore"):
            return [np.sum(stack, axis=0) / divisor(batch) for stack in _stacks(batch, chain)]

    return _average(key, name, formula, hint, wrong)


def _from_links(key: str, name: str, formula: str, hint: str, wrong: Callable[..., Any]) -> Misconception:
    """`wrong(n, dC_da, da_dz, dz_dw)` gets the links of all samples in rows; it returns delta and dz_dw."""

    def average(batch: Batch, chain: Chain) -> Gradients:
        apart = chain.with_(product=lambda *links: links)
        layers = zip(*(gradient_of_sample(sample, apart) for sample in batch.samples), strict=True)
        gradients = []
        for layer in layers:
            steps, *links = zip(*layer, strict=True)
            delta, dz_dw = wrong(len(steps), *map(np.array, links))
            gradients.append(chain.product(steps[0], delta, np.ones(len(delta)), dz_dw))
        return gradients

    return _average(key, name, formula, hint, average)


def _afterwards(
    key: str, name: str, formula: str, hint: str, constant: Constant, spoil: Callable[..., Any]
) -> Misconception:
    """`spoil(c, right, W, n)` is what becomes of the right mean, (J, K); the usual member of these."""

    def of(c: float) -> dict[str, Callable[..., Any]]:
        def average(batch: Batch, chain: Chain) -> Gradients:
            right = mean_of_samples(batch, chain)
            return [spoil(c, part, W, len(batch.X)) for part, W in zip(right, batch.Ws, strict=True)]

        return {"average": average}

    return Family(key, "average", name, formula, hint, of, constant).usual


def _of_mean_sample(batch: Batch, chain: Chain) -> Gradients:
    mean = Trace.of(batch.Ws, batch.gs, np.mean(batch.X, axis=0), np.mean(batch.Y, axis=0))
    return gradient_of_sample(mean, chain)


def _all_pairs(batch: Batch, chain: Chain) -> Gradients:
    """Where J = 1, every a meets the y of every sample; otherwise the shapes agree and nothing happens."""
    if batch.Y.shape[1] > 1:
        return mean_of_samples(batch, chain)
    n = len(batch.Y)
    pairs = Batch(batch.Ws, batch.gs, np.repeat(batch.X, n, axis=0), np.tile(batch.Y, (n, 1)))
    return [n * part for part in mean_of_samples(pairs, chain)]


def _one_n_more_each_layer(batch: Batch, chain: Chain) -> Gradients:
    right = mean_of_samples(batch, chain)
    return [part / len(batch.X) ** (len(right) - layer) for layer, part in enumerate(right, start=1)]


def _divided_in_the_loop(divisor: Callable[[int], int]) -> Callable[[Array], Array]:
    def combine(stack: Array) -> Array:
        total = np.zeros(stack.shape[1:])
        for one in stack:
            total = (total + one) / divisor(len(stack))
        return total

    return combine


AVERAGE = (
    _summed_over(
        "sum_not_mean",
        "sum over the samples",
        "sum(dC_dW)",
        "Duplicate every sample. Should the gradient of an average change?",
        lambda batch: 1,
    ),
    _summed_over(
        "divide_by_outputs",
        "divided by the number of output nodes",
        "sum(dC_dW) / Y.shape[1]",
        "Use 5 samples and 3 outputs. By which of the two numbers did you divide?",
        lambda batch: batch.Y.shape[1],
    ),
    _summed_over(
        "divide_by_n_times_outputs",
        "divided by n times the number of output nodes",
        "sum(dC_dW) / Y.size",
        "C averages over the samples. What else does your divisor count? (np.mean averages over every axis.)",
        lambda batch: batch.Y.size,
    ),
    _summed_over(
        "divide_by_features",
        "divided by the number of inputs",
        "sum(dC_dW) / X.shape[1]",
        "Which axis of your array counts the samples?",
        lambda batch: batch.X.shape[1],
    ),
    _summed_over(
        "divide_by_size_of_X",
        "divided by the number of numbers in X",
        "sum(dC_dW) / X.size",
        "X.size counts all numbers of the table. Which of its axes counts the samples?",
        lambda batch: batch.X.size,
    ),
    _summed_over(
        "divided_twice",
        "divided by n twice",
        "sum(dC_dW) / n**2",
        "Duplicate every sample. Does your gradient stay the same, double or halve?",
        lambda batch: len(batch.X) ** 2,
    ),
    _summed_over(
        "divided_by_n_minus_1",
        "divided by n - 1",
        "sum(dC_dW) / (n - 1)",
        "Try your function with one sample. Is it still the gradient of that sample?",
        lambda batch: len(batch.X) - 1,
    ),
    _summed_over(
        "divided_by_n_plus_1",
        "divided by n + 1",
        "sum(dC_dW) / (n + 1)",
        "Try your function with one sample. Is it still the gradient of that sample? Print what you count.",
        lambda batch: len(batch.X) + 1,
    ),
    _summed_over(
        "divided_by_2n",
        "divided by 2n",
        "sum(dC_dW) / (2 * n)",
        "Try your function with one sample. Is it still the gradient of that sample? Is there a 1/2 in C?",
        lambda batch: 2 * len(batch.X),
    ),
    _summed_over(
        "divided_by_root_of_n",
        "divided by the root of n",
        "sum(dC_dW) / np.sqrt(n)",
        "Duplicate every sample. Does your gradient stay the same?",
        lambda batch: float(np.sqrt(len(batch.X))),
    ),
    _average(
        "divided_in_every_layer",
        "divided by n once more with every step back",
        "sum(dC_dW) / n ** (L - l + 1)",
        "The mean over the samples stands once, in front of C. In which lines of your loop do you divide?",
        _one_n_more_each_layer,
    ),
    _combined(
        "divided_inside_the_loop",
        "running total divided in every turn of the loop",
        "for i in range(n): total = (total + dC_dW[i]) / n",
        "Do it by hand with samples whose gradients are 3 and 5. What should come out, and what does your loop give?",
        _divided_in_the_loop(lambda n: n),
    ),
    _combined(
        "halved_with_every_sample",
        "new sample averaged with the running mean",
        "for i in range(n): total = (total + dC_dW[i]) / 2",
        "Do it by hand with gradients 0, 0 and 6. Does each of the three samples count the same?",
        _divided_in_the_loop(lambda n: 2),
    ),
    _average(
        "average_inputs_first",
        "averaged the inputs, then differentiated once",
        "gradient_sample(W, np.mean(A_prev, axis=0), np.mean(Y, axis=0), g)",
        "Is the loss of the average sample the average loss? Try two very different samples.",
        _of_mean_sample,
    ),
    _from_links(
        "product_of_means",
        "product of averages",
        "np.outer(np.mean(dC_da * da_dz, axis=0), np.mean(dz_dw, axis=0))",
        "Average of products or product of averages? Try two samples with opposite signs.",
        lambda n, dC_da, da_dz, dz_dw: (np.mean(dC_da * da_dz, axis=0), np.mean(dz_dw, axis=0)),
    ),
    _from_links(
        "every_link_averaged",
        "each of the three links averaged by itself",
        "np.outer(np.mean(dC_da, axis=0) * np.mean(da_dz, axis=0), np.mean(dz_dw, axis=0))",
        "Average of products or product of averages? Try two samples with opposite signs.",
        lambda n, dC_da, da_dz, dz_dw: (
            np.mean(dC_da, axis=0) * np.mean(da_dz, axis=0),
            np.mean(dz_dw, axis=0),
        ),
    ),
    _from_links(
        "cross_terms",
        "sums multiplied: every delta with every input",
        "np.outer(sum(dC_da * da_dz), sum(dz_dw)) / n",
        "Sample 1's error must only meet sample 1's input.",
        lambda n, dC_da, da_dz, dz_dw: (np.sum(dC_da * da_dz, axis=0) / n, np.sum(dz_dw, axis=0)),
    ),
    _average(
        "broadcast_n_n1",
        "with one output node, every a meets the y of every sample",
        "np.sum(2 * (A - Y.T) * da_dz, axis=1) @ dz_dw / n for one output node",
        "Print the shape of A - Y when there is a single output node.",
        _all_pairs,
    ),
    _combined(
        "loop_off_by_one",
        "last sample left out of the sum",
        "sum(dC_dW[:-1]) / n",
        "Change the samples one by one. Does your answer notice each? If you loop, print i: is every sample there?",
        lambda stack: np.sum(stack[:-1], axis=0) / len(stack),
    ),
    _combined(
        "loop_starts_at_one",
        "first sample left out of the sum",
        "sum(dC_dW[1:]) / n",
        "Change the samples one by one. Does your answer notice each? If you loop, print i: is every sample there?",
        lambda stack: np.sum(stack[1:], axis=0) / len(stack),
    ),
    _combined(
        "first_sample_twice",
        "first sample counted twice",
        "(dC_dW[0] + sum(dC_dW)) / n",
        "With which value does your running total start, and which samples does the loop add?",
        lambda stack: (np.sum(stack, axis=0) + stack[0]) / len(stack),
    ),
    _combined(
        "first_sample_only",
        "first sample only",
        "dC_dW[0]",
        "Change the last sample. Does your answer notice? If there is a loop, look at the indentation of return.",
        lambda stack: stack[0],
    ),
    _combined(
        "last_sample_only",
        "last sample only",
        "dC_dW[-1]",
        "Change the first sample. Does your answer notice? In a loop: is each gradient added, or does it replace?",
        lambda stack: stack[-1],
    ),
    _combined(
        "last_sample_shared",
        "last sample only, divided by n",
        "dC_dW[-1] / n",
        "Change the first sample. Does your answer notice? In a loop: is each gradient added, or does it replace?",
        lambda stack: stack[-1] / len(stack),
    ),
    _combined(
        "median_of_samples",
        "median of the samples instead of the mean",
        "np.median(dC_dW, axis=0)",
        "Which average does C take? Try gradients 0, 0 and 6.",
        lambda stack: np.median(stack, axis=0),
    ),
    _combined(
        "largest_sample",
        "largest of the samples instead of the mean",
        "np.max(dC_dW, axis=0)",
        "Do all samples have a say in C, or only one? Try gradients 0, 0 and 6.",
        lambda stack: np.max(stack, axis=0),
    ),
    _combined(
        "mean_of_absolutes",
        "absolute values of the samples' gradients averaged",
        "np.mean(np.abs(dC_dW), axis=0)",
        "One sample wants a weight up, another wants it down. Should they add up or cancel?",
        lambda stack: np.mean(np.abs(stack), axis=0),
    ),
    _afterwards(
        "mean_clipped",
        "mean over the samples cut off at a bound",
        "np.clip(sum(dC_dW) / n, -c, c)",
        "Clipping is a training trick. What was asked: a safe step, or the slope?",
        Constant("the bound", (1.0,), largest, is_broad=False),
        lambda c, right, W, n: np.clip(right, -c, c),
    ),
    _afterwards(
        "weight_decay_over_n",
        "a multiple of W, divided by n, added",
        "sum(dC_dW) / n + c / n * W",
        "Is there a penalty on the weights in this loss?",
        Constant("lambda", (1.0, 10.0), on_a_line),
        lambda c, right, W, n: right + c / n * W,
    ),
    _combined(
        "samples_not_combined",
        "gradients of the samples left side by side",
        "dC_dW",
        "One weight, one slope of C. How many numbers did you return for it?",
        lambda stack: stack,
    ),
)
