"""Digests of a day that list their papers in a table and again one by one count each once."""

from __future__ import annotations

import io

import pytest

from repocheck.extractor import read

_PAPERS = (
    ("GlowNet: Lamps that Learn", "GlowNet: Learning Lamps for Dim Rooms", "2511.00417"),
    ("Mossy: A Model of Moss", "Mossy: A Large Model of Moss on Wet Stones", "2511.01822"),
    ("Tidal Sort: Ordering by Waves", "Tidal Sort: Ordering Streams of Numbers by Waves", "2511.02930"),
)
_WORDS = {
    "zh": ("标题", "论文 {}:", "arXiv 页面", "PDF 下载", "统计信息", "指标 | 数值"),
    "en": ("Title", "Paper {}:", "arXiv", "PDF", "Statistics", "Metric | Value"),
    "ja": ("タイトル", "論文 {}:", "論文ページ", "コード", "まとめ", "指標 | 値"),
}


@pytest.mark.parametrize("tongue", _WORDS)
def test_table_and_sections_of_a_day_are_one_paper_each(tongue: str) -> None:
    title, lead, page, file, end, metrics = _WORDS[tongue]
    rows = "".join(f"| {n} | {short} | {named} |\n" for n, (short, _, named) in enumerate(_PAPERS, 1))
    parts = "".join(
        f"## {lead.format(n)} {long}\n\n- [{page}](https://arxiv.org/abs/{named})\n"
        f"- [{file}](https://arxiv.org/pdf/{named})\n\nIt is of use for much and good at little.\n\n---\n\n"
        for n, (_, long, named) in enumerate(_PAPERS, 1)
    )
    text = (
        f"# Daily digest 2025-11-06\n\n| # | {title} | arXiv ID |\n|---|---|---|\n{rows}\n---\n\n{parts}"
        f"## {end}\n\n| {metrics} |\n|---|---|\n| all | 50+ |\n| kept | 3 |\n"
    )
    papers = list(read(io.BytesIO(text.encode()), "2025-11-06.md").papers)
    assert [paper.id for paper in papers] == [named for _, _, named in _PAPERS]
    assert [paper.title for paper in papers] == [short for short, _, _ in _PAPERS]


def test_many_authors_behind_a_title_in_a_summary_make_it_no_paragraph():
    many = ", ".join(f"Ada{chr(97 + n % 26)} Kelp{chr(97 + n // 26)}" for n in range(40))
    page = "# Daily\n\n<details open>\n<summary><h2>Agents (3 papers)</h2></summary>\n\n"
    for number, authors in enumerate(("Bo Lee", many, "Cy Wu"), 1):
        page += f"<details>\n<summary><strong>Waves at Rest in Part {number}</strong> - {authors} - "
        page += f"[[pdf]](https://arxiv.org/pdf/2608.1000{number})</summary>\n\nWe rest.\n</details>\n\n"
    shown = read(io.BytesIO(f"{page}</details>\n".encode()), "daily.md").papers
    assert [paper.title for paper in shown] == [f"Waves at Rest in Part {number}" for number in (1, 2, 3)]
