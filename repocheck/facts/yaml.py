"""Load YAML of strangers: plain data only, within limits that keep every input harmless."""

from __future__ import annotations

from functools import cache
from typing import Any

MAX_YAML_CHARS = 262_144
"""Longer texts are refused. Source: 1 MB of flat YAML takes 6 s and 170 MB in PyYAML (measured)."""
_MAX_EVENTS = 60_000
_MAX_DEPTH = 40


class YamlRefused(ValueError):
    """The text is not YAML, or more than a repository's own file needs."""


def load_yaml(text: str) -> object:
    """Return the first document in `text` as plain Python data.

    Raises:
        YamlRefused: Not YAML, longer than `MAX_YAML_CHARS`, nested deeper than 40, or with aliases: a few
            of these unfold into gigabytes.
    """
    if len(text) > MAX_YAML_CHARS:
        raise YamlRefused("too long")
    import yaml  # noqa: PLC0415 - many repositories have none

    try:
        _examine(text)
        return next(iter(yaml.load_all(text, Loader=_loader())), None)
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError) as error:
        raise YamlRefused(str(error).split("\n", 1)[0][:120]) from error


def yaml_or_refusal(text: str) -> object:
    """Return what `load_yaml` does, or the `YamlRefused` that it raises."""
    try:
        return load_yaml(text)
    except YamlRefused as refused:
        return refused


def _examine(text: str) -> None:
    import yaml  # noqa: PLC0415

    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_loader())):
        if isinstance(event, yaml.AliasEvent):
            raise YamlRefused("has aliases")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > _MAX_DEPTH or count > _MAX_EVENTS:
            raise YamlRefused("nested too deep or too long")


@cache
def _loader() -> Any:  # noqa: ANN401 - libyaml's or Python's own
    """Return libyaml's loader where it is there: ten times faster.

    Its parser keeps its own stack; only its composer recurses, and that never sees what `_examine` refused.
    """
    import yaml  # noqa: PLC0415

    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)
