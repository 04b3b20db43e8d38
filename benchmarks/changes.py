"""What could be changed in a module: its conditions, comparisons, numbers, chains, rows of rules and early returns."""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice, pairwise

from mutation import put

NEGATED: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.GtE, ast.LtE: ast.Gt, ast.Gt: ast.LtE, ast.GtE: ast.Lt, ast.Eq: ast.NotEq, ast.NotEq: ast.Eq,
    ast.In: ast.NotIn, ast.NotIn: ast.In, ast.Is: ast.IsNot, ast.IsNot: ast.Is,
}  # fmt: skip
WITH_THE_BOUND: Mapping[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt,
}  # fmt: skip
OTHER_QUANTIFIER = {"any": "all", "all": "any"}
CAN_BE_SPARED = ("condition made constant", "operand left out", "row left out", "return left out")
"""Kinds of changes that make code less: where one changes nothing, the code may not be needed."""
Path = tuple[ast.AST, ...]
"""The nodes around a node, the module first."""
Drawn = tuple[str, ast.AST, ast.AST, str]
"""A kind of change, a node, what is put in its place, and what was done in words, if more is to be said."""


@dataclass(frozen=True)
class Change:
    """One change of a module, the `number`-th, and the lines on which that is evaluated.

    `names` are those of the definitions that hold it, if it is evaluated when the module is imported.
    """

    number: int
    kind: str
    line: int
    what: str
    lines: range
    names: frozenset[str] | None


def changes_of(source: str) -> list[Change]:
    """Every change of a module, each once."""
    found: dict[tuple[ast.AST, str], Change] = {}
    for number, (around, (kind, old, new, words)) in enumerate(_every(ast.parse(source))):
        change = Change(number, kind, _line(old, around), words or f"{_short(old)} -> {_short(new)}",
                        *_evaluation(old, around))  # fmt: skip
        found.setdefault((old, ast.unparse(new)), change)
    return list(found.values())


def changed(source: str, number: int) -> str:
    """A module with one of its changes made."""
    tree = ast.parse(source)
    _, (_, old, new, _) = next(islice(_every(tree), number, None))
    put(tree, old, new)
    return ast.unparse(ast.fix_missing_locations(tree))


def _every(tree: ast.Module) -> Iterator[tuple[Path, Drawn]]:
    for node, around in list(evaluated(tree)):
        for drawn in _drawn(node, around):
            yield (around if drawn[1] is node else (*around, node)), drawn


def evaluated(tree: ast.AST, around: Path = ()) -> Iterator[tuple[ast.AST, Path]]:
    """All nodes but annotations and decorators, each with those around it."""
    yield tree, around
    for name, value in ast.iter_fields(tree):
        if name not in ("annotation", "returns", "decorator_list"):
            for child in value if isinstance(value, list) else [value]:
                if isinstance(child, ast.AST):
                    yield from evaluated(child, (*around, tree))


def _drawn(node: ast.AST, around: Path) -> Iterator[Drawn]:
    for test in _conditions(node):
        yield "condition negated", test, _negated(test), ""
        yield from (("condition made constant", test, ast.Constant(value), "") for value in (True, False))
    match node:
        case ast.Compare():
            yield from _comparisons(node)
        case ast.Constant(bool()) if not _is_strict(around[-1]):
            yield "flag flipped", node, ast.Constant(not node.value), _flag(node, around[-1])
        case ast.Constant(int() | float()) if _is_bound((*around, node)):
            where = _short(next(one for one in around[::-1] if isinstance(one, ast.Compare | ast.keyword | ast.stmt)))
            for other in _numbers(node.value):
                yield "number", node, ast.Constant(other), f"{node.value} -> {other} in {where}"
        case ast.BoolOp():
            yield from _chains(node)
        case ast.Name(("any" | "all") as name, ast.Load()):
            yield "any and all exchanged", node, ast.Name(OTHER_QUANTIFIER[name], ast.Load()), _shown(around[-1], name)
        case ast.Return() if not isinstance(around[-1], ast.FunctionDef):
            yield "return left out", node, ast.Pass(), f"{_short(node)} -> left out"
        case ast.Tuple(rows) | ast.List(rows) if _is_table(node, around):
            yield from _rows(node, rows)
        case ast.Dict() if _is_table(node, around):
            yield from _entries(node)


def _conditions(node: ast.AST) -> list[ast.expr]:
    match node:
        case ast.If(test) | ast.IfExp(test) | ast.While(test):
            return [test]
        case ast.comprehension():
            return node.ifs
        case ast.match_case(_, ast.expr() as guard):
            return [guard]
        case ast.Return(ast.expr() as value) | ast.Lambda(_, value) if _is_true_or_false(value):
            return [value]
    return []


def _is_true_or_false(value: ast.expr) -> bool:
    match value:
        case ast.Compare() | ast.UnaryOp(ast.Not()) | ast.Call(ast.Name("any" | "all" | "bool" | "isinstance")):
            return True
        case ast.BoolOp(_, values):
            return any(map(_is_true_or_false, values))
    return False


def _negated(test: ast.expr) -> ast.expr:
    match test:
        case ast.UnaryOp(ast.Not(), operand):
            return operand
        case ast.Compare(left, [operator], right):
            return ast.Compare(left, [NEGATED[type(operator)]()], right)
    return ast.UnaryOp(ast.Not(), test)


def _comparisons(node: ast.Compare) -> Iterator[Drawn]:
    for at, operator in enumerate(node.ops):
        for table in (WITH_THE_BOUND, NEGATED):
            if type(operator) in table:
                operators = [*node.ops[:at], table[type(operator)](), *node.ops[at + 1 :]]
                yield "comparison", node, ast.Compare(node.left, operators, node.comparators), ""


def _is_strict(parent: ast.AST) -> bool:
    """Whether it is zip's guard, which is never meant to act."""
    return isinstance(parent, ast.keyword) and parent.arg == "strict"


def _is_bound(whole: Path) -> bool:
    """Whether a number is compared, has a name of its own, or is an option; not where it is an index or data."""
    inside = [type(one) for one in whole]
    if {ast.List, ast.Subscript, ast.JoinedStr} & set(inside):
        return False
    is_defined = not {ast.FunctionDef, ast.Lambda} & set(inside) and bool({ast.Assign, ast.AnnAssign} & set(inside))
    return is_defined or bool({ast.Compare, ast.keyword} & set(inside)) or inside[-2] is ast.arguments


def _numbers(number: float) -> list[float]:
    if isinstance(number, int):
        return sorted({number + 1, number - 1, 2 * number, number // 2} - {number})
    return sorted({2 * number, number / 2} - {number})


def _chains(node: ast.BoolOp) -> Iterator[Drawn]:
    other = ast.Or() if isinstance(node.op, ast.And) else ast.And()
    yield "and and or exchanged", node, ast.BoolOp(other, node.values), ""
    word = "and" if isinstance(node.op, ast.And) else "or"
    for at, value in enumerate(node.values):
        less = [*node.values[:at], *node.values[at + 1 :]]
        rest = less[0] if len(less) == 1 else ast.BoolOp(node.op, less)
        yield "operand left out", node, rest, f"... {word} {_short(value)} -> left out"
    for at, (one, two) in enumerate(pairwise(node.values)):
        turned = ast.BoolOp(node.op, [*node.values[:at], two, one, *node.values[at + 2 :]])
        words = f"{_short(one)} {word} {_short(two)} -> {_short(two)} {word} {_short(one)}"
        yield "operands exchanged", node, turned, words


def _is_table(node: ast.AST, around: Path) -> bool:
    """Whether a display is what a module or class defines, or is in that, or what a loop goes through."""
    parent = around[-1]
    if isinstance(parent, ast.For | ast.comprehension):
        return parent.iter is node
    if isinstance(parent, ast.Assign | ast.AnnAssign) and "__all__" not in bound(parent):
        return parent.value is node and isinstance(around[-2], ast.Module | ast.ClassDef)
    return isinstance(parent, ast.Dict) and _is_table(parent, around[:-1])


def _rows(node: ast.Tuple | ast.List, rows: list[ast.expr]) -> Iterator[Drawn]:
    if len(rows) < 2 or any(isinstance(row, ast.Constant) and not isinstance(row.value, str) for row in rows):
        return
    for at, row in enumerate(rows):
        less = type(node)([*rows[:at], *rows[at + 1 :]], node.ctx)
        yield "row left out", node, less, f"row {_short(row)} -> left out"
    for at, (one, two) in enumerate(pairwise(rows)):
        turned = type(node)([*rows[:at], two, one, *rows[at + 2 :]], node.ctx)
        yield "rows exchanged", node, turned, f"rows {_short(one)}, {_short(two)} -> exchanged"


def _entries(node: ast.Dict) -> Iterator[Drawn]:
    for at, key in enumerate(node.keys):
        less = ast.Dict([*node.keys[:at], *node.keys[at + 1 :]], [*node.values[:at], *node.values[at + 1 :]])
        yield "row left out", node, less, f"row {_short(key) if key else '**'} -> left out"


def _flag(node: ast.Constant, parent: ast.AST) -> str:
    before, after = str(node.value), str(not node.value)
    return f"{parent.arg}={before} -> {after}" if isinstance(parent, ast.keyword) else f"{before} -> {after}"


def _shown(call: ast.AST, name: str) -> str:
    return f"{_short(call)} -> {OTHER_QUANTIFIER[name]}"


def _short(node: ast.AST) -> str:
    text = " ".join(ast.unparse(node).split())
    return text if len(text) <= 70 else text[:67] + "..."


def _line(node: ast.AST, around: Path) -> int:
    return next(one.lineno for one in (node, *around[::-1]) if hasattr(one, "lineno"))


def _evaluation(node: ast.AST, around: Path) -> tuple[range, frozenset[str] | None]:
    """The lines on which a node is evaluated, and the names of what holds it if that is at import."""
    inner = [at for at in range(len(around)) if _is_in_body(around, at, node)]
    whole = (*around, node)
    if inner and isinstance(around[inner[-1]], ast.Lambda):
        return _range(whole[inner[-1] + 1]), None
    statement = max((at for at, one in enumerate(whole) if isinstance(one, ast.stmt)), default=0)
    # Of a compound statement only the part that holds the node; a match_case has no lines of its own.
    part = whole[statement + 1] if hasattr(whole[statement], "body") and statement + 1 < len(whole) else node
    lines = _range(part if hasattr(whole[statement], "body") and hasattr(part, "lineno") else whole[statement])
    return lines, None if inner else frozenset(name for one in whole for name in bound(one))


def _is_in_body(around: Path, at: int, node: ast.AST) -> bool:
    """Whether a node is in the body of the function around it, and not among its defaults."""
    child = (*around, node)[at + 1]
    match around[at]:
        case ast.FunctionDef(_, _, body):
            return any(child is one for one in body)
        case ast.Lambda(_, body):
            return child is body
    return False


def _range(node: ast.AST) -> range:
    return range(node.lineno, (node.end_lineno or node.lineno) + 1)  # type: ignore[attr-defined]


def bound(statement: ast.AST) -> Iterator[str]:
    """The names that a definition or an assignment gives."""
    match statement:
        case ast.FunctionDef(name) | ast.ClassDef(name):
            yield name
        case ast.Assign(targets):
            yield from (one.id for target in targets for one in ast.walk(target) if isinstance(one, ast.Name))
        case ast.AnnAssign(ast.Name(name)):
            yield name


class Mentions:
    """Where the modules mention a name: lines inside functions, and definitions that are made at import."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self.lines: dict[str, set[tuple[str, int]]] = {}
        self.definitions: dict[str, set[str]] = {}
        for file, source in sources.items():
            for node, around in evaluated(ast.parse(source)):
                for name, known_as in _mentioned(node):
                    lines, names = _evaluation(node, around)
                    if names is None:
                        self.lines.setdefault(name, set()).update((file, line) for line in lines)
                    else:
                        self.definitions.setdefault(name, set()).update(names | known_as)

    def of(self, names: Iterable[str]) -> set[tuple[str, int]]:
        """All lines inside functions that use these names, or definitions that use them."""
        every, left = set(names), list(names)
        while left:
            more = self.definitions.get(left.pop(), set()) - every
            every |= more
            left += more
        return {line for name in every for line in self.lines.get(name, ())}


def _mentioned(node: ast.AST) -> Iterator[tuple[str, frozenset[str]]]:
    match node:
        case ast.Name(name, ast.Load()) if not hasattr(builtins, name):
            yield name, frozenset()
        case ast.Attribute(_, name):
            yield name, frozenset()
        case ast.alias(name, str() as known_as):
            yield name, frozenset((known_as,))
