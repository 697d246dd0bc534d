import datetime as dt
import json

import pytest

from repocheck.extractor import links_of
from tests.extractor.readers.samples import FOLDER, papers, sample

INFERRED = {"year_inferred": True}
PEBBLE = ("pebblesort-ordering-small-things-quickly", "2019-05-19", 5, None, {})
CARDS = {
    "hf-text-search.txt": [
        PEBBLE,
        ("a-title-that-is-broken-over-two-lines", "2025-11-27", None, "Lantern Works", {"comments": 2}),
        (
            "missing-authors-still-make-a-card",
            "2026-01-03",
            None,
            None,
            {"comments": 12, "year_inferred": True},
        ),
        ("glued-counts", "2026-01-09", 1204, None, INFERRED | {"comments": 6}),
    ],
    "hf-text-firecrawl.md": [
        ("2505.10001", "2025-05-29", 5, None, {"upvotes": 74, "comments": 6, "year_inferred": True}),
        ("2412.10002", "2024-12-31", None, "Fern Lab", {}),
    ],
    "hf-text-numbered.md": [
        ("2403.10003", "2024-03-08", 3, None, {"upvotes": 12, "comments": 6}),
        ("2403.10004", "2024-03-07", 1, None, {}),
    ],
    "hf-text-notebook.txt": [
        ("2403.10005", "2024-03-08", 4, None, {"upvotes": 74, "comments": 6}),
        ("2403.10006", "2024-03-07", 2, None, {"upvotes": 3}),
    ],
    "hf-text-trending.md": [
        ("2412.10007", "2024-12-28", 4, None, {"upvotes": 149, "stars": "110k"}),
        ("2501.10008", "2025-01-02", None, "Quay AI", {"stars": "86.1k"}),
    ],
}


def facts(paper):
    return paper.id, str(paper.date), paper.n_authors, paper.organisation, paper.extra


@pytest.mark.parametrize("name", CARDS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_cards(name, line_end):
    text = (FOLDER / name).read_text(encoding="utf-8").replace("\n", line_end)
    assert [facts(paper) for paper in papers(text)] == CARDS[name]


def test_titles_and_abstracts_are_slices_without_link_marks():
    moss, fern = sample("hf-text-firecrawl.md")
    assert moss.title == "MossNet: Growing Networks in the Shade"
    assert moss.passages[1].text.endswith("at night. Code: https://github.com/moss-lab/moss-net.")
    assert moss.passages[1].found_at.line == 17
    assert {passage.format for passage in moss.passages} == {"markdown"}
    assert fern.title == "Fern_Bench: A Benchmark of Ferns"


def test_blank_lines_do_not_matter():
    text = "\n".join(line for line in (FOLDER / "hf-text-notebook.txt").read_text().split("\n") if line)
    assert [facts(paper) for paper in papers(text)] == CARDS["hf-text-notebook.txt"]
    spread = (FOLDER / "hf-text-search.txt").read_text().replace("\n", "\n\n")
    assert [facts(paper)[1:4] for paper in papers(spread)][::3] == [PEBBLE[1:4], ("2026-01-09", 1204, None)]


def test_a_trending_page_without_links():
    card = "{0}\n\nA summary of it.\n\n4 authors\n·\nPublished on Dec 28, 2024\n"
    card += "Upvote\n{1}\n\nGitHub\n110k\narXiv Page\n\n"
    first, second = papers("".join(card.format(*each) for each in [("One", 9), ("One", 9), ("Two", "1.2k")]))
    assert (first.title, first.extra) == ("One", {"upvotes": 9})
    assert (second.title, second.extra) == ("Two", {})


def test_the_repository_button_is_of_unclear_relation():
    harbour, _ = sample("hf-text-trending.md")
    assert [(p.field, p.text, p.relation, p.found_at.line) for p in harbour.passages[2:]] == [
        ("githubRepo", "https://github.com/harborlab/harboragents", "unclear", 18)
    ]


def card(tail, above="A Title\n\nAn abstract of some words, long enough.\n\n"):
    return papers(f"{above}{tail}", "hf-text")[0]


@pytest.mark.parametrize(
    ("line", "organisation"),
    [
        ("Tongyi-MAI Tongyi-MAI", "Tongyi-MAI"),
        ("HeronAI Heron AI", "Heron AI"),
        ("heron Heron AI Research", "Heron AI Research"),
        ("PKU Peking University", "Peking University"),
        ("Allen Institute for AI", "Allen Institute for AI"),
        ("Heron", "Heron"),
        ("quay-ai\nQuay AI", "Quay AI"),
        ("It ends here, as sentences do.", None),
        ("see https://github.com/a/b", None),
    ],
)
def test_organisations(line, organisation):
    paper = card(f"{line}\n·\nMay 2, 2025\n")
    assert paper.organisation == organisation
    assert (line in paper.text) == (organisation is None)


def test_a_paper_linked_in_the_abstract_lends_no_id():
    abstract = "We extend a method.\nhttps://arxiv.org/abs/1706.00001\nIt works.\n\n"
    assert card("  • 3 authors\n·\nMay 2, 2025\n", f"A Title\n\n{abstract}").id == "a-title"


def test_authors_on_the_line_of_the_date():
    assert card("7 authors · May 2, 2025 3\n").n_authors == 7


def test_a_year_that_nothing_tells_is_no_date():
    paper = card("  • 3 authors\n·\nMay 2\n")
    assert paper.date is None
    assert "year_inferred" not in paper.extra


def test_date_lines_inside_an_abstract_end_no_card():
    paper = card("  • 3 authors\n·\nMay 2, 2025\n", "A Title\n\nIt was\nMay 5, 2024\nwhen we began.\n\n")
    assert paper.date == dt.date(2025, 5, 2)
    assert paper.passages[1].text == "It was\nMay 5, 2024\nwhen we began."


def test_the_seed_agrees_with_its_truth(shared):
    folder = shared / "data" / "digest"
    truth = json.loads((folder / "daily-papers.truth.json").read_text())
    found = papers((folder / "daily-papers.txt").read_bytes())
    assert len(found) == 32
    for paper, true in zip(found, truth["papers"], strict=True):
        assert (paper.title, paper.found_at.line) == (true["title"], true["title_line"])
        assert (str(paper.date), paper.n_authors) == (true["date"], true["n_authors"])
        assert paper.organisation == (true["organisation"] or {}).get("name")
        assert paper.extra.get("comments") == true["trailing_number_after_date"]
        assert len(paper.passages[1].text) == true["abstract_chars"]


def test_companion_papers_stay_two():
    title = "Sparse Waves and Their Uses in the Modelling of Distant Proteins, Part {}"
    cards = [
        f"{title.format(part)}\n\nhttps://github.com/w/{part.lower()}\n\n3 authors\n\n·\nJan {day}, 2026\n"
        for day, part in ((14, "I"), (15, "II"))
    ]
    found = papers("\n".join(cards), "hf-text")
    assert [paper.title for paper in found] == [title.format("I"), title.format("II")]
    assert len({paper.id for paper in found}) == 2
    assert [links_of(paper)[0].repo.name for paper in found] == ["i", "ii"]
