"""The damage operators on a few parsed sentences of our own, and the labels that they give."""

from random import Random

import pytest

from newslint.kinds.suspect.wordpiece import WordPiece
from training.suspect.damage import KINDS, WEIGHTS, damaged, one
from training.suspect.examples import UNLABELLED, encoded, numbered
from training.suspect.forms import Words
from training.suspect.hidden import PLURAL, SINGULAR, verbs
from training.suspect.parsed import Damaged, Parsed, joined

# word/tag/dependency/head, "+" behind a finite verb, "_" where no space follows.
COUNCIL = (
    "The/DT/det/1 council/NN/nsubj/2 voted/VBD/ROOT/2+ on/IN/prep/2 Monday/NNP/pobj/3 to/TO/aux/6 keep/VB/xcomp/2 "
    "the/DT/det/8 library/NN/dobj/6 open/JJ/oprd/6 for/IN/prep/6 two/CD/nummod/12 years/NNS/pobj/10 and/CC/cc/2 "
    "the/DT/det/15 mayor/NN/nsubj/17 has/VBZ/aux/17+ thanked/VBN/conj/2 the/DT/det/19 readers/NNS/dobj/17_ ./././2"
)
RESULTS = (
    "The/DT/det/1 results/NNS/nsubjpass/9 of/IN/prep/1 the/DT/det/4 inquiry/NN/pobj/2 into/IN/prep/4 the/DT/det/7 "
    "fire/NN/pobj/5 were/VBD/auxpass/9+ published/VBN/ROOT/9 late/RB/advmod/9 in/IN/prep/9 the/DT/det/13 "
    "evening/NN/pobj/11_ ./././9"
)
WORDS = Words(
    forms={"keep": {"VBD": "kept", "VBG": "keeping", "VBZ": "keeps", "VB": "keep"}},
    by_tag={
        "VBD": ["made"],
        "NN": ["goat"],
        "VB": ["eat"],
        "NNS": ["goats"],
        "JJ": ["red"],
        "VBN": ["eaten"],
    },
)


def parsed(text: str, paragraph: int = 0) -> Parsed:
    rows = [token.rsplit("/", 3) for token in text.split(" ")]
    last = [row[3] for row in rows]
    heads = [int(x.rstrip("+_")) for x in last]
    return Parsed(
        "a", paragraph, [r[0] for r in rows], ["_" not in x for x in last], [r[1] for r in rows],
        [r[2] for r in rows], heads, ["+" in x for x in last],
    )  # fmt: skip


FIRST, SECOND = parsed(COUNCIL), parsed(RESULTS)


def made(kind: str, s: Parsed = FIRST, tries: int = 60) -> list[Damaged]:
    results = [one(kind, Random(n), s, WORDS, (SECOND, SECOND)) for n in range(tries)]
    return [m for m in results if m]


@pytest.mark.parametrize("kind", [k for k in WEIGHTS if k != "pronoun"])
def test_every_operator_changes_the_sentence_and_marks_a_place(kind: str) -> None:
    results = made(kind)
    assert results
    for m in results:
        assert m.kind == kind
        assert len(m.words) == len(m.spaces)
        assert m.words != FIRST.words
        assert m.marked
        assert all(0 <= i <= len(m.words) for i in m.marked)


def test_a_lost_verb_is_marked_on_the_word_behind_it() -> None:
    lost = {
        joined([f"[{w}]" if i in m.marked else w for i, w in enumerate(m.words)], m.spaces)
        for m in made("missing_verb")
    }
    assert any(text.startswith("The council [on] Monday") for text in lost)
    assert any("to [the] library" in text for text in lost)
    assert not any("the mayor [thanked] the readers." in text for text in lost), "that is a simple past"


def test_agreement_over_distance_and_with_helpers() -> None:
    assert {joined(m.words, m.spaces).split(" late")[0] for m in made("agreement", SECOND)} >= {
        "The results of the inquiry into the fire was published"
    }


def test_a_lost_link_takes_nothing_else() -> None:
    links = [m for m in made("run_on", tries=200) if m.way == "cc"]
    assert {joined(m.words, m.spaces) for m in links} == {
        "The council voted on Monday to keep the library open for two years the mayor has thanked the readers."
    }


def test_splice_keeps_or_loses_the_capital() -> None:
    ends = {
        joined(m.words, m.spaces).split("readers ")[1][:11]
        for m in made("run_on", tries=200)
        if "splice" in m.way
    }
    assert ends == {"The results", "the results"}


def test_names_and_first_words_are_not_lost_as_prepositions() -> None:
    for m in made("missing_word"):
        assert m.words[0] == "The"
        assert not (m.way == "prep" and "on" not in m.words), "“voted Monday” is sound"


def test_same_seed_same_damage() -> None:
    once, again = (damaged(Random(7), FIRST, WORDS, SECOND, SECOND) for _ in range(2))
    assert once == again
    assert once is not None


def test_labels_stand_at_the_first_piece_of_the_marked_word() -> None:
    pieces = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "coun", "##cil", "voted", "on", "the"])
    example = encoded(
        Damaged(["The", "council", "on"], [True, True, False], frozenset({1}), "missing_verb", ""), pieces
    )
    kind = KINDS.index("missing_verb")
    assert example.labels == [UNLABELLED, 0, kind, UNLABELLED, 0, 0]
    assert example.kind == kind


def test_damage_behind_the_last_word_is_marked_at_the_end() -> None:
    pieces = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "the"])
    example = encoded(Damaged(["the"], [False], frozenset({1}), "word_salad", ""), pieces)
    assert example.labels == [UNLABELLED, 0, KINDS.index("word_salad")]


HIDDEN = {"has": "have", "have": "have", "was": "were", "were": "were"}
ALL_PIECES = WordPiece(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "have", "were"])


@pytest.mark.parametrize(("sentence", "number"), [(FIRST, SINGULAR), (SECOND, PLURAL)])
def test_the_hidden_verb_alone_is_labelled_with_its_number(sentence: Parsed, number: int) -> None:
    example = numbered(sentence, ALL_PIECES, HIDDEN)
    assert example
    assert [n for n in example.numbers if n != UNLABELLED] == [number]
    [shown] = [i for i, n in zip(example.ids, example.numbers, strict=True) if n != UNLABELLED]
    assert shown in (4, 5)
    assert set(example.labels) == {UNLABELLED} == {example.kind}


def test_a_sentence_without_such_verbs_teaches_nothing_about_number() -> None:
    assert numbered(FIRST, ALL_PIECES, {"goes": "go", "go": "go"}) is None


def test_only_words_that_are_hardly_ever_nouns_are_hidden() -> None:
    rows = [f"The/DT/det/1 mayor/NN/nsubj/2 {w}/VBZ/ROOT/2+ it/PRP/dobj/2 ./././2" for w in ("says", "plans")]
    nouns = ["Her/PRP$/poss/1 plans/NNS/nsubj/2 say/VBP/ROOT/2+ so/RB/advmod/2 ./././2"]
    forms = {w + s: {"VBZ": w + "s", "VBP": w} for w in ("say", "plan") for s in ("", "s")}
    found = verbs([parsed(row) for row in (rows + nouns) * 6], forms)
    assert found["says"] == found["say"] == "say"
    assert "plans" not in found
    assert found["is"] == found["are"] == "are"


@pytest.mark.training
def test_an_exported_model_can_be_opened_and_written_again(tmp_path) -> None:
    import numpy as np
    import onnx

    from training.suspect.export import build, reopened

    chance = np.random.default_rng(3)
    shapes = {
        "word": (9, 384), "pos": (5, 384), "case": (4, 384), "tag": (8, 384), "number": (3, 384),
        "sent1": (384, 768), "sent2": (8, 384),
    }  # fmt: skip
    for layer in range(6):
        for part, shape in {
            "qkv": (1152, 384),
            "o": (384, 384),
            "up": (1536, 384),
            "down": (384, 1536),
        }.items():
            shapes[f"layers.{layer}.{part}"] = shape
    given = {f"{n}.weight": chance.normal(size=s).astype(np.float32) for n, s in shapes.items()}
    names = [n for n in shapes if n not in ("word", "pos", "case")]
    given |= {f"{n}.bias": chance.normal(size=shapes[n][0]).astype(np.float32) for n in names}
    for norm in ("norm", *(f"layers.{n}.{x}" for n in range(6) for x in ("n1", "n2"))):
        given |= {f"{norm}.{x}": chance.normal(size=384).astype(np.float32) for x in ("weight", "bias")}
    made = build(given)
    onnx.save(made, tmp_path / "model.onnx")
    held = reopened(tmp_path / "model.onnx")
    assert held.keys() == given.keys()
    assert all(np.abs(held[n] - given[n]).max() <= np.abs(given[n]).max() / 63 for n in given)
    assert build(held).SerializeToString() == made.SerializeToString()
