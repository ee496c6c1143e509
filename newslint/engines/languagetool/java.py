"""Which Java is there, and how the server is called with it."""

import os
import shutil
import subprocess
from pathlib import Path

from newslint.engines.base import EngineFailure
from newslint.engines.languagetool.settings import NAME, Settings
from newslint.text.lazy import lazy

OLDEST = 17
_VERSION = lazy(r'version "(\d+)(?:\.(\d+))?')
_REMEDY = (
    f"install Java {OLDEST} or newer (Debian: apt install default-jre-headless; macOS: brew install openjdk)"
)
_LOOK = 20


def find_java(settings: Settings) -> str:
    """The path of a Java that is new enough; EngineFailure says what is there instead."""
    wanted = settings.java
    if wanted == "java" and os.environ.get("JAVA_HOME"):
        own = Path(os.environ["JAVA_HOME"]) / "bin" / "java"
        wanted = str(own) if own.exists() else wanted
    path = shutil.which(wanted)
    if path is None:
        raise EngineFailure(NAME, f"there is no Java ({wanted})", _REMEDY)
    version = java_version(path)
    if version < OLDEST:
        what = f"{path} is Java {version or 'of an unknown version'}, too old"
        raise EngineFailure(NAME, what, f"{_REMEDY}, or name another with `languagetool: {{java: PATH}}`")
    return path


def java_version(path: str) -> int:
    """The major version (8 for "1.8"), 0 where Java does not say."""
    try:
        done = subprocess.run([path, "-version"], capture_output=True, timeout=_LOOK, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return 0
    found = _VERSION.search((done.stderr + done.stdout).decode("utf-8", "replace"))
    if not found:
        return 0
    major, minor = int(found[1]), int(found[2] or 0)
    return minor if major == 1 else major


def properties(settings: Settings) -> str:
    """The server's own configuration."""
    lines = [
        "pipelineCaching=true",
        f"maxPipelinePoolSize={settings.parallel + 1}",
        "pipelineExpireTimeInSeconds=86400",
        "suggestionsEnabled=false",  # for misspelt words, where newslint has its own
        f"maxCheckThreads={settings.parallel}",
        f"maxTextLength={2 * settings.max_text_length}",
    ]
    if settings.cache_size:
        lines += [f"cacheSize={settings.cache_size}", "cacheTTLSeconds=3600"]
    return "\n".join(lines) + "\n"


def command(java: str, home: Path, settings: Settings, config: Path) -> list[str]:
    """The command line, without the port. Listens on this computer only."""
    path = os.pathsep.join([str(home / "languagetool-server.jar"), str(home / "libs" / "*")])
    return [
        java, f"-Xmx{settings.memory}m", "-XX:+UseSerialGC", "-Djava.awt.headless=true", "-cp", path,
        "org.languagetool.server.HTTPServer", "--config", str(config), "--port",
    ]  # fmt: skip
