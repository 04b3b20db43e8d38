"""Calls that the grader answers in the place of a student's earlier functions, and what may not be asked or used."""

from __future__ import annotations

import os
import sys

import numpy as np
import pytest

from autograder.sandbox import FunctionSource, Limits, Sandbox
from autograder.sandbox.inside.syscalls import MACHINES

EARLIER = "def dC_da(a, y):\n    return a * 0\n\ndef da_dz(z, g='tanh'):\n    return z * 0\n"
COMPOSITE = "def gradient(a, y):\n    return dC_da(a, y) * da_dz(a)\n"


@pytest.fixture(scope="module")
def sandbox():
    kernel = sys.platform == "linux" and os.uname().machine in MACHINES
    with Sandbox("required" if kernel else "none", Limits(call=1.0)) as sandbox:
        yield sandbox


def right(name, arguments):
    return 2 * (arguments[0] - arguments[1]) if name == "dC_da" else {"tanh": 10.0}[arguments[1]] * arguments[0]


def asking(sandbox, *sources, asks=("dC_da", "da_dz"), answers=right):
    return sandbox.load(list(zip("abcdef", sources, strict=False)), answers=answers, asks=asks)


def test_a_composite_runs_with_correct_parts(sandbox):
    with asking(sandbox, EARLIER, COMPOSITE) as code:
        reply = code.call("gradient", np.array([1.0, 2.0]), np.array([0.0, 0.0]))
        np.testing.assert_array_equal(reply.value, [20.0, 80.0])
        assert reply.asked == ("dC_da", "da_dz")


def test_without_asking_it_runs_with_the_students_own(sandbox):
    with sandbox.load([("a", EARLIER), ("b", COMPOSITE)]) as code:
        reply = code.call("gradient", np.ones(2), np.zeros(2))
        assert not reply.value.any()
        assert reply.asked == ()


def test_parts_that_the_student_lacks_are_answered_too(sandbox):
    with asking(sandbox, "def gradient(a, y):\n    return dC_da(a=a, y=y)") as code:
        np.testing.assert_array_equal(code.call("gradient", np.ones(2), np.zeros(2)).value, [2.0, 2.0])


def test_keywords_and_defaults_arrive_in_the_order_of_the_students_own_signature(sandbox):
    seen = []

    def answers(name, arguments):
        seen.append((name, arguments))
        return 1.0

    source = "def gradient(z):\n    return da_dz(g='relu', z=z) + da_dz(z)"
    with asking(sandbox, EARLIER, source, answers=answers) as code:
        assert code.call("gradient", 0.5).value == 2.0
    assert seen == [("da_dz", (0.5, "relu")), ("da_dz", (0.5, "tanh"))]


def test_the_function_itself_can_still_be_called(sandbox):
    with asking(sandbox, EARLIER) as code:
        reply = code.call("dC_da", np.ones(2), np.zeros(2))
        assert not reply.value.any()
        assert reply.asked == ()


def test_answers_are_writable_and_keep_their_kind(sandbox):
    source = "def gradient(a):\n    x = dC_da(a)\n    x[0][0] = 7\n    return [x, type(x).__name__]"
    with asking(sandbox, source, answers=lambda *_: (np.zeros(2), 1.5)) as code:
        value = code.call("gradient", 1.0).value
    assert value[1] == "tuple"
    np.testing.assert_array_equal(value[0][0], [7.0, 0.0])


@pytest.mark.parametrize("problem", [ValueError("the answer is 42"), KeyError(), RecursionError()])
def test_where_there_is_no_answer_the_code_sees_a_value_error_and_no_reason(sandbox, problem):
    def answers(name, arguments):
        raise problem

    with asking(sandbox, EARLIER, COMPOSITE, answers=answers) as code:
        fault = code.call("gradient", np.ones(2), np.zeros(2)).fault
        assert fault.exception == "ValueError"
        assert "42" not in fault.text


def test_what_cannot_be_sent_cannot_be_asked(sandbox):
    with asking(sandbox, "def gradient(a):\n    return dC_da(lambda: 1, {1, 2})") as code:
        assert code.call("gradient", 1.0).fault.exception == "ValueError"


def test_only_what_was_agreed_on_can_be_asked(sandbox):
    source = (
        "import sys\ndef gradient(a):\n"
        "    ask = dC_da.__closure__[0].cell_contents\n"
        "    worker = [c.cell_contents for c in dC_da.__closure__ if hasattr(c.cell_contents, '_ask')][0]\n"
        "    return worker._ask('gradient_weight', (a, 1.0))"
    )
    asked = []
    with asking(sandbox, EARLIER, source, answers=lambda name, _: asked.append(name)) as code:
        reply = code.call("gradient", 1.0)
    assert reply.fault.exception == "ValueError"
    assert asked == []
    assert reply.asked == ()


def test_the_students_difference_can_never_be_asked_for(sandbox):
    source = "def central_difference(f, x):\n    return 1.0\ndef gradient(a):\n    return central_difference(abs, a)"
    with asking(sandbox, source, asks=("central_difference", "dC_da"), answers=lambda *_: 42.0) as code:
        reply = code.call("gradient", 1.0)
    assert reply.fault.kind == "oracle"
    assert reply.asked == ()


def test_too_many_questions_are_not_answered(sandbox):
    asked = []

    def answers(name, arguments):
        asked.append(name)
        return 1.0

    source = "def gradient():\n    for i in range(5000):\n        dC_da(1.0, 2.0)"
    with asking(sandbox, EARLIER, source, answers=answers) as code:
        assert code.call("gradient").fault is not None
    assert len(asked) <= 2000


def test_questions_do_not_extend_the_deadline(sandbox):
    source = (
        "def gradient():\n    while True:\n        try:\n            dC_da(1.0, 2.0)\n        except ValueError: pass"
    )
    with asking(sandbox, EARLIER, source, answers=lambda *_: 1.0) as code:
        assert code.call("gradient").fault.kind == "timeout"


def test_many_calls_with_questions_are_answered_in_order(sandbox):
    with asking(sandbox, EARLIER, COMPOSITE) as code:
        replies = code.call_many("gradient", [(np.array([float(i)]), np.array([0.0])) for i in range(50)])
    assert [float(reply.value[0]) for reply in replies] == [20.0 * i * i for i in range(50)]


def test_the_students_difference_runs_when_it_is_graded_and_raises_otherwise(sandbox):
    source = (
        "def central_difference(f, x):\n    return (f(x + 1) - f(x - 1)) / 2\n"
        "def helper(x):\n    return central_difference(lambda t: t, x)\n"
        "def caught(x):\n    try:\n        return central_difference(lambda t: t, x)\n"
        "    except Exception:\n        return 'caught'\n"
    )
    with sandbox.load([("a", source)]) as code:
        assert code.call("central_difference", FunctionSource("lambda t: 3 * t"), 1.0).value == 3.0
        assert code.call("helper", 1.0).fault.kind == "oracle"
        assert code.call("caught", 1.0).value == "caught"
        assert code.call("central_difference", FunctionSource("lambda t: 3 * t"), 1.0).value == 3.0


def test_the_oracles_of_chain_rule_are_silent_in_cells_and_raise_in_functions(sandbox):
    import autograder.chain_rule as chain_rule

    for oracle in chain_rule.ORACLES:
        source = f"import chain_rule\nfrom chain_rule import {oracle} as mine\nmine(1, 2)\nchain_rule.{oracle}()\n"
        source += f"def f():\n    return mine(1)\ndef g():\n    return chain_rule.{oracle}()\ndef h():\n    return 1"
        with sandbox.load([("a", source)]) as code:
            assert code.faults == {}
            assert (code.call("f").fault.kind, code.call("g").fault.kind) == ("oracle", "oracle")
            assert code.call("h").value == 1


def test_the_rest_of_chain_rule_works_in_the_sandbox(sandbox):
    source = "import chain_rule\nimport numpy as np\ndef f(z):\n    return chain_rule.sigmoid(z)"
    with sandbox.load([("a", source)]) as code:
        assert code.call("f", np.zeros(2)).value.tolist() == [0.5, 0.5]


def test_no_worker_can_import_the_grader(sandbox):
    if sandbox.isolation.tier != "kernel":
        pytest.skip("only walls keep files from being read")
    with sandbox.load([("a", "import autograder.core.network")]) as code:
        assert code.faults["a"].kind == "unavailable"


def test_a_module_of_the_sandbox_never_takes_the_place_of_pythons(sandbox):
    source = "import code, pathlib, types\ndef f():\n    return [code.__name__, hasattr(code, 'InteractiveConsole')]"
    with sandbox.load([("a", source)]) as code:
        assert code.call("f").value == ["code", True]
