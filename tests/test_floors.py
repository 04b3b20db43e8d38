"""The floors of the package: imports go down only, and each floor has few others to lean on."""

import ast
import graphlib
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "autograder"

# Lowest first. What stands side by side on one floor does not import its neighbours.
FLOORS = (
    (
        "chain_rule",
        "reply",
        "isolation",
        "statements",
        "sandbox.inside",
    ),  # a student's process holds nothing of the core
    ("core.network", "core.finding"),
    ("core.terms", "results"),
    ("core.chain", "core.finite_differences", "core.sameness"),
    ("core.functions.function",),  # what a function is; the functions themselves stand higher
    ("core.exercise",),
    ("core.cases", "core.misconceptions"),
    ("core.functions",),
    ("core.observed", "core.lesson"),
    ("core.diagnosis.drawn", "core.diagnosis.evidence"),
    ("core.diagnosis.asking", "core.diagnosis.called", "core.diagnosis.scaling"),
    ("core.diagnosis.answers", "core.diagnosis.explanation"),
    ("core.diagnosis.rules", "core.diagnosis.known", "core.diagnosis.words"),
    ("core.diagnosis.experiments", "core.diagnosis.examination"),
    (
        "core.diagnosis.conduct",
        "core.diagnosis.plain",
        "core.diagnosis.gradient_check",
        "core.diagnosis.recorded",
        "core.diagnosis.stages",
    ),
    ("core.diagnosis.diagnose", "core.refusals"),
    ("sandbox", "submission"),
    ("hidden", "standing"),
    ("follow_through.correct_parts", "follow_through.own_links", "follow_through.inherited"),
    ("follow_through.retrials",),
    ("grading", "reports", "own_misconceptions", "output"),
    ("cli",),
    ("program",),
    ("__main__",),
)

# The wings of the diagnosis: each can be understood with itself and the ground.
WINGS = ("core.diagnosis.known", "core.diagnosis.experiments", "core.diagnosis.words")
GROUND = {
    f"core.diagnosis.{name}" for name in ("drawn", "asking", "scaling", "answers", "explanation", "rules")
}  # fmt: skip

# What each may import beside the standard library and the floors below; the longest name that fits decides.
LEANS_ON = {
    "chain_rule": {"numpy", "matplotlib"},  # what students import
    "reply": set(),
    "isolation": set(),
    "statements": set(),
    "core": {"numpy"},
    "sandbox": {"numpy"},
    "sandbox.inside": {"numpy", "msgspec", "matplotlib"},  # preloaded, so that students' imports find them
    "submission": {"msgspec"},
    "hidden": {"numpy", "pytest", "_pytest"},
    "results": set(),
    "standing": set(),
    "follow_through": {"numpy"},
    "grading": set(),
    "own_misconceptions": set(),
    "output": set(),
    "reports": {"msgspec", "rich"},
    "cli": {"click", "rich"},
    "program": {"click"},
    "__main__": set(),
}


def longest(name: str, names: set[str]) -> str | None:
    """The longest of these names that is `name` itself or a package around it."""
    fitting = [one for one in names if f"{name}.".startswith(f"{one}.")]
    return max(fitting, key=len, default=None)


def modules(root: Path) -> dict[str, Path]:
    """Every module by its name in the package, as `core.chain`; "" is the package itself."""
    names = {path: path.relative_to(root).with_suffix("").parts for path in sorted(root.rglob("*.py"))}
    return {".".join(parts).removesuffix("__init__").removesuffix("."): path for path, parts in names.items()}


def imports(root: Path, name: str, known: dict[str, Path]) -> Iterator[tuple[int, str]]:
    """The line and full name of every module that a module imports, also inside its functions."""
    path = known[name]
    package = (root.name, *path.relative_to(root).parts[:-1])
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = package[: len(package) - node.level + 1] if node.level else ()
            whole = ".".join((*base, *([node.module] if node.module else [])))
            for alias in node.names:
                deeper = f"{whole}.{alias.name}"
                yield node.lineno, deeper if deeper.removeprefix(f"{root.name}.") in known else whole


def violations(root: Path) -> list[str]:
    """Every import that goes up or sideways, or to a stranger, and every module without a floor."""
    known = modules(root)
    floor_of = {unit: height for height, units in enumerate(FLOORS) for unit in units}
    found = []
    for name in known:
        unit, allowed = longest(name, set(floor_of)), LEANS_ON.get(longest(name, set(LEANS_ON)) or "", set())
        if unit is None and not is_empty_package(known[name]):
            found.append(f"{name} stands on no floor")
            continue
        for line, full in imports(root, name, known):
            outermost, _, target = full.partition(".")
            there = longest(target, set(floor_of))
            if outermost == root.name:
                if target and there != unit and (there is None or floor_of[there] >= floor_of[unit or ""]):
                    found.append(f"{name}, line {line}, imports {target}")
            elif outermost not in sys.stdlib_module_names | allowed:
                found.append(f"{name}, line {line}, imports {full}")
    return found


def astray(root: Path) -> list[str]:
    """Every import with which a wing of the diagnosis leaves itself and the ground."""
    known = modules(root)
    return [
        f"{name}, line {line}, imports {full.partition('.')[2]}"
        for wing in WINGS
        for name in known
        if f"{name}.".startswith(f"{wing}.")
        for line, full in imports(root, name, known)
        if full.startswith(f"{root.name}.core.diagnosis.") and longest(full.partition(".")[2], {wing, *GROUND}) is None
    ]


def circle(root: Path) -> list[str]:
    """The names of modules that import each other in a circle, if there are any."""
    known = modules(root)
    graph = {
        name: {full.partition(".")[2] for _, full in imports(root, name, known) if full.startswith(f"{root.name}.")}
        for name in known
    }
    # A package's __init__ hands on what its modules define, and they go through it to their siblings.
    siblings = {name: {one for one in uses if not f"{name}.".startswith(f"{one}.")} for name, uses in graph.items()}
    try:
        graphlib.TopologicalSorter(siblings).prepare()
    except graphlib.CycleError as error:
        return list(error.args[1])
    return []


def is_empty_package(path: Path) -> bool:
    """Whether a package hands on nothing, but perhaps its version."""
    body = ast.parse(path.read_text(encoding="utf-8")).body
    return path.name == "__init__.py" and not any(isinstance(node, ast.Import | ast.ImportFrom) for node in body)


def modules_loaded_by(statement: str) -> set[str]:
    """The names of all modules that a fresh Python has loaded after a statement."""
    shown = f"import sys; {statement}; print(*sys.modules)"
    fresh = subprocess.run([sys.executable, "-c", shown], capture_output=True, text=True, check=True)
    return set(fresh.stdout.split())


def loaded_by(statement: str) -> set[str]:
    """Their outermost names."""
    return {name.partition(".")[0] for name in modules_loaded_by(statement)}


def twins(root: Path) -> dict[str, list[str]]:
    """The public classes that several modules define under one name, and those modules."""
    homes: dict[str, list[str]] = {}
    for name, path in modules(root).items():
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(name)
    return {one: found for one, found in homes.items() if len(found) > 1}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A package with one empty module on each of some floors."""
    root = tmp_path / "autograder"
    for name in ("", "core/", "core/diagnosis/", "sandbox/", "sandbox/inside/", "submission/", "hidden/"):
        (root / name).mkdir(exist_ok=True)
        (root / name / "__init__.py").write_text("")
    for name in ("chain_rule", "core/chain", "core/cases", "sandbox/code", "sandbox/inside/wire", "cli"):
        (root / f"{name}.py").write_text("")
    return root


def test_imports_go_down_only():
    assert violations(ROOT) == []


def test_a_wing_of_the_diagnosis_imports_itself_and_the_ground(copy):
    assert astray(ROOT) == []
    for name in ("known", "experiments"):
        (copy / "core/diagnosis" / name).mkdir()
        (copy / "core/diagnosis" / name / "book.py").write_text("")
    way_back = copy / "core/diagnosis/experiments/way_back.py"
    way_back.write_text("from autograder.core.diagnosis.experiments import book")
    assert astray(copy) == []
    way_back.write_text("from autograder.core.diagnosis.known import book")
    assert astray(copy) == ["core.diagnosis.experiments.way_back, line 1, imports core.diagnosis.known.book"]


def test_every_floor_is_inhabited():
    """A floor whose modules were renamed would be a rule about nothing."""
    known = modules(ROOT)
    assert [unit for floor in FLOORS for unit in floor if unit not in known] == []
    assert [name for name in LEANS_ON if name not in known] == []


def test_no_two_modules_import_each_other_in_a_circle(copy):
    assert circle(ROOT) == []
    assert circle(copy) == []
    (copy / "core/chain.py").write_text("def f():\n    from .cases import x")
    (copy / "core/cases.py").write_text("import autograder.core.chain")
    assert set(circle(copy)) == {"core.chain", "core.cases"}


def test_no_two_classes_have_one_name(copy):
    assert twins(ROOT) == {}
    for name in ("core/chain", "cli"):
        (copy / f"{name}.py").write_text("class Student:\n    pass\n\nclass _Own:\n    pass")
    assert twins(copy) == {"Student": ["cli", "core.chain"]}


@pytest.mark.parametrize(
    ("module", "line", "found"),
    [
        (
            "core/chain",
            "from autograder.sandbox import code",
            "core.chain, line 1, imports sandbox.code",
        ),
        (
            "core/chain",
            "def f():\n    import autograder.core.cases",
            "core.chain, line 2, imports core.cases",
        ),
        ("core/chain", "from ..hidden import x", "core.chain, line 1, imports hidden"),
        ("core/chain", "import pytest", "core.chain, line 1, imports pytest"),
        ("core/diagnosis/drawn", "import msgspec", "core.diagnosis.drawn, line 1, imports msgspec"),
        ("chain_rule", "from autograder.core import chain", "chain_rule, line 1, imports core.chain"),
        ("sandbox/code", "from ..submission import read", "sandbox.code, line 1, imports submission"),
        (
            "sandbox/inside/wire",
            "from autograder.core.chain import TRUE",
            "sandbox.inside.wire, line 1, imports core.chain",
        ),
        (
            "sandbox/inside/wire",
            "from ..code import x",
            "sandbox.inside.wire, line 1, imports sandbox.code",
        ),
        ("hidden/__init__", "from autograder import cli", "hidden, line 1, imports cli"),
        ("core/cases", "from . import chain", ""),
        ("core/cases", "from autograder import __version__", ""),
        ("elsewhere", "import os", "elsewhere stands on no floor"),
        ("__init__", "from .core.chain import TRUE", " stands on no floor"),
    ],
)
def test_an_import_that_goes_up_is_found(copy, module, line, found):
    (copy / f"{module}.py").write_text(line)
    assert violations(copy) == ([found] if found else [])


def test_what_students_import_loads_numpy_and_nothing_of_the_grader():
    loaded = loaded_by("import autograder.chain_rule")
    assert "numpy" in loaded
    assert not loaded & {"pytest", "_pytest", "rich", "click", "msgspec", "matplotlib"}


def test_the_package_hands_on_its_version_and_nothing_else():
    statement = "import autograder; assert [n for n in vars(autograder) if n[0] != '_'] == [], vars(autograder)"
    assert not loaded_by(statement) & {"numpy", "pytest", "rich", "click", "msgspec"}


def test_the_help_of_the_command_loads_no_numpy_and_no_pytest():
    loaded = loaded_by(
        "from click.testing import CliRunner; from autograder.cli import main; main.get_short_help_str()"
    )
    assert not loaded & {"pytest", "_pytest", "rich", "msgspec", "numpy"}


def test_a_result_holds_findings_and_needs_nothing_else():
    ours = {name for name in modules_loaded_by("import autograder.results") if name.startswith("autograder.")}
    assert ours == {"autograder.results", "autograder.core", "autograder.core.finding", "autograder.isolation"}
