"""Front matter in YAML or TOML: the fields that are read by people, with their exact places."""

import re
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import msgspec

from newslint.model import Block, BlockKind, Directive, Document, OffsetMap, Span
from newslint.readers.markdown.scalars import toml_strings, yaml_scalar
from newslint.readers.options import Unreadable
from newslint.text.lazy import lazy

SUPPRESS = "newslint-ignore"
# By the quotation marks around a string; "" where it has none.
_DOUBLE = {'"': '\\"', "\\": "\\\\", "\n": ""}
_YAML_ESCAPES = {'"': _DOUBLE, "'": {"'": "''", "\n": ""}, "": {":": "", "#": "", "\n": ""}}
_TOML_ESCAPES = {'"': _DOUBLE, "'": {"'": "", "\n": ""}}
_HEADLINES = frozenset(("title", "headline"))
_FENCE = lazy(r"(?:---|\+\+\+)[^\r\n]*(?:\r\n|\n|\r)")


class Field(NamedTuple):
    """The value of a key: plain text and its way back to the file."""

    key: str
    text: str
    offsets: OffsetMap
    escapes: dict[str, str]


class Matter(msgspec.Struct):
    """What the front matter of one file holds."""

    source: str
    fields: list[Field] = []
    directives: list[Directive] = []
    problems: list[Unreadable] = []

    def documents(self, path: str) -> Iterator[Document]:
        """One document a field."""
        for field in self.fields:
            kind = BlockKind.HEADLINE if field.key in _HEADLINES else BlockKind.PARAGRAPH
            yield Document(
                path=path,
                text=field.text,
                source=self.source,
                offsets=field.offsets,
                field=field.key,
                blocks=_blocks(field.text, kind),
                escapes=field.escapes,
            )


def read_front_matter(source: str, span: Span, keys: Sequence[str]) -> Matter:
    """`span` is the front matter with its fences; only `keys` and `newslint-ignore` are read."""
    matter = Matter(source)
    fence = _FENCE.match(source, span.start, span.end)
    if fence is None:
        return matter
    body = source[fence.end() : span.end]
    wanted = (*keys, SUPPRESS)
    if not any(key in body for key in wanted):
        return matter
    if source.startswith("+++", span.start):
        for key, quote, text, offsets in toml_strings(source, Span(fence.end(), span.end), keys):
            matter.fields.append(Field(key, text, offsets, _TOML_ESCAPES[quote]))
        return matter
    _read_yaml(matter, fence.end(), re.sub(r"(?:---|\.\.\.)\s*\Z", "", body), wanted)
    return matter


def _read_yaml(matter: Matter, at: int, body: str, wanted: Sequence[str]) -> None:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        root = yaml.compose(body, Loader=loader)
    except yaml.YAMLError as error:
        matter.problems.append(_problem(error))
        return
    if not isinstance(root, yaml.MappingNode):
        return
    for key, value in root.value:
        if key.value not in wanted:
            continue
        if key.value == SUPPRESS:
            matter.directives.append(_directive(value, at, len(matter.source)))
        elif isinstance(value, yaml.ScalarNode) and value.value and value.tag.endswith(":str"):
            text, offsets = yaml_scalar(matter.source, at, value)
            matter.fields.append(Field(key.value, text, offsets, _YAML_ESCAPES.get(value.style or "", {})))


def _directive(value: Any, at: int, length: int) -> Directive:
    items = value.value if isinstance(value.value, list) else [value]
    rules = tuple(r for item in items for r in re.split(r"[\s,]+", str(item.value)) if r)
    return Directive(Span(at + value.start_mark.index, at + value.end_mark.index), Span(0, length), rules)


def _problem(error: Any) -> Unreadable:
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error)
    line, column = (mark.line + 2, mark.column + 1) if mark else (1, 1)
    return Unreadable(line, f"the front matter is no YAML: {what} (column {column})", column)


def _blocks(text: str, kind: BlockKind) -> tuple[Block, ...]:
    return tuple(Block(kind, Span(m.start(), m.end())) for m in re.finditer(r"[^\n]+", text))
