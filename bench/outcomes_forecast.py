"""Read forecasts out of reports, and make sure that none was changed after its truth could be seen."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

_RECORD = "frozen.json"
_TRIAL = {"files", "outcomes", "python", "library_files"}
_INSTALLATION = {"outcome", "packages", "risks", "python"}
INSTALLS = {"resolves": 1.0, "needs-source-build": 0.6}
"""How sure it is that a resolution installs; one that needs builds with known risks counts a quarter."""
_RISKY = 0.25


class Refused(Exception):
    """A forecast was not frozen, or not as it is now."""


class Forecast(NamedTuple):
    """What a report foretells for one repository on one Python."""

    tried: bool
    """Whether there is a trial for this Python at all."""
    installs: float
    """Between 0 and 1; ranks, and is no probability."""
    files: dict[str, str]
    """Path to ok, fails or unknown."""
    outcomes: dict[tuple[str, str, str], str]
    """(kind, path, statement or chain) to fails or unknown; what is not here is foretold to be fine."""
    requests: int
    mb: float

    @property
    def share(self) -> float:
        """Share of files of which no failure is foretold; 0 without files."""
        fine = sum(verdict != "fails" for verdict in self.files.values())
        return fine / len(self.files) if self.files else 0.0

    @property
    def rank(self) -> float:
        """What repositories are ranked by: installs, and so many of its files import."""
        return self.installs * self.share


def freeze(folder: Path) -> int:
    """Write down the digest of each forecast, once; one that was frozen before keeps its first entry."""
    record = _record(folder)
    now = dt.datetime.now(dt.UTC).isoformat()
    for path in sorted(folder.glob("*+*.json")):
        record.setdefault(path.name, {"sha256": _digest(path), "frozen_at": now})
    (folder / _RECORD).write_text(json.dumps(record, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    changed = [name for name, entry in record.items() if entry["sha256"] != _digest(folder / name)]
    print(f"{len(record)} forecasts frozen", *[f"changed since they were frozen: {changed}"][: bool(changed)])
    return int(bool(changed))


def read(folder: Path, repo: str, python: str) -> Forecast | None:
    """Return the forecast for a repository on a minor version of Python; None if there is none.

    Raises:
        Refused: It was not frozen, or was changed since.
    """
    path = folder / f"{repo.replace('/', '+')}.json"
    if not path.is_file():
        return None
    entry = _record(folder).get(path.name)
    if entry is None or entry["sha256"] != _digest(path):
        raise Refused(f"{path.name}: {'changed after it was frozen' if entry else 'never frozen'}")
    report = json.loads(path.read_bytes())
    trials = [each for each in _objects(report, _TRIAL) if _minor(each["python"]) == python]
    installations = [each for each in _objects(report, _INSTALLATION) if _minor(each["python"]) == python]
    return _forecast(trials, installations)


def _forecast(trials: list[dict[str, Any]], installations: list[dict[str, Any]]) -> Forecast:
    files: dict[str, str] = {}
    outcomes = {}
    for trial in trials:
        files |= {file["path"]: file["verdict"] for file in trial["files"]}
        for each in trial["outcomes"]:
            outcomes[each["kind"], each["location"]["path"], each["statement"]] = each["verdict"]
    today = [each for each in installations if not each.get("as_of")]
    return Forecast(
        tried=bool(trials),
        installs=min(map(_installs, today), default=1.0 if trials else 0.0),
        files=files,
        outcomes=outcomes,
        requests=sum(trial["requests"] for trial in trials),
        mb=sum(trial["bytes_read"] for trial in trials) / 1e6,
    )


def _installs(installation: dict[str, Any]) -> float:
    risky = any(risk["reasons"] for risk in installation["risks"])
    return _RISKY if risky else INSTALLS.get(installation["outcome"], 0.0)


def _objects(value: Any, keys: set[str]) -> Iterator[dict[str, Any]]:
    """Yield every object with all of `keys` below `value`, wherever a report puts it."""
    if isinstance(value, dict):
        if keys <= value.keys():
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for each in value:
            yield from _objects(each, keys)


def _minor(python: str) -> str:
    return ".".join(python.split(".")[:2])


def _record(folder: Path) -> dict[str, dict[str, str]]:
    path = folder / _RECORD
    return json.loads(path.read_bytes()) if path.is_file() else {}


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else ""
