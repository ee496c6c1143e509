"""A house's own options for a rule."""

import os
from typing import Any

import msgspec

from newslint.kinds import load_kind
from newslint.model import SEVERITIES, Rule
from newslint.yamlfile import FileError, Located, nearest

_HEAD = ("severity", "confidence", "message")
# What `prepare` adds; not for configurations.
_DERIVED = ("literals", "prefixes")


def configured(rules: tuple[Rule, ...], options: dict[str, dict[str, Any]], file: str) -> tuple[Rule, ...]:
    """`rules` with `options` (rule id -> keys of its kind, or severity, confidence, message)."""
    by_id = {r.id: r for r in rules}
    for rule_id, extra in options.items():
        rule = by_id.get(rule_id)
        if rule is None:
            clause = nearest(rule_id, sorted(by_id))
            raise FileError(file, 0, f"options: no rule is called {rule_id!r}{clause}")
        by_id[rule_id] = _with(rule, extra, file)
    return tuple(by_id.values())


def _with(rule: Rule, extra: dict[str, Any], file: str) -> Rule:
    kind = load_kind(rule.kind)
    known = [f.encode_name for f in msgspec.structs.fields(kind.Options) if f.name not in _DERIVED]
    head = {k: v for k, v in extra.items() if k in _HEAD}
    own = {k: v for k, v in extra.items() if k not in _HEAD}
    for key in own:
        if key not in known:
            clause = nearest(key, sorted({*known, *_HEAD}))
            raise FileError(file, 0, f"options: {rule.id} has no key {key!r}{clause}")
    if head.get("severity", "error") not in SEVERITIES:
        raise FileError(file, 0, f"options: severity of {rule.id} is one of {', '.join(SEVERITIES)}")
    for key in set(getattr(kind, "PATHS", ())) & set(own):
        own[key] = [_from_folder(name, file) for name in own[key]]
    merged = {**rule.options, **own}
    Located(file, {k: v for k, v in merged.items() if k not in _DERIVED}, {}).convert(kind.Options)
    try:
        return msgspec.structs.replace(rule, options=kind.prepare(merged) if own else merged, **head)
    except ValueError as error:
        raise FileError(file, 0, f"options: {rule.id}: {error}") from None


def _from_folder(name: Any, file: str) -> Any:
    """A relative path with an ending starts from the configuration's folder; other names stay."""
    if not isinstance(name, str) or not os.path.splitext(name)[1]:
        return name
    return os.path.join(os.path.dirname(os.path.abspath(file)), name)
