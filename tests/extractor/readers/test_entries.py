"""Papers out are the cards in: every shape of a digest, whatever its titles and hosts are."""

import io
import json
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from repocheck.extractor import links_of, read

WORDS = (
    "Pre-Trained", "Guide to", "Training", "Support", "Learning", "Waves", "of", "Reef", "Former",
    "Why Run", "Documents?", "What Is", "a Survey on", "CitE", "Zero-Shot", "Editing", "Build", "Models",
    "with", "3D Gaussians", "(Part II)", "& Usage of", "Installation-Free", "Networks 2.0", "GPT-4", "R²",
    "Ünïcode", "Données", "for", "Everything: You Need",
)  # fmt: skip
HOSTS = (
    "https://arxiv.org/abs/2601.{:05}",
    "https://ieeexplore.ieee.org/document/{}",
    "https://ojs.aaai.org/index.php/AAAI/article/view/{}",
    "https://lab.example.edu/papers/p{}.pdf",
)


def shape_h3(cards):
    return "# Reading list\n\n## Vision\n\n" + "\n\n".join(
        f"### {t}\n- Paper: {u}\n" + (f"- Code: {c}" if c else "- Code:") for t, u, c in cards
    )


def shape_bold(cards):
    return "# Papers\n\n## Topic\n\n" + "\n\n".join(
        f"**{t}**\n\n- Paper: {u}\n" + (f"- Code: {c}" if c else "") for t, u, c in cards
    )


def shape_items(cards):
    return "# Papers\n\n" + "\n".join(f"- [{t}]({u})" + (f" [[code]({c})]" if c else "") for t, u, c in cards)


def shape_labels(cards):
    return "# Papers\n\n" + "\n".join(
        f"- **{t}** [[paper]({u})]" + (f" [[code]({c})]" if c else "") for t, u, c in cards
    )


def shape_table(cards):
    rows = (
        f"|2026-05-13|**{t}**|A. Tide et.al.|[pdf]({u})|" + (f"[link]({c})|" if c else "null|")
        for t, u, c in cards
    )
    return "## SLAM\n\n|Publish Date|Title|Authors|PDF|Code|\n|---|---|---|---|---|\n" + "\n".join(rows)


def shape_table_without_pipes(cards):
    rows = (f"Value|[{t}]({u})|{c or '-'}|2023" for t, u, c in cards)
    return "# Papers\n\nCategory|Paper|Code|Year\n--|:--:|:--:|--:\n" + "\n".join(rows)


def shape_details(cards):
    return "# Daily\n\n" + "\n\n".join(
        f"<details>\n<summary><strong>{t}</strong> - A. Tide - [[pdf]]({u})</summary>\n\n"
        f"**Abstract:** We do. {'Code: ' + c if c else ''}\n</details>"
        for t, u, c in cards
    )


def shape_breaks(cards):
    return "# Papers\n\n" + "\n\n".join(
        f"[{n}] {t}<br>\n[paper]({u})" + (f" | [code]({c})" if c else "") + "<br><br>"
        for n, (t, u, c) in enumerate(cards, 1)
    )


def shape_html(cards):
    return "<!DOCTYPE html><html><body><h1>Daily</h1>" + "".join(
        f'<article class="paper"><h3><a href="{u}">{t.replace("&", "&amp;")}</a></h3><p>We do.'
        + (f' <a href="{c}">code</a>' if c else "")
        + "</p></article>\n"
        for t, u, c in cards
    )


def shape_html_list(cards):
    return "<html><body><ul>" + "\n".join(
        f'<li><b>{t.replace("&", "&amp;")}</b> <a href="{u}">pdf</a>'
        + (f' <a href="{c}">code</a>' if c else "")
        for t, u, c in cards
    )


def shape_mail(cards):
    return "\n".join(
        f"-----------------\n\\\\\narXiv:2511.{n:05}\n"
        f"Date: Mon, 24 Nov 2025 10:00:00 GMT\n\nTitle: {t}\nAuthors: A. Tide\n"
        f"\\\\\n  We do. {'Code at ' + c if c else ''}\n\\\\ ( {u} )"
        for n, (t, u, c) in enumerate(cards)
    )


def shape_bot_json(cards):
    rows = {
        f"2601.{n:05}": f"|**2022-01-19**|**{t}**|A. Tide et.al.|[x]({u})|"
        + (f"[link]({c})|" if c else "null|")
        for n, (t, u, c) in enumerate(cards)
    }
    return json.dumps({"SLAM": rows}, ensure_ascii=False, indent=1)


def shape_json(cards):
    return json.dumps(
        {"2026-01-02": [{"title": t, "url": u, "github": c} for t, u, c in cards]},
        ensure_ascii=False,
        indent=1,
    )


def shape_csv(cards):
    rows = (f'"{t}",{u},{c}' for t, u, c in cards)
    return "title,paper url,github/code\n" + "\n".join(rows) + "\n"


def shape_bibtex(cards):
    return "\n".join(
        f"@article{{k{n},\n title = {{{t}}},\n url = {{{u}}},\n note = {{Code: {c}}}\n}}"
        for n, (t, u, c) in enumerate(cards)
    )


SHAPES = {
    name.removeprefix("shape_"): each for name, each in list(globals().items()) if name.startswith("shape_")
}
SUFFIX = {
    "html": ".html",
    "html_list": ".html",
    "csv": ".csv",
    "bibtex": ".bib",
    "json": ".json",
    "bot_json": ".json",
}
PLAIN = {"mail": ".txt"}


@st.composite
def many_cards(draw):
    titles = draw(  # the last word is a letter's, as in any title
        st.lists(
            st.lists(st.sampled_from(WORDS), min_size=3, max_size=9), min_size=3, max_size=9, unique_by=tuple
        )
    )
    cards = []
    for n, words in enumerate(titles):
        url = draw(st.sampled_from(HOSTS)).format(n) if n > 1 else HOSTS[0].format(n)
        code = f"https://github.com/lab{n}/code{n}" if draw(st.booleans()) or n == 0 else ""
        cards.append((" ".join(words).strip(",& ") + " Study", url, code))
    return cards


def digest_of(text, name):
    digest = read(io.BytesIO(text.encode()), name)
    return digest, list(digest.papers)


NAMED_LIKE_A_MANUAL = [
    (f"{words} Study", address, "")
    for words, address in {
        "Pre-Trained Pre-Trained": "https://arxiv.org/abs/2601.00000",
        "Pre-Trained Pre-Trained Pre-Trained": "https://arxiv.org/abs/2601.00001",
        "Installation in Pre-Trained": "https://arxiv.org/abs/2601.00002",
        "Usage of Pre-Trained Pre-Trained": "https://lab.example.edu/papers/p3.pdf",
    }.items()
]


WITH_ONE_FIRST_WORD = [
    (f"Everything: {words} Study", f"https://arxiv.org/abs/2601.{n:05d}", "")
    for n, words in enumerate(("You Need", "You Need Depth", "You Need Depth and Width", "You Need Time"))
]


@pytest.mark.parametrize("shape", SHAPES)
@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(cards=many_cards())
@example(cards=NAMED_LIKE_A_MANUAL)
@example(cards=WITH_ONE_FIRST_WORD)
def test_papers_out_are_the_cards_in_and_places_point_at_what_they_name(shape, cards):
    text = SHAPES[shape](cards)
    name = "d" + SUFFIX.get(shape, PLAIN.get(shape, ".md"))
    _, found = digest_of(text, name)
    assert digest_of(text, name)[1] == found
    assert len(found) == len(cards)
    assert len({paper.id for paper in found}) == len(cards)
    lines = text.split("\n")
    for paper, (title, _, code) in zip(found, cards, strict=True):
        assert re.sub(r"\W", "", title).startswith(re.sub(r"\W", "", paper.title)[:20])
        links = links_of(paper)
        assert [link.repo.slug for link in links if link.repo] == ([code[8:]] if code else [])
        for link in links:
            line = lines[link.found_at.line - 1]
            assert link.raw in (line[link.found_at.column - 1 :] if link.found_at.column else line)


def test_two_titles_that_begin_alike_stay_two():
    title = "A Very Long Title on the Reading of Papers and their Code, Part {}"
    cards = [(title.format(n), f"https://lab.example.edu/papers/p{n}.pdf", "") for n in ("I", "II", "III")]
    cards[0] = (cards[0][0], "https://arxiv.org/abs/2601.00001", "")
    cards[1] = (cards[1][0], "https://arxiv.org/abs/2601.00002", "")
    assert len(digest_of(shape_items(cards), "d.md")[1]) == 3


def test_one_paper_in_two_sections_counts_once_and_is_said():
    card = ("Waves of Reefs", "https://arxiv.org/abs/2601.00001", "")
    other = ("Kelp without Tokens", "https://arxiv.org/abs/2601.00002", "https://github.com/a/b")
    again = (card[0], card[1], "https://github.com/c/d")
    digest, found = digest_of(f"{shape_table([card, other])}\n\n{shape_table([again])}", "d.md")
    assert [paper.title for paper in found] == ["Waves of Reefs", "Kelp without Tokens"]
    assert [link.repo.slug for link in links_of(found[0])] == ["github.com/c/d"]
    assert "count once" in digest.notes[0]


def test_one_id_with_two_titles_stays_two_papers():
    cards = [("Waves of Reefs", HOSTS[0].format(1), ""), ("Kelp without Tokens", HOSTS[0].format(1), "")]
    found = digest_of(shape_items(cards), "d.md")[1]
    assert [paper.id for paper in found] == ["2601.00001", "2601.00001#2"]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        (
            "- [Waves of Reefs](@1) (2019)\n- [Kelp without Tokens](@2), 5 May 2024\n",
            ["2019-01-01 year", "2024-05-05 day"],
        ),
        ("## May 2024\n- [Waves of Reefs](@1)\n- [Kelp without Tokens](@2)\n", ["2024-05-01 month"] * 2),
        (
            "- [2023.07] [Waves of Reefs](@1)\n- **2023/07/04** [Kelp in 2022](@2)\n",
            ["2023-07-01 month", "2023-07-04 day"],
        ),
        (
            "### [Waves](@1)\n- **Published:** June 3, 2026\n### [Kelp](@2)\n- Date: 2026-06-02\n",
            ["2026-06-03 day", "2026-06-02 day"],
        ),
        ("- [Waves of Reefs](@1)\n- [Kelp in 2022 and 2023](@2)\n", ["None day", "None day"]),
        (
            "- [CVPR25Highlight] [Waves of Reefs](@1)\n- [ICLR 2505] [Kelp without Tokens](@2)\n",
            ["2025-01-01 year", "None day"],
        ),
    ],
)
def test_dates_are_read_as_people_write_them(text, dates):
    found = digest_of(re.sub(r"@(\d)", r"https://arxiv.org/abs/2601.0000\1", text), "d.md")[1]
    assert [f"{paper.date} {paper.extra.get('date_precision', 'day')}" for paper in found] == dates


@pytest.mark.parametrize(
    ("front", "title", "date"),
    [
        (
            "title: 'Waves: a Python package'\ndate: 13 July 2022\nbibliography: paper.bib",
            "Waves: a Python package",
            "2022-07-13",
        ),
        ("title: >-\n  Waves and\n  Reefs\ndate: 2022-07", "Waves and Reefs", "2022-07-01"),
        ('layout: post\ntitle: "It\'s \\"Waves\\""\n', 'It\'s "Waves"', "None"),
    ],
)
def test_front_matter_names_a_page(front, title, date):
    (paper,) = digest_of(f"---\n{front}\n---\n\n# Summary\n\nWaves at https://github.com/a/b.\n", "paper.md")[
        1
    ]
    assert (paper.title, str(paper.date)) == (title, date)


def test_what_looks_like_an_entry_and_was_left_out_is_named():
    cards = [
        (f"Waves of {word} Reefs", HOSTS[0].format(n), "") for n, word in enumerate(("Red", "Blue", "Green"))
    ]
    text = shape_items(cards) + "\n- [A Tool for Reefs](https://github.com/a/b)\n"
    digest, found = digest_of(text, "d.md")
    assert len(found) == 3
    assert "line 6: A Tool for Reefs" in " ".join(digest.notes)


def test_comments_hold_no_entries():
    hidden = shape_bold(
        [("Waves of Reefs", HOSTS[0].format(1), ""), ("Kelp of Reefs", HOSTS[0].format(2), "")]
    )
    (paper,) = digest_of(
        f"# Awesome Waves\n\nSee [HERE](https://github.com/a/b).\n\n<!--\n{hidden}\n-->\n", "d.md"
    )[1]
    assert paper.title == "Awesome Waves"


THREE = ("Sand", "Salt", "Silt")
WAVES = [f"Waves of {word}" for word in THREE]
PROGRAMME = [
    f"Counting the {word} Waves of {other} Reefs"
    for word in ("Red", "Blue", "Grey", "Dim", "Old")
    for other in ("Near", "Far", "High", "Low", "New")
]
QUOTED = "---\n".join(f"> ### {n}. Waves of {w}\n>\n> 🔗 [Read](@{n})\n\n" for n, w in enumerate(THREE))
REPEATED = "".join(
    f"### {n}. [Waves of {w}](@{n})\n\n**基本信息**\n\n- x: [y](@{n})\n\n**摘要说明**\n\nWir {w}.\n\n"
    for n, w in enumerate(THREE)
)
LINKED_VENUE = (
    "- [[CVPR2021](@1)] Waves of Sand\n- [[TOG](@2)] Waves of Salt [[github](https://github.com/a/b)]\n"
)
NAMED_VENUE = (
    "- [arXiv 2026.08](@1), Waves of Sand\n"
    "- arXiv 2024.12, **SALT**: Waves of Salt, [website](https://a.example)\n"
)
NAMED = "# List\n\n|Name|Paper|Year|\n|---|---|---|\n"
SESSIONS = "# Accepted papers\n\n## Topics\n- One Topic of the Many\n\n## Day one\n"
NEWS = "# List\n\n## News\n- 2024/05 Our survey [Waves and All](@9) is out\n\n## Papers\n"


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        (f"# Daily\n\n{QUOTED}", WAVES),
        (LINKED_VENUE, WAVES[:2]),
        (NAMED_VENUE, ["Waves of Sand", "SALT: Waves of Salt"]),
        (SESSIONS + "".join(f"- {each}\n" for each in PROGRAMME), PROGRAMME),
        ("|title|index|\n|---|---|\n" + "".join(f"| {each} | 1 |\n" for each in PROGRAMME), PROGRAMME),
        (REPEATED, WAVES),
        (f"{NAMED}|SAND|[{WAVES[0]}](@1)|2024|\n|N/A|[{WAVES[1]}](@2)|2024|\n", WAVES[:2]),
        (f"{NAMED}|Sand|[pdf](@1)|2024|\n|Salt|[pdf](@2)|2024|\n", ["Sand", "Salt"]),
        (f"{NEWS}- [Waves of Sand](@1)\n- [Waves of Salt](@2)\n", WAVES[:2]),
        (
            NEWS.replace("## News", "#### Notes of Major Updates:")
            + "- [Waves of Sand](@1)\n- [Waves of Salt](@2)\n",
            WAVES[:2],
        ),
        ("- Sandy topics\n  - [Waves of Sand](@1)\n- [Waves of Salt](@2)\n  - [Waves of Silt](@3)\n", WAVES),
    ],
)
def test_shapes_that_other_makers_use(text, titles):
    found = digest_of(re.sub(r"@(\d)", r"https://arxiv.org/abs/2601.0000\1", text), "d.md")[1]
    assert [paper.title for paper in found] == titles


def test_boxes_that_hold_papers_are_all_where_an_editorial_links_to_papers_as_well():
    cards = [(f"Waves of {word}", HOSTS[0].format(n), "") for n, word in enumerate(("Sand", "Salt", "Silt"))]
    text = shape_html(cards).replace(
        "<h1>Daily</h1>",
        "<h1>Daily</h1><h3>1. What we learned</h3><p><a href='https://arxiv.org/abs/2601.09999'>x</a></p>",
    )
    assert [paper.title for paper in digest_of(text, "d.html")[1]] == [card[0] for card in cards]


def test_a_page_with_commands_in_its_sections_is_one_project():
    sections = "".join(
        f"## Waves of {word}\n\n[paper]({HOSTS[0].format(n)})\n\n```bash\npip install waves-{n}\n```\n\n"
        for n, word in enumerate(("Sand", "Salt", "Silt"))
    )
    (paper,) = digest_of(f"# Waves\n\n{sections}", "d.md")[1]
    assert paper.title == "Waves"


@pytest.mark.parametrize("shape", ["heading", "item", "address below"])
def test_a_title_that_ends_in_a_venue_and_its_year_is_whole(shape):
    titles = [
        "Findings of the WMT 2023",
        "Overview of BioASQ 2020",
        "A Study of Ponds 1999",
        "Waves in the Sea",
        "Lessons from the Netflix Challenge 2009",
    ]
    form = {
        "heading": "## [{t}](https://arxiv.org/abs/2601.0000{n})\n\nSome words.\n",
        "item": "- [{t}](https://arxiv.org/abs/2601.0000{n})",
        "address below": "## {t}\n\nhttps://arxiv.org/abs/2601.0000{n}\n\nSome words.\n",
    }[shape]
    text = "\n".join(form.format(t=title, n=n) for n, title in enumerate(titles))
    assert [paper.title for paper in digest_of(text, "d.md")[1]] == titles


def test_an_empty_cell_takes_the_year_above_it():
    rows = [
        ("2023", "Deep Ponds for Frogs"),
        ("", "Waves and Wind at Sea"),
        ("2022", "Sails for Slow Ships"),
        (" ", "Tides"),
    ]
    text = "| Year | Venue | Title | Link |\n|---|---|---|---|\n" + "".join(
        f"|{year}|CVPR|{title}|[paper](https://arxiv.org/abs/2601.0000{n})|\n"
        for n, (year, title) in enumerate(rows)
    )
    assert [paper.date.year for paper in digest_of(text, "d.md")[1]] == [2023, 2023, 2022, 2022]


@pytest.mark.parametrize(("mark", "dated"), [("2019 - ", 4), ("2019: ", 4), ("1984: ", 1)])
def test_a_year_before_most_titles_is_their_date(mark, dated):
    titles = ["Deep Ponds for Frogs", "Waves and Wind at Sea", "Sails for Slow Ships", "Tides of the Moon"]
    text = "\n".join(
        f"- [{mark * (n < dated)}{title}](https://arxiv.org/abs/2601.0000{n})"
        for n, title in enumerate(titles)
    )
    papers = digest_of(text, "d.md")[1]
    whole = [f"{mark * (dated == 1)}{titles[0]}", *titles[1:]]
    assert [paper.title for paper in papers] == whole
    if dated == len(titles):
        assert {str(paper.date) for paper in papers} == {"2019-01-01"}


def test_a_venue_with_its_year_behind_a_title_is_no_part_of_it():
    text = "\n".join(
        f"- [{title}](https://arxiv.org/abs/2601.0000{n})"
        for n, title in enumerate(
            [
                "Deep Ponds for Frogs CVPR 2016",
                "Waves and Wind, Sailing 2016",
                "Sails for Ships (NeurIPS 2020)",
            ]
        )
    )
    assert [paper.title for paper in digest_of(text, "d.md")[1]] == [
        "Deep Ponds for Frogs",
        "Waves and Wind",
        "Sails for Ships",
    ]
