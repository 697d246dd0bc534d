# ruff: noqa: E501, ISC004 - pages are easier to read in one line
"""Programmes of workshops: talks and papers count, and neither breaks nor what names a paper again."""

import io

import pytest

from repocheck.extractor import read

SLOW, DEEP, WIDE = "Slow Eyes for Fast Looks", "Deep Eyes in the Sand", "Wide Eyes of the Dune"
ACCEPTED = "".join(
    f"* #{n}: {title} (Ada Kimura and Boris Leclerc) ([Paper PDF](papers/{n}.pdf)) ([Poster PDF](posters/{n}.pdf))\n"
    for n, title in enumerate((SLOW, DEEP, WIDE), 1)
)
TABLE = f"""
| Time (CET) | | Title |
| :--: | -- | -- |
| 9:00 | Opening | |
| 9:10 | Contributed talk | {SLOW} |
| 9:40 | Invited talk | [Edda Fontaine](https://edda.example.org). <em>Of Eyes and Sight</em> |
| 10:00 | Break | |
| 10:30 | Contributed talk | {WIDE} |
| 11:00 | Posters | Hall B |
"""
PAGES = {
    "papers below a timetable": ("README.md", f"# Workshop on Sight\n\n## Schedule\n{TABLE}\n## Accepted papers\n\n{ACCEPTED}", (SLOW, DEEP, WIDE)),
    "numbers with a hash": ("README.md", f"# Workshop on Sight\n\n## Accepted papers\n\n{ACCEPTED}", (SLOW, DEEP, WIDE)),
    "a timetable alone": (
        "README.md",
        f"# Workshop on Sight: programme\n\n| Time | Title | Authors |\n|--|--|--|\n| 9:00 | Welcome and opening remarks | |\n| 9:15 | {SLOW} | Ada Kimura, Boris Leclerc |\n"
        f"| 9:45 | Coffee break | |\n| 10:15 | {DEEP} | Dana Lindqvist, Otto Mendes |\n| 12:00 | Lunch (on your own) | |\n",
        (SLOW, DEEP),
    ),
    "a talk that opens something": (
        "programme.yml",
        "- start: 9:00\n  title: Opening\n- start: 9:10\n  title: Opening the Eyes of Old Owls\n- start: 10:00\n  title: Coffee Break\n- start: 10:30\n  title: " + DEEP + "\n",
        ("Opening the Eyes of Old Owls", DEEP),
    ),
    "slots beside talks": (
        "programme.yml",
        f"talks:\n  ada:\n    authors: [ada]\n    title: {SLOW}\n  edda:\n    authors: [edda]\n    title: {DEEP}\nschedule:\n- time: 09:00-09:45\n  title: Breakfast\n  location: Hall A\n"
        "- time: 09:45-10:00\n  title: Lightning talks 1\n  location: Hall B\n- time: 10:00\n  presentation: ada\n",
        (SLOW, DEEP),
    ),
    "talks by their speakers": (
        "programme.yml",
        f'- {{time: "9h00", name: Accueil}}\n- {{time: "9h30", name: {SLOW}, speaker: Ada Kimura}}\n- {{time: "10h30", name: Group photo on the stairs}}\n'
        f'- {{time: "11h00", name: {DEEP}, speaker: Otto Mendes}}\n',
        (SLOW, DEEP),
    ),
}  # fmt: skip


@pytest.mark.parametrize("page", PAGES)
def test_what_a_programme_lists(page):
    name, text, titles = PAGES[page]
    assert [paper.title for paper in read(io.BytesIO(text.encode()), name).papers] == list(titles)
