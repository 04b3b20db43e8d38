"""Messages that the worker's own code would never send."""

import os
import struct
import sys

import numpy as np
from prelude import pipes

wire = sys.modules["inside.wire"]


def _send(tree, raw=b""):
    os.write(pipes()[0], struct.pack("<II", len(tree), len(raw)) + tree + raw)


def _hang():
    while True:
        pass


def _answer(number, value=1.0, **fields):
    report = {"changed": [], "evaluated": [], "output": "", "trouble": None, **fields}
    trouble, changed = report["trouble"], report["changed"]
    out = []
    leaf = wire.leaf(value, out)
    os.write(
        pipes()[0],
        wire.frame(wire.Answer(number, leaf, trouble, changed, report["evaluated"], report["output"]), out),
    )


def answer_a_later_question(secret, folder, grader):
    first = wire_number()
    for number in range(first, first + 400):
        _answer(number, 42.0)


def answer_an_earlier_question(secret, folder, grader):
    _answer(1, 42.0)


def answer_a_negative_question(secret, folder, grader):
    _answer(-1)


def claim_four_gigabytes(secret, folder, grader):
    os.write(pipes()[0], b"\xff" * 8)
    _hang()


def claim_more_than_the_limit(secret, folder, grader):
    os.write(pipes()[0], struct.pack("<II", 100, 9 << 20) + bytes(1 << 16))
    _hang()


def send_half_a_frame(secret, folder, grader):
    os.write(pipes()[0], struct.pack("<II", 100, 0) + b"half")
    _hang()


def send_half_a_frame_and_leave(secret, folder, grader):
    os.write(pipes()[0], struct.pack("<II", 100, 0) + b"half")
    os._exit(0)


def send_nothing(secret, folder, grader):
    os.write(pipes()[0], bytes(8))
    _hang()


def send_noise(secret, folder, grader):
    os.write(pipes()[0], os.urandom(4000))
    _hang()


def send_a_confinement_again(secret, folder, grader):
    os.write(pipes()[0], b"R" * 100)


def send_a_traceback_of_ours(secret, folder, grader):
    os.write(pipes()[0], b"Traceback (most recent call last): OSError: the walls did not stand")
    os._exit(97)


def close_the_pipes(secret, folder, grader):
    for descriptor in pipes():
        os.close(descriptor)
    _hang()


def send_nested_lists(secret, folder, grader):
    _send(b"\x97\xa6answer\x05" + b"\x92\x00\x91" * 80_000 + b"\xc0" + b"\xc0\x90\x90\xa0")
    _hang()


def send_tiny_maps(secret, folder, grader):
    _send(b"\x97\xa6answer\x05" + b"\x92\x00\xdd\x00\x03\x00\x00" + b"\x80" * 196_608 + b"\xc0\x90\x90\xa0")
    _hang()


def send_tiny_branches(secret, folder, grader):
    count = 80_000
    branches = b"\x92\x00\x90" * count
    _send(b"\x97\xa6answer\x05\x92\x00\xdd" + count.to_bytes(4, "big") + branches + b"\xc0\x90\x90\xa0")
    _hang()


def send_a_list_longer_than_its_bytes(secret, folder, grader):
    _send(b"\x97\xa6answer\x05\x92\x00\xdd\xff\xff\xff\xff\xc0\xc0\x90\x90\xa0")
    _hang()


def _send_array(header, raw=b""):
    extension = b"\xc7" + bytes([len(header)]) + b"\x01" + header
    _send(b"\x97\xa6answer\x05" + extension + b"\xc0\x90\x90\xa0", raw)
    _hang()


def send_an_array_without_bytes(secret, folder, grader):
    _send_array(struct.pack("<BII", 11, 60_000, 60_000))


def send_an_array_of_unknown_type(secret, folder, grader):
    _send_array(struct.pack("<BI", 200, 1), bytes(8))


def send_an_array_of_endless_shape(secret, folder, grader):
    _send_array(struct.pack("<B8I", 11, *[0xFFFFFFFF] * 7, 0))


def send_an_array_of_many_dimensions(secret, folder, grader):
    _send_array(struct.pack("<B60I", 11, *[1] * 60), bytes(8))


def send_bytes_of_no_array(secret, folder, grader):
    _send(b"\x97\xa6answer\x05\xc0\xc0\x90\x90\xa0", bytes(1 << 20))
    _hang()


def send_one_array_many_times(secret, folder, grader):
    one = b"\xc7\x05\x01" + struct.pack("<BI", 11, 1000)
    _send(b"\x97\xa6answer\x05\x92\x00\xdc\x10\x00" + one * 4096 + b"\xc0\x90\x90\xa0", bytes(8000))
    _hang()


def send_a_date(secret, folder, grader):
    _send(b"\x97\xa6answer\x05\xd6\xff\x00\x00\x00\x00\xc0\x90\x90\xa0")
    _hang()


def send_broken_text(secret, folder, grader):
    _send(b"\x97\xa6answer\x05\xa4\xff\xfe\xed\xa0\xc0\x90\x90\xa0")
    _hang()


def send_a_function(secret, folder, grader):
    _answer(wire_number(), wire.FunctionSource("__import__('os').system('id')"))


def wire_number():
    """The number of the question that is being answered, read from the worker's own frames."""
    frame = sys._getframe()
    while frame is not None:
        if "request" in frame.f_locals and hasattr(frame.f_locals["request"], "number"):
            return frame.f_locals["request"].number
        frame = frame.f_back
    raise LookupError


def claim_a_strange_fault(secret, folder, grader):
    trouble = wire.Trouble("raised", "\x1b[2JOwned", "../../etc/passwd", 2**31 - 1, "\x1b]0;x\x07\u202etext" * 500)
    _answer(wire_number(), None, trouble=trouble)


def claim_strange_positions(secret, folder, grader):
    _answer(wire_number(), None, changed=[-1, 2**62, 99], output="\x1b[31m\u2066x")


def answer_twice(secret, folder, grader):
    number = wire_number()
    _answer(number, 1.5)
    _answer(number, 2.5)


def ask_without_leave(secret, folder, grader):
    os.write(pipes()[0], wire.frame(wire.Question(wire_number(), "dC_da", [1.0, 2.0]), []))
    return os.read(pipes()[1], 10_000).find(b"answer") >= 0 or None


def ask_for_ever(secret, folder, grader):
    number = wire_number()
    while True:
        os.write(pipes()[0], wire.frame(wire.Question(number, "x" * 1000, []), []))
        os.read(pipes()[1], 65536)


def ask_without_listening(secret, folder, grader):
    arrays = []
    leaves = [wire.leaf(np.zeros(10), arrays)]
    data = wire.frame(wire.Question(wire_number(), "x", leaves), arrays)
    while True:
        os.write(pipes()[0], data)
