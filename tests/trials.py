"""Installations and trials for tests of what is made of them."""

import datetime as dt

from repocheck.models import (
    FileTrial,
    ImportOutcome,
    ImportTrial,
    Installation,
    Location,
    Package,
)

THEN = dt.date(2020, 3, 1)


def installed(outcome="resolves", python="3.11.14", **more):
    packages = [Package(name="lib", version="1", address="https://f.example/lib.whl")]
    told = {"path": "requirements.txt", "message": "Words.", "packages": packages}
    return Installation.model_validate(told | {"outcome": outcome, "python": python} | more)


def found(statement="import gone", verdict="fails", kind="import", path="a.py", line=2, **more):
    told = {"cause": "module-missing", "chain": ("gone",)}
    place = Location(path=path, line=line)
    return ImportOutcome.model_validate(
        told | {"kind": kind, "statement": statement, "verdict": verdict, "location": place} | more
    )


def trial(*verdicts, outcomes=(), python="3.11.14", **more):
    files = [
        FileTrial(path=f"{chr(97 + n)}.py", verdict=each, imports=3, attributes=5)
        for n, each in enumerate(verdicts)
    ]
    told = {"path": "requirements.txt", "python": python, "files": files, "outcomes": outcomes}
    return ImportTrial.model_validate(told | more)
