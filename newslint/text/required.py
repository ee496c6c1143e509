"""Which literals must a match of a regular expression hold? Read off its parse tree.

The answer is a set of ASCII, lower-case literals of which every match has at least one, or None
where nothing useful is required. It is only a prefilter: too weak costs time, never findings.
"""

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

__all__ = ["constants", "parse", "required_literals", "required_sets"]

_MAX_SET = 256
_LONG = 8
_MOST_SETS = 4
_MIN_LENGTH = 2
# Single characters that articles seldom hold.
_RARE = frozenset("@#%$^~{}<>|\\_+=")


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
    ordered = sorted(_usable(_sequences(tree)), key=lambda s: (_score(s), sorted(s)), reverse=True)
    return tuple(tuple(sorted(s)) for s in ordered[:_MOST_SETS])


def _score(candidates: set[str]) -> int:
    """Higher for a set that fewer lines hold: each letter or digit makes a literal ten times rarer."""
    lengths = [min(_LONG, sum(map(str.isalnum, c))) for c in candidates]
    return -sum(int(10 ** (_LONG - n)) for n in lengths)


def _tells(literal: str) -> bool:
    """Whether a literal is rare enough to look for."""
    return (len(literal) >= _MIN_LENGTH and any(map(str.isalnum, literal))) or not _RARE.isdisjoint(literal)


def _best(options: list[set[str]]) -> set[str] | None:
    return max(_usable(options), key=lambda s: (_score(s), sorted(s)), default=None)


def _usable(options: list[set[str]]) -> list[set[str]]:
    return [o for o in options if o and len(o) <= _MAX_SET and all(map(_tells, o))]


def _sequences(tree: Any) -> list[set[str]]:
    """Sets of which each must be met by a match of the sequence `tree`."""
    found: list[set[str]] = []
    run = {""}
    for op, value in tree:
        exact = _exact(op, value)
        if exact is not None and len(exact) * len(run) <= _MAX_SET:
            run = {a + b for a in run for b in exact}
            continue
        found.append(run)
        run = {""}
        if exact is not None and len(exact) <= _MAX_SET:
            run = exact
            continue
        inner = _inner(op, value)
        if inner:
            found.append(inner)
    found.append(run)
    return found


def _char(code: int) -> str | None:
    """The character as the automaton sees it (see ascii_key), None for one with a case beyond ASCII."""
    char = chr(code)
    if code < 128:
        return char.lower()
    if char.lower() != char.upper():
        return None
    return char if code < 256 else "?"


def _exact(op: Any, value: Any) -> set[str] | None:
    """All strings that the node can match, folded, or None where they are many or not ASCII."""
    if op is constants.LITERAL:
        char = _char(value)
        return None if char is None else {char}
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


def _inner(op: Any, value: Any) -> set[str] | None:
    """What a node without an exact set still requires."""
    if op is constants.SUBPATTERN:
        return _best(_sequences(value[-1]))
    if op is constants.BRANCH:
        out: set[str] = set()
        for branch in value[1]:
            best = _best(_sequences(branch))
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
