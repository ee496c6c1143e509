"""A house's own options for a rule."""

import os
from typing import Annotated, Any

import msgspec

from newslint.kinds import load_kind
from newslint.model import Rule, Severity
from newslint.yamlfile import FileError, Located, nearest

# What `prepare` adds; not for configurations.
_DERIVED = ("literals", "prefixes")


class _Head(msgspec.Struct, frozen=True, omit_defaults=True):
    """What may be changed of any rule."""

    severity: Severity = "warning"
    confidence: Annotated[float, msgspec.Meta(ge=0, le=1)] = 0.0
    message: str = ""


def configured(
    rules: tuple[Rule, ...], options: dict[str, dict[str, Any]], file: str, where: str = ""
) -> tuple[Rule, ...]:
    """`rules` with `options` (rule id -> keys of its kind, or severity, confidence, message).

    Paths in them start from the folder of `file`; `where` (the file, its line) is named in errors.
    """
    where = where or file
    by_id = {r.id: r for r in rules}
    for rule_id, extra in options.items():
        rule = by_id.get(rule_id)
        if rule is None:
            clause = nearest(rule_id, sorted(by_id))
            raise FileError(where, 0, f"options: no rule is called {rule_id!r}{clause}")
        try:
            by_id[rule_id] = _with(rule, extra, file)
        except ValueError as error:
            raise FileError(where, 0, f"options: {rule_id}: {error}") from None
    return tuple(by_id.values())


def _with(rule: Rule, extra: dict[str, Any], file: str) -> Rule:
    kind = load_kind(rule.kind)
    known = [f.encode_name for f in msgspec.structs.fields(kind.Options) if f.name not in _DERIVED]
    head = {k: v for k, v in extra.items() if k in _Head.__struct_fields__}
    own = {k: v for k, v in extra.items() if k not in _Head.__struct_fields__}
    for key in own:
        if key not in known:
            clause = nearest(key, sorted({*known, *_Head.__struct_fields__}))
            raise ValueError(f"there is no key {key!r}{clause}")
    for key in set(getattr(kind, "PATHS", ())) & set(own):
        own[key] = [_from_folder(name, file) for name in own[key]]
    merged = {**rule.options, **own}
    for data, wanted in (
        (head, _Head),
        ({k: v for k, v in merged.items() if k not in _DERIVED}, kind.Options),
    ):
        try:
            Located(file, data, {}).convert(wanted)
        except FileError as error:
            raise ValueError(error.message) from None
    return msgspec.structs.replace(rule, options=kind.prepare(merged) if own else merged, **head)


def _from_folder(name: Any, file: str) -> Any:
    """A relative path with an ending starts from the configuration's folder; other names stay."""
    if not isinstance(name, str) or not os.path.splitext(name)[1]:
        return name
    return os.path.join(os.path.dirname(os.path.abspath(file)), name)
