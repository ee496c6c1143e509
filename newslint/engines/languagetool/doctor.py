"""Why LanguageTool does not run, found by trying each step."""

import shutil
from collections.abc import Iterator

import msgspec

from newslint.engines.base import EngineFailure
from newslint.engines.languagetool import server
from newslint.engines.languagetool.answers import question, read_answer
from newslint.engines.languagetool.client import Client, Unreachable
from newslint.engines.languagetool.install import checksums
from newslint.engines.languagetool.java import find_java, java_version
from newslint.engines.languagetool.settings import Settings, home_folder


class Remark(msgspec.Struct, frozen=True):
    """One thing that was looked at. `advice` is empty where nothing is to be done."""

    well: bool
    what: str
    advice: str = ""


def examine(settings: Settings) -> Iterator[Remark]:
    """What is well and what is not, in the order in which it is needed. Starts nothing."""
    if settings.url:
        yield _reach(settings.url, settings.timeout)
        return
    try:
        java = find_java(settings)
        yield Remark(True, f"Java {java_version(java)} at {java}")
    except EngineFailure as failure:
        yield Remark(False, failure.what, failure.remedy)
    yield _installation(settings)
    mvn = shutil.which("mvn")
    yield Remark(
        True, f"Maven at {mvn}" if mvn else "no Maven; an installation would load the large archive (250 MB)"
    )
    state = server.running(settings)
    if state:
        yield _reach(state.url, settings.timeout)
    else:
        yield Remark(True, "no server runs; the first check starts one")


def _installation(settings: Settings) -> Remark:
    try:
        home = home_folder(settings)
    except EngineFailure as failure:
        return Remark(False, failure.what, failure.remedy)
    there = {path.name for path in home.rglob("*.jar")}
    missing = sorted(set(checksums()) - there)
    if missing and len(there) < len(checksums()):
        advice = "run `newslint engines install languagetool` again"
        return Remark(False, f"in {home} {len(missing)} jars are missing ({missing[0]} …)", advice)
    return Remark(True, f"LanguageTool in {home}, {len(there)} jars")


def _reach(url: str, timeout: float) -> Remark:
    try:
        answer = read_answer(Client(url, timeout).check(question("This are a test.", "en")))
    except EngineFailure as failure:
        return Remark(False, failure.what, failure.remedy)
    except Unreachable as error:
        return Remark(
            False,
            f"{url} does not answer ({error})",
            "see that the server runs and that the address is right",
        )
    if not answer.matches:
        return Remark(
            False, f"{url} found nothing in a wrong sentence", "see that the server has its English rules"
        )
    return Remark(True, f"LanguageTool {answer.software.version} answers at {url}")
