"""The network in ONNX Runtime: one sentence at a time, on one thread.

A sentence is run by itself and its activations are quantised by themselves, so that its scores
depend neither on its neighbours nor on the number of threads. The logits are rounded to whole
tenths before anything is decided.
"""

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from newslint.kinds.suspect import package
from newslint.kinds.suspect.package import REMEDY, ModelFailure
from newslint.kinds.suspect.wordpiece import NUMBER_HIDDEN, Pieces, WordPiece
from newslint.model import Span

TENTHS = 10


class Reading(NamedTuple):
    """What the network says, in tenths of log odds against "sound".

    `sentence`: one number a kind; `words`: for each word of the sentence one number a kind;
    `places`: (start, end) of each word in the sentence.
    """

    sentence: list[int]
    words: list[list[int]]
    places: list[tuple[int, int]]


class Number(NamedTuple):
    """What the network says of the number of a verb that was hidden: the verb is word `word`, at `span`;
    the rest are log odds in tenths, of no fixed zero."""

    word: int
    span: Span
    singular: int
    plural: int
    neither: int


class Network:
    """The loaded model. Belongs to one process."""

    def __init__(self) -> None:
        try:
            import numpy
            import onnxruntime

            options = onnxruntime.SessionOptions()
            options.intra_op_num_threads = options.inter_op_num_threads = 1
            options.log_severity_level = 3
            self._session: Any = onnxruntime.InferenceSession(
                str(package.folder() / "model.onnx"), options, providers=["CPUExecutionProvider"]
            )
        except ModelFailure:
            raise
        except Exception as error:  # ONNX Runtime raises types of its own
            raise ModelFailure(f"cannot be loaded ({error})", REMEDY) from None
        self._numpy: Any = numpy
        self._pieces = WordPiece(package.vocabulary())

    def read(self, sentence: str) -> Reading:
        """The network's view of one sentence."""
        pieces = self._pieces(sentence)
        if not pieces.words:
            return Reading([], [], [])
        tags, kinds = self._run(pieces, "tags", "sentence")
        words = self._against_sound(tags[[w.first for w in pieces.words]])
        return Reading(self._against_sound(kinds), words, [(w.start, w.end) for w in pieces.words])

    def numbers(self, sentence: str, plurals: Mapping[str, str]) -> list[Number]:
        """Its view of the number of every verb in `plurals` (form -> plural form), by place."""
        pieces = self._pieces(sentence, plurals)
        hidden = [n for n, w in enumerate(pieces.words) if pieces.cases[w.first] == NUMBER_HIDDEN]
        if not hidden:
            return []
        (logits,) = self._run(pieces, "numbers")
        found = [pieces.words[n] for n in hidden]
        odds = self._tenths(logits[[w.first for w in found]])
        return [
            Number(n, Span(w.start, w.end), *three) for n, w, three in zip(hidden, found, odds, strict=True)
        ]

    def _run(self, pieces: Pieces, *outputs: str) -> list[Any]:
        array = self._numpy.array
        given = {"ids": array(pieces.ids), "cases": array(pieces.cases)}
        made: list[Any] = self._session.run(outputs, given)
        return made

    def _against_sound(self, logits: Any) -> Any:
        """Log odds against the first kind."""
        return self._tenths(logits - logits[..., :1])

    def _tenths(self, logits: Any) -> Any:
        """Whole tenths."""
        return self._numpy.rint(logits * TENTHS).astype(int).tolist()


@lru_cache(1)
def _loaded(process: int) -> Network:
    return Network()


def network() -> Network:
    """This process's network, loaded at the first call."""
    return _loaded(os.getpid())
