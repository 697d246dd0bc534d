# ruff: noqa: E501 - shapes are easier to read in one line
"""Lists with what people write beside titles by hand: names, years, sentences, tags that nothing closes."""

import io

import pytest

from repocheck.extractor import read

TITLES = (
    "Currents in Narrow Straits Seen from Above", "Who Dredges the Dredgers Notes from Two Ports", "Sorting Drifters of Each Size at Sea",
    "Soft Limits for Harbour Timetables in Winter", "Harvesting Salt with Little Heat and Wind", "Forecasts of Surge beyond the Levees",
)  # fmt: skip
ARXIV = "https://arxiv.org/abs/240{n}.00001"


def read_all(text, name="papers.md"):
    return list(read(io.BytesIO(text.encode()), name).papers)


def titles_of(text, name="papers.md"):
    return [paper.title for paper in read_all(text, name)]


def listed(written, heads=""):
    return f"# Papers\n\n{heads}" + "".join(
        written.format(t=t, n=n, name=("TideNet", "QuAY", "SaltQ", "PORTx", "S4LT", "LeVee")[n - 1])
        for n, t in enumerate(TITLES, 1)
    )


TABLE = "| (***Name***) - Paper Title | Topic | Date | Links |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    "text",
    [
        listed("- {t} ({name}) [[paper](" + ARXIV + ")]\n"),
        listed("| ***{name}*** - {t} | Sea | 202{n}.01 | [[paper]](" + ARXIV + ") |\n", TABLE),
        listed("- {name} - {t} [[paper](" + ARXIV + ")]\n"),
        listed("- ({name} for {n}) {t} [[paper](" + ARXIV + ")]\n"),
        listed("- {t} (v{n}) [[paper](" + ARXIV + ")]\n"),
        listed("**{t}** <br />\nAda Kimura &bull; Bo Leclerc <br />\n\n[PDF](" + ARXIV + ") &bull;\n[Forum](https://openreview.net/forum?id=t{n})\n\n"),
        listed("- **{t}** [[paper](" + ARXIV + ")]\n", "**We have released a new [survey paper](https://arxiv.org/abs/2300.1), and look forward to comments.**\n\n"),
        listed("- **{t}** [[paper](" + ARXIV + ")]\n", "**You are welcome to read our [paper](https://arxiv.org/abs/2300.1)!**\n\n"),
    ],
)  # fmt: skip
def test_what_the_maker_writes_beside_titles_is_none_of_them(text):
    assert titles_of(text) == list(TITLES)


@pytest.mark.parametrize(
    "ending",
    [
        " of Automatic Tide Tables (ATTs)",
        " at Sea (1990-2010)",
        " (Extended Abstract)",
        " of Hinges (Bivalvia)",
    ],
)
def test_what_titles_end_with_in_brackets_stays(ending):
    text = listed("- [{t}" + ending + "](" + ARXIV + ")\n")
    assert titles_of(text) == [f"{title}{ending}" for title in TITLES]


def test_one_name_in_brackets_may_be_part_of_its_title():
    text = listed("- {t} [[paper](" + ARXIV + ")]\n").replace("Size at Sea", "Size at Sea (SaltQ)")
    assert titles_of(text)[2] == "Sorting Drifters of Each Size at Sea (SaltQ)"


def test_a_survey_that_its_maker_asks_to_read_is_a_paper():
    said = "📖 **You are welcome to read our paper!**\n👉 [Salt and Tides: Old Maps and New Charts](https://arxiv.org/abs/2300.00001)\n\n## All\n\n"
    assert titles_of(listed("- **{t}** [[paper](" + ARXIV + ")]\n", said)) == [
        "Salt and Tides: Old Maps and New Charts",
        *TITLES,
    ]


def test_what_is_said_of_data_is_no_title():
    data = "## Data\n\n| Datasets with URL | Venue | Highlight |\n|---|---|---|\n" + "".join(
        f"| [Set{n}](https://arxiv.org/abs/2399.0000{n}) | CVPR'1{n} | Large maps of many harbours with names and depths |\n"
        for n in range(1, 5)
    )
    assert titles_of(listed("- {t} [[paper](" + ARXIV + ")]\n", data + "\n## Papers\n\n")) == list(TITLES)


def test_cells_and_rows_that_no_tag_closes():
    rows = "".join(
        f'<tr>\n<TD valign=top><B>{n}</B>\n<TD>"<a href="papers/t{n}.pdf">{t}"</a> with A. Kimura and B. Leclerc,\n<i>Harbour Letters</i> {n} (201{n}), 1-9.\n<br>\n'
        if n % 3
        else f'<tr>\n<TD valign=top><B>{n}</B>\n<TD>"{t}", with A. Kimura, <i>Harbour Letters</i> {n} (201{n}), 1-9.\n'
        for n, t in enumerate(TITLES, 1)
    )
    page = f"<html><title>Publications</title><body><h1>List of Publications</h1><table><tbody><p>\n{rows}</table></body></html>"
    papers = read_all(page, "pubs.html")
    assert [paper.title for paper in papers] == list(TITLES)
    assert [paper.date.year for paper in papers] == [2011, 2012, 2013, 2014, 2015, 2016]


def test_the_year_in_a_tag_of_its_own_in_front_of_a_title():
    items = "".join(
        f'<div class="pub-item"><span class="y">201{n}</span><div><div class="pub-t">{t}</div><div class="v">Harbour Letters</div></div></div>\n'
        for n, t in enumerate(TITLES, 1)
    )
    page = f"<html><body><h2>Publications</h2><div>{items}</div></body></html>"
    assert titles_of(page, "publications.html") == list(TITLES)


def test_an_object_of_lists_that_a_script_holds():
    records = ", ".join(
        f'{{"name": "N{n}", "title": "{t}", "year": 201{n}, "paper": "{ARXIV.format(n=n)}"}}'
        for n, t in enumerate(TITLES, 1)
    )
    page = (
        '<!doctype html><html><head><title>Tides</title></head><body><div id="list"></div><p>About tides, '
        f'see <a href="https://github.com/lab/tides">the list</a>.</p><script>\nconst DATA = {{"models": [{records}], '
        '"tags": ["sea"]};\n</script></body></html>'
    )
    assert titles_of(page, "index.html") == list(TITLES)


def test_a_page_that_a_program_fills_gives_no_paper():
    page = (
        "---\ntitle: Publications\n---\n\n<ul>\n{% for pub in site.publications %}\n<li><strong>{{ pub.title }}</strong>\n"
        '[<a href="https://arxiv.org/abs/{{ pub.arXiv }}">arXiv</a>] [<a href="{{ pub.git }}">git</a>]</li>\n{% endfor %}\n</ul>\n'
    )
    assert titles_of(page, "publications.md") == []


def test_braces_of_bibtex_around_a_title_in_a_table():
    rows = "".join(f'"{n}","{{{t}}}","{{201{n}}}"\n' for n, t in enumerate(TITLES, 1))
    assert titles_of(f'"","title","year"\n{rows}', "papers.csv") == list(TITLES)


def test_a_year_by_some_source_is_the_date_where_nothing_else_is():
    rows = "".join(f"{t},201{n}.0,Harbour Letters\n" for n, t in enumerate(TITLES, 1))
    assert [paper.date.year for paper in read_all(f"title,year_gs,venue_gs\n{rows}", "papers.csv")] == list(
        range(2011, 2017)
    )


def test_the_page_of_a_conference_is_no_paper():
    said = "[CVPR 2020](https://openaccess.thecvf.com/CVPR2020) 论文开源项目合集,欢迎分享\n\n**【推荐阅读】**\n\n- CVPR 2019:https://github.com/lab/tides\n\n## All\n\n"
    assert titles_of(
        listed("**{t}**\n\n- Paper: " + ARXIV + "\n- Code: https://github.com/lab{n}/tides\n\n", said)
    ) == list(TITLES)


def test_html_in_a_file_that_is_called_text():
    boxes = "".join(
        f'<div class="paper">\n<span class="authors">Ada Kimura and Bo Leclerc</span>\n<span class="title">\n{t}\n</span>\n</div>\n<div class="abstract">It is about tides.</div>\n'
        for t in TITLES
    )
    assert titles_of(f"<h2>Accepted Papers</h2>\n{boxes}", "abstracts.txt") == list(TITLES)


def test_a_dash_may_be_part_of_titles():
    text = listed("- Salt{n} - {t} [[paper](" + ARXIV + ")]\n").replace("Salt1 - ", "3D-Salt - ")
    assert titles_of(text)[:2] == [f"3D-Salt - {TITLES[0]}", f"Salt2 - {TITLES[1]}"]


def test_one_word_among_titles_that_link_to_notes_is_a_title():
    items = "".join(
        f'  <li><a href="2023/{n}/">{t}</a></li>\n' for n, t in enumerate((*TITLES, "SaltNet3"), 1)
    )
    noted = '  <li><details><summary><a href="2023/9/">TideΩ</a></summary>\n    <ul>\n      <li>a better chart with less salt</li>\n      <li>shows many ports in the north</li>\n    </ul>\n  </details></li>\n'
    text = f"# Paper Notes\n\n### 2023\n<ul>\n{noted}{items}</ul>\n"
    assert titles_of(text, "notes.md") == ["TideΩ", *TITLES, "SaltNet3"]


def test_what_methods_of_a_matrix_are_called_is_no_title():
    rows = "".join(
        f"| {name} | ✅ | | Sea |\n" for name in ("TideNet", "QuayWM", "SaltQ", "Slow Salt WM", "PortWM")
    )
    matrix = f"\n## Matrix\n\n| Paper | L1 | L2 | Domain |\n|---|---|---|---|\n{rows}"
    assert titles_of(listed("- **{t}** [[paper](" + ARXIV + ")]\n") + matrix) == list(TITLES)


def test_a_list_of_people_that_a_script_holds_is_none_of_papers():
    people = ", ".join(
        f'{{"name": "Ada {n}", "title": "Student of tides", "year": 201{n}}}' for n in range(5)
    )
    page = (
        "<!doctype html><html><head><title>Slow Nets in Salt</title></head><body><h1>Slow Nets in Salt</h1>"
        f"<p>We wait.</p><script>\nconst TEAM = [{people}];\n</script></body></html>"
    )
    assert titles_of(page, "index.html") == ["Slow Nets in Salt"]


@pytest.mark.parametrize("place", ["Blog", "Company blog post", "Website", "Course", "Tutorial", "Book"])
def test_a_row_of_a_post_is_none_of_a_paper(place):
    rows = "".join(f"| {t} | Harbour Letters | 201{n} |\n" for n, t in enumerate(TITLES, 1))
    post = f"| How We Sort the Salt of Ports | {place} | 2020 |\n"
    assert titles_of(f"# Papers\n\n| Title | Venue | Year |\n|---|---|---|\n{rows}{post}") == list(TITLES)
