"""The html report in a real browser: its filters are clicked, its keys pressed, its picture taken."""

import base64
import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
CHROMIUM = next(filter(None, map(shutil.which, NAMES)), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no Chromium on this machine"),
]


class Browser:
    """Chromium driven over its debugging pipe: messages are JSON ended by NUL."""

    def __init__(self, folder: Path) -> None:
        self.to_read, to_write = os.pipe()
        self.from_read, from_write = os.pipe()
        command = [
            CHROMIUM, "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
            f"--user-data-dir={folder}", "--window-size=1200,900", "about:blank",
        ]  # fmt: skip

        def wire() -> None:  # the browser reads from 3 and writes to 4
            os.dup2(self.to_read, 93)
            os.dup2(from_write, 94)
            os.dup2(93, 3)
            os.dup2(94, 4)

        self.process = subprocess.Popen(
            command, preexec_fn=wire, close_fds=False, stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL
        )
        os.close(self.to_read)
        os.close(from_write)
        self.out = os.fdopen(to_write, "wb", buffering=0)
        self.input = os.fdopen(self.from_read, "rb", buffering=0)
        self.number, self.rest, self.session = 0, b"", None
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        self.errors: list[str] = []
        self.call("Page.enable")
        self.call("Runtime.enable")

    def call(self, method: str, **params):
        self.number += 1
        message = {"id": self.number, "method": method, "params": params}
        if self.session:
            message["sessionId"] = self.session
        self.out.write(json.dumps(message).encode() + b"\0")
        while True:
            answer = self._next()
            if answer.get("method") == "Runtime.exceptionThrown":
                self.errors.append(json.dumps(answer["params"]))
            if answer.get("id") == self.number:
                assert "error" not in answer, answer
                return answer["result"]

    def _next(self) -> dict:
        while b"\0" not in self.rest:
            data = self.input.read(1 << 16)
            assert data, "the browser has gone"
            self.rest += data
        line, _, self.rest = self.rest.partition(b"\0")
        return json.loads(line)

    def open(self, path: Path) -> None:
        self.call("Page.navigate", url=path.as_uri())
        self.js("new Promise(r => document.readyState === 'complete' ? r() : addEventListener('load', r))")

    def js(self, code: str):
        answer = self.call("Runtime.evaluate", expression=code, awaitPromise=True, returnByValue=True)
        assert "exceptionDetails" not in answer, answer
        return answer["result"].get("value")

    def press(self, key: str) -> None:
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, text=key if kind == "keyDown" else "")

    def picture(self, path: Path) -> bytes:
        path.write_bytes(base64.b64decode(self.call("Page.captureScreenshot", format="png")["data"]))
        return path.read_bytes()

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(30)
        self.out.close()
        self.input.close()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    made = Browser(tmp_path_factory.mktemp("profile"))
    yield made
    made.close()


TOTAL = "document.getElementById('total').textContent"
VISIBLE = "[...document.querySelectorAll('section')].filter(s => !s.hidden).length"


@pytest.fixture
def page(house, browser):
    def show(articles: int, repeat: int = 1):
        for n in range(articles):
            text = f"The ferry {n} left teh harbuor <b>& so</b>.\n\nSource :\n\nIt was very late.\n" * repeat
            house.write(f"{n:04}.txt", text)
        house.check(".", "--output-format", "html", "--output-file", "report.html", "-q")
        browser.open(house.root / "report.html")
        return browser

    return show


def test_filters_keys_and_themes(page, tmp_path):
    browser = page(3)
    assert browser.js(TOTAL) == "12 findings in 3 articles"
    marks = browser.js("[...document.querySelectorAll('#a0 mark')].map(m => m.textContent)")
    assert marks == ["teh", "harbuor", "Source :", "very"]
    assert "<b>& so</b>" in browser.js("document.querySelector('#a0 .text').textContent")
    browser.js("document.querySelector('[data-rule=\"house/typo\"]').click()")
    assert browser.js(TOTAL) == "6 of 12 findings in 3 articles"
    browser.js("document.getElementById('level-warning').click()")
    assert browser.js(TOTAL) == "0 of 12 findings in 0 articles"
    browser.press("x")
    assert browser.js(TOTAL) == "12 findings in 3 articles"
    browser.js(
        "let s = document.getElementById('search'); s.value = '0001'; s.dispatchEvent(new Event('input'))"
    )
    assert browser.js(TOTAL) == "4 of 12 findings in 1 articles"
    assert browser.js(VISIBLE) == 1
    browser.press("x")
    browser.js("let l = document.getElementById('least'); l.value = 75; l.dispatchEvent(new Event('input'))")
    assert browser.js(TOTAL) == "3 of 12 findings in 3 articles"
    browser.press("x")
    for key, wanted in (("j", "f0-0"), ("j", "f0-1"), ("k", "f0-0"), ("n", "f1-0"), ("p", "f0-0")):
        browser.press(key)
        assert browser.js("document.querySelector('.current').id") == wanted
    browser.press("/")
    assert browser.js("document.activeElement.id") == "search"
    browser.js("document.activeElement.blur()")
    first = browser.picture(tmp_path / "one.png")
    browser.press("t")
    second = browser.picture(tmp_path / "two.png")
    assert first[:4] == second[:4] == b"\x89PNG"
    assert len(first) > 10_000
    assert first != second
    assert not browser.errors


def test_ten_thousand_findings(page):
    browser = page(500, repeat=5)
    assert browser.js(TOTAL) == "10,000 findings in 500 articles"
    built = browser.js("document.querySelectorAll('.row').length")
    assert 0 < built < 5000  # only what is near the window is built
    spent = browser.js("(() => { const t = performance.now(); filter(); return performance.now() - t; })()")
    assert spent < 1000
    browser.js("go(9999)")
    assert browser.js("document.querySelector('.current').id").startswith("f499-")
    assert not browser.errors
