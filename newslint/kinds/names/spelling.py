"""`kind: name-spelling`: one name of an article spelled two ways, or with uneven capitals."""

from collections.abc import Iterable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, Literal, NamedTuple

import msgspec

from newslint.kinds.base import finding
from newslint.kinds.names import candidates as look
from newslint.kinds.names import message, model
from newslint.kinds.names.blocking import capitalised
from newslint.kinds.names.capitals import uneven
from newslint.kinds.names.joint import joint_pairs
from newslint.model import BlockKind, Edit, Finding, Fix, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit

FEW = 8
SHARE = 1 / 150
"""More pairs than FEW and this share of an article's forms are no slips: it is a list of names."""
MANY = 100
LISTED = 0.3
"""So is a text of MANY forms and more that make up this share of its words; of news it is never above .26."""


class Options(msgspec.Struct, frozen=True, forbid_unknown_fields=True, rename="kebab"):
    """`differ`: in `letters` (and accents, hyphens) or only in `capitals`; `least`: the confidence
    from which a pair is reported; `distinct`: lists of spellings that are different names;
    `accept`: spellings that are right as they stand."""

    differ: Literal["letters", "capitals"] = "letters"
    least: float = 0.0
    distinct: tuple[tuple[str, ...], ...] = ()
    accept: tuple[str, ...] = ()


class Pair(NamedTuple):
    """`minor` is the spelling to doubt."""

    minor: look.Form
    major: look.Form
    confidence: float


def prepare(options: dict[str, Any]) -> dict[str, Any]:
    """See KindModule."""
    for group in options.get("distinct", ()):
        if len(group) < 2:
            raise ValueError(f"distinct: a list names two spellings or more, not {list(group)}")
    return options


def compile_rules(rules: Sequence[Rule]) -> "NameMatcher":
    """See KindModule."""
    return NameMatcher(rules)


class NameMatcher:
    """Looks at the capitalised words of an article once for all its rules."""

    always = True
    literals: Sequence[str] = ()

    def __init__(self, rules: Sequence[Rule]) -> None:
        """Rules with their options."""
        self.rules = [(rule, msgspec.convert(rule.options, Options)) for rule in rules]

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        forms = capitalised(article.text)
        for rule, options in self.rules:
            if options.differ == "capitals":
                pairs = [Pair(one, two, rule.confidence) for one, two in uneven(article.text, forms)]
            else:
                pairs = list(_spelled_apart(article.text, forms, options.least))
            if pairs and not _is_list(article.text, len(forms), len(pairs)):
                yield from _findings(article, rule, options, pairs)


def _is_list(text: str, forms: int, pairs: int) -> bool:
    """Whether a text is a list of names, where likeness says nothing: a phone book, results, guests."""
    return pairs > FEW + forms * SHARE or (forms >= MANY and forms > LISTED * len(text.split()))


def _spelled_apart(text: str, forms: AbstractSet[str], least: float) -> Iterator[Pair]:
    """Pairs that are likely one name."""
    border = model.least_score(least)
    for candidate in look.candidates(text, forms, lambda one, two: model.worth_a_look(one, two, border)):
        score = model.shape_score(candidate.minor.text, candidate.major.text)
        around = look.context_features(text, candidate)
        if score is None or around is None:
            continue
        score += model.total(around, "context")
        if score >= border:
            yield Pair(candidate.minor, candidate.major, model.confidence(score))
    for one, two in joint_pairs(text):
        minor, major = (one, two) if len(one.spans) < len(two.spans) else (two, one)
        yield Pair(minor, major, model.confidence(model.weights()["joint"]))


def _findings(article: Article, rule: Rule, options: Options, pairs: list[Pair]) -> Iterator[Finding]:
    """A finding for every place of a spelling to doubt, against its most frequent counterpart."""
    best: dict[str, Pair] = {}
    for pair in pairs:
        if _settled(pair, options):
            continue
        known = best.get(pair.minor.text)
        if known is None or _rank(pair) > _rank(known):
            best[pair.minor.text] = pair
    for pair in best.values():
        text = message.differs(
            (pair.minor.text, len(pair.minor.spans)), (pair.major.text, len(pair.major.spans))
        )
        for span in pair.minor.spans:
            if not _in_code(article, span):
                yield finding(
                    rule,
                    span,
                    message=text,
                    confidence=pair.confidence,
                    replacements=(pair.major.text,),
                    related=pair.major.spans,
                    fix=Fix((Edit(span, pair.major.text),), "unsafe"),
                )


def _rank(pair: Pair) -> tuple[int, float, str]:
    return len(pair.major.spans), pair.confidence, pair.major.text


def _settled(pair: Pair, options: Options) -> bool:
    """Whether the configuration says that this is no slip."""
    one, two = pair.minor.text, pair.major.text
    return one in options.accept or any(one in group and two in group for group in options.distinct)


def _in_code(article: Article, span: Span) -> bool:
    return article.given is not None and article.block_kind(article.line_number(span.start)) is BlockKind.CODE
