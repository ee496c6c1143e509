"""(Document, Plan) -> diagnostics. Pure; the only place where text offsets become lines and columns."""

from collections import Counter
from collections.abc import Sequence

import msgspec

from newslint.model import (
    Diagnostic,
    Document,
    Edit,
    Finding,
    Fix,
    Place,
    PlacedEdit,
    PlacedFix,
    Severity,
    Span,
    source_edit,
)
from newslint.rulebook.plan import Plan
from newslint.text.article import Article
from newslint.text.lines import line_index


def lint(document: Document, plan: Plan) -> list[Diagnostic]:
    """What `plan` finds in `document`, by place in the source."""
    return lint_each([document], plan)[0]


def lint_each(documents: Sequence[Document], plan: Plan) -> list[list[Diagnostic]]:
    """The same for several documents, which costs less than one after the other."""
    articles = [Article.of(d) for d in documents]
    several = plan.find_each(articles)
    return [lift(*each[:2], plan, each[2]) for each in zip(documents, articles, several, strict=True)]


def lint_again(
    document: Document, plan: Plan, kept: list[Diagnostic] | None, findings: Sequence[Finding]
) -> list[Diagnostic]:
    """What was `kept` of a first pass (None: all of it anew) with `findings` that came up since."""
    known = lint(document, plan) if kept is None else kept
    silent = msgspec.structs.replace(document, notices=())
    more = lift(silent, Article.of(silent), plan, findings)
    return sorted([*known, *more], key=Diagnostic.sort_key) if more else known


def lift(document: Document, article: Article, plan: Plan, findings: Sequence[Finding]) -> list[Diagnostic]:
    """`findings` of the document's article in source coordinates, by place."""
    if not findings and not document.notices:
        return []
    lifter = _Lifter(document, article, plan)
    out = [lifter.diagnostic(f) for f in findings]
    out += [lifter.notice(n.rule, n.span, n.message) for n in document.notices if n.rule in plan.by_id]
    return sorted(out, key=Diagnostic.sort_key)


class _Lifter:
    """Carries findings of one document over to its source."""

    def __init__(self, document: Document, article: Article, plan: Plan) -> None:
        from xxhash import xxh3_64_hexdigest

        self.hash = xxh3_64_hexdigest
        self.document, self.article, self.plan = document, article, plan
        self.lines = line_index(document.source)
        self.equals: Counter[tuple[str, str]] = Counter()

    def diagnostic(self, found: Finding) -> Diagnostic:
        """One finding, lifted."""
        sentence = self.article.sentence_at(found.span.start)
        context = self.document.text[sentence.start : max(sentence.end, found.span.end)]
        return self._make(
            found.rule,
            self.document.offsets.lift(found.span),
            found.message,
            confidence=round(found.confidence, 2),
            replacements=found.replacements,
            related=(*(self.place(self.document.offsets.lift(s)) for s in found.related), *found.elsewhere),
            fix=self.fix(found.fix) if found.fix else None,
            fingerprint=self.fingerprint(found.rule, context),
        )

    def notice(self, rule: str, span: Span, message: str) -> Diagnostic:
        """Something that the reader found; already in source coordinates."""
        confidence = self.plan.by_id[rule].confidence
        return self._make(rule, span, message, confidence=confidence, fingerprint=self.fingerprint(rule, ""))

    def _make(self, rule: str, span: Span, message: str, **more: object) -> Diagnostic:
        start, end = span
        if end <= start:  # never empty: the character at the place stands for it
            start, end = (
                (start, start + 1) if start < len(self.document.source) else (max(0, start - 1), start)
            )
        place = self.place(Span(start, end))
        known = self.plan.by_id.get(rule)
        severity: Severity = known.severity if known else "error"
        return Diagnostic(
            path=self.document.path,
            record=self.document.record,
            record_line=self.document.record_line,
            field=self.document.field,
            rule=rule,
            severity=severity,
            message=message,
            line=place.line,
            column=place.column,
            end_line=place.end_line,
            end_column=place.end_column,
            text=place.text,
            start=start,
            end=end,
            **more,  # type: ignore[arg-type]
        )

    def place(self, span: Span) -> Place:
        """Lines and columns of a source span."""
        line, column = self.lines.locate(span.start)
        end_line, end_column = self.lines.locate(span.end)
        text = self.document.source[span.start : span.end]
        return Place(line, column, end_line, end_column, text)

    def fix(self, fix: Fix) -> PlacedFix | None:
        """The fix in the source, or None where an edit cannot be made without hurting markup."""
        edits = []
        for edit in fix.edits:
            placed = self.edit(edit)
            if placed is None:
                return None
            edits.append(placed)
        return PlacedFix(fix.safety, tuple(edits))

    def edit(self, edit: Edit) -> PlacedEdit | None:
        """One edit in the source."""
        placed = source_edit(self.document, edit)
        if placed is None:
            return None
        place = self.place(placed.span)
        return PlacedEdit(
            start=placed.span.start,
            end=placed.span.end,
            line=place.line,
            column=place.column,
            end_line=place.end_line,
            end_column=place.end_column,
            text=placed.text,
        )

    def fingerprint(self, rule: str, sentence: str) -> str:
        """Of rule, normalised sentence and its ordinal among equals: survives moved lines."""
        key = (rule, " ".join(sentence.casefold().split()))
        self.equals[key] += 1
        return self.hash("\0".join((*key, str(self.equals[key]))).encode("utf-8", "replace"))
