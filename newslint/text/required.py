"""Which literals must a match of a regular expression hold? Read off its parse tree.

The answer is a set of ASCII, lower-case literals of which every match has at least one, or None
where nothing useful is required. It is only a prefilter: too weak costs time, never findings.

A literal that begins or ends with EDGE stands at the border of a word there: "intern" is often met
and seldom meant in a text about international affairs.
"""

import re
import sys
import warnings
from typing import Any

if sys.version_info >= (3, 11):
    from re import _constants as constants
    from re._parser import parse
else:  # pragma: no cover - the same modules under their older names
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        import sre_constants as constants
        from sre_parse import parse

__all__ = ["EDGE", "constants", "parse", "required_literals", "required_sets"]

EDGE = "\0"
r"""What stands for a \b next to a letter, digit or underscore of a literal."""

_MAX_SET = 256
_LONG = 8
_MOST_SETS = 4
_MIN_LENGTH = 2
# Single characters that articles seldom hold.
_RARE = frozenset("@#%$^~{}<>|\\_+=")
_ASCII_ONLY = re.compile(r"\(\?[a-zA-Z]*a")
_BOUNDARY = (constants.AT, constants.AT_BOUNDARY)


def required_literals(pattern: str) -> tuple[str, ...] | None:
    """The literals of `pattern`, or None; also None for syntax that only the regex module knows."""
    sets = required_sets(pattern)
    return sets[0] if sets else None


def required_sets(pattern: str) -> tuple[tuple[str, ...], ...]:
    """Sets of literals, of each of which a match holds at least one: the most telling set first."""
    try:
        tree = parse(pattern)
    except Exception:
        return ()
    found = _usable(_sequences(tree))
    if _ASCII_ONLY.search(pattern):  # its words end where letters beyond ASCII begin
        found = [{literal.strip(EDGE) for literal in s} for s in found]
    ordered = sorted(found, key=lambda s: (_score(s), sorted(s)), reverse=True)
    return tuple(tuple(sorted(s)) for s in ordered[:_MOST_SETS])


def _score(candidates: set[str]) -> int:
    """Higher for a set that fewer lines hold: each letter or digit makes a literal ten times rarer."""
    lengths = [min(_LONG, sum(map(str.isalnum, c))) for c in candidates]
    return -sum(int(10 ** (_LONG - n)) for n in lengths)


def _tells(literal: str) -> bool:
    """Whether a literal is rare enough to look for."""
    literal = literal.strip(EDGE)
    return (len(literal) >= _MIN_LENGTH and any(map(str.isalnum, literal))) or not _RARE.isdisjoint(literal)


def _best(options: list[set[str]]) -> set[str] | None:
    return max(_usable(options), key=lambda s: (_score(s), sorted(s)), default=None)


def _usable(options: list[set[str]]) -> list[set[str]]:
    return [o for o in options if o and len(o) <= _MAX_SET and all(map(_tells, o))]


def _sequences(tree: Any) -> list[set[str]]:
    """Sets of which each must be met by a match of the sequence `tree`."""
    found: list[set[str]] = []
    run = {""}
    nodes = list(tree)
    for place, (op, value) in enumerate(nodes):
        exact = _exact(op, value)
        if exact is not None and len(exact) * len(run) <= _MAX_SET:
            run = {a + b for a in run for b in exact}
            continue
        found.append(set(map(_edged, run)))
        run = {""}
        if exact is not None and len(exact) <= _MAX_SET:
            run = exact
            continue
        before = nodes[place - 1 : place] if nodes[place - 1 : place] == [_BOUNDARY] else []
        after = nodes[place + 1 : place + 2] if nodes[place + 1 : place + 2] == [_BOUNDARY] else []
        inner = _inner(op, value, before, after)
        if inner:
            found.append(inner)
    found.append(set(map(_edged, run)))
    return found


def _edged(run: str) -> str:
    """`run` with the borders of words that stand at its ends, next to what can be part of a word."""
    literal = run.replace(EDGE, "")
    left = EDGE if run[:1] == EDGE and _in_word(literal[:1]) else ""
    right = EDGE if run[-1:] == EDGE and _in_word(literal[-1:]) else ""
    return left + literal + right


def _in_word(char: str) -> bool:
    return char.isascii() and (char.isalnum() or char == "_")


def _char(code: int) -> str | None:
    """The character as the automaton sees it (see ascii_key), None for one with a case beyond ASCII."""
    char = chr(code)
    if code < 128:
        return char.lower() if char != EDGE else None
    if char.lower() != char.upper():
        return None
    return char if code < 256 else "?"


def _exact(op: Any, value: Any) -> set[str] | None:
    """All strings that the node can match, folded, or None where they are many or not ASCII."""
    if op is constants.LITERAL:
        char = _char(value)
        return None if char is None else {char}
    if (op, value) == _BOUNDARY:
        return {EDGE}
    if op is constants.AT or op in (constants.ASSERT, constants.ASSERT_NOT):
        return {""}
    if op is constants.SUBPATTERN:
        return _exact_sequence(value[-1])
    if op is constants.BRANCH:
        return _exact_branch(value[1])
    if op is constants.IN:
        return _exact_set(value)
    if op in (constants.MAX_REPEAT, constants.MIN_REPEAT):
        low, high, body = value
        exact = _exact_sequence(body)
        if exact is not None and high == 1:
            return exact | ({""} if low == 0 else set())
    return None


def _exact_set(members: Any) -> set[str] | None:
    out = set()
    for op, value in members:
        char = _char(value) if op is constants.LITERAL else None
        if char is None:
            return None
        out.add(char)
    return out if len(out) <= 8 else None


def _exact_branch(branches: Any) -> set[str] | None:
    out: set[str] = set()
    for branch in branches:
        exact = _exact_sequence(branch)
        if exact is None:
            return None
        out |= exact
    return out if len(out) <= _MAX_SET else None


def _exact_sequence(tree: Any) -> set[str] | None:
    out = {""}
    for op, value in tree:
        exact = _exact(op, value)
        if exact is None or len(exact) * len(out) > _MAX_SET:
            return None
        out = {a + b for a in out for b in exact}
    return out


def _inner(op: Any, value: Any, before: list[Any], after: list[Any]) -> set[str] | None:
    """What a node without an exact set still requires; `before` and `after` it a border of a word,
    or nothing: (one|two)\\b is one\\b or two\\b."""
    if op is constants.SUBPATTERN:
        return _best(_sequences([*before, *value[-1], *after]))
    if op is constants.BRANCH:
        out: set[str] = set()
        for branch in value[1]:
            best = _best(_sequences([*before, *branch, *after]))
            if best is None:
                return None
            out |= best
        return out
    if op in (constants.MAX_REPEAT, constants.MIN_REPEAT) and value[0] > 0:
        return _best(_sequences(value[2]))
    if getattr(constants, "ATOMIC_GROUP", None) is op:
        return _best(_sequences(value))
    if getattr(constants, "POSSESSIVE_REPEAT", None) is op and value[0] > 0:
        return _best(_sequences(value[2]))
    return None
