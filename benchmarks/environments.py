"""Environments of their own for newslint and its peers, so that none pays for another's packages."""

import os
import subprocess
import sys
import venv
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[1]
PEERS = {"codespell": ["codespell>=2.4"], "proselint": ["proselint>=0.16"]}


def folder() -> Path:
    """Where the environments are kept between runs."""
    base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(base) / "newslint-benchmarks"


def program(name: str) -> Path:
    """The executable of a peer, or of this checkout's newslint as its users install it."""
    place = folder() / f"{name}-{sys.version_info.major}.{sys.version_info.minor}"
    pip = place / "bin" / "pip"
    if not pip.exists():
        venv.create(place, with_pip=True)
    quiet = {**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_ROOT_USER_ACTION": "ignore"}
    executable = place / "bin" / name
    if name in PEERS:
        if not executable.exists():
            subprocess.run([pip, "install", "-q", *PEERS[name]], check=True, env=quiet)
    else:
        if not executable.exists():  # the dependencies once, the checkout every time
            subprocess.run([pip, "install", "-q", str(REPOSITORY)], check=True, env=quiet)
        again = ["install", "-q", "--force-reinstall", "--no-deps", str(REPOSITORY)]
        subprocess.run([pip, *again], check=True, env=quiet)
    return executable


def version(executable: Path, package: str) -> str:
    """The installed version of a package, asked of its own environment."""
    code = f"from importlib.metadata import version; print(version({package!r}))"
    done = subprocess.run(
        [executable.parent / "python", "-c", code], capture_output=True, text=True, check=True
    )
    return done.stdout.strip()
