"""Configurations -> plans: which rules a configuration selects, each plan made once a run."""

from collections.abc import Callable, Collection, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

from newslint import cache as caching
from newslint.collect.facts import HOUSE
from newslint.config import Config, Settings, apply_options, find_settings
from newslint.model import Rule
from newslint.rulebook import Plan, UnknownRule, load_rulebook, refuse_broken, refuse_unknown, select_rules
from newslint.text import codes, detector
from newslint.yamlfile import FileError, nearest

GRAMMAR_KINDS = ("harper", "languagetool")
MODEL_KIND = "suspect"


class Workshop:
    """Configurations and plans, each made once a run."""

    def __init__(self, override: Callable[[Config], Config], fixed: Settings | None) -> None:
        """`override` puts the command line's options on top of a configuration; `fixed` is used
        for every file in place of the nearest configuration."""
        codes.keep_in(caching.folder())
        self._override = override
        self._fixed = self._adapt(fixed) if fixed else None
        self._found: dict[Path, Settings | None] = {}
        self._adapted: dict[str, Settings] = {}
        self._plans: dict[int, tuple[Plan, bytes]] = {}
        self._known: dict[int, frozenset[str]] = {}

    def _adapt(self, settings: Settings) -> Settings:
        return msgspec.structs.replace(settings, config=self._override(settings.config))

    def settings_of(self, folder: Path) -> Settings:
        """The configuration that holds for files in `folder`."""
        if self._fixed:
            return self._fixed
        found = find_settings(folder, self._found)
        key = found.file or "" if found else ""
        if key not in self._adapted:
            self._adapted[key] = self._adapt(found or Settings(Config(), Path.cwd()))
        return self._adapted[key]

    def plan(self, settings: Settings) -> tuple[Plan, bytes]:
        """The plan of a configuration and a key that stands for all that it does."""
        if id(settings) not in self._plans:
            languages = None if settings.config.options else settings.config.languages
            shipped, stamp = _rulebook(settings, languages)
            rules = apply_options(shipped, settings)
            check_languages(rules, settings)
            try:
                plan = Plan(select(rules, settings.config))
            except UnknownRule as error:
                raise _placed(error, settings) from None
            check_model(plan.rules, settings)
            as_shipped = {id(rule) for rule in shipped}
            essence = [r.id if id(r) in as_shipped else _essence(r) for r in plan.rules]
            checkers = [caching.versions(), _languagetool(plan.rules, settings)]
            data = msgspec.msgpack.encode([stamp, essence, settings.config, checkers])
            from xxhash import xxh3_128_digest

            self._plans[id(settings)] = plan, xxh3_128_digest(data)
        return self._plans[id(settings)]

    def known(self, settings: Settings) -> frozenset[str]:
        """The ids of all rules that a configuration knows, of every language, and those they had before."""
        key = id(settings)
        if key not in self._known:
            self._known[key] = frozenset(i for r in rules_of(settings) for i in (r.id, *r.renamed_from))
        return self._known[key]


def _placed(error: UnknownRule, settings: Settings) -> Exception:
    """The error with its place where a configuration names the rule; as it is where an option does."""
    written = settings.written
    ignored = tuple(chain.from_iterable(written.per_file_ignores.values()))
    for key, prefixes in (
        ("select", written.select),
        ("ignore", written.ignore),
        ("extend-select", written.extend_select),
        ("per-file-ignores", ignored),
    ):
        if error.prefix in prefixes and key in settings.origins:
            return FileError(settings.origins[key], 0, f"{key}: {error}")
    return error


def _languagetool(rules: Sequence[Rule], settings: Settings) -> str:
    """Which LanguageTool the plan asks; "" where it asks none. FileError for settings that are wrong."""
    if not any(r.kind == "languagetool" for r in rules):
        return ""
    from newslint.engines import EngineFailure
    from newslint.engines.languagetool import identity_of

    try:
        return identity_of(settings.config.grammar.languagetool)
    except EngineFailure as failure:
        raise FileError(settings.file or "command line", 0, str(failure)) from None


def _essence(rule: Rule) -> Any:
    return rule.id, rule.kind, rule.message, rule.severity, rule.confidence, rule.options


def rules_of(settings: Settings) -> tuple[Rule, ...]:
    """All rules that a configuration knows, with its options merged in."""
    return apply_options(_rulebook(settings, None)[0], settings)


def _rulebook(settings: Settings, languages: Collection[str] | None) -> tuple[tuple[Rule, ...], str]:
    folders = [settings.root / f for f in settings.config.rule_folders]
    folders += [_package_folder(name, settings) for name in settings.config.rule_packages]
    return load_rulebook(folders, cache=caching.folder(), languages=languages)


def _package_folder(name: str, settings: Settings) -> Path:
    """The `rules` folder of a rule package: named in the configuration, never found by a scan."""
    import importlib.util

    spec = importlib.util.find_spec(name) if name.isidentifier() else None
    places = spec.submodule_search_locations if spec else None
    if not places:
        message = f"rule-packages: {name!r} is not installed here; install it beside newslint"
        raise FileError(settings.file or "command line", 0, message)
    return Path(places[0]) / "rules"


def select(rules: tuple[Rule, ...], config: Config) -> list[Rule]:
    """The selected rules: by prefix, language, grammar engine and its selection."""
    chosen = select_rules(rules, config.selection)
    refuse_unknown(chain.from_iterable(config.per_file_ignores.values()), rules)
    _refuse_unspoken(chosen, config)
    wanted = [
        r
        for r in chosen
        if _wanted_engine(r, config) and _wanted_language(r, config) and _in_reach(r, config)
    ]
    refuse_broken(wanted)
    return wanted


def _wanted_engine(rule: Rule, config: Config) -> bool:
    if rule.kind not in GRAMMAR_KINDS:
        return True
    sets = rule.options.get("selection", ())
    return rule.kind in config.grammar.engines and (
        config.grammar.selection == "all" or config.grammar.selection in sets
    )


def check_languages(rules: Sequence[Rule], settings: Settings) -> None:
    """FileError for a language that no rule is for, and where the detector that tells them apart is
    not installed: either would look like a clean result."""
    languages = settings.config.languages
    if languages == ("en",):
        return
    known = sorted({code for r in rules for code in r.languages} - {"any"})
    where = settings.file or "command line"
    for code in languages:
        if code not in known:
            raise FileError(where, 0, f"languages: no rule is for {code!r}{nearest(code, known)}")
    if not detector.available():
        message = "languages: telling them apart needs a detector; pip install 'newslint[languages]'"
        raise FileError(where, 0, message)


def check_model(selected: Sequence[Rule], settings: Settings) -> None:
    """FileError where rules of the sentence model were asked for and it is not installed: silence
    would look like a clean result."""
    if not any(r.kind == MODEL_KIND for r in selected):
        return
    from newslint.kinds.suspect.package import ModelFailure, require

    try:
        require()
    except ModelFailure as failure:
        raise FileError(settings.file or "command line", 0, str(failure)) from None


def _refuse_unspoken(chosen: Sequence[Rule], config: Config) -> None:
    """UnknownRule for a selected rule, or folder of rules, of other languages alone."""
    for prefix in (*config.select, *config.extend_select):
        folder = prefix.rstrip("/") + "/"
        covered = [r for r in chosen if r.id == prefix or r.id.startswith(folder)]
        if covered and not any(_wanted_language(r, config) for r in covered):
            codes = ", ".join(sorted({code for r in covered for code in r.languages}))
            raise UnknownRule(
                prefix, f"{prefix!r} holds rules for {codes} alone; add it to `languages` (--languages)"
            )


def _wanted_language(rule: Rule, config: Config) -> bool:
    return "any" in rule.languages or bool(set(rule.languages) & set(config.languages))


def _in_reach(rule: Rule, config: Config) -> bool:
    """Rules of the sentence model run where it is asked for; rules over many articles need the
    collection, or what an index of it says of names."""
    if rule.kind == MODEL_KIND:
        return config.deep
    if rule.kind != "collection" or config.collection:
        return True
    return bool(config.names_index) and rule.id == HOUSE
