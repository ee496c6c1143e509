"""Patterns kept between runs match what freshly compiled ones match, and damage costs only time."""

import re
from pathlib import Path

import pytest
import regex

from newslint.text import codes
from tests.shipped import shipped_rules

TEXTS = [
    "Source :",
    "Read more: Paris’ “mayor” resigns",
    "a" * 50,
    "Ünïcode ſource \u212a",
    "12 March 2021\nBy A. B.",
]
PATTERNS = [p for rule in shipped_rules() for p in rule.options.get("match", ())][:150]


@pytest.fixture
def stores(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Fresh stores in a folder of their own."""
    for name in ("_RE", "_REGEX"):
        store = codes._Store(getattr(codes, name).family)
        store.folder = tmp_path
        monkeypatch.setattr(codes, name, store)
    return tmp_path


def reopened() -> None:
    """As in the next run: what was put is saved, and the stores know nothing yet."""
    for store in (codes._RE, codes._REGEX):
        store.save()
        store._path, store._codes = None, {}


def spans(found: "list[re.Match[str]]") -> list[tuple[int, int]]:
    return [m.span() for m in found]


def test_rule_patterns_match_the_same_when_kept(stores: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = [codes.compiled_regex(p) for p in PATTERNS]
    reopened()
    monkeypatch.setattr(regex, "compile", None)  # nothing is compiled any more
    kept = [codes.compiled_regex(p) for p in PATTERNS]
    for one, two in zip(fresh, kept, strict=True):
        assert one.pattern == two.pattern
        for text in TEXTS:
            assert spans(one.finditer(text)) == spans(two.finditer(text))


GROUPS = [
    (r"(?P<a>x)|(?P<b>\d+)", 0),
    ("ſOURCE", re.IGNORECASE),
    ("é+\ud800?", 0),
    (r"^b", re.M),
    ("[k-s]", re.I),
]


@pytest.mark.parametrize(("pattern", "flags"), GROUPS)
def test_library_patterns_match_the_same_when_kept(
    stores: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, flags: int
) -> None:
    fresh = codes.compiled_re(pattern, flags)
    reopened()
    monkeypatch.setattr(re, "compile", None)
    monkeypatch.setattr(codes, "_sre_arguments", None)
    kept = codes.compiled_re(pattern, flags)
    plain = re._compiler.compile(pattern, flags) if hasattr(re, "_compiler") else fresh
    assert (kept.flags, kept.groups, kept.groupindex) == (plain.flags, plain.groups, plain.groupindex)
    for text in [*TEXTS, "x12", "a\nb"]:
        assert spans(list(kept.finditer(text))) == spans(list(plain.finditer(text)))


@pytest.mark.parametrize("damage", [b"", b"\x93", b"\x92\xa1x\x80", b"not data at all"])
def test_damaged_store_is_made_anew(stores: Path, damage: bytes) -> None:
    codes.compiled_regex("(?i)source ?:")
    reopened()
    (kept,) = stores.glob("patterns-regex-*")
    kept.write_bytes(damage)
    assert codes.compiled_regex("(?i)source ?:").fullmatch("SOURCE :")
    reopened()
    assert len(kept.read_bytes()) > 50


def test_code_that_an_engine_refuses_is_compiled_again(stores: Path) -> None:
    codes.compiled_re("a+b")
    store = codes._RE
    key = next(iter(store._codes))
    store.put(key, [0, [999_999, 1], 0, {}, []])
    assert codes.compiled_re("a+b").fullmatch("aab")


def test_versions_do_not_undo_each_others_work(stores: Path) -> None:
    store = codes._REGEX
    for version in ("one", "two"):
        assert store.get("a+b", version) is None
        store.put("a+b", [version])
        reopened()
    assert [store.get("a+b", "one"), reopened(), store.get("a+b", "two")] == [["one"], None, ["two"]]


def test_nothing_is_kept_without_a_folder(monkeypatch: pytest.MonkeyPatch) -> None:
    store = codes._Store("none")
    monkeypatch.setattr(codes, "_REGEX", store)
    assert codes.compiled_regex("a+b").fullmatch("aab")
    store.save()
    assert store.get("a+b", "") is None
