"""Which language is it? A detector that is loaded only where rules beyond English are selected.

py3langid (BSD-3-Clause) compares frequencies of character sequences; it knows 97 languages.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import Any

from newslint.text.language import is_english, sample

MODULE = "py3langid"
_ENOUGH_WORDS = 40


@lru_cache(1)
def _detector() -> Any:
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE)


def available() -> bool:
    """Whether the detector is installed; nothing of it is loaded."""
    from importlib.util import find_spec

    return find_spec(MODULE) is not None


def language_among(text: str, wanted: Collection[str]) -> str:
    """The code of `wanted` (ISO 639-1, may hold "en") that `text` is written in; "" if it is another.

    In a text of few words, such as a lone line of residue, only the wanted languages compete: the
    house has said what it publishes in, and a button is too short to tell Danish from Dutch.
    """
    piece = sample(text)
    ranked: list[str] = [code for code, _ in _detector().rank(piece)]
    if len(piece.split()) < _ENOUGH_WORDS:
        return next((code for code in ranked if code in wanted), "")
    if ranked[0] in wanted:
        return ranked[0]
    # A table of results or a list of names is no language; rules for English read those anyhow.
    return "en" if "en" in wanted and is_english(text) else ""
