"""The kinds of server, found by walking this folder, and the hosts that are known."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from importlib import import_module
from pkgutil import iter_modules

from repocheck.knowledge import hosts as package
from repocheck.knowledge.hosts._kind import Host, HostKind, Software, words
from repocheck.knowledge.hosts.archive import ID_ANCHORS

_FIRST = ("github", "gitlab", "gitea", "bitbucket", "bitbucket_server", "sourcehut", "git")
"""Files in the order in which the configuration and messages name their kinds and hosts; others follow."""


def _kinds() -> Iterator[HostKind]:
    """Yield what every file of this folder says."""
    names = (each.name for each in iter_modules(package.__path__) if not each.name.startswith("_"))
    for name in dict.fromkeys((*_FIRST, *names)):
        yield import_module(f"{package.__name__}.{name}").KIND


SERVER_KINDS = tuple(_kinds())
"""What the files say, in that order."""
HOST_KINDS: dict[str, Software] = {name: kind.software for kind in SERVER_KINDS for name in kind.called}
"""Software of a host by the name that ``kind:`` in the configuration gives it."""
HOSTS: dict[str, Host] = {host.name: host for kind in SERVER_KINDS for host in kind.hosts}
"""Every public host, by name in lower case without ``www.``."""

_STEMS = ("github", "gitlab")
_LOOKALIKES = words("com io dev org net co")
"""What follows the first label in names made to look like a public host: ``github.com.evil.example``."""


class Hosts:
    """The hosts that are known: the public ones, and those that a configuration names.

    Args:
        kinds: Kind of each configured host by name, one of `HOST_KINDS`; an empty one is guessed from the name.
    """

    def __init__(self, kinds: Mapping[str, str] | None = None) -> None:
        self._rows = dict(HOSTS)
        for name, kind in (kinds or {}).items():
            known = self.find(name)
            if kind or known is None:
                self._rows[name] = Host(name, HOST_KINDS[kind or "git"])
        self.anchors = _anchors(self._rows)
        """Lower-case literals of which every address of a host contains one; few, for each is a pass."""

    def find(self, name: str) -> Host | None:
        """Return the host of a name in lower case without ``www.``; None if it is not known."""
        if row := self._rows.get(name):
            return row
        first, _, rest = name.partition(".")
        if family := self._rows.get(f"{first}.*"):
            server = "." in rest and rest.partition(".")[0] not in _LOOKALIKES
            return family._replace(name=name) if server else None
        while rest:
            if family := self._rows.get(f"*.{rest}"):
                return family._replace(name=name)
            rest = rest.partition(".")[2]
        return None


def _anchors(rows: Mapping[str, Host]) -> tuple[str, ...]:
    """Return the top-level domains that several hosts share, and whatever else is needed to find them all."""
    names = [name.strip("*") for name in rows if not any(stem in name for stem in _STEMS)]
    suffixes = Counter("." + name.rpartition(".")[2] for name in names)
    shared = {suffix for suffix, count in suffixes.items() if count > 1}
    single = {name for name in names if "." + name.rpartition(".")[2] not in shared}
    found = sorted({*_STEMS, *shared, *single}, key=len)
    return ID_ANCHORS + tuple(
        x for i, x in enumerate(found) if not any(shorter in x for shorter in found[:i])
    )


PUBLIC = Hosts()
"""The public hosts alone."""
