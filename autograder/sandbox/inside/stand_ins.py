"""Harmless substitutes for what a notebook expects around it: IPython, Colab, input, plots, bounded print."""

from __future__ import annotations

import builtins
import io
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any, NoReturn


class Silent:
    """Anything can be called, read or entered on it, and nothing happens."""

    def __call__(self, *_args: Any, **_kwargs: Any) -> Silent:
        """Nothing, on which anything can be called again."""
        return self

    def __getattr__(self, name: str) -> Silent:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _key: Any) -> Silent:
        return self

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __enter__(self) -> Silent:
        return self

    def __exit__(self, *_error: Any) -> None:
        return None


SILENT = Silent()


class SilentModule(ModuleType):
    """A module in which every name is there and does nothing."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.__path__ = []  # makes it a package, so that `import google.colab` is found in sys.modules

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return SILENT


class Printed(io.TextIOBase):
    """Standard output that keeps the first `limit` characters."""

    def __init__(self, limit: int) -> None:
        super().__init__()
        self._limit = limit
        self._parts: list[str] = []
        self._room = limit

    def writable(self) -> bool:
        """True, as of any output."""
        return True

    def write(self, text: str) -> int:
        """Keep what there is room for."""
        if self._room > 0:
            self._parts.append(str.__str__(text)[: self._room])
            self._room -= len(self._parts[-1])
        return len(text)

    def take(self) -> str:
        """What was printed since the last time."""
        text = "".join(self._parts)
        self._parts, self._room = [], self._limit
        return text.encode("utf-8", "replace").decode()


def nobody(*_prompt: Any) -> NoReturn:
    """What `input` does where nobody answers: a loop that asks comes to an end."""
    raise EOFError("EOF when reading a line")


def install() -> None:
    """Put the substitutes where notebooks look for them."""
    for name in ("IPython", "IPython.display", "google", "google.colab"):
        if name not in sys.modules:
            sys.modules[name] = SilentModule(name)
    ipython = sys.modules["IPython"]
    ipython.get_ipython = lambda: SILENT  # type: ignore[attr-defined]
    ipython.version_info, ipython.__version__ = (9, 0, 0), "9.0.0"  # type: ignore[attr-defined]  # pyplot compares it
    builtins.get_ipython = lambda: SILENT  # type: ignore[attr-defined]
    builtins.display = lambda *_shown, **_how: None  # type: ignore[attr-defined]
    builtins.input = nobody
    builtins.exit = builtins.quit = sys.exit  # type: ignore[assignment]
    sys.stdin = io.StringIO("")


def silence_plots() -> None:
    """Let matplotlib build figures but never draw them: a confined worker has no fonts to read."""
    plt = sys.modules.get("matplotlib.pyplot")
    if plt is None:
        return
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    def nothing(*_args: Any, **_kwargs: Any) -> None:
        return None

    for owner in (plt, Figure, FigureCanvasAgg):
        for name in ("show", "savefig", "tight_layout", "pause", "draw"):
            if hasattr(owner, name):
                setattr(owner, name, nothing)
