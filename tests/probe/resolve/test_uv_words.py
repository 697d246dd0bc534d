"""`tests/data/uv` holds what uv 0.13.9 printed for small made-up requirement files: OUTCOME.CASE.txt."""

from pathlib import Path

import pytest

from repocheck.knowledge.resolver_texts import RESOLVER_TEXTS
from repocheck.probe.resolve.uv_words import message_of, needing_build, outcome_of

TEXTS = {path.stem: path.read_text() for path in (Path(__file__).parents[2] / "data" / "uv").glob("*.txt")}
UNSEEN = {"requires-python"}
"""Outcome that uv 0.13.9 could not be made to print; other versions do."""


@pytest.mark.parametrize("case", sorted(TEXTS.keys() - {"needs-source-build.sdist"}))
def test_meaning(case):
    assert outcome_of(TEXTS[case]) == case.partition(".")[0]
    assert needing_build(TEXTS[case]) == []


def test_every_row_has_its_text():
    met = {case.partition(".")[0] for case in TEXTS}
    assert {said.outcome for said in RESOLVER_TEXTS} - UNSEEN <= met


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("", "not-checkable"),
        (
            "Because the requested Python version (3.8) does not satisfy Python>=3.9 and a depends on it",
            "requires-python",
        ),
    ],
)
def test_meaning_of_words_alone(text, outcome):
    assert outcome_of(text) == outcome


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("missing-version.pin", "Because there is no version of torch==99.0 and you require torch==99.0."),
        (
            "missing-package.artefact",
            (
                "Because pkg-resources was not found in the package registry and you require "
                "pkg-resources==0.0.0."
            ),
        ),
        (
            "newer-than.day",
            (
                "Because there is no version of requests==2.32.0 and you require requests==2.32.0. "
                "Version 2.32.0 was published on 2024-05-20."
            ),
        ),
    ],
)
def test_message(case, message):
    assert message_of(TEXTS[case]) == message


def test_the_message_tells_which_pythons_have_wheels():
    assert "`cp36m`, `cp37m`, `cp38`, `cp39`" in message_of(TEXTS["no-wheel-for-python.old"])


def test_packages():
    assert needing_build(TEXTS["needs-source-build.sdist"] * 2) == ["fire"]


def test_a_long_text_is_cut():
    assert len(message_of("Because a depends on b. " * 100_000)) == 400
    assert outcome_of("only " * 100_000) == "not-checkable"
