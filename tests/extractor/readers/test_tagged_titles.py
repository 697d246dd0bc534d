# ruff: noqa: E501, ISC004 - pages are easier to read in one line
"""Titles with a venue or a name beside them, those that name another paper, and tables with odd heads."""

import io

import pytest

from repocheck.extractor import read

ARXIV = "https://arxiv.org/abs/2401.0000{n}"
PAGES = {
    "venue and maker in brackets behind headings": (
        "notes.md", "# 每周论文笔记\n\n## 搜索\n\n### Slow Tides for Fast Charts[NIPS'19][Acme]\n- 笔记\n\n### Deep Sand in Harbour Search [KDD'20] [Acme]\n\n"
        "### Wide Quays for Old Boats【DLRS'16】【Acme】\n- 笔记\n",
        (("Slow Tides for Fast Charts", 2019), ("Deep Sand in Harbour Search", 2020), ("Wide Quays for Old Boats", 2016)),
    ),
    "linked titles behind short names": (
        "README.md", f"# Papers\n\n**1.QuayNet-lvt2k (Kimura et al., 2016)** : [Slow Tides using Charts and Beyond]({ARXIV.format(n=1)})\n\n"
        f"**2.Graph_Quay** : [Deep sand with a model of graphs]({ARXIV.format(n=2)})\n\n**3.Buoy + Tide** (Sato et al., 2018) : [Wide Quays for Old Boats]({ARXIV.format(n=3)})\n",
        (("Slow Tides using Charts and Beyond", 2016), ("Deep sand with a model of graphs", None), ("Wide Quays for Old Boats", 2018)),
    ),
    "items of HTML that are left open": (
        "index.html", "<html><body><h2>Publications</h2><ol>\n"
        '<li> Kimura, A., &amp Sato, R. (in press). <a href="a.pdf">Counting sand from slow\ncharts</a>. To appear in <i>Harbour Letters</i> <br><br>\n'
        '<li> Kimura, A. (2019). <a href="b.pdf">Weighing sand: A comment on Lee et al. (2018)</a>. <i>Harbour Letters, 3</i>(2), 3-4. <br><br>\n'
        '<li> Kimura, A., &amp Sato, R. (2018). <a href="c.pdf">A review of Tides and Men by Holm and Ito (Eds.)</a>. <i>Harbour Letters, 2</i>(2), 3-4. <br><br>\n</ol></body></html>',
        (("Counting sand from slow charts", None), ("Weighing sand: A comment on Lee et al. (2018)", 2019), ("A review of Tides and Men by Holm and Ito (Eds.)", 2018)),
    ),
    "numbers at names, remarks and journals": (
        "papers.txt", "Slow sand ratios from 2003 to 2009: Trends and change (2010). C. Frank,1,2 I. Abel,1 P. Berger,3 and P. Toll1\n- sand\n\n"
        "Schneider, O., J. P. Burrow, and H. Bover (2014), Remote sensing of slow sand in wide dunes, Shore’s Future, 2, 548–558, doi:10.1000/x.\n- wind\n\n"
        "A. J. Turner, D. J. Jacobs, and D. Wunder (2015). Estimating sand and dunes with old charts ---- good paper\n- charts\n",
        (("Slow sand ratios from 2003 to 2009: Trends and change", 2010), ("Remote sensing of slow sand in wide dunes", 2014), ("Estimating sand and dunes with old charts", 2015)),
    ),
    "heads of columns that repeat": (
        "refs.csv", 'Item type,Authors,Title,Journal,Abstract,Abstract,Pages,Date published\nJournal Article,"Kimura A,Sato R",Salt in/for water: Future,Harbour Letters,"Long, text",,12,2021\n'
        'Conference Paper,"Sato R","Valuing salt: An explainable way",,"Two\nlines",,3,2022\n',
        (("Salt in/for water: Future", 2021), ("Valuing salt: An explainable way", 2022)),
    ),
    "the same in Chinese": ("refs.csv", "序号,题名,作者,期刊,年份,摘要,摘要\n1,河流的慢速模型研究,王一,水利学报,2015,文,文\n2,湖泊的深层模型研究,张三,水利学报,2016,文,文\n", (("河流的慢速模型研究", 2015), ("湖泊的深层模型研究", 2016))),
    "tags of a reference manager": ("savedrecs.tsv", "PT\tAU\tTI\tPY\tAB\tAB\nJ\tKimura, A\tTall Dunes in Slow Wind\t2017\ta\tb\nJ\tSato, R\tShort Dunes in Fast Wind\t2018\ta\tb\n", (("Tall Dunes in Slow Wind", 2017), ("Short Dunes in Fast Wind", 2018))),
    "a title of the document beside that of the journal": (
        "export.csv", "Document Title,Authors,Publication Title,Publication Year,Terms,Terms\nTall Towers and Slow Links,A. Kimura,Harbour Letters,2019,k,k\nShort Towers and Fast Links,R. Sato,Harbour Letters,2020,k,k\n",
        (("Tall Towers and Slow Links", 2019), ("Short Towers and Fast Links", 2020)),
    ),
    "heads in French": (
        "export.csv", "Type de document,Auteurs,Titre,Date de publication,Mots clés,Mots clés\nArticle,A. Kimura,Les fleuves lents du nord,2012,a,b\nArticle,R. Sato,Les lacs profonds du sud,2013,a,b\n",
        (("Les fleuves lents du nord", 2012), ("Les lacs profonds du sud", 2013)),
    ),
    "heads in Czech": (
        "publikace.csv", 'cislo;druh;autori;nazev;zdroj;rok_vydani;rok_sberu\n1;J;"Novák, Jan - Dvořák, P.";"Slow tides of a small harbour";"Roč. 4, č. 2";2021;2022\n2;V;"Novák, Jan";Quayside;;2020;2021\n',
        (("Slow tides of a small harbour", 2021), ("Quayside", 2020)),
    ),
    "heads in Polish, Norwegian and Turkish": (
        "README.md", "# Publikacje\n\n| Autorzy | Tytuł | Rok |\n|---|---|---|\n| J. Kowal | Powolne rzeki północy | 2011 |\n| P. Nowak | Głębokie jeziora południa | 2012 |\n\n"
        "| Forfattere | Tittel | År |\n|---|---|---|\n| K. Berg | Sakte elver i nord | 2013 |\n| L. Dal | Dype sjøer i sør | 2014 |\n\n"
        "| Yazarlar | Başlık | Yıl |\n|---|---|---|\n| A. Deniz | Kuzeyin yavaş nehirleri | 2015 |\n| B. Dağ | Güneyin derin gölleri | 2016 |\n",
        (("Powolne rzeki północy", 2011), ("Głębokie jeziora południa", 2012), ("Sakte elver i nord", 2013), ("Dype sjøer i sør", 2014), ("Kuzeyin yavaş nehirleri", 2015), ("Güneyin derin gölleri", 2016)),
    ),
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_titles_and_years(page):
    name, text, expected = PAGES[page]
    papers = list(read(io.BytesIO(text.encode()), name).papers)
    assert [(paper.title, paper.date and paper.date.year) for paper in papers] == list(expected)


def test_a_bold_label_is_no_short_name():
    text = f"# Papers\n- **Our survey paper**: [Slow Tides for Fast Charts]({ARXIV.format(n=1)})\n- **Deep Sand in Old Harbours of the North**: [my notes on the paper]({ARXIV.format(n=2)})\n"
    assert "my notes on the paper" not in [
        paper.title for paper in read(io.BytesIO(text.encode()), "README.md").papers
    ]


def test_a_tag_that_several_titles_share_is_none_of_theirs():
    tagged = ["【SFT】Slow Tides for Charts", "【SFT】Deep Sand in Harbours", "【SFT】Wide Quays for Boats"]
    titles = [
        *tagged,
        "[Buoy] Salt That Learns to Float",
        "Old Boats in New Water",
        "A Chart of Slow Tides",
        "Winds of Late Spring",
    ]
    text = "# Papers\n" + "".join(
        f"- **{title}** [[paper]]({ARXIV.format(n=n)})\n" for n, title in enumerate(titles)
    )
    found = [paper.title for paper in read(io.BytesIO(text.encode()), "README.md").papers]
    assert found == [*(title.removeprefix("【SFT】") for title in tagged), *titles[3:]]
