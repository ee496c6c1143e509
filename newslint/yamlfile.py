"""YAML with the line of every value, so that an error can name its place."""

import re
from pathlib import Path
from typing import Any, TypeVar

import msgspec

T = TypeVar("T")
Path_ = tuple[str | int, ...]
MOST_LISTED = 40


class FileError(Exception):
    """Something in a file of ours or of a user's is wrong; the message names file, line and remedy."""

    def __init__(self, path: str, line: int, message: str) -> None:
        """`line` from 1; 0 where no line can be named."""
        self.path, self.line, self.message = path, line, message
        place = f"{path}:{line}" if line else path
        super().__init__(f"{place}: {message}")


class Located:
    """Plain data with the line on which each value begins."""

    def __init__(self, path: str, data: Any, lines: dict[Path_, int]) -> None:
        """`lines` maps a path of keys and indices to a line from 1."""
        self.path, self.data, self.lines = path, data, lines

    def error(self, where: Path_, message: str) -> FileError:
        """An error at `where`, or at the nearest place above it whose line is known."""
        while where and where not in self.lines:
            where = where[:-1]
        return FileError(self.path, self.lines.get(where, 1), message)

    def at(self, *where: str | int) -> "Located":
        """The part below a path."""
        data = self.data
        for key in where:
            data = data[key]
        cut = len(where)
        lines = {p[cut:]: n for p, n in self.lines.items() if p[:cut] == where}
        return Located(self.path, data, lines)

    def convert(self, wanted: type[T]) -> T:
        """The data as `wanted` (a msgspec type), or FileError at the offending line."""
        try:
            return msgspec.convert(self.data, wanted)
        except msgspec.ValidationError as error:
            raise self.explain(error, wanted) from None

    def explain(self, error: msgspec.ValidationError, wanted: Any = None) -> FileError:
        """A validation error with its line and, for an unknown key, the nearest valid one."""
        text, _, where = str(error).partition(" - at `$")
        path: Path_ = tuple(
            int(a) if a else b for a, b in re.findall(r"\[(\d+)\]|\.([\w-]+)", where.rstrip("`"))
        )
        unknown = re.match(r"Object contains unknown field `(.*)`", text)
        if unknown:
            key = unknown.group(1)
            return self.error((*path, key), f"unknown key {key!r}{nearest(key, _valid_keys(wanted))}")
        key = ".".join(map(str, path))
        said = _in_words(text, wanted, path)
        return self.error(path, f"{key}: {said}" if key else said)


def _in_words(text: str, wanted: Any, path: Path_) -> str:
    """What msgspec says of a value, without its vocabulary; of a word that is none of a few, which."""
    bad = re.match(r"Invalid enum value '(.*)'", text)
    if bad:
        return f"{bad.group(1)!r} is not possible{nearest(bad.group(1), _valid_words(wanted, path))}"
    missing = re.fullmatch("Object missing required field `(.*)`", text)
    if missing:
        return f"the key {missing.group(1)!r} is missing"
    for name, meant in _KINDS.items():
        text = text.replace(f"`{name}`", meant)
    return text[:1].lower() + text[1:].replace("`", "'")


_KINDS = {
    "array": "a list", "object": "a mapping", "str": "text", "float": "a number", "int": "a whole number",
    "bool": "true or false", "null": "nothing",
}  # fmt: skip


def _valid_words(wanted: Any, path: Path_) -> list[str]:
    """The words that may stand at the last key of `path`."""
    names = [part for part in path if isinstance(part, str)]
    for part in _schemas(wanted):
        found = part.get("properties", {}).get(names[-1] if names else "", {})
        words = found.get("items", found).get("enum")
        if words:
            return [str(word) for word in words]
    return []


def _valid_keys(wanted: Any) -> list[str]:
    """The keys that may stand in a msgspec type or in those inside it."""
    return sorted({key for part in _schemas(wanted) for key in part.get("properties", ())})


def _schemas(wanted: Any) -> list[dict[str, Any]]:
    """JSON Schemas of a msgspec type and of those inside it."""
    try:
        schema = msgspec.json.schema(wanted)
    except (TypeError, NameError):
        return []
    return [schema, *schema.get("$defs", {}).values()]


def nearest(key: str, valid: list[str]) -> str:
    """A clause for a message: the nearest valid key, or all of them where they can be read at a glance."""
    import difflib

    close = difflib.get_close_matches(key, valid, n=1, cutoff=0.5)
    if close:
        return f"; did you mean {close[0]!r}?"
    return f"; valid are {', '.join(valid)}" if 0 < len(valid) <= MOST_LISTED else ""


def read_yaml(path: Path, shown: str | None = None) -> Located:
    """The YAML file at `path`; FileError if it cannot be read or parsed, or repeats a key."""
    name = shown or str(path)
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise unreadable(name, error) from None
    return parse_yaml(text, name)


def unreadable(name: str, error: OSError | UnicodeDecodeError) -> FileError:
    """Why the text file called `name` cannot be read, in words."""
    if isinstance(error, UnicodeDecodeError):
        message = f"is no UTF-8 text (byte {error.start}); save it as UTF-8"
    else:
        message = f"cannot be read: {error.strerror or error}"
    return FileError(name, 0, message)


def parse_yaml(text: str, name: str) -> Located:
    """Parse YAML; `name` stands in errors."""
    import yaml

    loader_type: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loader = loader_type(text)
    try:
        node = loader.get_single_node()
        lines: dict[Path_, int] = {}
        if node is not None:
            _collect(node, (), lines, name)
        data = loader.construct_document(node) if node is not None else None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise FileError(name, mark.line + 1 if mark else 0, f"is no valid YAML: {error.problem}") from None
    except (yaml.YAMLError, ValueError) as error:
        raise FileError(name, 0, f"is no valid YAML: {error}") from None
    finally:
        loader.dispose()
    return Located(name, data, lines)


def _collect(node: Any, path: Path_, lines: dict[Path_, int], name: str) -> None:
    """Note the line of every value; a key's line is its own."""
    lines.setdefault(path, node.start_mark.line + 1)
    if node.id == "mapping":
        seen = set()
        for key, value in node.value:
            if key.value in seen:
                raise FileError(name, key.start_mark.line + 1, f"the key {key.value!r} stands here twice")
            seen.add(key.value)
            below = (*path, key.value)
            lines[below] = key.start_mark.line + 1
            _collect(value, below, lines, name)
    elif node.id == "sequence":
        for index, value in enumerate(node.value):
            _collect(value, (*path, index), lines, name)
