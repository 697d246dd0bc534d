"""Pages that a program fills: the fields before them, and what they tell it, are nobody's words."""

import pytest

from tests.extractor.readers.samples import papers

_FIELDS = "---\nlayout: default\ntitle: Reading group\n---\n"
_ROW = (
    "  <tr>\n    <td>{day}/14/24</td>\n    <td>Ada Reed</td>\n"
    '    <td><a href="https://dl.acm.org/doi/10.1145/31000{day}">{title}</a></td>\n    <td>\n'
    '      {{% assign post = site.posts | where_exp: "post", "post.title contains \'{title}\'" | first %}}\n'
    '      {{% if post %}}\n      <a href="{{{{ post.url }}}}">Summary</a>\n      {{% endif %}}\n'
    "    </td>\n  </tr>\n"
)
_TITLES = ["Sharding the Log of a Slow Store", "Tracing Calls without Clocks", "A Kernel That Forgets"]


@pytest.mark.parametrize("before", ["", "<html>\n<body>\n"])
def test_html_behind_front_matter_is_html(before):
    rows = "".join(_ROW.format(day=number + 1, title=title) for number, title in enumerate(_TITLES))
    heads = "  <tr><th>Date</th><th>Presenter</th><th>Paper</th><th>Summary</th></tr>\n"
    page = f"{_FIELDS}{before}<table>\n{heads}{rows}</table>\n"
    assert [paper.title for paper in papers(page, name="index.html")] == _TITLES


@pytest.mark.parametrize("heading", ["Talks and Conferences", "Invited talks & seminars", "Talks"])
def test_talks_under_whatever_heading_are_no_papers(heading):
    entries = "".join(
        f"- **{title}**\n\n\tAda Reed, Bo Lind, *Journal of Stores, 202{number}*\n\n"
        for number, title in enumerate(_TITLES)
    )
    talks = "".join(
        f"- *{title} in Practice* - Store Days, Bern, May 202{n}.\n" for n, title in enumerate(_TITLES)
    )
    page = f"# Publications\n\n## Articles\n\n{entries}## {heading}\n\n{talks}"
    assert [paper.title for paper in papers(page, name="publications.md")] == _TITLES
