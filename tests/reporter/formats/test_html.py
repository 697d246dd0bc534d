import re
from base64 import b64encode
from collections import Counter
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from repocheck.reporter import page, render, template
from tests.reporter.factory import REPOS, P, State, audit_report, paper, repo_report
from tests.reporter.golden import compare
from tests.reporter.hostile import STRINGS, hostile_report

VOID = {"meta", "link", "input", "br", "hr", "img", "wbr"}


class Page(HTMLParser):
    """Tags, attributes and visible text of a page; notes tags that are closed out of order."""

    def __init__(self, text):
        super().__init__()
        self.tags, self.attributes, self.words, self.ids = Counter(), [], [], []
        self.open, self.misnested = [], []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, key, value) for key, value in attrs]
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags[tag] += 1
        self.attributes += [(tag, key, value) for key, value in attrs]

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            self.misnested.append(tag)

    def handle_data(self, data):
        if not set(self.open) & {"style", "script", "svg"} and data.strip():
            self.words.append(" ".join(data.split()))


@pytest.fixture(scope="module")
def rich():
    return render(audit_report(), "html")


def test_golden_text():
    small = audit_report(repos=(REPOS[2], REPOS[7], REPOS[9]), papers=audit_report().papers[2:3])
    compare("report.html.txt", "\n".join(Page(render(small, "html")).words) + "\n")


def test_the_page_loads_nothing_and_says_so_in_its_policy(rich):
    page = Page(rich)
    assert not [a for a in page.attributes if a[1] in {"src", "srcset", "action", "formaction", "style"}]
    links = [value for tag, key, value in page.attributes if key == "href" and tag == "link"]
    assert [link[:5] for link in links] == ["data:"]
    policy = next(value for _, key, value in page.attributes if key == "content" and "default-src" in value)
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    for tag in ("style", "script"):
        content = re.search(f"<{tag}>(.*?)</{tag}>", rich, re.DOTALL)[1]
        digest = b64encode(sha256(content.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy


@pytest.mark.parametrize("report", [audit_report(), hostile_report()], ids=["rich", "hostile"])
def test_tags_nest_ids_are_unique_and_only_https_is_linked(report):
    page = Page(render(report, "html"))
    assert page.misnested == page.open == []
    ids = [value for _, key, value in page.attributes if key == "id"]
    assert len(ids) == len(set(ids))
    hrefs = [value for tag, key, value in page.attributes if key == "href" and tag == "a"]
    assert all(re.match(r"https://|#", href) for href in hrefs)
    assert not [a for a in page.attributes if a[1].startswith("on")]
    blank = [(key, value) for tag, key, value in page.attributes if tag == "a" and key == "rel"]
    assert set(blank) == {("rel", "noopener noreferrer")}


def skeleton(text):
    page = Page(render(audit_report(repos=[_repo(text)], papers=[_paper(text)]), "html"))
    return page.tags, Counter((tag, key) for tag, key, _ in page.attributes), page.misnested


def _repo(text):
    repo = repo_report("a/b", State.AVAILABLE, [P] * 13, papers=("p",))
    findings = [
        f.model_copy(
            update={
                "message": text,
                "locations": tuple(
                    place.model_copy(update={"snippet": f"x{text}"[:200], "path": f"x{text}"})
                    for place in f.locations
                ),
            }
        )
        for f in repo.findings
    ]
    return repo.model_copy(update={"findings": tuple(findings), "default_branch": f"x{text}", "via": text})


def _paper(text):
    found = paper("p", f"x{text}", "linked", repo="a/b")
    return found.model_copy(
        update={"links": tuple(k.model_copy(update={"quote": f"x{text}"}) for k in found.links)}
    )


@pytest.fixture(scope="module")
def benign():
    return skeleton("benign")


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=60) | st.sampled_from(STRINGS))
def test_no_text_changes_the_shape_of_the_page(benign, text):
    assert skeleton(text) == benign


def test_active_characters_are_shown_not_obeyed():
    page = render(hostile_report(), "html")
    assert not set("\u202e\u2066\u200b\u2028\x1b\x07") & set(page)
    assert r"\u202egnp.exe" in page


def test_every_picture_says_its_numbers_in_words(rich):
    pictures = re.findall(r"<svg[^>]*role=\"img\".*?</svg>", rich, re.DOTALL)
    assert len(pictures) >= 7
    assert all("<desc>" in picture and "aria-label=" in picture for picture in pictures)


def test_repositories_come_worst_first_with_evidence_and_remedies(rich):
    names = re.findall(r'<tbody data-tokens="[^"]*" data-name="github.com/([^"]*)"', rich)
    assert (names[0], names[-1]) == ("vanished/graph-former", "slowhost/unseen")
    assert f"https://github.com/mirelle/long-context-eval/blob/{'4f1c9a7be2d0'}" in rich
    assert "Add a LICENSE file; without one nobody may reuse the code." in rich
    assert "Code and data will be released upon acceptance." in rich


def test_a_large_audit_keeps_the_table_whole_and_the_page_light(monkeypatch):
    monkeypatch.setattr(template, "DETAILED", 2)
    monkeypatch.setattr(template, "MATRIX_COLUMNS", 3)
    template.environment.cache_clear()
    try:
        page = render(audit_report(), "html")
    finally:
        template.environment.cache_clear()
    assert page.count("<tbody data-tokens") == 11
    assert page.count('<div class="evidence">') == 2
    assert "the JSON report has it for all" in page
    assert "share of repositories" in page


def test_names_may_be_broken_between_words_only(rich):
    assert "vanished/<wbr>graph-<wbr>former</a>" in rich


def test_one_repository_has_a_page_of_its_own():
    words = Page(render(audit_report(repos=REPOS[2:3]), "html")).words
    assert "".join(words[words.index("repocheck") + 1 :][:4]) == "mirelle/long-context-eval"
    assert words.index("To do") < words.index("Already right")
    assert words[words.index("To do") + 2] == "+22"
    assert "Distribution of readiness" not in render(audit_report(repos=REPOS[2:3]), "html")


@pytest.mark.parametrize(
    ("spdx", "word", "tone"),
    [
        ("MIT", "MIT", "good"),
        ("GPL-3.0-only", "GPL-3.0-only", "good"),
        ("CC-BY-NC-4.0", "CC-BY-NC-4.0", "mild"),
        ("CC-BY-ND-4.0", "CC-BY-ND-4.0", "mild"),
        ("NOASSERTION", "custom", "mild"),
    ],
)
def test_a_licence_that_limits_reuse_does_not_look_like_one_that_does_not(spdx, word, tone):
    repo = repo_report("a/b", State.AVAILABLE, [P] * 13)
    found = repo.findings[1].model_copy(update={"value": {"spdx": spdx}})
    cell = page.cells(repo.model_copy(update={"findings": (repo.findings[0], found, *repo.findings[2:])}))[1]
    assert (cell.word, cell.sign.tone) == (word, tone)


@pytest.mark.parametrize(
    ("repos", "papers", "headline"),
    [
        ((), (), "No repository to check."),
        (REPOS[:2], (), "1 of 2 repositories has all five essentials."),
        ((REPOS[0], REPOS[9]), (), "1 of 1 repositories checked has all five essentials."),
        ((REPOS[9], REPOS[9]), (), "None of 2 repositories could be checked."),
    ],
)
def test_the_headline_is_the_finding(repos, papers, headline):
    assert f"<h1>{headline}</h1>" in render(audit_report(repos=repos, papers=papers), "html")
