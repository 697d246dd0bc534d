"""YAML: what names a paper in it, where its date stands, and tabs."""

import io

import pytest

from repocheck.errors import DigestError
from repocheck.extractor.readers import read as read_digest
from tests.extractor.readers.samples import papers


def test_a_paper_may_be_named_by_its_key_in_a_bibliography():
    text = """papers:
- bib_key: "sand_waves_2025"
  links:
  - label: "pdf"
    href: "https://p.example/sand.pdf"
- bib_key: "salt_waves_2024"
  links:
  - label: "code"
    href: "https://github.com/a/salt"
"""
    found = papers(text, name="papers.yml")
    assert [(paper.id, len(paper.passages)) for paper in found] == [
        ("sand_waves_2025", 2),
        ("salt_waves_2024", 2),
    ]


@pytest.mark.parametrize(
    ("below", "date"),
    [
        ("published: {year: 2026, dates: {submitted: 2025-04-15, published: 2025-12-30}}", "2025-12-30"),
        ("published: {journal: Waves, year: 2024}\n  preprint: {date: 2023-09-01}", "2024-01-01"),
        ("preprint: {url: https://p.example/1, date: 2025-12-28}", "2025-12-28"),
        ("preprint: {url: https://p.example/2024-05-06}", "None"),
    ],
)
def test_a_date_may_stand_in_an_object_below_its_key(below, date):
    (paper,) = papers(f"- title: Waves of Sand\n  {below}\n", name="papers.yaml")
    assert str(paper.date) == date


def test_tabs_that_yaml_has_no_place_for_are_read_as_blanks_and_said():
    text = b"- title: Waves of Sand\n\turl: https://p.example/1\n- title: Waves of Salt\n  links:\n\t- https://p.example/2\n"
    digest = read_digest(io.BytesIO(text), "papers.yaml")
    assert [paper.title for paper in digest.papers] == ["Waves of Sand", "Waves of Salt"]
    assert "tabs" in " ".join(digest.notes)


@pytest.mark.parametrize(
    ("title", "read"),
    [
        ("Nets: a Study", "Nets: a Study"),
        ("@home Learning", "@home Learning"),
        ("*Bold* Ideas", "Bold Ideas"),
        ("`waves` of Sand", "waves of Sand"),
    ],
)
def test_a_sign_in_an_unquoted_text_is_part_of_it_and_noted(title, read):
    text = f"- title: {title}\n  url: https://arxiv.org/abs/2401.00001\n- title: Salt\n"
    digest = read_digest(io.BytesIO(text.encode()), "papers.yml")
    found = [(paper.title, paper.found_at.line) for paper in digest.papers]
    assert found == [(read, 1), ("Salt", 3)]
    assert any("unquoted" in note and "line 1" in note for note in digest.notes)


@pytest.mark.parametrize(
    "text",
    [
        "- title: A\n   url: b\n- title: C\n  url: d\n",
        "- title: [A\n- title: C\n",
        "- title: 'A\n- title: B\n",
        "- title: A\n  notes: " + "[" * 50_000,
        "{" * 50_000,
    ],
    ids=["indented", "opened", "quoted", "lists in lists", "mappings in mappings"],
)
def test_other_faults_of_yaml_are_errors(text):
    with pytest.raises(DigestError, match="no YAML"):
        papers(text, name="papers.yml")


def test_a_whole_reference_may_stand_in_the_place_of_a_title():
    text = """papers:
- {name: 'Kimura A (First), Leclerc B*. "Waves of Sand: a Study of Ripples in the Wind". Journal of Dunes [IF:2.5], 2019 Dec 2.', url: 'https://doi.org/10.1000/1'}
- {name: 'Leclerc B, Kimura A. "Grains in Still Air" In The 4th Conference on Dunes, 2017 Mar 20.', url: 'https://doi.org/10.1000/2'}
- {name: 'On "Still Air" and Other Myths of the Dunes', url: 'https://doi.org/10.1000/3'}
"""  # noqa: E501
    assert [(each.title, str(each.date)) for each in papers(text, name="papers.yml")] == [
        ("Waves of Sand: a Study of Ripples in the Wind", "2019-12-02"),
        ("Grains in Still Air", "2017-03-20"),
        ('On "Still Air" and Other Myths of the Dunes', "None"),
    ]


@pytest.mark.parametrize(
    ("venue", "date"), [("EuroVis 18", "2018-01-01"), ("Vol 18", "None"), ("CHI 98", "None")]
)
def test_a_venue_may_end_with_two_digits_of_its_year(venue, date):
    (paper,) = papers(
        f"- title: Waves of Sand\n  venue: {venue}\n  url: https://p.example/1.pdf\n", name="p.yaml"
    )
    assert str(paper.date) == date


@pytest.mark.parametrize(
    "entry",
    [
        '"Ada Kimura, Bo Salt. {title}. In Proc. of SEA, {year}. https://p.example/{year}.pdf"',
        "{{key: k{year}, bibtex: '@article{{k{year}, title={{{title}}}, year={{{year}}}}}', repo: a/b}}",
    ],
)
def test_references_and_entries_of_bibtex_are_papers(entry):
    shown = [("Waves of Sand in the North", 2024), ("Grains in Still Air of the South", 2022)]
    text = "papers:\n" + "".join(f"- {entry.format(title=title, year=year)}\n" for title, year in shown)
    assert [(each.title, each.date.year) for each in papers(text, name="papers.yml")] == shown


def test_an_english_title_stands_below_its_own_key():
    text = "- title_en: Waves of Sand\n  title_zh: 沙之波\n  url: https://arxiv.org/abs/2401.00001\n"
    assert [each.title for each in papers(text, name="papers.yml")] == ["Waves of Sand"]
