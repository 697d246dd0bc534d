"""How commands are shown and found: flags without a type, and a guess at what a wrong command meant."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.models import CommandInfo

from repocheck import cli
from repocheck.errors import UsageError


class _Plain(TyperCommand):
    """A command whose flags show no ``<bool>`` in the help."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - a context of typer's own click
        """Return the parameters."""
        return _plain(super().get_params(ctx))


class _Group(TyperGroup):
    """All commands; what is no command but could be audited is answered with the command to use."""

    def get_params(self, ctx: Any) -> list[Any]:  # noqa: ANN401 - a context of typer's own click
        """Return the parameters."""
        return _plain(super().get_params(ctx))

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:  # noqa: ANN401 - as typer types it
        """Find the command that `args` starts with.

        Raises:
            UsageError: There is none, but the first argument is something that can be audited.
        """
        name = args[0]
        if name not in self.commands and (command := _command_for(name)):
            raise UsageError(f"there is no command {name!r}", f"Did you mean `repocheck {command} {name}`?")
        return super().resolve_command(ctx, args)


class App(typer.Typer):
    """An application whose commands are shown plainly, and loaded when they are asked for.

    Args:
        names: Names of the commands, in the order of the help; ``audit`` is added by ``audit_command``.
        settings: Settings of typer.
    """

    def __init__(self, names: tuple[str, ...], **settings: Any) -> None:  # noqa: ANN401 - of typer
        super().__init__(cls=_Group, **settings)
        self._names = names
        self._loaded: dict[str | None, CommandInfo] = {}

    def command(self, name: str | None = None, **settings: Any) -> Callable[[Any], Any]:  # noqa: ANN401
        """Register a command."""
        return super().command(name, cls=_Plain, **settings)

    def __call__(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - as typer types it
        """Run the command line; where it names a command, no other one is loaded and built."""
        self.load(*(name for name in sys.argv[1:2] if name in self._names))
        return super().__call__(*args, **kwargs)

    def load(self, *names: str) -> None:
        """Load the commands `names` and no other ones; all if none is named."""
        names = names or self._names
        for name in names:
            getattr(cli, f"{name}_command")
            self._loaded |= {each.name: each for each in self.registered_commands}
        self.registered_commands = [self._loaded[name] for name in names]


def _plain(params: list[Any]) -> list[Any]:
    for param in params:
        if isinstance(param, TyperOption) and param.is_flag and param.metavar is None:
            param.metavar = ""
        _validate_given(param)
    return params


def _validate_given(param: Any) -> None:  # noqa: ANN401 - an option or argument of typer
    """Let typer build a validator of pydantic only for what is given and is not a list of texts."""
    validated, is_list = param.process_value, param.multiple or param.nargs == -1

    def value_of(ctx: Any, value: Any) -> Any:  # noqa: ANN401 - as typer types it
        if value is None and not param.required:
            nothing = () if is_list else None
            return param.callback(ctx, param, nothing) if param.callback else nothing
        if value and is_list and param.type_descriptor.annotation == list[str]:
            return list(value)
        return validated(ctx, value)

    param.process_value = value_of


def _command_for(argument: str) -> str:
    path = Path(argument)
    if path.is_dir():
        return "repo"
    if path.is_file() or argument.startswith(("https://", "http://", "hf:", "arxiv:")):
        return "audit"
    return ""
