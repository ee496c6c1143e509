"""What is asked of the server, and what its answer says."""

import json
import os
from urllib.parse import urlencode

import msgspec

from newslint.engines.base import EngineFailure, EngineFinding
from newslint.engines.languagetool.offsets import Units
from newslint.engines.languagetool.settings import KEY_VARIABLE, NAME, USER_VARIABLE
from newslint.model import Span

LANGUAGES = {"en": "en-US", "en-US": "en-US", "en-GB": "en-GB"}
# What newslint's own rules see better, whatever is selected.
SILENT = ("EN_UNPAIRED_QUOTES", "WHITESPACE_RULE", "SENTENCE_WHITESPACE", "ENGLISH_WORD_REPEAT_RULE")
_MAX_REPLACEMENTS = 5


class _Value(msgspec.Struct, frozen=True):
    value: str = ""


class _Category(msgspec.Struct, frozen=True):
    id: str = ""


class _Rule(msgspec.Struct, frozen=True):
    id: str
    category: _Category = _Category()


class _Match(msgspec.Struct, frozen=True):
    offset: int
    length: int
    rule: _Rule
    message: str = ""
    replacements: list[_Value] = []


class _Software(msgspec.Struct, frozen=True):
    version: str = ""


class _Warnings(msgspec.Struct, frozen=True, rename="camel"):
    incomplete_results: bool = False


class Answer(msgspec.Struct, frozen=True):
    """The parts of an answer that count. `matches` must be there: an empty object is no answer."""

    matches: list[_Match]
    software: _Software = _Software()
    warnings: _Warnings = _Warnings()


def question(text: str, language: str) -> bytes:
    """The body of a request: the same parameters for every text, since the server keeps what they need."""
    fields = {
        "language": LANGUAGES[language],
        "text": text,
        "level": "default",
        "disabledRules": ",".join(SILENT),
    }
    if os.environ.get(USER_VARIABLE) and os.environ.get(KEY_VARIABLE):
        fields |= {"username": os.environ[USER_VARIABLE], "apiKey": os.environ[KEY_VARIABLE]}
    return urlencode(fields).encode("ascii")


def read_answer(body: bytes) -> Answer:
    """The answer; EngineFailure for anything else, and for one that says that it is not complete."""
    try:
        answer = msgspec.convert(json.loads(body), Answer)
    except (ValueError, msgspec.ValidationError) as error:
        what = f"answered with something that is no LanguageTool answer ({error})"
        raise EngineFailure(
            NAME, what, "check `url`, and that nothing stands between you and the server"
        ) from None
    if answer.warnings.incomplete_results:
        what = "stopped in the middle of a text"
        raise EngineFailure(NAME, what, "give the server more time per text (maxCheckTimeMillis) or memory")
    return answer


def findings(text: str, answer: Answer) -> list[EngineFinding]:
    """What the answer says about `text`, in code points. The rule is `ID CATEGORY`."""
    units = Units(text)
    out: list[EngineFinding] = []
    for match in answer.matches:
        start, end = units.code_points(match.offset), units.code_points(match.offset + match.length)
        if not 0 <= start < end <= len(text):
            what = f"its rule {match.rule.id} points outside the text"
            raise EngineFailure(
                NAME,
                what,
                f"use the version of LanguageTool that newslint installs, not {answer.software.version}",
            )
        replacements = tuple(dict.fromkeys(r.value for r in match.replacements[:_MAX_REPLACEMENTS]))
        rule = f"{match.rule.id} {match.rule.category.id}"
        out.append(EngineFinding(rule, Span(start, end), _one_line(match.message), replacements))
    return sorted(out, key=lambda f: (f.span, f.rule, f.message))


def _one_line(message: str) -> str:
    return " ".join(message.split())
