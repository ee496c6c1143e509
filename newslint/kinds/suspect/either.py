"""Places at which a verb is sound in a number that its sentence does not seem to call for."""

import re
from functools import lru_cache
from typing import NamedTuple

from newslint.model import Span
from newslint.text.wordlists import words

# "… asked him to wait and hope": behind these the bare form goes on with a verb far back.
_LINKS = ("and", "or")
_HELPERS = ("is", "are", "was", "were")
# "… one of the causes that have": what the verb goes with is anybody's guess.
_RELATIVES = ("that", "which", "who", "what")
# They open a sentence with a capital and are no names.
_PRONOUNS = frozenset(
    "there this these those it he she they we you i many most some all both several few one each another "
    "neither either everyone everybody everything someone something nobody nothing".split()
)
# "A proportion were": as many as the words for many in the model's own list.
_SHARES = frozenset("proportion percentage fraction handful host".split())
_WORD = r"[\w'’-]+"
_LAST_WORD = re.compile(r"(\w+)\W*\Z")
_OF_THESE = re.compile(rf"\b(?:(?:none|neither|either|any) of|one in {_WORD}) (?:{_WORD} ){{0,5}}\Z", re.I)
_SUPPOSED = re.compile(r"\b(?:as if|as though|if|wish|wishes|wished|wishing)\b[^,.;:]*\Z", re.I)
_ALSO = re.compile(r"\AAlso \w+(?:ing|ed)\b[^,;:]*\Z")  # the subject comes behind the verb
_SAYS_WHO = re.compile(r", [^,]+ (\w+)(?: on \w+)?, \Z")
_QUOTED = re.compile(r"[,\"”'’] \Z")
_SAYS = frozenset("say says add adds explain explains warn warns write writes insist insists".split())
_WHO = re.compile(r" (?:an?|the|one|some|many|several|[A-Z])")
_AMOUNT = re.compile(
    rf"(?:\d[\d,.]*|\b(?:two|three|four|five|six|seven|eight|nine|ten|twelve|fifteen|twenty|thirty|forty|fifty"
    rf"|hundred|thousand|million|billion)) (?:{_WORD} ){{0,2}}(?:dollars|pounds|euros|yen|yuan|roubles|rubles"
    rf"|rupees|francs|cents|pence|years|months|weeks|days|hours|minutes|seconds|miles|kilometres|kilometers"
    rf"|metres|meters|feet|inches|acres|hectares|tonnes|tons|points)(?: \([^()]*\))? \Z",
    re.I,
)


class Verb(NamedTuple):
    """A verb in a sentence; `singular`: in the form for one."""

    sentence: str
    span: Span
    singular: bool

    @property
    def form(self) -> str:
        """As it is written."""
        return self.sentence[self.span.start : self.span.end]

    @property
    def before(self) -> str:
        """The sentence up to it."""
        return self.sentence[: self.span.start]


@lru_cache(4)
def _group(groups: frozenset[str]) -> re.Pattern[str]:
    """What stands before the verb in "a group of swimmers has", or "have"."""
    return re.compile(rf"\ban? (?:{_WORD} )?(?:{'|'.join(sorted(groups))}) of (?:{_WORD} ){{1,6}}\Z", re.I)


def either_is_sound(verb: Verb, groups: frozenset[str]) -> bool:
    """Whether the verb's number says nothing, whatever its subject is. `groups`: words for many."""
    return (
        _behind_a_word(verb, groups)
        or _quoted_in_part(verb)
        or _said(verb)
        or (verb.singular and _AMOUNT.search(verb.before) is not None)
        or (verb.form == "were" and _SUPPOSED.search(verb.before) is not None)
        or (verb.form in _HELPERS and _ALSO.search(verb.before) is not None)
        or _OF_THESE.search(verb.before) is not None
        or _group(groups).search(verb.before) is not None
    )


def _behind_a_word(verb: Verb, groups: frozenset[str]) -> bool:
    """A relative, a link, a name, a word for many."""
    last = _LAST_WORD.search(verb.before)
    if last is None:
        return False
    word = last[1].lower()
    if word in _RELATIVES or (word in _LINKS and verb.form not in _HELPERS):
        return True
    if last.start() == 0 and word not in _PRONOUNS:  # a name, unless it is many of something
        return not word.endswith("s") or not verb.singular
    return word in groups or word in _SHARES or (last.start() > 0 and last[1][0].isupper())


def _quoted_in_part(verb: Verb) -> bool:
    """The release “give[s] us hope”; the second part of a word."""
    return verb.sentence[verb.span.end : verb.span.end + 1] == "[" or verb.before.endswith("-")


def _said(verb: Verb) -> bool:
    """…, says a panel of experts; the key, experts say, is."""
    if verb.form in _SAYS and _QUOTED.search(verb.before) and _WHO.match(verb.sentence, verb.span.end):
        return True
    between = _SAYS_WHO.search(verb.before)
    return between is not None and between[1].lower() in words("said")
