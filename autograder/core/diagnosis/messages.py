"""Every sentence that a student reads in a diagnosis. The same mistake always gives the same words."""

from __future__ import annotations

from collections.abc import Sequence

from autograder.core.misconceptions import Misconception

LINKS = {
    "forward": "forward pass",
    "dC_da": "dC/da",
    "da_dz": "da/dz",
    "dz_dw": "dz/dw",
    "product": "product dC/da . da/dz . dz/dw",
    "back": "way back, dC/da of the layer before",
    "average": "mean over the samples",
    "conduct": "conduct",
    "shape": "shape",
}
"""Each link in the lesson's notation."""

SHOWN = {
    "forward": "your slopes are taken at another z or a than the forward pass has",
    "dC_da": "your answer goes wrong with the output and its target",
    "da_dz": "your answer goes wrong with z and the activation",
    "dz_dw": "your answer goes wrong with the activations that feed the layer",
    "product": "the links are not put together as the chain rule says",
    "back": "the slopes go wrong on their way back to the layer before",
    "average": "several samples together do not give what their mean should be",
    "shape": "the numbers do not have the shape that was asked",
}
"""What the experiments show where no known mistake fits."""

IN_ORDER = {
    "dC_da": "the other links are in order",
    "da_dz": "the other links are in order",
    "dz_dw": "the other links are in order",
    "product": "each link is in order",
    "back": "the output layer is in order",
    "average": "one sample is in order",
}
"""And beside, where that link alone explains everything."""

HINTS = {
    "forward": "Print z and a inside your function, and calculate one of them by hand.",
    "dC_da": "Keep everything else and move one a_j by 0.001. How far does C_0 move, and what does your link say?",
    "da_dz": "Move one z_j by 0.001. How far does a_j move for this activation, and what does your link say?",
    "dz_dw": "Move one weight by 0.001. How far does z_j move, and which number decides that?",
    "product": "Take one weight W[j, k]. Write its three numbers down, and where each of them comes from.",
    "back": "Take one hidden node. Draw every path from it to the loss, and write down what lies on each.",
    "average": "Give your function the same sample twice. Should the answer change?",
    "shape": "Print the shape of each part, and of the result, on a layer of 2 nodes fed by 3. Which was asked for?",
    "whole numbers": "Call your function with y = np.array([1, 0]), and print the type of each array that it makes.",
    "factor": "Find the place where a constant enters. Which link does it belong to?",
    "conduct": "Call your function twice with the same arguments, and print them before and after.",
    "again": "Call your function with two different arrays, one after the other. What is kept from the first call?",
    "crashed": "Run your function on a small example in a new cell, and read the last line of the error first.",
    "syntax": "Look at that line and the one above it: a bracket, a colon, a quotation mark, or the indentation?",
    "timeout": "Look at the condition of each loop: does it become false for a small example?",
    "missing": "Replace the blank of this function by your code; the check below it tells how you are doing.",
    "unavailable": "Everything here can be written with numpy and chain_rule.",
    "close": "Derive the slope with a pencil, and keep the difference quotient for checking it.",
    "particular": "Look for numbers, sizes or names written into the code that belong to one example.",
    "one_at_a_time": "Move one element of x, ask f, put the element back, and go on to the next.",
    "mixed": "Take the second sample. Print each part of its product: which part belongs to another sample?",
    "both_sides": "Draw the two points where you ask f. How far are they from x, and from each other?",
    "step": "Try your error curve: which step has the smallest error for a central difference?",
    "special": "Print the shape of each part for this size. Which axis is lost, or added?",
    "oracle": "Derive the slope with a pencil. The check is for looking at your answer, not for making it.",
    "none": "Does every path through the function end in a return?",
    "nan": "Print the parts one by one: which of them becomes nan or inf first?",
    "inherited": "Mend that function first; nothing needs to change here.",
    "inherited too": "Mend that function as well; its mistake costs no marks here.",
    "values": "Go through the worked example once more with these numbers.",
    "wrong_link": "Which of the three factors has to change to give these numbers? Try a saturated node.",
}


def quoted(names: Sequence[str]) -> str:
    """Names in quotation marks: 'a', or 'b'."""
    return ", or ".join(f'"{name}"' for name in names)


def start(link: str | None) -> str:
    """The link, as the beginning of a sentence."""
    return f"{LINKS[link]}: " if link else ""


def named(link: str | None, entries: Sequence[Misconception], g: str, is_alone: bool) -> str:
    """Known mistakes that fit equally, for one activation or for all, alone or beside others."""
    where = f" for {g}" if g else ""
    names = quoted([entry.name for entry in entries])
    open_ = " They do not tell which." if link is None and len(entries) > 1 else ""
    if is_alone:
        return f"{start(link)}your numbers{where} are those of {names}.{open_}"
    return f"{start(link)}your numbers{where} show {names}, beside the other mistakes that are listed.{open_}"


def raises_like(link: str | None, entries: Sequence[Misconception]) -> str:
    """Known mistakes that mostly cannot run, and fail where the student's function does."""
    return f"{start(link)}it raises an error where {quoted([entry.name for entry in entries])} does."


def shown(link: str, is_alone: bool) -> str:
    """A link that is blamed without a known mistake; alone, where the rest is known to be in order."""
    rest = f"; {IN_ORDER[link]}" if is_alone and link in IN_ORDER else ""
    return f"{start(link)}{SHOWN[link]}{rest}."


def mixed(link: str) -> str:
    """A link of one sample that is mixed with those of the others."""
    return f"{start(link)}where there are several samples, this is not each sample's own."


LEFT_OUT = {
    "dC_da": "the error a - y makes no difference to your answer.",
    "da_dz": "z makes no difference to your answer, once the error is kept.",
    "dz_dw": "the activations that feed the layer make no difference to your answer.",
}
"""What a link should see, and the answer does not."""


def left_out(link: str) -> str:
    """A link that might as well not be there."""
    return start(link) + LEFT_OUT[link]


def single_link(link: str) -> str:
    """A function that is one link, and wrong in no known way."""
    return f"{start(link)}your numbers are not the slope; none of the usual mistakes gives them."


def factor(link: str | None, value: float) -> str:
    """A bare constant factor."""
    if value == 0:
        return "your numbers are 0 everywhere."
    if link:
        return (
            f"{start(link)}your numbers differ from the right ones by a factor that changes with the number of nodes."
        )
    return f"your numbers are {value:.4g} times the right ones, everywhere. A factor can sit in any link."


def like_x(got: str) -> str:
    """A gradient check of another shape than x."""
    return f"{start('shape')}{got} came back; the answer has one slope for each element of x."


def many_at_once() -> str:
    """A gradient check that moves several elements at a time."""
    return "f is evaluated with several elements of x moved at once; each slope needs its own element alone."


def never_moves() -> str:
    """A gradient check that never leaves x."""
    return "f is never evaluated beside x."


def one_sided() -> str:
    """A forward or backward difference."""
    return "f is evaluated on one side of x only: a one-sided difference, which is less exact than the central one."


def check_factor(value: float) -> str:
    """A central difference over the wrong distance."""
    return f"your slopes are {value:g} times the right ones: compare the distance of your two points with your divisor."


def step(h: float, large: bool) -> str:
    """A step that cannot be exact enough."""
    why = "so large that the curve bends in between" if large else "so small that rounding eats the digits"
    return f"the step {h:.0e} is {why}."


def check_wrong() -> str:
    """A gradient check that is wrong in no way that is known."""
    return "f is evaluated on both sides of x, but the slopes do not come out right."


def unsettled() -> str:
    """Something is wrong, and neither the catalogue nor the experiments say where."""
    return "your numbers are not the gradient, and they do not single out one link."


def inherited(function: str, charged: str, written_out: bool, is_all: bool) -> str:
    """What a composite has from an earlier function: all that is wrong, or something beside what is its own.

    `charged` is where that function's mistake comes from.
    """
    rest = "the rest is right; it" if is_all else "beside that, it"
    if written_out:
        return f"{rest} has the same mistake as {charged}, which is charged there."
    through = f"{function}, which has the mistake of {charged}" if function != charged else function
    return f"{rest} uses {through}, where the mistake is charged."


def inherited_blank(function: str, is_all: bool) -> str:
    """A composite that calls a function which is not written or does not run."""
    return f"{'the rest is right; it' if is_all else 'beside that, it'} calls {function}, which does not answer yet."


def inherited_hint(is_all: bool) -> str:
    """What to try where a mistake comes from an earlier function."""
    return HINTS["inherited" if is_all else "inherited too"]


def right_with_parts(functions: Sequence[str]) -> str:
    """A composite that fails only because of the form of an earlier answer that is right."""
    names = " and ".join(functions)
    return f"its own steps are right; it fails only on what {names} gives it: right, but of another form or type"


def with_right(functions: Sequence[str]) -> str:
    """Beside a number that came of a run in which these functions answered correctly."""
    return f"with {' and '.join(functions)} answered correctly"


def wrong_shape(got: str, asked: str, transposed: bool) -> str:
    """Another shape than the one asked for."""
    return f"{start('shape')}{got} where {asked} was asked{': the transpose' if transposed else ''}."


def wrong_type(got: str) -> str:
    """Something that is not numbers."""
    return f"{start('shape')}the answer is {got}, not numbers."


def not_finite(got: str) -> str:
    """NaN or infinity."""
    return f"the answer contains {got}."


def returned_none() -> str:
    """None on some cases."""
    return "the function returns None."


def close_not_exact() -> str:
    """Within 2e-5, and not float32."""
    return (
        "close, not exact: this looks like a difference quotient, a rounded constant, or a mask with a tolerance. "
        "The exercise is to derive the slope."
    )


def special(link: str, words: str, raised: str) -> str:
    """Right but for inputs of one odd size."""
    return f"{start(link)}right in general, wrong where there is {words}{raised}."


def whole_numbers() -> str:
    """A first link that cuts off decimals where y has none."""
    return f"{start('dC_da')}right in general, wrong where the desired values are integers."


def only_square() -> str:
    """The parts fit together only where J = K."""
    return f"{start('product')}the parts fit together only where the layer has as many inputs as nodes."


def changed(argument: str) -> str:
    """An argument came back changed."""
    return f"{start('conduct')}the call changed its argument {argument}."


def remembers() -> str:
    """Two calls, two answers."""
    return f"{start('conduct')}called twice with the same arguments, it gives two different answers."


def answers_again() -> str:
    """Something of an earlier call, though the arguments are others."""
    return f"{start('conduct')}called with other arguments, it gives again what belongs to an earlier call."


def particular() -> str:
    """Right on every public case and wrong on hidden ones."""
    return "right on the public examples, wrong on others of the same kind: does it depend on these particular numbers?"


def crashed(line: int, cell: str, exception: str, text: str) -> str:
    """The student's code raised on a public example, or while its cell was loaded."""
    where = f"line {line} of {cell}" if line else "the call"
    if exception in ("SyntaxError", "IndentationError", "TabError"):
        return f"line {line} of {cell} is not Python: {text.split(' (')[0]}."
    return f"{where} raises {exception}{f': {text[:200]}' if text else ''}"


def timeout() -> str:
    """No answer before the deadline."""
    return "no answer before the deadline: a loop that does not end?"


def died() -> str:
    """The process ended without an answer, by its own doing or at the memory limit."""
    return "the function ended the program, or needed more memory than there is, before it answered."


def unavailable(module: str) -> str:
    """A module that the sandbox does not have."""
    return f"the module {module} is not available when graded." if module else "a module is not available when graded."


def oracle() -> str:
    """The function called a check or a gradient check while it was graded."""
    return "it calls a check or a gradient check, and these do not answer while a derivative is graded."


def missing(why: str = "") -> str:
    """Nothing to grade."""
    return f"not written yet{why}."


def values(keys: Sequence[str]) -> str:
    """Recorded answers that are not right."""
    return f"not right, or not answered: {', '.join(keys)}."
