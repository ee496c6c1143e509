"""Compiled patterns kept between runs, as data: reading the code of a pattern takes a fiftieth of
the time that parsing and compiling it does.

What is kept is the list of numbers that both engines compile a pattern to, with the version that
made it; nothing of it is executed but by that engine, and where anything is amiss the pattern is
compiled as ever. Nothing is kept unless `keep_in` says where.
"""

import atexit
import os
import re
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any

import msgspec
from xxhash import xxh3_64_hexdigest

from newslint.text.stores import keep

_MOST = 5000
"""Patterns beyond which a store is begun anew: those of rules that are gone would stay for ever."""


class _Store:
    """The codes of one engine, in a file for each version of it."""

    def __init__(self, family: str) -> None:
        self.family = family
        self.folder: Path | None = None
        self._path: Path | None = None
        self._codes: dict[str, bytes] = {}  # MessagePack each, so that only what is used is read
        self._new = False

    def get(self, key: str, version: str) -> Any:
        """What was put under `key` by this version, or None."""
        if self.folder is None:
            return None
        if self._path is None:
            self._path = self.folder / f"{self.family}-{xxh3_64_hexdigest(version.encode())}.msgpack"
            self._codes = self._read(self._path)
        found = self._codes.get(key)
        return msgspec.msgpack.decode(found) if found is not None else None

    def _read(self, path: Path) -> dict[str, bytes]:
        try:
            codes = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, bytes])
        except (OSError, msgspec.MsgspecError):
            return {}
        return codes if len(codes) <= _MOST else {}

    def put(self, key: str, code: Any) -> None:
        """Keep the code of a pattern; `save` writes it."""
        if self._path is not None:
            with suppress(TypeError):  # of named lists, which no rule has
                self._codes[key] = msgspec.msgpack.encode(code)
                self._new = True

    def save(self) -> None:
        """Write if anything is new."""
        if self._path is not None and self._new:
            self._new = False
            keep(self._path, msgspec.msgpack.encode(self._codes))


_RE, _REGEX = _Store("patterns-re"), _Store("patterns-regex")


def keep_in(folder: Path) -> None:
    """From now on codes are read from `folder`, and new ones are written there when Python ends."""
    first = _RE.folder is None
    for store in (_RE, _REGEX):
        store.folder = folder
    if first:
        atexit.register(_RE.save)
        atexit.register(_REGEX.save)


def _kept(store: _Store, key: str, version: str, make: Callable[[Any], Any]) -> Any:
    """The pattern that `make` makes of what was kept; None where nothing was, or nothing usable."""
    code = store.get(key, version)
    if code is None:
        return None
    try:
        return make(code)
    except Exception:  # code of another version, or damaged: both engines check what they are given
        return None


def compiled_regex(pattern: str) -> Any:
    """`regex.compile(pattern, regex.VERSION0)`."""
    key = ascii(pattern)  # lone surrogates have no UTF-8
    compile_code, version = _regex_engine() if _REGEX.folder else (None, "")
    if compile_code is not None:
        found = _kept(
            _REGEX, key, version, lambda code: compile_code(pattern, *code[:7], tuple(code[7]), *code[8:])
        )
        if found is not None:
            return found
    import regex

    made = regex.compile(pattern, regex.VERSION0)
    data = getattr(made, "_pickled_data", None)  # the arguments of _regex.compile
    if compile_code is not None and data is not None:
        _REGEX.put(key, data[1:])
    return made


@lru_cache(1)
def _regex_engine() -> tuple[Callable[..., Any] | None, str]:
    """What makes a pattern of its code, and the version of that.

    It is loaded without the package around it, whose parser takes a tenth of a start and is not
    needed for patterns that were compiled before.
    """
    from importlib.machinery import PathFinder
    from importlib.util import find_spec, module_from_spec

    name = "regex._regex"
    try:
        package = find_spec("regex")
        spec = PathFinder.find_spec(name, package.submodule_search_locations) if package else None
        if spec is None or spec.loader is None or spec.origin is None:
            return None, ""
        if name not in sys.modules:
            sys.modules[name] = module_from_spec(spec)
            spec.loader.exec_module(sys.modules[name])
        stat = os.stat(spec.origin)
        return sys.modules[name].compile, f"{stat.st_size} {stat.st_mtime_ns} {sys.version} {sys.maxsize}"
    except (ImportError, AttributeError, OSError):
        sys.modules.pop(name, None)
        return None, ""


def compiled_re(pattern: str, flags: int = 0) -> "re.Pattern[str]":
    """`re.compile(pattern, flags)`."""
    import _sre  # type: ignore[import-not-found]

    key = f"{int(flags)} {pattern!a}"
    version = f"{sys.version} {_sre.MAGIC} {_sre.CODESIZE} {sys.byteorder}"
    found = _kept(_RE, key, version, lambda code: _sre.compile(pattern, *code[:-1], tuple(code[-1])))
    if found is not None:
        return found  # type: ignore[no-any-return]
    arguments = _sre_arguments(pattern, int(flags)) if _RE.folder else None
    if arguments is None:
        return re.compile(pattern, flags)
    _RE.put(key, arguments)
    return _sre.compile(pattern, *arguments)  # type: ignore[no-any-return]


def _sre_arguments(pattern: str, flags: int) -> tuple[Any, ...] | None:
    """What the standard library gives to its engine behind the pattern; None where it is organised
    in another way than in the versions that this was written for."""
    try:
        if sys.version_info >= (3, 11):
            from re import _compiler as compiler
            from re import _parser as parser
        else:  # pragma: no cover - the same modules under their older names
            import sre_compile as compiler
            import sre_parse as parser
        tree = parser.parse(pattern, flags)
        code = compiler._code(tree, flags)  # type: ignore[attr-defined]
        groups = tree.state.groupdict
        names: list[str | None] = [None] * tree.state.groups
        for name, number in groups.items():
            names[number] = name
        return flags | tree.state.flags, list(map(int, code)), tree.state.groups - 1, groups, tuple(names)
    except (ImportError, AttributeError):
        return None
