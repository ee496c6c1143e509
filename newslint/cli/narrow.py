"""Only some of the findings: new ones (baseline), those in changed lines."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.config import Settings
from newslint.discovery import Target
from newslint.model import Diagnostic
from newslint.opening import text_at
from newslint.run import Result

if TYPE_CHECKING:  # both are imported where they are asked for: most runs know neither
    from newslint.filters.baseline import Baseline
    from newslint.filters.changed import ChangedLines


class Narrowing:
    """What a run's options leave out after linting, cached results or fresh ones."""

    def __init__(self, since: str | None, changed: bool) -> None:
        """`since` and `changed` as given on the command line."""
        self.lines: ChangedLines | None = None
        if since or changed:
            from newslint.filters import changed as by_git

            try:
                self.lines = by_git.ChangedLines(since, Path.cwd())
            except by_git.GitError as error:
                from click import UsageError

                raise UsageError(str(error)) from None
        self._baselines: dict[str, Baseline] = {}

    def __call__(self, target: Target, source: str | None, found: list[Diagnostic]) -> list[Diagnostic]:
        """What is left of a file's diagnostics; without `source` the file is read."""
        baseline = self.baseline(target.settings)
        if baseline and found:
            found = baseline.keep(target.shown, found)
        if self.lines is not None and found:
            if not self.lines.touched(target.shown):
                return []
            text = text_at(target.shown) or "" if source is None else source
            found = self.lines.keep(target.shown, text, found)
        return found

    def baseline(self, settings: Settings) -> "Baseline | None":
        """The baseline that holds for a configuration."""
        name = settings.config.baseline
        if not name:
            return None
        if name not in self._baselines:
            from newslint.filters import baseline as on_record

            self._baselines[name] = on_record.Baseline.load(settings.root / name)
        return self._baselines[name]

    def wanted(self, targets: Sequence[Target]) -> list[Target]:
        """The files worth linting; a baseline that cannot be read is found here."""
        for settings in {id(t.settings): t.settings for t in targets}.values():
            self.baseline(settings)
        lines = self.lines
        return list(targets) if lines is None else [t for t in targets if lines.touched(t.shown)]

    def by_piece(self, targets: Sequence[Target]) -> bool:
        """Whether a part of a file's diagnostics can be looked at alone: a baseline counts all."""
        return self.lines is None and not any(t.settings.config.baseline for t in targets)

    def results(self, results: Iterator[Result], targets: Sequence[Target]) -> Iterator[Result]:
        """Results with only those diagnostics; `targets` in the same order."""
        if self.by_piece(targets):  # nothing to leave out
            yield from results
            return
        following = iter(targets)
        target = None
        for result in results:
            target = target or next(following)
            result.diagnostics = self(target, None, result.diagnostics)
            yield result
            if not result.more:
                target = None
