"""Sentences to the network, its suspicions to findings."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from newslint.kinds.base import finding, timed_out
from newslint.kinds.patterns import TIME_LIMIT, compiled
from newslint.kinds.suspect.judge import Suspicion, broken
from newslint.kinds.suspect.network import Reading, network
from newslint.kinds.suspect.numbers import KIND, Verbs
from newslint.kinds.suspect.options import Options
from newslint.kinds.suspect.package import sheet
from newslint.kinds.suspect.sentences import Sentence, sentences
from newslint.model import Finding, Rule, Span
from newslint.text.article import Article
from newslint.text.literals import Hit

# Something that is missing is marked on the words around the gap.
_GAPS = ("missing-verb", "missing-word", "run-on")


class SuspectMatcher:
    """All selected rules of the kind: every sentence is read once. Loads at the first article."""

    literals: Sequence[str] = ()
    always = True

    def __init__(self, rules: Sequence[tuple[Rule, Options]]) -> None:
        """Any number of rules for each kind of damage."""
        self.rules = rules
        self.least = min((o.least_words for _, o in rules), default=0)
        self.kinds = {o.find for _, o in rules}
        self._verbs: Verbs | None = None

    def find(self, article: Article, hits: Sequence[Hit]) -> Iterable[Finding]:
        """See Matcher."""
        for sentence in sentences(article):
            if sentence.text.count(" ") + 1 >= self.least:
                yield from self._judged(sentence)

    def _judged(self, sentence: Sentence) -> Iterator[Finding]:
        reading = network().read(sentence.text)
        suspected = broken(reading, sheet()), self._doubted(sentence.text, reading)
        for suspicion, (rule, options) in product(suspected, self.rules):
            least = options.threshold or sheet().thresholds[options.find]
            if suspicion is None or options.find != suspicion.kind or suspicion.score < least:
                continue
            span = _marked(suspicion, reading)
            if any(span.overlaps(speech) for speech in sentence.speech):
                if not options.quoted:
                    continue
                least += sheet().speech[options.find]
            try:
                if suspicion.score >= least and not _excused(sentence, span, options):
                    yield _finding(rule, sentence, suspicion, reading)
            except TimeoutError:
                yield timed_out(rule.id, sentence.span)

    def _doubted(self, text: str, reading: Reading) -> Suspicion | None:
        """A verb in the wrong number, if any rule asks."""
        if KIND not in self.kinds:
            return None
        if self._verbs is None:
            self._verbs = Verbs(sheet())
        return self._verbs.doubted(text, reading, network())


def _excused(sentence: Sentence, span: Span, options: Options) -> bool:
    """Whether the sentence, or what is marked in it, is of a sort that the rule leaves alone."""
    text = sentence.text
    if text.count(" ") + 1 < options.least_words:
        return True
    marked = text[span.start : span.end]
    return any(compiled(p).search(text, timeout=TIME_LIMIT) for p in options.unless) or any(
        compiled(p).search(marked, timeout=TIME_LIMIT) for p in options.unless_marked
    )


def _marked(suspicion: Suspicion, reading: Reading) -> Span:
    """What is marked, in the sentence: the damaged words, or those around the gap."""
    first = suspicion.first
    if suspicion.kind in _GAPS and first:
        first -= 1
    return Span(reading.places[first][0], reading.places[suspicion.last][1])


def _finding(rule: Rule, sentence: Sentence, suspicion: Suspicion, reading: Reading) -> Finding:
    words = [sentence.text[start:end] for start, end in reading.places]
    before = words[suspicion.first - 1] if suspicion.first else words[0]
    message = rule.message.replace("{before}", before).replace("{word}", words[suspicion.first])
    return finding(
        rule,
        _marked(suspicion, reading).shifted(sentence.span.start),
        message=message,
        confidence=suspicion.confidence,
        replacements=(suspicion.form,) if suspicion.form else (),
    )
