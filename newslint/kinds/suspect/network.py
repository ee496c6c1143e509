"""The network in ONNX Runtime: one sentence at a time, on one thread.

A sentence is run by itself and its activations are quantised by themselves, so that its scores
depend neither on its neighbours nor on the number of threads. The logits are rounded to whole
tenths before anything is decided.
"""

import os
from functools import lru_cache
from typing import Any, NamedTuple

from newslint.kinds.suspect import package
from newslint.kinds.suspect.package import REMEDY, ModelFailure
from newslint.kinds.suspect.wordpiece import Pieces, WordPiece

TENTHS = 10


class Reading(NamedTuple):
    """What the network says, in tenths of log odds against "sound".

    `sentence`: one number a kind; `words`: for each word of the sentence one number a kind;
    `places`: (start, end) of each word in the sentence.
    """

    sentence: list[int]
    words: list[list[int]]
    places: list[tuple[int, int]]


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
        return self._run(pieces)

    def knows(self, word: str) -> bool:
        """Whether a lower-case word is a piece of its own."""
        return self._pieces.knows(word)

    def _run(self, pieces: Pieces) -> Reading:
        array = self._numpy.array
        tags, kinds = self._session.run(None, {"ids": array(pieces.ids), "cases": array(pieces.cases)})
        firsts = [first for first, _, _ in pieces.words]
        words = self._tenths(tags[firsts])
        return Reading(self._tenths(kinds), words, [(start, end) for _, start, end in pieces.words])

    def _tenths(self, logits: Any) -> Any:
        """Log odds against the first kind, in whole tenths."""
        odds = logits - logits[..., :1]
        return self._numpy.rint(odds * TENTHS).astype(int).tolist()


@lru_cache(1)
def _loaded(process: int) -> Network:
    return Network()


def network() -> Network:
    """This process's network, loaded at the first call."""
    return _loaded(os.getpid())
