"""Getting LanguageTool: through Maven, from a folder, an archive or an address. Whole or not at all."""

import hashlib
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path

from newslint.engines.base import EngineFailure
from newslint.engines.languagetool.download import fetch
from newslint.engines.languagetool.settings import NAME, VERSION, install_folder

Progress = Callable[[str, int, int], None]
"""Called with what is being done, how much is done, and how much there is (0: not known)."""

_HERE = Path(__file__).parent
_SERVER = "languagetool-server.jar"
_CORE = "languagetool-core.jar"


def install(source: str = "", sha256: str = "", progress: Progress | None = None) -> Path:
    """Install LanguageTool into the user's data folder and return that folder.

    `source`: a folder with the jars, a zip archive, an http(s) address of one, or "": Maven where
    it is there, else the archive that language-tool-python downloads. `sha256` is that of the
    archive; where the archive is the official one, its checksum is known. EngineFailure says what went wrong;
    what was installed before is then still there.
    """
    if sha256 and (not source or Path(source).expanduser().is_dir()):
        raise EngineFailure(
            NAME,
            "a checksum is that of an archive, and none is named",
            "name a zip archive or its address after --from, or leave --sha256 out",
        )
    tell = progress or (lambda what, done, total: None)
    target = install_folder()
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".new-", dir=target.parent) as folder:
        new = Path(folder) / "home"
        try:
            _gather(source, sha256, new, tell)
        except OSError as error:
            raise EngineFailure(
                NAME, f"cannot be installed ({error})", "free the place or choose another source"
            ) from None
        _refuse_incomplete(new, source)
        old = Path(folder) / "old"
        if target.exists():
            os.replace(target, old)
        os.replace(new, target)
    return target


def _gather(source: str, sha256: str, new: Path, tell: Progress) -> None:
    if source.startswith(("http://", "https://")):
        archive = fetch(source, install_folder().parent / "downloads", tell)
        _unpack(archive, sha256, new, tell)
        archive.unlink()
    elif source:
        path = Path(source).expanduser()
        if path.is_dir():
            _copy(path, new, tell)
        elif path.is_file():
            _unpack(path, sha256, new, tell)
        else:
            raise EngineFailure(
                NAME, f"there is no {path}", "name a folder, a zip archive or an address after --from"
            )
    elif maven := shutil.which("mvn"):
        _through_maven(maven, new, tell)
    else:
        _through_python_package(new, tell)


def _through_maven(maven: str, new: Path, tell: Progress) -> None:
    """The jars that pom.xml names, each checked. Maven keeps what it has loaded: a broken run goes on."""
    wanted = checksums()
    jars = new.parent / "jars"
    tell("Maven loads the jars", 0, len(wanted))
    line = [
        maven, "--batch-mode", "--quiet", "--file", str(_HERE / "pom.xml"), "dependency:copy-dependencies",
        "-Dmdep.stripVersion=true", f"-DoutputDirectory={jars}",
    ]  # fmt: skip
    with subprocess.Popen(
        line, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    ) as run:
        said = run.stdout.read() if run.stdout else b""
    if run.returncode:
        last = " ".join(said.decode("utf-8", "replace").split())[-300:]
        raise EngineFailure(NAME, f"Maven failed ({last})", "check the network, or install with --from FILE")
    for done, (name, expected) in enumerate(sorted(wanted.items()), 1):
        tell("checking the jars", done, len(wanted))
        if not (jars / name).is_file() or _sha256(jars / name) != expected:
            raise EngineFailure(
                NAME, f"{name} is not the file that was expected", "remove it from ~/.m2 and try again"
            )
    _arrange(jars, new)


def _through_python_package(new: Path, tell: Progress) -> None:
    """The official archive, as language-tool-python downloads and checks it (250 MB)."""
    tell("language-tool-python loads the archive", 0, 0)
    folder = new.parent / "download"
    folder.mkdir()
    before = os.environ.get("LTP_PATH")
    os.environ["LTP_PATH"] = str(folder)
    try:
        from language_tool_python.download_lt import LocalLanguageTool

        LocalLanguageTool.from_version_name(VERSION).download()
    except Exception as error:
        remedy = "install Maven, or load the archive yourself and name it after --from"
        raise EngineFailure(NAME, f"the download failed ({error})", remedy) from None
    finally:
        if before is None:
            del os.environ["LTP_PATH"]
        else:
            os.environ["LTP_PATH"] = before
    _copy(folder / f"LanguageTool-{VERSION}", new, tell)


def _unpack(archive: Path, sha256: str, new: Path, tell: Progress) -> None:
    expected = sha256.lower() or (
        official_checksum() if archive.name == f"LanguageTool-{VERSION}.zip" else ""
    )
    if expected and _sha256(archive) != expected:
        raise EngineFailure(NAME, f"{archive.name} is damaged or another archive (checksum)", "load it again")
    content = new.parent / "content"
    try:
        with zipfile.ZipFile(archive) as packed:
            names = packed.namelist()
            for done, name in enumerate(names, 1):
                if Path(name).is_absolute() or ".." in Path(name).parts:
                    raise EngineFailure(
                        NAME, f"{archive.name} wants to write to {name}", "do not use this archive"
                    )
                packed.extract(name, content)
                if done % 50 == 0 or done == len(names):
                    tell("unpacking", done, len(names))
    except (zipfile.BadZipFile, EOFError) as error:
        raise EngineFailure(
            NAME, f"{archive.name} is no whole zip archive ({error})", "load it again"
        ) from None
    found = sorted(content.rglob(_SERVER), key=lambda p: len(p.parts))
    _copy(found[0].parent if found else content, new, tell)


def _copy(source: Path, new: Path, tell: Progress) -> None:
    """From a folder: unpacked from the archive (jar and libs/), or all jars side by side."""
    tell("copying", 0, 0)
    if (source / "libs" / _CORE).is_file():
        shutil.copytree(source, new, ignore=shutil.ignore_patterns("*.log", "test*"))
    elif source.is_dir():
        _arrange(source, new)


def _arrange(jars: Path, new: Path) -> None:
    """The server's jar, and the others in libs/."""
    (new / "libs").mkdir(parents=True)
    for jar in sorted(jars.glob("*.jar")):
        shutil.copy2(jar, new / jar.name if jar.name == _SERVER else new / "libs" / jar.name)


def _refuse_incomplete(new: Path, source: str) -> None:
    for path in (new / _SERVER, new / "libs" / _CORE):
        if not path.is_file():
            what = f"{source or 'what was loaded'} holds no {path.name}"
            raise EngineFailure(
                NAME, what, "name the unpacked folder or the zip archive of LanguageTool after --from"
            )


def checksums() -> dict[str, str]:
    """Jar -> its SHA-256, for every jar that pom.xml names."""
    lines = (_HERE / "checksums.txt").read_text(encoding="ascii").splitlines()
    pairs = (line.split() for line in lines if line and not line.startswith("#"))
    return {name: digest for digest, name in pairs}


def official_checksum() -> str:
    """The SHA-256 of the official archive as language-tool-python knows it, "" if it does not."""
    try:
        from language_tool_python.download_lt import EXPECTED_DOWNLOAD_SHA256
    except ImportError:
        return ""
    return str(EXPECTED_DOWNLOAD_SHA256.get(VERSION, ""))


def _sha256(path: Path) -> str:
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    return digest.hexdigest()
