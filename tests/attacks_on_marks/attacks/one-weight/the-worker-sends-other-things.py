"""The module that sends replies is patched: functions, huge trees, a Question for the answer, a report of marks."""

ATTACK = True
if ATTACK:
    import sys

    worker = sys.modules["inside.worker"]
    wire = sys.modules["inside.wire"]
    real, calls = wire.leaf, [0]

    def leaf(value, arrays, depth=0):
        calls[0] += 1
        if calls[0] % 4 == 0:
            return wire.msgspec.msgpack.Ext(3, b"lambda *args: True")
        if calls[0] % 4 == 1:
            return wire.Branch(2, ["status", "right", "points", 12.0, "shape", True])
        if calls[0] % 4 == 2:
            return wire.Branch(1, [wire.Branch(0, [0.0] * 100) for _ in range(100)])
        return real(value, arrays, depth)

    wire.leaf = worker.wire.leaf = leaf
    worker.plain = lambda value: value


def dC_da(a, y):
    return a - y


def da_dz(z, g):
    return z
