"""Every match of a pattern holds one of the literals that are read off its parse tree."""

import re

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from newslint.text.literals import LiteralIndex, ascii_key
from newslint.text.required import EDGE, required_literals
from tests.shipped import shipped_rules

WORDS = ["source", "Photo", "min read", "a", "of", "ſtop", "é", "12", ":", "K", "straße"]


def escaped(words: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return words.map(re.escape)


leaves = st.one_of(
    escaped(st.sampled_from(WORDS)),
    st.sampled_from(
        [r"\d+", r"\w", ".", r"\s?", "[abc]", "[^x]", r"\b", "^", "$", "[sk]", "é?", r"(?=a)", "(?!zz)"]
    ),
)


def grown(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    group = inner.map(lambda p: f"(?:{p})")
    return st.one_of(
        st.lists(inner, min_size=1, max_size=4).map("".join),
        st.lists(inner, min_size=1, max_size=4).map(lambda parts: f"(?:{'|'.join(parts)})"),
        st.builds(
            lambda p, q: p + q, group, st.sampled_from(["?", "*", "+", "{2}", "{0,2}", "{1,3}", "??", "+?"])
        ),
        inner.map(lambda p: f"({p})"),
        inner.map(lambda p: f"(?i:{p})"),
        inner.map(lambda p: f"(?={p})"),
    )


patterns = st.recursive(leaves, grown, max_leaves=10)
texts = st.lists(
    st.one_of(st.sampled_from(WORDS), st.sampled_from([" ", "x", "SOURCE", "Ph", "S", "\u212a", "ı"])),
    max_size=8,
).map("".join)


def holds_one(literals: tuple[str, ...], text: str) -> bool:
    return bool(LiteralIndex(literals).find(ascii_key(text)))


@given(patterns, texts, st.sampled_from(["", "(?i)"]))
def test_every_match_holds_a_literal(pattern: str, text: str, flag: str) -> None:
    literals = required_literals(flag + pattern)
    if literals is None:
        return
    plain = [x.strip(EDGE) for x in literals]
    assert all(x.isascii() and x == x.lower() and len(x) >= 2 for x in plain)
    if regex.search(flag + pattern, text):
        assert holds_one(literals, text)


@given(st.data())
def test_what_a_pattern_generates_holds_a_literal(data: st.DataObject) -> None:
    """The same from the other side: texts made to match."""
    pattern = data.draw(patterns)
    literals = required_literals(pattern)
    try:
        text = data.draw(st.from_regex(pattern))
    except Exception:  # look-arounds that nothing satisfies
        return
    if literals is not None:
        assert holds_one(literals, text)


@pytest.mark.parametrize(
    ("pattern", "wanted"),
    [
        (r"(?i)source ?:", {"source :", "source:"}),
        (r"(?i)(?:photo|image) by", {"photo by", "image by"}),
        (r"\d+ min read", {" min read"}),
        (r"(?i)\bintern\b", {"\0intern\0"}),
        (r"\d (?:intern|fellow of \w+|hosts?)\b", {"intern\0", "fellow of ", "host\0", "hosts\0"}),
        (r"\b(?:intern|\w+ fellow|hosts?)\b", {"\0intern\0", " fellow\0", "\0host\0", "\0hosts\0"}),
        (r"\bmin read\b\.", {"\0min read."}),
        (r"(?a)\bmin\b", {"min"}),
        (r"[^\n]*", None),
        (r"(?:source)?\d", None),
        (r"\p{Lu}+ said", None),
    ],
)
def test_known_patterns(pattern: str, wanted: set[str] | None) -> None:
    found = required_literals(pattern)
    assert (set(found) if found else None) == wanted


def test_most_shipped_patterns_have_literals() -> None:
    """A pattern without one is tried on every line: a few may be."""
    counted = [
        bool(literals)
        for rule in shipped_rules()
        if rule.kind in ("existence", "line")
        for literals in rule.options["literals"]
    ]
    assert sum(counted) >= 0.9 * len(counted)
