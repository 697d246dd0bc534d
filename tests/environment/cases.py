"""Made-up cases for the search: what a project wants and says, and what an index would answer."""

import datetime as dt

from repocheck.environment import INSTALLABLE, Attempt, Case, Plan, Said, lines_of
from repocheck.models import (
    BuildRisk,
    Candidate,
    Declared,
    FileTrial,
    ImportOutcome,
    ImportTrial,
    Installation,
    Location,
    Package,
    Wanted,
)

PYTHONS = ("3.11.14", "3.9.25", "3.7.17", "3.6.15")
DAY = dt.date(2018, 6, 1)


def wanted(module, *asked, guarded=False, through=""):
    places = (Location(path="a.py", line=4),)
    return Wanted(module=module, asked=asked or (module,), places=places, guarded=guarded, through=through)


def declared(line, *, path="requirements.txt", at=3, **more):
    name = line.partition("==")[0].partition("[")[0].partition("<")[0].lower().replace("_", "-")
    return Declared(name=name, line=line, place=Location(path=path, line=at), **more)


def case(*modules, main=(), others=(), by_hand=(), days=(DAY,), **more):
    said = Said(tuple(main), tuple(others), tuple(by_hand))
    wants = {each.module: each for each in (m if isinstance(m, Wanted) else wanted(m) for m in modules)}
    return Case(said, wants, "3.11.14", PYTHONS, tuple(days), dt.date(2026, 1, 1), **more)


def plan(case, *suppliers, **candidate):
    return Plan(Candidate.model_validate({"python": case.python} | candidate), suppliers)


def fault(statement="import gone", cause="module-missing", chain=("gone",), kind="import", **more):
    place = Location(path="a.py", line=4)
    told = {"statement": statement, "cause": cause, "chain": chain, "kind": kind, "location": place}
    return ImportOutcome.model_validate({"verdict": "fails", **told, **more})


def attempt(
    plan,
    *faults,
    outcome="resolves",
    message="",
    packages=(),
    risks=(),
    modules=None,
    wheels=None,
    verdict=None,
    absent=(),
    outdated=(),
    nearest=None,
    never=(),
    had_then=None,
    wheelless=(),
    trial=True,
):
    """Return what came of a plan; it has a trial if it resolves."""
    verdict = verdict or ("fails" if any(not each.guarded for each in faults) else "ok")
    tried = ImportTrial(
        python=plan.candidate.python, files=(FileTrial(path="a.py", verdict=verdict),), outcomes=faults
    )
    installed = Installation(
        path="",
        python=plan.candidate.python,
        as_of=plan.candidate.as_of,
        outcome=outcome,
        message=message,
        packages=[
            Package(
                name=name,
                version=version,
                address=f"https://files.example/{name}-{version}-py3-none-any.whl",
                sha256="ab",
                uploaded_at=dt.datetime(2020, 1, 1, tzinfo=dt.UTC),
            )
            for name, version in packages
        ],
        risks=[r if isinstance(r, BuildRisk) else BuildRisk(package=r, version="1") for r in risks],
    )
    found = tried if trial and outcome in INSTALLABLE else None
    lacks = frozenset(wheelless), frozenset(absent), frozenset(outdated)
    older = nearest or {}, frozenset(never), had_then or {}
    return Attempt(plan, installed, found, modules or {}, wheels or {}, *lacks, *older)


class Index:
    """Answers plans by rules: the first whose test fits the plan decides; else all is well."""

    def __init__(self, case, *rules):
        self.case, self.rules, self.asked = case, rules, []

    def __call__(self, plan):
        lines = lines_of(plan, self.case.said)
        self.asked.append((plan.candidate, lines))
        names = [line.partition("=")[0].partition("<")[0] for line in lines]
        modules = {each.name: frozenset({each.module}) for each in plan.suppliers}
        packages = [(name, "1") for name in dict.fromkeys(names)]
        told = {"packages": packages, "modules": modules}
        for fits, answer in self.rules:
            if fits(plan, lines):
                return attempt(
                    plan,
                    *answer.get("faults", ()),
                    **told | {k: v for k, v in answer.items() if k != "faults"},
                )
        return attempt(plan, **told)
