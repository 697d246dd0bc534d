"""Every alternative of every pattern changes what the public function, fact or check that asks it answers.

For each alternative a text is made from the expression, put where its caller reads, and judged twice: with
the pattern, and with one in its place that never matches. What the pattern's own words or a filter of the
caller keep out gives the same answer twice, and so does what nothing asks.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager

import pytest

import repocheck
from repocheck.checks import seeds_set as seeding
from repocheck.facts.compute import claims, statements
from repocheck.text.pattern import Pattern
from tests.asked_by import ASKED_BY, HARDWARE, Context, Row, row_of
from tests.text.samples import by_alternative

N_SAMPLES = 150
NEVER = re.compile(r"(?!)")
MODULES = [
    importlib.import_module(module.name)
    for module in pkgutil.walk_packages(repocheck.__path__, "repocheck.")
    if not module.name.endswith("__main__")
]


def held(value: object) -> Iterator[Pattern]:
    """Yield the patterns in a value, which may hold them in tables."""
    if isinstance(value, Pattern):
        yield value
    elif isinstance(value, (dict, list, tuple)):
        for each in value.values() if isinstance(value, dict) else value:
            yield from held(each)


def named() -> dict[str, list[Pattern]]:
    """Return the patterns by the first name under which the package keeps them."""
    found: dict[str, list[Pattern]] = {}
    seen: set[int] = set()
    for module in MODULES:
        for name, value in vars(module).items():
            for pattern in held(value):
                if id(pattern) not in seen:
                    seen.add(id(pattern))
                    found.setdefault(f"{module.__name__}.{name}".removeprefix("repocheck."), []).append(
                        pattern
                    )
    return found


PATTERNS = [(name, pattern) for name, patterns in named().items() for pattern in patterns]


@contextmanager
def silenced(pattern: Pattern) -> Iterator[None]:
    known = pattern._by_alphabet
    pattern._by_alphabet = dict.fromkeys((True, False), NEVER)
    try:
        yield
    finally:
        pattern._by_alphabet = known


def dead_alternatives(pattern: Pattern, row: Row, n_samples: int = N_SAMPLES) -> list[str]:
    """Return a sample of each alternative that changes no answer."""
    dead = []
    contexts = list(row.contexts)
    for texts in by_alternative(pattern.regex, pattern.flags, n_samples):
        sample = ""
        for sample in texts:
            fits = next((each for each in contexts if _matters(pattern, row, _put(sample, each))), None)
            if fits is not None:
                contexts.sort(key=lambda each: each is not fits)  # it mostly fits the next, too
                break
        else:
            dead.append(sample or f"no text is found by an alternative of {pattern.regex[:60]}")
    return dead


def _put(text: str, context: Context) -> str:
    return context.replace("{}", text) if isinstance(context, str) else context(text)


def _matters(pattern: Pattern, row: Row, text: str) -> bool:
    with ExitStack() as stack:
        for other in row.beside:
            stack.enter_context(silenced(other))
        answer = row.ask(text)
        stack.enter_context(silenced(pattern))
        return row.ask(text) != answer


@pytest.mark.parametrize(
    ("name", "pattern"), PATTERNS, ids=[f"{name}-{pattern.regex[:30]}" for name, pattern in PATTERNS]
)
def test_every_alternative_changes_an_answer(name, pattern):
    row = row_of(name, pattern)
    assert row, f"{name} has no row here: say who asks it"
    assert dead_alternatives(pattern, row) == []


@pytest.fixture
def planted() -> Iterator[None]:
    known = list(Pattern.all)
    yield
    Pattern.all[:] = known


def test_words_that_keep_an_alternative_out_are_a_breach(monkeypatch, planted):
    known = seeding._CALL
    words = tuple(word for word in known.any_of if word != "xoshiro")
    monkeypatch.setattr(seeding, "_CALL", Pattern(known.regex, any_of=words, flags=known.flags))
    (dead,) = dead_alternatives(seeding._CALL, ASKED_BY["checks.seeds_set._CALL"])
    assert "Xoshiro" in dead


def test_a_caller_that_keeps_an_alternative_out_is_a_breach(monkeypatch, planted):
    monkeypatch.setattr(statements, "_DIRECTIVE", Pattern(r"#(?:SBATCH|BSUB)\s"))
    jobs = next(pattern for pattern in claims._PATTERNS.values() if pattern.regex.startswith("#(?:sbatch"))
    dead = dead_alternatives(jobs, HARDWARE[jobs.regex]._replace(contexts=("{}",)), n_samples=10)
    assert {each.split()[0].lower() for each in dead} >= {"#$", "#pbs"}


def test_a_pattern_that_nobody_is_said_to_ask_is_a_breach(monkeypatch, planted):
    monkeypatch.setattr(seeding, "_NEW", Pattern("a|b"), raising=False)
    assert [name for name, held in named().items() for each in held if not row_of(name, each)] == [
        "checks.seeds_set._NEW"
    ]


def test_every_pattern_is_held_by_a_name():
    assert len(PATTERNS) == len(Pattern.all)
