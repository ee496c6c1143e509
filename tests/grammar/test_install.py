"""Installing LanguageTool: whole or not at all, and nothing that was not expected."""

import hashlib
import os
import shutil
import subprocess
import threading
import zipfile
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from newslint.engines import EngineFailure
from newslint.engines.languagetool import install as installer
from newslint.engines.languagetool.doctor import examine
from newslint.engines.languagetool.settings import Settings, install_folder

JARS = ("languagetool-server.jar", "libs/languagetool-core.jar", "libs/language-en.jar")


@pytest.fixture(autouse=True)
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSLINT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("NEWSLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "data"


def unpacked(folder: Path) -> Path:
    for jar in JARS:
        (folder / jar).parent.mkdir(parents=True, exist_ok=True)
        (folder / jar).write_bytes(jar.encode() * 1000)
    return folder


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "LanguageTool-test.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for jar in JARS:
            packed.writestr(f"LanguageTool-6.8/{jar}", os.urandom(40_000))
    return path


def is_whole(home: Path) -> bool:
    return home == install_folder() and all((home / jar).is_file() for jar in JARS)


def leftovers(data: Path) -> list[str]:
    return [p.name for p in (data / "languagetool").iterdir() if p.name not in ("6.8", "downloads")]


def test_from_an_unpacked_folder(tmp_path: Path, data: Path) -> None:
    assert is_whole(installer.install(str(unpacked(tmp_path / "LanguageTool-6.8"))))
    assert leftovers(data) == []


def test_from_a_folder_of_jars(tmp_path: Path) -> None:
    unpacked(tmp_path / "jars")
    flat = tmp_path / "flat"
    flat.mkdir()
    for jar in JARS:
        shutil.copy(tmp_path / "jars" / jar, flat / Path(jar).name)
    assert is_whole(installer.install(str(flat)))


def test_from_an_archive_with_progress(archive: Path) -> None:
    seen: list[tuple[str, int, int]] = []
    digest = hashlib.sha256(archive.read_bytes()).hexdigest()
    assert is_whole(installer.install(str(archive), digest, lambda *step: seen.append(step)))
    assert ("unpacking", 3, 3) in seen


def test_a_wrong_checksum_is_refused_and_the_old_one_stays(archive: Path, tmp_path: Path, data: Path) -> None:
    installer.install(str(unpacked(tmp_path / "old")))
    before = (install_folder() / JARS[0]).read_bytes()
    with pytest.raises(EngineFailure, match=r"damaged or another archive \(checksum\); load it again"):
        installer.install(str(archive), "0" * 64)
    assert (install_folder() / JARS[0]).read_bytes() == before
    assert leftovers(data) == []


def test_a_checksum_without_an_archive_is_not_passed_over(tmp_path: Path) -> None:
    for source in (str(unpacked(tmp_path / "jars")), ""):
        with pytest.raises(EngineFailure, match=r"none is named; name a zip archive"):
            installer.install(source, "0" * 64)
    assert not install_folder().exists()


def test_the_official_archive_has_a_known_checksum(archive: Path, tmp_path: Path) -> None:
    named = shutil.copy(archive, tmp_path / "LanguageTool-6.8.zip")
    assert len(installer.official_checksum()) == 64
    with pytest.raises(EngineFailure, match="checksum"):
        installer.install(str(named))


def test_half_an_archive(archive: Path, data: Path) -> None:
    archive.write_bytes(archive.read_bytes()[:50_000])
    with pytest.raises(EngineFailure, match=r"is no whole zip archive .*; load it again"):
        installer.install(str(archive))
    assert not install_folder().exists()
    assert leftovers(data) == []


def test_an_archive_that_wants_out(tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    with zipfile.ZipFile(path, "w") as packed:
        packed.writestr("../../evil.jar", b"x")
    with pytest.raises(EngineFailure, match=r"wants to write to \.\./\.\./evil\.jar"):
        installer.install(str(path))
    assert not (tmp_path / "evil.jar").exists()


@pytest.mark.parametrize("name", JARS[:2])
def test_something_else_is_refused(tmp_path: Path, name: str) -> None:
    folder = unpacked(tmp_path / "half")
    (folder / name).unlink()
    with pytest.raises(EngineFailure, match=r"holds no languagetool-\w+\.jar; name the unpacked folder"):
        installer.install(str(folder))
    assert not install_folder().exists()


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(EngineFailure, match=r"there is no .*gone\.zip; name a folder"):
        installer.install(str(tmp_path / "gone.zip"))


class Site:
    """An archive on a server that understands ranges; `breaks` connections end early."""

    def __init__(self, content: bytes, breaks: int = 0) -> None:
        self.content, self.breaks, self.ranges = content, breaks, []

    def __enter__(self) -> "Site":
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def log_message(self, *args: object) -> None:
                pass

            def do_GET(self) -> None:
                if self.path.startswith("/missing"):
                    self.send_error(404)
                    return
                start = int((self.headers["Range"] or "bytes=0-")[6:-1])
                outer.ranges.append(start)
                rest = outer.content[start:]
                self.send_response(206 if start else 200)
                self.send_header("Content-Length", str(len(rest)))
                self.end_headers()
                if outer.breaks:
                    outer.breaks -= 1
                    rest = rest[: len(rest) // 2]
                self.wfile.write(rest)

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(
            target=self.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        ).start()
        self.url = f"http://127.0.0.1:{self.server.server_port}"
        return self

    def __exit__(self, *why: object) -> None:
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "127.0.0.1")


@pytest.mark.usefixtures("no_proxy")
def test_from_an_address(archive: Path, data: Path) -> None:
    with Site(archive.read_bytes()) as site:
        assert is_whole(installer.install(f"{site.url}/LanguageTool-test.zip"))
    assert list((data / "languagetool" / "downloads").iterdir()) == []


@pytest.mark.usefixtures("no_proxy")
def test_a_broken_download_goes_on(archive: Path) -> None:
    with Site(archive.read_bytes(), breaks=2) as site:
        assert is_whole(installer.install(f"{site.url}/LanguageTool-test.zip"))
        assert site.ranges[0] == 0
        assert 0 < site.ranges[1] < site.ranges[2]


@pytest.mark.usefixtures("no_proxy")
def test_what_was_loaded_waits_for_the_next_try(archive: Path) -> None:
    with Site(archive.read_bytes(), breaks=3) as site:
        with pytest.raises(
            EngineFailure, match=r"could not be loaded .*; try again: it goes on where it broke off"
        ):
            installer.install(f"{site.url}/LanguageTool-test.zip")
        assert is_whole(installer.install(f"{site.url}/LanguageTool-test.zip"))
        assert site.ranges[-1] > 0


@pytest.mark.usefixtures("no_proxy")
def test_an_address_that_leads_nowhere() -> None:
    with Site(b"") as site, pytest.raises(EngineFailure, match="answered HTTP 404; check the address"):
        installer.install(f"{site.url}/missing.zip")


@pytest.mark.skipif(os.name == "nt", reason="uses a shell script")
@pytest.mark.parametrize(
    ("play", "says"),
    [
        ("echo '[ERROR] no network'; exit 1", r"Maven failed \(\[ERROR\] no network\); check the network"),
        ('for a; do case "$a" in -DoutputDirectory=*) d="${a#*=}"; mkdir -p "$d"; echo x > "$d/guava.jar";; esac; done',
         r"\S+\.jar is not the file that was expected; remove it from ~/\.m2"),
    ],
)  # fmt: skip
def test_maven_that_fails_or_brings_other_jars(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, play: str, says: str
) -> None:
    mvn = tmp_path / "bin" / "mvn"
    mvn.parent.mkdir()
    mvn.write_text(f"#!/bin/sh\n{play}\n")
    mvn.chmod(0o755)
    monkeypatch.setenv("PATH", f"{mvn.parent}{os.pathsep}{os.environ['PATH']}")
    with pytest.raises(EngineFailure, match=says):
        installer.install()
    assert not install_folder().exists()


def test_pom_and_checksums_name_the_same_jars() -> None:
    import re

    pom = (Path(installer.__file__).parent / "pom.xml").read_text(encoding="utf-8")
    named = re.findall(r"<artifactId>([^*<]+)</artifactId><version>", pom)
    assert sorted(f"{name}.jar" for name in named) == sorted(installer.checksums())
    assert pom.count("<exclusion>") == len(named)


def test_doctor_says_what_is_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("JAVA_HOME", raising=False)
    remarks = list(examine(Settings(java="no-such-java")))
    wrong = [r for r in remarks if not r.well]
    assert ["there is no Java" in wrong[0].what, "is not installed in" in wrong[1].what] == [True, True]
    assert all(r.advice for r in wrong)
    unpacked(install_folder())
    [jars] = [r for r in examine(Settings()) if "jars are missing" in r.what]
    assert jars.advice == "run `newslint engines install languagetool` again"


def test_doctor_asks_a_server_elsewhere() -> None:
    from tests.grammar.standin import StandIn

    with StandIn() as server:
        [remark] = examine(Settings(url=server.url))
        assert "found nothing in a wrong sentence" in remark.what
        server.mode = "no-json"
        [remark] = examine(Settings(url=server.url))
        assert not remark.well
    [remark] = examine(Settings(url=server.url))
    assert "does not answer" in remark.what


def test_subprocess_is_not_asked_for_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("no program is needed")

    monkeypatch.setattr(subprocess, "Popen", refuse)
    assert is_whole(installer.install(str(unpacked(tmp_path / "x"))))
