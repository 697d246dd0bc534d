"""Look at everything an audit leans on, and say what is wrong and how to fix it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from repocheck.config import Config, HostConfig
from repocheck.errors import ConfigError
from repocheck.http import Answer, Client, HttpError, Request
from repocheck.probe.github import api_client, graphql_address
from repocheck.probe.resolve import find_uv
from repocheck.probe.store import Store

_TIMEOUT_S = 10.0
_BUDGET = b'{"query": "query { viewer { login } rateLimit { limit remaining resetAt } }"}'
_PROGRAMS = {
    "git": "Install git if you want to run the tests; an audit never starts it.",
    "uv": "Install uv (or `paper-repocheck[resolve]`) if you want --resolve to try declared dependencies.",
}


class Fact(NamedTuple):
    """One thing that was looked at."""

    name: str
    ok: bool
    """Whether audits can go on as they should."""
    message: str
    """What was found, one sentence."""
    remedy: str = ""
    """What would make it better; empty if there is nothing to do."""


def diagnose(config: Config) -> list[Fact]:
    """Look at the store, the hosts, their mirrors and tokens, and the programs that are of use.

    Nothing is raised for what is found; offline, the network is not used.
    """
    facts = [_store(config.store.path), *_mirrors(config), *_logins(config)]
    if config.offline:
        facts.append(Fact("network", True, "Not used (offline)."))
    else:
        with ThreadPoolExecutor(8) as pool:
            proxies = config.probe.use_proxies
            facts += pool.map(lambda name: _reach(name, proxies), config.hosts)
            apis = (host for host in config.hosts.values() if host.api)
            facts += pool.map(lambda host: _token(host, proxies), apis)
    return [*facts, *(_program(name) for name in _PROGRAMS)]


def _store(folder: Path | None) -> Fact:
    if folder is None:
        return Fact("store", True, "Nothing is kept between runs.", "Name a folder in `store.path`.")
    try:
        with Store(folder) as store:
            count = store.verify()
            if store.problems:
                return Fact("store", False, store.problems[0].message, store.problems[0].remedy)
            return Fact("store", True, f"{count} audits in {store.folder}, all as they were written.")
    except ConfigError as error:
        return Fact("store", False, f"{error}.", error.remedy)


def _mirrors(config: Config) -> Iterator[Fact]:
    for name, host in config.hosts.items():
        parts = urlsplit(host.mirror or "")
        if parts.scheme == "file":
            folder = Path(unquote(parts.path.partition("{")[0]))
            remedy = "" if folder.is_dir() else f"Correct `hosts.{name}.mirror`, or mount the folder."
            found = "is there" if folder.is_dir() else "is not there"
            yield Fact(f"mirror of {name}", folder.is_dir(), f"{folder} {found}.", remedy)


def _logins(config: Config) -> Iterator[Fact]:
    """Yield the tokens that no API is asked with; whether one is accepted shows when a repository is read."""
    for name, host in config.hosts.items():
        if host.token and not host.api:
            yield Fact(f"token for {name}", True, "Set; sent to this host alone, where git asks for a login.")


def _reach(name: str, proxies: bool) -> Fact:
    client = Client({name}, _TIMEOUT_S, attempts=1, trust_env=proxies)
    answer = _ask(client, Request("HEAD", f"https://{name}/"))
    if isinstance(answer, Answer):
        return Fact(name, True, "The host answers.")
    return Fact(name, False, str(answer), "Check the network, or run with --offline.")


def _token(host: HostConfig, proxies: bool) -> Fact:
    name = f"token for {urlsplit(host.api or '').hostname}"
    advice = "Set GITHUB_TOKEN: thirty repositories then cost one request instead of three each."
    if host.token is None:
        return Fact(name, True, "There is none; hosts are asked without.", advice)
    headers = {"Content-Type": "application/json"}
    request = Request("POST", graphql_address(host), headers, _BUDGET)
    answer = _ask(api_client(host, _TIMEOUT_S, proxies), request)
    if isinstance(answer, HttpError):
        return Fact(name, False, str(answer), "Check the network and `hosts.….api`.")
    if answer.status == 401:
        return Fact(name, False, "The API does not accept it.", "Give a valid token, or none.")
    try:
        data = json.loads(answer.body)["data"]
        login, budget = data["viewer"]["login"], data["rateLimit"] or {}
        left, limit, reset = budget.get("remaining"), budget.get("limit"), budget.get("resetAt")
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return Fact(name, False, f"The API answers with status {answer.status}.", "Check `hosts.….api`.")
    words = f"{left} of {limit} points are left until {reset}" if limit else "no budget is stated"
    return Fact(name, left != 0, f"Valid, of the account {login}; {words}.", "" if left != 0 else "Wait.")


def _program(name: str) -> Fact:
    found = find_uv() if name == "uv" else shutil.which(name)
    return Fact(name, True, found or "Not found; audits go on without.", "" if found else _PROGRAMS[name])


def _ask(client: Client, request: Request) -> Answer | HttpError:
    with client:
        try:
            return client.send(request)
        except HttpError as error:
            return error
