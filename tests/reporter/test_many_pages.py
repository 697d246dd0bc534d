"""An audit of more repositories than a page holds becomes several pages that lead to each other."""

import os
import re
from pathlib import PurePosixPath
from threading import Thread

import pytest

from repocheck.models import Packed, PaperState, RepoReport, Shelf, Spool, State
from repocheck.reporter import many_pages, render, template, write
from repocheck.reporter.formats import html
from repocheck.reporter.view import worst_first
from tests.reporter.factory import REPOS, audit_report

HREF = re.compile(r'href="((?!https?:|data:|#main)[^"]+)"')


@pytest.fixture
def small(monkeypatch):
    """Pages of three repositories, lists of four names, and more than one page from five on."""
    monkeypatch.setattr(html, "ONE_PAGE", 5)
    monkeypatch.setattr(template, "DETAILED", 3)
    monkeypatch.setattr(many_pages, "BY_NAME", 4)


def shelved(report):
    return report.model_copy(update={"repos": Shelf(RepoReport, Spool(map(Packed.of, report.repos)))})


def written(report, folder, name="out.html"):
    write(report, "html", folder / name)
    return {
        file.relative_to(folder).as_posix(): file.read_text("utf-8")
        for file in sorted(folder.rglob("*.html"))
    }


@pytest.mark.parametrize("kept", [lambda report: report, shelved], ids=["at hand", "packed"])
def test_every_repository_stands_once_with_its_evidence_worst_first(small, tmp_path, kept):
    files = written(kept(audit_report()), tmp_path)
    assert list(files) == [
        "out-pages/2.html",
        "out-pages/3.html",
        "out-pages/4.html",
        "out-pages/names-1.html",
        "out-pages/names-2.html",
        "out-pages/names-3.html",
        "out.html",
    ]
    in_order = ["out.html", "out-pages/2.html", "out-pages/3.html", "out-pages/4.html"]
    rows = [name for page in in_order for name in re.findall(r'data-name="([^"]+)"', files[page])]
    assert rows == [repo.repo.key for repo in worst_first(REPOS)]
    assert sum(files[page].count('<div class="evidence">') for page in in_order) == len(REPOS)


def test_every_address_leads_somewhere(small, tmp_path):
    files = written(audit_report(), tmp_path)
    for page, text in files.items():
        for address in HREF.findall(text):
            path, _, anchor = address.partition("#")
            target = os.path.normpath(PurePosixPath(page).parent / path) if path else page
            assert target in files, (page, address)
            assert not anchor or f'id="{anchor}"' in files[target], (page, address)
    listed = [address for name in files if "names" in name for address in HREF.findall(files[name])]
    assert sum("#r" in address for address in listed) == len(REPOS)


def test_the_first_page_sums_up_the_whole_audit_and_the_chips_count_what_is_listed(small, tmp_path):
    first = written(audit_report(), tmp_path)["out.html"]
    assert f"of {len(REPOS)}</td>" in first.replace(f"of {len(REPOS):,}", f"of {len(REPOS)}")
    chips = re.findall(r'data-token="state:[^>]*>[^<]*<small>(\d+)</small>', first)
    assert sum(map(int, chips)) == 3
    assert f"the worst 3 of {len(REPOS)}" in first
    assert "the JSON report has it for all" not in first


def test_papers_are_cited_on_every_page_from_which_they_link(small, tmp_path):
    report = audit_report()
    cited = {
        page: set(re.findall(r"<cite><bdi>.*?</cite>", text))
        for page, text in written(report, tmp_path).items()
    }
    whole = re.findall(r"<cite><bdi>.*?</cite>", render(report, "html"))
    assert set().union(*cited.values()) >= set(whole)


@pytest.mark.parametrize("most", [len(REPOS), len(REPOS) - 1])
def test_one_page_is_enough_up_to_a_limit(small, monkeypatch, tmp_path, most):
    monkeypatch.setattr(html, "ONE_PAGE", most)
    assert (len(written(audit_report(), tmp_path)) > 1) == (most < len(REPOS))


def test_one_page_goes_where_there_is_one_stream_only(small, tmp_path):
    pipe, got = tmp_path / "pipe", []
    os.mkfifo(pipe)
    reader = Thread(target=lambda: got.append(pipe.read_text("utf-8")))
    reader.start()
    write(audit_report(), "html", pipe)
    reader.join(20)
    assert got == [render(audit_report(), "html")]
    assert [file.name for file in tmp_path.iterdir()] == ["pipe"]


def test_a_repository_that_cannot_be_shown_costs_its_own_row_alone(small, monkeypatch, tmp_path):
    broken = worst_first(REPOS)[4].repo.key

    def cells(repo, of=template._page.cells):
        if repo.repo.key == broken and repo.state is not State.UNKNOWN:
            raise ValueError("no cells")
        return of(repo)

    monkeypatch.setattr(template._page, "cells", cells)
    files = written(audit_report(), tmp_path)
    rows = [name for text in files.values() for name in re.findall(r'data-name="([^"]+)"', text)]
    assert sorted(rows) == sorted(repo.repo.key for repo in REPOS)


def test_what_cannot_be_put_in_order_is_written_on_one_page(small, tmp_path):
    broken = REPOS[3].model_copy(update={"score": None})
    report = audit_report().model_copy(update={"repos": (*REPOS[:3], broken, *REPOS[4:])})
    assert list(written(report, tmp_path)) == ["out.html"]


def test_of_papers_without_code_the_first_are_named_and_the_others_counted():
    from repocheck.reporter.page import without_code

    silent = [paper for paper in audit_report().papers if paper.state is PaperState.NO_LINK][:1] * 5
    promised = [paper for paper in audit_report().papers if paper.state is PaperState.PROMISED][:1] * 3
    found = without_code(audit_report(papers=[*silent, *promised]), 2)
    assert (len(found.unlinked), found.more_unlinked) == (2, 3)
    assert (len(found.promised), found.more_promised) == (2, 1)
