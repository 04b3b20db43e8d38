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
NUMPYS = (
    "matmul: Input operand 1 has a mismatch in its core dimension 0, with gufunc signature (n?,k),(k,m?)->(n?,m?) "
    "(size 2 is different from 3)"
)
HALF = "missing_factor_2, half_mse"
ACROSS = "sign_flipped, negated"
SAID: list[tuple[Cause, str, str]] = [
    (
        cause("wrong", "back"),
        "way back: dC/da of the layer before does not come out right.",
        "back",
    ),
    (
        cause("wrong"),
        "your numbers are not the gradient, and they do not single out one link.",
        "product",
    ),
    (
        cause("wrong", "dC_da", HALF),
        'dC/da: your numbers are those of either "factor 2 lost" or "loss with 1/2 in front".',
        "missing_factor_2",
    ),
    (
        cause("alone", "dC_da", HALF),
        'dC/da: your numbers are those of either "factor 2 lost" or "loss with 1/2 in front".',
        "missing_factor_2",
    ),
    (
        cause("alone", "dC_da"),
        "dC/da: your answer stops matching when a or y changes; it is fine when the inputs or the weights change.",
        "dC_da",
    ),
    (
        cause("alone", "forward"),
        "forward pass: your numbers are made of another z or a than the forward pass gives.",
        "forward",
    ),
    (
        cause("alone"),
        "your numbers are not the gradient, and they do not single out one link.",
        "product",
    ),
    (
        cause("named", None, ACROSS),
        'your numbers are those of either "sign of dC/da turned round: target minus output" or "sign of '
        'the whole gradient turned round". They do not tell which.',
        "sign_flipped",
    ),
    (
        cause("named", "da_dz", "relu_leaky", "relu"),
        'da/dz: your numbers for relu are those of "a ReLU that is not flat on the left", with 0.01 for '
        "the slope on the left.",
        "relu_leaky",
    ),
    (
        cause("beside", "dC_da", "abs_value"),
        'dC/da: your numbers show "sign of the error lost", beside the other mistakes that are listed here.',
        "abs_value",
    ),
    (
        cause("beside", None, ACROSS),
        'your numbers show either "sign of dC/da turned round: target minus output" or "sign of the whole '
        'gradient turned round", beside the other mistakes that are listed here. They do not tell which.',
        "sign_flipped",
    ),
    (
        cause("raises", "back", "missing_W_transpose"),
        'way back: it raises an error. On the same shapes this does, too: "weights not turned round for the way back".',
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
        "dC/da: your numbers are the right ones times a factor. It follows the number of nodes.",
        "factor",
    ),
    (
        cause("scaled", factor=-0.12345),
        "your numbers are -0.1235 times the right ones, everywhere. A factor can sit in any link.",
        "factor",
    ),
    (
        cause("special", "shape", "", "where there is only one node", "right in general", ""),
        "shape: right in general, wrong where there is only one node.",
        "special",
    ),
    (
        cause("special", "average", "", "where there is only one node", "right in general", "it raises KeyError"),
        "mean over the samples: right in general, wrong where there is only one node. There it raises KeyError.",
        "special",
    ),
    (
        cause("special", "da_dz", "", "where it is", "right in general", ""),
        "da/dz: right in general, wrong where it is.",
        "close",
    ),
    (
        cause("special", "back", "", "for three matrices", "right for one and two matrices", ""),
        "way back: right for one and two matrices, wrong for three matrices.",
        "back",
    ),
    (
        cause("special", "back", "hard_coded_depth", "for one matrix", "right for two matrices", ""),
        "way back: right for two matrices, wrong for one matrix.",
        "back",
    ),
    (
        cause("whole numbers", "dC_da"),
        "dC/da: right in general, wrong where the desired values y are integers.",
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
        cause("special beside", "shape", "", "where there is only one node", "right in general", "it returns None"),
        "shape: beside the other mistakes, something is wrong where there is only one node. There it returns None.",
        "none",
    ),
    (
        cause("not put back", "conduct", "inplace_mutation", "x[1]", "4e-16"),
        "x[1] came back 4e-16 away. Keep the old number, and put it back.",
        "conduct",
    ),
    (
        cause("not summed", "back", "", "(K, J)", 1),
        "way back: the contributions of the paths are not summed: axis 1 of your (K, J) is left.",
        "back",
    ),
    (
        cause("none", "shape", "", "g = 'sigmoid'"),
        "it returned None for g = 'sigmoid': is that branch taken?",
        "none",
    ),
    (
        cause("none", "shape", "", "some inputs"),
        "it returned None for some inputs, and numbers for others.",
        "none",
    ),
    (
        cause("changed", "conduct", "inplace_mutation", "a"),
        "the call changed its argument a.",
        "conduct",
    ),
    (
        cause("remembers", "conduct"),
        "called twice with the same arguments, it gives two different answers.",
        "conduct",
    ),
    (
        cause("depends on earlier calls", "conduct"),
        "what it answers depends on the calls before: alone, the same call gives another answer.",
        "again",
    ),
    (
        cause("answers again", "conduct"),
        "called with other arguments, it gives again what belongs to an earlier call.",
        "again",
    ),
    (
        cause("close", "da_dz"),
        "close, not exact. It may be a difference quotient, a rounded constant, or a mask that opens a "
        "little beside 0. The exercise is to derive the slope.",
        "close",
    ),
    (
        cause("not the slope", "dz_dw"),
        "dz/dw: your numbers are not the slope; none of the usual mistakes gives them.",
        "dz_dw",
    ),
    (
        cause("shape", "shape", "", "(K, J)", "(J, K)", True),
        "shape: (K, J) came back where (J, K) was asked: the transpose.",
        "shape",
    ),
    (
        cause("shape", "shape", "", "one array", "list like Ws", False),
        "shape: one array came back where a list of arrays like Ws was asked.",
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
        "it calls gradient_sample with W (2, 3), y (5, 2). These shapes do not belong together.",
        "shape",
    ),
    (
        cause("none", "shape"),
        "the function returns None.",
        "none",
    ),
    (
        fault("raised", exception="KeyError", cell="da_dz", line=3, text="'elu'"),
        "line 3 of da_dz raises KeyError: 'elu'.",
        "crashed",
    ),
    (
        fault("raised", exception="ValueError", text=NUMPYS),
        "the call raises ValueError: matmul: size 2 is different from 3.",
        "crashed",
    ),
    (
        fault("raised", exception="TypeError"),
        "the call raises TypeError.",
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
        "no answer in the time that is allowed. Is there a loop that does not end?",
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
        "it calls check, or a gradient check. These do not answer while your functions are graded.",
        "oracle",
    ),
    (
        fault("undefined"),
        "not written yet.",
        "missing",
    ),
    (
        cause("like x", "shape", "", "text"),
        "shape: text came back. Asked is one slope for each element of x.",
        "shape",
    ),
    (
        cause("many at once"),
        "you ask f with several elements of x moved at once. Each slope needs its own element alone.",
        "one_at_a_time",
    ),
    (
        cause("never moves"),
        "you never ask f beside x: no element of x is moved.",
        "one_at_a_time",
    ),
    (
        cause("one-sided"),
        "you ask f on one side of x only. A one-sided difference is less exact than the central one.",
        "both_sides",
    ),
    (
        cause("distance", factor=0.5),
        "your slopes are 0.5 times the right ones. Compare the distance of your two points with your divisor.",
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
        "you ask f on both sides of x, and the slopes still come out wrong.",
        "both_sides",
    ),
    (
        cause("damaged", None, "", "cell 12"),
        "cell 12 of the file is damaged and could not be read: your answer may have been in it.",
        "damaged",
    ),
    (
        cause("missing"),
        "not written yet.",
        "missing",
    ),
    (
        cause("particular"),
        "right on the examples that you can see, wrong on others of the same kind. Does it depend on "
        "particular numbers?",
        "particular",
    ),
    (
        cause("values", None, "", "blank"),
        "blank.",
        "values",
    ),
    (
        cause("wrong links", None, "", "first"),
        "first.",
        "wrong_link",
    ),
]
