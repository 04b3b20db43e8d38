"""Deadlines on bytes, the same for the pipes that are polled and for those that have threads."""

from __future__ import annotations

import os
import threading

import pytest

from autograder.sandbox.deadline import Deadline
from autograder.sandbox.pipes import PolledPipe, ThreadedPipe, TooLateError

KINDS = ["threaded", "polled"] if hasattr(os, "fork") else ["threaded"]


@pytest.fixture(params=KINDS)
def pipe_and_far_end(request):
    read, far_write = os.pipe()
    far_read, write = os.pipe()
    if request.param == "polled":
        pipe = PolledPipe(read, write)
    else:
        pipe = ThreadedPipe(os.fdopen(read, "rb", 0), os.fdopen(write, "wb", 0))
    far = {"read": far_read, "write": far_write}
    yield pipe, far
    for descriptor in far.values():
        os.close(descriptor)
    pipe.close()


def soon() -> Deadline:
    return Deadline(30.0)


def test_bytes_go_both_ways(pipe_and_far_end):
    pipe, far = pipe_and_far_end
    os.write(far["write"], b"answer")
    pipe.put(b"question")
    assert pipe.get(soon()) == b"answer"
    assert os.read(far["read"], 100) == b"question"


def test_silence_ends_at_the_deadline(pipe_and_far_end):
    pipe, _ = pipe_and_far_end
    with pytest.raises(TooLateError):
        pipe.get(Deadline(0.05))


def test_after_the_deadline_nothing_is_taken_though_it_is_there(pipe_and_far_end):
    pipe, far = pipe_and_far_end
    os.write(far["write"], b"late")
    with pytest.raises(TooLateError):
        pipe.get(Deadline(-1.0))


def test_the_end_of_the_stream_is_empty_again_and_again(pipe_and_far_end):
    pipe, far = pipe_and_far_end
    os.close(far["write"])
    far["write"] = os.open(os.devnull, os.O_WRONLY)
    assert [pipe.get(soon()), pipe.get(soon())] == [b"", b""]


def test_both_sides_may_write_much_before_they_read(pipe_and_far_end):
    """The far end writes a megabyte before it reads one; neither side may wait for the other for ever."""
    pipe, far = pipe_and_far_end
    size, received = 1 << 20, bytearray()

    def far_end():
        for _ in range(16):
            os.write(far["write"], bytes(size // 16))
        while len(received) < size:
            received.extend(os.read(far["read"], 1 << 16))

    worker = threading.Thread(target=far_end)
    worker.start()
    pipe.put(bytes(size))
    taken = 0
    while taken < size:
        taken += len(pipe.get(soon()))
    while worker.is_alive():
        with pytest.raises(TooLateError):
            pipe.get(Deadline(0.02))
        worker.join(0.01)
    assert (taken, len(received)) == (size, size)
