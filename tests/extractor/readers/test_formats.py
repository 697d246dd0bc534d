"""What every format but the Hugging Face copies makes of its sample: one row per paper."""

import re

import pytest

from tests.extractor.readers.samples import FOLDER, papers, sample

PAPERS = {
    "hf-json-daily.json": [
        ("2601.20001", "Ledger: Counting What Counts", "2026-01-12", 2, 8),
        ("2601.20002", "Abacus Revisited \ufffd", "2026-01-11", None, 28),
    ],
    "hf-json-paper.json": [("2601.20003", "One Page Alone", "2026-01-10", 1, 1)],
    "hf-html-daily.html": [
        ("2602.20004", 'Sundials "at" Night', "2026-02-03", 1, 6),
        ("2602.20005", "Moondials", "2026-02-03", 1, 6),
    ],
    "hf-html-paper.html": [("2602.20006", "Hourglass", "2026-02-03", 1, 6)],
    "hf-html-cards.html": [
        ("2602.20007", "Water Clocks", "None", None, 5),
        ("2602.20008", "Candle Clocks", "None", None, 10),
    ],
    "arxiv-atom.xml": [
        ("2401.30001", "Kettles & Pots: A Thermal Study", "2024-01-15", 2, 9),
        ("cs/0601001", "An Old Pot", "2006-01-01", 1, 24),
    ],
    "arxiv-rss.xml": [
        ("2602.30002", "Spoons for Everyone", "2026-02-03", 2, 6),
        ("2501.30003", "Forks & Knives", "2026-02-03", 1, 16),
    ],
    "arxiv-listing.html": [
        ("2602.30004", "Plates That Stack Themselves", "2026-02-03", 2, 15),
        ("2412.30005", "Bowls, Again", "2026-02-03", 1, 34),
    ],
    "pwc-json.json": [
        ("1901.40001", "Maps of Maps", "None", None, 4),
        ("a-globe", "A Globe", "None", None, 28),
    ],
    "alphaxiv-json.json": [
        ("2603.50001", "Ink That Thinks", "2026-03-02", 2, 1),
        ("2603.50002", "Paper That Forgets", "None", None, 1),
    ],
    "opml.opml": [
        ("2604.70001", "Barometers & Doubt", "2026-04-06", None, 6),
        ("2604.70002", "Hygrometers at Rest", "None", None, 9),
    ],
    "notebook.ipynb": [
        ("2605.80001", "Rain Gauges for All", "2026-05-04", None, 9),
        ("2605.80002", "Umbrellas, Open", "None", None, 10),
    ],
    "bibtex.bib": [
        ("2501.60001", "Willow: Bending Without Breaking", "2025-02-01", 3, 2),
        ("broken2024", "The Brace That Never Closed", "2024-01-01", 1, 12),
        ("10.1234/alder.7", "Alder and Ash", "2023-05-06", None, 18),
    ],
    "latex.tex": [("lighthouses-for-lost-models", "Lighthouses for Lost Models", "None", None, 3)],
    "markdown.md": [
        (
            "compass-finding-north-in-loss-landscapes",
            "Compass: Finding North in Loss Landscapes",
            "None",
            None,
            3,
        )
    ],
    "html.html": [("sextant-stars", "Sextant & Stars", "None", None, 4)],
    "csv.csv": [
        ("2602.80001", "Anchors, Aweigh", "2026-02-01", 2, 2),
        ("sails", "Sails", "2025-12-24", 1, 4),
    ],
    "tsv.tsv": [("oars", "Oars", "None", None, 2), ("rudders", "Rudders", "None", None, 3)],
    "jsonl.jsonl": [
        ("2602.90001", "Looms", "2026-02-05", 2, 1),
        ("shuttles", "Shuttles", "None", None, 2),
        ("line-3", "(broken record in line 3)", "None", None, 3),
        ("2602.90002", "Bobbins", "None", None, 4),
    ],
    "json.json": [
        ("10.1234/bells.1", "Bells", "None", None, 3),
        ("whistles", "Whistles", "None", None, 4),
    ],
    "urls.txt": [
        ("github-com-harbour-buoys", "https://github.com/harbour/buoys", "None", None, 2),
        (
            "2602.95001",
            "https://arxiv.org/abs/2602.95001v2 https://github.com/harbour/piers",
            "None",
            None,
            3,
        ),
        ("git-github-com-harbour-cranes-git", "git@github.com:harbour/cranes.git", "None", None, 4),
        ("gitlab-com-harbour-docks", "https://gitlab.com/harbour/docks", "None", None, 6),
    ],
    "text.txt": [("a-note-on-notes", "A Note on Notes", "None", None, 2)],
}
PASSAGES = [
    ("hf-json-daily.json", 0, "abstract", 9, "json", None),
    ("hf-json-daily.json", 0, "githubRepo", 13, "bare", "own"),
    ("hf-json-daily.json", 0, "projectPage", 12, "text", "own"),
    ("hf-json-daily.json", 1, "githubRepo", 31, "text", "unclear"),
    ("hf-json-paper.json", 0, "githubRepo", 1, "text", "own"),
    ("hf-html-daily.html", 0, "githubRepo", 6, "text", "own"),
    ("hf-html-daily.html", 1, "githubRepo", 6, "text", "unclear"),
    ("hf-html-cards.html", 0, "card", 3, "html", None),
    ("arxiv-atom.xml", 0, "abstract", 11, "text", None),
    ("arxiv-atom.xml", 0, "comment", 16, "text", None),
    ("arxiv-rss.xml", 1, "abstract", 18, "text", None),
    ("arxiv-listing.html", 0, "comment", 19, "html", None),
    ("arxiv-listing.html", 0, "abstract", 22, "html", None),
    ("pwc-json.json", 0, "repo_url", 8, "text", "own"),
    ("pwc-json.json", 1, "repo_url", 31, "text", "third-party"),
    ("alphaxiv-json.json", 0, "github_url", 1, "text", "unclear"),
    ("bibtex.bib", 0, "howpublished", 5, "bibtex", None),
    ("bibtex.bib", 1, "url", 15, "bibtex", None),
    ("latex.tex", 0, "text", 1, "latex", None),
    ("csv.csv", 0, "Notes", 2, "text", None),
    ("tsv.tsv", 1, "repo_url", 3, "text", "own"),
    ("jsonl.jsonl", 0, "links[0].github", 1, "bare", "own"),
    ("jsonl.jsonl", 2, "record", 3, "json", None),
    ("json.json", 0, "resources.code[0]", 3, "text", "own"),
    ("json.json", 1, "links.https://github.com/tower/whistles", 4, "text", None),
]


@pytest.mark.parametrize("name", PAPERS)
def test_papers(name):
    found = [(p.id, p.title, str(p.date), p.n_authors, p.found_at.line) for p in sample(name)]
    assert found == PAPERS[name]


@pytest.mark.parametrize(("name", "index", "field", "line", "format", "relation"), PASSAGES)
def test_passages(name, index, field, line, format, relation):
    passage = next(p for p in sample(name)[index].passages if p.field == field)
    assert (passage.found_at.line, passage.format, passage.relation) == (line, format, relation)


@pytest.mark.parametrize(
    ("name", "some", "format"),
    [("arxiv-rss.xml", "Fay Ladle", "arxiv-rss"), ("arxiv-listing.html", "Hal Saucer", "arxiv-listing")],
)
def test_long_lists_of_authors_are_whole(name, some, format):
    many = ", ".join([some] * 800)
    text = (FOLDER / name).read_text(encoding="utf-8").replace(some, many)
    assert papers(text, format)[0].n_authors == 801


@pytest.mark.parametrize("name", PAPERS)
def test_no_address_is_lost(name):
    shown = "".join(passage.text for paper in sample(name) for passage in paper.passages)
    raw = (FOLDER / name).read_text(encoding="utf-8").replace("\\/", "/")
    for slug in re.findall(r"github\.com[/:]([\w-]+/[\w-]+)", raw):
        assert slug in shown
