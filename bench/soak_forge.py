"""A whole git host with thousands of repositories and planned trouble, for `bench/soak.py`; its own process.

Every repository has a kind and a template that follow from the seed, so that both sides know the truth.
One request in so many meets a fault of its own; and the troubles befall everybody at once.

    python -m bench.soak_forge COUNT FAULTS SEED TROUBLES    (prints its port, serves until it is ended)
"""

from __future__ import annotations

import asyncio
import json
import os
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from tests.conftest import GIT_ENV
from tests.forge.git_host import GIT_CONFIG, Asked, Planned
from tests.forge.github import Api, Repo, signed

TEMPLATES = 12
KINDS = (
    ("exists",) * 78
    + ("missing",) * 10
    + ("renamed",) * 5
    + ("empty",) * 3
    + ("blocked",) * 2
    + ("saml",) * 2
)
TROUBLES = {
    "outage": (0.10, 20.0),
    "not found": (0.20, 20.0),
    "login page": (0.30, 15.0),
    "swapped": (0.40, 15.0),
    "throttle": (0.50, 60.0),
    "stale mirror": (0.60, 15.0),
    "clock ahead": (0.65, 15.0),
    "wildcard": (0.70, 15.0),
    "revoked token": (0.75, 1e9),
}
"""Share of the repositories that were asked for when each trouble begins, and the seconds it lasts."""
AHEAD = ("Date", "Mon, 24 Nov 2036 12:00:00 GMT")
RESULT = ("Content-Type", "application/x-git-upload-pack-result")
STALE_README = "# As it was"
_NUMBER = re.compile(r"(?:r|new)(\d+)")


def kind_of(number: int, seed: int) -> str:
    """Return what repository `number` is."""
    return random.Random(f"{seed}/{number}").choice(KINDS)


def readme_of(template: int) -> str:
    """Return the text that every repository made from `template` has in its README."""
    return f"# Template {template}\n" + "words " * (template * 50)


def stale(path: Path) -> Path:
    """Return where the template at `path` is kept as it was one commit ago."""
    return path.with_name(f"{path.name}-stale")


def make_templates(folder: Path) -> list[Path]:
    """Make one repository per template, and an empty one at the end."""
    paths = [folder / str(number) for number in range(TEMPLATES + 1)]
    for number, path in enumerate(paths):
        path.mkdir(parents=True)
        git = ["git", "-c", "init.defaultBranch=main"]
        subprocess.run([*git, "init", "-q"], cwd=path, env=GIT_ENV, check=True)
        if number < TEMPLATES:
            (path / "LICENSE").write_text("MIT License")
            (path / "src").mkdir()
            (path / "src" / "main.py").write_text(f"print({number})")
            _commit(path, STALE_README)
            shutil.copytree(path, stale(path))
            _commit(path, readme_of(number))
    return paths


def _commit(path: Path, readme: str) -> None:
    (path / "README.md").write_text(readme)
    subprocess.run(["git", "add", "-A"], cwd=path, env=GIT_ENV, check=True)
    subprocess.run(["git", "commit", "-qm", "change"], cwd=path, env=GIT_ENV, check=True)


def commit_of(path: Path) -> str:
    """Return the commit that HEAD of a template names."""
    done = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=path, env=GIT_ENV, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


@lru_cache(maxsize=1024)
def upload_pack(path: Path, body: bytes) -> bytes:
    """Return what git itself answers."""
    env = GIT_ENV | {"GIT_PROTOCOL": "version=2", "GIT_CONFIG_COUNT": str(len(GIT_CONFIG))}
    for number, (key, value) in enumerate(GIT_CONFIG.items()):
        env |= {f"GIT_CONFIG_KEY_{number}": key, f"GIT_CONFIG_VALUE_{number}": value}
    command = ["git", "upload-pack", "--stateless-rpc", str(path)]
    return subprocess.run(command, input=body, env=env, check=False, capture_output=True).stdout


PAGE = Planned(200, (("Content-Type", "text/html"),), b"<html>Please log in</html>")
RESET, HANG, CUT, DRIP = (Planned(-number) for number in range(1, 5))
"""Not answers, but ways not to answer."""
FAULTS: tuple[Planned | Callable[[], Planned], ...] = (
    RESET,
    HANG,
    CUT,
    DRIP,
    PAGE,
    Planned(200, (), b""),
    Planned(200, (RESULT,), b"0000"[:3]),
    Planned(200, (RESULT,), b"\xff" * 500),
    Planned(200, (("Content-Encoding", "gzip"),), b"not gzip"),
    Planned(200, (("Content-Encoding", "br"),), b"brotli"),
    Planned(302, (("Location", "http://192.0.2.1/elsewhere"),)),
    Planned(301, (("Location", "/login"),)),
    Planned(301),
    *(
        Planned(status, (), b"<html>sorry</html>")
        for status in (400, 404, 408, 418, 421, 500, 502, 503, 504, 520)
    ),
    Planned(401, (("WWW-Authenticate", "Basic"),)),
    lambda: signed(403, {"message": "You have exceeded a secondary rate limit."}),
    lambda: signed(403, {}, ("Retry-After", "1")),
    lambda: signed(429, {}, ("Retry-After", "1")),
    lambda: signed(429, {}, ("Retry-After", "soon")),
    lambda: signed(200, {"data": None, "errors": [{"message": "Something went wrong"}]}),
    lambda: signed(200, {"data": {}, "errors": [{"type": "RESOURCE_LIMITS_EXCEEDED"}]}),
    lambda: signed(200, []),
)


def swapped(answer: Planned) -> Planned:
    """Give the facts of each repository under the name of the next."""
    content = json.loads(bytes(answer.body))
    data = content.get("data") or {}
    facts = [value for value in data.values() if isinstance(value, dict) and "nameWithOwner" in value]
    if len(facts) < 2:
        return Planned(502)
    turned = iter([*facts[1:], facts[0]])
    data = {name: next(turned) if value in facts else value for name, value in data.items()}
    return signed(200, content | {"data": data})


class Forge:
    """The host.

    Args:
        count: Number of repositories.
        faults: Share of the requests that meet a fault of their own, 0-1.
        seed: Of everything random.
        troubles: Whether outage, throttle and revoked token befall it too.
        folder: Where the templates are made.
    """

    def __init__(self, count: int, faults: float, seed: int, troubles: bool, folder: Path) -> None:
        self.count, self.faults, self.seed, self.troubles = count, faults, seed, troubles
        self.chance = random.Random(seed)
        self.paths = make_templates(folder)
        self.commits = [commit_of(path) for path in self.paths[:-1]]
        repos = {f"acme/r{number}": repo for number in range(count) if (repo := self._repo(number))}
        self.api = Api(repos | {repo.name: repo for repo in repos.values()})
        self.api.remaining = 10**9
        self.met: set[str] = set()
        self.began: dict[str, float] = {}
        self.served: Counter[str] = Counter()

    def _repo(self, number: int) -> Repo | None:
        kind = kind_of(number, self.seed)
        name = f"newco/new{number}" if kind == "renamed" else f"acme/r{number}"
        state = kind if kind in {"empty", "blocked", "saml"} else "exists"
        if kind == "missing":
            return None
        template = number % TEMPLATES
        return Repo(name, self.commits[template], number + 1, state, self.paths[template])

    def answer(self, asked: Asked) -> Planned:
        """Answer a request, or say how not to."""
        if asked.path == "/stats":
            return Planned(200, (), json.dumps(self.served).encode())
        if number := _NUMBER.search(asked.path):
            self.met.add(number[1])
        is_api = asked.path.startswith("/api/")
        self.served["api" if is_api else "git or page"] += 1
        trouble = self._trouble(asked, is_api)
        if trouble is None and self.chance.random() < self.faults:
            self.served["faults"] += 1
            trouble = self.chance.choice(FAULTS)
        if trouble is not None:
            return trouble() if callable(trouble) else trouble
        return self.api.answer(asked) if is_api else self._git(asked)

    def _trouble(self, asked: Asked, is_api: bool) -> Planned | None:  # noqa: PLR0911 - a trouble each
        """Return what befalls everybody just now."""
        if self._on("outage"):
            return self.chance.choice((RESET, Planned(503), Planned(502, (), b"<html>")))
        if self._on("not found"):
            return self._nothing_is_there(asked)
        if self._on("login page"):
            return PAGE
        if self._on("wildcard"):
            return self._parked(asked)
        if is_api and asked.path.endswith("/graphql") and self._on("swapped"):
            return swapped(self.api.answer(asked))
        if is_api and self._on("clock ahead"):
            return self._ahead(self.api.answer(asked))
        if left := self._on("throttle"):
            after = (("Retry-After", str(int(left) + 1)),) if self.chance.random() < 0.5 else ()
            refused = signed(403 if is_api else 429, {"message": "secondary rate limit"}, *after)
            return refused if is_api or after or self.chance.random() < 0.5 else Planned(401)
        if is_api and self._on("revoked token"):
            return signed(401, {"message": "Bad credentials"})
        return None

    def _nothing_is_there(self, asked: Asked) -> Planned:
        """Answer as if no repository existed, well-formed in every way."""
        if asked.path.endswith("/graphql"):
            names = len(json.loads(asked.body).get("variables", {})) // 2
            errors = [{"type": "NOT_FOUND", "path": [f"r{number}"]} for number in range(names)]
            return signed(200, {"data": {f"r{number}": None for number in range(names)}, "errors": errors})
        if asked.path.startswith("/api/"):
            return signed(404, {"message": "Not Found"})
        return Planned(401 if asked.path.endswith("/git-upload-pack") else 404, (), b"<html>404</html>")

    def _parked(self, asked: Asked) -> Planned:
        """Answer as a stranger's server does that a resolver names for every name it does not know."""
        if asked.path.startswith("/api/") or asked.path.endswith("/git-upload-pack"):
            return Planned(404, (("Content-Type", "text/html"),), b"<html>This domain is for sale</html>")
        return Planned(302, (("Location", f"http://192.0.2.1/?domain={asked.path}"),))

    def _ahead(self, answer: Planned) -> Planned:
        """Give an answer by a clock that is ten years ahead, with a limit that ends then."""
        headers = tuple(pair for pair in answer.headers if pair[0] != "Date")
        return answer._replace(headers=(*headers, AHEAD, ("X-RateLimit-Reset", "2111140800")))

    def _on(self, name: str) -> float:
        """Return how many seconds a trouble still lasts; 0 before and after it."""
        share, seconds = TROUBLES[name]
        if not self.troubles or len(self.met) < share * self.count:
            return 0.0
        left = self.began.setdefault(name, time.monotonic()) + seconds - time.monotonic()
        self.served[name] += left > 0
        return max(0.0, left)

    def _git(self, asked: Asked) -> Planned:
        owner, name = [*asked.path.split("/"), "", ""][1:3]
        found = _NUMBER.fullmatch(name.removesuffix(".git"))
        kind = kind_of(int(found[1]), self.seed) if found and int(found[1]) < self.count else "missing"
        wants_page = not asked.path.endswith("/git-upload-pack")
        if kind == "renamed" and owner == "acme":
            return Planned(301, (("Location", asked.path.replace(f"/acme/{name}", f"/newco/new{found[1]}")),))
        if kind == "missing" or (kind != "renamed" and owner != "acme"):
            return Planned(404, (), b"<html>404</html>") if wants_page else Planned(401)
        if kind == "blocked":
            return Planned(451 if wants_page else 403)
        if wants_page:
            return PAGE
        path = self.paths[TEMPLATES if kind == "empty" else int(found[1]) % TEMPLATES]
        if kind != "empty" and self._on("stale mirror"):
            path = stale(path)
        return Planned(200, (RESULT,), upload_pack(path, asked.body))


async def serve(forge: Forge) -> None:
    """Serve for ever on a free port, which is printed."""

    async def converse(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while await _exchange(forge, reader, writer):
                pass
        except (ConnectionError, asyncio.IncompleteReadError, TimeoutError):
            pass
        finally:
            writer.transport.abort()

    server = await asyncio.start_server(converse, "127.0.0.1", 0, backlog=512)
    print(server.sockets[0].getsockname()[1], flush=True)
    await server.serve_forever()


async def _exchange(forge: Forge, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> bool:
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    first, *lines = head.split("\r\n")
    headers = dict(line.split(": ", 1) for line in lines if ": " in line)
    body = await reader.readexactly(int({k.lower(): v for k, v in headers.items()}.get("content-length", 0)))
    method, path, _ = first.split(" ")
    answer = forge.answer(Asked(method, path, body, headers))
    if answer in (RESET, HANG):
        await asyncio.sleep(0 if answer == RESET else 60)
        return False
    content = b"x" * 200 if answer.status < 0 else bytes(answer.body)
    fields = "".join(f"{name}: {value}\r\n" for name, value in answer.headers)
    start = f"HTTP/1.1 {max(answer.status, 200)} X\r\n{fields}Content-Length: {len(content)}\r\n\r\n"
    writer.write(start.encode("latin-1"))
    for part in [content] if answer.status > 0 else [content[i : i + 1] for i in range(100)]:
        writer.write(part)
        await writer.drain()
        await asyncio.sleep(0.2 if answer == DRIP else 0)
    return answer.status > 0


if __name__ == "__main__":
    os.umask(0o077)
    with tempfile.TemporaryDirectory() as scratch:
        count, faults, seed, troubles = sys.argv[1:]
        forge = Forge(int(count), float(faults), int(seed), troubles == "True", Path(scratch))
        asyncio.run(serve(forge))
