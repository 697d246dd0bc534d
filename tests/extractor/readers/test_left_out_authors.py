"""Authors who are left out between the first ones and the last, and journals right behind a title."""

import pytest

from tests.extractor.readers.samples import papers

_WORKS = ["Wide maps of a quiet field", "Tides in small harbours", "Counting what nobody saw"]
_NAMES = [
    "Reed, A., Lind, B., Osei, C., {} Vale, D., Wirth, E. B. (2021).",
    "A. Reed, B. Lind, C. Osei, {} D. Vale, E. Wirth (2021).",
    "Reed, A., Lind, B., Osei, C., {} & Van Dale, E. (2021).",
    "Reed, A., Lind, B., Osei, C., {} Van Dale, E. (2021).",
]


@pytest.mark.parametrize("sign", ["…", "..."])
@pytest.mark.parametrize("names", _NAMES)
def test_a_title_below_authors_of_whom_some_are_left_out(names, sign):
    items = "".join(
        f"- {names.format(sign)}  \n{work}. ***Field Notes***.  \n[10.5555/8{at}](https://doi.org/10.5555/8{at})\n\n"
        for at, work in enumerate(_WORKS)
    )
    assert [paper.title for paper in papers(f"# Preprints\n\n{items}", name="publications.md")] == _WORKS


@pytest.mark.parametrize("behind", [" ***Field Notes*** *64*, 192–200", "-19. ***Field Notes***, *2*(34)"])
def test_a_journal_that_is_bold_and_slanted_ends_the_title(behind):
    works = [work + behind.partition(".")[0].partition(" *")[0] for work in _WORKS]
    items = "".join(
        f"- Reed A., Lind B., Osei C. (2021).  \n{work}{behind}  \n"
        f"[10.5555/8{at}](https://doi.org/10.5555/8{at})\n\n"
        for at, work in enumerate(_WORKS)
    )
    assert [paper.title for paper in papers(f"# Articles\n\n{items}", name="publications.md")] == works
