"""Return values and exceptions that lie about themselves."""

import os

import numpy as np


class _Equal:
    def __eq__(self, other):
        return True

    def __hash__(self):
        return 0

    def __getattr__(self, name):
        return lambda *args, **kwargs: self

    def __array__(self, *args, **kwargs):
        return np.array(42.0)

    def __float__(self):
        return 42.0

    def __lt__(self, other):
        return True


def return_what_equals_everything(secret, folder, grader):
    return _Equal()


def return_an_array_that_equals_everything(secret, folder, grader):
    class Array(np.ndarray):
        __array_priority__ = 1e9

        def __eq__(self, other):
            return np.array(True)

        def __sub__(self, other):
            return np.zeros(1)

        def __array_ufunc__(self, *args, **kwargs):
            return np.array(True)

        def __array_function__(self, *args, **kwargs):
            return True

        def tobytes(self, *args):
            return b"x" * 999

    return np.zeros(0).view(Array)


def return_a_pickle_bomb(secret, folder, grader):
    class Bomb:
        def __reduce__(self):
            return os.system, (f"touch {folder}/pickled",)

    return [Bomb()]


def return_an_object_array_of_bombs(secret, folder, grader):
    bombs = np.empty(2, object)
    bombs[:] = [_Equal(), _Equal()]
    return bombs


def return_an_endless_list(secret, folder, grader):
    class Endless(list):
        def __iter__(self):
            while True:
                yield 1.0

        def __len__(self):
            return 1 << 60

    return Endless()


def return_a_list_that_grows(secret, folder, grader):
    class Item(float):
        def __pos__(self):
            grown.append(Item())
            return 1.0

    grown = [Item()]
    return grown


def return_a_cycle(secret, folder, grader):
    cycle = {"a": []}
    cycle["a"].append(cycle)
    return [cycle["a"]]


def return_what_lies_about_its_class(secret, folder, grader):
    class Liar:
        __class__ = float

        def __float__(self):
            return 42.0

    return Liar() if not isinstance(Liar(), int) else None


def return_a_class_that_lies(secret, folder, grader):
    class Meta(type):
        def mro(cls):
            return [cls, object]

        __mro__ = property(lambda cls: (float, object))

        def __subclasscheck__(cls, other):
            return True

        def __instancecheck__(cls, other):
            return True

    class Liar(metaclass=Meta):
        pass

    return Liar()


def return_a_dict_of_strange_keys(secret, folder, grader):
    class Key(str):
        def __hash__(self):
            return 1

        def __len__(self):
            return 0

    return {Key("x" * 1_000_000): 1.0, 1: 2, None: 3, (): 4}


def return_what_exits_when_read(secret, folder, grader):
    class Exit(np.ndarray):
        def astype(self, *args, **kwargs):
            os._exit(3)

        def tolist(self):
            os._exit(3)

        def view(self, *args, **kwargs):
            os._exit(3)

    return np.zeros(3).astype(object).view(Exit)


def return_dates_and_structures(secret, folder, grader):
    return [np.array(["2020-01-01"], "M8[D]"), np.zeros(2, [("a", "f8")])]


def return_an_array_of_strange_strides(secret, folder, grader):
    array = np.lib.stride_tricks.as_strided(np.zeros(1), (1 << 12, 1 << 12), (0, 0))
    return np.broadcast_to(array, (1 << 12, 1 << 12, 1 << 12))


def raise_what_cannot_be_printed(secret, folder, grader):
    class Silent(Exception):
        def __str__(self):
            os.abort()

        def __getattribute__(self, name):
            raise SystemExit

    raise Silent


def raise_what_prints_for_ever(secret, folder, grader):
    class Endless(Exception):
        def __str__(self):
            while True:
                pass

    raise Endless


def raise_what_lies_about_its_name(secret, folder, grader):
    kind = type("\x1b[31mAlmighty" + "x" * 100_000, (BaseException,), {"name": property(lambda self: 1 / 0)})
    raise kind(secret)


def raise_a_module_of_any_name(secret, folder, grader):
    raise ModuleNotFoundError("x", name="<script>alert(1)</script>")


def raise_broken_text(secret, folder, grader):
    raise ValueError("\ud800\udfff \x1b]8;;http://x\x07 \u202e\u2066 \x00")


def raise_from_another_place(secret, folder, grader):
    exec(compile("1/0", "<cell ../../../secret>", "exec"))


def raise_an_endless_chain(secret, folder, grader):
    first = ValueError()
    first.__context__ = second = KeyError()
    second.__cause__ = first
    raise first


def raise_system_exit(secret, folder, grader):
    raise SystemExit("bye")


def raise_keyboard_interrupt(secret, folder, grader):
    raise KeyboardInterrupt
