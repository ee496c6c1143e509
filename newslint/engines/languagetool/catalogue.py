"""The rules that an installation holds, read off its English jar."""

import re
import zipfile
from pathlib import Path

from newslint.text.lazy import lazy

_FILES = ("org/languagetool/rules/en/grammar.xml", "org/languagetool/rules/en/style.xml")
_RULE = lazy(r'<rule(?:group)?\s+[^>]*?\bid="([A-Z0-9_-]+)"[^>]*?\bname="([^"]*)"', re.DOTALL)
_NAMED_FIRST = lazy(r'<rule(?:group)?\s+[^>]*?\bname="([^"]*)"[^>]*?\bid="([A-Z0-9_-]+)"', re.DOTALL)
_COMMENT = lazy(r"<!--.*?-->", re.DOTALL)


def rules_in(home: Path) -> dict[str, str]:
    """Rule id -> what it is called. Rules written in Java are not listed there."""
    found: dict[str, str] = {}
    with zipfile.ZipFile(home / "libs" / "language-en.jar") as jar:
        for name in _FILES:
            if name in jar.namelist():
                text = _COMMENT.sub("", jar.read(name).decode("utf-8"))
                found |= {rule: _plain(said) for said, rule in _NAMED_FIRST.findall(text)}
                found |= {rule: _plain(said) for rule, said in _RULE.findall(text)}
    return dict(sorted(found.items()))


def _plain(name: str) -> str:
    for mark, letter in (("&apos;", "'"), ("&quot;", '"'), ("&lt;", "<"), ("&gt;", ">"), ("&amp;", "&")):
        name = name.replace(mark, letter)
    return " ".join(name.split())
