"""Names settled in a configuration file: items put into its lists, every other character as it was."""

import json
import re
from collections.abc import Sequence
from typing import Any, Literal

from newslint.yamlfile import FileError, parse_yaml

List = Literal["distinct", "accept"]
Items = Sequence[Any]
"""Pairs of spellings for `distinct`, spellings for `accept`."""

_TABLE = re.compile(r"^[ \t]*\[tool\.newslint\.names\][ \t]*(?:#.*)?$", re.MULTILINE)


def settle(text: str, file: str, key: List, new: Items, known: Items = ()) -> str:
    """The text of a configuration with `new` beside what its `names: {key: …}` holds.

    `known` is what holds already; a file that inherits it gets it too, since its own list replaces the
    inherited one. FileError where the rest cannot be left as it is (an anchor, a table in braces).
    """
    toml = file.endswith(".toml")
    read = _toml if toml else _yaml
    before = read(text, file) or {}
    items = new if (before.get("names") or {}).get(key) is not None else [*known, *new]
    try:
        edited = _settle_toml(text, key, items) if toml else _settle_yaml(text, key, items)
        after = read(edited, file)
    except (FileError, ValueError):
        after = None
    if after != _with(before, key, items, first=toml):
        shown = ", ".join(_json(item) if toml else _flow(item) for item in items)
        raise FileError(file, 0, f"`names` is written in a way that is left alone; add to `{key}`: {shown}")
    return edited


def _with(data: dict[str, Any], key: str, items: Items, *, first: bool) -> dict[str, Any]:
    """The data of a configuration with the items in them."""
    names = data.get("names") or {}
    known = names.get(key) or []
    new = [list(item) if isinstance(item, (list, tuple)) else item for item in items]
    return {**data, "names": {**names, key: [*new, *known] if first else [*known, *new]}}


def _yaml(text: str, file: str) -> Any:
    return parse_yaml(text.removeprefix("\ufeff"), file).data


def _toml(text: str, file: str) -> Any:
    try:
        import tomllib
    except ImportError:  # Python 3.10
        import tomli as tomllib  # type: ignore[no-redef,import-not-found,unused-ignore]
    return tomllib.loads(text).get("tool", {}).get("newslint", {})


def _settle_yaml(text: str, key: str, items: Items) -> str:
    import yaml

    root = yaml.compose(text, Loader=yaml.SafeLoader)
    end = "\r\n" if "\r\n" in text else "\n"
    names = _value(root, "names")
    if names is None:
        gap = "" if not text or text.endswith("\n") else end
        return f"{text}{gap}names:{end}  {key}:{end}{_rows(items, 4, end)}"
    if names.id == "scalar":
        return _put(text, names, f"{end}  {key}: {_flow(items)}")
    known = _value(names, key)
    if known is None:
        return _new_list(text, names, f"{key}: {_flow(items)}", end)
    if known.id == "scalar":
        return _put(text, known, f" {_flow(items)}")
    if known.flow_style or not known.value:
        return _into_brackets(text, known, items)
    return _behind_line(text, _last(known), _rows(items, known.start_mark.column, end), end)


def _value(node: Any, key: str) -> Any:
    """The node of a key's value, None where the mapping has none."""
    pairs = node.value if node is not None and node.id == "mapping" else ()
    return next((value for name, value in pairs if name.value == key), None)


def _flow(items: Any) -> str:
    """In brackets, with the quotation marks that YAML wants."""
    import yaml

    data = [list(i) if isinstance(i, tuple) else i for i in items] if not isinstance(items, str) else items
    shown: str = yaml.safe_dump(data, default_flow_style=True, allow_unicode=True, width=float("inf"))
    return shown.removesuffix("\n...\n").removesuffix("\n")


def _rows(items: Items, column: int, end: str) -> str:
    return "".join(f"{' ' * column}- {_flow(item)}{end}" for item in items)


def _put(text: str, node: Any, piece: str) -> str:
    """`piece` in the place of a scalar that says nothing: `names:` or `names: null`."""
    start = len(text[: node.start_mark.index].rstrip(" \t"))
    return text[:start] + piece + text[node.end_mark.index :]


def _new_list(text: str, names: Any, line: str, end: str) -> str:
    if names.flow_style:
        at = names.start_mark.index + 1
        return text[:at] + line + (", " if names.value else "") + text[at:]
    column = names.value[0][0].start_mark.column
    return _behind_line(text, _last(names), f"{' ' * column}{line}{end}", end)


def _into_brackets(text: str, known: Any, items: Items) -> str:
    at = known.value[-1].end_mark.index if known.value else known.start_mark.index + 1
    return text[:at] + (", " if known.value else "") + _flow(items)[1:-1] + text[at:]


def _last(node: Any) -> int:
    """Where the last value of a block ends, before comments."""
    while node.id != "scalar" and not node.flow_style and node.value:
        node = node.value[-1] if node.id == "sequence" else node.value[-1][1]
    end: int = node.end_mark.index
    return end


def _behind_line(text: str, at: int, rows: str, end: str) -> str:
    line = text.find("\n", at)
    return text[: line + 1] + rows + text[line + 1 :] if line >= 0 else text + end + rows


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _settle_toml(text: str, key: str, items: Items) -> str:
    end = "\r\n" if "\r\n" in text else "\n"
    table = _TABLE.search(text)
    if table is None:
        gap = "" if text.endswith("\n") else end
        return f"{text}{gap}{end}[tool.newslint.names]{end}{key} = {_json(items)}{end}"
    after = re.compile(r"^[ \t]*\[", re.MULTILINE).search(text, table.end())
    known = re.compile(rf"^[ \t]*{key}[ \t]*=[ \t]*\[", re.MULTILINE).search(
        text, table.end(), after.start() if after else len(text)
    )
    if known is None:
        return _behind_line(text, table.end(), f"{key} = {_json(items)}{end}", end)
    return text[: known.end()] + _json(items)[1:-1] + ", " + text[known.end() :]
