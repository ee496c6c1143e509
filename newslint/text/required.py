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

__all__ = ["constants", "parse", "required_literals"]

_MAX_SET = 64
_MIN_LENGTH = 2
# Single characters that articles seldom hold.
_RARE = frozenset("@#%$^~{}<>|\\_+=")


def required_literals(pattern: str) -> tuple[str, ...] | None:
    """The literals of `pattern`, or None; also None for syntax that only the regex module knows."""
    try:
        tree = parse(pattern)
    except Exception:
        return None
    best = _best(_sequences(tree))
    return tuple(sorted(best)) if best else None


def _score(candidates: set[str]) -> tuple[int, int]:
    """Longer shortest literal first, then the smaller set."""
    return min(map(len, candidates)), -len(candidates)


def _tells(literal: str) -> bool:
    """Whether a literal is rare enough to look for."""
    return len(literal) >= _MIN_LENGTH or literal in _RARE


def _best(options: list[set[str]]) -> set[str] | None:
    usable = [o for o in options if o and len(o) <= _MAX_SET and all(map(_tells, o))]
    return max(usable, key=_score) if usable else None


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
    """The folded character if the automaton sees it, None where it does not (not ASCII)."""
    return chr(code).lower() if code < 128 else None


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
        if op is not constants.LITERAL or value >= 128:
            return None
        out.add(chr(value).lower())
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
