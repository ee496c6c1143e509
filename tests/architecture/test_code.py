"""The shape of the code: small modules, small functions, one place that prints."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from newslint.engines import ENGINES
from newslint.filters import FILTERS
from newslint.kinds import KINDS
from newslint.readers import READERS
from newslint.reporters import REPORTERS

PACKAGE = Path(__file__).parents[2] / "newslint"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [str(p.relative_to(PACKAGE)) for p in MODULES]
MAX_LINES, MAX_FUNCTION, MAX_PARAMETERS = 300, 50, 5

# The tables that join implementations: package -> first-level names of what stands in them.
TABLES = {
    "kinds": KINDS.values(),
    "readers": READERS.values(),
    "reporters": [module for module, _ in REPORTERS.values()],
    "engines": ENGINES.values(),
    "filters": [step.__module__ for step in FILTERS],
}
Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, Function):
            yield node


def parameters(node: Function) -> list[str]:
    given = node.args
    names = [a.arg for a in (*given.posonlyargs, *given.args, *given.kwonlyargs)]
    return [n for n in names if n not in ("self", "cls")]


def imports(path: Path) -> Iterator[tuple[int, str]]:
    """(line, full name of a module or of a name in it)."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node.lineno, f"{node.module}.{alias.name}") for alias in node.names)


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_sizes(path: Path) -> None:
    lines = len(path.read_text(encoding="utf-8").splitlines())
    assert lines < MAX_LINES, f"{lines} lines; split it"
    long = [
        f"{f.name}: {f.end_lineno - f.lineno + 1} lines"
        for f in functions(path)
        if f.end_lineno is not None and f.end_lineno - f.lineno + 1 >= MAX_FUNCTION
    ]
    assert not long
    if "cli" not in path.parts:
        assert not [f.name for f in functions(path) if len(parameters(f)) > MAX_PARAMETERS]


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_a_module_is_named_after_what_it_knows(path: Path) -> None:
    assert path.stem not in {"utils", "util", "helpers", "helper", "common", "misc"}


@pytest.mark.parametrize("path", MODULES, ids=NAMES)
def test_public_names_have_docstrings(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert ast.get_docstring(tree) or not tree.body, "the module has none"
    defined = [n for n in tree.body if isinstance(n, Function | ast.ClassDef) and not n.name.startswith("_")]
    assert not [n.name for n in defined if not ast.get_docstring(n)]


def _speaks(node: ast.AST) -> str | None:
    """How a node prints or exits, or None."""
    if isinstance(node, ast.Call):
        name = ast.unparse(node.func)
        if name in ("print", "exit", "quit", "sys.exit", "os._exit", "click.echo", "click.secho"):
            return name
    if isinstance(node, ast.Attribute) and ast.unparse(node) in ("sys.stdout", "sys.stderr"):
        return ast.unparse(node)
    if isinstance(node, ast.Raise) and node.exc is not None and "SystemExit" in ast.unparse(node.exc):
        return "raise SystemExit"
    return None


@pytest.mark.parametrize("path", [p for p in MODULES if "cli" not in p.parts], ids=str)
def test_only_the_command_line_prints_or_exits(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    spoken = [f"line {node.lineno}: {how}" for node in ast.walk(tree) if (how := _speaks(node))]
    assert not spoken
    assert not [line for line, name in imports(path) if name.split(".")[0] in ("click", "rich")]


def _into_siblings(package: str) -> Iterator[str]:
    """Imports, inside a package, of an implementation by anything but itself."""
    members = {module.split(".")[2] for module in TABLES[package]}
    for path in sorted((PACKAGE / package).rglob("*.py")):
        inside = path.relative_to(PACKAGE / package)
        own = inside.parts[0].removesuffix(".py")
        for line, name in imports(path):
            parts = name.split(".")
            sibling = parts[:2] == ["newslint", package] and len(parts) > 2 and parts[2] in members - {own}
            if sibling and own != "__init__":
                yield f"newslint/{package}/{inside}:{line} imports {parts[2]}"


@pytest.mark.parametrize("package", TABLES)
def test_siblings_do_not_import_each_other(package: str) -> None:
    """Implementations know only what their package offers to all, which knows none of them."""
    assert list(_into_siblings(package)) == []


def test_nothing_is_unpickled() -> None:
    """A pickle is code; what is read from disk is data."""
    assert not [
        f"{name}:{line}" for path, name in zip(MODULES, NAMES, strict=True)
        for line, module in imports(path) if module.split(".")[0] in ("pickle", "marshal", "shelve")
    ]  # fmt: skip
