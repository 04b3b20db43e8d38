"""Causes of each kind, and how they are said: the message, and the hint by its key or that of the entry."""

from mistakes import entries

from autograder.core.diagnosis.explanation import Cause
from autograder.core.finding import Link, Shown
from autograder.reply import Fault, FaultKind


def cause(shown: Shown, link: Link | None = None, keys: str = "", *about, factor=None) -> Cause:
    return Cause(link, tuple(entries(keys)) if keys else (), factor, shown, about)


def fault(kind: FaultKind, **details) -> Cause:
    return Cause.of_fault(Fault(kind, **details))


NO_FIT = Fault("raised", "ValueError", "gradient_batch", 3)
HALF = "missing_factor_2, half_mse"
ACROSS = "sign_flipped, negated"
SAID: list[tuple[Cause, str, str]] = [
    (
        cause("wrong", "back"),
        "way back, dC/da of the layer before: the slopes go wrong on their way back to the layer before.",
        "back",
    ),
    (
        cause("wrong"),
        "your numbers are not the gradient, and they do not single out one link.",
        "product",
    ),
    (
        cause("wrong", "dC_da", HALF),
        'dC/da: your numbers are those of "factor 2 lost", or "loss with 1/2 in front".',
        "missing_factor_2",
    ),
    (
        cause("alone", "dC_da", HALF),
        'dC/da: your numbers are those of "factor 2 lost", or "loss with 1/2 in front".',
        "missing_factor_2",
    ),
    (
        cause("alone", "dC_da"),
        "dC/da: your answer stops matching when a or y changes; it is fine when the inputs or the weights change.",
        "dC_da",
    ),
    (
        cause("alone", "forward"),
        "forward pass: your numbers belong to another z or a than the forward pass has.",
        "forward",
    ),
    (
        cause("alone"),
        "your numbers are not the gradient, and they do not single out one link.",
        "product",
    ),
    (
        cause("named", None, ACROSS),
        'your numbers are those of "target minus output", or "direction of descent returned instead of the '
        'gradient". They do not tell which.',
        "sign_flipped",
    ),
    (
        cause("named", "da_dz", "relu_leaky", "relu"),
        'da/dz: your numbers for relu are those of "leaky ReLU slope", with 0.01 for the slope on the left.',
        "relu_leaky",
    ),
    (
        cause("beside", "dC_da", "abs_value"),
        'dC/da: your numbers show "absolute error", beside the other mistakes that are listed.',
        "abs_value",
    ),
    (
        cause("beside", None, ACROSS),
        'your numbers show "target minus output", or "direction of descent returned instead of the gradient",'
        " beside the other mistakes that are listed. They do not tell which.",
        "sign_flipped",
    ),
    (
        cause("raises", "back", "missing_W_transpose"),
        'way back, dC/da of the layer before: it raises an error where "weights not turned round for the way '
        'back" does.',
        "missing_W_transpose",
    ),
    (
        cause("left out", "dC_da"),
        "dC/da: the error a - y makes no difference to your answer.",
        "dC_da",
    ),
    (
        cause("mixed", "dz_dw"),
        "dz/dw: with several samples, one sample's inputs get into another sample's gradient.",
        "mixed",
    ),
    (
        cause("scaled", factor=0.0),
        "your numbers are 0 everywhere.",
        "factor",
    ),
    (
        cause("scaled", "dC_da"),
        "your numbers are 0 everywhere.",
        "factor",
    ),
    (
        cause("scaled", "dC_da", factor=0.2),
        "dC/da: your numbers differ from the right ones by a factor that changes with the number of nodes.",
        "factor",
    ),
    (
        cause("scaled", factor=-0.12345),
        "your numbers are -0.1235 times the right ones, everywhere. A factor can sit in any link.",
        "factor",
    ),
    (
        cause("special", "shape", "", "only one node", ""),
        "shape: right in general, wrong where there is only one node.",
        "special",
    ),
    (
        cause("special", "average", "", "only one node", "KeyError"),
        "mean over the samples: right in general, wrong where there is only one node: KeyError.",
        "special",
    ),
    (
        cause("special", "da_dz", "", "it", ""),
        "da/dz: right in general, wrong where there is it.",
        "close",
    ),
    (
        cause("special", "back", "", "it", ""),
        "way back, dC/da of the layer before: right in general, wrong where there is it.",
        "special",
    ),
    (
        cause("special", "back", "hard_coded_depth", "it", ""),
        "way back, dC/da of the layer before: right in general, wrong where there is it.",
        "back",
    ),
    (
        cause("whole numbers", "dC_da"),
        "dC/da: right in general, wrong where the desired values are integers.",
        "whole numbers",
    ),
    (
        cause("only for sizes", None, "", NO_FIT, "ValueError", "only where there are as many inputs as nodes", ""),
        "line 3 of gradient_batch raises ValueError; it runs only where there are as many inputs as nodes.",
        "shape",
    ),
    (
        cause("only for sizes", "product", "", None, "ValueError", "only where n is K", "the table of the inputs"),
        "product dC/da . da/dz . dz/dw: it runs only where n is K, and is right there only if the table of the inputs "
        "is its own transpose; elsewhere it raises ValueError.",
        "shape",
    ),
    (
        cause("for each weight", "dz_dw"),
        "dz/dw: your answer stops matching when the activations that feed the layer change; it is fine when y, z or "
        "the weights change.",
        "dz_dw",
    ),
    (
        cause("used otherwise", "dC_da", "", "dC_da"),
        "dC/da: what dC_da gives you is right, but it is not used as the chain rule says.",
        "product",
    ),
    (
        cause("changed", "conduct", "inplace_mutation", "a"),
        "conduct: the call changed its argument a.",
        "conduct",
    ),
    (
        cause("remembers", "conduct"),
        "conduct: called twice with the same arguments, it gives two different answers.",
        "conduct",
    ),
    (
        cause("depends on earlier calls", "conduct"),
        "conduct: what it answers depends on the calls before: alone, the same call gives another answer.",
        "again",
    ),
    (
        cause("answers again", "conduct"),
        "conduct: called with other arguments, it gives again what belongs to an earlier call.",
        "again",
    ),
    (
        cause("close", "da_dz"),
        "close, not exact: this looks like a difference quotient, a rounded constant, or a mask with a "
        "tolerance. The exercise is to derive the slope.",
        "close",
    ),
    (
        cause("not the slope", "dz_dw"),
        "dz/dw: your numbers are not the slope; none of the usual mistakes gives them.",
        "dz_dw",
    ),
    (
        cause("shape", "shape", "", "(K, J)", "(J, K)", True),
        "shape: (K, J) where (J, K) was asked: the transpose.",
        "shape",
    ),
    (
        cause("shape", "shape", "", "one array", "list like Ws", False),
        "shape: one array where list like Ws was asked.",
        "shape",
    ),
    (
        cause("type", "shape", "", "text"),
        "shape: the answer is text, not numbers.",
        "shape",
    ),
    (
        cause("nan", "da_dz", "", "inf"),
        "the answer contains inf.",
        "nan",
    ),
    (
        cause("refused", None, "", "gradient_sample with W (2, 3), y (5, 2)"),
        "it calls gradient_sample with W (2, 3), y (5, 2): these do not belong together.",
        "shape",
    ),
    (
        cause("none", "shape"),
        "the function returns None.",
        "none",
    ),
    (
        fault("raised", exception="KeyError", cell="da_dz", line=3, text="'elu'"),
        "line 3 of da_dz raises KeyError: 'elu'",
        "crashed",
    ),
    (
        fault("raised", exception="TypeError"),
        "the call raises TypeError",
        "crashed",
    ),
    (
        fault("raised", exception="TabError", cell="da_dz", line=3, text="no tabs (x, line 3)"),
        "line 3 of da_dz is not Python: no tabs.",
        "syntax",
    ),
    (
        fault("raised", exception="SyntaxError", cell="a", line=1, text="bad"),
        "line 1 of a is not Python: bad.",
        "syntax",
    ),
    (
        fault("raised", exception="IndentationError", cell="a", line=1, text="bad"),
        "line 1 of a is not Python: bad.",
        "syntax",
    ),
    (
        fault("timeout"),
        "no answer before the deadline: a loop that does not end?",
        "timeout",
    ),
    (
        fault("died"),
        "the function ended the program, or needed more memory than there is, before it answered.",
        "timeout",
    ),
    (
        fault("unavailable", module="torch"),
        "the module torch is not available when graded.",
        "unavailable",
    ),
    (
        fault("unavailable"),
        "a module is not available when graded.",
        "unavailable",
    ),
    (
        fault("unreadable", text="a set"),
        "shape: the answer is a set, not numbers.",
        "shape",
    ),
    (
        fault("unreadable"),
        "shape: the answer is something that cannot be read, not numbers.",
        "shape",
    ),
    (
        fault("oracle"),
        "it calls a check or a gradient check, and these do not answer while a derivative is graded.",
        "oracle",
    ),
    (
        fault("undefined"),
        "not written yet.",
        "missing",
    ),
    (
        cause("like x", "shape", "", "text"),
        "shape: text came back; the answer has one slope for each element of x.",
        "shape",
    ),
    (
        cause("many at once"),
        "f is evaluated with several elements of x moved at once; each slope needs its own element alone.",
        "one_at_a_time",
    ),
    (
        cause("never moves"),
        "f is never evaluated beside x.",
        "one_at_a_time",
    ),
    (
        cause("one-sided"),
        "f is evaluated on one side of x only: a one-sided difference, which is less exact than the central one.",
        "both_sides",
    ),
    (
        cause("distance", factor=0.5),
        "your slopes are 0.5 times the right ones: compare the distance of your two points with your divisor.",
        "both_sides",
    ),
    (
        cause("step", None, "", 0.001, True),
        "the step 1e-03 is so large that the curve bends in between.",
        "step",
    ),
    (
        cause("step", None, "", 2e-09, False),
        "the step 2e-09 is so small that rounding eats the digits.",
        "step",
    ),
    (
        cause("check"),
        "f is evaluated on both sides of x, but the slopes do not come out right.",
        "both_sides",
    ),
    (
        cause("missing"),
        "not written yet.",
        "missing",
    ),
    (
        cause("particular"),
        "right on the public examples, wrong on others of the same kind: does it depend on these particular numbers?",
        "particular",
    ),
    (
        cause("values", None, "", "blank"),
        "not right, or not answered: blank.",
        "values",
    ),
    (
        cause("wrong links", None, "", "first"),
        "not right, or not answered: first.",
        "wrong_link",
    ),
]
