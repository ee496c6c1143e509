"""The distribution with the weights: whether it is there, and what lies in it."""

import importlib.util
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

import msgspec

from newslint.engines import EngineFailure

PACKAGE = "newslint_model_en"
NEEDED = (PACKAGE, "onnxruntime", "numpy")
REMEDY = "in a checkout of newslint: pip install ./packages/newslint-model-en"
FORMAT = 4

Steps = tuple[tuple[int, int], ...]


class ModelFailure(EngineFailure):
    """The sentence model is missing or cannot be used. The message holds the remedy."""

    def __init__(self, what: str, remedy: str) -> None:
        """See EngineFailure."""
        super().__init__("newslint-model-en", what, remedy)

    def __str__(self) -> str:
        return f"sentence model: {self.what}; {self.remedy}"


class Sheet(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What model.json says of the weights beside it.

    `kinds`: the damage that each logit stands for, sound sentences first. `judged`: those that are
    reported by what the sentence's logits say. `leanings`: how many hundredths of the log odds of each
    kind of damage are added to those of any, and `offsets`: how many tenths for the kind that is most
    likely, which makes the score. `thresholds`: the score from which a kind is reported;
    `speech`: how much higher it has to be between quotation marks, since people speak in fragments.
    `confidence`: of what is judged, and `agreement_confidence`: the share of right findings, in
    percent, from a score on, rising. `share`: how many in a thousand sentences were damaged where
    the first was measured. `verbs`: (singular, plural) of those whose number is judged;
    `groups`: words for many (a crew, a firm), behind which a plural is sound.
    """

    format: int
    kinds: tuple[str, ...]
    judged: tuple[str, ...]
    leanings: tuple[int, ...]
    offsets: dict[str, int]
    thresholds: dict[str, int]
    speech: dict[str, int]
    confidence: Steps
    agreement_confidence: Steps
    share: int
    verbs: tuple[tuple[str, str], ...]
    groups: frozenset[str]


def missing() -> list[str]:
    """Those of the packages that the model needs which are not installed; none is imported."""
    return [name for name in NEEDED if importlib.util.find_spec(name) is None]


def require() -> None:
    """ModelFailure where a package is missing."""
    if lacking := missing():
        names = ", ".join(name.replace("_", "-") for name in lacking)
        raise ModelFailure(f"`deep` needs {names}, not installed here", REMEDY)


@lru_cache(1)
def folder() -> Path:
    """Where the weights lie."""
    require()
    spec = importlib.util.find_spec(PACKAGE)
    assert spec is not None
    assert spec.submodule_search_locations
    return Path(spec.submodule_search_locations[0])


@lru_cache(1)
def sheet() -> Sheet:
    """What the installed model says of itself."""
    try:
        read = msgspec.json.decode((folder() / "model.json").read_bytes(), type=Sheet)
    except (OSError, msgspec.DecodeError) as error:
        raise ModelFailure(f"its description cannot be read ({error})", REMEDY) from None
    if read.format != FORMAT:
        raise ModelFailure(f"it has format {read.format}, newslint reads {FORMAT}", REMEDY)
    return read


def vocabulary() -> Sequence[str]:
    """The pieces, by id."""
    return (folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")
