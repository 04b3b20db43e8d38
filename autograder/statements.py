"""Python source as its top-level statements, also where some of them are broken. Nothing is run.

One statement never decides about its neighbours: each is read, and run, on its own.
"""

from __future__ import annotations

import ast
import re
import symtable
import sys
import warnings
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

_START = re.compile(r"(?!else\b|elif\b|except\b|finally\b|case\b)[^\s)\]}#]")
"""A line that no statement before it need go on in."""
_HEADER = re.compile(r"(async|def|class|if|for|while|with|try|match)\b|@|.*[:\\(\[{,]\s*(#.*)?$")
"""The line may be followed by indented ones."""
_BINDS = re.compile(
    r"^(?:async\s+def|def|class)\s+(\w+)|^(\w+)\s*(?:\[[^\]\n]*\]\s*)?(?::[^=\n]*)?=(?!=)|^import\s+(\w+)", re.M
)
_CONFLICT = re.compile(r"^(<{7} |={7}$|>{7} )", re.M)
_NEWER = (
    ((3, 12), re.compile(r"^[ \t]*type\s+\w+(\[.*\])?\s*=|^[ \t]*(?:async\s+)?(?:def|class)\s+\w+\[", re.M)),
    ((3, 14), re.compile(r"^[ \t]*except\s+[\w.]+\s*,\s*[\w.]+[^(\n]*:|(?<![\w\"'])(?:t|rt|tr)[\"']", re.M | re.I)),
    ((3, 15), re.compile(r"^[ \t]*lazy\s+(?:import|from)\b", re.M)),
)
"""What only a newer Python reads, by the first that does."""
_QUOTES_INSIDE = re.compile(r"(?<!\w)r?fr?(['\"])(?:(?!\1).)*\{[^{}'\"]*\1", re.I)
"""In an f-string, the quotation mark that began it, inside of braces: Python 3.12 reads that."""
_INCOMPLETE = 0x4000 | 0x200  # PyCF_ALLOW_INCOMPLETE_INPUT, PyCF_DONT_IMPLY_DEDENT: what codeop asks with
_TRIES = 2000
"""At most so many looks at a broken source, each at a few of its lines."""
_CHARACTERS = 4_000_000
"""And at most so many characters in all of them."""
_TINY, _SMALL = 80, 4000
"""Characters of a source that costs next to nothing to read; of an ordinary cell."""
_DYNAMIC = frozenset({"exec", "eval", "globals", "locals", "vars", "setattr", "__import__", "import_module"})
_HARMLESS = (
    ast.Constant, ast.Name, ast.Dict, ast.List, ast.Tuple, ast.Set, ast.UnaryOp, ast.unaryop, ast.expr_context,
    ast.Attribute, ast.Lambda,
)  # fmt: skip


@dataclass(frozen=True)
class Statement:
    """One top-level statement: its text from `line`, `column` (both as Python counts) on; no tree if it is broken."""

    source: str
    line: int
    column: int = 0
    tree: ast.stmt | None = None

    @cached_property
    def binds(self) -> frozenset[str]:
        """The names that it gives a value, or changes the value of; guessed where it is broken."""
        if self.tree is None:
            return frozenset(name for names in _BINDS.findall(self.source) for name in names if name)
        return frozenset(name for part in parts([self.tree]) for name in bound(part))

    @cached_property
    def touches(self) -> frozenset[str]:
        """Those, and the names whose methods it calls."""
        if self.tree is None:
            return self.binds
        called = (node.func for node in ast.walk(self.tree) if isinstance(node, ast.Call))
        return self.binds | {
            name for func in called if isinstance(func, ast.Attribute) for name in _targets(func.value)
        }

    @cached_property
    def reads(self) -> frozenset[str]:
        """The names of the notebook that it needs, also when a function that it defines is called."""
        try:
            return frozenset(_globals(symtable.symtable(self.source, "", "exec")))
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return frozenset(re.findall(r"\w+", self.source))

    @property
    def is_import(self) -> bool:
        """Whether it imports something."""
        return isinstance(self.tree, (ast.Import, ast.ImportFrom))

    @cached_property
    def is_quiet(self) -> bool:
        """Whether it takes no time and does nothing but name something: a def, an import, a constant."""
        return self.tree is not None and _is_quiet(self.tree)

    @property
    def flaw(self) -> str:
        """Why it is not Python, where there is more to say than what Python says; else ""."""
        if _CONFLICT.search(self.source):
            return "a merge conflict is left there"
        newer = next((version for version, look in _NEWER if look.search(self.source)), None)
        if newer is None and _QUOTES_INSIDE.search(self.source):
            newer = (3, 12)
        ours = sys.version_info[:2]
        if newer is None or newer <= ours:
            return ""
        return f"it needs Python {newer[0]}.{newer[1]}, and Python {ours[0]}.{ours[1]} grades it"


def syntax(source: str) -> ast.Module | SyntaxError:
    """The tree of the source, or why there is none."""
    if len(source) <= _TINY:
        return _parsed(source)
    return _small_syntax(source) if len(source) <= _SMALL else _large_syntax(source)


def _parsed(source: str, flags: int = 0) -> ast.Module | SyntaxError:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # "\d" in a student's string is theirs to worry about
        try:
            tree: ast.Module = compile(source, "<cell>", "exec", ast.PyCF_ONLY_AST | flags, dont_inherit=True)
            return tree
        except SyntaxError as error:
            return error
        except (ValueError, RecursionError, MemoryError) as error:  # NUL characters, 100 nested brackets
            return SyntaxError(str(error))


# A tree is some hundred times as large as its source: of large ones few are kept.
_small_syntax = lru_cache(maxsize=64)(_parsed)
_large_syntax = lru_cache(maxsize=2)(_parsed)


def statements(source: str) -> tuple[Statement, ...]:
    """The top-level statements in their order; a broken one ends where the next line could be one."""
    return _small_statements(source) if len(source) <= _SMALL else _large_statements(source)


def _divided(source: str) -> tuple[Statement, ...]:
    tree = syntax(source)
    if isinstance(tree, ast.Module):
        return tuple(_of_tree(source.split("\n"), tree.body, 0))
    return tuple(_of_broken(source.split("\n")))


_small_statements = lru_cache(maxsize=64)(_divided)
_large_statements = lru_cache(maxsize=2)(_divided)


def parts(body: Sequence[ast.AST]) -> Iterator[ast.AST]:
    """The statements, and those inside of them that run with them: of an if, a loop, a try, not of a function."""
    for statement in body:
        yield statement
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for part in ("body", "handlers", "orelse", "finalbody", "cases"):
            yield from parts(getattr(statement, part, ()))


def bound(statement: ast.AST) -> Iterator[str]:
    """The names that a statement binds itself, without those inside of it."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        yield from (alias.asname or alias.name.split(".")[0] for alias in statement.names)
    elif isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign, ast.For, ast.AsyncFor)):
        for target in getattr(statement, "targets", [getattr(statement, "target", None)]):
            yield from _targets(target)
    elif isinstance(statement, (ast.With, ast.AsyncWith)):
        for item in statement.items:
            yield from _targets(item.optional_vars)
    elif isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call):
        called = statement.value.func
        if isinstance(called, ast.Attribute) and called.attr == "update":  # of a dict
            yield from _targets(called.value)


def needed(all_statements: Sequence[Statement], wanted: Collection[str]) -> frozenset[Statement]:
    """The statements that give the wanted names their values, directly or by others; those that nobody can tell too."""
    touching: dict[str, list[Statement]] = {}
    for statement in all_statements:
        for name in statement.touches | (statement.reads & _DYNAMIC):
            touching.setdefault(name, []).append(statement)
    found: set[Statement] = set()
    names = {*wanted, *_DYNAMIC}
    pending = list(names)
    while pending:
        for statement in touching.pop(pending.pop(), ()):
            found.add(statement)
            new = (statement.reads | statement.binds) - names
            names |= new
            pending += new
    return frozenset(found)


def _targets(target: ast.AST | None) -> Iterator[str]:
    while isinstance(target, (ast.Subscript, ast.Attribute, ast.Starred)):
        target = target.value
    if isinstance(target, ast.Name):
        yield target.id
    elif isinstance(target, (ast.Tuple, ast.List)):
        for element in target.elts:
            yield from _targets(element)


def _globals(table: symtable.SymbolTable) -> Iterator[str]:
    for symbol in table.get_symbols():
        if symbol.is_referenced() and (table.get_type() == "module" or symbol.is_global()):
            yield symbol.get_name()
    for inner in table.get_children():
        yield from _globals(inner)


def _is_quiet(statement: ast.AST) -> bool:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
        defaults = (*statement.args.defaults, *statement.args.kw_defaults)
        return not statement.decorator_list and all(map(_is_harmless, filter(None, defaults)))
    if isinstance(statement, ast.ClassDef):
        return not statement.decorator_list and all(map(_is_quiet, statement.body))
    if isinstance(statement, (ast.Assign, ast.AnnAssign, ast.Expr)):
        return statement.value is None or _is_harmless(statement.value)
    return isinstance(statement, (ast.Import, ast.ImportFrom, ast.Pass))


def _is_harmless(value: ast.AST) -> bool:
    if isinstance(value, ast.Lambda):
        return True
    return all(isinstance(node, _HARMLESS) for node in ast.walk(value))


def _of_tree(lines: Sequence[str], body: Sequence[ast.stmt], above: int) -> Iterator[Statement]:
    """The statements of a tree; `above` lines stand before those that it was made of."""
    for at, node in enumerate(body):
        decorators = getattr(node, "decorator_list", [])
        first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
        column = node.col_offset if first == node.lineno else 0
        last = node.end_lineno or first
        text = list(lines[first - 1 : last])
        is_shared = column or (at + 1 < len(body) and body[at + 1].lineno == last)
        if is_shared:  # x = 1; y = 2
            text[-1] = text[-1].encode()[: node.end_col_offset].decode()
            text[0] = text[0].encode()[column:].decode()
        yield Statement("\n".join(text), above + first, column, node)


def _of_broken(lines: Sequence[str]) -> list[Statement]:
    starts = [at for at, line in enumerate(lines) if _START.match(line)]
    if not starts or any(line.strip() and not line.lstrip().startswith("#") for line in lines[: starts[0]]):
        starts.insert(0, 0)
    ends = [*starts[1:], len(lines)]
    found: list[Statement] = []
    at, tries, characters = 0, 0, 0
    while at < len(starts):
        first, to = starts[at], at
        while True:
            text = "\n".join(lines[first : ends[to]])
            tries, characters = tries + 1, characters + len(text)
            is_enough = tries >= _TRIES or characters >= _CHARACTERS
            tree = _parsed(text)
            if is_enough or to + 1 == len(starts) or not _is_begun(text, tree):
                break
            to += 1
        if isinstance(tree, ast.Module):
            found += _of_tree(lines[first : ends[to]], tree.body, first)
            at = to + 1
            continue
        last = len(lines) if is_enough else ends[at]
        at = len(starts) if is_enough else at + 1
        if found and (found[-1].tree is None or hasattr(found[-1].tree, "body")) and _is_orphan(lines[first:last]):
            first = found.pop().line - 1
        found.append(Statement("\n".join(lines[first:last]), first + 1))
    return found


def _is_orphan(lines: Sequence[str]) -> bool:
    """Whether indented lines follow one that begins nothing: they belong to what stands before it."""
    is_header = _HEADER.match(lines[0]) or _is_begun(lines[0], _parsed(lines[0]))
    return not is_header and any(line.strip() and line[0].isspace() for line in lines[1:])


def _is_begun(text: str, tree: ast.Module | SyntaxError) -> bool:
    """Whether lines that follow may make it a statement."""
    if isinstance(tree, ast.Module):
        return False
    begun = _parsed(text.rstrip() + "\n", _INCOMPLETE)
    return isinstance(begun, SyntaxError) and begun.msg == "incomplete input"
