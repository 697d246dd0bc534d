"""Turn config files, environment and flags into one `Config`.

Later layers win: built-in defaults, then files (see `config_files`), then ``REPOCHECK_…`` variables (``__``
between levels: ``REPOCHECK_PROBE__TIMEOUT_S=60``), then flags.
"""

import datetime as dt
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, Self

import platformdirs
from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    ValidationError,
    field_validator,
    model_validator,
)

from repocheck.config_files import config_files, is_own_api
from repocheck.errors import ConfigError
from repocheck.knowledge.hosts import HOST_KINDS, HOSTS, PUBLIC, Hosts
from repocheck.models import ESSENTIALS, Outcome, State
from repocheck.tokens import KEYRING, token_in_keyring, tokens_in_environment

_OTHER_VARIABLES = frozenset({"config", "debug", "github_token", "chromium"})
"""Endings of variables that are ours, but no keys of the configuration."""


class _Section(BaseModel):
    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        defer_build=True,
        hide_input_in_errors=True,  # it may be a token
    )


_MAX_S = 604_800.0
"""A week: longer limits are none, and clocks cannot count to infinity."""


class HostConfig(_Section):
    """How one git host is reached, and how it writes addresses."""

    kind: str | None = None
    """Software of the host: github, gitlab, gitea, forgejo, gogs, bitbucket, sourcehut, cgit, gitweb or git;
    None for a host that is known, and to tell it from the name of one that is not."""
    mirror: str | None = None
    """Template of a copy to ask first: ``file:///srv/mirror/{owner}/{name}`` or ``https://…/{owner}/{name}``."""
    authoritative: bool = False
    """Whether what the mirror lacks does not exist; if not, the host itself is asked."""
    api: str | None = None
    """Base address of the host's API, such as ``https://api.github.com``; None to do without."""
    canary: str | None = None
    """A repository that is surely there, as ``owner/name``; asked for before another is called missing."""
    token: SecretStr | None = None
    """Token for the host, its API and git over https, sent nowhere else; ``user:password`` where a user is
    needed, ``keyring`` for one in the system's keyring. Better from ``REPOCHECK_TOKEN_GITLAB_EXAMPLE_ORG``
    (for gitlab.example.org); for github.com also from ``GITHUB_TOKEN`` or ``GH_TOKEN``."""

    @field_validator("kind")
    @classmethod
    def _kind_is_known(cls, kind: str | None) -> str | None:
        if kind and kind not in HOST_KINDS:
            raise ValueError(f"{kind!r} is no kind of host; known are {', '.join(HOST_KINDS)}")
        return kind

    @field_validator("token")
    @classmethod
    def _token_fits_a_header(cls, token: SecretStr | None) -> SecretStr | None:
        if token and not re.fullmatch(r"[!-~]+", token.get_secret_value()):
            raise ValueError("a token has neither spaces nor line ends nor letters beyond ASCII")
        return token


class ProbeConfig(_Section):
    """Limits of a probe; `docs/decisions` says what the defaults were measured on."""

    timeout_s: float = Field(default=30.0, gt=0, le=_MAX_S)
    """Total time for one request, connecting and reading included, in seconds."""
    attempts: int = Field(default=4, ge=1, le=10)
    """How often a request is tried before the answer is `unknown`."""
    use_proxies: bool = False
    """Whether proxies that the environment names (``HTTPS_PROXY``) are used; what they answer is believed."""
    deadline_s: float = Field(default=60.0, gt=0, le=_MAX_S)
    """Total time for one repository, over all requests, tries and looks, in seconds."""
    absence_s: float = Field(default=60.0, ge=0, le=_MAX_S)
    """Time between the two answers that both must say that a repository does not exist, in seconds."""
    follow: bool = False
    """Whether what leads out of the folder of a clone is read: alternates, linked working trees, links."""
    max_files: int = Field(default=1_000, ge=1)
    """Number of file texts read per repository."""
    max_text_bytes: int = Field(default=524_288, ge=1_024)
    """Size of one text in bytes; the rest is cut."""
    max_total_bytes: int = Field(default=33_554_432, ge=65_536)
    """Size of all texts of a repository, in bytes."""
    max_entries: int = Field(default=200_000, ge=100)
    """Number of entries in a tree."""


class TrialConfig(_Section):
    """Limits of a trial, for each repository; `docs/trial.md` says what they were measured on."""

    max_files: int = Field(default=40, ge=1)
    """Number of own files that are to be imported, of all lists together."""
    max_statements: int = Field(default=2_000, ge=1)
    """Number of statements that are listed, for all lists, Pythons and days together."""
    max_library_files: int = Field(default=1_800, ge=1)
    """Number of files of packages that are looked into, for all lists, Pythons and days together."""
    max_bytes: int = Field(default=125_829_120, ge=1_048_576)
    """Bytes read of packages, for all lists, Pythons and days together."""
    max_seconds: float = Field(default=90.0, gt=0, le=_MAX_S)
    """Time for all lists, Pythons and days of one repository, in seconds."""


class EnvironmentConfig(_Section):
    """Limits of the search for an environment; `docs/environments.md` says what it costs."""

    max_candidates: int = Field(default=10, ge=1)
    """Number of candidates that are tried; each counts, whether it resolves or not."""
    max_seconds: float = Field(default=120.0, gt=0, le=_MAX_S)
    """Time in seconds after which nothing more is asked; what was found by then is proposed."""
    max_bytes: int = Field(default=104_857_600, ge=1_048_576)
    """Bytes read of packages."""


class StoreConfig(_Section):
    """Where evidence is kept between runs."""

    path: Path | None = Field(default_factory=lambda: platformdirs.user_cache_path("repocheck") / "evidence")
    """Folder of the evidence store; None to keep nothing."""

    @field_validator("path")
    @classmethod
    def _path_is_one(cls, path: Path | None) -> Path | None:
        if path and "\0" in str(path):
            raise ValueError("a path has no NUL in it")
        return path

    max_age_hours: float = Field(default=0.0, ge=0, le=876_000)
    """Age up to which kept evidence is used without asking the host at all, in hours."""


class RubricConfig(_Section):
    """How findings become points."""

    version: int = 2
    """Version of the rubric; raise it with any change of a weight."""
    min_coverage: float = Field(default=0.5, ge=0, le=1)
    """Share of the applicable weight that must be decided before points are given, 0-1."""
    weights: dict[str, float] = {}
    """Weight by check id; what is not named keeps the weight of the check itself."""


class OverrideConfig(_Section):
    """A verdict that somebody knows better; shown as overridden in every report."""

    repo: str = Field(min_length=1)
    """Repository as ``github.com/owner/name``; ``*`` stands for any characters."""
    check: str | None = None
    """Id of the check whose outcome is replaced; None with `state`."""
    outcome: Outcome | None = None
    """Outcome that counts in place of the one that was found."""
    state: State | None = None
    """State that counts in place of the one that was found, such as ``available`` for a private one."""
    reason: str = Field(min_length=1)
    """Why, for whoever reads the report."""
    until: dt.date | None = None
    """Last day on which it counts; after it, the report says that it has expired."""

    @model_validator(mode="after")
    def _says_one_thing(self) -> Self:
        if (self.outcome is None) == (self.state is None) or (self.outcome is None) != (self.check is None):
            raise ValueError("an override says either state, or check and outcome")
        if self.check == ESSENTIALS[0]:
            raise ValueError(f"say state instead of the outcome of {ESSENTIALS[0]}")
        return self


class ExcludeConfig(_Section):
    """Repositories that papers cite and that are not audited; listed in every report."""

    repos: tuple[str, ...] = ()
    """Repositories as ``github.com/owner/name``; ``*`` stands for any characters."""
    hosts: tuple[str, ...] = ()
    """Host names."""
    third_party: bool = False
    """Whether code that papers only use is left out."""


class Config(_Section):
    """Everything that can be set."""

    repocheck: int = 1
    """Version of this file format; its presence marks a ``config.yaml`` as ours."""
    hosts: dict[str, HostConfig] = Field(
        default_factory=lambda: {
            name: HostConfig(api=host.api) for name, host in HOSTS.items() if host.probed
        }
    )
    """Git hosts that may be asked, by host name; no other git host is."""
    offline: bool = False
    """Whether to do without the network."""
    resolve: bool = False
    """Whether to try the declared dependencies with uv, against the package index."""
    software_heritage: Literal["never", "missing", "all"] = "missing"
    """Repositories of public hosts that Software Heritage is asked for a copy of."""
    try_imports: bool = Field(default=False, alias="try")
    """Whether to try what of the code would import, by reading the packages; executes nothing."""
    engine: Literal["auto", "threads", "processes", "ray"] = "auto"
    """Where repositories are judged and papers read: in threads of one process, in a process for each
    processor, or on a Ray cluster; ``auto`` takes processes for many clones of this machine. The reports are
    the same."""
    engine_address: str | None = None
    """Address of a running Ray cluster, such as ``auto`` or ``ray://head:10001``; None to start one here."""
    environments: bool = False
    """Whether to look for an environment in which the code would import; executes nothing."""
    jobs: int = Field(default=8, ge=1, le=64)
    """Repositories probed at the same time."""
    grace_days: int = Field(default=90, ge=0, le=36_500)
    """Age of a paper in days up to which a promise is pending rather than broken."""
    as_of: dt.date | None = None
    """Day the audit is judged for; None is today."""
    judge_s: float = Field(default=60.0, gt=0, le=_MAX_S)
    """Processor time for judging one repository, in seconds; the median takes 0.02, the slowest known 2."""
    probe: ProbeConfig = ProbeConfig()
    """Limits of a probe."""
    trial: TrialConfig = TrialConfig()
    """Limits of a trial."""
    environment: EnvironmentConfig = EnvironmentConfig()
    """Limits of the search for an environment."""
    store: StoreConfig = Field(default_factory=StoreConfig)
    """Where evidence is kept between runs."""
    rubric: RubricConfig = RubricConfig()
    """How findings become points."""
    overrides: tuple[OverrideConfig, ...] = ()
    """Verdicts that somebody knows better; the first that fits wins."""
    exclude: ExcludeConfig = ExcludeConfig()
    """Repositories that are not audited."""

    @cached_property
    def known_hosts(self) -> Hosts:
        """Return the public hosts and those that are configured; an API of an unknown host is GitHub's."""
        ghe = {name for name, host in self.hosts.items() if host.api and PUBLIC.find(name) is None}
        return Hosts({name: host.kind or "github" * (name in ghe) for name, host in self.hosts.items()})

    @model_validator(mode="after")
    def _hosts_are_lower_case(self) -> Self:
        if bad := [name for name in self.hosts if name != name.lower() or set("/:@") & set(name)]:
            raise ValueError(
                f"hosts: {bad[0]!r} is not a host name in lower case; a port belongs into `mirror`"
            )
        return self


def load_config(path: Path | None = None, flags: Mapping[str, Any] | None = None) -> Config:
    """Load the configuration.

    Args:
        path: File to read; None to look for one.
        flags: Values given on the command line, by key of `Config`.

    Raises:
        ConfigError: The file is missing or malformed, a key is unknown, or a value is out of range.
    """
    return load_layers(path, flags)[0]


def load_layers(path: Path | None, flags: Mapping[str, Any] | None) -> tuple[Config, dict[str, str]]:
    """Load the configuration and say of each dotted key that was set which layer set it last.

    Raises:
        ConfigError: As `load_config`.
    """
    _refuse_strange_variables()
    layers = list(config_files(path, Config().model_dump(by_alias=True)))
    variables = _environment()
    named = (
        layer.get("hosts") for layer in (Config().model_dump(), *(each for _, each in layers), variables)
    )
    hosts = {host for each in named if isinstance(each, Mapping) for host in each}
    layers.append(("environment", _merge(_tokens(hosts), variables)))
    layers.append(("flag", dict(flags or {})))
    merged: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for origin, layer in layers:
        merged = _merge(merged, layer)
        origins |= dict.fromkeys(_keys(layer), origin)
    if isinstance(merged.get("hosts"), Mapping):  # naming one host must not forget the others
        merged["hosts"] = _merge(
            {name: host.model_dump() for name, host in Config().hosts.items()}, merged["hosts"]
        )
        merged["hosts"] = _opened(merged["hosts"])
        merged["hosts"] = _bound(merged["hosts"], origins)
    try:
        return Config.model_validate(merged), origins
    except ValidationError as error:
        raise ConfigError(
            _explain(error, origins), "`repocheck config` shows every key and its default."
        ) from None


def _refuse_strange_variables() -> None:
    """Raise for a variable that looks like ours but sets nothing: whoever wrote it counts on it."""
    for name in os.environ:
        key = name.removeprefix("REPOCHECK_").partition("__")[0].lower()
        known = key in _keys_of_config() | _OTHER_VARIABLES or key.startswith("token_")
        if name.startswith("REPOCHECK_") and not known:
            raise ConfigError(f"environment: {name} sets nothing", "`repocheck config` shows every key.")


def _keys_of_config() -> set[str]:
    """Return the keys as they are written; ``try`` is no name in Python."""
    return {field.alias or name for name, field in Config.model_fields.items()}


def _environment() -> dict[str, Any]:
    """Return what ``REPOCHECK_…`` variables set; a value that begins like JSON is read as JSON."""
    layer: dict[str, Any] = {}
    for name, value in os.environ.items():
        first, *rest = name.removeprefix("REPOCHECK_").lower().split("__")
        if not name.startswith("REPOCHECK_") or first in _OTHER_VARIABLES or first.startswith("token_"):
            continue
        inner: Any = _json_or_text(name, value)
        for key in reversed(rest):
            inner = {key: inner}
        layer = _merge(layer, {first: inner})
    return layer


def _json_or_text(name: str, value: str) -> object:
    if not value.startswith(("{", "[")):
        return value
    try:
        return json.loads(value)
    except (ValueError, RecursionError) as error:
        raise ConfigError(f"environment: {name} is not valid JSON: {error}", "Check its quotes.") from None


def _tokens(hosts: Iterable[str]) -> dict[str, Any]:
    found = tokens_in_environment(hosts)
    return {"hosts": {host: {"token": token} for host, token in found.items()}} if found else {}


def _opened(hosts: Mapping[str, Any]) -> dict[str, Any]:
    """Return the hosts with the tokens that lie in the keyring."""
    return {
        name: {**host, "token": token_in_keyring(name)}
        if isinstance(host, Mapping) and host.get("token") == KEYRING
        else host
        for name, host in hosts.items()
    }


def _bound(hosts: Mapping[str, Any], origins: Mapping[str, str]) -> dict[str, Any]:
    """Return the hosts; a token of the environment is left out where the API is not that of its host."""
    return {
        name: {**host, "token": None}
        if isinstance(host, Mapping)
        and origins.get(f"hosts.{name}.token") == "environment"
        and not (host.get("api") is None or is_own_api(name, str(host["api"])))
        else host
        for name, host in hosts.items()
    }


def _merge(low: Mapping[str, Any], high: Mapping[str, Any]) -> dict[str, Any]:
    out = dict(low)
    for key, value in high.items():
        below = out.get(key)
        out[key] = (
            _merge(below, value) if isinstance(below, Mapping) and isinstance(value, Mapping) else value
        )
    return out


def _keys(layer: Mapping[str, Any], prefix: str = "") -> Iterator[str]:
    for key, value in layer.items():
        if isinstance(value, Mapping):
            yield from _keys(value, f"{prefix}{key}.")
        else:
            yield f"{prefix}{key}"


def _explain(error: ValidationError, origins: Mapping[str, str]) -> str:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    origin = origins.get(key, "the configuration")
    what = "no such key" if first["type"] == "extra_forbidden" else first["msg"].removeprefix("Value error, ")
    return f"{origin}: {key}: {what}" if key else f"{origin}: {what}"
