"""The shape of the code: small modules, small functions, one place that prints."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "newslint"
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMES = [str(p.relative_to(PACKAGE)) for p in MODULES]
MAX_LINES, MAX_FUNCTION, MAX_PARAMETERS = 300, 50, 5

# What siblings may import of each other: a package's ground floor.
GROUND = {
    "kinds": {"base", "patterns", "fixes"},
    "readers": {"base", "decode"},
    "reporters": {"base", "contract", "visible"},
    "filters": {"base"},
    "engines": {"base"},
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


def _siblings() -> Iterator[tuple[str, str, str]]:
    """(package, importing module, imported module) within one package, as first-level names."""
    for package in GROUND:
        for path in sorted((PACKAGE / package).rglob("*.py")):
            inside = path.relative_to(PACKAGE / package)
            own = inside.parts[0].removesuffix(".py")
            if own == "__init__":
                continue
            for _, name in imports(path):
                parts = name.split(".")
                if parts[:2] == ["newslint", package] and len(parts) > 2 and parts[2] != own:
                    yield package, str(inside), parts[2]


def test_siblings_do_not_import_each_other() -> None:
    met = [
        f"newslint/{package}/{own} imports {other}"
        for package, own, other in _siblings()
        if other not in GROUND[package]
    ]
    assert not met


def test_the_ground_floor_stands_alone() -> None:
    """What all siblings may import imports none of them."""
    met = [
        f"newslint/{package}/{own} imports {other}"
        for package, own, other in _siblings()
        if own.removesuffix(".py") in GROUND[package] and other not in GROUND[package]
    ]
    assert not met


def test_nothing_is_unpickled() -> None:
    """A pickle is code; what is read from disk is data."""
    assert not [
        f"{name}:{line}" for path, name in zip(MODULES, NAMES, strict=True)
        for line, module in imports(path) if module.split(".")[0] in ("pickle", "marshal", "shelve")
    ]  # fmt: skip
