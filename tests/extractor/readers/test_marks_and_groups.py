"""Titles in objects, in commands of TeX, over lines, behind groups of persons, and below columns of names."""

import io

import pytest

from repocheck.extractor import read

_TITLES = (
    "Nets That Learn to Wait & See",
    "Trees That Grow in Salt",
    "Fields in Slow Motion",
    "Paths Around a Lake",
)


def _read(text, name):
    digest = read(io.BytesIO(text.encode()), name)
    return list(digest.papers), digest.notes


def _titles(text, name):
    return [each.title for each in _read(text, name)[0]]


@pytest.mark.parametrize("key", ["name", "text", "title"])
def test_the_title_is_the_words_of_an_object_below_its_key(key):
    text = "papers:\n" + "".join(
        f"  - name: p{number}\n    title:\n      link: https://arxiv.org/abs/2001.0000{number}\n"
        f'      {key}: "{title}"\n    conference:\n      name: ICML\n      year: 2021\n'
        for number, title in enumerate(_TITLES)
    )

    papers, _ = _read(text, "papers.yaml")

    assert [each.title for each in papers] == list(_TITLES)
    assert {each.date.year for each in papers} == {2021}


@pytest.mark.parametrize("command", ["Pub", "entry", "ab"])
def test_a_text_of_commands_is_read_as_one_of_tex(command):
    text = "\\BF{Talks and Papers:}\n\\All{\n" + "".join(
        f"\\{command}{{{title.replace('&', chr(92) + '&')}}}{{\\BF{{Ada Berg}}, Bo Kim}}{{ICML}}{{2021}}\n"
        for title in _TITLES
    )

    papers, _ = _read(text + "}\n", "pubs.txt")

    assert [(each.title, each.date.year, each.found_at.line) for each in papers] == [
        (title, 2021, line) for line, title in enumerate(_TITLES, 3)
    ]


def test_a_link_of_restructured_text_goes_on_in_the_next_line():
    text = "Papers\n======\n\n" + "".join(
        f'- Ada Berg, Bo Kim, "`{title.replace(" ", chr(10) + "  ", 1)}\n'
        f'  <https://example.org/{number}>`_", Journal of Lakes, 2021\n\n'
        for number, title in enumerate(_TITLES)
    )

    assert _titles(text, "publications.rst") == list(_TITLES)


@pytest.mark.parametrize(
    "group",
    [
        "the Lake Watch Team,",
        "the Lake Watch Team",
        "North Institute Salt Consortium,",
        "the River Collaborative,",
    ],
)
def test_a_group_among_the_authors_is_no_part_of_the_title(group):
    text = "# Publications\n\n" + "".join(
        f'{number}. A. Berg, B. Kim, C. Moe, {group} "{title} in Deep Water." '
        f"Lakes **5** (2021) 20210{number}11.\n"
        for number, title in enumerate(_TITLES, 1)
    )

    papers, _ = _read(text, "README.md")

    assert [each.title for each in papers] == [f"{title} in Deep Water" for title in _TITLES]
    assert {(each.date.isoformat(), each.extra["date_precision"]) for each in papers} == {
        ("2021-01-01", "year")
    }


def test_a_span_of_years_within_a_title_ends_none():
    text = "# Publications\n\n" + "".join(
        f'{number}. A. Berg, B. Kim, "{title} in Norway 2010-2013: a view," Journal of Lakes (2021) 77.\n'
        for number, title in enumerate(_TITLES, 1)
    )

    assert _titles(text, "README.md") == [f"{title} in Norway 2010-2013: a view" for title in _TITLES]


@pytest.mark.parametrize("opening", ['"', "``"])
def test_a_quotation_may_end_as_in_tex(opening):
    text = "<html><body><h1>Publications</h1><ol>" + "".join(
        f"<li>A. Berg, B. Kim, -C. Moe, and D.Lund. {opening}{title}.''  Lakes and Rivers, 2021.</li>\n"
        for title in _TITLES[1:]
    )

    assert _titles(text + "</ol></body></html>", "publist.html") == list(_TITLES[1:])


def test_an_initial_may_be_joined_with_its_family():
    text = "<html><body><h1>Publications</h1><ol>" + "".join(
        f"<li>A. Berg, W. -C. Kim, and D.Lund. {title}. Lakes and Rivers, 2021.</li>\n"
        for title in _TITLES[1:]
    )

    assert _titles(text + "</ol></body></html>", "publist.html") == list(_TITLES[1:])


def test_a_paragraph_of_persons_by_its_class_is_no_title():
    people = '<a href="https://example.org/a">Ada Berg</a>, <strong>Bo Kim</strong>, <b>Cy Moe</b>'
    text = "<html><body><h2>Publications</h2>" + "".join(
        f'<article class="work-card"><div class="copy"><h3 class="work-title">{title}</h3>'
        f'<p class="work-authors">{people}</p><div class="meta"><a href="https://icml.cc">ICML 2021</a></div>'
        f'<div class="links"><a href="https://arxiv.org/abs/2001.0000{number}">Paper</a></div></div></article>\n'
        for number, title in enumerate(_TITLES[1:])
    )

    assert _titles(text + "</body></html>", "pubs.html") == list(_TITLES[1:])


@pytest.mark.parametrize("said", ["Description", "Core Highlights (from PDF)", "Key Ideas"])
def test_what_is_said_of_a_model_is_not_what_it_is_called(said):
    text = f"# Reports\n\n| Date | Group | Model | {said} | Link |\n|---|---|---|---|---|\n" + "".join(
        f"| 2021-0{number} | Big Lake Lab | Lake-{number} | Learns to wait for boats in deep and salty water."
        f" | https://arxiv.org/abs/2001.0000{number} |\n"
        for number in range(1, 5)
    )

    assert _titles(text, "README.md") == [f"Lake-{number}" for number in range(1, 5)]


@pytest.mark.parametrize(
    ("text", "name", "said"),
    [
        (
            "\n\n".join(f"On {word}, which was seen by all of us in 2019 and later." for word in "abcdef"),
            "notes.txt",
            "6 of its 6 parts name a year",
        ),
        (
            "# Was ich las\n\n" + "\n\n".join(f"## Über {word}\n\nSchön und gut." for word in "abcdef"),
            "reading-list.md",
            "it is called like a list",
        ),
        ("# A paper\n\nThis is one.\n\nIt says this.\n\nAnd that.\n\nIn 2019.\n\nThe end.", "paper.md", ""),
    ],
)
def test_one_paper_that_divides_into_like_parts_is_doubted(text, name, said):
    papers, notes = _read(text, name)

    assert len(papers) == 1
    assert any(said in note for note in notes) if said else not notes
