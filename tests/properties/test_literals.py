"""The automaton finds what a search literal by literal finds, whatever the text."""

import pickle
import re

from hypothesis import given
from hypothesis import strategies as st

from newslint.text.literals import LiteralIndex, ascii_key
from newslint.text.required import EDGE

letters = st.text("abcDsSkKiIſ\u212aıİ é😀:\n", max_size=60)
edges = st.sampled_from(["", EDGE])
literal = st.builds(lambda a, x, b: a + x + b, edges, st.text("abcdski :", min_size=1, max_size=3), edges)
literals = st.lists(literal, min_size=1, max_size=8)


def by_hand(literals: list[str], text: str) -> set[tuple[int, int, int]]:
    folded = text.translate(str.maketrans({"ſ": "s", "\u212a": "k", "ı": "i", "İ": "i"}))
    folded = "".join(c.lower() if c.isascii() else "\0" for c in folded)
    found = set()
    for number, x in enumerate(literals):
        plain = x.strip(EDGE)
        before, after = (r"(?<![a-z0-9_])" if e else "" for e in (x[0] == EDGE, x[-1] == EDGE))
        pattern = f"(?={before}{re.escape(plain)}{after.replace('<!', '!')})"
        found |= {(number, m.start(), m.start() + len(plain)) for m in re.finditer(pattern, folded)}
    return found


@given(literals, letters)
def test_finds_what_a_search_by_hand_finds(literals: list[str], text: str) -> None:
    assert set(LiteralIndex(literals).find(ascii_key(text))) == by_hand(literals, text)


@given(literals, letters)
def test_sparse_and_dense_automaton_agree(literals: list[str], text: str) -> None:
    sparse, dense = LiteralIndex(literals), LiteralIndex(literals)
    dense._seen = 10_000_000
    assert sorted(sparse.find(ascii_key(text))) == sorted(dense.find(ascii_key(text)))
    assert dense._dense
    assert not sparse._dense


@given(letters)
def test_key_has_one_byte_a_code_point(text: str) -> None:
    assert len(ascii_key(text)) == len(text)


@given(literals, letters)
def test_pickled_index_finds_the_same(literals: list[str], text: str) -> None:
    index = LiteralIndex(literals)
    before = index.find(ascii_key(text))
    assert pickle.loads(pickle.dumps(index)).find(ascii_key(text)) == before


def test_no_literals_no_hits() -> None:
    assert LiteralIndex(()).find(b"source :") == []
