"""One rule file -> its rules, validated with the place of every error."""

import re
from typing import Any

import msgspec

from newslint.kinds import KINDS, load_kind
from newslint.model import MAX_ESTIMATED, Example, Rule, Severity
from newslint.yamlfile import FileError, Located, nearest


class Head(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """The keys of every rule; all others belong to its kind."""

    kind: str
    message: str
    why: str
    confidence: float
    severity: Severity = "warning"
    estimated: bool = True
    languages: tuple[str, ...] = ("en",)
    safety: str = "safe"
    renamed_from: tuple[str, ...] = ()
    default: bool = True
    examples: tuple[dict[str, str], ...] = ()


HEAD_KEYS = frozenset(f.encode_name for f in msgspec.structs.fields(Head))


def parse_rules(located: Located, rule_id: str) -> list[Rule]:
    """The rules of a file; `rule_id` is its path without the ending.

    A file with a mapping `rules:` declares a family: each entry, on top of the file's other keys,
    is a rule of its own called `<path>/<entry>`.
    """
    if not isinstance(located.data, dict):
        raise FileError(located.path, 1, "a rule file is a mapping that begins with `kind:`")
    if "rules" not in located.data:
        return [_parse_one(located, rule_id)]
    family = located.data["rules"]
    shared = {k: v for k, v in located.data.items() if k != "rules"}
    if not isinstance(family, dict):
        raise located.error(("rules",), "`rules` is a mapping from a name to a rule's keys")
    return [_parse_one(_member(located, shared, name), f"{rule_id}/{name}") for name in family]


def _member(located: Located, shared: dict[str, Any], name: str) -> Located:
    """One entry of a family, on top of the keys that the file gives for all."""
    part = located.at("rules", name)
    if not isinstance(part.data, dict):
        raise located.error(("rules", name), "a rule is a mapping")
    return Located(located.path, {**shared, **part.data}, {**located.lines, **part.lines})


def _parse_one(located: Located, rule_id: str) -> Rule:
    data = located.data
    head_data = {k: v for k, v in data.items() if k in HEAD_KEYS}
    options = {k: v for k, v in data.items() if k not in HEAD_KEYS}
    head = Located(located.path, head_data, located.lines).convert(Head)
    if head.kind not in KINDS:
        raise located.error(("kind",), f"unknown kind {head.kind!r}{nearest(head.kind, sorted(KINDS))}")
    _check_head(located, head)
    kind = load_kind(head.kind)
    known = [f.encode_name for f in msgspec.structs.fields(kind.Options)]
    for key in options:
        if key not in known:
            raise located.error((key,), f"unknown key {key!r}{nearest(key, sorted({*known, *HEAD_KEYS}))}")
    Located(located.path, options, located.lines).convert(kind.Options)
    try:
        options = kind.prepare(options)
    except ValueError as error:
        raise located.error((next(iter(options), "kind"),), str(error)) from None
    examples = tuple(_example(located, i, e) for i, e in enumerate(head.examples))
    fields = {f: getattr(head, f) for f in head.__struct_fields__ if f != "examples"}
    fields["mends"] = any(e.fixed is not None for e in examples)
    return Rule(id=rule_id, options=options, examples=examples, file=located.path, **fields)


def _check_head(located: Located, head: Head) -> None:
    if not 0 <= head.confidence <= 1:
        raise located.error(("confidence",), "confidence is a share between 0 and 1")
    if head.estimated and head.confidence > MAX_ESTIMATED:
        message = (
            f"an estimated confidence is {MAX_ESTIMATED} at most; write `estimated: false` if it was measured"
        )
        raise located.error(("confidence",), message)
    if head.safety not in ("safe", "unsafe"):
        raise located.error(("safety",), "safety is `safe` or `unsafe`")


def _example(located: Located, index: int, example: dict[str, str]) -> Example:
    """`bad:` with [[ ]] around what is flagged (and `fixed:`), or `good:`."""
    line = located.lines.get(("examples", index), 0)
    extra = set(example) - {"bad", "good", "fixed"}
    if extra or ("bad" in example) == ("good" in example):
        raise located.error(
            ("examples", index), "an example has either `bad` (and perhaps `fixed`) or `good`"
        )
    if "good" in example:
        return Example(text=example["good"], line=line)
    text, spans, at = "", [], 0
    for match in re.finditer(r"\[\[(.+?)\]\](?!\])", example["bad"], re.DOTALL):
        text += example["bad"][at : match.start()]
        spans.append((len(text), len(text) + len(match.group(1))))
        text += match.group(1)
        at = match.end()
    if not spans:
        raise located.error(("examples", index), "a bad example has [[ ]] around what is flagged")
    text += example["bad"][at:]
    return Example(text=text, spans=tuple(spans), fixed=example.get("fixed"), line=line)
