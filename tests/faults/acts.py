"""What a host can do wrong, as functions over one turn of a conversation."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from functools import cache
from typing import Any

from tests.forge.fault_host import RESULT, Act, Reply, Turn
from tests.forge.github import SIGNED

GIT = (("Content-Type", RESULT),)
NOON, NOON_S = "Tue, 24 Nov 2026 12:00:00 GMT", 1795521600
HTML = (("Content-Type", "text/html; charset=utf-8"),)


def answer(status: int, *headers: tuple[str, str], body: bytes = b"") -> Act:
    """Give a well-formed answer."""

    async def act(turn: Turn) -> None:
        await turn.reply(Reply(status, body, headers or HTML))

    return act


def git(body: bytes) -> Act:
    """Give an answer that looks like git's."""
    return answer(200, *GIT, body=body)


def api(status: int, content: object, *headers: tuple[str, str]) -> Act:
    """Give an answer of GitHub's API, by its clock noon."""
    return answer(status, *SIGNED, ("Date", NOON), *headers, body=json.dumps(content).encode())


def told(change: Callable[[dict[str, Any]], object]) -> Act:
    """Give the genuine answer of the API after `change` had its way with its content."""

    def changed_body(body: bytes) -> bytes:
        content = json.loads(body)
        change(content)
        return json.dumps(content).encode()

    return changed(changed_body)


def first(times: int, act: Act, then: Act) -> Act:
    """Do `act` so many times each time the fault is played, and `then` after that."""

    async def both(turn: Turn) -> None:
        await (act if turn.number <= times else then)(turn)

    return both


def made(make: Callable[[], Act]) -> Act:
    """Do what `make` returns; it is called when the fault is first played, for bombs take their time."""
    once = cache(make)

    async def act(turn: Turn) -> None:
        await once()(turn)

    return act


def changed(change: Callable[[bytes], bytes]) -> Act:
    """Give the genuine answer with another body."""

    async def act(turn: Turn) -> None:
        await turn.reply(turn.genuine._replace(body=change(turn.genuine.body)))

    return act


def raw(*parts: bytes, ending: str = "fin") -> Act:
    """Write bytes that need not be HTTP, then end with ``fin`` or ``rst``, or ``hang``."""

    async def act(turn: Turn) -> None:
        await turn.say(*parts)
        await _end(turn, ending)

    return act


def cut(share: float, ending: str = "fin", *, chunked: bool = False) -> Act:
    """Give the genuine answer up to a share (0-1) of its body, then end the connection."""

    async def act(turn: Turn) -> None:
        body = turn.genuine.body[: int(len(turn.genuine.body) * share)]
        if chunked:
            head = turn.genuine._replace(headers=(*turn.genuine.headers, ("Transfer-Encoding", "chunked")))
            await turn.say(head.head(None), b"%x\r\n" % len(turn.genuine.body), body)
        else:
            await turn.say(turn.genuine.head(len(turn.genuine.body)), body)
        await _end(turn, ending)

    return act


def drip(*, head: bool) -> Act:
    """Give the genuine answer a byte at a time, from the first header or from the body on."""

    async def act(turn: Turn) -> None:
        start = turn.genuine.head(len(turn.genuine.body))
        await turn.say(b"" if head else start)
        for byte in start if head else turn.genuine.body:
            await turn.say(bytes([byte]))
            await asyncio.sleep(0.05)

    return act


def endless(head: bytes, part: bytes) -> Act:
    """Write `head`, then `part` for ever."""

    async def act(turn: Turn) -> None:
        await turn.say(head)
        while True:
            await turn.say(part)

    return act


def encoded(coding: str, change: Callable[[bytes], bytes]) -> Act:
    """Give the genuine answer with a content coding."""

    async def act(turn: Turn) -> None:
        headers = (*turn.genuine.headers, ("Content-Encoding", coding))
        await turn.reply(turn.genuine._replace(headers=headers, body=change(turn.genuine.body)))

    return act


def onward(*targets: str, status: int = 301) -> Act:
    """Redirect to the targets one after another, the last again and again; ``{}`` is this host's port."""
    left = list(targets)

    async def act(turn: Turn) -> None:
        port = turn.writer.get_extra_info("sockname")[1]
        target = (left.pop(0) if len(left) > 1 else left[0]).format(port)
        await turn.reply(Reply(status, b"", (*HTML, ("Location", target))))

    return act


async def genuine(turn: Turn) -> None:
    """Give the right answer."""
    await turn.reply(turn.genuine)


def unless(part: str, act: Act, otherwise: Act = genuine) -> Act:
    """Do `act` unless the path holds `part`; then do `otherwise`."""

    async def both(turn: Turn) -> None:
        await (otherwise if part in turn.path else act)(turn)

    return both


def world(refs: bytes, pack: bytes) -> Act:
    """Give one answer to the question for references and another to every fetch."""

    async def act(turn: Turn) -> None:
        await turn.reply(Reply(200, refs if turn.at == "refs" else pack, GIT))

    return act


async def nothing(turn: Turn) -> None:
    """Do nothing: the door itself is the fault."""


async def _end(turn: Turn, ending: str) -> None:
    if ending == "rst":
        turn.reset()
    elif ending == "hang":
        await asyncio.sleep(60)
    raise ConnectionError(ending)
