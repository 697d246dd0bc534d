"""Compare forecasts with truth: by repository, by file, by statement and by attribute."""

from __future__ import annotations

import json
import random
import statistics
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

from bench.outcomes_forecast import Forecast, read
from bench.outcomes_left_out import left_out, measured

ENOUGH = 0.8
"""Share of files that must import for a repository to count as importable."""
N_DRAWS = 2000
Row = dict[str, Any]


class Case(NamedTuple):
    """One row of truth with its forecast."""

    row: Row
    forecast: Forecast

    @property
    def share(self) -> float:
        """Share of the decided files that import; 0 if the list does not install."""
        decided = [fine for fine in files_of(self.row).values() if fine is not None]
        return sum(decided) / len(decided) if self.row["installs"] and decided else 0.0


def files_of(row: Row) -> dict[str, bool | None]:
    """Return for each file whether all its unguarded imports succeed; None if that was not decided.

    ``setup.py`` is left out: installers run it in an environment of its own. What was compiled last before
    the time was over, and has no records, was not tried.
    """
    own = [each for each in row["compile"] if each["file"].rpartition("/")[2] != "setup.py"]
    found: dict[str, bool | None] = {each["file"]: each["ok"] for each in own}
    for each in row["imports"]:
        if not each["ctx"] and found.get(each["file"], False) is not False and each["ok"] is not True:
            found[each["file"]] = each["ok"]
    last = own[-1] if own and row.get("cut") else {"ok": False}
    if last["ok"] and not any(each["file"] == last["file"] for each in row["imports"]):
        found[last["file"]] = None
    return found


def score(rows: Path, forecasts: Path, condition: str, installer: str, mirror: Path | None = None) -> int:
    """Print the comparison, and with a `mirror` once more without what the truth could not measure.

    Raises:
        Refused: A forecast was not frozen, or was changed since.
    """
    cases, absent = _cases(rows, forecasts, condition, installer)
    untried = [case.row["repo"] for case in cases if case.row["installs"] and not case.forecast.tried]
    print(f"{len(cases)} rows with a list and a forecast; {len(absent)} without: {', '.join(absent[:9])}")
    print(f"{len(untried)} install, but were not tried: {', '.join(untried)}")
    _print_causes([case.row for case in cases])
    _print_all(cases)
    if mirror:
        apart = [case._replace(row=measured(case.row, left_out(case.row, mirror))) for case in cases]
        print("\nwithout what fails for want of what the truth does not install:")
        _print_all(apart)
    _print_cost(cases)
    return 0


def _cases(rows: Path, forecasts: Path, condition: str, installer: str) -> tuple[list[Case], list[str]]:
    """Return the rows with their forecasts, and what has none."""
    cases, absent = [], []
    for row in read_rows(rows):
        if (row.get("condition", condition), row.get("installer", installer)) != (condition, installer):
            continue
        if not row.get("lines", True):
            continue  # there is no list to try
        forecast = read(forecasts, row)
        if forecast is None:
            absent.append(f"{row['repo']}@{row['python']}")
        else:
            cases.append(Case(row, forecast))
    return cases, absent


def _print_all(cases: list[Case]) -> None:
    _print_repositories(cases)
    for kind, found in (("files", _files), ("imports", _imports), ("attributes", _attributes)):
        _print_kind(kind, [each for case in cases if case.row["installs"] for each in found(case)])


def read_rows(path: Path) -> Iterator[Row]:
    """Yield the rows of a file, or of all files of a folder."""
    for file in sorted(path.glob("*.jsonl")) if path.is_dir() else [path]:
        for line in file.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def _print_causes(rows: list[Row]) -> None:
    installs = Counter(row["cause"] or "wheels alone" for row in rows)
    imports = Counter(each["cause"] for row in rows for each in row["imports"] if each["ok"] is False)
    print("installs:", dict(installs.most_common()), "\nfailing imports:", dict(imports.most_common()))


def _print_repositories(cases: list[Case]) -> None:
    """Print how well repositories are ranked."""
    print(f"repositories: {len({case.row['repo'] for case in cases})}")
    ranks: dict[str, Callable[[Case], float]] = {
        "resolve alone": lambda case: case.forecast.installs,
        "resolve and read": lambda case: case.forecast.rank,
    }
    labels: dict[str, Callable[[Case], bool]] = {
        "installs": lambda case: case.row["installs"],
        "installs, all files import": lambda case: case.share == 1,
        f"installs, >= {ENOUGH:.0%} import": lambda case: case.share >= ENOUGH,
        "installs, >= 50% import": lambda case: case.share >= 0.5,
    }
    for label, is_good in labels.items():
        for name, rank in ranks.items():
            points = [(case.row["repo"], rank(case), is_good(case)) for case in cases]
            low, high = interval(points)
            n_good = sum(good for *_, good in points)
            found = f"AUC {auc(points):.2f} ({low:.2f}-{high:.2f}), {n_good} of {len(points)}"
            print(f"  {label:28} {name:17} {found}")
    shares = [case.share for case in cases]
    for name, rank in ranks.items():
        print(f"  rank correlation with the share, {name}: {spearman([rank(c) for c in cases], shares):.2f}")


Points = list[tuple[str, float, bool]]


def auc(points: Points) -> float:
    """Return the chance that a good case is ranked above another, ties counting half, or nan."""
    good = [rank for _, rank, is_good in points if is_good]
    bad = [rank for _, rank, is_good in points if not is_good]
    won = sum((g > b) + (g == b) / 2 for g in good for b in bad)
    return won / (len(good) * len(bad)) if good and bad else float("nan")


def interval(points: Points) -> tuple[float, float]:
    """Return the 95 % interval of `auc` from bootstrap samples drawn by repository."""
    by_repo = defaultdict(list)
    for point in points:
        by_repo[point[0]].append(point)
    names, chance = list(by_repo), random.Random(1)
    found = []
    for _ in range(N_DRAWS if names else 0):
        drawn = [point for name in chance.choices(names, k=len(names)) for point in by_repo[name]]
        if (value := auc(drawn)) == value:  # nan where the sample has one kind only
            found.append(value)
    found.sort()
    if not found:
        return float("nan"), float("nan")
    return found[int(0.025 * len(found))], found[int(0.975 * len(found))]


def spearman(a: list[float], b: list[float]) -> float:
    """Return the rank correlation, ties at their mean rank."""
    try:
        return statistics.correlation(_ranks(a), _ranks(b))
    except statistics.StatisticsError:
        return float("nan")


def _ranks(values: list[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


Answers = list[tuple[bool | None, str]]


def _files(case: Case) -> Answers:
    forecast = case.forecast
    return [
        (fine, forecast.files.get(path, "unknown"))
        for path, fine in files_of(case.row).items()
        if path in forecast.files or path not in forecast.elsewhere
    ]


def _imports(case: Case) -> Answers:
    tried = case.forecast.files
    return [
        (each["ok"], case.forecast.outcomes.get(("import", each["file"], each["stmt"]), "ok"))
        for each in case.row["imports"]
        if not each["ctx"] and each["file"] in tried
    ]


def _attributes(case: Case) -> Answers:
    tried = case.forecast.files
    return [
        (each["ok"], _of_chain(case.forecast, each))
        for each in case.row["attrs"]
        if each["file"] in tried and not {"try", "except", "if"} & set(each.get("ctx", ()))
    ]


def _of_chain(forecast: Forecast, attribute: Row) -> str:
    """Return what is foretold of a chain as it is written; a forecast names it up to the name that lacks."""
    parts = attribute["chain"].split(".")
    shown = (".".join(parts[:n]) for n in range(2, len(parts) + 1))
    found = (forecast.outcomes.get(("attribute", attribute["file"], each)) for each in shown)
    return next(filter(None, found), "ok")


def _print_kind(kind: str, answers: Answers) -> None:
    counts = Counter((fine, verdict) for fine, verdict in answers if fine is not None)
    right, wrong = counts[False, "fails"], counts[True, "fails"]
    broken = sum(n for (fine, _), n in counts.items() if not fine)
    fine_ok = counts[True, "ok"] / (counts[True, "ok"] + counts[False, "ok"] or 1)
    unknown = sum(n for (_, verdict), n in counts.items() if verdict == "unknown") / (counts.total() or 1)
    print(
        f"{kind}: {counts.total()}, of which {broken} fail; 'fails' is right {right} of {right + wrong} "
        f"({_share(right, right + wrong)}), finds {_share(right, broken)}; "
        f"'ok' is right {fine_ok:.3f}; unknown {unknown:.3f}"
    )


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "-"


def _print_cost(cases: list[Case]) -> None:
    tried = [case for case in cases if case.forecast.tried]
    if tried:
        requests = statistics.median(case.forecast.requests for case in tried)
        mb = statistics.median(case.forecast.mb for case in tried)
        env_mb = statistics.median(case.row.get("env_mb", 0) for case in tried)
        print(f"cost, medians: {requests:.0f} requests and {mb:.1f} MB read; installed {env_mb:.0f} MB")
