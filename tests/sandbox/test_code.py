"""What a submission's functions are given, what comes back of them, and what happens when they misbehave."""

from __future__ import annotations

import os
import sys

import numpy as np
import pytest

from autograder.sandbox import FunctionSource, Isolation, Limits, Sandbox, SandboxError
from autograder.sandbox.inside.syscalls import MACHINES
from autograder.sandbox.sandbox import spawned

KERNEL = sys.platform == "linux" and os.uname().machine in MACHINES
LIMITS = Limits(call=1.0, cell=1.0, submission=60.0)
WAYS = ["required"] * KERNEL + ["none"] * hasattr(os, "fork") + ["spawned"]


@pytest.fixture(scope="module", params=WAYS)
def sandbox(request):
    isolation = "required" if request.param == "required" else "none"
    launch = spawned if request.param == "spawned" else None
    with Sandbox(isolation, LIMITS, preload=("matplotlib",), launch=launch) as sandbox:
        yield sandbox


@pytest.fixture(scope="module")
def quick():
    with Sandbox("required" if KERNEL else "none", LIMITS) as sandbox:
        yield sandbox


def answer(sandbox, source, *arguments, name="f", **how):
    with sandbox.load([("cell", source)], **how) as code:
        return code.call(name, *arguments)


def test_a_function_is_called_with_arrays_and_answers_with_one(sandbox):
    reply = answer(sandbox, "def f(a, y):\n    return 2 * (a - y)", np.array([1.0, 2.0]), np.array([0, 1]))
    assert reply.fault is None
    assert reply.value.dtype == np.float64
    np.testing.assert_array_equal(reply.value, [2.0, 2.0])


def test_a_cell_that_fails_does_not_stop_the_next(sandbox):
    cells = [("one", "x = 1 +"), ("two", "y = 1\n\n1 / 0"), ("three", "def f():\n    return y")]
    with sandbox.load(cells) as code:
        assert code.call("f").value == 1
        assert {name: fault.exception for name, fault in code.faults.items()} == {
            "one": "SyntaxError",
            "two": "ZeroDivisionError",
        }
        assert (code.faults["one"].line, code.faults["two"].line) == (1, 3)
        assert code.faults["two"].cell == "two"


@pytest.mark.parametrize("fatal", ["while True: pass", "import os; os._exit(1)"])
def test_a_cell_that_hangs_or_dies_is_left_out(sandbox, fatal):
    cells = [("good", "def f():\n    return 1"), ("bad", fatal), ("last", "def g():\n    return 2")]
    with sandbox.load(cells) as code:
        assert list(code.faults) == ["bad"]
        assert code.faults["bad"].kind in ("timeout", "died")
        assert (code.call("f").value, code.call("g").value) == (1, 2)


@pytest.mark.parametrize(("body", "kind"), [("while True: pass", "timeout"), ("import os; os._exit(1)", "died")])
def test_a_call_that_hangs_or_dies_costs_only_itself(sandbox, body, kind):
    with sandbox.load([("cell", f"def f(x):\n    if x == 2:\n        {body}\n    return x")]) as code:
        replies = code.call_many("f", [(x,) for x in range(5)])
        assert [reply.value for reply in replies] == [0, 1, None, 3, 4]
        assert replies[2].fault.kind == kind


def test_after_the_second_call_that_hangs_the_rest_is_not_tried(quick):
    with quick.load([("cell", "def f(x):\n    while x % 3 == 1: pass\n    return x")]) as code:
        replies = code.call_many("f", [(x,) for x in range(100)])
    assert [reply.value for reply in replies[:5]] == [0, None, 2, 3, None]
    assert all(reply.fault.kind == "timeout" for reply in replies[4:])


def test_after_the_time_of_the_submission_nothing_is_tried():
    limits = Limits(call=5.0, submission=0.3)
    with Sandbox("required" if KERNEL else "none", limits) as sandbox:
        source = "def f():\n    while True: pass\ndef g():\n    return 1"
        with sandbox.load([("cell", source)]) as code:
            assert code.call("f").fault.kind == "timeout"
            late = code.call("g").fault
            assert (late.kind, late.text) == ("timeout", "submission")


def test_what_is_absent_is_undefined(quick):
    with quick.load([("cell", "g = 3")]) as code:
        assert code.call("f").fault.kind == "undefined"
        assert code.value("f").fault.kind == "undefined"
        assert code.call("g").fault.kind == "unreadable"


def test_values_of_variables_are_read(quick):
    with quick.load([("cell", "predictions = {'slope': 1.5, 'direction': 'up', 'n': 3, 'ok': True}")]) as code:
        assert code.value("predictions").value == {"slope": 1.5, "direction": "up", "n": 3, "ok": True}


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("None", None), ("3", 3), ("True", True), ("-0.5", -0.5), ("1 + 2j", 1 + 2j), ("'text'", "text"),
        ("(1, [2.0, (3,)])", (1, [2.0, (3,)])), ("{'a': [1]}", {"a": [1]}), ("2**63 - 1", 2**63 - 1),
        ("__import__('collections').namedtuple('P', 'x y')(1, 2)", (1, 2)),
    ],
)  # fmt: skip
def test_plain_values_arrive_as_they_were(quick, expression, value):
    arrived = answer(quick, f"def f():\n    return {expression}").value
    assert arrived == value
    assert type(arrived) is type(value)


@pytest.mark.parametrize(
    ("expression", "array"),
    [
        ("np.float32(3)", np.array(3, np.float32)), ("np.int8([1])", np.array([1], np.int8)),
        ("np.longdouble(1)", np.array(1.0)), ("np.matrix([[1, 2]])", np.array([[1, 2]])),
        ("np.array([1.0, 2.0], '>f8')", np.array([1.0, 2.0])), ("np.zeros((0, 3))", np.zeros((0, 3))),
        ("np.ma.masked_array([1.0, 2.0], [1, 0])", np.array([np.nan, 2.0])), ("np.eye(3)[:, ::2]", np.eye(3)[:, ::2]),
        ("np.array(5)", np.array(5)), ("np.float16([1.5])", np.array([1.5], np.float16)),
        ("np.asfortranarray(np.ones((2, 3)))", np.ones((2, 3))), ("np.array([True])", np.array([True])),
    ],
)  # fmt: skip
def test_arrays_of_every_kind_become_plain_arrays(quick, expression, array):
    arrived = answer(quick, f"import numpy as np\ndef f():\n    return {expression}").value
    assert type(arrived) is np.ndarray
    assert (arrived.dtype, arrived.shape) == (array.dtype, array.shape)
    np.testing.assert_array_equal(arrived, array)


def test_ragged_object_arrays_become_lists(quick):
    source = "import numpy as np\ndef f():\n    return np.array([np.ones(2), np.ones(3)], dtype=object)"
    arrived = answer(quick, source).value
    assert [part.shape for part in arrived] == [(2,), (3,)]


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("lambda: 1", "a function"), ("{1, 2}", "a set"), ("[None]", "None inside"),
        ("(i for i in [1])", "a generator"),
        ("2**63", "an integer of more than 64 bits"), ("np.array(['a'])", "an array without numbers"),
        ("object()", "an object of another class"), ("{1: 2}", "a dict with a key that is not a string"),
        ("np.zeros(10**7)", "too large a value"), ("[0] * 10**6", "too large a value"), ("np", "a module"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_in_our_own_words(quick, expression, words):
    fault = answer(quick, f"import numpy as np\ndef f():\n    return {expression}").fault
    assert (fault.kind, fault.text) == ("unreadable", words)


def test_arguments_are_writable_copies_of_the_same_type(quick):
    source = "def f(a, Ws):\n    a[0] = 9\n    Ws[0][:] = 0\n    return [str(a.dtype), type(Ws).__name__, a]"
    array, weights = np.array([1, 2], np.int32), (np.ones((2, 3)),)
    reply = answer(quick, source, array, weights)
    assert reply.value[:2] == ["int32", "tuple"]
    assert reply.value[2][0] == 9
    assert reply.changed == (0, 1)
    assert array[0] == 1
    assert weights[0].all()


@pytest.mark.parametrize(
    ("body", "changed"),
    [
        ("x[0] = x[0]", ()), ("x += 0", ()), ("x[0] = 5", (0,)), ("x.shape = (1, 2)", (0,)), ("y.append(1.0)", (1,)),
        ("y[0] = y[0] * 1.0", ()), ("y[0] = y[0].astype('f4')", (1,)), ("y[0][0] = float('nan')", (1,)),
        ("x.dtype = 'i8'", (0,)), ("y[:] = []", (1,)), ("x[0] = 5; raise ValueError", (0,)),
    ],
)  # fmt: skip
def test_a_call_that_changes_its_arguments_is_noticed(quick, body, changed):
    reply = answer(quick, f"def f(x, y):\n    {body}\n    return 1.0", np.array([1.0, 2.0]), [np.array([3.0])])
    assert reply.changed == changed


def test_a_function_is_passed_by_source_and_its_points_are_reported(sandbox):
    source = "def central_difference(f, x):\n    return (f(x + 1) - f(x - 1)) / 2"
    for function in ("lambda x: x**2", "def f(x):\n    return np.square(x)"):
        reply = answer(sandbox, source, FunctionSource(function), np.array([3.0]), name="central_difference")
        np.testing.assert_array_equal(reply.value, [6.0])
        np.testing.assert_array_equal(reply.evaluated, [[4.0], [2.0]])
        assert reply.changed == ()


def test_only_so_many_points_are_reported(quick):
    source = "def g(f):\n    for i in range(20_000):\n        f(i)\n    return 1"
    assert len(answer(quick, source, FunctionSource("np.sin"), name="g").evaluated) == 1_000


def test_a_function_may_be_evaluated_at_complex_numbers_and_lists(quick):
    source = "import numpy as np\ndef g(f):\n    f([1, 2])\n    return np.imag(f(1 + 1e-20j)) / 1e-20"
    reply = answer(quick, source, FunctionSource("np.square"), name="g")
    assert reply.value == 2.0
    assert [point.dtype.kind for point in reply.evaluated] == ["f", "c"]


def test_an_argument_that_cannot_be_sent_is_a_type_error_and_costs_nothing(quick):
    with quick.load([("cell", "def f(x):\n    return x")]) as code:
        with pytest.raises(TypeError):
            code.call_many("f", [(1,), (object(),)])
        assert code.call("f", 2).value == 2


def test_numpy_scalars_are_sent_as_numbers(quick):
    reply = answer(
        quick, "def f(x, y):\n    return [type(x).__name__, type(y[0]).__name__]", np.float64(1), [np.int64(2)]
    )
    assert reply.value == ["float", "int"]


def test_an_exception_is_reported_with_the_innermost_line_of_the_students_own(quick):
    source = "import numpy as np\ndef g(a):\n    return np.linalg.inv(a)\n\ndef f(a):\n    return g(a)"
    fault = answer(quick, source, np.zeros((2, 2))).fault
    assert (fault.kind, fault.exception, fault.cell, fault.line) == ("raised", "LinAlgError", "cell", 3)


@pytest.mark.parametrize(
    ("expression", "name"),
    [
        ("KeyError(1)", "KeyError"), ("type('Mine', (ValueError,), {})()", "ValueError"),
        ("SystemExit()", "SystemExit"),
        ("type('RecursionError', (Exception,), {})()", "Exception"), ("NotImplementedError()", "NotImplementedError"),
        ("np.exceptions.AxisError(3)", "AxisError"), ("KeyboardInterrupt()", "KeyboardInterrupt"),
        ("__import__('json').JSONDecodeError('a', 'b', 0)", "ValueError"),
    ],
)  # fmt: skip
def test_only_names_of_built_in_exceptions_come_out(quick, expression, name):
    assert answer(quick, f"import numpy as np\ndef f():\n    raise {expression}").fault.exception == name


def test_messages_are_stripped_of_what_moves_a_terminal_or_turns_the_text(quick):
    source = "def f():\n    raise ValueError('a\\x1b[31mred\\x1b]0;title\\x07 \\u202eb\\x00\\ud800' + 'x' * 9999)"
    text = answer(quick, source).fault.text
    assert text.startswith("ared b?")
    assert len(text) == 2000


def test_deep_recursion_is_an_ordinary_exception(quick):
    assert answer(quick, "def f():\n    return f()").fault.exception == "RecursionError"


def test_what_is_printed_is_kept_up_to_a_limit(quick):
    source = "print('while loading')\ndef f(n):\n    print('x' * n)\n    return n"
    with quick.load([("cell", source)]) as code:
        assert code.call("f", 3).output == "xxx\n"
        assert len(code.call("f", 10**6).output) <= LIMITS.output


@pytest.mark.parametrize("source", ["import torch", "from torch import nn", "import torch.nn as nn"])
def test_a_module_that_is_absent_is_named(sandbox, source):
    with sandbox.load([("cell", source), ("more", f"def f():\n    {source}")]) as code:
        assert code.faults["cell"].kind == "unavailable"
        assert code.call("f").fault.module in ("torch", "torch.nn")


def test_a_module_that_no_cell_names_is_not_repeated(quick):
    fault = answer(quick, "def f(x):\n    raise ModuleNotFoundError('x', name=f'x{x}')", 1234).fault
    assert (fault.kind, fault.module) == ("unavailable", "")


def test_a_name_missing_from_a_module_is_the_students_mistake(quick):
    assert answer(quick, "def f():\n    from numpy import nonsense").fault.exception == "ImportError"


def test_what_notebooks_hold_beside_functions_breaks_nothing(sandbox):
    pytest.importorskip("matplotlib")
    source = """
import datetime, random, time, dataclasses, typing
import numpy as np, matplotlib.pyplot as plt
import google.colab
from google.colab import drive, files
from IPython.display import HTML, Markdown, clear_output, display

drive.mount("/content"); display(HTML("<b>x</b>")); clear_output(wait=True)
get_ipython().run_line_magic("matplotlib", "inline")
figure, axes = plt.subplots(2)
axes[0].plot([1, 2], label="loss"); axes[0].legend(); plt.title("$C_0$"); plt.tight_layout()
plt.imshow(np.eye(3)); plt.colorbar(); plt.savefig("figure.png"); plt.show()
for _ in range(25):
    plt.figure()
print(np.random.default_rng(0).normal(size=3), datetime.datetime.now().strftime("%x"), file=__import__("sys").stderr)
np.testing.assert_allclose([1.0], [1.0])

@dataclasses.dataclass
class Point:
    x: typing.Any = 1

if __name__ == "__main__":
    ran = True
"""
    with sandbox.load([("cell", source)]) as code:
        assert code.faults == {}
        assert code.value("ran").value is True


def test_workers_do_not_share_random_numbers(quick):
    source = "import random\nimport numpy as np\ndef f():\n    return [np.random.rand(), random.random()]"
    assert len({tuple(answer(quick, source).value) for _ in range(4)}) == 4


def test_one_submission_sees_nothing_of_another(quick):
    answer(quick, "import numpy as np\nnp.secret = 1\ndef f():\n    return 1")
    assert answer(quick, "import numpy as np\ndef f():\n    return hasattr(np, 'secret')").value is False


def test_where_pipes_cannot_be_polled_threads_do_the_same(monkeypatch):
    monkeypatch.delattr("select.poll")
    source = "def f(x):\n    while x == 2: pass\n    if x == 4: __import__('os')._exit(1)\n    return x"
    with Sandbox("none", LIMITS, launch=spawned) as sandbox, sandbox.load([("cell", source)]) as code:
        replies = code.call_many("f", [(x,) for x in range(6)])
    assert [reply.value for reply in replies] == [0, 1, None, 3, None, 5]
    assert [reply.fault.kind for reply in replies if reply.fault] == ["timeout", "died"]


def test_two_cells_of_one_name_are_refused(quick):
    with pytest.raises(ValueError, match="same name"):
        quick.load([("a", ""), ("a", "")])


def test_isolation_is_what_was_asked_for(sandbox):
    assert isinstance(sandbox.isolation, Isolation)
    assert sandbox.isolation.tier in ("kernel", "none")
    assert (sandbox.isolation.tier == "kernel") == (sandbox.isolation.open == ())
    with pytest.raises(ValueError, match="isolation"):
        Sandbox("perhaps")


def test_a_zygote_that_dies_is_replaced(quick):
    if not hasattr(os, "fork"):
        pytest.skip("there is no zygote")
    with Sandbox("none") as sandbox:
        zygote = answer(sandbox, "import os\ndef f():\n    return os.getppid()").value
        os.kill(zygote, 9)
        assert answer(sandbox, "import os\ndef f():\n    return os.getppid()").value not in (zygote, None)


def test_a_sandbox_that_cannot_start_says_so(monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    if hasattr(os, "fork"):
        with Sandbox("none") as sandbox, pytest.raises(SandboxError, match="did not start"):
            answer(sandbox, "def f():\n    return 1")
