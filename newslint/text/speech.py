"""Who is named as having said something: what shows that a quotation has ended."""

import re
import sys
from collections.abc import Sequence

from newslint.text.lazy import lazy

_NAME = r"[A-Z][\w’'.-]* "
_SINGLE = lazy(r"‘|(?<!\w)'(?=\w)")


class Speech:
    """Patterns made of `verbs` that follow or introduce a quotation; `no_speaker` begins a sentence and
    is no name."""

    def __init__(self, verbs: Sequence[str], no_speaker: Sequence[str]) -> None:
        """Patterns are compiled when first used."""
        self._verbs = frozenset(verbs)
        sentence = rf"(?:{'|'.join(no_speaker)})\b"
        self._sentence = lazy(sentence)
        verb = rf"(?:{'|'.join(map(re.escape, verbs))})\b"
        self._said = lazy(
            r"(?:[,?!][’']?|[,?!.] [–—-]| [–—-]) "
            r"(?!(?:I|we|you|We|You|that|which|and|but|who|let['’]s) )"
            rf"(?:[\w’'.()-]+ ){{0,6}}?{verb}"
        )
        # A later sentence that tells what somebody said: Parry admitted that ...
        self._narrated = lazy(
            r"[.!?] (?:(?:And |But )?(?:He|She|he|she) (?:also )?(?:said|says|added|adds) (?!to\b)\w"
            rf"|(?!{sentence}){_NAME}(?:{_NAME}|of |the |and |for ){{0,6}}{verb})"
        )
        self.misplaced = lazy(
            rf"[”\"] ?[“\"]{verb}|(?<=,)[”\"] ?[“\"](?:(?:{_NAME}){{1,3}}|he |she |they ){verb}"
        )
        """An opening mark behind a closing one, before who said it: “Wait,” “said the captain."""
        self.attribution = lazy(rf"(?:{_NAME}){{1,3}}{verb}[^“”\"]{{0,40}}\Z")
        """Behind a mark that stands before "Parry said." instead of behind the words he said."""

    def said(self, line: str, start: int = 0, end: int = sys.maxsize) -> re.Match[str] | None:
        """..., said the captain: where somebody is named behind words that begin at `start`."""
        inner = -1
        for found in self._said.finditer(line, start, end):
            if found.group()[1] not in "’'":
                return found
            # Behind a single mark it is who said the words in single marks, if such were opened.
            if inner < 0:
                opening = _SINGLE.search(line, start, end)
                inner = opening.start() if opening else len(line)
            if found.start() < inner:
                return found
        return None

    def ended(self, line: str, start: int, end: int) -> bool:
        """Whether the words that begin at `start` have been somebody's before `end`."""
        return bool(self.said(line, start, end) or self._narrated.search(line, start, end))

    def fragment(self, line: str, at: int) -> bool:
        """Whether the mark at `at` opens a name or a few words inside a sentence: they end with it."""
        before = line[:at].rstrip()
        if not before[-1:].isalnum():
            return before.endswith("(")
        if line[at + 1 : at + 2].islower():
            return True
        return before.rpartition(" ")[2] not in self._verbs and not self._sentence.match(line, at + 1)
