"""The decoder of a worker's answers, against every kind of bytes: it returns plain values or says that it died."""

from __future__ import annotations

import random
import struct
import tracemalloc

import msgspec
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays
from siege import strange

from autograder.sandbox import Limits, SandboxError, belief
from autograder.sandbox.conversation import Conversation, Lost
from autograder.sandbox.inside import wire

CELLS = {"cell": "import numpy\ndef f():\n    return 1\n"}
FRAMES = 100_000


class Bytes:
    """A worker that has said just this, and then hung up; it is its own pipe."""

    def __init__(self, said: bytes, size: int = 1 << 18) -> None:
        self._left = [said[at : at + size] for at in range(0, len(said), size)]
        self.pipe = self
        self.heard = b""

    def put(self, data):
        self.heard += data

    def get(self, deadline):
        return self._left.pop(0) if self._left else b""

    def unread(self):
        return 0

    def is_stopped(self):
        return False

    def end(self):
        return None


def conversation(said: bytes, **how) -> Conversation:
    return Conversation(Bytes(b"R" + said, **how), Limits().reply, lambda *_: 1.0, frozenset({"dC_da"}))


def answered(said: bytes, number: int = 1) -> object:
    talk = conversation(said)
    talk._answered = number - 1
    return belief.reply(talk.receive(60.0), CELLS, 3, 8192)


def frame(value: object, number: int = 1, **fields) -> bytes:
    raw: list[bytes] = []
    leaf = wire.leaf(value, raw)
    points = [wire.leaf(point, raw) for point in fields.get("evaluated", [])]
    trouble, changed = fields.get("trouble"), fields.get("changed", [])
    return wire.frame(wire.Answer(number, leaf, trouble, changed, points, fields.get("output", "")), raw)


scalars = st.none() | st.booleans() | st.integers(-(2**63), 2**63 - 1) | st.floats() | st.text() | st.complex_numbers()
some_arrays = st.sampled_from(wire.DTYPES).flatmap(
    lambda d: arrays(d, array_shapes(min_dims=0, max_dims=4, min_side=0))
)
values = st.recursive(
    scalars | some_arrays,
    lambda inner: (
        st.lists(inner, max_size=5)
        | st.lists(inner, max_size=5).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=5)
    ),
    max_leaves=20,
)


def equal(one, two) -> bool:
    if type(one) is not type(two):
        return False
    if isinstance(one, np.ndarray):
        return one.dtype == two.dtype and one.shape == two.shape and one.tobytes() == two.tobytes()
    if isinstance(one, (list, tuple)):
        return len(one) == len(two) and all(map(equal, one, two))
    if isinstance(one, dict):
        return list(one) == list(two) and all(equal(one[key], two[key]) for key in one)
    return repr(one) == repr(two)


@given(values)
@settings(deadline=None, max_examples=300)
def test_what_is_sent_arrives(value):
    assert equal(answered(frame(value)).value, value)


@pytest.mark.parametrize("size", [1, 7, 1000])
def test_a_frame_may_come_in_pieces(size):
    value = [np.arange(100.0), "text", (1, 2.0)]
    assert equal(conversation(frame(value), size=size).receive(60.0).value, value)


def test_a_value_is_a_view_that_nobody_can_write_to():
    assert not answered(frame(np.ones(3))).value.flags.writeable


def mutated(data: bytes, others: list[bytes], dice: random.Random) -> bytes:
    """The frame with a few changes: bits, bytes, pieces of other frames, sizes that lie."""
    changed = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 16))):
        at = dice.randrange(len(changed) + 1)
        kind = dice.randrange(8)
        if kind == 0 and changed:
            changed[at % len(changed)] ^= 1 << dice.randrange(8)
        elif kind == 1 and changed:
            changed[at % len(changed)] = dice.choice(
                b"\x00\x01\x7f\x80\x81\x8f\x90\x9f\xc0\xc1\xc4\xc7\xc9\xd4\xd9\xdb\xdd\xdf\xff"
            )
        elif kind == 2:
            changed[at:at] = dice.randbytes(dice.randrange(9))
        elif kind == 3:
            del changed[at : at + dice.randrange(9)]
        elif kind == 4:
            other = dice.choice(others)
            start = dice.randrange(len(other))
            changed[at:at] = other[start : start + dice.randrange(40)]
        elif kind == 5:
            changed[at : at + 4] = struct.pack(
                dice.choice("<>") + "I", dice.choice((0, 1, 255, 65536, 2**31, 2**32 - 1))
            )
        elif kind == 6:
            changed *= dice.choice((1, 2))
        else:
            del changed[at:]
    if dice.random() < 0.7 and len(changed) > 8:  # honest sizes, so that the change reaches what is behind them
        raw = min(struct.unpack_from("<I", data, 4)[0], len(changed) - 8)
        changed[:8] = struct.pack("<II", len(changed) - 8 - raw, raw)
    return bytes(changed)


def samples() -> list[bytes]:
    trouble = wire.Trouble("raised", "ValueError", "cell", 2, "text", "numpy")
    raw: list[bytes] = []
    ask = wire.Question(1, "dC_da", [wire.leaf(np.ones(3), raw), wire.leaf([1.0, (2,)], raw)])
    return [
        frame(np.arange(6.0).reshape(2, 3)),
        frame([np.ones(2, np.float32), {"a": (1, 2.5, "x"), "b": [None, True, -1]}, 1 + 2j]),
        frame(None, trouble=trouble, output="printed"),
        frame(1.0, changed=[0, 1], evaluated=[np.ones(2), np.zeros((0, 2))]),
        frame([[[[[]]]]]),
        wire.frame(ask, raw) + frame(2.0),
    ]


def test_a_hundred_thousand_mutated_replies_are_plain_values_or_a_dead_worker():
    dice, originals = random.Random(20240229), samples()
    outcomes = {"value": 0, "fault": 0, "died": 0}
    for _ in range(FRAMES):
        try:
            reply = answered(mutated(dice.choice(originals), originals, dice))
        except Lost as lost:
            outcomes[lost.kind] += 1
            continue
        assert not strange(reply.value)
        assert all(type(point) is np.ndarray for point in reply.evaluated)
        assert all(0 <= position < 3 for position in reply.changed)
        assert set(reply.asked) <= {"dC_da"}
        assert reply.fault is None or (reply.fault.cell in ("", *CELLS) and reply.fault.exception in belief.EXCEPTIONS)
        outcomes["fault" if reply.fault else "value"] += 1
    assert min(outcomes.values()) > FRAMES // 200, outcomes  # all of the decoder has been reached


HEAD, TAIL = b"\x97\xa6answer\x01", b"\xc0\x90\x90\xa0"


@pytest.mark.parametrize(
    "value",
    [
        b"\x92\x00\xdd" + (80_000).to_bytes(4, "big") + b"\x92\x00\x90" * 80_000,
        b"\x92\x00\xdd" + (250_000).to_bytes(4, "big") + b"\xc0" * 250_000,
        b"\x92\x00\xdd" + (80_000).to_bytes(4, "big") + b"\xd4\x02\x00" * 80_000,
        b"\x92\x00\xdd\xff\xff\xff\xff\xc0",
        b"\x92\x00\xdd" + (250_000).to_bytes(4, "big") + b"\x80" * 250_000,
        b"\x92\x00\x91" * 80_000 + b"\xc0",
        b"\xc7\x09\x01\x0b" + b"\xff\xff\xff\xff" * 2,
    ],
    ids=["branches", "nothings", "extensions", "a length that lies", "maps", "nested", "an endless array"],
)  # fmt: skip
def test_the_worst_tree_costs_the_grader_little(value):
    tree = HEAD + value + TAIL
    tracemalloc.start()
    try:
        answered(struct.pack("<II", len(tree), 0) + tree)
    except Lost:
        pass
    finally:
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 32 << 20


def test_msgspec_counts_in_that_measure():
    """Its memory is Python's, so tracemalloc sees it: 200,000 lists cannot be had for less."""
    tracemalloc.start()
    kept = msgspec.msgpack.decode(b"\xdd" + (200_000).to_bytes(4, "big") + b"\x90" * 200_000)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert len(kept) == 200_000
    assert peak > 10 << 20


@pytest.mark.parametrize(
    "said",
    [
        frame(1.0, number=2), frame(1.0, number=0), frame(1.0)[:-1], frame(np.ones(3))[:-8], b"", b"\x00" * 8,
        struct.pack("<II", wire.TREE + 1, 0), struct.pack("<II", 10, Limits().reply), b"\xff" * 100,
        struct.pack("<II", len(HEAD + b"\xc0" + TAIL), 8) + HEAD + b"\xc0" + TAIL + bytes(8),
    ],
    ids=["later", "earlier", "cut", "array cut", "nothing", "empty", "large tree", "large", "ones", "spare bytes"],
)  # fmt: skip
def test_a_broken_promise_is_a_dead_worker(said):
    with pytest.raises(Lost, match="died"):
        answered(said)


def test_a_worker_that_could_not_lock_itself_in_is_our_own_failure():
    talk = Conversation(Bytes(b"OSError: seccomp"), 1000, lambda *_: 1.0, frozenset())
    with pytest.raises(SandboxError, match="could not lock itself in: OSError: seccomp"):
        talk.receive(1.0)


def test_a_function_goes_to_a_worker_but_never_comes_back():
    raw: list[bytes] = []
    leaf = wire.leaf(wire.FunctionSource("abs"), raw)
    assert wire.value(leaf, wire.Arrays(b"", functions=True)) == wire.FunctionSource("abs")
    with pytest.raises(Lost):
        answered(frame(wire.FunctionSource("abs")))


@pytest.mark.parametrize(
    "trouble",
    [
        wire.Trouble("raised", "\x1b[2J", "../../etc", 10**9, "\x1b]0;title\x07\u202e\x00text", "x"),
        wire.Trouble("unavailable", "ImportError", "cell", 99, "text", "<script>"),
        wire.Trouble("unavailable", "ImportError", "cell", 1, "text", "numpy." * 1000 + "numpy"),
        wire.Trouble("unavailable", "ImportError", "cell", 1, "text", "nump"),
        wire.Trouble("unreadable", text="the hidden input was 42"),
        wire.Trouble("undefined", "ValueError", "cell", 1, "hidden", "hidden"),
        wire.Trouble("oracle", "Hidden", "cell", -5, "", "hidden"),
    ],
)
def test_no_word_of_a_fault_is_believed_unchecked(trouble):
    fault = belief.fault(trouble, CELLS)
    assert fault.exception in {"", *belief.EXCEPTIONS}
    assert fault.cell in ("", "cell")
    assert 0 <= fault.line <= 4
    assert fault.module == ""
    assert "hidden" not in fault.text
    assert fault.text.isprintable()
