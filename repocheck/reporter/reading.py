"""Read a JSON report back."""

from __future__ import annotations

import json
from collections.abc import Iterator
from math import isfinite
from typing import Any

from pydantic import ValidationError

from repocheck.errors import UsageError
from repocheck.models import SCHEMA_VERSION, AuditReport, Noun
from repocheck.reporter.documented import with_docs
from repocheck.text.pattern import late_regex

_ESCAPED_SURROGATE = late_regex(r"\\u[dD][89a-fA-F]")


def from_json(text: str) -> AuditReport:
    """Read a report back.

    Raises:
        UsageError: It is not a report of ours, or of a version this program does not know.
    """
    try:
        loaded = json.loads(text, parse_constant=_no_number, parse_float=_finite)
        if _ESCAPED_SURROGATE.search(text):
            json.dumps(loaded, ensure_ascii=False).encode()  # half of a character cannot be written again
    except (ValueError, RecursionError):
        raise UsageError("this is not JSON", "Give a report written with `--format json`.") from None
    version = loaded.get("schema_version") if isinstance(loaded, dict) else None
    if not isinstance(version, int):
        raise UsageError("this JSON is not a repocheck report", "Give one written with `--format json`.")
    if version > SCHEMA_VERSION:
        raise UsageError(
            f"this report has schema version {version}; this program knows up to {SCHEMA_VERSION}",
            "Update repocheck.",
        )
    try:
        return AuditReport.model_validate(loaded)
    except ValidationError as error:
        raise UsageError(f"this report is damaged: {_first(error)}", "Write it again.") from None


def _no_number(name: str) -> float:
    raise ValueError(f"{name} is not a number of JSON")


def _finite(digits: str) -> float:
    return number if isfinite(number := float(digits)) else _no_number(digits)


def json_schema() -> dict[str, Any]:
    """Return the JSON schema of a report, as exported to ``docs/report.schema.json``."""
    nouns = {noun.__name__: noun for noun in _kinds_of(Noun)}
    schema = with_docs(AuditReport.model_json_schema(mode="serialization"), nouns)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _kinds_of(noun: type[Noun]) -> Iterator[type[Noun]]:
    for kind in noun.__subclasses__():
        yield kind
        yield from _kinds_of(kind)


def _first(error: ValidationError) -> str:
    found = error.errors(include_url=False, include_input=False)[0]
    return f"{'.'.join(str(part) for part in found['loc'])}: {found['msg']}"
