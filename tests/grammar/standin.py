"""A stand-in for LanguageTool's server: flags every "wrnog", and misbehaves in the way it is told.

Also run as a program in place of Java: `python standin.py --mode MODE ... --port PORT`.
"""

import json
import sys
import threading
import time
from collections import Counter
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs

WORD = "wrnog"


def units(text: str) -> int:
    """The length in UTF-16 units, as Java counts."""
    return len(text.encode("utf-16-le")) // 2


def answer(text: str) -> dict:
    matches, at = [], text.find(WORD)
    while at >= 0:
        matches.append(
            {
                "offset": units(text[:at]),
                "length": units(WORD),
                "message": "Did you mean\n “wrong”?",
                "replacements": [{"value": "wrong"}],
                "rule": {"id": "HEATH_HEALTH", "category": {"id": "CONFUSED_WORDS"}},
            }
        )
        at = text.find(WORD, at + 1)
    return {"software": {"version": "6.8"}, "warnings": {"incompleteResults": False}, "matches": matches}


class Handler(BaseHTTPRequestHandler):
    """One request, answered in the mode of the stand-in it came to."""

    protocol_version = "HTTP/1.1"

    def log_message(self, *args: object) -> None:
        pass

    def do_GET(self) -> None:
        self.server.owner.seen["health"] += 1
        if self.server.owner.mode == "busy-elsewhere" and self.server.owner.seen["health"] > 1:
            time.sleep(5)
        ok = self.server.owner.mode != "never-ready"
        self.say(200 if ok else 500, b"OK" if ok else b"not yet")

    def do_POST(self) -> None:
        self.server.owner.seen["check"] += 1
        body = self.rfile.read(int(self.headers["Content-Length"]))
        fields = {k: v[0] for k, v in parse_qs(body.decode(), keep_blank_values=True).items()}
        self.server.owner.fields.append(fields)
        self.server.owner.headers.append(dict(self.headers))
        getattr(self, self.server.owner.mode.replace("-", "_"))(fields["text"])

    def say(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def well(self, text: str) -> None:
        given = answer(text)
        given["software"]["version"] = self.server.owner.version
        self.say(200, json.dumps(given).encode())

    never_ready = busy_elsewhere = well

    def paired(self, text: str) -> None:
        """Answers when a second request is there, too."""
        self.server.owner.pair.wait(20)
        self.well(text)

    def hang(self, text: str) -> None:
        time.sleep(30)

    def too_long(self, text: str) -> None:
        self.say(413, b"Error: Your text exceeds the limit of 100 characters")

    def refuse(self, text: str) -> None:
        self.say(403, b"no")

    def busy(self, text: str) -> None:
        self.say(503, b"too many requests")

    def broken(self, text: str) -> None:
        self.say(500, b"Error: Internal Error")

    def no_json(self, text: str) -> None:
        self.say(200, b"<html>Log in to the hotel's network</html>")

    def other_json(self, text: str) -> None:
        self.say(200, b'{"status": "ok"}')

    def incomplete(self, text: str) -> None:
        self.say(200, json.dumps({**answer(text), "warnings": {"incompleteResults": True}}).encode())

    def outside(self, text: str) -> None:
        given = answer(WORD)
        given["matches"][0]["offset"] = units(text) + 5
        self.say(200, json.dumps(given).encode())

    def cut(self, text: str) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "10000")
        self.end_headers()
        self.wfile.write(b'{"matches": [')
        self.close_connection = True

    def once_cut(self, text: str) -> None:
        self.server.owner.mode = "well"
        self.cut(text)


class StandIn:
    """A server on a free port of this computer. `mode` may change while it runs; `seen` counts requests."""

    def __init__(self, mode: str = "well", port: int = 0) -> None:
        self.mode, self.seen, self.fields, self.headers = mode, Counter[str](), [], []
        self.version = "6.8"
        self.pair = threading.Barrier(2)
        self.server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
        self.server.owner = self  # type: ignore[attr-defined]
        self.server.daemon_threads = True
        self.url = f"http://127.0.0.1:{self.server.server_port}"

    def __enter__(self) -> "StandIn":
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        return self

    def __exit__(self, *why: object) -> None:
        self.server.shutdown()
        self.server.server_close()


if __name__ == "__main__":
    options = dict(zip(sys.argv[1:], sys.argv[2:], strict=False))
    with StandIn(options.get("--mode", "well"), int(options["--port"])):
        threading.Event().wait()
