"""Texts made to be slow: twice the text may take at most three times as long."""

import time

import pytest

from repocheck.extractor import claim_of, extract_links, links_of
from repocheck.models import Location, Paper, Passage

HOSTILE = {
    "host": ("text", "github.com/"),
    "glued": ("text", "xgithub"),
    "user": ("text", "a@github.com/"),
    "dots": ("text", "github..com."),
    "labels": ("text", "a.github.io."),
    "schemes": ("text", "https://"),
    "doubled": ("text", "https://https://github.com"),
    "query": ("text", "https://x.org/?u=https://github.com/a/b"),
    "wayback": ("text", "https://web.archive.org/web/1/https://github.com/"),
    "blanks": ("pdf", "github. com/ a/ b- \n"),
    "wrapped": ("pdf", "https://github.com/a-\n"),
    "long": ("text", "https://github.com/a/b/tree/c-\n"),
    "brackets": ("text", "github.com/a/b?((((((((((("),
    "mentions": ("text", "GitHub a/b on GitHub, c/d "),
    "slashes": ("text", "/github/"),
    "sentences": ("text", "Code e.g. https://github.com/a/b et al. is available. "),
    "cues": ("text", "our code our code we use our code "),
    "one-line": ("text", "git@github.com:a/b "),
    "escapes": ("latex", "\\_{}%~"),
    "unclosed-tex": ("latex", "\\iffalse \\begin{comment} \\href{"),
    "tex-comments": ("latex", "%\n"),
    "bib-comments": ("bibtex", "@comment{ { "),
    "comments": ("html", "<!-- "),
    "anchors": ("html", "<a href='https://github.com/a/b'>https://github.com/a/b"),
    "tags": ("html", "<<a <span"),
    "entities": ("html", "&#x&#1&lt&"),
    "captions": ("markdown", "[https://github.com/a/b]("),
    "emphasis": ("markdown", "_https://github.com/a/b _"),
    "json": ("json", '\\u00\\\\"\\/'),
    "dois": ("text", "10.5281/zenodo.10.5281/zenodo."),
    "swhids": ("text", "swh:1:swh:1:"),
    "letters": ("text", "代github.com/a/b"),
    "disguises": ("text", "\u200b\xad\n–ﬁ"),
}
SIZE = 4_000


def seconds(action, text, format):
    best = 9e9
    for _ in range(2):
        start = time.process_time()
        action(text, format)
        best = min(best, time.process_time() - start)
    return best


def judge_paper(text, format):
    place = Location(line=1, column=1)
    passage = Passage(field="abstract", text=text, found_at=place, format=format)
    paper = Paper(id="p", title="T", passages=(passage,), found_at=place)
    claim_of(paper, links_of(paper))


@pytest.mark.slow  # it measures time or memory
@pytest.mark.parametrize("action", [extract_links, judge_paper])
@pytest.mark.parametrize(("format", "piece"), HOSTILE.values(), ids=HOSTILE)
def test_time_stays_linear(action, format, piece):
    for _ in range(3):  # this machine may be busy with something else
        half = piece * (SIZE // len(piece))
        once = seconds(action, half, format)
        if seconds(action, half * 2, format) < max(3 * once, 0.01):
            return
    pytest.fail("more than three times as long")
