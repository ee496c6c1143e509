"""The text form of the model, and that it is integers all the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.kinds.stray_line.features import NAMES, Layout, ending, look
from newslint.kinds.stray_line.model import load_model, read_trees

LENGTH = NAMES.index("length")
TEXT = "# a model\nbase 10\ntree (length 20 (words 3 5 -5) 100)\ntree -1\nshare 20\nshare 60 from 10\nshare 90 from 100\n"


def vector(**values: int) -> list[int]:
    out = [0] * len(NAMES)
    for name, value in values.items():
        out[NAMES.index(name)] = value
    return out


@pytest.mark.parametrize(
    ("values", "score", "confidence"),
    [
        ({"length": 20, "words": 3}, 14, 0.6),
        ({"length": 20, "words": 4}, 4, 0.2),
        ({"length": 21, "words": 4}, 109, 0.9),
    ],
)
def test_trees_add_up_and_the_table_says_how_sure(values, score, confidence):
    model = read_trees(TEXT, {})
    assert model.score(vector(**values)) == score
    assert model.confidence(score) == confidence


@pytest.mark.parametrize("line", ["leaf 3", "tree (nothing 3 1 2)", "share 50 from 3"])
def test_a_broken_model_is_refused(line):
    with pytest.raises(ValueError, match=r".+"):
        read_trees(line, {})


def walked(tree, values):
    """A tree as it is meant: down to a leaf."""
    while not isinstance(tree, int):
        feature, bound, low, high = tree
        tree = low if values[feature] <= bound else high
    return tree


@given(st.lists(st.integers(-3, 130), min_size=len(NAMES), max_size=len(NAMES)))
def test_sets_of_leaves_say_what_walking_down_says(values):
    model, nothing = load_model(), [0] * len(NAMES)
    difference = sum(walked(t, values) for t in model.trees) - sum(walked(t, nothing) for t in model.trees)
    assert model.score(values) - model.score(nothing) == difference


def test_the_shipped_model_is_whole():
    model = load_model()
    assert len(model.trees) >= 20
    assert len(model.shares) == len(model.bounds) + 1
    assert list(model.shares) == sorted(model.shares)
    assert max(model.shares) < 100
    assert model.lexicon


def test_every_feature_is_an_integer_for_every_kind_of_line():
    lines = [
        "Head",
        "…",
        "42",
        "“Yes.”",
        "a:",
        "| | |",
        "©",
        "É",
        "x" * 900,
        "Word " * 300,
        "http://a.b",
        "-",
        "Tail",
    ]
    layout = Layout(lines, {12: "comment-form", 3: "photo-credit"})
    for index in range(len(lines)):
        values = layout.vector(index, {"word": 3})
        assert len(values) == len(NAMES)
        assert all(type(v) is int for v in values)


@pytest.mark.parametrize(
    ("line", "code"),
    [("Yes", 0), ("Yes.", 1), ("“Yes.”", 1), ("Yes:", 2), ("Yes,", 3), ("(yes)", 4), ("”", 4)],
)
def test_how_a_line_ends(line, code):
    assert ending(line) == code


def test_the_lexicon_counts_words_pairs_and_edges():
    plain = look("Read this now", 0, {})
    weighed = look("Read this now", 0, {"^read": 1, "now$": 10, "this": 100, "read this": 1000})
    assert weighed[NAMES.index("lexicon")] == 1111
    assert plain[NAMES.index("lexicon")] == 0
