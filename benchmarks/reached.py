"""Which lines of our own modules are reached by what; and these modules made anew, one of them changed."""

from __future__ import annotations

import ast
import functools
import importlib.util
import inspect
import sys
from collections.abc import Callable, Collection, Iterator, Mapping
from contextlib import contextmanager
from importlib.machinery import ModuleSpec, SourceFileLoader
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any

Line = tuple[str, int]
"""A file, and a line in it."""


class Tracer:
    """Collects in `lines` the lines inside functions of some files that are reached.

    What a cache holds counts as reached by all who ask for it: `caches` puts a cache in the place of Python's that
    remembers which lines its values came from. Modules that are to be traced are imported in there.
    """

    def __init__(self, files: Collection[str]) -> None:
        self.files = frozenset(files)
        self.lines: set[Line] = set()

    def _called(self, frame: FrameType, _event: str, _argument: Any) -> Any:
        # What runs at import is no function: module and class bodies are not optimised.
        is_traced = frame.f_code.co_filename in self.files and _is_function(frame.f_code)
        return self._in_function if is_traced else None

    def _in_function(self, frame: FrameType, event: str, _argument: Any) -> Any:
        if event == "line":
            self.lines.add((frame.f_code.co_filename, frame.f_lineno))
        return self._in_function

    @contextmanager
    def apart(self) -> Iterator[set[Line]]:
        """The lines reached in here, which are not added to those reached outside."""
        outer, self.lines = self.lines, set()
        try:
            yield self.lines
        finally:
            self.lines = outer

    @contextmanager
    def tracing(self) -> Iterator[None]:
        """Lines are collected in here."""
        sys.settrace(self._called)
        try:
            yield
        finally:
            sys.settrace(None)

    @contextmanager
    def caches(self) -> Iterator[None]:
        """Modules that are imported in here get caches that remember lines."""
        before = functools.lru_cache, functools.cache, functools.cached_property
        functools.lru_cache = self._cache  # type: ignore[assignment]
        functools.cache = self.remembering  # type: ignore[assignment]
        functools.cached_property = self._property  # type: ignore[assignment,misc]
        try:
            yield
        finally:
            functools.lru_cache, functools.cache, functools.cached_property = before  # type: ignore[misc]

    def _cache(self, maxsize: Any = None, **_typed: bool) -> Any:
        return self.remembering(maxsize) if callable(maxsize) else self.remembering

    def _property(self, function: Callable[[Any], Any]) -> property:
        name = f"{function.__name__} and its lines"

        def get(instance: Any) -> Any:
            kept = vars(instance)
            if name not in kept:
                with self.apart() as lines:
                    kept[name] = function(instance), lines
            value, lines = kept[name]
            self.lines |= lines
            return value

        return property(get)

    def remembering(self, function: Callable[..., Any]) -> Callable[..., Any]:
        """A function that works out everything once, and remembers on which lines."""
        kept: dict[Any, tuple[Any, set[Line]]] = {}

        @functools.wraps(function)
        def call(*arguments: Any, **named: Any) -> Any:
            key = (arguments, tuple(sorted(named.items())))
            if key not in kept:
                with self.apart() as lines:
                    kept[key] = function(*arguments, **named), lines
            value, lines = kept[key]
            self.lines |= lines
            return value

        call.cache_clear = kept.clear  # type: ignore[attr-defined]
        return call


def _is_function(code: CodeType) -> bool:
    return bool(code.co_flags & inspect.CO_OPTIMIZED)


class _Changed(SourceFileLoader):
    """Loads a module of which the source is not what its file says."""

    def __init__(self, name: str, path: str, source: str) -> None:
        super().__init__(name, path)
        self.source = source

    def get_code(self, fullname: str) -> CodeType:  # noqa: ARG002
        return compile(self.source, self.path, "exec")


class _Finder:
    """Finds the modules that were changed, before Python looks for their files."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.sources = sources

    def find_spec(self, name: str, path: Any, target: ModuleType | None = None) -> ModuleSpec | None:  # noqa: ARG002
        if name not in self.sources:
            return None
        file = file_of(name)
        inside = [str(Path(file).parent)] if Path(file).name == "__init__.py" else None
        loader = _Changed(name, file, self.sources[name])
        return importlib.util.spec_from_file_location(name, file, loader=loader, submodule_search_locations=inside)


PACKAGE = Path(importlib.util.find_spec("autograder").origin or "").parent  # type: ignore[union-attr]


def file_of(module: str) -> str:
    """The file of a module of ours."""
    path = PACKAGE.parent.joinpath(*module.split("."))
    return str(path / "__init__.py" if path.is_dir() else path.with_suffix(".py"))


def modules_below(*parts: str) -> list[str]:
    """The names of the modules in folders of `autograder`, or of single ones, those that exist."""
    files = [file for part in parts for file in [*sorted((PACKAGE / part).rglob("*.py")), PACKAGE / f"{part}.py"]]
    return [name_of(file) for file in files if file.exists()]


def name_of(file: Path) -> str:
    """The name of a module of ours."""
    parts = file.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def begin_anew(modules: Collection[str], changed: Mapping[str, str]) -> None:
    """Forget these modules and all that import them, so that the next import makes them anew, some of them changed."""
    for name in _dependents({*modules, *changed}):
        parent, _, own = name.rpartition(".")
        if own in vars(sys.modules.get(parent, object)):
            delattr(sys.modules[parent], own)  # else "from parent import own" finds the old one
        del sys.modules[name]
    if changed:
        sys.meta_path.insert(0, _Finder(changed))  # type: ignore[arg-type]


def _dependents(modules: Collection[str]) -> set[str]:
    """The loaded modules of ours that are among these, or import them, directly or by way of others."""
    ours = {name: module for name, module in list(sys.modules.items()) if _is_ours(name, module)}
    imports = {name: imported(module.__file__ or "", module.__package__ or "") for name, module in ours.items()}
    found = {name for name in imports if name in modules}
    while more := {name for name, some in imports.items() if name not in found and some & found}:
        found |= more
    return found


def _is_ours(name: str, module: ModuleType) -> bool:
    file = Path(getattr(module, "__file__", None) or "/")
    is_below = PACKAGE.parent in file.parents and ".venv" not in file.parts
    return name != "__main__" and file.suffix == ".py" and is_below


@functools.cache
def imported(file: str, package: str) -> frozenset[str]:
    """The modules that a file names in its imports, and what it takes from them, which may be modules too."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(Path(file).read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = importlib.util.resolve_name("." * node.level + (node.module or ""), package)
            found |= {base, *(f"{base}.{one.name}" for one in node.names)}
    return frozenset(found)
