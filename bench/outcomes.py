r"""Measure how well the trial of installing and importing foretells what really happens.

    python -m bench.outcomes draw   POPULATION --mirror FOLDER [--known FILE …] [--seed N] -o draw.json
    python -m bench.outcomes asks   draw.json --mirror FOLDER [--imports] -o asks.jsonl
    python -m bench.outcomes truth  asks.jsonl --mirror FOLDER --work FOLDER --pythons FOLDER --uv PATH \
                                    --rows FOLDER [--installer pip]
    python -m bench.outcomes forecast asks.jsonl --mirror FOLDER -o FORECASTS
    python -m bench.outcomes freeze FORECASTS
    python -m bench.outcomes score  ROWS FORECASTS [--condition imports] [--installer pip] [--mirror FOLDER]

FOLDER of ``--mirror`` holds one git directory per repository, ``owner/name``. FORECASTS holds one report per
repository, ``owner+name.json``: `repocheck repo PATH --try -f json=…`. `freeze` writes their
digests down; `score` refuses a forecast that was changed since, so a forecast cannot be changed after its
truth has been seen. ROWS is a folder of rows, or one file of them. With ``--mirror`` files that fail for
want of nothing but a package of conda or of an address, which the truth does not install, are left out in a
second score. `python -m bench.environments score` sets
the conditions declared, imports and proposed side by side.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
import traceback
from pathlib import Path

from bench.outcomes_draw import Ask, ask, by_imports, draw, write_asks
from bench.outcomes_forecast import freeze
from bench.outcomes_score import score
from bench.outcomes_truth import Tools, make_row


def main() -> int:
    options = _options()
    return options.run(options)


def _draw(options: argparse.Namespace) -> int:
    record = draw(options.population, options.mirror, options.known, options.seed)
    options.output.write_text(json.dumps(record, indent=1) + "\n", encoding="utf-8")
    print(f"{record['accepted']} of {len(record['drawn'])} names accepted")
    return 0


def _asks(options: argparse.Namespace) -> int:
    drawn = json.loads(options.draw.read_text(encoding="utf-8"))["drawn"]
    found = [ask(row["repo"], options.mirror / row["repo"]) for row in drawn if not row["rejected"]]
    if options.imports:
        found = [by_imports(each, options.mirror / each.repo) for each in found]
    write_asks(found, options.output)
    print(f"{len(found)} asks, {sum(bool(each.lines) for each in found)} with something to install")
    return 0


def _truth(options: argparse.Namespace) -> int:
    tools = Tools(options.work.resolve(), options.pythons.resolve(), options.uv.resolve())
    options.rows.mkdir(parents=True, exist_ok=True)
    for line in options.asks.read_text(encoding="utf-8").splitlines():
        wanted = Ask(**json.loads(line))
        name = f"{wanted.repo.replace('/', '+')}@{wanted.python}-{wanted.condition}-{options.installer}"
        out = options.rows / f"{name}.jsonl"
        if out.exists():
            continue
        try:
            row = make_row(wanted, options.mirror, tools, options.installer)
        except Exception:  # noqa: BLE001 - one bad repository does not end the night's work
            print(name, traceback.format_exc(limit=2), flush=True)
            continue
        out.write_text(json.dumps(row) + "\n", encoding="utf-8")
        print(name, row["installs"], row["cause"], len(row["compile"]), f"{row['install_s']} s", flush=True)
    return 0


def _forecast(options: argparse.Namespace) -> int:
    """Write the report of each repository that has none yet; a forecast must be made without its truth."""
    options.output.mkdir(parents=True, exist_ok=True)
    for line in options.asks.read_text(encoding="utf-8").splitlines():
        repo = json.loads(line)["repo"]
        out = options.output / f"{repo.replace('/', '+')}.json"
        if not out.exists():
            command = [sys.executable, "-m", "repocheck", "repo", str(options.mirror / repo)]
            started = time.monotonic()
            done = subprocess.run(
                [*command, *options.options.split(), "-q", "-f", f"json={out}"], check=False
            )
            print(out.name, f"status {done.returncode}, {time.monotonic() - started:.1f} s", flush=True)
    return freeze(options.output)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    one = commands.add_parser("draw")
    one.add_argument("population", type=Path)
    one.add_argument("--known", type=Path, nargs="*", default=[])
    one.add_argument("--seed", type=int, default=1)
    one.set_defaults(run=_draw)
    two = commands.add_parser("asks")
    two.add_argument("draw", type=Path)
    two.add_argument("--imports", action="store_true", help="ask for the names of what is imported instead")
    two.set_defaults(run=_asks)
    six = commands.add_parser("forecast")
    six.add_argument("asks", type=Path)
    six.add_argument("--options", default="--try")
    six.set_defaults(run=_forecast)
    for each in (one, two, six):
        each.add_argument("--mirror", type=Path, required=True)
        each.add_argument("-o", "--output", type=Path, required=True)
    three = commands.add_parser("truth")
    three.add_argument("asks", type=Path)
    for name in ("mirror", "work", "pythons", "uv", "rows"):
        three.add_argument(f"--{name}", type=Path, required=True)
    three.add_argument("--installer", choices=("uv", "pip"), default="uv")
    three.set_defaults(run=_truth)
    four = commands.add_parser("freeze")
    four.add_argument("forecasts", type=Path)
    four.set_defaults(run=lambda options: freeze(options.forecasts))
    five = commands.add_parser("score")
    five.add_argument("rows", type=Path)
    five.add_argument("forecasts", type=Path)
    five.add_argument("--condition", default="declared")
    five.set_defaults(
        run=lambda options: score(
            options.rows, options.forecasts, options.condition, options.installer, options.mirror
        )
    )
    five.add_argument("--mirror", type=Path, help="score what the truth could measure apart, too")
    five.add_argument("--installer", default="uv")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
