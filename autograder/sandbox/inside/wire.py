"""How values and messages look between grader and worker: a typed msgpack tree, then the raw bytes of its
arrays.

A frame is two little-endian u32, the sizes of tree and bytes, then both. In the tree a list, tuple or dict is
a `Branch`, an array an extension that holds dtype and shape only; the arrays' bytes follow in the order of
the tree, so that none can be counted twice. There are no msgpack maps: no key that a stranger chose is ever
hashed unseen.
"""

from __future__ import annotations

import math
import struct
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

import msgspec
import numpy as np

HEADER = struct.Struct("<II")
TREE = 256 << 10  # bytes of one reply's tree: a hostile one costs at most 40 times that to decode
DEPTH = 32
DIMENSIONS = 8
_TYPES = ("?", "i1", "<i2", "<i4", "<i8", "u1", "<u2", "<u4", "<u8", "<f2", "<f4", "<f8", "<c8", "<c16")
DTYPES = tuple(np.dtype(code) for code in _TYPES)
_CODE = {dtype: code for code, dtype in enumerate(DTYPES)}
_ARRAY, _COMPLEX, _FUNCTION = 1, 2, 3
_LIST: Literal[0] = 0
_TUPLE: Literal[1] = 1
_DICT: Literal[2] = 2


@dataclass(frozen=True)
class FunctionSource:
    """An argument that is a function, sent as source: an expression, or a `def` of `f`; numpy is `np`."""

    source: str


class Branch(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """A list, a tuple, or a dict as its keys and values by turns."""

    kind: Literal[0, 1, 2]
    items: list[Leaf]


Leaf = None | bool | int | float | str | msgspec.msgpack.Ext | Branch


class Request(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """Grader to worker: run (a part of) a cell, bind a name, begin, call, read a value; or a Question's answer."""

    number: int
    act: Literal["cell", "absent", "bind", "begin", "call", "value", "answer", "refusal"]
    name: str
    items: list[Leaf]


class Trouble(msgspec.Struct, array_like=True, forbid_unknown_fields=True):
    """Why there is no value, in the worker's words; the grader believes none of them unchecked."""

    kind: Literal["raised", "unavailable", "unreadable", "oracle", "undefined"]
    exception: str = ""
    cell: str = ""
    line: int = 0
    text: str = ""
    module: str = ""


class Answer(msgspec.Struct, array_like=True, forbid_unknown_fields=True, tag="answer"):
    """Worker to grader: what became of the request of that number."""

    number: int
    value: Leaf
    trouble: Trouble | None
    changed: list[int]
    evaluated: list[msgspec.msgpack.Ext]
    output: str


class Question(msgspec.Struct, array_like=True, forbid_unknown_fields=True, tag="question"):
    """Worker to grader: what does the earlier function of that name answer, correctly, to these arguments?"""

    number: int
    name: str
    items: list[Leaf]


_encode = msgspec.msgpack.Encoder().encode
decode_request = msgspec.msgpack.Decoder(Request).decode
decode_reply = msgspec.msgpack.Decoder(Answer | Question).decode


def frame(message: msgspec.Struct, arrays: Iterable[bytes]) -> bytes:
    """The bytes of one message whose arrays `leaf` has put into `arrays`."""
    tree, raw = _encode(message), b"".join(arrays)
    return HEADER.pack(len(tree), len(raw)) + tree + raw


def leaf(value: object, arrays: list[bytes], depth: int = 0) -> Leaf:
    """The value as a part of the tree, numpy's scalars as Python's; the bytes of arrays are appended to `arrays`.

    Raises TypeError for what cannot be sent: other types (subclasses too), other dtypes, trees deeper than
    DEPTH.
    """
    kind = type(value)
    if value is None or kind is bool or kind is int or kind is float or kind is str:
        return value  # type: ignore[return-value]
    if kind is np.ndarray:
        return _array_leaf(value, arrays)  # type: ignore[arg-type]
    if kind is complex:
        return msgspec.msgpack.Ext(_COMPLEX, struct.pack("<dd", value.real, value.imag))  # type: ignore[attr-defined]
    if kind is FunctionSource:
        return msgspec.msgpack.Ext(_FUNCTION, value.source.encode())  # type: ignore[attr-defined]
    if isinstance(value, np.generic):
        return leaf(value.item(), arrays, depth)
    if depth == DEPTH or kind not in (list, tuple, dict):
        raise TypeError(f"cannot send a {kind.__name__}")
    if kind is dict:
        pairs = [part for pair in value.items() for part in pair]  # type: ignore[attr-defined]
        return Branch(_DICT, [leaf(part, arrays, depth + 1) for part in pairs])
    return Branch(_TUPLE if kind is tuple else _LIST, [leaf(item, arrays, depth + 1) for item in value])  # type: ignore[attr-defined]


def _array_leaf(array: np.ndarray, arrays: list[bytes]) -> msgspec.msgpack.Ext:
    dtype = array.dtype.newbyteorder("<")
    if dtype not in _CODE or array.ndim > DIMENSIONS:
        raise TypeError(f"cannot send an array of {array.ndim} dimensions and {array.dtype}")
    arrays.append(array.astype(dtype, copy=False).tobytes())
    return msgspec.msgpack.Ext(_ARRAY, struct.pack(f"<B{array.ndim}I", _CODE[dtype], *array.shape))


class Arrays:
    """The bytes behind a tree, handed out in the order of the tree; a wrong size anywhere is a ValueError.

    Only where it says so may the tree hold a FunctionSource: a worker cannot send one back.
    """

    def __init__(self, raw: bytes, *, functions: bool = False) -> None:
        self._raw = raw
        self.functions = functions
        self._used = 0

    def next(self, header: bytes) -> np.ndarray:
        """The array of that dtype and shape: a read-only view of the frame."""
        if len(header) % 4 != 1 or len(header) > 1 + 4 * DIMENSIONS or header[0] >= len(DTYPES):
            raise ValueError("bad array header")
        shape = struct.unpack_from(f"<{len(header) // 4}I", header, 1)
        dtype, count = DTYPES[header[0]], math.prod(shape)
        if count * dtype.itemsize > len(self._raw) - self._used:
            raise ValueError("array without bytes")
        if count == 0:  # numpy.frombuffer refuses empty buffers
            return np.zeros(shape, dtype)
        array = np.frombuffer(self._raw, dtype, count, self._used).reshape(shape)
        self._used += array.nbytes
        return array

    def finish(self) -> None:
        """Raise ValueError if bytes are left that no array of the tree has claimed."""
        if self._used != len(self._raw):
            raise ValueError("bytes of no array")


def value(leaf: Leaf, arrays: Arrays, depth: int = 0) -> object:
    """The value that `leaf` made this part of the tree from; ValueError where it cannot have been one."""
    if isinstance(leaf, Branch):
        return _branch_value(leaf, arrays, depth)
    if not isinstance(leaf, msgspec.msgpack.Ext):
        return leaf
    data = bytes(leaf.data)
    if leaf.code == _ARRAY:
        return arrays.next(data)
    if leaf.code == _COMPLEX and len(data) == 16:
        return complex(*struct.unpack("<dd", data))
    if leaf.code == _FUNCTION and arrays.functions:
        return FunctionSource(data.decode())
    raise ValueError("unknown extension")


def weight(value: object) -> int:
    """About the bytes of memory that a value takes, or that a sum over any of its axes would."""
    if isinstance(value, np.ndarray):
        elements: int = math.prod(max(1, size) for size in value.shape)
        return 128 + value.itemsize * elements
    if isinstance(value, (list, tuple)):
        return 64 + sum(8 + weight(item) for item in value)
    if isinstance(value, dict):
        return 128 + sum(64 + weight(key) + weight(item) for key, item in value.items())
    return 64 + 4 * len(value) if isinstance(value, str) else 32


def _branch_value(branch: Branch, arrays: Arrays, depth: int) -> object:
    if depth == DEPTH:
        raise ValueError("tree too deep")
    items = [value(item, arrays, depth + 1) for item in branch.items]
    if branch.kind != _DICT:
        return tuple(items) if branch.kind == _TUPLE else items
    keys = items[::2]
    if len(items) % 2 or not all(type(key) is str for key in keys):
        raise ValueError("bad dict")
    return dict(zip(keys, items[1::2], strict=True))
