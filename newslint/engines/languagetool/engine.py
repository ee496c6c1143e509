"""LanguageTool behind the protocol of engines."""

import os
from collections.abc import Collection, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from newslint.engines.base import EngineFailure, EngineFinding, Sheet
from newslint.engines.languagetool import server
from newslint.engines.languagetool.answers import Answer, findings, question, read_answer
from newslint.engines.languagetool.client import Client, NoAnswer, Unreachable
from newslint.engines.languagetool.identity import last_version, remember_version
from newslint.engines.languagetool.settings import NAME, Settings, home_folder
from newslint.engines.languagetool.splitting import pieces

_IN_VAIN = 4


class LanguageToolEngine:
    """See Engine. `rules` are LanguageTool's ids or, as `* CATEGORY`, all of a category; a finding's
    `rule` is `ID CATEGORY`. Connects at the first text."""

    def __init__(self, settings: Settings, language: str = "en") -> None:
        """Connect to nothing yet."""
        self.settings, self.language = settings, language
        self._client: Client | None = None
        self._coming: dict[str, Future[list[EngineFinding]]] = {}
        self._pool: ThreadPoolExecutor | None = None
        self._owner = 0
        self._in_vain = 0
        self._given_up: EngineFailure | None = None
        self._version: str | None = None

    def __getstate__(self) -> tuple[Settings, str]:
        return self.settings, self.language

    def __setstate__(self, state: tuple[Settings, str]) -> None:
        self.__init__(*state)  # type: ignore[misc]

    def sheet(self) -> Sheet:
        """See Engine. The rules are those of the installation, none for a server elsewhere."""
        from newslint.engines.languagetool.catalogue import rules_in

        answer = self._answer("Text.")
        rules = {} if self.settings.url else rules_in(home_folder(self.settings))
        return Sheet(NAME, answer.software.version, ("en",), rules)

    def check(self, texts: Sequence[str], rules: Collection[str]) -> list[list[EngineFinding]]:
        """See Engine. One request a text, `parallel` at a time."""
        wanted = frozenset(rules)
        if len(texts) > 1:
            for text in texts:
                self.announce(text)
        found = [self._answered(text) for text in texts]
        return [[f for f in one if _covered(f.rule, wanted)] for one in found]

    def announce(self, text: str) -> None:
        """See Engine. The request is on its way while others are worked on."""
        if self.settings.parallel < 2:
            return
        if self._owner != os.getpid():  # threads are not carried over a fork
            self._owner, self._coming = os.getpid(), {}
            self._pool = ThreadPoolExecutor(self.settings.parallel, thread_name_prefix=NAME)
        if text not in self._coming:
            assert self._pool is not None
            self._coming[text] = self._pool.submit(self._check, text)

    def _answered(self, text: str) -> list[EngineFinding]:
        """What was announced, or asked now."""
        coming = self._coming.pop(text, None) if self._owner == os.getpid() else None
        return self._check(text) if coming is None else coming.result()

    def _check(self, text: str) -> list[EngineFinding]:
        if not text.strip():
            return []
        out: list[EngineFinding] = []
        for start, part in pieces(text, self.settings.max_text_length):
            found = findings(part, self._answer(part))
            out += [EngineFinding(f.rule, f.span.shifted(start), f.message, f.replacements) for f in found]
        return out

    def _answer(self, text: str) -> Answer:
        """The answer. A server that several times in a row gave none is not asked again: a thousand
        articles would wait for it a thousand times."""
        if self._given_up:
            raise self._given_up
        try:
            answer = self._asked_twice(question(text, self.language))
        except NoAnswer as failure:
            self._in_vain += 1
            if self._in_vain >= _IN_VAIN:
                self._given_up = failure
            raise
        self._in_vain = 0
        self._remember(answer.software.version)
        return answer

    def _asked_twice(self, body: bytes) -> Answer:
        """The answer, with a second try where nobody answers or the answer is broken."""
        trouble: Exception | None = None
        for attempt in range(2):
            try:
                return read_answer(self._connected(anew=attempt > 0).check(body))
            except Unreachable as error:
                trouble = error
        where = self.settings.url or "its server"
        remedy = "see that it runs" if self.settings.url else "`newslint engines doctor` looks for the reason"
        raise NoAnswer(NAME, f"{where} does not answer ({trouble})", remedy)

    def _connected(self, anew: bool = False) -> Client:
        """The client of the user's server, or of newslint's own, which is started where it does not run."""
        if self._client is None or anew:
            self._client = Client(self.settings.url or self._started(), self.settings.timeout)
        elif not self.settings.url:
            server.touch(server.places(self.settings))
        return self._client

    def _remember(self, version: str) -> None:
        """Keep the version of a server elsewhere where it is not the one that was known."""
        if self.settings.url and version != self._version:
            if version != last_version(self.settings.url):
                remember_version(self.settings.url, version)
            self._version = version

    def _started(self) -> str:
        """The address of newslint's own server. One that does not come up is not tried again."""
        try:
            return server.start(self.settings).url
        except NoAnswer:  # it is up, and only slow
            raise
        except EngineFailure as failure:
            self._given_up = failure
            raise


def _covered(rule: str, wanted: frozenset[str]) -> bool:
    name, _, category = rule.partition(" ")
    return not wanted or name in wanted or f"* {category}" in wanted
