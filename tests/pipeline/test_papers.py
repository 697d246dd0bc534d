import pytest

from repocheck.models import PaperState
from repocheck.pipeline import broken_records
from repocheck.pipeline.sources import shown
from tests.pipeline.conftest import papers_of


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Our code is at https://github.com/lab/tiny.", PaperState.LINKED),
        ("We will release our code upon acceptance.", PaperState.PROMISED),
        ("We build on Tiny (https://github.com/lab/tiny). We will release our code.", PaperState.PROMISED),
        ("We compare with the baseline https://github.com/lab/tiny.", PaperState.LINKED),
        ("Code is available at https://doi.org/10.5281/zenodo.7654321.", PaperState.LINKED),
        ("We prove a bound.", PaperState.NO_LINK),
        ("All our tools: https://github.com/owner", PaperState.NO_LINK),
        ("See https://github.com/features/actions.", PaperState.NO_LINK),
    ],
)
def test_state_of_a_paper(text, state):
    ((_, found),) = papers_of(text)
    assert found.state is state


def test_the_address_that_a_claim_points_to_is_listed_but_not_looked_at():
    ((_, found),) = papers_of("Our code is available at https://lab.example.org/tiny.")
    (link,) = found.links
    assert (link.url, link.repo, link.probed) == ("https://lab.example.org/tiny", None, False)
    assert found.state is PaperState.LINKED


def test_broken_records_are_named_by_line():
    papers = papers_of('{"title": "T"}\n{oops\n{"title": "U", "text": "https://github.com/a/b\n')
    problems = list(broken_records(paper for paper, _ in papers))
    assert [problem.where.rpartition(":")[2] for problem in problems] == ["2", "3"]
    assert all("the record is broken: " in problem.message for problem in problems)
    assert papers[2][1].links[0].repo.slug == "github.com/a/b"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("d.txt", "d.txt"),
        ("sub/../d.txt", "d.txt"),
        ("{here}/d.txt", "d.txt"),
        ("../d.txt", "{above}/d.txt"),
        ("/elsewhere/d.txt", "/elsewhere/d.txt"),
        ("hf:2026-01-14", "hf:2026-01-14"),
        ("https://x.org/a/../d.txt", "https://x.org/a/../d.txt"),
        ("-", "standard input"),
    ],
)
def test_a_path_is_shown_as_seen_from_here_or_whole(given, expected, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    places = {"here": tmp_path, "above": tmp_path.parent}
    assert shown(given.format(**places)) == expected.format(**places)
