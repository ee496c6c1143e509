"""Findings looked at one by one: somebody decides on each, what is decided is made, the rest comes again."""

import enum
from collections.abc import Callable, Sequence

import msgspec

from newslint.changes import changes
from newslint.fix import Fixed, Pass, choose
from newslint.mend import Check, Mended
from newslint.model import Diagnostic, Edit, PlacedEdit, PlacedFix
from newslint.text.edits import apply, settled


class Decision(enum.Enum):
    """What is to become of a finding. STOP: nothing more is asked; what was decided is made."""

    ACCEPT = "accept"
    SKIP = "skip"
    IGNORE = "ignore"
    EDIT = "edit"
    STOP = "stop"


class Answer(msgspec.Struct, frozen=True):
    """`text` stands in place of the finding's where the decision is EDIT."""

    decision: Decision
    text: str = ""


class Question(msgspec.Struct, frozen=True):
    """A finding, the source it stands in, and which of how many it is in this text."""

    finding: Diagnostic
    source: str
    number: int
    total: int


class _Settled(msgspec.Struct):
    """A finding that stays, known again by its rule and text at the place where it must be now."""

    rule: str
    text: str
    start: int
    ignored: bool

    def moved(self, edits: Sequence[Edit]) -> "_Settled":
        """Behind the edits before it."""
        grown = sum(len(e.text) - (e.span.end - e.span.start) for e in edits if e.span.end <= self.start)
        return msgspec.structs.replace(self, start=self.start + grown)

    def covers(self, d: Diagnostic) -> bool:
        """Whether `d` is the finding."""
        return (self.rule, self.text, self.start) == (d.rule, d.text, d.start)


class Review:
    """One sitting over any number of texts."""

    def __init__(self, ask: Callable[[Question], Answer], records: bool) -> None:
        """`records`: whether findings in records are asked about, too."""
        self._ask, self._records = ask, records
        self.stopped = False
        self.ignored: list[Diagnostic] = []
        """Findings to be ignored for good, in the coordinates of the text as it is left."""

    def mend(self, source: str, check: Check) -> Mended:
        """One text; findings that a change brings up or leaves are asked about in the next round."""
        before = check(source)
        fixed = Fixed(source, before, before)
        known: list[_Settled] = []
        while not self.stopped:
            chosen = self._round(fixed, known)
            if not chosen:
                break
            edits, done = choose(chosen)
            edits = settled(fixed.source, edits)
            fixed.passes.append(Pass(fixed.source, tuple(edits), tuple(done)))
            fixed.source = apply(fixed.source, edits)
            fixed.left = check(fixed.source)
            known = [k.moved(edits) for k in known]
        gone = [d for d in fixed.left if any(k.ignored and k.covers(d) for k in known)]
        self.ignored += gone
        left = [d for d in fixed.left if d not in gone]
        return Mended(fixed.source, before, left, changes(source, fixed), len(fixed.applied))

    def _round(self, fixed: Fixed, known: list[_Settled]) -> list[Diagnostic]:
        """The findings whose fixes are to be made now; `known` learns of those that stay."""
        asked = [d for d in fixed.left if self._open(d, known)]
        chosen: list[Diagnostic] = []
        taken: list[Edit] = []
        for number, d in enumerate(asked, 1):
            if any(e.span.start < d.end and d.start < e.span.end for e in taken):
                continue  # it may be gone with what was accepted; else it comes again
            answer = self._ask(Question(d, fixed.source, number, len(asked)))
            if answer.decision is Decision.STOP:
                self.stopped = True
                break
            wanted = _with_fix(d, answer)
            if wanted is None:
                ignored = answer.decision is Decision.IGNORE
                known.append(_Settled(d.rule, d.text, d.start, ignored))
            else:
                chosen.append(wanted)
                taken = choose(chosen)[0]
        return chosen

    def _open(self, d: Diagnostic, known: Sequence[_Settled]) -> bool:
        return (self._records or d.record is None) and not any(k.covers(d) for k in known)


def _with_fix(d: Diagnostic, answer: Answer) -> Diagnostic | None:
    """The finding with the fix that was decided on; None where nothing is to be changed."""
    if answer.decision is Decision.ACCEPT and d.fix:
        return d
    if answer.decision is not Decision.EDIT or answer.text == d.text:
        return None
    edit = PlacedEdit(d.start, d.end, d.line, d.column, d.end_line, d.end_column, answer.text)
    return msgspec.structs.replace(d, fix=PlacedFix("unsafe", (edit,)))
