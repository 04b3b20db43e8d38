"""What a student's value becomes before it is sent: plain numbers, strings, arrays, lists, tuples, dicts."""

from __future__ import annotations

from array import array
from typing import Any

import numpy as np
from numpy.ma import MaskedArray

from . import wire

ITEMS = 2_000
CHARACTERS = 10_000

# The only words in which a worker may say what it could not send; the grader refuses others.
NAMES = {
    "function": "a function",
    "builtin_function_or_method": "a function",
    "ufunc": "a function",
    "method": "a function",
    "type": "a class",
    "module": "a module",
    "generator": "a generator",
    "set": "a set",
    "frozenset": "a set",
    "bytes": "bytes",
    "bytearray": "bytes",
    "range": "a range",
    "map": "a map",
    "zip": "a zip",
    "dict_values": "the values of a dict",
    "dict_keys": "the keys of a dict",
    "Decimal": "a Decimal",
    "Fraction": "a Fraction",
    "ellipsis": "...",
}
ANOTHER = "an object of another class"
NONE_INSIDE = "None inside"
BIG_INT = "an integer of more than 64 bits"
BAD_ARRAY = "an array without numbers"
BAD_KEY = "a dict with a key that is not a string"
TOO_LARGE = "too large a value"
NOT_CALLABLE = "not a function"
WORDS = frozenset(NAMES.values()) | {
    ANOTHER, NONE_INSIDE, BIG_INT, BAD_ARRAY, BAD_KEY, TOO_LARGE, NOT_CALLABLE,
}  # fmt: skip


class Unsendable(Exception):
    """The value cannot be sent; the message is one of WORDS."""


def plain(value: Any) -> object:
    """The value with every subclass undone and every numpy scalar made an array; raises Unsendable."""
    return None if value is None else _plain(value, 0, [0])


def _plain(value: Any, depth: int, count: list[int]) -> object:
    # The type's own methods are used, so that a subclass cannot answer differently to each question.
    kind = type(value)
    count[0] += 1
    if count[0] > ITEMS or depth >= wire.DEPTH:
        raise Unsendable(TOO_LARGE)
    if issubclass(kind, (np.ndarray, np.generic)) and not issubclass(kind, np.character):
        return _plain_array(value, depth, count)
    if issubclass(kind, (bool, int, float, complex, str)):
        return _plain_scalar(value)
    if issubclass(kind, dict):
        return {_key(k): _plain(v, depth + 1, count) for k, v in dict.items(value)}
    if issubclass(kind, (list, tuple)):
        base = tuple if issubclass(kind, tuple) else list
        return base([_plain(item, depth + 1, count) for item in base.__iter__(value)])
    if kind is array:
        return _plain(list(value), depth, count)
    raise Unsendable(NONE_INSIDE if value is None else NAMES.get(kind.__name__, ANOTHER))


def _plain_scalar(value: Any) -> object:
    kind = type(value)
    if kind is bool:
        return value
    if issubclass(kind, int):
        number = int.__pos__(value)
        if not -(2**63) <= number < 2**63:
            raise Unsendable(BIG_INT)
        return number
    if issubclass(kind, str):
        text = str.__str__(value)
        if len(text) > CHARACTERS:
            raise Unsendable(TOO_LARGE)
        return text.encode("utf-8", "replace").decode()
    return float.__pos__(value) if issubclass(kind, float) else complex.__pos__(value)


def _key(key: Any) -> str:
    if not issubclass(type(key), str) or len(key) > CHARACTERS:
        raise Unsendable(BAD_KEY)
    return str.__str__(key).encode("utf-8", "replace").decode()


def _plain_array(value: Any, depth: int, count: list[int]) -> object:
    if issubclass(type(value), MaskedArray):
        value = value.astype(np.result_type(value.dtype, np.float64)).filled(np.nan)
    array = np.asarray(value).view(np.ndarray)
    if array.dtype == object:
        if array.size > ITEMS:
            raise Unsendable(TOO_LARGE)
        return _plain(array.tolist(), depth + 1, count)
    if array.dtype.kind not in "biufc" or array.ndim > wire.DIMENSIONS:
        raise Unsendable(BAD_ARRAY)
    if array.dtype.itemsize > (16 if array.dtype.kind == "c" else 8):  # longdouble
        array = array.astype(np.complex128 if array.dtype.kind == "c" else np.float64)
    return array
