"""How can a match of a regular expression begin? Read off its parse tree.

The answer is a set of short beginnings, folded by `fold`, of which every match has one, or None
where a match can begin with nearly anything. It is only a gate for patterns that must match a whole
line: too weak costs time, never findings.
"""

from typing import Any

from newslint.text.required import constants as _c
from newslint.text.required import parse

LENGTH = 8
"""Characters of a beginning at most; fewer where that would make too many of them."""

_MAX_SET = 250
_SKIPPED = "\0"
_DIGIT, _SPACE = "0", " "
_ODD = {"\u017f": "s", "\u212a": "k", "\u0130": "i", "\u0131": "i"}


def fold(text: str) -> str:
    """`text` with one character for each: lower case, every digit as 0, all white space as a space."""
    return text.translate(_ASCII) if text.isascii() else "".join(map(_FOLDED.__getitem__, text))


def _fold(char: str) -> str:
    if char.isascii():
        return _DIGIT if char.isdigit() else _SPACE if char.isspace() else char.lower()
    if char.isdecimal():
        return _DIGIT
    return _SPACE if char.isspace() else _ODD.get(char, char)


class _Folded(dict[str, str]):
    def __missing__(self, char: str) -> str:
        folded = self[char] = _fold(char)
        return folded


_ASCII, _FOLDED = {code: _fold(chr(code)) for code in range(128)}, _Folded()


def beginnings(line: str) -> list[str]:
    """The first LENGTH characters of a line, folded; also those of the line without what is no
    letter, digit or underscore at its beginning."""
    head = fold(line[:LENGTH])
    if head[:1].isalnum():
        return [head]
    for at, char in enumerate(line):
        if char.isalpha() or char.isdecimal() or char == "_":
            return [head, fold(line[at : at + LENGTH])] if at else [head]
    return [head]


def line_prefixes(pattern: str) -> tuple[str, ...] | None:
    """The beginnings of `pattern`, each of LENGTH folded characters or fewer; None if they are many."""
    try:
        tree = parse(pattern)
    except Exception:
        return None
    for limit in range(LENGTH, 1, -1):
        done: set[str] = set()
        done |= _sequence({""}, tree, done, limit)
        # What is odd at the beginning may have been skipped as \W: then nothing is known.
        if "" in done or (_SKIPPED in done and not all(p[0].isalnum() for p in done - {_SKIPPED})):
            return None
        done.discard(_SKIPPED)
        if len(done) <= _MAX_SET:
            return tuple(sorted(p for p in done if not any(p[:i] in done for i in range(1, len(p)))))
    return None


def _sequence(heads: set[str], tree: Any, done: set[str], limit: int) -> set[str]:
    """`heads` carried through the nodes of `tree`; those that can grow no more are put into `done`."""
    for op, value in tree:
        if not heads:
            break
        heads = _node(heads, op, value, done, limit)
    return heads


def _node(heads: set[str], op: Any, value: Any, done: set[str], limit: int) -> set[str]:
    if op is _c.AT or op in (_c.ASSERT, _c.ASSERT_NOT):
        return heads
    if op is _c.SUBPATTERN:
        return _sequence(heads, value[-1], done, limit)
    if op is getattr(_c, "ATOMIC_GROUP", None):
        return _sequence(heads, value, done, limit)
    if op is _c.BRANCH:
        return set().union(*(_sequence(heads, branch, done, limit) for branch in value[1]))
    if op in (_c.MAX_REPEAT, _c.MIN_REPEAT, getattr(_c, "POSSESSIVE_REPEAT", None)):
        return _repeat(heads, value, done, limit)
    chars = _chars(op, value)
    if chars is None or len(heads) * len(chars) > _MAX_SET:
        done |= heads
        return set()
    grown = {head + char for head in heads for char in chars}
    done |= {head for head in grown if len(head) >= limit}
    return {head for head in grown if len(head) < limit}


def _repeat(heads: set[str], value: Any, done: set[str], limit: int) -> set[str]:
    low, high, body = value
    if heads == {""} and _is_odd(body):
        done.add(_SKIPPED)  # line_keys does without what is odd at the beginning
        return heads
    out = set(heads) if low == 0 else set()
    # Each turn adds a character or nothing at all, so that `limit` turns reach every beginning.
    for turn in range(1, min(int(high), max(low, limit)) + 1):
        heads = _sequence(heads, body, done, limit)
        if turn >= low:
            out |= heads
        if not heads or len(out) > _MAX_SET:
            break
    return out


def _is_odd(body: Any) -> bool:
    r"""Whether the body of a repeat is \W."""
    return len(body) == 1 and body[0] == (_c.IN, [(_c.CATEGORY, _c.CATEGORY_NOT_WORD)])


def _chars(op: Any, value: Any) -> set[str] | None:
    """The folded characters that a node of one character matches; None where they are many."""
    if op is _c.LITERAL:
        return _char(value)
    if op is not _c.IN:
        return None
    out: set[str] = set()
    for kind, member in value:
        if kind is _c.LITERAL:
            found = _char(member)
        elif kind is _c.RANGE and member[1] < 128:
            found = {_fold(chr(code)) for code in range(member[0], member[1] + 1)}
        else:
            classes = {_c.CATEGORY_DIGIT: {_DIGIT}, _c.CATEGORY_SPACE: {_SPACE}}
            found = classes.get(member) if kind is _c.CATEGORY else None
        if found is None:
            return None
        out |= found
    return out


def _char(code: int) -> set[str] | None:
    """A character, unless it has a case beyond ASCII: how those are compared is the engine's business."""
    char = chr(code)
    if char.isascii() or char.lower() == char.upper():
        return {_fold(char)}
    return None
