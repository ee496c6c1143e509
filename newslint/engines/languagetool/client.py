"""One server behind HTTP: answers or failures, nothing in between."""

import os
import threading
from http.client import HTTPConnection, HTTPException, HTTPSConnection, RemoteDisconnected
from typing import Literal
from urllib.parse import urlsplit

from newslint.engines.base import EngineFailure
from newslint.engines.languagetool.settings import NAME, TOKEN_VARIABLE

_TOO_LONG = 413
_REFUSED = (401, 403)
_BUSY = (429, 503)


Health = Literal["well", "busy", "gone"]


class Unreachable(Exception):
    """Nobody answers there: worth a second try."""


class NoAnswer(EngineFailure):
    """Nothing came, however long one waited."""


class Client:
    """Requests to one address, one kept connection a thread."""

    def __init__(self, url: str, timeout: float) -> None:
        """`url` without `/v2`; `timeout` in seconds for one answer."""
        parts = urlsplit(url.rstrip("/"))
        self.address = f"{parts.scheme}://{parts.netloc}"
        self._secure, self._host, self._port = parts.scheme == "https", parts.hostname or "", parts.port
        self._path = parts.path.removesuffix("/v2")
        self._timeout = timeout
        self._own = threading.local()

    def healthy(self, timeout: float = 2.0) -> bool:
        """Whether the server says that it is well."""
        return self.health(timeout) == "well"

    def health(self, timeout: float = 2.0) -> Health:
        """`busy`: somebody listens and says nothing yet, as LanguageTool does while others are served."""
        try:
            connection = self._connect(timeout)
            connection.request("GET", f"{self._path}/v2/healthcheck")
            answer = connection.getresponse()
            body = answer.read(100)
            connection.close()
        except TimeoutError:
            return "busy"
        except (OSError, HTTPException):
            return "gone"
        return "well" if answer.status == 200 and body.strip() == b"OK" else "gone"

    def check(self, body: bytes) -> bytes:
        """The answer to a check. Unreachable where the connection breaks, NoAnswer where the server
        hangs, EngineFailure where it refuses."""
        for fresh in (False, True):
            kept = getattr(self._own, "connection", None)
            connection = self._connect(self._timeout) if fresh or kept is None else kept
            try:
                return self._ask(connection, body)
            except TimeoutError:
                self._drop(connection)
                what = f"{self.address} gave no answer within {self._timeout:g} seconds"
                remedy = "raise `timeout`, or restart the server (newslint's own: `newslint engines stop`)"
                raise NoAnswer(NAME, what, remedy) from None
            except (OSError, HTTPException) as error:
                self._drop(connection)
                if kept is None or fresh or not isinstance(error, ConnectionError | RemoteDisconnected):
                    raise Unreachable(f"{type(error).__name__}: {error}") from None
        raise AssertionError("the second round always ends")

    def _ask(self, connection: HTTPConnection, body: bytes) -> bytes:
        headers = {"Content-Type": "application/x-www-form-urlencoded"}
        if token := os.environ.get(TOKEN_VARIABLE):
            headers["Authorization"] = f"Bearer {token}"
        connection.request("POST", f"{self._path}/v2/check", body, headers)
        answer = connection.getresponse()
        data = answer.read()
        self._own.connection = connection
        if answer.status == 200:
            return data
        self._drop(connection)
        raise _failure(answer.status, data, self.address)

    def _connect(self, timeout: float) -> HTTPConnection:
        kind = HTTPSConnection if self._secure else HTTPConnection
        return kind(self._host, self._port, timeout=timeout)

    def _drop(self, connection: HTTPConnection) -> None:
        connection.close()
        self._own.connection = None


def _failure(status: int, data: bytes, address: str) -> EngineFailure:
    said = " ".join(data[:200].decode("utf-8", "replace").split())
    if status == _TOO_LONG:
        return EngineFailure(
            NAME, f"{address} takes no text of this length ({said})", "lower `max-text-length`"
        )
    if status in _REFUSED:
        return EngineFailure(
            NAME, f"{address} refused the credentials (HTTP {status})", "check the variables they come from"
        )
    if status in _BUSY:
        return EngineFailure(
            NAME,
            f"{address} is busy (HTTP {status}: {said})",
            "lower `parallel`, or use a server of your own",
        )
    return EngineFailure(
        NAME, f"{address} answered HTTP {status} ({said})", "see the log: `newslint engines status`"
    )
