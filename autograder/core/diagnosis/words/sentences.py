"""Every sentence that a student reads in a diagnosis. The same mistake always gives the same words."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from autograder.core.diagnosis.explanation import Cause
from autograder.core.finding import Shown
from autograder.core.misconceptions import Member, Misconception
from autograder.reply import Fault

LINKS = {
    "forward": "forward pass",
    "dC_da": "dC/da",
    "da_dz": "da/dz",
    "dz_dw": "dz/dw",
    "product": "product dC/da . da/dz . dz/dw",
    "back": "way back",
    "average": "mean over the samples",
    "conduct": "",
    "shape": "shape",
}
"""Each link in the lesson's notation; how a call behaves is none, and has no word."""

GOES_WRONG = {
    "forward": "your numbers are made of another z or a than the forward pass gives",
    "dC_da": "your answer stops matching when a or y changes",
    "da_dz": "your answer stops matching when z or the activation changes",
    "dz_dw": "your answer stops matching when the activations that feed the layer change",
    "product": "the links are not put together as the chain rule says",
    "back": "dC/da of the layer before does not come out right",
    "average": "the mean of several samples does not come out right",
    "shape": "the numbers do not have the shape that was asked",
}
"""What the experiments show where no known mistake fits."""

IN_ORDER = {
    "dC_da": "it is fine when the inputs or the weights change",
    "da_dz": "it is fine when y, the inputs or the weights change",
    "dz_dw": "it is fine when y, z or the weights change",
    "product": "each link by itself is right",
    "back": "the output layer is right",
    "average": "a single sample is right",
}
"""And beside, where that link alone explains everything."""

MIXED = {
    "forward": "one sample's forward pass gets into another sample's gradient",
    "dC_da": "one sample's a - y gets into another sample's gradient",
    "da_dz": "one sample's z gets into another sample's gradient",
    "dz_dw": "one sample's inputs get into another sample's gradient",
    "back": "what is handed back for one sample gets into another sample's gradient",
}
"""A link of one sample that is mixed with those of the others."""

LEFT_OUT = {
    "dC_da": "the error a - y makes no difference to your answer.",
    "da_dz": "z makes no difference to your answer, if the error a - y stays the same.",
    "dz_dw": "the activations that feed the layer make no difference to your answer.",
}
"""What a link should see, and the answer does not."""


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
    "damaged": "Open the notebook in Jupyter, write this answer again if it is gone, save it, and hand that in.",
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
    "written out": "Mend that function first, and then the same line here.",
    "inherited too": "Mend that function as well.",
    "values": "Go through the worked example once more with these numbers.",
    "wrong_link": "Which of the three factors has to change to give these numbers? Try a saturated node.",
}


@dataclass(frozen=True)
class Sentence:
    """What is said of a cause, and the key of its hint; without one, the hint is that of the link."""

    says: Callable[[Cause], str]
    hint: str = ""


def start(link: str | None) -> str:
    """The link, as the beginning of a sentence."""
    return f"{LINKS[link]}: " if link and LINKS[link] else ""


def quoted(entries: Sequence[Misconception]) -> str:
    """The names of entries in quotation marks, with the constant of those of a family: either "a" or "b"."""
    *others, last = (f'"{entry.name}"{_with_constant(entry)}' for entry in entries)
    return f"either {', '.join(others)} or {last}" if others else last


def _with_constant(entry: Misconception) -> str:
    return f", with {entry.with_constant}" if isinstance(entry, Member) and entry.with_constant else ""


def _for(cause: Cause) -> str:
    """The activation, where only one is wrong."""
    return f" for {cause.about[0]}" if cause.about else ""


def _open(cause: Cause) -> str:
    return " They do not tell which." if cause.link is None and len(cause.entries) > 1 else ""


def named(cause: Cause) -> str:
    """Known mistakes that fit equally, and explain everything that is seen."""
    return f"{start(cause.link)}your numbers{_for(cause)} are those of {quoted(cause.entries)}.{_open(cause)}"


def beside(cause: Cause) -> str:
    """Known mistakes that fit equally, beside others."""
    shows = f"{start(cause.link)}your numbers{_for(cause)} show {quoted(cause.entries)}"
    return f"{shows}, beside the other mistakes that are listed here.{_open(cause)}"


def raises_like(cause: Cause) -> str:
    """Known mistakes that mostly cannot run, and fail where the student's function does; `about` is the fault."""
    if not cause.about:
        return f"{start(cause.link)}it raises an error. On the same shapes this does, too: {quoted(cause.entries)}."
    fault = fault_text(cause.about[0])
    return f"{start(cause.link)}{fault}. On the same shapes this raises, too: {quoted(cause.entries)}."


def only_for_sizes(cause: Cause) -> str:
    """Shapes that fit for some sizes only; `about` has what is raised elsewhere, and what must be its own transpose."""
    fault, raised, sizes, same = cause.about
    runs = f"it runs {sizes}"
    right = f", and is right there only if {same} is its own transpose" if same else ""
    raises = "" if fault else f"; elsewhere it raises {raised}"
    return f"{start(cause.link)}{f'{fault_text(fault)}; ' if fault else ''}{runs}{right}{raises}."


def wrong(cause: Cause) -> str:
    """A link that is blamed without a known mistake, or nothing that is singled out."""
    if cause.link is None:
        return "your numbers are not the gradient, and they do not single out one link."
    return f"{start(cause.link)}{GOES_WRONG[cause.link]}."


def alone(cause: Cause) -> str:
    """A link that explains everything by itself, so that the rest is known to be in order."""
    if cause.link is None or cause.link not in IN_ORDER:
        return wrong(cause)
    return f"{start(cause.link)}{GOES_WRONG[cause.link]}; {IN_ORDER[cause.link]}."


def scaled(cause: Cause) -> str:
    """A bare constant factor."""
    if not cause.factor:
        return "your numbers are 0 everywhere."
    if cause.link:
        return f"{start(cause.link)}your numbers are the right ones times a factor. It follows the number of nodes."
    return f"your numbers are {cause.factor:.4g} times the right ones, everywhere. A factor can sit in any link."


def special(cause: Cause) -> str:
    """Right but for inputs of one odd kind; `about` is this kind, what holds elsewhere, and what came there."""
    kind, elsewhere, came = cause.about
    return f"{start(cause.link)}{elsewhere}, wrong {kind}.{f' There {came}.' if came else ''}"


def special_beside(cause: Cause) -> str:
    """The same, where other mistakes are listed: then it is not right elsewhere."""
    kind, _, came = cause.about
    there = f" There {came}." if came else ""
    return f"{start(cause.link)}beside the other mistakes, something is wrong {kind}.{there}"


def not_summed(cause: Cause) -> str:
    """One number for each path; `about` is the shape that came, and the axis over which its sum is right."""
    got, axis = cause.about
    return f"{start(cause.link)}the contributions of the paths are not summed: axis {axis} of your {got} is left."


def none(cause: Cause) -> str:
    """None came back; `about` is for which inputs, if not for all."""
    if not cause.about:
        return NONE
    (where,) = cause.about
    return f"it returned None for {where}{': is that branch taken?' if '=' in where else ', and numbers for others.'}"


def shape(cause: Cause) -> str:
    """Another shape than the one asked for; `about` is what came, what was asked, and whether it is the transpose."""
    got, asked, is_transposed = cause.about
    asked = ASKED.get(asked, asked)
    return f"{start('shape')}{got} came back where {asked} was asked{': the transpose' if is_transposed else ''}."


def crashed(cause: Cause) -> str:
    """The student's code raised on a public example, or while its cell was loaded; `about` is the fault."""
    text = fault_text(cause.about[0])
    return text if text.endswith((".", "!", "?")) else f"{text}."


def fault_text(fault: Fault) -> str:
    """What was raised, and where."""
    # The cells of a script are named by their first line, and lines are counted through the file.
    of = "" if fault.cell == "file" or fault.cell.startswith("line ") else f" of {fault.cell}"
    where = f"line {fault.line}{of}" if fault.line else "the call"
    if is_unreadable(fault):
        return f"{where} is not Python: {fault.text.split(' (')[0]}."
    return f"{where} raises {fault.exception}{f': {SIZES.sub(FIT, fault.text)[:200]}' if fault.text else ''}"


def is_unreadable(fault: Fault) -> bool:
    """Whether Python could not even read the code."""
    return fault.exception in ("SyntaxError", "IndentationError", "TabError")


def unavailable(cause: Cause) -> str:
    """A module that the sandbox does not have."""
    (fault,) = cause.about
    which = f"the module {fault.module}" if fault.module else "a module"
    return f"{which} is not available when graded."


def crashed_first(fault: Fault, link: str | None, message: str) -> str:
    """What is said of the numbers, after what the simplest example raises."""
    return f"{start(link)}{fault_text(fault)}; where it runs, {message.removeprefix(start(link))}"


def step(cause: Cause) -> str:
    """A step that cannot be exact enough; `about` is the step, and whether it is too large."""
    h, is_large = cause.about
    why = "so large that the curve bends in between" if is_large else "so small that rounding eats the digits"
    return f"the step {h:.0e} is {why}."


def always(text: str) -> Callable[[Cause], str]:
    """A sentence that is about nothing in particular; {link} and {0} stand for the link and what it is about."""
    return lambda cause: text.format(*cause.about, link=start(cause.link))


SIZES, FIT = re.compile(r"Input operand .*\((size \d+ is different from \d+)\)"), r"\1"
"""What numpy says of sizes that do not fit, and the part of it that helps."""
MISSING = "not written yet."
NONE = "the function returns None."
ASKED = {"float": "one number", "list like Ws": "a list of arrays like Ws"}
"""What a function should return, where its shape is not said in letters."""
NOT_EXACT = (
    "close, not exact. It may be a difference quotient, a rounded constant, or a mask that opens a little beside 0. "
    "The exercise is to derive the slope."
)

SENTENCES: Mapping[Shown, Sentence] = {
    "named": Sentence(named),
    "beside": Sentence(beside),
    "raises": Sentence(raises_like),
    "wrong": Sentence(wrong),
    "alone": Sentence(alone),
    "for each weight": Sentence(alone),
    "used otherwise": Sentence(
        always("{link}what {0} gives you is right, but it is not used as the chain rule says."), "product"
    ),
    "left out": Sentence(lambda cause: start(cause.link) + LEFT_OUT[cause.link or ""]),
    "mixed": Sentence(
        lambda cause: f"{start(cause.link)}with several samples, {MIXED[cause.link or 'back']}.", "mixed"
    ),
    "scaled": Sentence(scaled, "factor"),
    "special": Sentence(special, "special"),
    "special beside": Sentence(special_beside, "special"),
    "whole numbers": Sentence(
        always("{link}right in general, wrong where the desired values y are integers."), "whole numbers"
    ),
    "only for sizes": Sentence(only_for_sizes, "shape"),
    "changed": Sentence(always("{link}the call changed its argument {0}."), "conduct"),
    "not put back": Sentence(always("{0} came back {1} away. Keep the old number, and put it back."), "conduct"),
    "remembers": Sentence(
        always("{link}called twice with the same arguments, it gives two different answers."), "conduct"
    ),
    "answers again": Sentence(
        always("{link}called with other arguments, it gives again what belongs to an earlier call."), "again"
    ),
    "depends on earlier calls": Sentence(
        always("{link}what it answers depends on the calls before: alone, the same call gives another answer."), "again"
    ),
    "close": Sentence(always(NOT_EXACT), "close"),
    "not the slope": Sentence(always("{link}your numbers are not the slope; none of the usual mistakes gives them.")),
    "not summed": Sentence(not_summed),
    "shape": Sentence(shape, "shape"),
    "type": Sentence(always("{link}the answer is {0}, not numbers."), "shape"),
    "nan": Sentence(always("the answer contains {0}."), "nan"),
    "none": Sentence(none, "none"),
    "raised": Sentence(crashed),
    "timeout": Sentence(always("no answer in the time that is allowed. Is there a loop that does not end?"), "timeout"),
    "died": Sentence(
        always("the function ended the program, or needed more memory than there is, before it answered."), "timeout"
    ),
    "unavailable": Sentence(unavailable, "unavailable"),
    "unreadable": Sentence(
        lambda cause: (
            f"{start('shape')}the answer is {cause.about[0].text or 'something that cannot be read'}, not numbers."
        ),
        "shape",
    ),
    "oracle": Sentence(
        always("it calls check, or a gradient check. These do not answer while your functions are graded."), "oracle"
    ),
    "undefined": Sentence(always(MISSING), "missing"),
    "refused": Sentence(always("it calls {0}. These shapes do not belong together."), "shape"),
    "like x": Sentence(always("{link}{0} came back. Asked is one slope for each element of x."), "shape"),
    "many at once": Sentence(
        always("you ask f with several elements of x moved at once. Each slope needs its own element alone."),
        "one_at_a_time",
    ),
    "never moves": Sentence(always("you never ask f beside x: no element of x is moved."), "one_at_a_time"),
    "one-sided": Sentence(
        always("you ask f on one side of x only. A one-sided difference is less exact than the central one."),
        "both_sides",
    ),
    "distance": Sentence(
        lambda cause: (
            f"your slopes are {cause.factor:g} times the right ones. Compare the distance of your two points with "
            "your divisor."
        ),
        "both_sides",
    ),
    "step": Sentence(step, "step"),
    "check": Sentence(always("you ask f on both sides of x, and the slopes still come out wrong."), "both_sides"),
    "missing": Sentence(always(MISSING), "missing"),
    "damaged": Sentence(
        always("{0} of the file is damaged and could not be read: your answer may have been in it."), "damaged"
    ),
    "particular": Sentence(
        always(
            "right on the examples that you can see, wrong on others of the same kind. Does it depend on particular "
            "numbers?"
        ),
        "particular",
    ),
    "values": Sentence(always("{0}."), "values"),
    "wrong links": Sentence(always("{0}."), "wrong_link"),
}
"""What is said of each kind of cause, in the order of the diagnosis."""


REPEATS = "repeats the mistake of"
"""What a composite does that has written an earlier function's mistake out again."""


def inherited(function: str, charged: str, written_out: bool, is_all: bool) -> str:
    """What a composite has from an earlier function: all that is wrong, or something beside what is its own.

    `charged` is where that function's mistake comes from.
    """
    if written_out:
        what = f"{REPEATS} {charged}"
    elif function != charged:
        what = f"calls your {function}, which has the mistake of {charged}"
    else:
        what = f"calls your {function}, which is wrong"
    return f"{_what_else(is_all)} {what}. That costs no marks here."


def inherited_blank(function: str, is_all: bool) -> str:
    """A composite that calls a function which is not written or does not run."""
    return f"{_what_else(is_all)} calls your {function}, which does not answer yet."


def _what_else(is_all: bool) -> str:
    return "everything else is right. It" if is_all else "it also"


def inherited_hint(is_all: bool, written_out: bool = False) -> str:
    """What to try where a mistake comes from an earlier function."""
    if written_out:
        return HINTS["written out"]
    return HINTS["inherited" if is_all else "inherited too"]


def carried_over(function: str, message: str) -> str:
    """What is wrong with a function of an earlier notebook, on which this one does not report."""
    return f"What is wrong with {function}, which you carried over: {message}"


def right_with_parts(functions: Sequence[str]) -> str:
    """A composite that fails only because of the form of an earlier answer that is right."""
    names = " and ".join(functions)
    return f"its own steps are right. It fails only on what {names} gives it: right numbers in another form or type"
