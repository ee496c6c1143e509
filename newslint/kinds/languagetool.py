"""`kind: languagetool`: rules that LanguageTool finds, chosen, named and weighed by newslint."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Any

import msgspec

from newslint.engines import EngineFinding, open_engine
from newslint.kinds.base import finding
from newslint.kinds.patterns import check_patterns
from newslint.kinds.remarks import RemarkOptions, judged, prose_lines, without_overlaps
from newslint.kinds.spelling import Speller
from newslint.model import Finding, Rule
from newslint.text.article import Article
from newslint.text.literals import Hit

SELF_TEST = False
"""Examples are tried by the project's tests with a real server, not at each load."""

_BREAK = "\n\n"


class Options(RemarkOptions, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """See RemarkOptions; `engine-rules` are LanguageTool's ids, in which `*` stands for anything.
    `categories`: all rules of these categories that no rule names by itself, but not those of
    `except` (ids, with `*`). `server`: `grammar: {languagetool: ...}` of the configuration."""

    categories: tuple[str, ...] = ()
    except_: tuple[str, ...] = msgspec.field(default=(), name="except")
    server: dict[str, Any] = msgspec.field(default_factory=dict)


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    if not options.get("engine-rules") and not options.get("categories"):
        raise ValueError("`engine-rules` or `categories` says what LanguageTool is to report here")
    check_patterns([*options.get("unless", ()), *options.get("only", ())])
    return options


def compile_rules(rules: Sequence[Rule]) -> "LanguageToolMatcher":
    """See KindModule."""
    return LanguageToolMatcher([(rule, msgspec.convert(rule.options, Options)) for rule in rules])


class LanguageToolMatcher:
    """All selected rules of LanguageTool: one request an article. Connects at the first article."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[tuple[Rule, Options]]) -> None:
        """Sort the rules: those with ids go before those with categories."""
        self.rules = [(r, o) for r, o in rules if not o.spelling]
        self.spelling = [(r, o) for r, o in rules if o.spelling]
        first = rules[0][1] if rules else Options()
        self.engine = open_engine("languagetool", language=first.dialect, settings=first.server)
        self._owners: dict[str, tuple[Rule, Options] | None] = {}

    def announce(self, article: Article) -> None:
        """See Announced."""
        self.engine.announce(_BREAK.join(article.raw_lines[n] for n in prose_lines(article)))

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher. Lines go as paragraphs: LanguageTool reads on over a single line end."""
        numbers = prose_lines(article)
        lines = [article.raw_lines[n] for n in numbers]
        starts, at = [], 0
        for line in lines:
            starts.append(at)
            at += len(line) + len(_BREAK)
        [remarks] = self.engine.check([_BREAK.join(lines)], ())
        found: list[Finding] = []
        unknown: set[str] = set()
        for remark in remarks:
            index = bisect_right(starts, remark.span.start) - 1
            line, start = lines[index], starts[index]
            if remark.span.end > start + len(line):  # over the end of its paragraph: none of ours
                continue
            here = EngineFinding(
                remark.rule, remark.span.shifted(-start), remark.message, remark.replacements
            )
            if self._is_spelling(remark.rule):
                unknown.add(line[here.span.start : here.span.end])
            elif owner := self._owner(remark.rule):
                found += judged(article, numbers[index], here, *owner)
        for rule, _ in self.spelling:
            speller = Speller(unknown.intersection)
            found += [finding(rule, slip.span, **slip.says) for slip in speller.slips(article, numbers)]
        return without_overlaps(found)

    def _is_spelling(self, name: str) -> bool:
        identity = name.partition(" ")[0]
        return any(fnmatchcase(identity, e) for _, o in self.spelling for e in o.engine_rules)

    def _owner(self, name: str) -> tuple[Rule, Options] | None:
        """The selected rule that reports LanguageTool's rule `ID CATEGORY`."""
        if name not in self._owners:
            identity, _, category = name.partition(" ")
            named = (x for x in self.rules if any(fnmatchcase(identity, e) for e in x[1].engine_rules))
            whole = (
                (r, o)
                for r, o in self.rules
                if category in o.categories and not any(fnmatchcase(identity, e) for e in o.except_)
            )
            self._owners[name] = next(named, None) or next(whole, None)
        return self._owners[name]
